"""How good a picture is, in numbers: crossings, overlaps, false inclusion, stress and order kept."""

from collections.abc import Sequence

import numpy as np

from ipo_crm.graph.boxes import boxes_touch
from ipo_crm.graph.hulls import convex_hull, distance_outside
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray


def crossings(xy: FloatArray, edges: IntArray) -> int:
    """Count the pairs of lines that cross; lines that share an end do not."""
    if len(edges) < 2:
        return 0
    a, b = xy[edges[:, 0]], xy[edges[:, 1]]
    crossed = segments_cross(a, b, a, b)
    shared = (edges[:, None, :, None] == edges[None, :, None, :]).any(axis=(2, 3))
    return int(np.triu(crossed & ~shared, 1).sum())


def segments_cross(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> BoolArray:
    """Tell for each segment a-b (p, 2) and each c-d (q, 2) whether they properly cross (p, q)."""
    c_side, d_side = _sides(a, b, c), _sides(a, b, d)
    same = a is c and b is d
    a_side, b_side = (c_side.T, d_side.T) if same else (_sides(c, d, a).T, _sides(c, d, b).T)
    crossed: BoolArray = (c_side * d_side < 0) & (a_side * b_side < 0)
    return crossed


def lines_over_nodes(xy: FloatArray, radius: FloatArray, edges: IntArray) -> int:
    """Count how often a line passes under a node that is not its end."""
    touched = lines_under(xy[edges[:, 0]], xy[edges[:, 1]], xy, radius + 2)
    touched[np.arange(len(edges))[:, None], edges] = False
    return int(touched.sum())


def lines_under(a: FloatArray, b: FloatArray, points: FloatArray, radius: FloatArray | float) -> BoolArray:
    """Tell for each line from a to b (m, 2) and point (n, 2) whether the line comes within that radius (m, n)."""
    along = b - a
    length2 = np.maximum((along**2).sum(axis=1), 1e-12)
    right, down = points[:, 0] - a[:, None, 0], points[:, 1] - a[:, None, 1]
    share = (right * along[:, None, 0] + down * along[:, None, 1]) / length2[:, None]
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    apart2 = (right - share * along[:, None, 0]) ** 2 + (down - share * along[:, None, 1]) ** 2
    under: BoolArray = apart2 < np.square(radius)
    return under


def node_overlaps(xy: FloatArray, radius: FloatArray) -> int:
    """Count the pairs of nodes whose circles overlap."""
    apart = np.linalg.norm(xy[:, None] - xy[None], axis=2)
    return int(np.triu(apart < radius[:, None] + radius[None], 1).sum())


def box_overlaps(boxes: FloatArray) -> int:
    """Count the pairs of boxes (n, 4: left, top, right, bottom) that overlap."""
    return int(np.triu(boxes_touch(boxes, boxes), 1).sum())


def false_inclusion(xy: FloatArray, groups: Sequence[IntArray], buffer: float) -> float:
    """Give the share of (coalition, non-member) pairs where the non-member lies inside the coalition's outline."""
    inside = pairs = 0
    for members in groups:
        others = np.setdiff1d(np.arange(len(xy)), members)
        pairs += len(others)
        if len(others) and len(members):
            distance, _ = distance_outside(xy[others], convex_hull(xy[members]))
            inside += int((distance < buffer).sum())
    return inside / pairs if pairs else 0.0


def normalised_stress(xy: FloatArray, graph_distance: FloatArray) -> float:
    """Give 1 - (sum q)^2 / (N sum q^2) over connected pairs, q = drawn distance / graph distance; 0 is perfect."""
    i, j = np.triu_indices(len(xy), 1)
    far = graph_distance[i, j]
    counts = np.isfinite(far) & (far > 0)
    ratio = np.linalg.norm(xy[i] - xy[j], axis=1)[counts] / far[counts]
    return float(1 - ratio.sum() ** 2 / (len(ratio) * (ratio**2).sum())) if len(ratio) else 0.0


def order_kept(before: FloatArray, after: FloatArray) -> float:
    """Give the share of pairs of nodes that kept their left-right and their top-bottom order."""
    i, j = np.triu_indices(len(before), 1)
    same = np.sign(before[i] - before[j]) == np.sign(after[i] - after[j])
    return float(same.mean()) if len(i) else 1.0


def _sides(start: FloatArray, end: FloatArray, points: FloatArray) -> FloatArray:
    """Tell by its sign on which side of each line (p, 2) each point (q, 2) lies (p, q), as one matrix product."""
    along = end - start
    lines = np.empty((3, len(start)))
    lines[0], lines[1] = -along[:, 1], along[:, 0]
    lines[2] = along[:, 1] * start[:, 0] - along[:, 0] * start[:, 1]
    spots = np.ones((3, len(points)))
    spots[:2] = points.T
    side: FloatArray = lines.T @ spots
    return side
