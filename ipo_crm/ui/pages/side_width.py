"""The width of what stands beside a page: as drawn, larger with the text, and never so wide that the page is gone."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override

_MOST = 0.42  # of the page


class SideWidth(QObject):
    """Keeps a side as wide as `width`, in px at text size 100 %, whenever its page or the text gets another size."""

    def __init__(self, page: QWidget, side: QWidget, width: int) -> None:
        super().__init__(side)
        self._page, self._side, self._width = page, side, width
        page.installEventFilter(self)
        self._keep()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        wanted = scaled(self._width)
        most = round(self._page.width() * _MOST)
        self._side.setFixedWidth(min(wanted, max(most, self._width)))
