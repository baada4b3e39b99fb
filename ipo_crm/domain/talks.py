"""The report of a talk: all that is recorded in those ninety seconds, kept in one step; and what came of it."""

from dataclasses import dataclass

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, DossierId, PromiseId
from ipo_crm.domain.meetings import Meeting, Participant
from ipo_crm.domain.people import Person, PersonRow
from ipo_crm.domain.positions import Stance, Standing
from ipo_crm.domain.promises import Outcome, Promise, PromiseRow
from ipo_crm.domain.sources import SourceClass


class NotYetHeldError(UserError):
    """A report was given of a talk on a day that is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceHeard:
    """What somebody said about a dossier; `stance` None means asked, and still not known."""

    actor: ActorRef
    dossier_id: DossierId
    stance: Stance | None
    source_class: SourceClass = SourceClass.OWN_TALK
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How an open promise ended."""

    promise_id: PromiseId
    outcome: Outcome
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkReport:
    """A meeting that was held, the positions heard, the promises made both ways and those that were settled.

    `new_people` have no record yet: each bears a negative key, by which all of the report points at them until the
    store numbers them.
    """

    meeting: Meeting
    stances: tuple[StanceHeard, ...] = ()
    promises: tuple[Promise, ...] = ()
    settled: tuple[Settled, ...] = ()
    impression: str = ""
    new_people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Someone who took part or will, with their line of the list of people."""

    participant: Participant
    line: PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """One contact moment with who was there and what came of it; `impressions` are private and in no export."""

    meeting: Meeting
    attendees: tuple[Attendee, ...]
    dossiers: tuple[str, ...]
    ask: str
    on_behalf_of: str
    positions: tuple[Standing, ...]
    promises: tuple[PromiseRow, ...]
    impressions: tuple[str, ...]
