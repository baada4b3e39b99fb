"""The picture of a network: a frozen draw list in arrays, painted on screen and printed by matplotlib alike."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipo_crm.domain.ids import ActorRef, CoalitionId

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hull:
    """The soft outline of one coalition; `outline` is a closed polygon (k, 2), `colour` 0-3 picks hull A-D."""

    coalition: CoalitionId
    name: str
    members: IntArray
    outline: FloatArray
    label_at: tuple[float, float]
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """All that is drawn, in scene units (1 unit = 1 px at zoom 1, y down).

    Arrays of length n run over the actors in the order of `refs`: `xy` (n, 2) float, `radius` (n,) circle radius,
    `sector` (n,) index into `list(Sector)` or -1, `person` (n,) bool, `suspect` (n,) bool, `score` (n,) 0-100 or nan,
    `label_xy` (n, 2) left end of the label's middle line, `label_side` (n,) -1 text ends at label_xy, 0 centred, 1 starts.
    `edges` (m, 2) int indices, `edge_old` (m,) bool (older than 90 days, dashed).
    """

    refs: tuple[ActorRef, ...]
    labels: tuple[str, ...]
    xy: FloatArray
    radius: FloatArray
    sector: IntArray
    person: BoolArray
    suspect: BoolArray
    score: FloatArray
    own: int | None
    label_xy: FloatArray
    label_side: IntArray
    label_rank: IntArray
    edges: IntArray
    edge_old: BoolArray
    hulls: tuple[Hull, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of all that is drawn, labels included by estimate."""
        if not len(self.xy):
            return (0.0, 0.0, 1.0, 1.0)
        points = [self.xy, *(hull.outline for hull in self.hulls)]
        stacked = np.vstack(points)
        left, top = stacked.min(axis=0) - 24
        right, bottom = stacked.max(axis=0) + 24
        return (float(left), float(top), float(right), float(bottom))
