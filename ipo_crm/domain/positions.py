"""Positions: a dated ledger of who stands where, each with its source."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ipo_crm.domain.ids import NEW, ActorRef, DossierId, MeetingId, PositionId
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.sources import Source

FRESH_DAYS = 90
STALE_DAYS = 180


class Stance(IntEnum):
    """From against to in favour; None (not known) is not 0 (neutral)."""

    STRONGLY_AGAINST = -2
    AGAINST = -1
    NEUTRAL = 0
    FOR = 1
    STRONGLY_FOR = 2


class Age(IntEnum):
    """How old a position is: under 90 days, under 180, older."""

    FRESH = 0
    AGEING = 1
    STALE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One entry of the ledger; never overwritten, a newer one stands beside it.

    `stance` None records that it is not known; `influence` is 1-5 on this dossier.
    """

    id: PositionId = PositionId(NEW)
    uuid: str = ""
    actor: ActorRef
    dossier_id: DossierId
    stance: Stance | None
    influence: int | None = None
    day: date
    source: Source
    quote: str = ""
    ground: str = ""
    meeting_id: MeetingId | None = None


def age_on(taken: date, today: date) -> Age:
    """Tell how old a position of that day is today."""
    days = (today - taken).days
    if days < FRESH_DAYS:
        return Age.FRESH
    return Age.AGEING if days < STALE_DAYS else Age.STALE


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one actor stands on one dossier: the latest entry, and the stance before it."""

    actor: ActorRef
    name: str
    sector: Sector | None
    dossier_id: DossierId
    dossier: str
    stance: Stance | None
    influence: int | None
    day: date
    source: Source
    quote: str = ""
    before: Stance | None = None
    had_before: bool = False
    is_fractie: bool = False
