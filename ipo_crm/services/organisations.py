"""Organisations: add, change, end and drop them; fracties with their seats; list them and show one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ipo_crm.domain import labels
from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.differences import change_title
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, organisation_ref
from ipo_crm.domain.organisations import (
    Chamber,
    Composition,
    FractieSeats,
    Identifier,
    Organisation,
    OrganisationChoices,
    OrganisationKind,
    OrganisationRow,
    Seats,
    with_size,
    without_size,
)
from ipo_crm.domain.people import Relation, RelationKind, StaffLine
from ipo_crm.domain.periods import Period
from ipo_crm.domain.sources import Source
from ipo_crm.services.many import ManyOrganisations
from ipo_crm.services.organisation_cards import chamber_of, fracties_of, organisation_card
from ipo_crm.services.settings import Settings
from ipo_crm.store import identifiers, lines_touched, people, records, schema
from ipo_crm.store import organisations as store
from ipo_crm.store.workspace import Workspace


class Organisations:
    """Deeds and questions about organisations; what ages is asked as of a day, today when none is given."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self.many = ManyOrganisations(workspace, settings)

    def put(self, organisation: Organisation) -> Change:
        """Add or change an organisation; where nothing differs nothing is done."""
        if not organisation.name.strip():
            raise UserError("Geef de organisatie een naam.")
        self._require_no_circle(organisation)
        title = f"{organisation.label} toevoegen"
        if organisation.id:
            before = self._get(organisation.id)
            if organisation == before:
                return NOTHING
            title = change_title(organisation.label, "organisation", before, organisation)
        with self._workspace.transaction(title) as tx:
            store.put(tx.connection, organisation)
            return tx.change

    def drop(self, key: OrganisationId) -> Change:
        """Delete an organisation with all that hangs on it."""
        label = self._get(key).label
        with self._workspace.transaction(f"{label} verwijderen") as tx:
            records.drop(tx.connection, schema.organisation, key)
            return tx.change

    def set_parent(self, key: OrganisationId, parent: OrganisationId | None) -> Change:
        """Say what an organisation belongs to, or with None that it stands by itself."""
        moved = replace(self._get(key), parent_id=parent)
        self._require_no_circle(moved)
        with self._workspace.transaction(f"{moved.label} onderbrengen") as tx:
            store.put(tx.connection, moved)
            return tx.change

    def end(
        self, key: OrganisationId, day: date, successor: OrganisationId | None = None, source: Source | None = None
    ) -> Change:
        """End an organisation: from `day` it is no more, its seats end with it, and a successor may take its place."""
        ended = self._get(key)
        if ended.period.start is not None and day <= ended.period.start:
            raise UserError(f"{ended.label} begon op {ended.period.start:%d-%m-%Y}. Kies een latere dag.")
        if successor == key:
            raise UserError("Een organisatie volgt zichzelf niet op. Kies een andere opvolger.")
        if successor is not None:
            self._get(successor)
        with self._workspace.transaction(f"{ended.label} beëindigen") as tx:
            store.put(tx.connection, replace(ended, period=Period(ended.period.start, day)))
            for chamber in Chamber:
                sizes = store.sizes(tx.connection, key, chamber)
                store.replace_sizes(tx.connection, key, chamber, _until(sizes, day))
            if successor is not None:
                followed = Relation(
                    a=organisation_ref(successor),
                    b=organisation_ref(key),
                    kind=RelationKind.SUCCESSOR,
                    period=Period(day, None),
                    source=source,
                )
                people.put_relation(tx.connection, followed)
            return tx.change

    def put_seats(self, seats: Seats) -> Change:
        """Record the size of a fractie from a day on; the size before it ends there in the same step."""
        label = self._get(seats.organisation_id).label
        if not 0 <= seats.count <= seats.chamber.seats:
            raise UserError(
                f"De {labels.CHAMBER[seats.chamber]} heeft {seats.chamber.seats} zetels. Pas het aantal aan."
            )
        known = store.sizes(self._workspace.connection, seats.organisation_id, seats.chamber)
        try:
            sizes = with_size(known, seats)
        except ValueError as error:
            raise UserError(
                f"Van {label} is al een later aantal zetels bekend. Laat de einddatum leeg, of verwijder dat eerst."
            ) from error
        with self._workspace.transaction(f"Zetels van {label} vastleggen") as tx:
            store.replace_sizes(tx.connection, seats.organisation_id, seats.chamber, sizes)
            return tx.change

    def drop_seats(self, key: OrganisationId, chamber: Chamber, start: date | None) -> Change:
        """Delete the size from a day that was entered by mistake; the size before it holds on."""
        label = self._get(key).label
        known = store.sizes(self._workspace.connection, key, chamber)
        try:
            sizes = without_size(known, start)
        except KeyError as error:
            raise UserError(f"Van {label} is geen aantal zetels vanaf die dag bekend. Ververs de lijst.") from error
        with self._workspace.transaction(f"Zetels van {label} verwijderen") as tx:
            store.replace_sizes(tx.connection, key, chamber, sizes)
            return tx.change

    def identify(self, actor: ActorRef, identifier: Identifier) -> Change:
        """Record under which key a person or organisation is known in somebody else's register."""
        if not identifier.scheme.strip() or not identifier.value.strip():
            raise UserError("Geef het register en het kenmerk, zoals “oin” en het nummer.")
        holder = identifiers.holder(self._workspace.connection, identifier)
        if holder is not None and holder != actor:
            raise UserError(
                f"Kenmerk {identifier.value} is al van {self._name(holder)}. "
                "Verwijder het daar eerst, of voeg de twee samen als het dezelfde is."
            )
        with self._workspace.transaction(f"Kenmerk van {self._name(actor)} vastleggen") as tx:
            if holder is None:
                identifiers.put(tx.connection, actor, identifier)
            return tx.change

    def drop_identifier(self, actor: ActorRef, identifier: Identifier) -> Change:
        """Delete a key of a person or organisation."""
        with self._workspace.transaction(f"Kenmerk van {self._name(actor)} verwijderen") as tx:
            identifiers.drop(tx.connection, actor, identifier)
            return tx.change

    def identifiers(self, actor: ActorRef) -> tuple[Identifier, ...]:
        """Give the keys under which a person or organisation is known, by register."""
        return identifiers.of(self._workspace.connection, actor)

    def get(self, key: OrganisationId) -> Organisation | None:
        """Give an organisation, or None when there is none of that key."""
        return store.get(self._workspace.connection, key)

    def rows(self, as_of: date | None = None, limit: int | None = None) -> tuple[OrganisationRow, ...]:
        """Give the organisations that exist on a day, or the first so many."""
        return store.rows(self._workspace.connection, self._settings.day(as_of), limit)

    def keys(self) -> list[OrganisationId]:
        """Give the keys of the organisations that exist today, in the order of the list."""
        return store.keys(self._workspace.connection, self._settings.today())

    def lines(self, keys: Iterable[int], *, more: bool = False) -> dict[int, OrganisationRow]:
        """Give the lines of the list for these organisations, as of today; a key without a record is left out."""
        return store.lines(self._workspace.connection, keys, self._settings.today(), more=more)

    def touched(self, change: Change) -> frozenset[int] | None:
        """Give the organisations whose line may differ after a change; None where it may be any."""
        return lines_touched.organisations(self._workspace.connection, change.touched)

    def choices(self) -> OrganisationChoices:
        """Give by what the list can be narrowed."""
        return store.choices(self._workspace.connection)

    def all(self) -> tuple[Organisation, ...]:
        """Give every organisation that ever existed, by name."""
        return store.all_organisations(self._workspace.connection)

    def card(self, key: OrganisationId, as_of: date | None = None) -> OrganisationCard:
        """Give one organisation with all that its page shows, as on a day."""
        return organisation_card(self._workspace, self._get(key), self._settings.day(as_of))

    def children(self, key: OrganisationId, as_of: date | None = None) -> tuple[OrganisationRow, ...]:
        """Give what belongs directly to an organisation on a day, by name."""
        return store.children(self._workspace.connection, key, self._settings.day(as_of))

    def ancestors(self, key: OrganisationId) -> tuple[Organisation, ...]:
        """Give what an organisation belongs to, the nearest first."""
        return store.ancestors(self._workspace.connection, key)

    def successors(self, key: OrganisationId) -> tuple[Organisation, ...]:
        """Give the organisations that took the place of one that ended."""
        connection = self._workspace.connection
        return tuple(self._get(after) for after, before in store.successions(connection) if before == key)

    def committees(self, chamber: Chamber, as_of: date | None = None) -> tuple[OrganisationRow, ...]:
        """Give the committees of a chamber on a day, by name."""
        houses = [item.id for item in self.all() if chamber_of(item) is chamber]
        found = [row for house in houses for row in self.children(house, as_of)]
        return tuple(row for row in found if row.kind is OrganisationKind.COMMITTEE)

    def members(self, key: OrganisationId, as_of: date | None = None) -> tuple[StaffLine, ...]:
        """Give who holds a role at an organisation on a day, by name; somebody with two roles comes twice."""
        connection, day = self._workspace.connection, self._settings.day(as_of)
        staff = people.staff(connection, key, day)
        names = people.names(connection, staff)
        lines = people.role_lines(connection, people=staff, day=day)
        found = [
            StaffLine(person_id=PersonId(person), name=names[person], line=line)
            for person in staff
            for line in lines[person]
            if line.role.organisation_id == key
        ]
        return tuple(sorted(found, key=lambda each: each.name.sort_key))

    def fracties(self, chamber: Chamber, as_of: date | None = None) -> tuple[FractieSeats, ...]:
        """Give the fracties of a chamber with their seats on a day, the largest first."""
        return fracties_of(self._workspace, chamber, self._settings.day(as_of))

    def composition(self, chamber: Chamber, as_of: date | None = None) -> Composition:
        """Give the make-up of a chamber on a day: whether the sizes add up, and from when to when they hold."""
        day = self._settings.day(as_of)
        periods = [each.period for each in store.seats(self._workspace.connection) if each.chamber is chamber]
        turns = {turn for period in periods for turn in (period.start, period.end) if turn is not None}
        return Composition(
            chamber=chamber,
            day=day,
            fracties=self.fracties(chamber, day),
            since=max((turn for turn in turns if turn <= day), default=None),
            until=min((turn for turn in turns if turn > day), default=None),
        )

    def _require_no_circle(self, organisation: Organisation) -> None:
        parent = organisation.parent_id
        if parent is None or not organisation.id:
            return
        above = {parent, *(each.id for each in self.ancestors(parent))}
        if organisation.id in above:
            raise UserError(
                f"{organisation.label} kan hier niet onder vallen: dan zou het onder zichzelf vallen. "
                "Kies een andere organisatie."
            )

    def _name(self, actor: ActorRef) -> str:
        connection = self._workspace.connection
        if actor.is_person:
            found = people.names(connection, [actor.key]).get(actor.key)
            return found.short if found is not None else "deze persoon"
        return store.labels(connection).get(actor, "deze organisatie")

    def _get(self, key: OrganisationId) -> Organisation:
        organisation = self.get(key)
        if organisation is None:
            raise UserError("Deze organisatie is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return organisation


def _until(sizes: tuple[Seats, ...], day: date) -> tuple[Seats, ...]:
    """Give sizes that end on a day at the latest; those that would begin later fall away."""
    begun = [each for each in sizes if each.period.start is None or each.period.start < day]
    return tuple(replace(each, period=Period(each.period.start, min(each.period.end or day, day))) for each in begun)
