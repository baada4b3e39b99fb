"""A first drawing of one connected part of the graph: several tries, and the calmest of them."""

from collections.abc import Iterable

import numpy as np

from ipo_crm.graph.forces import force_layout
from ipo_crm.graph.judge import Drawn, unrest
from ipo_crm.graph.packing import Box, spiral
from ipo_crm.graph.picture import FloatArray, IntArray
from ipo_crm.graph.polish import polish, swap_alike
from ipo_crm.graph.settle import settle
from ipo_crm.graph.star import StarGraph

SEED = 36576
MOST_TRIES, SETTLED, SWEEPS = 16, 6, 2
SMALL, MIDDLING, LARGE = 50, 70, 120
EVENNESS = 0.5
"""How far nodes are spread evenly over the box: 0 leaves a dense middle, 1 forgets who stood near whom."""
_TRIED_NODES = 60_000
_PIVOTS = 50


def draft_component(graph: StarGraph, nodes: IntArray, box: Box) -> FloatArray:
    """Place the actors among `nodes` (k of them, in that order) in a box, in px; in need a little outside it."""
    actors = nodes[nodes < len(graph.refs)]
    corner, size = np.array(box[:2]), (box.width, box.height)
    if len(actors) == 1:
        return (corner + np.array(size) / 2)[None]
    part = _Part(graph, nodes, actors)
    starts = part.starts(tries=min(MOST_TRIES, max(1, _TRIED_NODES // len(nodes) ** 2)))
    rounds = 100 if len(nodes) <= 120 else 60
    laid = force_layout(starts, part.edges, part.weights, rounds=rounds)[:, : len(actors)]
    calm = _calmest([_spread(xy, size) for xy in laid], part, size)
    free = np.ones(len(actors), dtype=np.bool_)
    return corner + settle(calm, part.groups, free)


def _calmest(sheets: list[FloatArray], part: "_Part", size: tuple[float, float]) -> FloatArray:
    """Settle and polish the calmest few of the drawings, and give the best of these."""
    drawn = part.drawn()
    free = np.ones(part.actors, dtype=np.bool_)

    def calmest_first(drawings: Iterable[FloatArray]) -> list[FloatArray]:
        return sorted(drawings, key=lambda xy: unrest(xy, drawn))

    if len(sheets) == 1:
        return settle(sheets[0], part.groups, free, size)
    settled = calmest_first(settle(xy, part.groups, free, size) for xy in calmest_first(sheets)[:SETTLED])
    # Polishing takes most of the time, by the square of the size: a larger drawing gets less of it.
    if part.actors > LARGE:
        return settled[0]
    if part.actors > SMALL:
        return polish(settled[0], drawn, size, sweeps=2 if part.actors <= MIDDLING else 1)
    return polish(swap_alike(polish(settled[0], drawn, size, sweeps=1), drawn), drawn, size, sweeps=SWEEPS)


class _Part:
    """One component, renumbered: actors first, then hubs."""

    def __init__(self, graph: StarGraph, nodes: IntArray, actors: IntArray) -> None:
        self.size = len(nodes)
        at = np.full(graph.size, -1, dtype=np.int64)
        at[nodes] = np.arange(len(nodes))
        inside = at[graph.edges[:, 0]] >= 0
        self.edges: IntArray = at[graph.edges[inside]]
        self.weights: FloatArray = graph.weights[inside]
        contacts = at[graph.contacts]
        hubs = nodes[len(actors) :] - len(graph.refs)
        self.contacts: IntArray = contacts[(contacts >= 0).all(axis=1)]
        self.groups = tuple(at[graph.groups[hub]] for hub in hubs)
        self.actors = len(actors)
        pivots = nodes[np.unique(np.linspace(0, len(nodes) - 1, min(len(nodes), _PIVOTS)).astype(np.int64))]
        self._steps = graph.steps_from(pivots)[:, nodes]

    def drawn(self) -> Drawn:
        """Give what drawings of this part are judged by."""
        return Drawn.of(self.actors, self.contacts, self.groups)

    def starts(self, tries: int) -> FloatArray:
        """Give starts (tries, size, 2): first the map of graph distances, then random ones of a fixed seed."""
        spread = np.sqrt(self.size)
        random = np.random.default_rng(SEED).normal(scale=spread, size=(tries, self.size, 2))
        random[0] = _distance_map(self._steps) * spread
        return random


def _distance_map(steps: FloatArray) -> FloatArray:
    """Draw the steps from k pivots to n nodes (k, n) in two dimensions, spread 1 (pivot MDS, Brandes and Pich 2006)."""
    square = steps**2
    centred = -0.5 * (square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean())
    # The two main axes come from the small square of the pivots, which stays small for a large graph.
    _, axes = np.linalg.eigh(centred @ centred.T)
    xy = np.zeros((steps.shape[1], 2))
    xy[:, : axes.shape[1]] = centred.T @ axes[:, :-3:-1]
    # Leaves of one star have equal distances: a hair of spiral keeps them apart.
    xy += 1e-2 * max(float(xy.std()), 1e-9) * spiral(len(xy))
    scaled: FloatArray = (xy - xy.mean(axis=0)) / max(float(xy.std()), 1e-9)
    return scaled


def _spread(xy: FloatArray, size: tuple[float, float]) -> FloatArray:
    """Turn a drawing the way the box lies and spread it to its edges, more evenly than it was."""
    turned = turn_to_landscape(xy)
    if size[0] < size[1]:
        turned = turned[:, ::-1]
    turned = turned - turned.min(axis=0)
    share = turned / np.maximum(turned.max(axis=0), 1e-9)
    order = turned.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(xy) - 1)
    sheet: FloatArray = ((1 - EVENNESS) * share + EVENNESS * order) * size
    return sheet


def turn_to_landscape(xy: FloatArray) -> FloatArray:
    """Turn a drawing round its middle so that its longest direction lies flat."""
    centred = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    # The sign of an axis is free: the farthest node goes right, and down.
    turned: FloatArray = centred @ axes.T
    farthest = np.abs(turned).argmax(axis=0)
    return turned * np.where(turned[farthest, [0, 1]] < 0, -1.0, 1.0)
