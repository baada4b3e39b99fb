"""The last moves of a layout: nodes make room for one another and leave coalitions that are not theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ipo_crm.graph.hulls import BUFFER, convex_hull, distance_outside, room_outside
from ipo_crm.graph.packing import spiral
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

ROOM = (74.0, 36.0)
"""Half-axes in px of the ellipse round a node that no other node's middle may enter; wide, for the labels."""
CLEARANCE = 14.0
"""Pixels between the outline of a coalition and the middle of a node that is no member."""
TOUCH = (30.0, 30.0)
"""The least room of all: no two nodes, the largest among them with a halo, overlap."""
_STILL = 0.05
_LARGE = 120


def settle(xy: FloatArray, groups: Sequence[IntArray], free: BoolArray) -> FloatArray:
    """Move the free nodes (n,) of xy (n, 2) as little as it takes; the others move by exactly 0.

    What cannot be had at once goes in this order: nodes do not overlap, then nobody stands in a coalition that is not
    theirs, then names have room.
    """
    place = _apart_from_copies(xy, free)
    regions = [_Region.of(place, members, free) for members in groups if len(members)]
    rounds = 120 if len(xy) <= _LARGE else 80
    for _ in range(rounds):
        move = _make_room(place, free, ROOM)
        for region in regions:
            region.send_out(move, place)
        place[free] += move[free]
        if np.abs(move[free]).max(initial=0.0) < _STILL:
            return place
    for _ in range(rounds):
        move = _make_room(place, free, TOUCH)
        place[free] += move[free]
        if np.abs(move[free]).max(initial=0.0) < _STILL:
            break
    return place


def _make_room(place: FloatArray, free: BoolArray, room: tuple[float, float]) -> FloatArray:
    """Push apart every two nodes of which one stands in the other's ellipse; half each, or all by the free one."""
    scaled = place / np.array(room)
    pairs = cKDTree(scaled).query_pairs(1.0, output_type="ndarray")
    a, b = pairs[:, 0], pairs[:, 1]
    apart = np.linalg.norm(scaled[a] - scaled[b], axis=1)
    # A hair more than touching, so that the rounds end.
    push = (1.02 / np.maximum(apart, 0.05) - 1.0)[:, None] * (place[a] - place[b])
    both = (free[a] & free[b])[:, None]
    move = np.zeros_like(place)
    np.add.at(move, a, np.where(both, 0.5, 1.0) * push)
    np.add.at(move, b, np.where(both, -0.5, -1.0) * push)
    return np.clip(move, -40.0, 40.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Region:
    """A coalition with the free nodes that do not belong in it; `hull` where none of its members can move."""

    members: IntArray
    others: IntArray
    hull: FloatArray | None

    @classmethod
    def of(cls, place: FloatArray, members: IntArray, free: BoolArray) -> "_Region":
        foreign = free.copy()
        foreign[members] = False
        hull = None if free[members].any() else convex_hull(place[members])
        return cls(members=members, others=np.flatnonzero(foreign), hull=hull)

    def send_out(self, move: FloatArray, place: FloatArray) -> None:
        """Add to the moves the shortest way out for each node that does not belong."""
        hull = convex_hull(place[self.members]) if self.hull is None else self.hull
        inside = self.others[room_outside(place[self.others], hull) < BUFFER + CLEARANCE]
        if len(inside):
            distance, way = distance_outside(place[inside], hull)
            lacking = np.clip(BUFFER + CLEARANCE - distance, 0.0, 30.0)
            move[inside] += 0.7 * lacking[:, None] * way


def _apart_from_copies(xy: FloatArray, free: BoolArray) -> FloatArray:
    """Nudge free nodes by a pixel in turning directions, so that two at one place can part."""
    return np.where(free[:, None], xy + spiral(len(xy)), xy)
