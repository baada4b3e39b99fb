"""The sheet behind Ctrl+/: every command that has a key, with its key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label


class ShortcutSheet(QDialog):
    """Lists the keys that work now; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Toetsen"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Toetsen"))
        column = QVBoxLayout(self)
        margin = SIZES.pane_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(Label(self.tr("Toetsen"), TextRole.TITLE))
        column.addWidget(self._scroll)
        self.resize(scaled(520), scaled(600))

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Show the keys of these commands."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setColumnStretch(0, 1)
        for row, action in enumerate(action for action in actions if action.shortcuts()):
            grid.addWidget(Label(action.text().replace("&", "")), row, 0)
            keys = QHBoxLayout()
            keys.setSpacing(4)
            keys.addStretch(1)
            for key in action.shortcuts():
                keys.addWidget(Kbd(key.toString()))
            grid.addLayout(keys, row, 1)
        self._scroll.setWidget(table)
        self.show()
