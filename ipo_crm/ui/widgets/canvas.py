"""The coalition canvas: a picture of the network to walk, drag, zoom and find in, by pointer or keys.

It decides nothing: it tells who is pointed at, selected, opened or moved, and the page does the rest.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.graph.picture import Picture
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.canvas_buttons import ZoomButtons
from ipo_crm.ui.widgets.canvas_deeds import AttendedView
from ipo_crm.ui.widgets.canvas_hit import node_at
from ipo_crm.ui.widgets.canvas_keys import WAYS, Ask, asked
from ipo_crm.ui.widgets.canvas_press import Press

ZOOM_STEP: Final = 1.25
_WHEEL = 1.0015
_CORNER = 12


class CoalitionCanvas(AttendedView):
    """The network of coalitions, to be touched.

    Signals: `selected(ActorRef)` on click or space; `opened(ActorRef)` on double click or Enter;
    `hovered(ActorRef | None, QPoint)` when another actor is pointed at, by pointer or keys, with its centre in px;
    `moved(ActorRef, x, y)` once at the end of a move, in scene units; `cleared()` on Esc or a click on the ground;
    `hiding_changed(int)` with how many are hidden.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ring_inside(self)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Netwerk van coalities"))
        self._press: Press | None = None
        self._nudged: int | None = None
        self._buttons = ZoomButtons(self)
        self._buttons.zoom_in.clicked.connect(lambda: self.zoom(ZOOM_STEP))
        self._buttons.zoom_out.clicked.connect(lambda: self.zoom(1 / ZOOM_STEP))
        self._buttons.fit.clicked.connect(self.fit)

    @override
    def set_picture(self, picture: Picture, *, animated: bool = False) -> None:
        self._press = self._nudged = None
        super().set_picture(picture, animated=animated)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        press = self._press
        if press is None or press.base is None or press.actor is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, press.base)
        self.paint_dragged(painter, press.actor)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._buttons.sizeHint()
        corner = QPoint(self.width() - size.width() - _CORNER, self.height() - size.height() - _CORNER)
        self._buttons.setGeometry(QRect(corner, size))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y()
        self.zoom(_WHEEL**turned, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            actor = self._actor_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
            x, y = self.scene.xy[actor].tolist() if actor is not None else (0.0, 0.0)
            self._press = Press(event.position(), self.view, actor, event.button(), (x, y))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        press = self._press
        if press is None:
            self.point_at(self._actor_at(event.position()))
        elif press.leaves(event.position()):
            if press.actor is None:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.look_from(press.panned(event.position()))
            else:
                if press.base is None:
                    press.base = self.frame_without(press.actor)
                press.dragged(self.scene, event.position(), self.width(), self.height())
                self.update()

    @override
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        press, self._press = self._press, None
        self.unsetCursor()
        if press is None:
            return
        if press.moved and press.actor is not None:
            self.tell_move(press.actor)
        elif not press.moved and press.button == Qt.MouseButton.LeftButton:
            self.choose(press.actor)
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        actor = self._actor_at(event.position())
        if actor is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.ref(actor))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.unring()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ask = asked(event)
        if ask is None or not self._do(ask, WAYS.get(event.key(), (0.0, 0.0))):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._nudged is not None and not event.isAutoRepeat() and event.key() in WAYS:
            actor, self._nudged = self._nudged, None
            self.tell_move(actor)
        super().keyReleaseEvent(event)

    def _do(self, ask: Ask, way: tuple[float, float]) -> bool:
        """Do what a key asks and tell whether there was something to do."""
        if ask is Ask.CLEAR:
            return self._put_back() or self.let_go()
        if ask is Ask.WALK:
            self.walk(way)
        elif ask is Ask.FIT:
            self.fit()
        elif ask in (Ask.ZOOM_IN, Ask.ZOOM_OUT):
            self.zoom(ZOOM_STEP if ask is Ask.ZOOM_IN else 1 / ZOOM_STEP)
        elif self.attention.subject is None:
            return False
        else:
            self._do_with(self.attention.subject, ask, way)
        return True

    def _do_with(self, actor: int, ask: Ask, way: tuple[float, float]) -> None:
        ref = self.scene.picture.refs[actor]
        if ask is Ask.OPEN:
            self.opened.emit(ref)
        elif ask is Ask.SELECT:
            self.choose(actor)
        elif ask is Ask.HIDE:
            self.hide_actor(ref)
        elif ask is Ask.HOLD:
            self.hold(None if self.attention.held == actor else ref)
        elif ask is Ask.NUDGE:
            self._nudged = actor
            self.nudge(actor, way)

    def _put_back(self) -> bool:
        """Break off a drag: the node goes back to where it was."""
        press = self._press
        if press is None or press.base is None or press.actor is None:
            return False
        self._press = None
        self.scene.place(press.actor, *press.home)
        self.update()
        return True

    def _actor_at(self, position: QPointF) -> int | None:
        """Find the actor whose node, or else whose label, is under a point in px."""
        reach = self.scene.picture.radius * self.view.mark_scale + 2
        actor = node_at(self.points, reach, self.scene.shown, position.x(), position.y())
        if actor is not None:
            return actor
        under = (label.actor for label in self.labels if label.actor is not None and label.box.contains(position))
        return next(under, None)
