"""A first drawing of one connected part of the graph: several tries, and the calmest of them."""

from collections.abc import Iterable

import numpy as np
from scipy.linalg import eigh
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from ipo_crm.graph.forces import force_layout
from ipo_crm.graph.judge import Drawn, unrest
from ipo_crm.graph.packing import ASPECT, spiral
from ipo_crm.graph.picture import FloatArray, IntArray
from ipo_crm.graph.polish import polish
from ipo_crm.graph.settle import settle
from ipo_crm.graph.star import StarGraph

SEED = 36576
MOST_TRIES, SETTLED, FINALISTS = 32, 12, 4
SMALL, MIDDLING, LARGE = 40, 60, 120
ROOM_PER_ACTOR = 11_500.0
"""Square pixels of sheet per actor: what a node, its name and some air take."""
_TRIED_NODES = 120_000
_STRETCH = 1.3


def draft_component(graph: StarGraph, nodes: IntArray) -> FloatArray:
    """Place the actors among `nodes` (k of them, in that order) round the origin, in px."""
    actors = nodes[nodes < len(graph.refs)]
    if len(actors) == 1:
        return np.zeros((1, 2))
    part = _Part(graph, nodes, actors)
    starts = part.starts(tries=min(MOST_TRIES, max(1, _TRIED_NODES // len(nodes) ** 2)))
    rounds = 160 if len(nodes) <= 120 else 60
    laid = force_layout(starts, part.edges, part.weights, rounds=rounds)[:, : len(actors)]
    free = np.ones(len(actors), dtype=np.bool_)
    if len(laid) == 1:
        return settle(_as_sheet(laid[0]), part.groups, free)
    drawn = part.drawn()

    def calmest_first(drawings: Iterable[FloatArray]) -> list[FloatArray]:
        return sorted(drawings, key=lambda xy: unrest(xy, drawn))

    sheets = calmest_first(_as_sheet(one) for one in laid)[:SETTLED]
    settled = calmest_first(settle(xy, part.groups, free) for xy in sheets)
    # Polishing takes most of the time, by the square of the size: a larger drawing gets less of it.
    if len(actors) > LARGE:
        return settled[0]
    if len(actors) > SMALL:
        return polish(settled[0], drawn, sweeps=2 if len(actors) <= MIDDLING else 1)
    polished = calmest_first(polish(xy, drawn, sweeps=1) for xy in settled[:FINALISTS])
    return polish(polished[0], drawn, sweeps=4)


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

    def drawn(self) -> Drawn:
        """Give what drawings of this part are judged by."""
        return Drawn.of(self.actors, self.contacts, self.groups)

    def starts(self, tries: int) -> FloatArray:
        """Give starts (tries, size, 2): first the map of graph distances, then random ones of a fixed seed."""
        spread = np.sqrt(self.size)
        random = np.random.default_rng(SEED).normal(scale=spread, size=(tries, self.size, 2))
        random[0] = _distance_map(self._distances()) * spread
        return random

    def _distances(self) -> FloatArray:
        ones = np.ones(len(self.edges))
        shape = (self.size, self.size)
        steps: FloatArray = shortest_path(
            coo_array((ones, (self.edges[:, 0], self.edges[:, 1])), shape=shape).tocsr(),
            directed=False,
            unweighted=True,
        )
        return steps


def _distance_map(distances: FloatArray) -> FloatArray:
    """Draw graph distances in two dimensions by classical scaling, with spread 1."""
    square = distances**2
    centred = -0.5 * (square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean())
    count = len(distances)
    values, vectors = eigh(centred, subset_by_index=[max(count - 2, 0), count - 1])
    xy = np.zeros((count, 2))
    xy[:, : len(values)] = vectors * np.sqrt(np.maximum(values, 0.0))
    # Leaves of one star have equal distances: a hair of spiral keeps them apart.
    xy += 1e-2 * spiral(count)
    scaled: FloatArray = (xy - xy.mean(axis=0)) / max(float(xy.std()), 1e-9)
    return scaled


def _as_sheet(xy: FloatArray) -> FloatArray:
    """Turn a drawing to landscape, stretch it a little that way and scale it to px."""
    turned = turn_to_landscape(xy)
    width, height = np.maximum(np.ptp(turned, axis=0), 1e-6)
    turned[:, 0] *= float(np.clip(ASPECT * height / width, 1.0, _STRETCH))
    width, height = np.maximum(np.ptp(turned, axis=0), 1e-6)
    scale = np.sqrt(ROOM_PER_ACTOR * len(xy) / max(width * height, 0.2 * width**2))
    sheet: FloatArray = turned * scale
    return sheet


def turn_to_landscape(xy: FloatArray) -> FloatArray:
    """Turn a drawing round its middle so that its longest direction lies flat."""
    centred = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    # The sign of an axis is free: the farthest node goes right, and down.
    turned: FloatArray = centred @ axes.T
    farthest = np.abs(turned).argmax(axis=0)
    return turned * np.where(turned[farthest, [0, 1]] < 0, -1.0, 1.0)
