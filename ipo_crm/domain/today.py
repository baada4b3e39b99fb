"""Today: what is on, what is due, and who was left silent too long."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.promises import PromiseRow
from ipo_crm.domain.tasks import TaskRow

WEEK = timedelta(days=7)
"""How far ahead the page looks: a week from any day, so that on Friday the Monday shows."""
NOTICE_OF_TERM = timedelta(days=30)
"""So long before the day until which somebody is kept their record wants a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """A talk of a day with what one wants to know before it.

    `first` is the first of theirs, `late` how many promises with them are overdue, either way, `last_contact` the day
    of the last talk with that first one, and `strangers` how many of theirs were never spoken to.
    """

    talk: MeetingRow
    first: PersonRow | None = None
    dossier_id: DossierId | None = None
    late: int = 0
    strangers: int = 0
    last_contact: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """A day of a dossier that comes: from its calendar, or of a product that is not done."""

    day: date
    at: time | None = None
    text: str
    confirmed: bool = True
    dossier_id: DossierId
    dossier: str
    phase: Phase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromiseRow:
    """An open promise with the person on their side as the lists show them."""

    row: PromiseRow
    person: PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCount:
    """How many stand open, and how many of them are late."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColdRow:
    """Somebody who was not spoken to for longer than their rhythm; without `silent` there never was a talk."""

    person: PersonRow
    rhythm: int
    silent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """Relations gone cold, the longest silent first, as far as they are listed."""

    rows: tuple[ColdRow, ...] = ()
    count: int = 0


class Review(StrEnum):
    """Why the record of somebody wants a look: its term ends, or they were not told that we keep it."""

    RETENTION = "retention"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A record that wants a look, and by when; None where the day is not known."""

    person: PersonRow
    review: Review
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """The records that want a look, the longest waiting first, as far as they are listed."""

    rows: tuple[ReviewRow, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTasks:
    """The open tasks, overdue first, as far as they are listed."""

    rows: tuple[TaskRow, ...] = ()
    count: OpenCount = OpenCount()


def notice_due(stored: date | None, first_talk: date | None) -> date | None:
    """Give the day by which somebody must have been told that we keep their data; None where neither day is known.

    AVG art. 14(3): a month after it was obtained at the latest, and at the first contact since where that comes sooner.
    """
    known = [day for day in (first_talk, _month_after(stored) if stored is not None else None) if day is not None]
    return min(known, default=None)


def year_after(day: date) -> date:
    """Give the same day of the next year; 28 February after 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _month_after(day: date) -> date:
    """Give the same day of the next month, or the last one of it where it is shorter."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
