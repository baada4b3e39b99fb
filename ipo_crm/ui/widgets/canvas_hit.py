"""What lies where on the canvas: under the pointer, in an arrow's direction, under a typed name. No Qt here."""

import numpy as np

from ipo_crm.domain.names import fold
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

TARGET = 12.0
"""Least reach of a node in px: pointer targets are 24 px across (WCAG 2.2, 2.5.8)."""

_CONE = 0.5
"""Least cosine between an arrow and the way to a node: 60 degrees to either side."""


def node_at(points: FloatArray, radius: FloatArray, shown: BoolArray, x: float, y: float) -> int | None:
    """Find the shown node nearest to pixel (x, y) that reaches so far; points (n, 2) and radius (n,) in px."""
    if not len(points):
        return None
    away = np.hypot(points[:, 0] - x, points[:, 1] - y)
    away[(away > np.maximum(radius, TARGET)) | ~shown] = np.inf
    nearest = int(away.argmin())
    return nearest if np.isfinite(away[nearest]) else None


def nearest(points: FloatArray, shown: BoolArray, x: float, y: float) -> int | None:
    """Find the shown node nearest to a pixel, however far."""
    if not shown.any():
        return None
    away = np.hypot(points[:, 0] - x, points[:, 1] - y)
    return int(np.where(shown, away, np.inf).argmin())


def walk(points: FloatArray, shown: BoolArray, start: int, way: tuple[float, float], connected: IntArray) -> int | None:
    """Step from a node in a direction (unit vector, y down): to a connected node there, else to the nearest one."""
    for candidates in (connected, np.flatnonzero(shown)):
        found = _ahead(points, start, way, candidates[candidates != start])
        if found is not None:
            return found
    return None


def best_match(labels: tuple[str, ...], ranks: IntArray, shown: BoolArray, typed: str) -> int | None:
    """Find the shown label that best fits what was typed: whole, then beginning, word, part; then rank.

    Case and diacritics do not count; nothing typed finds nothing.
    """
    wanted = fold(typed).strip()
    if not wanted:
        return None
    found: list[tuple[int, int, int]] = []
    for index in np.flatnonzero(shown).tolist():
        fit = _fit(fold(labels[index]), wanted)
        if fit is not None:
            found.append((fit, int(ranks[index]), index))
    return min(found)[2] if found else None


def _ahead(points: FloatArray, start: int, way: tuple[float, float], candidates: IntArray) -> int | None:
    if not len(candidates):
        return None
    steps = points[candidates] - points[start]
    length = np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)
    cosine = (steps @ np.array(way)) / length
    cost = np.where(cosine >= _CONE, length / np.maximum(cosine, _CONE), np.inf)
    best = int(cost.argmin())
    return int(candidates[best]) if np.isfinite(cost[best]) else None


def _fit(label: str, wanted: str) -> int | None:
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in label.split()):
        return 2
    return 3 if wanted in label else None
