"""Contact cards into the file: people with the ways to reach them, and where they work."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ipo_crm.domain.ids import OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Identifier, Organisation
from ipo_crm.domain.people import ContactPoint, Person, Role
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.exchange.vcard import ContactCard, OrganisationCard, PersonCard
from ipo_crm.services.import_rows import OBJECTED, one_row
from ipo_crm.services.import_tally import Tally
from ipo_crm.store import identifiers, organisations, people
from ipo_crm.store.workspace import Transaction

SCHEME = "vcard"
_DEFAULT_FUNCTION = "contactpersoon"


class Cards:
    """Take the cards of one file over, finding back by UID, or else by name and employer, what was imported before."""

    def __init__(self, tx: Transaction, file_name: str, today: date) -> None:
        self._tx = tx
        self._connection = tx.connection
        self._source = Source(source_class=SourceClass.IMPORT, title=f"vCard-bestand {file_name}", known_on=today)
        self._learn()

    def _learn(self) -> None:
        """Read who and what is known already."""
        self._people = identifiers.people(self._connection, SCHEME)
        self._blocked = people.blocked(self._connection)
        self._cards = identifiers.organisations(self._connection, SCHEME)
        self._named: dict[str, OrganisationId] = {}
        for item in organisations.all_organisations(self._connection):
            for name in filter(None, (item.name, item.abbreviation)):
                self._named.setdefault(fold(name), item.id)

    def take(self, rows: Iterable[ContactCard], tally: Tally) -> None:
        """Take cards over; each ends in the tally."""
        for number, row in enumerate(rows, start=1):
            tally.begin_row()
            name = row.name.full if isinstance(row, PersonCard) else row.name
            if isinstance(row, PersonCard) and self._people.get(_key_of(row)) in self._blocked:
                tally.leave_out(number, name, OBJECTED)
                continue
            with one_row(self._tx, tally, number, name, self._learn):
                self._take(row, tally)

    def _take(self, row: ContactCard, tally: Tally) -> None:
        if isinstance(row, PersonCard):
            self._person(row, tally)
        else:
            self._organisation_card(row, tally)

    def _person(self, card: PersonCard, tally: Tally) -> None:
        value = _key_of(card)
        key = self._people.get(value)
        if key is None:
            person = Person(name=card.name, notes=card.note, contact_points=card.contact_points, source=self._source)
            key = people.put(self._connection, person)
            identifiers.put(self._connection, person_ref(key), Identifier(scheme=SCHEME, value=value))
            self._people[value] = key
            tally.count("personen", made=True)
        else:
            tally.count("personen", changed=self._add_points(key, card.contact_points))
        if card.organisation:
            self._employ(key, card, tally)

    def _add_points(self, key: PersonId, points: tuple[ContactPoint, ...]) -> bool:
        """Add the ways to reach somebody that are not known yet; nothing is taken away."""
        person = people.get(self._connection, key)
        if person is None:
            return False
        known = {(point.kind, point.value) for point in person.contact_points}
        fresh = tuple(point for point in points if (point.kind, point.value) not in known)
        if fresh:
            people.put(self._connection, replace(person, contact_points=(*person.contact_points, *fresh)))
        return bool(fresh)

    def _employ(self, key: PersonId, card: PersonCard, tally: Tally) -> None:
        place = self._organisation(card.organisation, tally)
        lines = people.role_lines(self._connection, people=[key]).get(key, [])
        if any(line.role.organisation_id == place for line in lines):
            tally.count("rollen")
            return
        role = Role(
            person_id=key,
            organisation_id=place,
            function=card.function or _DEFAULT_FUNCTION,
            portfolio=card.department,
            source=self._source,
        )
        people.put_role(self._connection, role)
        tally.count("rollen", made=True)

    def _organisation_card(self, card: OrganisationCard, tally: Tally) -> None:
        before = len(self._named)
        key = self._organisation(card.name, tally)
        value = card.uid or f"naam:{fold(card.name)}"
        if value not in self._cards:
            identifiers.put(self._connection, organisation_ref(key), Identifier(scheme=SCHEME, value=value))
            self._cards[value] = key
        elif before == len(self._named):
            tally.count("organisaties")

    def _organisation(self, name: str, tally: Tally) -> OrganisationId:
        found = self._named.get(fold(name))
        if found is not None:
            return found
        key = organisations.put(self._connection, Organisation(name=name, source=self._source))
        self._named[fold(name)] = key
        tally.count("organisaties", made=True)
        return key


def _key_of(card: PersonCard) -> str:
    """Give by what the person of a card is found again."""
    return card.uid or f"naam:{fold(card.name.full)}|{fold(card.organisation)}"
