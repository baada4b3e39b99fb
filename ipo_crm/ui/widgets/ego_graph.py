"""Who stands around somebody: they in the middle, those met or joined with most on fixed places around."""

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain.cards import Neighbour
from ipo_crm.domain.counts import counted
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.marks import paint_mark
from ipo_crm.ui.qt import VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole, Tokens, mix

_HEIGHT = 136
_RADIUS = 6.5
_CENTRE_RADIUS = 9.0
_LABEL_GAP = 6
_REACH = 16
_MIDDLE = (0.50, 0.52)
# Places as shares of width and height, the nearest neighbours first; a label stands on the outside.
_PLACES = ((0.27, 0.18), (0.73, 0.18), (0.27, 0.86), (0.73, 0.86), (0.24, 0.52), (0.76, 0.52))
MOST = len(_PLACES)
_FEW = {1: (4,), 2: (4, 5), 3: (4, 1, 3)}
"""Which places a few take, so that they balance."""


class EgoGraph(QWidget):
    """Click or Enter opens somebody; the arrows walk along them, from the nearest on."""

    opened = Signal(object)

    def __init__(
        self, name: str, sector: Sector | None, neighbours: Sequence[Neighbour], *, person: bool = True
    ) -> None:
        super().__init__()
        self._person = person
        self._name = name
        self._sector = sector
        self._around = tuple(neighbours[:MOST])
        self._at = -1
        self._hovered = -1
        self.setMouseTracking(True)
        ring_inside(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._around else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        near = ", ".join(self._said(each) for each in self._around)
        self.setAccessibleName(self.tr("Rond %1: %2").replace("%1", name).replace("%2", near))

    @property
    def chosen(self) -> Neighbour | None:
        """Whom the arrows stand on."""
        return self._around[self._at] if self._at >= 0 else None

    def place_of(self, at: int) -> QPointF:
        """Give the middle of a neighbour's mark."""
        across, down = _PLACES[_FEW.get(len(self._around), range(MOST))[at]]
        return QPointF(self.width() * across, self.height() * down)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, scaled(_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Leave):
            self._hovered = -1
            self.update()
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if under != self._hovered:
            self._hovered = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under >= 0 else Qt.CursorShape.ArrowCursor)
            self.setToolTip(self._said(self._around[under]) if under >= 0 else "")
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if under >= 0:
            self.opened.emit(self._around[under].ref)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._walk(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.chosen is not None:
                self.opened.emit(self._around[self._at].ref)
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        middle = QPointF(self.width() * _MIDDLE[0], self.height() * _MIDDLE[1])
        most = max((each.strength for each in self._around), default=1)
        for at, each in enumerate(self._around):
            lit = at in (self._hovered, self._at if self.hasFocus() else -1)
            colour = tokens.accent if lit else mix(tokens.line, tokens.ctl, 0.2)
            painter.setPen(QPen(QColor(colour), 1.0 + 1.5 * each.strength / most))
            painter.drawLine(middle, self.place_of(at))
        for at, each in enumerate(self._around):
            self._paint_neighbour(painter, at, each, tokens)
        paint_mark(painter, self._sector, middle, _CENTRE_RADIUS, tokens, person=self._person)
        font = font_for(TextRole.STRONG)
        font.setPixelSize(font_for(TextRole.META).pixelSize())
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        below = QRectF(middle.x() - 110, middle.y() + _CENTRE_RADIUS + 5, 220, scaled(16))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | VCENTRE, self._name)

    def _paint_neighbour(self, painter: QPainter, at: int, each: Neighbour, tokens: Tokens) -> None:
        place = self.place_of(at)
        if at in (self._hovered, self._at) and (at == self._hovered or self.hasFocus()):
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.SolidLine))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(place, _RADIUS + 5, _RADIUS + 5)
        paint_mark(painter, each.sector, place, _RADIUS, tokens, person=each.ref.is_person)
        font = font_for(TextRole.META)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if at == self._hovered else tokens.muted))
        left = place.x() < self.width() / 2
        beyond = _RADIUS + 4 + _LABEL_GAP
        room = (place.x() if left else self.width() - place.x()) - beyond
        text = QFontMetricsF(font).elidedText(each.label, Qt.TextElideMode.ElideRight, room)
        box = QRectF(0 if left else place.x() + beyond, place.y() - scaled(8), room, scaled(16))
        side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | VCENTRE, text)

    def _under(self, point: QPointF) -> int:
        """Give the neighbour whose mark is within reach of the pointer, -1 for none."""
        for at in range(len(self._around)):
            away = self.place_of(at) - point
            if hypot(away.x(), away.y()) <= _REACH:
                return at
        return -1

    def _walk(self, step: int) -> None:
        self._at = (self._at + step) % len(self._around) if self._at >= 0 else 0
        self.setAccessibleDescription(self._said(self._around[self._at]))
        self.update()

    def _said(self, each: Neighbour) -> str:
        return f"{each.label}, {counted(each.strength, each.nouns)}"
