"""Keys of records: one type per noun, so that a wrong key is a type error."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)
OrganisationId = NewType("OrganisationId", int)
RoleId = NewType("RoleId", int)
RelationId = NewType("RelationId", int)
DossierId = NewType("DossierId", int)
AskId = NewType("AskId", int)
PositionId = NewType("PositionId", int)
CoalitionId = NewType("CoalitionId", int)
MeetingId = NewType("MeetingId", int)
PromiseId = NewType("PromiseId", int)
SourceId = NewType("SourceId", int)
DeedId = NewType("DeedId", int)
MotionId = NewType("MotionId", int)
TaskId = NewType("TaskId", int)
InstrumentId = NewType("InstrumentId", int)
TrajectoryId = NewType("TrajectoryId", int)
EventId = NewType("EventId", int)
ProductId = NewType("ProductId", int)
AttachmentId = NewType("AttachmentId", int)
TagId = NewType("TagId", int)
FilterId = NewType("FilterId", int)
MessageId = NewType("MessageId", int)
CalendarDateId = NewType("CalendarDateId", int)
PhaseEntryId = NewType("PhaseEntryId", int)
ImpressionId = NewType("ImpressionId", int)

NEW = 0
"""The key of a record that the store has not numbered yet."""


class ActorKind(StrEnum):
    """What takes a position or joins a coalition."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, order=True)
class ActorRef:
    """Point at a person or an organisation."""

    kind: ActorKind
    key: int

    @property
    def is_person(self) -> bool:
        return self.kind is ActorKind.PERSON


def person_ref(key: PersonId) -> ActorRef:
    """Point at a person."""
    return ActorRef(ActorKind.PERSON, key)


def organisation_ref(key: OrganisationId) -> ActorRef:
    """Point at an organisation."""
    return ActorRef(ActorKind.ORGANISATION, key)


@dataclass(frozen=True, slots=True, order=True)
class RecordRef:
    """Point at any record; `subject` is the name of its table, as in `Change`."""

    subject: str
    key: int
