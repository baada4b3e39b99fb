"""Boxes of names: (n, 4) arrays of left, top, right, bottom in px, y down, and what they touch."""

import numpy as np

from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray


def boxes_touch(a: FloatArray, b: FloatArray) -> BoolArray:
    """Tell for each box of a (p, 4) and of b (q, 4) whether they overlap (p, q)."""
    touch: BoolArray = (
        (a[:, None, 0] < b[None, :, 2])
        & (b[None, :, 0] < a[:, None, 2])
        & (a[:, None, 1] < b[None, :, 3])
        & (b[None, :, 1] < a[:, None, 3])
    )
    return touch


def boxes_meet_circles(boxes: FloatArray, centres: FloatArray, radius: FloatArray) -> BoolArray:
    """Tell for each box (p, 4) and circle (q) whether they overlap (p, q)."""
    right = centres[None, :, 0] - np.clip(centres[None, :, 0], boxes[:, None, 0], boxes[:, None, 2])
    down = centres[None, :, 1] - np.clip(centres[None, :, 1], boxes[:, None, 1], boxes[:, None, 3])
    meet: BoolArray = right**2 + down**2 < radius[None, :] ** 2
    return meet


def boxes_meet_lines(boxes: FloatArray, a: FloatArray, b: FloatArray) -> BoolArray:
    """Tell whether lines from a to b (..., 2) run through boxes (..., 4), over leading shapes that broadcast."""
    enter: FloatArray = np.zeros(1)
    leave: FloatArray = np.ones(1)
    for axis in (0, 1):
        start, along = a[..., axis], b[..., axis] - a[..., axis]
        along = np.where(np.abs(along) < 1e-9, 1e-9, along)
        low, high = (boxes[..., axis] - start) / along, (boxes[..., axis + 2] - start) / along
        enter = np.maximum(enter, np.minimum(low, high))
        leave = np.minimum(leave, np.maximum(low, high))
    meet: BoolArray = enter < leave
    return meet


def count_lines(boxes: FloatArray, a: FloatArray, b: FloatArray) -> IntArray:
    """Count for each box of a block (n, c, 4) the lines from a to b (m, 2) that run through it (n, c).

    The boxes of a block lie close together, so that most lines are left out by one look at what covers them all.
    """
    cover = np.concatenate([boxes[:, :, :2].min(axis=1), boxes[:, :, 2:].max(axis=1)], axis=1)
    block, line = np.nonzero(boxes_meet_lines(cover[:, None], a[None], b[None]))
    meet = boxes_meet_lines(boxes[block], a[line, None], b[line, None])
    count = np.zeros(boxes.shape[:2], dtype=np.int64)
    np.add.at(count, block, meet)
    return count


def label_boxes(at: FloatArray, side: FloatArray, width: FloatArray, height: FloatArray) -> FloatArray:
    """Give the boxes (n, 4) of names at points (n, 2): `side` 1 starts there, -1 ends there, 0 has its middle there."""
    left = at[:, 0] - width * (1 - side) / 2
    return np.column_stack([left, at[:, 1] - height / 2, left + width, at[:, 1] + height / 2])
