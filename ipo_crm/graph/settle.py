"""The last moves of a layout: nodes make room for one another and leave coalitions that are not theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.hulls import BUFFER, convex_hull, distance_outside, room_outside
from ipo_crm.graph.packing import spiral
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

ROOM = (74.0, 36.0)
"""Half-axes in px of the ellipse round a node that no other node's middle may enter; wide, for the labels."""
CLEARANCE = 14.0
"""Pixels between the outline of a coalition and the middle of a node that is no member."""
TOUCH = (30.0, 30.0)
"""The least room of all: no two nodes, the largest among them with a halo, overlap."""
_STILL = 0.3
_LARGE = 120
_LOOK_EVERY = 5
"""Rounds between two looks at who stands near whom: in between nodes hardly move."""
_NEAR = 1.6


def settle(
    xy: FloatArray, groups: Sequence[IntArray], free: BoolArray, size: tuple[float, float] | None = None
) -> FloatArray:
    """Move the free nodes (n,) of xy (n, 2) as little as it takes; the others move by exactly 0.

    What cannot be had at once goes in this order: nodes do not overlap, then nobody stands in a coalition that is not
    theirs, then names have room. With a `size` nodes stay between (0, 0) and there, but for what would overlap.
    """
    if not free.any():
        return xy.copy()
    place = _apart_from_copies(xy, free)
    rounds = 120 if len(xy) <= _LARGE else 80
    crowd = _Crowd(free=free, groups=tuple(members for members in groups if len(members)), size=size)
    if not crowd.settle(place, ROOM, rounds):
        _Crowd(free=free, groups=(), size=None).settle(place, TOUCH, rounds)
    return place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Crowd:
    """Nodes of which some are `free` (n,) to move, within a `size` in px or without bounds."""

    free: BoolArray
    groups: tuple[IntArray, ...]
    size: tuple[float, float] | None

    def settle(self, place: FloatArray, room: tuple[float, float], rounds: int) -> bool:
        """Move the nodes in place until they stand still, and tell whether they did in so many rounds."""
        pairs, regions = _near_pairs(place, room), self._regions(place)
        looked = 0
        for turn in range(rounds):
            if turn - looked >= _LOOK_EVERY:
                pairs, regions, looked = _near_pairs(place, room), self._regions(place), turn
            move = _make_room(place, self.free, room, pairs)
            for region in regions:
                region.send_out(move, place)
            goal = place[self.free] + move[self.free]
            if self.size is not None:
                goal = np.minimum(np.maximum(goal, 0.0), self.size)
            moved = float(np.abs(goal - place[self.free]).max(initial=0.0))
            place[self.free] = goal
            if moved < _STILL:
                if looked == turn:
                    return True
                looked = turn - _LOOK_EVERY
        return False

    def _regions(self, place: FloatArray) -> list["_Region"]:
        return [_Region.of(place, members, self.free) for members in self.groups]


def _near_pairs(place: FloatArray, room: tuple[float, float]) -> IntArray:
    """Give the pairs of nodes (p, 2) that stand in each other's ellipse or soon may."""
    right = (place[:, None, 0] - place[None, :, 0]) / room[0]
    down = (place[:, None, 1] - place[None, :, 1]) / room[1]
    return np.argwhere(np.triu(right**2 + down**2 < _NEAR**2, 1))


def _make_room(place: FloatArray, free: BoolArray, room: tuple[float, float], pairs: IntArray) -> FloatArray:
    """Push apart every two nodes of which one stands in the other's ellipse; half each, or all by the free one."""
    a, b = pairs[:, 0], pairs[:, 1]
    between = place[a] - place[b]
    apart = np.hypot(between[:, 0] / room[0], between[:, 1] / room[1])
    # A hair more than touching, so that the rounds end.
    push = np.where(apart < 1.0, 1.02 / np.maximum(apart, 0.05) - 1.0, 0.0)[:, None] * between
    both = (free[a] & free[b])[:, None]
    pushed = np.concatenate([np.where(both, 0.5, 1.0) * push, np.where(both, -0.5, -1.0) * push])
    nodes, count = np.concatenate([a, b]), len(place)
    move = np.column_stack([np.bincount(nodes, pushed[:, axis], minlength=count) for axis in (0, 1)])
    return np.minimum(np.maximum(move, -40.0), 40.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Region:
    """The hull of a coalition with the free nodes that do not belong in it."""

    hull: FloatArray
    others: IntArray

    @classmethod
    def of(cls, place: FloatArray, members: IntArray, free: BoolArray) -> "_Region":
        foreign = free.copy()
        foreign[members] = False
        return cls(hull=convex_hull(place[members]), others=np.flatnonzero(foreign))

    def send_out(self, move: FloatArray, place: FloatArray) -> None:
        """Add to the moves the shortest way out for each node that does not belong."""
        inside = self.others[room_outside(place[self.others], self.hull) < BUFFER + CLEARANCE]
        if len(inside):
            distance, way = distance_outside(place[inside], self.hull)
            lacking = np.minimum(np.maximum(BUFFER + CLEARANCE - distance, 0.0), 30.0)
            move[inside] += 0.7 * lacking[:, None] * way


def _apart_from_copies(xy: FloatArray, free: BoolArray) -> FloatArray:
    """Nudge free nodes by a pixel in turning directions, so that two at one place can part."""
    return np.where(free[:, None], xy + spiral(len(xy)), xy)
