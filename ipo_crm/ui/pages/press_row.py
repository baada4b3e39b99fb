"""A line of a record that can be pressed as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.theme import tokens_of

_BESIDE = 6


class PressRow(QAbstractButton):
    """Holds the widgets of one line in `row`; `name` says what pressing it does."""

    def __init__(self, name: str, tip: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        self.setToolTip(plain_tip(tip))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
        self.row.setSpacing(8)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets side by side; they leave the pointer to the row."""
        for widget in widgets:
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.row.addWidget(widget)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            tokens = tokens_of(self)
            QPainter(self).fillRect(self.rect(), QColor(tokens.sunken if self.isDown() else tokens.bg))


def outdent() -> int:
    """Give how far a row sticks out beside the text in it, so that its text can stand in line with headings."""
    return _BESIDE
