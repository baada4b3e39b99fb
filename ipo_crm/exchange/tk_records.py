"""Turn single Tweede Kamer records into rows, and gather them by their keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.periods import Period
from ipo_crm.exchange.dutch_names import dotted, read_name, split_surname
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.exchange.tk_fields import Record
from ipo_crm.exchange.tk_rows import (
    ActivityRow,
    ActivityStatus,
    DecisionRow,
    FractieRow,
    PersonRow,
    RoleRow,
    TkRow,
    VoteRow,
)

Row = TypeVar("Row", PersonRow, FractieRow)

_HONORIFIC = {"man": "dhr.", "vrouw": "mw."}
_PRIVATE = (
    "Geboortedatum",
    "Geboorteplaats",
    "Geboorteland",
    "Overlijdensdatum",
    "Overlijdensplaats",
    "Woonplaats",
    "Land",
)
_MEMBER = "Tweede Kamerlid"
_PLENARY = "TK"
_UNDATED = "Nog geen datum bekend"
_EXPAND_SEAT = "$expand=Persoon,FractieZetel($expand=Fractie)"
_EXPAND_VOTE = "$expand=Persoon,Fractie"
_EXPAND_CASE = "$expand=Persoon,Fractie,Besluit($expand=Zaak($expand=ZaakActor,Kamerstukdossier),Agendapunt)"
_EXPAND_DAY = "$expand=Persoon,Fractie,Besluit($expand=Agendapunt($expand=Activiteit))"


@dataclass(slots=True)
class Finds:
    """The rows found so far in one file, by key, and what its report has to say."""

    fracties: dict[str, FractieRow] = field(default_factory=dict)
    persons: dict[str, PersonRow] = field(default_factory=dict)
    roles: dict[tuple[str, ...], RoleRow] = field(default_factory=dict)
    activities: list[ActivityRow] = field(default_factory=list)
    decisions: dict[str, DecisionRow] = field(default_factory=dict)
    votes: dict[str, dict[tuple[str, str], VoteRow]] = field(default_factory=dict)
    with_private_fields: set[str] = field(default_factory=set)

    @property
    def rows(self) -> tuple[TkRow, ...]:
        """Everything found; what is referred to comes before what refers to it."""
        people: tuple[TkRow, ...] = (*self.fracties.values(), *self.persons.values(), *self.roles.values())
        voted = (replace(row, votes=tuple(self.votes.get(key, {}).values())) for key, row in self.decisions.items())
        return (*people, *self.activities, *voted)

    def notes(self, read: int) -> Iterator[str]:
        """Say in whole sentences what holds for the file as a whole."""
        if not read:
            yield "Het bestand bevat geen rijen."
        if self.with_private_fields:
            yield (
                "Geboorte-, overlijdens- en woongegevens staan in dit bestand en zijn bewust niet overgenomen "
                f"(aantal personen: {len(self.with_private_fields)})."
            )
        decisions = self.decisions.values()
        if any(row.is_approximate for row in self.roles.values()) or any(row.is_approximate for row in decisions):
            yield (
                "De dag van de stemming staat niet in dit bestand; als dag is genomen wanneer de stemming is "
                f"vastgelegd. De dag zelf komt mee met {_EXPAND_DAY}."
            )
        unnamed = sum(bool(row.title) and not row.number for row in decisions)
        if unnamed:
            yield (
                f"Van besluiten ({unnamed}) staat niet in het bestand over welk stuk van het agendapunt zij gaan; zij "
                f"dragen de titel van het agendapunt. Het stuk komt mee met {_EXPAND_CASE}."
            )
        for status in (ActivityStatus.MOVED, ActivityStatus.CANCELLED):
            count = sum(activity.status is status for activity in self.activities)
            if count:
                yield f"Onder de activiteiten zijn er die zijn {status.value} ({count}); dat staat erbij."

    def add_person(self, row: PersonRow) -> None:
        """Keep the row that the register changed last; one without such a day gives way to any other."""
        self.persons[row.tk_id] = _newest(self.persons.get(row.tk_id), row)

    def add_fractie(self, row: FractieRow) -> None:
        """Keep the row that the register changed last; one without such a day gives way to any other."""
        self.fracties[row.tk_id] = _newest(self.fracties.get(row.tk_id), row)

    def add_sighting(self, role: RoleRow) -> None:
        """Keep the latest day on which a person was seen at a fractie."""
        pair = (role.person_id, role.fractie_id)
        known = self.roles.get(pair)
        if known is None or (role.seen_on or date.min) > (known.seen_on or date.min):
            self.roles[pair] = role


def take_person(record: Record, finds: Finds) -> None:
    """Add the person of a Persoon record."""
    finds.add_person(_person(record))
    if any(record.fields.get(name) for name in _PRIVATE):
        finds.with_private_fields.add(record.key)


def take_fractie(record: Record, finds: Finds) -> None:
    """Add the fractie of a Fractie record."""
    finds.add_fractie(_fractie(record))


def take_seat(record: Record, finds: Finds) -> None:
    """Add the role of a FractieZetelPersoon record, and the person and fractie where these came along."""
    seat = record.expanded("FractieZetel")
    person_id = record.reference("Persoon")
    fractie_id = seat.reference("Fractie") if seat else ""
    if not person_id or not fractie_id:
        missing = " en ".join(noun for noun, key in (("de persoon", person_id), ("de fractie", fractie_id)) if not key)
        raise LeaveOutError(f"In de rij ontbreekt {missing}. Haal het bestand opnieuw op met {_EXPAND_SEAT}.")
    role = RoleRow(
        tk_id=record.key,
        person_id=person_id,
        fractie_id=fractie_id,
        function=record.text("Functie"),
        period=_period(record, "Van", "TotEnMet"),
        known_on=record.changed_on,
    )
    _add_expanded(record.expanded("Persoon"), seat.expanded("Fractie") if seat else None, finds)
    finds.roles[(role.tk_id,)] = role


def take_voter(record: Record, finds: Finds) -> None:
    """Add the person and fractie of a Stemming record, and that the one was seen at the other."""
    person_id, fractie_id = record.reference("Persoon"), record.reference("Fractie")
    if not person_id and not fractie_id:
        raise LeaveOutError(
            f"De stemming verwijst niet naar een persoon of fractie. Haal het bestand opnieuw op met {_EXPAND_VOTE}."
        )
    actor, label = record.text("ActorNaam"), record.text("ActorFractie")
    day, is_exact = vote_day(record)
    if person_id and actor:
        finds.add_person(PersonRow(tk_id=person_id, name=read_name(actor), function=_MEMBER))
    if fractie_id and label:
        finds.add_fractie(FractieRow(tk_id=fractie_id, name=label, abbreviation=label))
    _add_expanded(record.expanded("Persoon"), record.expanded("Fractie"), finds)
    if person_id and fractie_id:
        role = RoleRow(
            person_id=person_id,
            fractie_id=fractie_id,
            function=_MEMBER,
            seen_on=day,
            is_approximate=not is_exact,
            known_on=record.changed_on,
        )
        finds.add_sighting(role)


def take_activity(record: Record, finds: Finds) -> None:
    """Add the calendar row of an Activiteit record."""
    begin, end = record.moment("Aanvangstijd"), record.moment("Eindtijd")
    start = begin or record.moment("Datum")
    if start is None or record.text("DatumSoort") == _UNDATED:
        raise LeaveOutError("Voor deze activiteit is nog geen datum bekend.")
    ends_later = end is not None and end > start
    row = ActivityRow(
        tk_id=record.key,
        number=record.text("Nummer"),
        kind=record.text("Soort"),
        subject=record.text("Onderwerp"),
        status=_status(record.text("Status")),
        day=start.date(),
        last_day=end.date() if end and ends_later else start.date(),
        starts=begin.time() if begin else None,
        ends=end.time() if begin and end and ends_later else None,
        precision=Precision.TIME if begin else Precision.DAY,
        committee=_committee(record, "Voortouwnaam"),
        committee_short=_committee(record, "Voortouwafkorting"),
        place=record.text("Locatie"),
        closed=record.flag("Besloten"),
        known_on=record.changed_on,
    )
    finds.activities.append(_week(row) if record.text("DatumSoort") == "Weeknummer" else row)


def _person(record: Record) -> PersonRow:
    if not record.text("Achternaam"):
        raise LeaveOutError("Deze persoon heeft geen achternaam.")
    return PersonRow(
        tk_id=record.key,
        name=_name(record),
        function=record.text("Functie"),
        fractie_label=record.text("Fractielabel"),
        known_on=record.changed_on,
    )


def _name(record: Record) -> PersonName:
    written, prefix = record.text("Achternaam"), record.text("Tussenvoegsel")
    turned = read_name(written) if "," in written else PersonName()
    found, family = (turned.prefix, turned.family_name) if turned.family_name else split_surname(written)
    prefix = prefix or found
    family = family if found in {"", prefix} else written
    called = record.text("Roepnaam") or turned.given_name
    initials = dotted(record.text("Initialen")) or turned.initials
    return PersonName(
        honorific=_HONORIFIC.get(record.text("Geslacht").casefold(), ""),
        titles=record.text("Titels"),
        initials=initials,
        given_name=called if called or initials else record.text("Voornamen"),
        prefix=prefix,
        family_name=family,
    )


def _fractie(record: Record) -> FractieRow:
    abbreviation = record.text("Afkorting")
    name = record.text("NaamNL") or abbreviation
    if not name:
        raise LeaveOutError("Deze fractie heeft geen naam.")
    return FractieRow(
        tk_id=record.key,
        name=name,
        abbreviation=abbreviation,
        period=_period(record, "DatumActief", "DatumInactief"),
        seats=record.whole("AantalZetels"),
        known_on=record.changed_on,
    )


def _period(record: Record, first: str, last: str) -> Period:
    """Give the half-open period of a first day and a last day that is included."""
    start, last_day = record.day(first), record.day(last)
    end = last_day + timedelta(days=1) if last_day else None
    if start and end and end <= start:
        raise LeaveOutError(f"De einddatum ({last_day}) ligt voor de begindatum ({start}).")
    return Period(start, end)


def _add_expanded(person: Record | None, fractie: Record | None, finds: Finds) -> None:
    """Add the records that came along with $expand, unless they were deleted or wiped at the source."""
    if person and not person.is_deleted and not person.is_blank:
        take_person(person, finds)
    if fractie and not fractie.is_deleted and not fractie.is_blank:
        take_fractie(fractie, finds)


def vote_day(record: Record) -> tuple[date | None, bool]:
    """Give the day of a vote and whether it is exact, or else the day on which the vote was put on record."""
    decision = record.expanded("Besluit")
    day = decision_day(decision) if decision else None
    return (day, True) if day else (record.changed_on, False)


def decision_day(decision: Record) -> date | None:
    """Give the day on which a decision was taken, where the activity came along with it."""
    item = decision.expanded("Agendapunt")
    activity = item.expanded("Activiteit") if item else None
    return activity.day("Datum") or activity.day("Aanvangstijd") if activity else None


def _status(written: str) -> ActivityStatus:
    try:
        return ActivityStatus(written.casefold())
    except ValueError:
        return ActivityStatus.OTHER


def _committee(record: Record, name: str) -> str:
    """Give the committee's name; the Kamer itself ("TK") leads what is plenary and is no committee."""
    written = record.text(name)
    return "" if written == _PLENARY else written


def _week(row: ActivityRow) -> ActivityRow:
    """Give the row as one that holds for a whole week, known by its Monday."""
    monday = row.day - timedelta(days=row.day.weekday())
    return replace(row, day=monday, last_day=monday, starts=None, ends=None, precision=Precision.WEEK)


def _newest(known: Row | None, row: Row) -> Row:
    return row if known is None or (row.known_on or date.min) > (known.known_on or date.min) else known
