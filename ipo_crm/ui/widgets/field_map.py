"""The map of influence and stance: everyone on a dossier in one painted widget, walked by mouse or arrows.

It paints and listens; where everyone stands is worked out in `field_places`. The list beside it says the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.field_paint import ARROW, AXIS, FOOT, HALO, LEAD, TAIL, Looks, paint_map
from ipo_crm.ui.widgets.field_places import Places, Point, Spot, lay_out

_GAP = 12
_PITCH = 24
_TOP = 2
_LEAST_WIDTH = 320


class FieldMap(QWidget):
    """Shows points; `picked` tells who is current, `opened` who was asked for, `more` that some do not fit."""

    picked = Signal(object)
    opened = Signal(object)
    more = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._since = ""
        self._points: tuple[Point, ...] = ()
        self._places = Places()
        self._at = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speak()

    @property
    def actor(self) -> ActorRef | None:
        """Who is current."""
        point = self._point(self._at)
        return point.actor if point is not None else None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every place on the map, column by column, in each from the top."""
        return self._places.spots

    def show_points(self, points: Sequence[Point], since: str = "") -> None:
        """Show these and keep who is current; `since` completes the legend "bewogen sinds"."""
        kept = self.actor
        self._points, self._since = tuple(points), since
        self._arrange()
        self.choose(kept)

    def choose(self, actor: ActorRef | None) -> None:
        """Make somebody current without telling anyone; nobody where they are not on the map."""
        self._at = next((at for at, spot in enumerate(self.spots) if spot.point and spot.point.actor == actor), -1)
        self._speak()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(720), scaled(560))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, scaled(5 * _PITCH + FOOT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_anew()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange_anew()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at < 0 and self.spots and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(0)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position().toPoint())
        if at >= 0:
            self._go(at)
            if self.spots[at].point is None:
                self.more.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self._under(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.spots) - 1
        if last < 0:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down:
                self._go(min(self._at + 1, last))
            case Qt.Key.Key_Up:
                self._go(max(self._at - 1, 0))
            case Qt.Key.Key_Right:
                self._go(self._beside(1))
            case Qt.Key.Key_Left:
                self._go(self._beside(-1))
            case Qt.Key.Key_Home:
                self._go(0)
            case Qt.Key.Key_End:
                self._go(last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self._at)
            case _:
                super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Say the whole of a point in a tooltip, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self._point(self._under(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(point.told) if point is not None else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = Looks(
            tokens=tokens_of(self),
            current=self._at,
            hovered=self._hovered,
            focused=self.hasFocus(),
            since=self._since,
        )
        paint_map(QPainter(self), QRectF(self.rect()), self._places, looks)

    def _arrange_anew(self) -> None:
        """Lay out again for another size, and stand on the same actor."""
        kept = self.actor
        self._arrange()
        self.choose(kept)

    def _arrange(self) -> None:
        plain, bold = QFontMetrics(font_for(TextRole.META)), QFontMetrics(font_for(TextRole.SUSPECT))
        around, arrow = scaled(LEAD) + scaled(TAIL), scaled(ARROW)

        def width_of(point: Point) -> float:
            metrics = bold if point.suspect else plain
            beyond = arrow * bool(point.moved) + scaled(HALO) * point.suspect
            return around + metrics.horizontalAdvance(point.name) + beyond

        left, top = scaled(AXIS), _TOP
        room = QRectF(left, top, self.width() - left, self.height() - top - scaled(FOOT))
        self._hovered = -1
        self._places = lay_out(self._points, room, scaled(_PITCH), _GAP, width_of) if room.isValid() else Places()

    def _point(self, at: int) -> Point | None:
        return self.spots[at].point if 0 <= at < len(self.spots) else None

    def _under(self, place: QPoint) -> int:
        return next((at for at, spot in enumerate(self.spots) if spot.box.contains(place.toPointF())), -1)

    def _beside(self, step: int) -> int:
        """Give the spot at about the same height in the next column that has any."""
        here = self.spots[max(self._at, 0)]
        others = {spot.column for spot in self.spots if (spot.column - here.column) * step > 0}
        if not others:
            return self._at
        column = min(others, key=lambda other: abs(other - here.column))
        height = here.box.center().y()
        there = [
            (abs(spot.box.center().y() - height), at) for at, spot in enumerate(self.spots) if spot.column == column
        ]
        return min(there)[1]

    def _go(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._speak()
            self.update()
            self.picked.emit(self.actor)

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _open(self, at: int) -> None:
        point = self._point(at)
        if point is not None:
            self.opened.emit(point.actor)
        elif 0 <= at < len(self.spots):
            self.more.emit()

    def _speak(self) -> None:
        """Let a screen reader say who is current; without anyone, what the map is."""
        point = self._point(self._at)
        if point is not None:
            told = point.told
        elif 0 <= self._at < len(self.spots):
            told = self.tr("Nog %n actor(en); Enter opent de tabel.", "", self.spots[self._at].left_out)
        else:
            told = self.tr("Loop met de pijltjestoetsen langs de actoren; dezelfde gegevens staan in de tabel.")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
