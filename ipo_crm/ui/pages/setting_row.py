"""One setting on its line: what it is called and does at the left, its control at the right."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.segments import Segments

Value = TypeVar("Value")
_STILL = 500  # ms
_WIDTH = 248
_ABOVE = 6


class SettingRow(QWidget):
    """Names its control after the setting; `told` says what it does, and can change."""

    def __init__(self, title: str, told: str, *controls: QWidget) -> None:
        super().__init__()
        self.control = controls[0]
        self._title = Label(title)
        self._told = Label("", TextRole.META, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._told)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _ABOVE, 0, _ABOVE)
        row.setSpacing(24)
        row.addLayout(words, 1)
        right = QHBoxLayout()
        right.setSpacing(8)
        for control in controls:
            right.addWidget(control)
        row.addLayout(right)
        if not isinstance(self.control, Segments) and not self.control.accessibleName():
            self.control.setAccessibleName(title)
        if isinstance(self.control, QComboBox):
            self.control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tell(told)
        self._measure()

    def tell(self, text: str) -> None:
        """Say what the setting does, or how it stands."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        self.control.setAccessibleDescription(text)

    @property
    def told(self) -> str:
        """What is said under the name."""
        return self._told.text()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """Make lists and lines equally wide, so that they stand below each other."""
        if isinstance(self.control, QComboBox | QLineEdit):
            self.control.setFixedWidth(scaled(_WIDTH))


class LateChoice(Choice[Value]):
    """Tells what was chosen when one stops choosing: a walk along the list by the arrows is one deed, not ten."""

    settled = Signal()

    def __init__(self, name: str, words: Mapping[Value, str], none: str = "") -> None:
        self._told: Value | None = None
        super().__init__(name, words, none)
        self._told = self.value
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL)
        self._still.timeout.connect(self._settle)
        self._waits = False
        self.activated.connect(lambda _at: self._wait())

    @override
    def choose(self, value: Value | None) -> None:
        super().choose(value)
        self._waits = False
        self._told = self.value

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Tell the choice that waits, if it is another one than was told before."""
        waited, self._waits = self._waits, False
        self._still.stop()
        if waited and self.value != self._told:
            self._told = self.value
            self.settled.emit()

    def _wait(self) -> None:
        self._waits = True
        self._still.start()
