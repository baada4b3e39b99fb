"""The columns of a list as somebody wants them: shown or not, moved, made wider; by the mouse and from a menu."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_header import CELL_GAP, RowsHeader
from ipo_crm.ui.widgets.rows_layout import NARROWEST, WIDEST, RowsLayout, first_layout

_STEP = 24
_LEAST_STRETCHED = 80
_PERCENT = 1_000  # of which the size at another text size is asked, to read a width back


class RowsColumns(QObject):
    """Keeps the head of a view in line with a layout; `changed` tells that somebody chose another one.

    The first column stays where it is and is always shown.
    """

    changed = Signal()

    def __init__(self, view: QTableView, rows: RowsModel[Any], margin: int) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._margin = margin
        self._layout = first_layout(rows.columns)
        self._laying = False
        self.header = RowsHeader(rows, view, margin, self.ends)

    def take_over(self) -> None:
        """Lay the columns out, once the view has its head."""
        self.put(self._layout)
        self.header.sectionResized.connect(self._dragged)
        self.header.sectionMoved.connect(lambda *_places: self._moved())
        self.header.let_go.connect(self._tell)

    @property
    def layout(self) -> RowsLayout:
        """How the list is laid out now, with its order."""
        now = self._rows.sorted_by
        return replace(self._layout, sort=None if now is None else (self._rows.columns[now[0]].key, now[1]))

    @property
    def shown(self) -> tuple[int, ...]:
        """The places in the model of the columns that are shown, from the left."""
        return tuple(self._at(key) for key in self._layout.shown)

    def ends(self) -> tuple[int, int]:
        """Give the outer columns."""
        return self._at(self._layout.shown[0]), self._at(self._layout.shown[-1])

    def can_move(self) -> None:
        """Let the mouse move columns."""
        self.header.setSectionsMovable(True)
        self.header.setFirstSectionMovable(False)

    def put(self, layout: RowsLayout) -> None:
        """Lay the list out so, and sort it so."""
        self._layout = replace(layout, sort=None)
        self._lay()
        if layout != self.layout:
            at, downwards = (-1, False) if layout.sort is None else (self._at(layout.sort[0]), layout.sort[1])
            self._rows.sort(at, Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder)

    def show(self, key: str, *, shown: bool) -> None:
        """Show a column at the right of the others, or hide it; the first one stays."""
        others = tuple(each for each in self._layout.shown if each != key)
        if key != self._rows.columns[0].key:
            self._choose(replace(self._layout, shown=(*others, key) if shown else others))

    def move(self, key: str, by: int) -> None:
        """Move a column so many places to the right, and to the left with a minus."""
        order = list(self._layout.shown)
        at = order.index(key)
        there = min(max(at + by, 1), len(order) - 1)
        if at:
            order.insert(there, order.pop(at))
            self._choose(replace(self._layout, shown=tuple(order)))

    def widen(self, key: str, by: int) -> None:
        """Make a column so many steps wider, and smaller with a minus."""
        now = self._view.columnWidth(self._at(key)) - self._beyond(self._at(key))
        self._keep_width(key, _plain(now) + by * _STEP)
        self._lay()
        self._tell()

    def restore(self) -> None:
        """Lay the list out as it was at first; its order stays."""
        self._choose(first_layout(self._rows.columns))

    def fit(self) -> None:
        """Give each column its width at this text size, and those that stretch what is left or lacks."""
        if self._laying:
            return
        self._laying = True
        stretchy = [at for at in self.shown if self._rows.columns[at].stretch and self._own_width(at) is None]
        taken = 0
        for at in self.shown:
            if at not in stretchy:
                width = scaled(self._own_width(at) or self._rows.columns[at].width) + self._beyond(at)
                self._view.setColumnWidth(at, width)
                taken += width
        if stretchy:
            share = (self._view.viewport().width() - taken) // len(stretchy)
            for at in stretchy:
                least = self._rows.columns[at].width + self._beyond(at) if at == self.shown[0] else _LEAST_STRETCHED
                self._view.setColumnWidth(at, max(share, scaled(least)))
        self._laying = False

    def fill(self, menu: QMenu) -> None:
        """Put the columns in a menu: to show and hide, to move and make wider without a mouse, and to restore."""
        for column in self._rows.columns[1:]:
            action = menu.addAction(_in_menu(column))
            action.setCheckable(True)
            action.setChecked(column.key in self._layout.shown)
            action.toggled.connect(lambda on, key=column.key: self.show(key, shown=on))
        menu.addSeparator()
        places = menu.addMenu(self.tr("Volgorde en breedte"))
        for at, key in enumerate(self._layout.shown):
            self._fill_place(places.addMenu(_in_menu(self._rows.columns[self._at(key)])), at, key)
        menu.addAction(self.tr("Kolommen herstellen"), self.restore)

    def _fill_place(self, menu: QMenu, at: int, key: str) -> None:
        steps: tuple[tuple[str, Callable[[str, int], None], int, bool], ...] = (
            (self.tr("Naar links"), self.move, -1, at > 1),
            (self.tr("Naar rechts"), self.move, 1, 0 < at < len(self._layout.shown) - 1),
            (self.tr("Breder"), self.widen, 1, True),
            (self.tr("Smaller"), self.widen, -1, True),
        )
        for text, run, by, can in steps:
            menu.addAction(text, partial(run, key, by)).setEnabled(can)

    def _choose(self, layout: RowsLayout) -> None:
        self._layout = layout
        self._lay()
        self._tell()

    def _tell(self) -> None:
        self._view.viewport().update()
        self.changed.emit()

    def _lay(self) -> None:
        """Bring the head in line with the layout."""
        self._laying = True
        shown = self.shown
        rest = (at for at in range(len(self._rows.columns)) if at not in shown)
        for place, at in enumerate((*shown, *rest)):
            self.header.moveSection(self.header.visualIndex(at), place)
            self.header.setSectionHidden(at, at not in shown)
        self._laying = False
        self.fit()

    def _dragged(self, at: int, _before: int, width: int) -> None:
        """Keep the width that the mouse gives a column; those that stretch make room while it does."""
        if not self._laying and at in self.shown:
            self._keep_width(self._rows.columns[at].key, _plain(width - self._beyond(at)))
            self.fit()

    def _moved(self) -> None:
        if not self._laying:
            shown = self.shown
            order = sorted(shown, key=self.header.visualIndex)
            self._layout = replace(self._layout, shown=tuple(self._rows.columns[at].key for at in order))
            self.fit()
            self._view.viewport().update()

    def _keep_width(self, key: str, width: int) -> None:
        widths = {**self._layout.widths, key: min(max(width, NARROWEST), WIDEST)}
        self._layout = replace(self._layout, widths=widths)

    def _own_width(self, at: int) -> int | None:
        return self._layout.widths.get(self._rows.columns[at].key)

    def _beyond(self, at: int) -> int:
        """Give what a column is wider by: an outer one by the margin, one that stood last by the gap after it."""
        first, last = self.ends()
        moved = at != last and at == self._at(first_layout(self._rows.columns).shown[-1])
        return self._margin * (at == first) + self._margin * (at == last) + CELL_GAP * moved

    def _at(self, key: str) -> int:
        return next(at for at, column in enumerate(self._rows.columns) if column.key == key)


def _plain(width: int) -> int:
    """Give a width at text size 100 %."""
    return round(width * _PERCENT / scaled(_PERCENT))


def _in_menu(column: Column[Any]) -> str:
    return column.title.replace("&", "&&")
