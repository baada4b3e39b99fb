"""A row of small widgets that goes on below where it does not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.qt import override

_BETWEEN = 6


class ChipFlow(QWidget):
    """Grows to as many lines as it needs; `last` stands at the end and stays when the others are changed."""

    def __init__(self, last: QWidget) -> None:
        super().__init__()
        self._last = last
        last.setParent(self)
        self._others: tuple[QWidget, ...] = ()
        self._flow()

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these before the last one, in place of those that stood there."""
        for widget in self._others:
            widget.hide()
            widget.deleteLater()
        self._others = tuple(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._flow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow()

    def _flow(self) -> None:
        all_of_them = (*self._others, self._last)
        height = max(widget.sizeHint().height() for widget in all_of_them)
        left = top = 0
        for widget in all_of_them:
            hint = widget.sizeHint()
            width = min(hint.width(), max(self.width(), 1))
            if left and left + width > self.width():
                left, top = 0, top + height + _BETWEEN
            widget.setGeometry(left, top + (height - hint.height()) // 2, width, hint.height())
            left += width + _BETWEEN
        self.setFixedHeight(top + height)
