"""The names and outlines of a drawing: where each stands, and how far all of it reaches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ipo_crm.domain.network import CoalitionGroup
from ipo_crm.graph.hulls import soft_outline
from ipo_crm.graph.labels import Labels, place_hull_label, place_labels
from ipo_crm.graph.obstacles import Obstacles
from ipo_crm.graph.picture import BoolArray, FloatArray, Hull, IntArray
from ipo_crm.graph.widths import label_width as inter_width

LABEL_HEIGHT, SUSPECT_HEIGHT, HULL_LABEL_HEIGHT = 15.0, 20.0, 16.0
HULL_LABEL_AIR = 18.0
"""Px kept free beside a coalition's name, so that it is not read as one with the name of a node."""
SUSPECT_SCALE, SUSPECT_PADDING = 1.17, 10.0
"""A suspect's name is 12 px and bold against 11 px, on a plate with 5 px either side."""
_HULL_COLOURS = 4
_LEAST_FACTOR, _MOST_FACTOR = 0.7, 1.4

LabelWidth = Callable[[str], float]
Group = tuple[CoalitionGroup, IntArray]
"""A coalition that is outlined, with its members as indices."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """What there is to write: widths and heights of names (n,), their rank, and the coalitions to outline."""

    width: FloatArray
    height: FloatArray
    rank: IntArray
    groups: tuple[Group, ...]
    group_widths: tuple[float, ...]

    @classmethod
    def of(
        cls,
        names: Sequence[str],
        suspect: BoolArray,
        rank: IntArray,
        groups: Sequence[Group],
        label_width: LabelWidth = inter_width,
    ) -> "Wording":
        """Measure all names; `label_width` gives the px of a name at 11 px."""
        plain = np.array([label_width(name) for name in names], dtype=np.float64)
        return cls(
            width=np.where(suspect, SUSPECT_SCALE * plain + SUSPECT_PADDING, plain),
            height=np.where(suspect, SUSPECT_HEIGHT, LABEL_HEIGHT),
            rank=rank,
            groups=tuple(groups),
            group_widths=tuple(
                SUSPECT_SCALE * label_width(f"{group.name}  {len(members)}") + HULL_LABEL_AIR
                for group, members in groups
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Written:
    """A drawing with its names placed; `boxes` (n + h, 4) are those of the actors' names and then the coalitions'."""

    labels: Labels
    hulls: tuple[Hull, ...]
    boxes: FloatArray


def write_names(xy: FloatArray, reach: FloatArray, edges: IntArray, wording: Wording) -> Written:
    """Place all names round nodes at xy (n, 2) that reach so far (n,), and outline the coalitions."""
    outlines = [soft_outline(xy[members]) for _, members in wording.groups]
    obstacles = Obstacles.of(xy, reach, edges, outlines, [members for _, members in wording.groups])
    labels = place_labels(obstacles, wording.width, wording.height, wording.rank)
    taken, hulls = labels.boxes, []
    for index, ((group, members), outline) in enumerate(zip(wording.groups, outlines, strict=True)):
        width = wording.group_widths[index]
        x, y = place_hull_label(outline, (width, HULL_LABEL_HEIGHT), obstacles, taken)
        box = [x - width / 2, y - HULL_LABEL_HEIGHT / 2, x + width / 2, y + HULL_LABEL_HEIGHT / 2]
        taken = np.vstack([taken, box])
        hulls.append(
            Hull(
                coalition=group.id,
                name=group.name,
                members=members,
                outline=outline,
                label_at=(x, y),
                colour=index % _HULL_COLOURS,
            )
        )
    return Written(labels=labels, hulls=tuple(hulls), boxes=taken)


def fill_factors(xy: FloatArray, written: Written, room: tuple[float, float]) -> FloatArray:
    """Give the factors (2,) for right and down by which nodes at xy (n, 2) fill the room with names and outlines.

    Names and the edge of outlines keep their size, as they do when one zooms.
    """
    factors = np.ones(2)
    middles = np.array([hull.label_at for hull in written.hulls]).reshape(-1, 2)
    rims = [np.column_stack([xy[hull.members].min(axis=0), xy[hull.members].max(axis=0)]) for hull in written.hulls]
    for axis in (0, 1):
        anchors = np.concatenate([xy[:, axis], middles[:, axis], *(rim[axis] for rim in rims)])
        outer = [(hull.outline[:, axis].min(), hull.outline[:, axis].max()) for hull in written.hulls]
        low = np.concatenate([written.boxes[:, axis], *outer]) - anchors
        high = np.concatenate([written.boxes[:, axis + 2], *outer]) - anchors
        factors[axis] = _factor(anchors, low, high, room[axis])
    return factors


def _factor(anchors: FloatArray, low: FloatArray, high: FloatArray, room: float) -> float:
    """Find the factor for the anchors at which all that hangs on them is as wide as the room, by halving."""
    least, most = _LEAST_FACTOR, _MOST_FACTOR
    for _ in range(20):
        middle = (least + most) / 2
        wide = float((anchors * middle + high).max() - (anchors * middle + low).min())
        least, most = (middle, most) if wide <= room else (least, middle)
    return least
