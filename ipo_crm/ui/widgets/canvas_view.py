"""The camera of the coalition canvas: scene units to pixels and back. No Qt here."""

from dataclasses import dataclass, replace

import numpy as np

from ipo_crm.graph.picture import FloatArray

LEAST_SCALE = 0.05
MOST_SCALE = 6.0
FIT_MOST = 1.5
_MARK_STEPS = np.array([0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.6])


@dataclass(frozen=True, slots=True)
class View:
    """Show scene point (x, y) at pixel (x * scale + dx, y * scale + dy)."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    @property
    def mark_scale(self) -> float:
        """How much larger than at zoom 1 nodes are drawn: in steps, so that few sizes have to be rendered."""
        return float(_MARK_STEPS[np.abs(np.log(_MARK_STEPS / self.scale)).argmin()])

    def to_screen(self, xy: FloatArray) -> FloatArray:
        """Give pixels (n, 2) for scene points (n, 2)."""
        return xy * self.scale + (self.dx, self.dy)

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """Give the scene point under a pixel."""
        return ((x - self.dx) / self.scale, (y - self.dy) / self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> "View":
        """Zoom so that what lies under pixel (x, y) stays there; the scale keeps within its bounds."""
        scale = min(max(self.scale * factor, LEAST_SCALE), MOST_SCALE)
        kept = scale / self.scale
        return View(scale, x - (x - self.dx) * kept, y - (y - self.dy) * kept)

    def panned(self, x: float, y: float) -> "View":
        """Shift by pixels."""
        return replace(self, dx=self.dx + x, dy=self.dy + y)

    def centred(self, at: FloatArray, width: float, height: float) -> "View":
        """Bring a scene point (2,) to the middle without losing zoom."""
        return replace(self, dx=width / 2 - float(at[0]) * self.scale, dy=height / 2 - float(at[1]) * self.scale)


def fitted(xy: FloatArray, boxes: FloatArray, width: float, height: float, margin: float = 16.0) -> View:
    """Give the largest view that shows all points (n, 2) with the boxes around them.

    `boxes` (n, 4) holds left, top, right, bottom in pixels from each point: they do not grow with the zoom, as labels.
    """
    if not len(xy):
        return View(1.0, width / 2, height / 2)
    low, high = LEAST_SCALE, FIT_MOST
    for _ in range(24):
        middle = (low + high) / 2
        left, top, right, bottom = _extent(xy, boxes, middle)
        if right - left <= width - 2 * margin and bottom - top <= height - 2 * margin:
            low = middle
        else:
            high = middle
    left, top, right, bottom = _extent(xy, boxes, low)
    return View(low, (width - left - right) / 2, (height - top - bottom) / 2)


def _extent(xy: FloatArray, boxes: FloatArray, scale: float) -> tuple[float, float, float, float]:
    near = (xy * scale + boxes[:, :2]).min(axis=0)
    far = (xy * scale + boxes[:, 2:]).max(axis=0)
    return (float(near[0]), float(near[1]), float(far[0]), float(far[1]))
