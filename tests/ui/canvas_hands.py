"""Hands for the canvas tests: open one, find who stands where, turn the wheel, drag."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import ActorRef
from ipo_crm.ui.widgets.canvas import CoalitionCanvas
from tests.ui.canvas_samples import demo_picture

LEFT = Qt.MouseButton.LeftButton


def open_canvas(qtbot: QtBot) -> CoalitionCanvas:
    """Open a canvas of 852 x 640 px, as in the pictures, that shows 36 actors."""
    widget = CoalitionCanvas()
    qtbot.addWidget(widget)
    widget.resize(852, 640)
    widget.set_picture(demo_picture())
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


def index(canvas: CoalitionCanvas, name: str) -> int:
    return canvas.scene.picture.labels.index(name)


def ref(canvas: CoalitionCanvas, name: str) -> ActorRef:
    return canvas.scene.picture.refs[index(canvas, name)]


def at(canvas: CoalitionCanvas, name: str) -> QPoint:
    x, y = canvas.points[index(canvas, name)].tolist()
    return QPoint(round(x), round(y))


def pointed(canvas: CoalitionCanvas) -> str:
    actor = canvas.attention.pointed
    return "" if actor is None else canvas.scene.picture.labels[actor]


def wheel(canvas: CoalitionCanvas, position: QPoint, turned: int) -> None:
    event = QWheelEvent(
        QPointF(position),
        QPointF(canvas.mapToGlobal(position)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(qtbot: QtBot, canvas: CoalitionCanvas, start: QPoint, end: QPoint) -> None:
    qtbot.mouseMove(canvas, start)
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, (start + end) / 2)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)
