"""The sheet behind Ctrl+/: every command with its keys, to look up and to change."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ipo_crm.domain.names import fold
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.keymap import Keymap, plain_name
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_WIDTH, _HEIGHT = 640, 640
_ONLY_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_EMPTIES = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_PASSES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class KeyField(QLineEdit):
    """Takes the next keys that are pressed in it; Tab and Esc stay what they are, Backspace asks for no keys."""

    pressed = Signal(QKeySequence)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Druk de nieuwe toetsen"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys before they do anything else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() not in _PASSES)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in _ONLY_HELD:
            return
        if key in _PASSES and not held:
            super().keyPressEvent(event)
            event.ignore()
        elif key in _EMPTIES and not held:
            self.pressed.emit(QKeySequence())
        else:
            self.pressed.emit(QKeySequence(event.keyCombination()))


class ShortcutSheet(QDialog):
    """Lists all commands that can be given now; the one chosen can get other keys. Esc closes it."""

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._actions: tuple[QAction, ...] = ()
        self.setWindowTitle(self.tr("Toetsen"))
        self.search = QLineEdit(placeholderText=self.tr("Zoek een opdracht of toets"))
        self.search.setAccessibleName(self.tr("Zoek een opdracht of toets"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self._go_to_keys)
        self.table = self._make_table()
        self.keys = KeyField()
        self.keys.pressed.connect(self._change)
        self._field = Field(
            self.tr("Toetsen van de gekozen opdracht"), self.keys, self.tr("Backspace haalt de toetsen weg.")
        )
        self.usual = Button(self.tr("Standaard"), "rotate-ccw")
        self.usual.clicked.connect(lambda _checked=False: self._reset())
        self.all_usual = Button(self.tr("Alles op standaard"))
        self.all_usual.clicked.connect(lambda _checked=False: self._reset_all())
        self._lay_out()

    @property
    def chosen(self) -> QAction | None:
        """The command that stands chosen."""
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None else self._actions[item.data(Qt.ItemDataRole.UserRole)]

    @property
    def problem(self) -> str:
        """Why the keys pressed last were not taken, empty when they were."""
        return self._field.error

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Show these commands with their keys."""
        self._actions = tuple(actions)
        self.search.clear()
        self._fill()
        self.show()
        self.activateWindow()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = form_column(self, _WIDTH, _HEIGHT)
        column.addWidget(Label(self.tr("Toetsen"), TextRole.TITLE))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self._field)
        column.addWidget(
            Label(
                self.tr(
                    "Letters op de kaart, in Vandaag en in een verslag staan vast. Wat u kiest, geldt op deze computer."
                ),
                TextRole.META,
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(self.usual)
        row.addWidget(self.all_usual)
        row.addStretch(1)
        leave = Button(self.tr("Sluiten"))
        leave.clicked.connect(self.accept)
        row.addWidget(leave)
        column.addLayout(row)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels([self.tr("Opdracht"), self.tr("Toetsen")])
        table.setAccessibleName(self.tr("Opdrachten en hun toetsen"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.currentCellChanged.connect(lambda *_cells: self._show_chosen())
        table.cellActivated.connect(lambda _row, _column: self._go_to_keys())
        return table

    def _fill(self) -> None:
        """Write all rows anew, and stay where one stood."""
        at = max(self.table.currentRow(), 0)
        self.table.setRowCount(len(self._actions))
        for row, action in enumerate(self._actions):
            name = QTableWidgetItem(plain_name(action))
            name.setData(Qt.ItemDataRole.UserRole, row)
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, QTableWidgetItem(self._told(action)))
            self.table.setRowHeight(row, scaled(SIZES.row))
        self._choose(at)
        self._filter()

    def _told(self, action: QAction) -> str:
        keys = "  ".join(each.toString() for each in action.shortcuts())
        return keys if self._keymap.is_usual(action) else self.tr("%1  (gewijzigd)").replace("%1", keys)

    def _filter(self) -> None:
        """Hide what holds not every typed word, in its name or in its keys."""
        words = fold(self.search.text()).split()
        for row, action in enumerate(self._actions):
            known = fold(f"{plain_name(action)} {self._told(action)}")
            self.table.setRowHidden(row, not all(word in known for word in words))
        if self.table.isRowHidden(self.table.currentRow()):
            shown = (row for row in range(len(self._actions)) if not self.table.isRowHidden(row))
            self._choose(next(shown, -1))
        self._show_chosen()

    def _choose(self, row: int) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.setCurrentCell(row, 0, select)

    def _show_chosen(self) -> None:
        action = self.chosen
        self._field.set_error("")
        self.keys.setEnabled(action is not None)
        self.usual.setEnabled(action is not None and not self._keymap.is_usual(action))
        self.keys.setText("" if action is None else "  ".join(each.toString() for each in action.shortcuts()))
        if action is not None:
            name = self.tr("Toetsen van %1").replace("%1", plain_name(action))
            self.keys.setAccessibleName(name)

    def _go_to_keys(self) -> None:
        if self.chosen is not None:
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, keys: QKeySequence) -> None:
        action = self.chosen
        if action is not None:
            self._end(self._keymap.change(action, keys))

    def _reset(self) -> None:
        action = self.chosen
        if action is not None:
            self._end(self._keymap.reset(action))

    def _reset_all(self) -> None:
        self._keymap.reset_all()
        self._end("")

    def _end(self, wrong: str) -> None:
        """Show what became of it: the keys themselves, or why they were not taken."""
        if not wrong:
            self._fill()
        self._field.set_error(wrong)
