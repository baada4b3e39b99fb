"""Where every actor stands: laid out once, then kept; same data, same picture."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import numpy as np

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.network import Network
from ipo_crm.graph.draft import draft_component
from ipo_crm.graph.forces import balanced_scale, force_layout
from ipo_crm.graph.packing import MARGIN, ROOM, grid, grid_in, share_out
from ipo_crm.graph.picture import BoolArray, FloatArray
from ipo_crm.graph.settle import settle
from ipo_crm.graph.star import StarGraph

MOST_ACTORS = 500
WARM_ROUNDS = 30

Places = Mapping[ActorRef, tuple[float, float]]


def arrange(
    network: Network, places: Places | None = None, *, room: tuple[float, float] = ROOM
) -> dict[ActorRef, tuple[float, float]]:
    """Give every actor a place in px, y down.

    Actors with a known place keep exactly that; a new one starts at the mean of its placed neighbours and then only
    makes room. Without known places the whole is laid out to fill a `room` (width, height in px) with its names.
    UserError above 500 actors.
    """
    graph = _graph(network)
    fixed = _marked(graph, places or {})
    if not fixed.any():
        return _as_places(graph, _fresh(graph, room))
    start = _joined(graph, places or {}, fixed)
    return _as_places(graph, settle(start, graph.groups, ~fixed))


def rearrange(
    network: Network, places: Places, pinned: AbstractSet[ActorRef] = frozenset()
) -> dict[ActorRef, tuple[float, float]]:
    """Order the drawing anew from where it stands, so that one recognises it; pinned actors move by exactly 0.

    The result is turned and shifted (not scaled) onto the old places by Procrustes where nothing is pinned.
    """
    graph = _graph(network)
    fixed = _marked(graph, places)
    if not fixed.any():
        return arrange(network)
    before = _joined(graph, places, fixed)
    pins = fixed & _marked(graph, dict.fromkeys(pinned, (0.0, 0.0)))
    after = _relaxed(graph, before, pins)
    if not pins.any():
        after = _laid_over(after, before, fixed)
    return _as_places(graph, settle(after, graph.groups, ~pins))


def _graph(network: Network) -> StarGraph:
    if len(network.actors) > MOST_ACTORS:
        raise UserError(
            f"Dit netwerk heeft {dotted(len(network.actors))} actoren; in één beeld passen er {dotted(MOST_ACTORS)}. "
            "Filter op dossier, sector of periode en teken het opnieuw."
        )
    return StarGraph.of(network)


def _marked(graph: StarGraph, places: Places) -> BoolArray:
    return np.array([ref in places for ref in graph.refs], dtype=np.bool_)


def _as_places(graph: StarGraph, xy: FloatArray) -> dict[ActorRef, tuple[float, float]]:
    return {ref: (x, y) for ref, (x, y) in zip(graph.refs, xy.tolist(), strict=True)}


def _fresh(graph: StarGraph, room: tuple[float, float]) -> FloatArray:
    """Lay out every component on its own part of the sheet; lone actors stand in rows on the last part."""
    components = graph.components()
    linked = [nodes for nodes in components if len(nodes) > 1]
    lone = np.array([nodes[0] for nodes in components if len(nodes) == 1 and nodes[0] < len(graph.refs)], np.int64)
    actors = [nodes[nodes < len(graph.refs)] for nodes in linked]
    boxes = share_out([len(part) for part in actors], room, rows=len(lone))
    xy = np.zeros((len(graph.refs), 2))
    for part, nodes, box in zip(actors, linked, boxes, strict=False):
        xy[part] = draft_component(graph, nodes, box)
    if len(lone):
        xy[lone] = grid_in(boxes[-1], len(lone))
    return xy


def _joined(graph: StarGraph, places: Places, fixed: BoolArray) -> FloatArray:
    """Give known places as they are and new actors the mean of their placed neighbours, nearest to known ones first.

    Actors that no path ties to a placed one stand in rows below the drawing.
    """
    xy = np.array([places.get(ref, (0.0, 0.0)) for ref in graph.refs], dtype=np.float64)
    placed = fixed.copy()
    waiting = [int(i) for i in np.flatnonzero(~fixed)]
    while waiting:
        near = {i: [j for j in graph.neighbours(i) if placed[j]] for i in waiting}
        ready = [i for i in waiting if near[i]]
        if not ready:
            break
        for i in ready:
            xy[i] = xy[near[i]].mean(axis=0)
        placed[ready] = True
        waiting = [i for i in waiting if not near[i]]
    if waiting:
        corner = np.array([xy[placed, 0].min(), xy[placed, 1].max() + 2 * MARGIN[1]])
        xy[waiting] = corner + grid(len(waiting))
    return xy


def _relaxed(graph: StarGraph, before: FloatArray, pins: BoolArray) -> FloatArray:
    """Run the forces from the drawing itself; hubs start amid their members."""
    hubs = [before[members].mean(axis=0) if len(members) else np.zeros(2) for members in graph.groups]
    start = np.vstack([before, *hubs])
    middle = start.mean(axis=0)
    scale = balanced_scale(start - middle, graph.edges, graph.weights)
    fixed = np.concatenate([pins, np.zeros(len(hubs), dtype=np.bool_)])
    warm = ((start - middle) * scale)[None]
    laid = force_layout(warm, graph.edges, graph.weights, rounds=WARM_ROUNDS, fixed=fixed)[0]
    after = laid[: len(before)] / scale + middle
    return np.where(pins[:, None], before, after)


def _laid_over(after: FloatArray, before: FloatArray, known: BoolArray) -> FloatArray:
    """Turn and shift a drawing onto the old one as well as the known nodes allow (Procrustes without scale)."""
    old, new = before[known], after[known]
    left, _, right = np.linalg.svd((new - new.mean(axis=0)).T @ (old - old.mean(axis=0)))
    turned: FloatArray = (after - new.mean(axis=0)) @ (left @ right) + old.mean(axis=0)
    return turned
