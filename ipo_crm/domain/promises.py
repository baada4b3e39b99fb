"""Promises, both ways: nothing leaves the list without an outcome."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, DossierId, MeetingId, PersonId, PromiseId
from ipo_crm.domain.sources import Source


class Direction(StrEnum):
    """Who promised: they to us, or we to them."""

    BY_THEM = "by_them"
    BY_US = "by_us"


class Outcome(StrEnum):
    """How a promise ended."""

    OPEN = "open"
    KEPT = "kept"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was promised; `person_id` is the one on their side, `our_person_id` the one on ours."""

    id: PromiseId = PromiseId(NEW)
    uuid: str = ""
    direction: Direction
    person_id: PersonId
    our_person_id: PersonId | None = None
    meeting_id: MeetingId | None = None
    dossier_id: DossierId | None = None
    text: str
    due: date | None = None
    first_due: date | None = None
    outcome: Outcome = Outcome.OPEN
    evidence: str = ""
    settled_on: date | None = None
    source: Source | None = None

    def days_late(self, today: date) -> int:
        """Days past the due day, 0 when in time, settled or without a due day."""
        if self.outcome is not Outcome.OPEN or self.due is None:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promise with the names around it."""

    promise: Promise
    person: str
    dossier: str = ""
    made_on: date | None = None

    def known_on(self, day: date | None) -> bool:
        """Tell whether it was made by a day; without a day, or from no known talk, it counts."""
        return day is None or self.made_on is None or self.made_on <= day
