"""Which of several drawings of the same graph is the calmest: one number, lower is better."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.hulls import BUFFER, area, convex_hull, room_outside
from ipo_crm.graph.measure import lines_under, segments_cross
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray
from ipo_crm.graph.stretch import Stretched

CROSSING, UNDER_NODE, THROUGH_HULL, INTRUDER = 3.0, 6.0, 0.8, 60.0
HULL_AREA, HULL_EDGE, LINE_LENGTH = 1 / 12_000, 1 / 130, 1 / 260
_RADIUS = 14.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """What of a graph a drawing is judged by, with all that does not change when nodes move.

    `lines` (m, 2) are the contacts, `apart` (m, m) which pairs of lines share no end, and per coalition `groups` its
    members, `foreign` the other nodes, `passing` (m,) which lines end in no member.
    """

    lines: IntArray
    apart: BoolArray
    groups: tuple[IntArray, ...]
    foreign: tuple[IntArray, ...]
    passing: tuple[BoolArray, ...]

    @classmethod
    def of(cls, count: int, lines: IntArray, groups: tuple[IntArray, ...]) -> "Drawn":
        """Prepare the judging of drawings of `count` nodes."""
        groups = tuple(members for members in groups if len(members))
        return cls(
            lines=lines,
            apart=~(lines[:, None, :, None] == lines[None, :, None, :]).any(axis=(2, 3)),
            groups=groups,
            foreign=tuple(np.setdiff1d(np.arange(count), members) for members in groups),
            passing=tuple(np.all(~np.isin(lines, members), axis=1) for members in groups),
        )


def unrest(xy: FloatArray, drawn: Drawn) -> float:
    """Weigh crossings, lines under nodes and through coalitions, intruders, and the size of coalitions."""
    a, b = xy[drawn.lines[:, 0]], xy[drawn.lines[:, 1]]
    cost = line_unrest(xy, drawn) + LINE_LENGTH * float(np.hypot(*(a - b).T).sum())
    for index, members in enumerate(drawn.groups):
        hull = convex_hull(xy[members])
        cost += _room_unrest(xy[drawn.foreign[index]], hull) + float(_through(a, b, hull)[drawn.passing[index]].sum())
    return cost


def line_unrest(xy: FloatArray, drawn: Drawn) -> float:
    """Weigh the crossings of lines and the nodes on them."""
    a, b = xy[drawn.lines[:, 0]], xy[drawn.lines[:, 1]]
    crossed = np.count_nonzero(segments_cross(a, b, a, b) & drawn.apart) / 2
    under = lines_under(a, b, xy, _RADIUS)
    under[np.arange(len(a))[:, None], drawn.lines] = False
    return CROSSING * crossed + UNDER_NODE * np.count_nonzero(under)


def outlines(xy: FloatArray, drawn: Drawn) -> list[FloatArray]:
    """Give the corners of the outline of each coalition."""
    return [convex_hull(xy[members]) for members in drawn.groups]


def spot_unrest(xy: FloatArray, node: int, spots: FloatArray, drawn: Drawn, hulls: Sequence[FloatArray]) -> FloatArray:
    """Give the unrest (c,) with one node at each of the spots (c, 2), up to a constant: what does not move is left out.

    Equal to differences of `unrest`, at a fraction of its time; `hulls` are the `outlines` as the nodes stand.
    """
    foreign = [index for index, members in enumerate(drawn.groups) if node not in members]
    cost = _own_lines_unrest(xy, node, spots, drawn, {index: hulls[index] for index in foreign})
    for index, hull in enumerate(hulls):
        if index in foreign:
            cost += _depth_cost(room_outside(spots, hull))
        else:
            cost += _member_unrest(xy, node, spots, drawn, index)
    return cost


def _own_lines_unrest(
    xy: FloatArray, node: int, spots: FloatArray, drawn: Drawn, hulls: dict[int, FloatArray]
) -> FloatArray:
    """Weigh the node's own lines, also through the `hulls` by group, and other lines under it, for each spot (c,)."""
    own = (drawn.lines == node).any(axis=1)
    others = drawn.lines[own].sum(axis=1) - node
    count, mine = len(spots), len(others)
    a, b = np.repeat(spots, mine, axis=0), np.tile(xy[others], (count, 1))
    line_a, line_b = xy[drawn.lines[:, 0]], xy[drawn.lines[:, 1]]
    ends = [np.concatenate([hull[1:], hull[:1]]) for hull in hulls.values()]
    # Lines and edges of outlines in one go: each look costs more than what it looks at.
    crossed = segments_cross(a, b, np.concatenate([line_a, *hulls.values()]), np.concatenate([line_b, *ends]))
    tangled = np.count_nonzero(crossed[:, : len(line_a)] & np.tile(drawn.apart[own], (count, 1)), axis=1)
    under = lines_under(a, b, xy, _RADIUS)
    under[:, node] = False
    under[np.arange(count * mine), np.tile(others, count)] = False
    per_line = CROSSING * tangled + UNDER_NODE * np.count_nonzero(under, axis=1) + LINE_LENGTH * np.hypot(*(a - b).T)
    start = len(line_a)
    for index, hull in hulls.items():
        through = crossed[:, start : start + len(hull)].any(axis=1)
        per_line += THROUGH_HULL * (through & np.tile(drawn.passing[index][own], count))
        start += len(hull)
    over = np.count_nonzero(lines_under(line_a[~own], line_b[~own], spots, _RADIUS), axis=0)
    cost: FloatArray = per_line.reshape(count, mine).sum(axis=1) + UNDER_NODE * over
    return cost


def _member_unrest(xy: FloatArray, node: int, spots: FloatArray, drawn: Drawn, index: int) -> FloatArray:
    """Weigh a coalition that the node is in, whose outline changes with it, for each spot (c,)."""
    members = drawn.groups[index]
    rest = convex_hull(xy[members[members != node]])
    passing = drawn.lines[drawn.passing[index]]
    a, b = xy[passing[:, 0]], xy[passing[:, 1]]
    if len(rest) < 2:
        hulls = [convex_hull(np.vstack([rest, spot])) for spot in spots]
        foreign = xy[drawn.foreign[index]]
        return np.array([_room_unrest(foreign, hull) + float(_through(a, b, hull).sum()) for hull in hulls])
    grown = Stretched.of(rest, spots)
    crossed = (segments_cross(a, b, rest, np.concatenate([rest[1:], rest[:1]])) @ grown.kept.T) > 0
    crossed |= segments_cross(a, b, grown.before, spots) | segments_cross(a, b, spots, grown.after)
    cost: FloatArray = HULL_AREA * grown.area + HULL_EDGE * grown.edge + THROUGH_HULL * crossed.sum(axis=0)
    cost += _depth_cost(grown.room_outside(xy[drawn.foreign[index]])).sum(axis=1)
    return cost


def _room_unrest(foreign: FloatArray, hull: FloatArray) -> float:
    """Weigh a coalition's size and the nodes in it that are not its own."""
    around = hull - np.concatenate([hull[1:], hull[:1]])
    size = HULL_AREA * area(hull) + HULL_EDGE * float(np.hypot(around[:, 0], around[:, 1]).sum())
    return size + float(_depth_cost(room_outside(foreign, hull)).sum())


def _depth_cost(room: FloatArray) -> FloatArray:
    """Weigh how deep nodes stand in a coalition that is not theirs, from how far outside it they are in px."""
    lacking = (BUFFER + _RADIUS - room) / _RADIUS
    cost: FloatArray = INTRUDER * np.minimum(np.maximum(lacking, 0.0), 3.0)
    return cost


def _through(a: FloatArray, b: FloatArray, hull: FloatArray) -> FloatArray:
    """Weigh for each line from a to b (m, 2) whether it runs through a coalition (m,)."""
    if len(hull) < 2:
        return np.zeros(len(a))
    crossed = segments_cross(a, b, hull, np.concatenate([hull[1:], hull[:1]]))
    cost: FloatArray = THROUGH_HULL * np.any(crossed, axis=1)
    return cost
