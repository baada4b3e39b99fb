"""Tasks: who does what by when; nothing leaves the list without an outcome."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, DossierId, MeetingId, PersonId, TaskId


class TaskStatus(StrEnum):
    """How a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something one of us has to do; `person_id` is who, None where nobody took it yet."""

    id: TaskId = TaskId(NEW)
    uuid: str = ""
    text: str
    person_id: PersonId | None = None
    due: date | None = None
    first_due: date | None = None
    status: TaskStatus = TaskStatus.OPEN
    settled_on: date | None = None
    evidence: str = ""
    dossier_id: DossierId | None = None
    meeting_id: MeetingId | None = None

    def days_late(self, today: date) -> int:
        """Days past the due day, 0 when in time, settled or without a due day."""
        if self.status is not TaskStatus.OPEN or self.due is None:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task with the names around it."""

    task: Task
    person: str = ""
    dossier: str = ""
    meeting_day: date | None = None
