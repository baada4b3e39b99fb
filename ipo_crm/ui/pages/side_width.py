"""The width of what stands beside a page: as drawn, larger with the text, and never so wide that the page is gone."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.room import Room

_MOST = 0.42  # of the page
_FREE = 16_777_215  # px, QWIDGETSIZE_MAX, which PySide6 does not give


class SideWidth(QObject):
    """Keeps a side as wide as `width`, in px at text size 100 %, whenever its page or the text gets another size.

    One that `folds` is as wide as it can be where the page has room for one part only.
    """

    def __init__(self, page: QWidget, side: QWidget, width: int, *, folds: bool = False) -> None:
        super().__init__(side)
        self._page, self._side, self._width = page, side, width
        self._room = Room(page) if folds else None
        page.installEventFilter(self)
        self._keep()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        if self._room is not None and self._room.narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_FREE)
            return
        wanted = scaled(self._width)
        most = round(self._page.width() * _MOST)
        self._side.setFixedWidth(min(wanted, max(most, self._width)))
