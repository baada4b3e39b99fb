"""A row of segments of which at most one is chosen: for a few views, or for a position."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole

_PAD = 11


class Segments(QWidget):
    """Choose by click, by the arrows, or by the key of a segment where `keys` gives one to each."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: Sequence[str], *, keys: str = "", least_width: int = 0) -> None:
        super().__init__()
        self._name = name
        self._texts = tuple(texts)
        self._keys = keys
        self._least = least_width
        self._at = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    @property
    def at(self) -> int:
        """The place of the chosen segment, -1 when none is."""
        return self._at

    def choose(self, at: int) -> None:
        """Choose a segment, -1 for none, without telling anyone."""
        self._at = at
        self._speak()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths())) + 1, scaled(SIZES.button))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(self._under(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._under(event.position().x())
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed and typed in self._keys:
            self._take(self._keys.index(typed))
        elif event.key() == Qt.Key.Key_Right:
            self._take(min(self._at + 1, len(self._texts) - 1))
        elif event.key() == Qt.Key.Key_Left:
            self._take(max(self._at - 1, 0))
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(whole, SIZES.radius, SIZES.radius)
        painter.fillPath(outline, QColor(tokens.surface))
        left = 0.0
        for at, width in enumerate(self._widths()):
            box = QRectF(left, 0, width, self.height())
            chosen = at == self._at
            if chosen:
                painter.save()
                painter.setClipPath(outline)
                painter.fillRect(box, QColor(tokens.accent_soft))
                painter.restore()
            if at:
                painter.fillRect(QRectF(left, 1, 1, self.height() - 2), QColor(tokens.line))
            colour = tokens.accent if chosen else tokens.ink if at == self._hovered else tokens.muted
            painter.setPen(QColor(colour if self.isEnabled() else tokens.unk))
            painter.setFont(font_for(TextRole.STRONG if chosen else TextRole.BODY))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._texts[at])
            left += width
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.ctl), 2 if focused else 1))
        painter.drawPath(outline)

    def _widths(self) -> list[float]:
        metrics = QFontMetrics(font_for(TextRole.STRONG))
        return [max(metrics.horizontalAdvance(text) + 2 * _PAD, scaled(self._least)) for text in self._texts]

    def _under(self, x: float) -> int:
        right = 0.0
        for at, width in enumerate(self._widths()):
            right += width
            if x < right:
                return at
        return len(self._texts) - 1

    def _take(self, at: int) -> None:
        if at != self._at:
            self.choose(at)
            self.chosen.emit(at)

    def _speak(self) -> None:
        chosen = self._texts[self._at] if self._at >= 0 else self.tr("niets gekozen")
        self.setAccessibleName(f"{self._name}: {chosen}")
