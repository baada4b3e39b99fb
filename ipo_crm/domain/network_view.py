"""What of the network somebody wants to see."""

from dataclasses import dataclass

from ipo_crm.domain.ids import CoalitionId, DossierId
from ipo_crm.domain.sectors import Sector

MOST_HULLS = 8
MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """A choice of coalitions: those named, or else the latest of a dossier, or else the latest of all.

    `focal` is the coalition whose suspects are ranked; `people` is how many of the people around
    are drawn at most; empty `sectors` means all.
    """

    dossier: DossierId | None = None
    coalitions: frozenset[CoalitionId] = frozenset()
    focal: CoalitionId | None = None
    people: int = MOST_PEOPLE
    sectors: frozenset[Sector] = frozenset()
