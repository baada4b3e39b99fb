"""A list to choose one value from, such as a kind or a sector."""

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ipo_crm.ui.qt import override

Value = TypeVar("Value")


class Choice(QComboBox, Generic[Value]):
    """Shows the words for values; with `none` the first line stands for no value at all.

    Values stay out of Qt, which would turn an enumeration of texts into plain text.
    """

    def __init__(self, name: str, words: Mapping[Value, str], none: str = "") -> None:
        super().__init__()
        self._none = none
        self._values: list[Value | None] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(words)

    def set_words(self, words: Mapping[Value, str]) -> None:
        """Offer these values instead; the first one is chosen."""
        self.clear()
        self._values = [*([None] if self._none else []), *words]
        self.addItems([*([self._none] if self._none else []), *words.values()])

    @property
    def value(self) -> Value | None:
        """The value chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def choose(self, value: Value | None) -> None:
        """Show this value as chosen; one that is not in the list leaves things as they are."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    @property
    def plain(self) -> object:
        """The value chosen as it can be written down: that of an enumeration without its class."""
        value = self.value
        return value.value if isinstance(value, Enum) else value

    def choose_plain(self, plain: object) -> None:
        """Show as chosen what was written down so; what is no longer offered leaves things as they are."""
        for at, value in enumerate(self._values):
            if (value.value if isinstance(value, Enum) else value) == plain:
                self.setCurrentIndex(at)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form instead, unless one works in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
