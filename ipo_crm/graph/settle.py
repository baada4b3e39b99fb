"""The last moves of a layout: nodes make room for one another and leave coalitions that are not theirs."""

from collections.abc import Sequence

import numpy as np

from ipo_crm.graph.hulls import BUFFER, convex_hull, distance_outside
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

ROOM = (74.0, 36.0)
"""Half-axes in px of the ellipse round a node that no other node's middle may enter; wide, for the labels."""
CLEARANCE = 14.0
"""Pixels between the outline of a coalition and the middle of a node that is no member."""
ROUNDS = 120
_STILL = 0.05


def settle(xy: FloatArray, groups: Sequence[IntArray], free: BoolArray, *, rounds: int = ROUNDS) -> FloatArray:
    """Move the free nodes (n,) of xy (n, 2) as little as it takes; the others move by exactly 0."""
    place = _apart_from_copies(xy, free)
    foreign = [_foreigners(len(xy), members) & free for members in groups]
    for _ in range(rounds):
        move = _make_room(place, free)
        for members, others in zip(groups, foreign, strict=True):
            if len(members) and others.any():
                move[others] += _way_out(place, members, others)
        place[free] += move[free]
        if np.abs(move[free]).max(initial=0.0) < _STILL:
            break
    return place


def _make_room(place: FloatArray, free: BoolArray) -> FloatArray:
    """Push apart every two nodes of which one stands in the other's ellipse; half each, or all by the free one."""
    offset = place[:, None, :] - place[None, :, :]
    scaled = np.sqrt((offset[:, :, 0] / ROOM[0]) ** 2 + (offset[:, :, 1] / ROOM[1]) ** 2)
    np.fill_diagonal(scaled, 1.0)
    # A hair more than touching, so that the rounds end.
    lacking = np.maximum(1.02 / np.maximum(scaled, 0.05) - 1.0, 0.0) * (scaled < 1.0)
    part = np.where(free[:, None] & free[None, :], 0.5, 1.0) * free[:, None]
    move: FloatArray = ((lacking * part)[:, :, None] * offset).sum(axis=1)
    return np.clip(move, -40.0, 40.0)


def _way_out(place: FloatArray, members: IntArray, others: BoolArray) -> FloatArray:
    """Send non-members out of the coalition's outline by the shortest way."""
    distance, way = distance_outside(place[others], convex_hull(place[members]))
    lacking = np.clip(BUFFER + CLEARANCE - distance, 0.0, 30.0)
    return 0.7 * lacking[:, None] * way


def _foreigners(count: int, members: IntArray) -> BoolArray:
    foreign = np.ones(count, dtype=np.bool_)
    foreign[members] = False
    return foreign


def _apart_from_copies(xy: FloatArray, free: BoolArray) -> FloatArray:
    """Nudge free nodes by a pixel in turning directions, so that two at one place can part."""
    turn = np.arange(len(xy)) * 2.399963
    nudge = np.column_stack([np.cos(turn), np.sin(turn)])
    return np.where(free[:, None], xy + nudge, xy)
