"""A list of records with its filters and columns, as it is kept on this computer, and as it is given away."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.names import search_words
from ipo_crm.domain.progress import Tick, ticked
from ipo_crm.services.list_export import write_list
from ipo_crm.services.objections import Objections
from ipo_crm.services.saved_filters import SavedFilters
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.pages.filter_bar import FilterBar
from ipo_crm.ui.pages.list_facets import Facet, Test
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.names_left import may_name
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.room import Room
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_layout import read_layout, write_layout
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.working import work


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a list keeps what lasts: its filters in the file, its columns on this computer.

    `objections` tells who may not be named in what the list gives away.
    """

    filters: SavedFilters | None = None
    preferences: Preferences | None = None
    objections: Objections | None = None


Read = Callable[[Sequence[Any], bool], Sequence[Any]]
"""Gives a row for each key, with more where that is asked."""


class RecordList(QWidget):
    """Shows rows; `filtered` tells that others are shown than before, `noted` that a filter was kept or deleted.

    A kind of list says in `haystack` by what typed words find a row, in `more_for` which columns need rows that are
    read with more, and in `names_itself` in which one a record gives its own name.
    """

    filtered = Signal()
    noted = Signal(object)
    said = Signal(str)

    area = ""
    more_for: Collection[str] = ()
    names_itself = ""

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        field: FilterField,
        facets: Sequence[Facet[Any]],
        empty: EmptyState,
        keys: str,
        shelf: Shelf,
    ) -> None:
        super().__init__()
        self.model = model
        self.field = field
        self._shelf = shelf
        self._keys: Sequence[Any] = ()
        self._read: Read = lambda _keys, _more: ()
        self._with_more = False
        self._haystacks: dict[Any, str] = {}
        self.view = RowsView(model, name)
        self.bar = FilterBar(field, facets)
        self.pane = RowsPane(model, self.view, empty, self.clear_filters)
        self.columns_button = IconButton(self.tr("Kolommen kiezen"), "table")
        self.commands = self._make_commands()
        self._keys_of_one = keys
        self._keys_of_several = self.tr(
            "Ctrl+A alles  ·  Shift+↑↓ meer of minder  ·  F2 allemaal wijzigen  ·  Del verwijderen  ·  ↑↓ weer één"
        )
        self._lay_out()
        self._room = Room(self)
        self._room.changed.connect(self._show_around)
        self._restore()
        self.view.columns.can_move()
        self.view.columns.changed.connect(self._columns_changed)
        self.view.columns.header.menu_wanted.connect(self._open_columns)
        self.columns_button.clicked.connect(lambda _checked=False: self.choose_columns())
        self.bar.changed.connect(self._asked)
        self.bar.left.connect(self.take_focus)
        self.bar.noted.connect(self.noted)
        model.arranged.connect(self.filtered)

    # What a kind of list is: override these.

    def haystack(self, row: Any) -> str:
        """Give what a row is found by, folded."""
        raise NotImplementedError

    def asked(self) -> None:
        """Follow what is asked before rows are left out."""

    def own_test(self) -> Test[Any] | None:
        """Give what a row must pass besides what the bar asks; None where that is nothing."""
        return None

    def given_away(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Give rows as they may leave the house."""
        return rows

    # What a page does with it.

    def show_keys(self, keys: Sequence[Any], read: Read) -> None:
        """Show the rows of these keys, each read when it is needed."""
        self._keys, self._read = keys, read
        self._show_anew()
        self._show_around()
        self._narrow()

    def refresh_keys(self, keys: Sequence[Any], touched: Collection[Any]) -> None:
        """Show the rows of these keys, with only those read anew that were touched."""
        self._keys = keys
        self.model.refresh(keys, touched)
        self._show_around()

    def clear_filters(self) -> None:
        """Show all rows again."""
        self.bar.clear()

    def take_focus(self) -> None:
        """Put the keyboard in the list itself."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the keyboard in the field of the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def choose(self, key: Any) -> bool:
        """Stand on a record, without the filters where they would hide it; tell whether there is such a record."""
        if self.view.choose(key):
            return True
        self.clear_filters()
        return self.view.choose(key)

    def count_words(self) -> str:
        """Say how many rows are shown of how many."""
        total = dotted(self.model.total) if self.model.total else ""
        if total and self.model.waiting:
            return self.tr("zoekt in %1…").replace("%1", total)
        if total and self.model.filtered:
            return self.tr("%1 van %2").replace("%1", dotted(self.model.rowCount())).replace("%2", total)
        return total

    def say_keys(self, *, several: bool) -> None:
        """Say under the list which keys work, where one row is chosen or several."""
        self._hint.setText(self._keys_of_several if several else self._keys_of_one)

    def choose_columns(self) -> None:
        """Open the menu of columns under its button."""
        self._open_columns(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    def export(self) -> None:
        """Ask where the list goes, and write there what is seen: the rows and columns that are shown."""
        asked = self.tr("Waar komt de lijst?")
        chosen, _ = QFileDialog.getSaveFileName(self, asked, f"{self.view.accessibleName()}.csv", "CSV (*.csv)")
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix.casefold() == ".csv" else Path(f"{chosen}.csv")
        rows = self.model.rows()
        given = self.given_away(rows)
        columns = [self.model.columns[at] for at in self.view.columns.shown]
        titles = [each.title for each in columns]
        if not may_name(self, self._names_left(given, columns)):
            return

        def write(tick: Tick) -> Path:
            told = ([each.given(row) for each in columns] for row in ticked(given, tick))
            return write_list(path, titles, told)

        if work(self, self.tr("Lijst exporteren"), write) is None:
            self.said.emit(self.tr("Geannuleerd; er is geen bestand geschreven."))
            return
        self.said.emit(self._written(path, len(rows) - len(given)))

    def _names_left(self, rows: Sequence[Any], columns: Sequence[Column[Any]]) -> list[str]:
        """Say of every cell that would name who objected what row and column it is; what users wrote is theirs."""
        if self._shelf.objections is None:
            return []
        named = self._shelf.objections.named()
        said = self.tr("%1, %2")
        return [
            said.replace("%2", column.title).replace("%1", columns[0].given(row))
            for row in rows
            for column in columns
            if column.key != self.names_itself and named(column.given(row))
        ]

    def _written(self, path: Path, hidden: int) -> str:
        words = (
            self.tr("De lijst staat in %1") if not hidden else self.tr("De lijst staat in %1, zonder %2 met bezwaar")
        )
        return words.replace("%1", str(path)).replace("%2", counted(hidden, "personen"))

    def _show_around(self) -> None:
        """Show what stands around the list where there is a list."""
        there = bool(self._keys)
        for around in (self.bar, self._rule):
            around.setVisible(there)
        self._hint.setVisible(there and not self._room.low)
        for action in self.commands:
            action.setEnabled(there)

    def _show_anew(self) -> None:
        """Have all rows read anew, with as much as is needed now."""
        self._with_more = self._needs_more()
        self._haystacks = {}
        self.model.set_keys(self._keys, self._learn)

    def _learn(self, keys: Sequence[Any]) -> Sequence[Any]:
        rows = self._read(keys, self._with_more)
        self._haystacks |= {row.id: self.haystack(row) for row in rows}
        return rows

    def _needs_more(self) -> bool:
        shown = {self.model.columns[at].key for at in self.view.columns.shown}
        return self.bar.needs_more or not shown.isdisjoint(self.more_for)

    def _asked(self) -> None:
        self.asked()
        if self._needs_more() and not self._with_more:
            self._show_anew()
        self._narrow()
        self.filtered.emit()

    def _narrow(self) -> None:
        tests = [test for test in (self.own_test(), self.bar.test) if test is not None]
        wanted = search_words(self.bar.query.words)

        def passes(row: Any) -> bool:  # in plain loops, since each key typed asks it of twenty thousand rows
            for test in tests:
                if not test(row):
                    return False
            haystack = self._haystacks[row.id]
            for word in wanted:  # noqa: SIM110
                if word not in haystack:
                    return False
            return True

        self.model.set_filter(passes if wanted or tests else None)

    def _columns_changed(self) -> None:
        if self._shelf.preferences is not None:
            self._shelf.preferences.keep_list_layout(self.area, write_layout(self.view.columns.layout))
        if self._needs_more() and not self._with_more:
            self._show_anew()

    def _restore(self) -> None:
        if self._shelf.preferences is not None:
            kept = self._shelf.preferences.list_layout(self.area)
            self.view.columns.put(read_layout(kept, self.model.columns))
        if self._shelf.filters is not None:
            self.bar.keep_in(self._shelf.filters, self.area)

    def _open_columns(self, at: QPoint) -> None:
        menu = QMenu(self.columns_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view.columns.fill(menu)
        menu.popup(at)

    def _make_commands(self) -> tuple[QAction, ...]:
        columns = self._command(self.tr("&Kolommen kiezen…"), self.choose_columns, "table")
        return (columns, self._command(self.tr("&Lijst exporteren…"), self.export, "file-down"))

    def _command(self, text: str, run: Callable[[], object], icon: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: run())
        set_icon(action, icon, tokens_of(self), "muted")
        return action

    def _lay_out(self) -> None:
        self._hint = Label(self._keys_of_one, TextRole.META)
        self._hint.setContentsMargins(SIZES.page_margin, 10, SIZES.page_margin, 10)
        self._rule = Rule()
        self.bar.add(self.columns_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._rule)
        column.addWidget(self.pane, 1)
        column.addWidget(self._hint)
