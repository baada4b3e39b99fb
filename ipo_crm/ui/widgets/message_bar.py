"""The inline bar for a problem or a notice, placed where its cause is and never over a field."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, IconButton
from ipo_crm.ui.widgets.labels import Label


class Tone(StrEnum):
    """What the bar is about."""

    PROBLEM = "problem"
    DECISION = "decision"
    NOTICE = "notice"


_LOOKS = {
    Tone.PROBLEM: ("triangle-alert", "neg", "neg_soft"),
    Tone.DECISION: ("triangle-alert", "amber", "amber_fill"),
    Tone.NOTICE: ("info", "accent", "accent_soft"),
}


class MessageBar(QWidget):
    """One sentence with perhaps one thing to do about it; it stays until it is closed or mended."""

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._tone = Tone.PROBLEM
        self._act: Callable[[], object] = bool
        self._text = Label(wrap=True)
        self._button = Button("")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the text as it is, not kept on being left
        self._button.clicked.connect(self.act)
        self._close = IconButton(self.tr("Melding sluiten"), "x", small=True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._close.setVisible(closable)
        self._measure()
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    def tell(
        self, text: str, tone: Tone = Tone.PROBLEM, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; an empty one hides the bar."""
        self._tone = tone
        self._act = act or bool
        self._text.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def act(self) -> None:
        """Do what the bar offers."""
        self._act()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        icon, colour, ground = _LOOKS[self._tone]
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), QColor(getattr(tokens, ground)))
        size = scaled(SIZES.icon)
        paint_icon(painter, icon, getattr(tokens, colour), 16, (self.height() - size) / 2, size)

    def _measure(self) -> None:
        self.setContentsMargins(28 + scaled(SIZES.icon), 8, 16, 8)
