"""The changes of one record in a list, with the chosen one in full below it and a way back for its former value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.history import ChangeKind, FieldChange, RecordChange
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.labels import CHANGE_KIND
from ipo_crm.services.history import History
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import MARGIN, RowsView

_DASH = "–"
_LONGEST = 300
_LEAST = 240


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the list: a field that changed, or a row that came or went as a whole."""

    change: RecordChange
    field: FieldChange | None
    owner: tuple[str, str] = ("", "")
    """The subject and name of the record whose history this is: they stand above the list, and not in every line."""

    @property
    def was(self) -> str:
        """The value before, or all that a row held that went."""
        return self.field.was if self.field else self._all(ChangeKind.DROPPED)

    @property
    def became(self) -> str:
        """The value after, or all that a row held that came."""
        return self.field.became if self.field else self._all(ChangeKind.ADDED)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a value to put back."""
        return self.field is not None

    def _all(self, kind: ChangeKind) -> str:
        """Give all that a row held, where it came or went."""
        if self.change.kind is not kind:
            return ""
        pairs = ((each.label, each.became if kind is ChangeKind.ADDED else each.was) for each in self.change.fields)
        return "; ".join(f"{label}: {value}" for label, value in pairs if (label, value) != self.owner)


class HistoryPanel(QWidget):
    """Lists the changes of a record, the latest first; Enter or the button puts the former value back.

    `note` tells the window what a deed did. `titled` comes with the name of the record. Where there is little room it
    is `narrow`: who did it is then only told of the chosen line.
    """

    titled = Signal(str)

    def __init__(self, history: History, note: Callable[[Change], object], *, narrow: bool = False) -> None:
        super().__init__()
        self._history, self._note, self._narrow = history, note, narrow
        self._ref: RecordRef | None = None
        self._bar = MessageBar()
        self.model: RowsModel[HistoryLine] = RowsModel(
            self._columns(), lambda row: (row.change.entry, row.field.column if row.field else "")
        )
        self.view = RowsView(self.model, self.tr("Wijzigingen"), margin=SIZES.gap if narrow else MARGIN)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._whole = Label("", TextRole.MUTED, wrap=True)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setAccessibleName(self.tr("De gekozen wijziging, voluit"))
        self.back = Button(self.tr("Terugzetten"), "rotate-ccw", Kind.NORMAL if narrow else Kind.PRIMARY)
        self.back.clicked.connect(lambda _checked=False: self._put_back())
        self.view.picked.connect(lambda _key: self._show_line())
        self.view.opened.connect(lambda _key: self._put_back())
        self._lay_out()

    def show_record(self, ref: RecordRef) -> None:
        """Show the history of a record."""
        self._ref = ref
        self._reload()
        if self.model.rowCount():
            self.view.choose(self.model.key_at(0))
        self._show_line()

    @property
    def problem(self) -> str:
        """What the bar says, empty when nothing is wrong."""
        return "" if self._bar.isHidden() else self._bar.text

    def _reload(self) -> None:
        if self._ref is not None:
            self._bar.tell("")
            changes = self._history.of(self._ref)
            own = ((change.subject, change.name) for change in changes if change.ref == self._ref)
            owner = next(own, ("", ""))
            self.titled.emit(owner[1])
            self.model.set_rows([line for change in changes for line in _lines(change, owner)])

    def _line(self) -> HistoryLine | None:
        at = None if self.view.key is None else self.model.find(self.view.key)
        return None if at is None else self.model.row(at)

    def _show_line(self) -> None:
        line = self._line()
        self.back.setEnabled(line is not None and line.can_go_back)
        if line is None:
            self._whole.setText(self.tr("Er is nog niets gewijzigd.") if not self.model.rowCount() else "")
            return
        text = self.tr("%1\nWas: %2\nWerd: %3").replace("%1", self._deed(line.change))
        self._whole.setText(text.replace("%2", _short(line.was)).replace("%3", _short(line.became)))

    def _put_back(self) -> None:
        line = self._line()
        if line is None or line.field is None:
            return
        try:
            change = self._history.restore_field(line.change.entry, line.field.column)
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        self._note(change)
        self._reload()
        self.view.choose(self.model.key_at(0))
        self._show_line()

    def _deed(self, change: RecordChange) -> str:
        """Name the deed, and where the list does not say so, who did it."""
        if not self._narrow or not change.author:
            return change.title
        return self.tr("%1, door %2").replace("%2", change.author).replace("%1", change.title)

    def _columns(self) -> tuple[Column[HistoryLine], ...]:
        if self._narrow:
            return (
                Column(title=self.tr("Wanneer"), text=lambda row: _briefly(row.change.at), width=126, sort=_entry),
                Column(title=self.tr("Wat"), text=self._what, width=100, tool_tip=lambda row: row.change.title),
                Column(title=self.tr("Was"), text=lambda row: _one_line(row.was) or _DASH, width=80, stretch=True),
                Column(title=self.tr("Werd"), text=lambda row: _one_line(row.became) or _DASH, width=80, stretch=True),
            )
        return (
            Column(title=self.tr("Wanneer"), text=lambda row: moment(row.change.at), width=136, sort=_entry),
            Column(title=self.tr("Wie"), text=lambda row: row.change.author or _DASH, width=130),
            Column(title=self.tr("Wat"), text=self._what, width=210, tool_tip=lambda row: row.change.title),
            Column(title=self.tr("Was"), text=lambda row: _one_line(row.was) or _DASH, width=190, stretch=True),
            Column(title=self.tr("Werd"), text=lambda row: _one_line(row.became) or _DASH, width=190, stretch=True),
        )

    def _what(self, line: HistoryLine) -> str:
        change = line.change
        own = self._ref is not None and change.ref == self._ref
        what = line.field.label if line.field else CHANGE_KIND[change.kind]
        if own:
            return what[:1].upper() + what[1:]
        return f"{change.subject[:1].upper()}{change.subject[1:]}: {what}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.gap)
        column.addWidget(self._bar)
        column.addWidget(self.view, 1)
        self._whole.setMinimumHeight(scaled(64))
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._whole)
        if self._narrow:
            self.view.setMinimumHeight(scaled(_LEAST))
            column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)


def moment(at: datetime) -> str:
    """Write a moment by the clock of this computer: "03-12-2026 14:05"."""
    return f"{at.astimezone():%d-%m-%Y %H:%M}"


def _briefly(at: datetime) -> str:
    return f"{at.astimezone():%d-%m-%y %H:%M}"


def _lines(change: RecordChange, owner: tuple[str, str]) -> list[HistoryLine]:
    if change.kind is ChangeKind.CHANGED:
        return [HistoryLine(change, field) for field in change.fields]
    return [HistoryLine(change, None, owner)]


def _entry(line: HistoryLine) -> int:
    return line.change.entry


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    """Give a value on one line that fits three times in the sheet."""
    line = _one_line(text) or _DASH
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
