"""A model of frozen rows with declared columns, sorted and filtered in Python; the base of every list."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from ipo_crm.ui.qt import ACCESSIBLE_TEXT, ALIGNMENT, DISPLAY, TOOL_TIP, override, plain_tip
from ipo_crm.ui.tokens import TextRole, Tokens

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Brush:
    """What a cell painter may know: the colours in force and the state of the row."""

    tokens: Tokens
    selected: bool
    hovered: bool


CellPainter = Callable[[QPainter, QRect, Row, Brush], None]


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: `text` is what is shown, read aloud, copied and found; `paint` draws instead of the plain text.

    `sort` gives the key to sort by, the text where it is missing; `width` is in px at text size 100 %.
    """

    # WORKAROUND: no slots, because Python 3.11 cannot make a frozen Column[Row](...) with them; 3.12 can.

    title: str
    text: Callable[[Row], str]
    width: int = 120
    stretch: bool = False
    right: bool = False
    role: TextRole = TextRole.BODY
    strong_when_selected: bool = False
    sort: Callable[[Row], Any] | None = None
    paint: CellPainter[Row] | None = None
    tool_tip: Callable[[Row], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of the chosen column, less those that the filter leaves out.

    `key` tells rows apart over reloads. QSortFilterProxyModel is a hundred times slower, see the architecture.
    """

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._all: tuple[Row, ...] = ()
        self._rows: list[Row] = []
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return self._wanted is not None

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """The column and whether it runs downwards; None is the order in which the rows came."""
        return self._sorted_by

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self._all = tuple(rows)
        self._arrange()

    def set_filter(self, wanted: Callable[[Row], bool] | None) -> None:
        """Leave out the rows that are not wanted; None shows all."""
        self._wanted = wanted
        self._arrange()

    def row(self, at: int) -> Row:
        """Give the row that is shown at a place."""
        return self._rows[at]

    def rows(self) -> Sequence[Row]:
        """Give all rows that are shown, in order."""
        return tuple(self._rows)

    def key_at(self, at: int) -> Hashable:
        """Give the key of the row at a place."""
        return self._key(self._rows[at])

    def find(self, key: Hashable) -> int | None:
        """Give the place of the row with this key, None where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), None)

    def find_text(self, typed: str, after: int) -> int | None:
        """Give the place of the next row whose first column begins with what was typed, case ignored."""
        wanted = typed.casefold()
        text = self.columns[0].text
        count = len(self._rows)
        places = (place % count for place in range(after, after + count)) if count else ()
        return next((place for place in places if text(self._rows[place]).casefold().startswith(wanted)), None)

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = DISPLAY) -> str | int | None:
        if role == DISPLAY:
            return self.columns[index.column()].text(self._rows[index.row()]) if index.isValid() else None
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == ALIGNMENT:
            return _RIGHT if column.right else _LEFT
        if role == ACCESSIBLE_TEXT:
            return f"{column.title}: {column.text(self._rows[index.row()])}"
        if role == TOOL_TIP and column.tool_tip is not None:
            return plain_tip(column.tool_tip(self._rows[index.row()]))
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        if role == ALIGNMENT:
            return _RIGHT if self.columns[section].right else _LEFT
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        chosen = 0 <= column < len(self.columns)
        self._sorted_by = (column, order is Qt.SortOrder.DescendingOrder) if chosen else None
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._wanted(row)] if self._wanted is not None else list(self._all)
        if self._sorted_by is not None:
            at, downwards = self._sorted_by
            column = self.columns[at]
            rows.sort(key=column.sort or (lambda row: column.text(row).casefold()), reverse=downwards)
        self._rows = rows
        self.endResetModel()
