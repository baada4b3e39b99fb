"""Parts of a drawing that have nothing to do with one another, side by side on one landscape sheet."""

from collections.abc import Sequence

import numpy as np

from ipo_crm.graph.picture import FloatArray

MARGIN = (90.0, 55.0)
"""Room in px left and right, and above and below, each part: for outlines and names."""
ASPECT = 1.45
_GRID_STEP = (150.0, 48.0)
_LEAST_COLUMNS = 6


def pack(parts: Sequence[FloatArray]) -> list[FloatArray]:
    """Shift parts (k, 2) so that their boxes do not overlap, in rows from left to right, the first at the top left."""
    sizes = [np.ptp(part, axis=0) + 2 * np.array(MARGIN) for part in parts]
    total = sum(float(size.prod()) for size in sizes)
    widest = max((float(size[0]) for size in sizes), default=0.0)
    sheet = max(widest, float(np.sqrt(total * ASPECT)))
    packed = []
    left = top = row = 0.0
    for part, size in zip(parts, sizes, strict=True):
        if left > 0 and left + size[0] > sheet:
            left, top, row = 0.0, top + row, 0.0
        packed.append(part - part.min(axis=0) + np.array(MARGIN) + np.array([left, top]))
        left, row = left + float(size[0]), max(row, float(size[1]))
    return packed


def grid(count: int) -> FloatArray:
    """Give places (count, 2) in tidy rows for actors that nothing ties to the others."""
    square = int(np.ceil(np.sqrt(count * ASPECT * _GRID_STEP[1] / _GRID_STEP[0])))
    columns = max(_LEAST_COLUMNS, square)
    index = np.arange(count)
    return np.column_stack([index % columns * _GRID_STEP[0], index // columns * _GRID_STEP[1]]).astype(np.float64)


def spiral(count: int) -> FloatArray:
    """Give unit directions (count, 2) of which no two are alike: each a golden angle further."""
    turn = np.arange(count) * (np.pi * (3 - np.sqrt(5)))
    return np.column_stack([np.cos(turn), np.sin(turn)])
