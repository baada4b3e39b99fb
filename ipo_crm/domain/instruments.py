"""Instruments: what was used on a dossier, in which phase, and what came of it."""

from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.ids import NEW, DossierId, InstrumentId, MeetingId, MotionId
from ipo_crm.domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One use of an instrument; `kind` is a word of the reference facts, such as "ingezonden brief"."""

    id: InstrumentId = InstrumentId(NEW)
    uuid: str = ""
    dossier_id: DossierId
    kind: str
    phase: Phase | None = None
    day: date
    text: str = ""
    outcome: str = ""
    meeting_id: MeetingId | None = None
    motion_id: MotionId | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """An instrument that fits the phase, or was used in it all the same, with every use of it, the first one first."""

    kind: str
    fits: bool
    uses: tuple[Instrument, ...] = ()
