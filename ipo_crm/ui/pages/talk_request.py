"""Which report or plan is asked for, as other pages ask for it and as its draft is kept."""

from dataclasses import dataclass

from ipo_crm.domain.ids import NEW, MeetingId, PersonId, RecordRef


@dataclass(frozen=True, slots=True)
class TalkRequest:
    """What to report: a meeting that was planned or reported before, a talk with a person, or one yet to be named."""

    meeting: MeetingId | None = None
    person: PersonId | None = None


def about_request(request: TalkRequest) -> RecordRef:
    """Give the record that a form is about, by which its draft is kept; without a key it is a talk yet to be named."""
    if request.person is not None:
        return RecordRef("person", request.person)
    return RecordRef("meeting", request.meeting or NEW)


def request_about(ref: RecordRef) -> TalkRequest:
    """Give the request back."""
    if ref.subject == "person":
        return TalkRequest(person=PersonId(ref.key))
    return TalkRequest(meeting=MeetingId(ref.key) if ref.key else None)
