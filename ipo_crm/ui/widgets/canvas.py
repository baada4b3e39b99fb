"""The coalition canvas: a picture of the network to walk, drag, zoom and find in, by pointer or keys.

It decides nothing: it tells who is pointed at, selected, opened or moved, and the page does the rest.
"""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.graph.picture import Picture
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.canvas_attention import Attention
from ipo_crm.ui.widgets.canvas_buttons import ZoomButtons
from ipo_crm.ui.widgets.canvas_hit import best_match, nearest, node_at, walk
from ipo_crm.ui.widgets.canvas_keys import WAYS, Ask, asked
from ipo_crm.ui.widgets.canvas_press import Press
from ipo_crm.ui.widgets.canvas_show import PictureView
from ipo_crm.ui.widgets.canvas_spoken import spoken

ZOOM_STEP: Final = 1.25
_WHEEL = 1.0015
_NUDGE = 8.0
_CORNER = 12


class CoalitionCanvas(PictureView):
    """The network of coalitions, to be touched.

    Signals: `selected(ActorRef)` on click or space; `opened(ActorRef)` on double click or Enter;
    `hovered(ActorRef | None, QPoint)` when another actor is pointed at, by pointer or keys, with its centre in px;
    `moved(ActorRef, x, y)` once at the end of a move, in scene units; `cleared()` on Esc or a click on the ground;
    `hiding_changed(int)` with how many are hidden.
    """

    selected = Signal(object)
    opened = Signal(object)
    hovered = Signal(object, QPoint)
    moved = Signal(object, float, float)
    cleared = Signal()
    hiding_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Netwerk van coalities"))
        self._press: Press | None = None
        self._nudged: int | None = None
        self._told: ActorRef | None = None
        self._buttons = ZoomButtons(self)
        self._buttons.zoom_in.clicked.connect(lambda: self.zoom(ZOOM_STEP))
        self._buttons.zoom_out.clicked.connect(lambda: self.zoom(1 / ZOOM_STEP))
        self._buttons.fit.clicked.connect(self.fit)

    @override
    def set_picture(self, picture: Picture, *, animated: bool = False) -> None:
        """Show a picture; who was selected, hidden or at the keyboard's place stays so, as do zoom and pan."""
        self._press = None
        super().set_picture(picture, animated=animated)
        self._tell()

    def select(self, ref: ActorRef | None) -> None:
        """Ring an actor as selected, without a signal."""
        self.attention.selected = self.scene.index(ref)
        self.update()

    def find_actor(self, typed: str) -> ActorRef | None:
        """Centre and ring the actor that best fits what was typed, without losing zoom; give it, or None."""
        actor = best_match(self.scene.picture.labels, self.scene.picture.label_rank, self.scene.shown, typed)
        if actor is not None:
            self.look_from(self.view.centred(self.scene.xy[actor], self.width(), self.height()))
            self._ring(actor)
        return self.ref(actor)

    def hold(self, ref: ActorRef | None) -> None:
        """Keep an actor and its surroundings in focus and in sight; None lets go and shows all."""
        actor = self.attention.held = self.scene.index(ref)
        if actor is None:
            self.fit()
        else:
            self.look_at(np.concatenate([[actor], self.scene.neighbours(actor), self.scene.fellows(actor)]))

    def hide_actor(self, ref: ActorRef) -> None:
        """Take an actor out of sight until `show_all`."""
        actor = self.scene.index(ref)
        if actor is not None:
            self.scene.hide(actor)
            self.attention.forget(actor)
            self.hiding_changed.emit(len(self.scene.hidden))
            self._tell()

    def show_all(self) -> None:
        """Bring back every hidden actor."""
        self.scene.show_all()
        self.hiding_changed.emit(0)
        self._tell()

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
            self._point(self._actor_at(event.position()))
        elif press.leaves(event.position()):
            if press.actor is None:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.look_from(press.panned(event.position()))
            else:
                press.base = press.base or self.frame_without(press.actor)
                press.dragged(self.scene, event.position(), self.width(), self.height())
                self.update()

    @override
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        press, self._press = self._press, None
        self.unsetCursor()
        if press is None:
            return
        if press.moved and press.actor is not None:
            self._tell_move(press.actor)
        elif not press.moved and press.button == Qt.MouseButton.LeftButton:
            self._click(press.actor)
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        actor = self._actor_at(event.position())
        if actor is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.ref(actor))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.attention.ringed = False
            self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ask = asked(event)
        if ask is None or not self._do(ask, WAYS.get(event.key(), (0.0, 0.0))):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._nudged is not None and not event.isAutoRepeat() and event.key() in WAYS:
            actor, self._nudged = self._nudged, None
            self._tell_move(actor)
        super().keyReleaseEvent(event)

    def _do(self, ask: Ask, way: tuple[float, float]) -> bool:
        """Do what a key asks and tell whether there was something to do."""
        if ask is Ask.CLEAR:
            return self._clear()
        if ask in (Ask.FIT, Ask.ZOOM_IN, Ask.ZOOM_OUT):
            self._look(ask)
        elif ask is Ask.WALK:
            self._walk(way)
        else:
            return self._do_with(self.attention.subject, ask, way)
        return True

    def _look(self, ask: Ask) -> None:
        if ask is Ask.FIT:
            self.fit()
        else:
            self.zoom(ZOOM_STEP if ask is Ask.ZOOM_IN else 1 / ZOOM_STEP)

    def _do_with(self, actor: int | None, ask: Ask, way: tuple[float, float]) -> bool:
        """Do what a key asks about one actor and tell whether there was one."""
        if actor is None:
            return False
        ref = self.scene.picture.refs[actor]
        if ask is Ask.OPEN:
            self.opened.emit(ref)
        elif ask is Ask.SELECT:
            self._click(actor)
        elif ask is Ask.HIDE:
            self.hide_actor(ref)
        elif ask is Ask.HOLD:
            self.hold(None if self.attention.held == actor else ref)
        elif ask is Ask.NUDGE:
            self._nudged = actor
            x, y = (self.scene.xy[actor] + np.array(way) * _NUDGE).tolist()
            self.scene.place(actor, x, y)
        self.update()
        return True

    def _walk(self, way: tuple[float, float]) -> None:
        shown = self.scene.shown
        start = self.attention.start
        if start is not None and shown[start]:
            found = walk(self.points, shown, start, way, self.scene.neighbours(start))
        elif self.scene.picture.own is not None and shown[self.scene.picture.own]:
            found = self.scene.picture.own
        else:
            found = nearest(self.points, shown, self.width() / 2, self.height() / 2)
        if found is not None:
            self.bring_in_sight(found)
            self._ring(found)

    def _ring(self, actor: int) -> None:
        self.attention.keyboard, self.attention.ringed, self.attention.pointer = actor, True, None
        self._tell()

    def _point(self, actor: int | None) -> None:
        if actor != self.attention.pointer:
            self.attention.pointer = actor
            self._tell()

    def _click(self, actor: int | None) -> None:
        if actor is None:
            self._let_go()
            return
        self.attention.selected = self.attention.keyboard = actor
        self.selected.emit(self.ref(actor))
        self.update()

    def _clear(self) -> bool:
        """Let go of all and tell whether there was anything; while dragging only put the node back."""
        press, self._press = self._press, None
        if press is not None and press.base is not None and press.actor is not None:
            self.scene.place(press.actor, *press.home)
            self.update()
        elif self.attention.empty:
            return False
        else:
            self._let_go()
        return True

    def _let_go(self) -> None:
        held = self.attention.held is not None
        self.attention = Attention(keyboard=self.attention.keyboard)
        if held:
            self.fit()
        self.cleared.emit()
        self._tell()

    def _tell(self) -> None:
        """Repaint, and tell the page and the screen reader if another actor is pointed at."""
        actor = self.attention.pointed
        self.update()
        if self.ref(actor) != self._told:
            self._told = self.ref(actor)
            x, y = self.points[actor].tolist() if actor is not None else (0.0, 0.0)
            self.hovered.emit(self._told, QPoint(round(x), round(y)))
        said = spoken(self.scene, actor)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def _tell_move(self, actor: int) -> None:
        x, y = self.scene.xy[actor].tolist()
        self.moved.emit(self.ref(actor), x, y)

    def _actor_at(self, position: QPointF) -> int | None:
        """Find the actor whose node, or else whose label, is under a point in px."""
        reach = self.scene.picture.radius * self.view.mark_scale + 2
        actor = node_at(self.points, reach, self.scene.shown, position.x(), position.y())
        if actor is not None:
            return actor
        under = (label.actor for label in self.labels if label.actor is not None and label.box.contains(position))
        return next(under, None)
