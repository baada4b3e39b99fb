"""The small frame that shows a key, such as Ctrl+K."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens


def kbd_width(keys: str) -> int:
    """Give the width in px that a key takes."""
    return QFontMetrics(font_for(TextRole.META)).horizontalAdvance(keys) + 12


def paint_kbd(painter: QPainter, keys: str, right: float, middle: float, tokens: Tokens) -> None:
    """Draw a key that ends at `right`, centred on the line `middle`."""
    width, height = kbd_width(keys), scaled(SIZES.kbd)
    box = QRectF(right - width + 0.5, middle - height / 2 + 0.5, width - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.bg))
    painter.drawRoundedRect(box, SIZES.radius_chip, SIZES.radius_chip)
    painter.setPen(QColor(tokens.muted))
    painter.setFont(font_for(TextRole.META))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


class Kbd(QWidget):
    """A key beside the thing it does; screen readers hear it from that thing."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(kbd_width(self._keys), scaled(SIZES.kbd))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_kbd(painter, self._keys, self.width(), self.height() / 2, tokens_of(self))
