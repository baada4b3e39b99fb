"""The report of a talk: all that is recorded in those ninety seconds, kept in one step."""

from dataclasses import dataclass

from ipo_crm.domain.ids import ActorRef, DossierId, PromiseId
from ipo_crm.domain.meetings import Meeting
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Outcome, Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceHeard:
    """What somebody said about a dossier; `stance` None means asked, and still not known."""

    actor: ActorRef
    dossier_id: DossierId
    stance: Stance | None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How an open promise ended."""

    promise_id: PromiseId
    outcome: Outcome
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkReport:
    """A meeting that was held, the positions heard, the promises made both ways and those that were settled."""

    meeting: Meeting
    stances: tuple[StanceHeard, ...] = ()
    promises: tuple[Promise, ...] = ()
    settled: tuple[Settled, ...] = ()
    impression: str = ""
