"""One ranked member of a coalition: rank, name, score, three bars and the sentence why."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.suspects import SuspectRow
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.wrap_row import WrapRow

_BAR = 4
_RANK_WIDTH = 14


class Meter(QWidget):
    """A name, a number of 0-100 and a bar of that length below; an empty one is drawn without colour."""

    def __init__(self, name: str, value: int) -> None:
        super().__init__()
        self._name = name
        self._value = value
        self.setAccessibleName(f"{name} {value}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font_for(TextRole.META))
        return QSize(metrics.horizontalAdvance(f"{self._name} 100"), scaled(16) + _BAR + 2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setFont(font_for(TextRole.META))
        text = QRectF(0, 0, self.width(), scaled(16))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._value))
        top = self.height() - _BAR
        painter.fillRect(QRectF(0, top, self.width(), _BAR), QColor(tokens.line))
        painter.fillRect(QRectF(0, top, self.width() * self._value / 100, _BAR), QColor(tokens.amber_ring))


class SuspectCard(QWidget):
    """A member in the panel; pointing, choosing and opening it do the same as on its node in the picture."""

    chosen = Signal(object)
    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, row: SuspectRow) -> None:
        super().__init__()
        self.ref: ActorRef = row.actor
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ring_inside(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{row.rank or ''} {row.name}, {row.points}".strip())
        self.setAccessibleDescription(row.sentence)
        self._lay_out(row)

    def light(self, *, on: bool) -> None:
        """Show that this member is the one pointed at or chosen in the picture."""
        if on != self._lit:
            self._lit = on
            self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.ref)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self.ref)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(None)
        self.update()

    @override
    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit(self.ref)

    @override
    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self.ref)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self.ref)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.ref)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self._lit:
            painter.fillRect(self.rect(), QColor(tokens.accent_soft))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _lay_out(self, row: SuspectRow) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        rank = Label("" if row.rank is None else str(row.rank), TextRole.MUTED)
        rank.setFixedWidth(scaled(_RANK_WIDTH))
        head.addWidget(rank)
        head.addWidget(MarkView(row.sector, size=12))
        head.addWidget(ElidedLabel(row.name, TextRole.STRONG), 1)
        head.addWidget(Label(str(row.points), TextRole.SCORE if row.highlighted else TextRole.RECORD))
        bars = WrapRow(gap=SIZES.gap)
        for name, value in (
            (self.tr("verrassing"), row.surprise),
            (self.tr("brug"), row.bridge),
            (self.tr("sectorafstand"), row.distance),
        ):
            bars.add(Meter(name, value), 1)
        below = QVBoxLayout()
        below.setContentsMargins(scaled(_RANK_WIDTH) + 8, 0, 0, 0)
        below.setSpacing(6)
        below.addLayout(bars)
        sentence = Label(row.sentence, TextRole.META, wrap=True)
        sentence.setProperty("strong", "true")
        below.addWidget(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.pane_margin, 10, SIZES.pane_margin, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(below)
