"""The ranked members of a coalition as the screen and the papers show them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.sectors import Sector

NAMED: Final = 3
"""How many contacts a sentence about a member calls by name."""


class View(StrEnum):
    """Whose eyes look at the coalition; None elsewhere means: ours where we are a member."""

    OURS = "ours"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectRow:
    """One member of a ranked coalition: `points` 0-100, the three bars 0-100, and why.

    `sentence` says why for the screen, `brief` in one line for a paper, `working` with the whole sum.
    `rank` is None for an opponent on the dossier, who is no suspect however surprising.
    """

    actor: ActorRef
    name: str
    sector: Sector | None
    points: int
    surprise: int
    bridge: int
    distance: int
    sentence: str
    brief: str
    working: str
    evidence: str
    highlighted: bool
    opponent: bool = False
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """The ranking of one coalition: seen from whom, measured against which core, with which salience."""

    coalition: CoalitionId
    name: str
    view: View
    us: str
    core: tuple[str, ...]
    rows: tuple[SuspectRow, ...]
    salience: int | None = None
    salience_note: str = ""

    @property
    def highlighted(self) -> tuple[SuspectRow, ...]:
        """The members to highlight."""
        return tuple(row for row in self.rows if row.highlighted)
