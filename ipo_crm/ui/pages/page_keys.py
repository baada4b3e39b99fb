"""Where the keys of a page's commands work, so that none of them takes what somebody types."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_DELETE = QKeySequence("Del")
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


def bind_keys(commands: Iterable[QAction], whole: Sequence[QWidget], rows: QWidget, beside: QWidget) -> None:
    """Have F2 and keys with Ctrl work in the whole page, a letter in its list and the pane beside it, Del in the list.

    A text field keeps a letter to itself. Del works in the list alone: elsewhere one does not see what would go. A form
    over the page is no part of `whole`: a command must not open another one over it.
    """
    for command in commands:
        keys = command.shortcut()
        command.setShortcutContext(Qt.ShortcutContext.WidgetShortcut if keys == _DELETE else _WITHIN)
        places = [rows] if keys == _DELETE else [rows, beside] if _is_letter(keys) else whole
        for place in places:
            place.addAction(command)


def _is_letter(keys: QKeySequence) -> bool:
    return len(keys.toString()) == 1
