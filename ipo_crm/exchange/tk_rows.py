"""Rows that Tweede Kamer open data gives: people, fracties, roles and the calendar, by the keys of the source."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.motions import Appreciation, Choice, MotionKind, Result
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.periods import ALWAYS, Period

PERSON_SCHEME = "tk.persoon"
FRACTIE_SCHEME = "tk.fractie"
ROLE_SCHEME = "tk.fractiezetelpersoon"
ACTIVITY_SCHEME = "tk.activiteit"
"""Schemes for `domain.organisations.Identifier`, so that a second import finds its own records again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person; `function` and `fractie_label` are what the register said on `known_on`, its last change.

    Without `known_on` the person was only named in passing, by a vote: that should not overwrite what is known.
    """

    tk_id: str
    name: PersonName
    function: str = ""
    fractie_label: str = ""
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FractieRow:
    """A fractie of the Tweede Kamer; `seats` as the register had them on `known_on`, its last change.

    The source's last active day (DatumInactief) is included, so the period ends the day after: GroenLinks and PvdA
    have 2023-10-26 there, and GroenLinks-PvdA begins on 2023-10-27. Without `known_on` the fractie was only named in
    passing, by a vote: that should not overwrite what is known.
    """

    tk_id: str
    name: str
    abbreviation: str = ""
    period: Period = ALWAYS
    seats: int | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A person's place in a fractie, by the keys of the source.

    From a seat: `tk_id` and `period` are filled in. From a vote: only `seen_on`, the latest day on which the person
    voted there, or when `is_approximate` the day on which that vote was put on record (hours to days later, longer
    where the record was corrected); the period is then not known and `tk_id` is empty.
    """

    person_id: str
    fractie_id: str
    function: str
    tk_id: str = ""
    period: Period = ALWAYS
    seen_on: date | None = None
    is_approximate: bool = False
    known_on: date | None = None


class ActivityStatus(StrEnum):
    """What became of an activity; the value is the word of the source in lower case."""

    PLANNED = "gepland"
    DONE = "uitgevoerd"
    MOVED = "verplaatst"
    CANCELLED = "geannuleerd"
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An activity in the Kamer's calendar; times by the clock in The Hague.

    With precision WEEK, `day` is the Monday; `last_day` (included) differs from `day` only for what lasts several days.
    `committee` is empty for what is plenary.
    """

    tk_id: str
    number: str
    kind: str
    subject: str
    status: ActivityStatus
    day: date
    last_day: date
    starts: time | None = None
    ends: time | None = None
    precision: Precision = Precision.DAY
    committee: str = ""
    committee_short: str = ""
    place: str = ""
    closed: bool = False
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow:
    """One vote: of a member where `person_id` is filled in, or else of a fractie with its seats on that day."""

    person_id: str = ""
    fractie_id: str = ""
    choice: Choice
    seats: int | None = None
    mistaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision (Besluit) on a motion, amendment or bill, with the votes; `tk_id` is empty where none was taken yet.

    `title` is empty where the file has the votes alone, and `result` and `roll_call` are None there. `number` is that
    of the Kamerstuk, or else of the Zaak, and empty where the file leaves open which Zaak the decision was about.
    `day` is that of the vote, or when `is_approximate` the first on which the decision was on record.
    """

    tk_id: str
    title: str = ""
    number: str = ""
    kind: MotionKind = MotionKind.OTHER
    result: Result | None = None
    roll_call: bool | None = None
    appreciation: Appreciation | None = None
    submitted: date | None = None
    day: date | None = None
    is_approximate: bool = False
    signers: tuple[str, ...] = ()
    votes: tuple[VoteRow, ...] = ()


TkRow = PersonRow | FractieRow | RoleRow | ActivityRow | DecisionRow
