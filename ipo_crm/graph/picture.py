"""The picture of a network: a frozen draw list in arrays, painted on screen and printed by matplotlib alike."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipo_crm.domain.ids import ActorRef, CoalitionId

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

LETTER_PX = 6.3
"""Room per letter of a name, for the bounds: a little more than Inter takes at 11 px."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hull:
    """The soft outline of one coalition.

    `outline` is a closed polygon (k, 2), `colour` 0-3 picks hull A-D, `label_at` is the middle of its name with the
    number of members behind it.
    """

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
    `label_xy` (n, 2) where the label's middle line starts (`label_side` 1), ends (-1) or has its centre (0).
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
        wide = np.array([LETTER_PX * len(label) for label in self.labels])
        left_end = self.label_xy - np.column_stack([wide * (1 - self.label_side) / 2, np.zeros(len(wide))])
        right_end = left_end + np.column_stack([wide, np.zeros(len(wide))])
        names = [_name_ends(hull) for hull in self.hulls]
        points = [self.xy, left_end, right_end, *(hull.outline for hull in self.hulls), *names]
        stacked = np.vstack(points)
        left, top = stacked.min(axis=0) - 24
        right, bottom = stacked.max(axis=0) + 24
        return (float(left), float(top), float(right), float(bottom))


def _name_ends(hull: Hull) -> FloatArray:
    half = LETTER_PX * (len(hull.name) + 4) / 2
    ends: FloatArray = np.array([[-half, 0.0], [half, 0.0]]) + hull.label_at
    return ends
