"""A mouse button that is down on the coalition canvas: where, on whom, and what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPixmap

from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_view import View

_THRESHOLD = 4.0
_EDGE = 12.0


@dataclass(slots=True)
class Press:
    """A press; `base` is the frame without the node, there as soon as a node is dragged."""

    at: QPointF
    view: View
    actor: int | None
    button: Qt.MouseButton
    home: tuple[float, float] = (0.0, 0.0)
    moved: bool = False
    base: QPixmap | None = None

    def leaves(self, position: QPointF) -> bool:
        """Tell whether the pointer has gone so far that this is no click; once gone, it stays gone."""
        step = position - self.at
        self.moved = self.moved or abs(step.x()) + abs(step.y()) >= _THRESHOLD
        return self.moved

    def panned(self, position: QPointF) -> View:
        """Give the view that keeps the grasped point of the ground under the pointer."""
        step = position - self.at
        return self.view.panned(step.x(), step.y())

    def dragged(self, scene: Scene, position: QPointF, width: float, height: float) -> None:
        """Put the grasped node where the pointer is, kept within the canvas."""
        if self.actor is None:
            return
        step = position - self.at
        x = self.home[0] * self.view.scale + self.view.dx + step.x()
        y = self.home[1] * self.view.scale + self.view.dy + step.y()
        inside = (min(max(x, _EDGE), width - _EDGE), min(max(y, _EDGE), height - _EDGE))
        scene.place(self.actor, *self.view.to_scene(*inside))
