"""Where names stand: beside their nodes, clear of nodes, of lines and of one another."""

from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.boxes import boxes_touch, label_boxes
from ipo_crm.graph.obstacles import Obstacles
from ipo_crm.graph.picture import FloatArray, IntArray

MOST_SOLVED = 120
"""Names weighed against one another; the canvas never shows more at once."""
GAP = 5.0
_ON_LABEL = 40.0
_ROUNDS = 30
_HALF = 0.7071
# Direction from the node, side of the name, what the place costs: right, left, below, above, then the corners.
_PLACES = (
    (1.0, 0.0, 1, 0.0),
    (-1.0, 0.0, -1, 0.15),
    (0.0, 1.0, 0, 0.5),
    (0.0, -1.0, 0, 0.5),
    (_HALF, -_HALF, 1, 0.8),
    (_HALF, _HALF, 1, 0.8),
    (-_HALF, -_HALF, -1, 0.9),
    (-_HALF, _HALF, -1, 0.9),
)
_FARTHER = (1.0, 1.9, 3.0)
_FARTHER_COST = 1.2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labels:
    """Where names stand: `at` (n, 2), `side` (n,) as in Picture, `boxes` (n, 4)."""

    at: FloatArray
    side: IntArray
    boxes: FloatArray


def place_labels(obstacles: Obstacles, width: FloatArray, height: FloatArray, rank: IntArray) -> Labels:
    """Choose one of 24 places for each name (width, height: (n,) in px).

    Each of the 120 names of lowest rank in turn takes its cheapest place given the others, until none wants to move
    (iterated minimum conflict). Further names, which are only shown when zoomed in, stand to the right of their nodes.
    """
    at, side, liking = _candidates(obstacles.xy, obstacles.radius)
    count, choices = side.shape
    wide, high = np.repeat(width, choices), np.repeat(height, choices)
    boxes = label_boxes(at.reshape(-1, 2), side.ravel().astype(np.float64), wide, high).reshape(count, choices, 4)
    solved = np.argsort(rank, kind="stable")[:MOST_SOLVED]
    chosen = np.zeros(count, dtype=np.int64)
    chosen[solved] = _least_conflict(liking[solved] + obstacles.cost(boxes[solved], solved), boxes[solved])
    rows = np.arange(count)
    return Labels(at=at[rows, chosen], side=side[rows, chosen], boxes=boxes[rows, chosen])


def place_hull_label(
    outline: FloatArray, size: tuple[float, float], obstacles: Obstacles, taken: FloatArray
) -> tuple[float, float]:
    """Choose the middle of a coalition's name just outside its outline, clear of nodes, names `taken` and lines."""
    width, height = size
    start, end = outline[:-1], outline[1:]
    along = end - start
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-9)
    steps = np.linspace(0.0, length.sum(), 72, endpoint=False)
    piece = np.minimum(np.searchsorted(np.cumsum(length), steps, side="right"), len(length) - 1)
    share = (steps - np.concatenate([[0.0], np.cumsum(length)])[piece]) / length[piece]
    point = start[piece] + share[:, None] * along[piece]
    out = np.column_stack([along[piece, 1], -along[piece, 0]]) / length[piece, None]
    out = np.where(((point - outline[:-1].mean(axis=0)) * out).sum(axis=1)[:, None] < 0, -out, out)
    middles, liking = [], []
    for step, gap in enumerate((6.0, 14.0, 24.0)):
        reach = np.abs(out[:, 0]) * width / 2 + np.abs(out[:, 1]) * height / 2 + gap
        middles.append(point + out * reach[:, None])
        # Above the coalition reads as its title.
        liking.append(0.6 * step + 0.8 * (1 + out[:, 1]))
    at = np.vstack(middles)
    wide, high = np.full(len(at), width), np.full(len(at), height)
    boxes = label_boxes(at, np.zeros(len(at)), wide, high)
    # The 72 boxes of one step go round the coalition: as blocks of one, lines are left out box by box.
    cost = np.concatenate(liking) + obstacles.cost(boxes[:, None], np.full(len(at), -1))[:, 0]
    if len(taken):
        cost += _ON_LABEL * boxes_touch(boxes, taken).sum(axis=1)
    x, y = at[int(cost.argmin())].tolist()
    return (x, y)


def _candidates(xy: FloatArray, radius: FloatArray) -> tuple[FloatArray, IntArray, FloatArray]:
    """Give the places round each node (n, 24, 2), their sides (n, 24) and what each costs (n, 24)."""
    way = np.array([place[:2] for place in _PLACES])
    side = np.array([place[2] for place in _PLACES], dtype=np.int64)
    dislike = np.array([place[3] for place in _PLACES])
    rings, costs = [], []
    for ring, factor in enumerate(_FARTHER):
        reach = radius[:, None] + GAP * factor
        # Above and below, the name's own half height comes on top.
        extra = np.abs(way[:, 1]) * np.where(side == 0, 7.0, 3.0)
        rings.append(xy[:, None, :] + way[None] * (reach + extra[None])[:, :, None])
        costs.append(np.broadcast_to(dislike + ring * _FARTHER_COST, (len(xy), len(way))))
    sides = np.tile(side, (len(xy), len(_FARTHER)))
    return np.concatenate(rings, axis=1), sides, np.concatenate(costs, axis=1)


def _least_conflict(cost: FloatArray, boxes: FloatArray) -> IntArray:
    """Let each name in turn take its cheapest place (n,) given where the others stand now."""
    count, choices = cost.shape
    touch = boxes_touch(boxes.reshape(-1, 4), boxes.reshape(-1, 4)).reshape(count, choices, count, choices)
    chosen: IntArray = cost.argmin(axis=1)
    rows = np.arange(count)
    for _ in range(_ROUNDS):
        before = chosen.copy()
        for i in range(count):
            clash = touch[i][:, rows, chosen]
            clash[:, i] = False
            chosen[i] = int((cost[i] + _ON_LABEL * clash.sum(axis=1)).argmin())
        if (chosen == before).all():
            break
    return chosen
