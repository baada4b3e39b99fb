"""What helps somebody on the way: the sheet of keys and the handbook, made anew each time they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.keymap import Keymap

if TYPE_CHECKING:
    from ipo_crm.ui.shortcut_sheet import ShortcutSheet


class Helping(QObject):
    """Shows the sheet and the handbook over a window; the text size may be another one than the time before.

    `actions` gives what the sheet lists; the window says so once it has its menus.
    """

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._keymap = window, keymap
        self.actions: Callable[[], Sequence[QAction]] = tuple
        self.sheet: ShortcutSheet | None = None

    def show_keys(self) -> None:
        """Show the keys of all commands that can be given now."""
        from ipo_crm.ui.shortcut_sheet import ShortcutSheet

        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = ShortcutSheet(self._keymap, self._window)
        self.sheet.show_actions(self.actions())

    def show_handbook(self) -> None:
        """Show the handbook."""
        show_handbook(self._window)


def show_handbook(window: QWidget) -> None:
    """Show the handbook beside a window, which goes on."""
    from ipo_crm.ui.handbook import Handbook

    book = Handbook(window)
    book.finished.connect(book.deleteLater)
    book.show()
