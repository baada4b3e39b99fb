"""Small moves that make a finished drawing calmer: nodes change places or step aside, one at a time."""

from itertools import combinations

import numpy as np

from ipo_crm.graph.hulls import convex_hull
from ipo_crm.graph.judge import Drawn, line_unrest, outlines, spot_unrest, unrest
from ipo_crm.graph.picture import BoolArray, FloatArray
from ipo_crm.graph.settle import ROOM

STEPS = (80.0, 30.0)
"""Lengths in px of the steps tried round a node: they tidy."""
SQUARES = (6, 5)
"""Spots across and down the whole box that are tried as well: they untangle."""
MOST_SWAPPED = 60
_DIRECTIONS = 8
_GAIN = 0.2


def polish(xy: FloatArray, drawn: Drawn, size: tuple[float, float], sweeps: int) -> FloatArray:
    """Sweep over all nodes until little improves, each to a calmer spot between (0, 0) and `size`."""
    place = xy.copy()
    hulls = outlines(place, drawn)
    steps, squares = _steps(), _squares(size)
    cost = unrest(place, drawn)
    for _ in range(sweeps):
        before = cost
        for node in range(len(place)):
            spots = np.vstack([place[node] + steps, squares])
            spots = spots[np.all((spots >= 0) & (spots <= size), axis=1)]
            _step_aside(place, node, spots, drawn, hulls)
        cost = unrest(place, drawn)
        if before - cost < _GAIN:
            break
    return place


def swap_alike(xy: FloatArray, drawn: Drawn) -> FloatArray:
    """Let nodes of the same coalitions change places wherever that takes away crossings; only up to 60 nodes."""
    place = xy.copy()
    if len(place) > MOST_SWAPPED:
        return place
    cost = line_unrest(place, drawn)
    for a, b in _alike(len(place), drawn):
        place[[a, b]] = place[[b, a]]
        tried = line_unrest(place, drawn)
        if tried < cost:
            cost = tried
        else:
            place[[a, b]] = place[[b, a]]
    return place


def _alike(count: int, drawn: Drawn) -> list[tuple[int, int]]:
    """List the pairs of nodes in the same coalitions: they can change places without touching an outline."""
    joined = [frozenset(i for i, members in enumerate(drawn.groups) if node in members) for node in range(count)]
    return [(a, b) for a, b in combinations(range(count), 2) if joined[a] == joined[b]]


def _step_aside(place: FloatArray, node: int, spots: FloatArray, drawn: Drawn, hulls: list[FloatArray]) -> None:
    """Move one node to the calmest of the spots that are free, if that is calmer than where it stands.

    The outlines of its coalitions, among those in `hulls`, go with it.
    """
    spots = spots[_have_room(place, node, spots)]
    if not len(spots):
        return
    choices = np.vstack([place[node], spots])
    calmest = int(spot_unrest(place, node, choices, drawn, hulls).argmin())
    if calmest:
        place[node] = choices[calmest]
        for index, members in enumerate(drawn.groups):
            if node in members:
                hulls[index] = convex_hull(place[members])


def _steps() -> FloatArray:
    """Give the ways from a node to the spots tried round it."""
    turn = np.arange(_DIRECTIONS) * (2 * np.pi / _DIRECTIONS)
    way = np.column_stack([np.cos(turn), np.sin(turn)])
    return np.vstack([step * way for step in STEPS])


def _squares(size: tuple[float, float]) -> FloatArray:
    across, down = (np.linspace(0.0, side, count) for side, count in zip(size, SQUARES, strict=True))
    return np.column_stack([np.tile(across, len(down)), np.repeat(down, len(across))])


def _have_room(place: FloatArray, node: int, spots: FloatArray) -> BoolArray:
    scaled = (np.delete(place, node, axis=0)[None] - spots[:, None]) / np.array(ROOM)
    room: BoolArray = np.all((scaled**2).sum(axis=2) >= 1.0, axis=1)
    return room
