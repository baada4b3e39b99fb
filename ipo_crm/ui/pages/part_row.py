"""A row of a dossier that is opened by pressing it, with what else can be done with it on keys and in its menu."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of


class PartRow(PressRow):
    """Knows which part it shows, so that the keyboard finds it again after everything was read anew."""

    def __init__(self, name: str, key: Hashable) -> None:
        super().__init__(name)
        self.key = key

    def offer(self, text: str, keys: str, icon: str, act: Callable[[], object]) -> None:
        """Offer something on a key that works while the row has the keyboard, and in the menu of the row."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: act())
        set_icon(action, icon, tokens_of(self), "muted")
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row above or below with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        rows = part_rows(self.parentWidget())
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)


def part_rows(within: QWidget | None) -> Sequence[PartRow]:
    """Give the rows that stand in something, from the top."""
    if within is None:
        return ()
    return within.findChildren(PartRow, options=Qt.FindChildOption.FindDirectChildrenOnly)
