"""The side buttons of a mouse: back and forward, wherever the pointer is in the window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.qt import override


class SideButtons(QObject):
    """Looks at the presses of a window before its widgets do: a list would take them for a choice."""

    back = Signal()
    forward = Signal()

    def watch(self, window: QWidget) -> None:
        """Listen to a window; to be called when it is shown."""
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        asked = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}.get(event.button())
        if asked is not None:
            asked.emit()
        return asked is not None
