"""The eight shapes of the map as polygons round the origin, for a circle of radius 1; y down."""

import numpy as np

from ipo_crm.graph.marks import Mark
from ipo_crm.graph.picture import FloatArray

_CORNER = 0.45
_ROUND_STEPS = 48
_TRIANGLE_SHIFT = 0.18
_SQUARE: FloatArray = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
_REGULAR = {"diamond": 4, "pentagon": 5, "hexagon": 6}


def shape_of(mark: Mark) -> FloatArray:
    """Give the outline (k, 2) of a mark; all have about the area of the circle."""
    if mark.shape == "circle":
        return _ring(_ROUND_STEPS, 1.0)
    if mark.shape in _REGULAR:
        return _ring(_REGULAR[mark.shape], mark.factor)
    if mark.shape == "square":
        return mark.factor * _SQUARE
    if mark.shape == "rounded_square":
        return _rounded_square(mark.factor)
    up: FloatArray = np.array([[0.0, -2.0], [np.sqrt(3.0), 1.0], [-np.sqrt(3.0), 1.0]]) * (mark.factor / np.sqrt(3.0))
    up[:, 1] += _TRIANGLE_SHIFT
    return up if mark.shape == "triangle_up" else -up


def _ring(corners: int, radius: float) -> FloatArray:
    """Put corners on a circle, the first one at the top."""
    turn = np.arange(corners) * (2 * np.pi / corners)
    return radius * np.column_stack([np.sin(turn), -np.cos(turn)])


def _rounded_square(half: float) -> FloatArray:
    turn = np.linspace(0.0, np.pi / 2, 8)
    arc = _CORNER * np.column_stack([np.cos(turn), np.sin(turn)])
    quarter = arc + (half - _CORNER)
    turns = [np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) for a in np.arange(4) * (np.pi / 2)]
    return np.vstack([quarter @ turn_by for turn_by in turns])
