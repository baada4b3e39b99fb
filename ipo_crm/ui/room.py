"""The room something has for the size of its text: the one place that decides what is narrow and what is low."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override

NARROW: Final = 760
LOW: Final = 470
"""Px at text size 100 %: a page narrower has no room for two parts beside each other, a lower one none to spare."""


class Room(QObject):
    """Looks whether a widget is narrow or low, measured in its text; `changed` tells that it became so, or no more."""

    changed = Signal()

    def __init__(self, of: QWidget, narrow: int = NARROW, low: int = LOW) -> None:
        """Take the widget and, in px at text size 100 %, the width and height that it should have."""
        super().__init__(of)
        self._of, self._narrow, self._low = of, narrow, low
        self._told: tuple[bool, bool] | None = None
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._tell)
        of.installEventFilter(self)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self._of.width() < scaled(self._narrow)

    @property
    def low(self) -> bool:
        """Whether there is no height to spare."""
        return self._of.height() < scaled(self._low)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange) and (self.narrow, self.low) != self._told:
            self._later.start()  # Qt is still going round the parts, and dies when one comes or goes meanwhile
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        now = (self.narrow, self.low)
        if now != self._told:
            self._told = now
            self.changed.emit()
