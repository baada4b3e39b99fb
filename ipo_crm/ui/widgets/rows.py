"""A model of frozen rows with declared columns, sorted and filtered in Python; the base of every list."""

import time
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter

from ipo_crm.ui.qt import ACCESSIBLE_TEXT, ALIGNMENT, DISPLAY, TOOL_TIP, override, plain_tip
from ipo_crm.ui.tokens import TextRole, Tokens

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BLOCK = 50
_MOST = 400
_HALF_A_FRAME = 0.008
_AT_ONCE = 2_000
"""So many rows are read before one can notice; to read more of them takes steps."""
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

    `sort` gives the key to sort by, the text where it is missing; `width` is in px at text size 100 %. `key` names the
    column in what is kept of a list, the title where it is missing; `hidden` until somebody wants it. `plain` is what
    a table for other programs holds, where the screen writes it shorter.
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
    key: str = ""
    hidden: bool = False
    plain: Callable[[Row], str] | None = None

    def given(self, row: Row) -> str:
        """Give the text for other programs."""
        return (self.plain or self.text)(row)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of the chosen column, less those that the filter leaves out.

    `key` tells rows apart over reloads. QSortFilterProxyModel is a hundred times slower, see the architecture. To sort
    or filter, all rows must be read: where that takes long the model is `waiting`, shows what it showed, and says
    `arranged` when `read_on` came to the end.
    """

    arranged = Signal()

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(replace(each, key=each.key or each.title) for each in columns)
        self._key = key
        self._all: list[Row | None] = []
        self._rows: list[Row | None] = self._all
        self._keys: list[Any] = []
        self._read: Callable[[Sequence[Any]], Sequence[Row]] = lambda _keys: ()
        self._unread = self._read_to = 0
        self._step = _BLOCK
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        self._waiting = False

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return self._wanted is not None

    @property
    def waiting(self) -> bool:
        """Whether the rows are not yet filtered or sorted as was asked, since they are being read."""
        return self._waiting

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """The column and whether it runs downwards; None is the order in which the rows came."""
        return self._sorted_by

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()  # before anything changes: a view asks now on which rows it stood
        self._all = list(rows)
        self._keys, self._unread = [], 0
        self._waiting = False
        self._rows = self._in_order()
        self.endResetModel()

    def set_keys(self, keys: Sequence[Any], read: Callable[[Sequence[Any]], Sequence[Row]]) -> None:
        """Show the rows of these keys instead; `read` gives a row for each key that it is asked for, in that order.

        A row is read when it is first looked at, others by `read_on`; to sort or filter needs them all.
        """
        self.beginResetModel()
        before = self._rows
        self._all = [None] * len(keys)
        self._keys, self._read = list(keys), read
        self._unread, self._read_to = len(keys), 0
        self._waiting = self._must_wait()
        self._rows = self._meanwhile(before) if self._waiting else self._in_order()
        self.endResetModel()

    def refresh(self, keys: Sequence[Any], touched: Collection[Any]) -> None:
        """Show the rows of these keys, of which those that were touched are read anew and the others are as known.

        Where every row stays in its place the views hear which have other words; else all is arranged anew.
        """
        if keys != self._keys:
            known = dict(zip(self._keys, self._all, strict=True))
            self.beginResetModel()
            before = self._rows
            self._all = [None if key in touched else known.get(key) for key in keys]
            self._keys, self._read_to = list(keys), 0
            self._unread = self._all.count(None)
            self._waiting = self._must_wait()
            self._rows = self._meanwhile(before) if self._waiting else self._in_order()
            self.endResetModel()
            return
        places = [at for at, key in enumerate(keys) if key in touched and self._all[at] is not None]
        former = {keys[at]: self._all[at] for at in places}
        for at, row in zip(places, self._read([keys[at] for at in places]) if places else (), strict=True):
            self._all[at] = row
        self._put_in_place(former, {keys[at]: self._all[at] for at in places})

    @property
    def unread(self) -> int:
        """How many rows nobody has looked at yet."""
        return self._unread

    def read_on(self) -> None:
        """Read the next rows that nobody has looked at yet: as many as take half a frame, so that no key waits."""
        while self._unread and self._all[self._read_to] is not None:
            self._read_to += 1
        if self._unread:
            began = time.perf_counter()
            self._read_from(self._read_to, self._step)
            took = time.perf_counter() - began
            self._step = max(self._step // 2, 10) if took > _HALF_A_FRAME else min(self._step + 10, _MOST)
        if self._waiting and not self._unread:
            self._finish()

    def set_filter(self, wanted: Callable[[Row], bool] | None) -> None:
        """Leave out the rows that are not wanted; None shows all."""
        self._wanted = wanted
        self._arrange_or_wait()

    def row(self, at: int) -> Row:
        """Give the row that is shown at a place."""
        if self._rows[at] is None:
            self._read_from(at - at % _BLOCK, _BLOCK)
        return cast("Row", self._rows[at])

    def rows(self) -> Sequence[Row]:
        """Give all rows that are shown, in order."""
        if self._waiting:
            self._finish()
        return tuple(self._whole(self._rows))

    def known(self, key: Any) -> Row | None:
        """Give the row of a key, filtered out or not, None where it was not read yet or is not among them."""
        return self._all[self._keys.index(key)] if key in self._keys else None

    def key_at(self, at: int) -> Hashable:
        """Give the key of the row at a place."""
        row = self._rows[at]
        return self._keys[at] if row is None else self._key(row)

    def find(self, key: Hashable) -> int | None:
        """Give the place of the row with this key, None where it is not shown."""
        if self._keys and self._rows is self._all:
            return self._keys.index(key) if key in self._keys else None
        found = self._find_read(key)
        if found is None and self._waiting and key in self._keys:
            self._finish()
            found = self._find_read(key)
        return found

    def find_text(self, typed: str, after: int) -> int | None:
        """Give the place of the next row whose first column begins with what was typed, case ignored."""
        wanted = typed.casefold()
        text = self.columns[0].text
        rows = self._whole(self._rows)
        places = (place % len(rows) for place in range(after, after + len(rows)))
        return next((place for place in places if text(rows[place]).casefold().startswith(wanted)), None)

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = DISPLAY) -> str | int | None:
        if role == DISPLAY:
            return self.columns[index.column()].text(self.row(index.row())) if index.isValid() else None
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == ALIGNMENT:
            return _RIGHT if column.right else _LEFT
        if role == ACCESSIBLE_TEXT:
            return f"{column.title}: {column.text(self.row(index.row()))}"
        if role == TOOL_TIP and column.tool_tip is not None:
            return plain_tip(column.tool_tip(self.row(index.row())))
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
        self._arrange_or_wait()

    def _must_wait(self) -> bool:
        return self._unread > _AT_ONCE and (self._wanted is not None or self._sorted_by is not None)

    def _arrange_or_wait(self) -> None:
        self._waiting = self._must_wait()
        if not self._waiting:
            self._arrange()

    def _put_in_place(self, former: Mapping[Any, Row | None], now: Mapping[Any, Row | None]) -> None:
        """Show rows that were read anew: each where it stood, where that is still its place."""
        if self._rows is self._all:
            shown = {key: at for at, key in enumerate(self._keys) if key in now}
        else:
            shown = {
                self._key(row): at for at, row in enumerate(self._rows) if row is not None and self._key(row) in now
            }
        if not self._waiting and any(self._moves(former[key], row, key in shown) for key, row in now.items()):
            self._arrange()
            return
        for key, at in shown.items():
            self._rows[at] = now[key]
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def _moves(self, former: Row | None, now: Row | None, shown: bool) -> bool:
        """Tell whether a row that has other words comes, goes or stands somewhere else by them."""
        if former is None or now is None or (self._wanted is not None and self._wanted(now) is not shown):
            return True
        by = self._sort_key()
        return by is not None and shown and by(former) != by(now)

    def _meanwhile(self, before: list[Row | None]) -> list[Row | None]:
        """Give what was arranged before, less what is gone, until the rows are read anew; or else all as they come."""
        known = set(self._keys)
        kept: list[Row | None] = [row for row in before if row is not None and self._key(row) in known]
        return kept if kept and None not in before else self._all

    def _finish(self) -> None:
        """Read what is left and bring the rows in order."""
        self._whole(self._all)
        self._waiting = False
        self._arrange()
        self.arranged.emit()

    def _find_read(self, key: Hashable) -> int | None:
        rows = cast("list[Row]", self._rows)
        return next((place for place, row in enumerate(rows) if self._key(row) == key), None)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = self._in_order()
        self.endResetModel()

    def _in_order(self) -> list[Row | None]:
        """Give the rows that pass, in the order that was chosen; all of them as they came where nothing was."""
        wanted = self._wanted
        if wanted is None and self._sorted_by is None:
            return self._all
        rows = [row for row in self._whole(self._all) if wanted is None or wanted(row)]
        by = self._sort_key()
        if by is not None and self._sorted_by is not None:
            rows.sort(key=by, reverse=self._sorted_by[1])
        return cast("list[Row | None]", rows)

    def _sort_key(self) -> Callable[[Row], Any] | None:
        """Give by what rows are sorted, None where they stand as they came."""
        if self._sorted_by is None:
            return None
        column = self.columns[self._sorted_by[0]]
        return column.sort or (lambda row: column.text(row).casefold())

    def _whole(self, rows: list[Row | None]) -> list[Row]:
        """Give rows with none of them unread."""
        if self._unread:
            self._read_from(0, len(self._all))
        return cast("list[Row]", rows)

    def _read_from(self, start: int, count: int) -> None:
        """Read those of so many rows from a place on that are unread."""
        places = [at for at in range(start, min(start + count, len(self._all))) if self._all[at] is None]
        for at, row in zip(places, self._read([self._keys[at] for at in places]), strict=True):
            self._all[at] = row
        self._unread -= len(places)
