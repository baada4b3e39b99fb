"""Parliament's open data into the file: people, fracties, places in them, and dates for our dossiers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ipo_crm.domain.counts import counted
from ipo_crm.domain.dossiers import CalendarDate
from ipo_crm.domain.ids import DossierId, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Chamber, Identifier, Organisation, OrganisationKind, Seats
from ipo_crm.domain.people import Person, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.exchange.tk_rows import (
    FRACTIE_SCHEME,
    PERSON_SCHEME,
    ActivityRow,
    ActivityStatus,
    DecisionRow,
    FractieRow,
    PersonRow,
    RoleRow,
    TkRow,
)
from ipo_crm.services.import_decisions import Decisions
from ipo_crm.services.import_rows import OBJECTED, one_row
from ipo_crm.services.import_tally import Tally
from ipo_crm.store import dossiers, identifiers, organisations, people
from ipo_crm.store.workspace import Transaction

_TWEEDE_KAMER = "Tweede Kamer"
_REGISTER = "Open data Tweede Kamer"
_NAME_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name")
_MEMBER = "Tweede Kamerlid"


class Parliament:
    """Take rows of one import over, finding back by parliament's own keys what was imported before."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._connection = tx.connection
        self._dossiers = self._titles()
        self._learn()

    def _learn(self) -> None:
        """Read who and what is known already."""
        self._people = identifiers.people(self._connection, PERSON_SCHEME)
        self._blocked = people.blocked(self._connection)
        self._fracties = identifiers.organisations(self._connection, FRACTIE_SCHEME)
        self._known = list(organisations.all_organisations(self._connection))
        self._decisions = Decisions(self._tx, self._people, self._fracties)

    def take(self, rows: Iterable[TkRow], tally: Tally) -> None:
        """Take rows over in the order given; each ends in the tally."""
        for number, row in enumerate(rows, start=1):
            tally.begin_row()
            if self._objected(row):
                tally.leave_out(number, _called(row), OBJECTED)
                continue
            with one_row(self._tx, tally, number, _called(row), self._learn):
                self._take(row, number, tally)

    def _objected(self, row: TkRow) -> bool:
        """Tell whether a row is about somebody of whom nothing new may be kept."""
        match row:
            case PersonRow():
                return self._people.get(row.tk_id) in self._blocked
            case RoleRow():
                return self._people.get(row.person_id) in self._blocked
            case _:
                return False

    def _take(self, row: TkRow, number: int, tally: Tally) -> None:
        match row:
            case PersonRow():
                self._person(row, tally)
            case FractieRow():
                self._fractie(row, number, tally)
            case RoleRow():
                self._role(row, number, tally)
            case ActivityRow():
                self._activity(row, number, tally)
            case DecisionRow():
                self._decisions.take(row, self._about(row.title), number, tally)

    def _person(self, row: PersonRow, tally: Tally) -> None:
        source = _source("Persoon", row.known_on)
        key = self._people.get(row.tk_id)
        is_new = key is None
        if key is None:
            key = people.put(self._connection, Person(name=row.name, source=source))
            identifiers.put(self._connection, person_ref(key), Identifier(scheme=PERSON_SCHEME, value=row.tk_id))
            self._people[row.tk_id] = key
            tally.count("personen", made=True)
        else:
            tally.count("personen", changed=self._renew(key, row))
        if row.function:
            chamber = self._chamber()
            role = Role(person_id=key, organisation_id=chamber, function=row.function, source=source)
            self._put_role(role, tally, is_first=is_new)

    def _renew(self, key: PersonId, row: PersonRow) -> bool:
        """Bring the name to what the register has now; what the user added stays, and so does all on mere mention."""
        if row.known_on is None:
            return False
        person = people.get(self._connection, key)
        if person is None:
            return False
        told = {part: value for part in _NAME_PARTS if (value := getattr(row.name, part))}
        renewed = replace(person.name, **told)
        if renewed == person.name:
            return False
        people.put(self._connection, replace(person, name=renewed))
        return True

    def _fractie(self, row: FractieRow, number: int, tally: Tally) -> None:
        source = _source("Fractie", row.known_on)
        key = self._fracties.get(row.tk_id)
        if key is None:
            found = self._same_fractie(row)
            key = found or self._new_fractie(row, source)
            identifiers.put(self._connection, organisation_ref(key), Identifier(scheme=FRACTIE_SCHEME, value=row.tk_id))
            self._fracties[row.tk_id] = key
            tally.count("fracties", made=found is None)
        else:
            tally.count("fracties")
        if row.seats is not None and row.known_on is not None:
            self._seats(key, row, row.seats, row.known_on, number, tally)

    def _same_fractie(self, row: FractieRow) -> OrganisationId | None:
        wanted = {fold(row.name), fold(row.abbreviation)} - {""}
        for item in self._known:
            is_fractie = item.kind is OrganisationKind.FRACTIE and item.parent_id == self._chamber()
            if is_fractie and wanted & {fold(item.name), fold(item.abbreviation)}:
                return item.id
        return None

    def _new_fractie(self, row: FractieRow, source: Source) -> OrganisationId:
        return self._add(
            Organisation(
                name=row.name,
                abbreviation="" if row.abbreviation == row.name else row.abbreviation,
                kind=OrganisationKind.FRACTIE,
                sector=Sector.PARLIAMENT,
                level=Level.STATE,
                parent_id=self._chamber(),
                period=row.period,
                source=source,
            )
        )

    def _seats(
        self, key: OrganisationId, row: FractieRow, count: int, known_on: date, number: int, tally: Tally
    ) -> None:
        """Keep the size as the register had it on a day, until the next that is known; nothing is overwritten."""
        sizes = organisations.sizes(self._connection, key, Chamber.TWEEDE_KAMER)
        known = [each for each in sizes if each.period.contains(known_on)]
        if not known:
            ends = [row.period.end, *(each.period.start for each in sizes)]
            period = Period(known_on, min((end for end in ends if end and end > known_on), default=None))
            made = Seats(
                organisation_id=key,
                chamber=Chamber.TWEEDE_KAMER,
                count=count,
                period=period,
                source=_source("Fractie", known_on),
            )
            organisations.put_seats(self._connection, made)
            tally.count("zetelaantallen", made=True)
        elif known[0].count == count:
            tally.count("zetelaantallen")
        else:
            reason = (
                f"Vastgelegd is {counted(known[0].count, 'zetels')} op {known_on:%d-%m-%Y}, "
                f"het bestand zegt {count}; niet overschreven."
            )
            tally.leave_out(number, row.abbreviation or row.name, reason)

    def _role(self, row: RoleRow, number: int, tally: Tally) -> None:
        person, fractie = self._people.get(row.person_id), self._fracties.get(row.fractie_id)
        if person is None or fractie is None:
            missing = "persoon" if person is None else "fractie"
            file = "Persoon" if person is None else "Fractie"
            reason = f"De {missing} staat niet in het werkbestand. Importeer eerst het bestand {file}."
            tally.leave_out(number, row.tk_id or row.person_id, reason)
            return
        known_on = row.seen_on or row.known_on
        role = Role(
            person_id=person,
            organisation_id=fractie,
            function=_MEMBER if row.function in ("", "Lid") else row.function,
            period=row.period,
            source=_source("FractieZetelPersoon" if row.tk_id else "Stemming", known_on),
        )
        self._put_role(role, tally)

    def _put_role(self, role: Role, tally: Tally, *, is_first: bool = False) -> None:
        """Keep a role once: the same place and function from the same day is the same role."""
        lines = {} if is_first else people.role_lines(self._connection, people=[role.person_id])
        for line in lines.get(role.person_id, ()):
            known = line.role
            if known.organisation_id == role.organisation_id and _same_stay(known, role):
                ended = known.period.end is None and role.period.end is not None
                if ended:
                    people.put_role(self._connection, replace(known, period=role.period))
                tally.count("rollen", changed=ended)
                return
        people.put_role(self._connection, role)
        tally.count("rollen", made=True)

    def _activity(self, row: ActivityRow, number: int, tally: Tally) -> None:
        if row.status in (ActivityStatus.CANCELLED, ActivityStatus.MOVED):
            tally.leave_out(number, row.subject, f"Deze activiteit is {row.status.value}.")
            return
        dossier = self._about(row.subject)
        if dossier is None:
            reason = "Past bij geen dossier: het onderwerp noemt geen titel of Kamerstuknummer van een dossier."
            tally.leave_out(number, row.subject, reason)
            return
        text = f"{row.kind}: {row.subject}"
        if any(each.day == row.day and each.text == text for each in dossiers.calendar(self._connection, dossier)):
            tally.count("kalenderdagen")
            return
        item = CalendarDate(day=row.day, at=row.starts, text=text, source=_source("Activiteit", row.known_on))
        dossiers.put_date(self._connection, dossier, item)
        tally.count("kalenderdagen", made=True)

    def _about(self, subject: str) -> DossierId | None:
        folded = fold(subject)
        return next((key for words, key in self._dossiers if words in folded), None)

    def _titles(self) -> list[tuple[str, DossierId]]:
        """Give what a subject must hold to be about a dossier: its number, title or short title."""
        found: list[tuple[str, DossierId]] = []
        for row in dossiers.names(self._connection):
            words = (row.kamerstuk, row.title, row.short_title)
            found.extend((fold(each), row.id) for each in words if len(each) > 3)
        return found

    def _chamber(self) -> OrganisationId:
        for item in self._known:
            if item.kind is OrganisationKind.CHAMBER and item.name.startswith(_TWEEDE_KAMER):
                return item.id
        chamber = Organisation(
            name="Tweede Kamer der Staten-Generaal",
            abbreviation=_TWEEDE_KAMER,
            kind=OrganisationKind.CHAMBER,
            sector=Sector.PARLIAMENT,
            level=Level.STATE,
            source=_source("Fractie", None),
        )
        return self._add(chamber)

    def _add(self, organisation: Organisation) -> OrganisationId:
        key = organisations.put(self._connection, organisation)
        self._known.append(replace(organisation, id=key))
        return key


def _called(row: TkRow) -> str:
    """Give what a row is told by in the report."""
    match row:
        case PersonRow():
            return row.name.full
        case FractieRow():
            return row.abbreviation or row.name
        case RoleRow():
            return row.tk_id or row.person_id
        case ActivityRow():
            return row.subject
        case DecisionRow():
            return row.number or row.title or row.tk_id


def _same_stay(known: Role, role: Role) -> bool:
    """Tell whether two roles at one place are one stay: a vote only shows that somebody was there."""
    if role.period == Period():
        return True
    return known.function == role.function and known.period.start == role.period.start


def _source(entity: str, known_on: date | None) -> Source:
    return Source(source_class=SourceClass.PUBLIC, title=f"{_REGISTER}, {entity}", known_on=known_on)
