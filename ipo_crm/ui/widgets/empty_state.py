"""What stands where there is nothing: an icon, one bold line, one muted line and one or two things to do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.wrap_row import WrapRow

_WORDS = 260


class EmptyState(QWidget):
    """A box with a thin line around it; without `explanation` it is the low one for "filtered to nothing"."""

    def __init__(self, icon: str, text: str, explanation: str = "", *actions: QPushButton) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "boxed")
        self._icon = icon
        self._size = 24 if explanation else 16
        self._text = Label(text, TextRole.STRONG if explanation else TextRole.BODY, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._text)
        if explanation:
            words.addWidget(Label(explanation, TextRole.MUTED, wrap=True))
        words.addStretch(1)
        told = QWidget()
        told.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        row = WrapRow(self, gap=12, line_gap=8)
        self._row, self._above = row, 16 if explanation else 10
        self._make_room()
        row.add(told, 1, least=_WORDS)
        row.add_stretch()
        for action in actions:
            row.add(action)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Change the first line, such as "0 van 612 voldoen aan de filters"."""
        self._text.setText(text)
        self.setAccessibleName(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = scaled(self._size)
        paint_icon(QPainter(self), self._icon, tokens_of(self).muted, 17, (self.height() - size) / 2, size)

    def _make_room(self) -> None:
        """Keep the words clear of the icon."""
        self._row.setContentsMargins(28 + scaled(self._size), self._above, 16, self._above)
