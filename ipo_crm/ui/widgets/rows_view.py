"""The list: rows of 32 px painted in one go, with hover, selection bar, focus frame and typing to find.

A delegate per cell costs twice as much in Python; this view paints whole rows and asks the columns for what is special.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens
from ipo_crm.ui.widgets.rows import Brush, RowsModel
from ipo_crm.ui.widgets.rows_columns import RowsColumns
from ipo_crm.ui.widgets.rows_header import content, flags

MARGIN = SIZES.page_margin
"""Where the first column's content begins; the last one ends as far from the right."""
_ONLY_THIS = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.ClearAndSelect
_ENDS = {QAbstractItemView.CursorAction.MoveHome: False, QAbstractItemView.CursorAction.MoveEnd: True}
_Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """Shows a RowsModel; `picked` tells which row is current, `opened` that Enter or a double click asked for it.

    Several rows can be selected: `selection_changed` says that others are, `keys` which. A reload, sort or filter keeps
    those that are still shown.
    """

    picked = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        *,
        row_height: int = SIZES.row,
        margin: int = MARGIN,
        header: bool = True,
    ) -> None:
        super().__init__()
        self._rows = model
        self._margin = margin
        self._row_height = row_height
        self._hovered = -1
        self._kept: Hashable = None
        self._kept_keys: list[Hashable] = []
        self._quiet = False
        self._anchor = -1
        self._extending = False
        self._typed = ""
        self._forget_typed = QTimer(self)
        self._forget_typed.setSingleShot(True)
        self._forget_typed.setInterval(1000)
        self._forget_typed.timeout.connect(self._clear_typed)
        self._reader = QTimer(self)
        self._reader.setInterval(0)
        self._reader.timeout.connect(self._read_on)
        self.setAccessibleName(name)
        model.modelAboutToBeReset.connect(self._keep)
        self.setModel(model)
        self._shape(header=header)
        model.modelReset.connect(self._find_kept)

    @property
    def key(self) -> Hashable | None:
        """The key of the current row."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else None

    def keys(self) -> list[Hashable]:
        """Give the keys of all selected rows, from the top; reads none of them."""
        return [self._rows.key_at(row) for row in self._selected(0, self._rows.rowCount() - 1)]

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key current, the only one selected, and bring it in sight; tell if it is there."""
        at = self._rows.find(key)
        if at is None:
            return False
        self._stand_on(at)
        self.scrollTo(self.currentIndex())
        return True

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._extending:
            self._anchor = current.row()
        if current.isValid() and not self._quiet:
            key = self._rows.key_at(current.row())
            if key != self._kept:
                self._kept = key
                self.picked.emit(key)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first and the last row with Home and End; a table would go to its outer columns."""
        down = _ENDS.get(action)
        if down is None or not self._rows.rowCount():
            return super().moveCursor(action, modifiers)
        return self._rows.index(self._rows.rowCount() - 1 if down else 0, 0)

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select with Shift from the row where one stood first; Qt forgets that one can be brought elsewhere."""
        anchor = self._rows.index(self._anchor, 0)
        if self._extending and anchor.isValid():
            rect = QRect(self.visualRect(anchor).center(), rect.bottomRight())
        super().setSelection(rect, command)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.key)
            return
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().keyPressEvent(event)
        self._extending = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)
        if not self._extending:
            self._anchor = self.currentIndex().row()
        self._extending = False

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.key)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins with what was typed within a second."""
        self._typed += search
        self._forget_typed.start()
        here = max(self.currentIndex().row(), 0)
        at = self._rows.find_text(self._typed, here if len(self._typed) > 1 else here + 1)
        if at is not None:
            self._stand_on(at)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.rowAt(round(event.position().y())))
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reader.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reader.stop()  # a page that nobody sees may be of a file that is closed, or older than a deed

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = tokens_of(self)
        fonts = _Fonts()
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        if first < 0:
            return
        end = self._rows.rowCount() - 1 if last < 0 else last
        spans = [(at, self.columnViewportPosition(at), self.columnWidth(at)) for at in self.columns.shown]
        selected = frozenset(self._selected(first, end))
        for row in range(first, end + 1):
            box = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            brush = Brush(tokens, row in selected, row == self._hovered)
            self._paint_ground(painter, box, brush, current=row == self.currentIndex().row())
            self._paint_cells(painter, box, row, spans, brush, fonts)

    def _paint_ground(self, painter: QPainter, box: QRect, brush: Brush, *, current: bool) -> None:
        tokens = brush.tokens
        if brush.selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
            painter.fillRect(box.x(), box.y(), 3, box.height(), QColor(tokens.accent))
        elif brush.hovered:
            painter.fillRect(box, QColor(tokens.bg))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, QColor(tokens.line))
        if current and self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), SIZES.focus))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_cells(
        self, painter: QPainter, box: QRect, row: int, spans: list[tuple[int, int, int]], brush: Brush, fonts: "_Fonts"
    ) -> None:
        record = self._rows.row(row)
        ends = self.columns.ends()
        for at, left, width in spans:
            column = self._rows.columns[at]
            cell = content(QRect(left, box.y(), width, box.height() - 1), at, ends, self._margin)
            if column.paint is not None:
                painter.save()
                column.paint(painter, cell, record, brush)
                painter.restore()
                continue
            strong = brush.selected and column.strong_when_selected
            font, metrics, colour = fonts.of(TextRole.STRONG if strong else column.role, brush.tokens)
            text = column.text(record)
            if metrics.horizontalAdvance(text) > cell.width():
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(cell, flags(column), text)

    def _shape(self, *, header: bool) -> None:
        self.setShowGrid(False)
        self.setCornerWidget(QWidget())  # Qt would draw a frame of its own between the two scroll bars
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.columns = RowsColumns(self, self._rows, self._margin)
        self.setHorizontalHeader(self.columns.header)
        self.columns.header.setVisible(header)
        self.columns.header.sectionClicked.connect(self._sort_by)
        self.columns.take_over()
        self._measure()

    def _measure(self) -> None:
        """Take row height and column widths from the text size."""
        self.verticalHeader().setDefaultSectionSize(scaled(self._row_height))
        self.columns.header.dress()
        self.columns.fit()

    def _sort_by(self, column: int) -> None:
        """Sort upwards first, then downwards, then as the rows came."""
        now = self._rows.sorted_by
        if now is None or now[0] != column:
            self._rows.sort(column, Qt.SortOrder.AscendingOrder)
        elif now[1]:
            self._rows.sort(-1)
        else:
            self._rows.sort(column, Qt.SortOrder.DescendingOrder)
        self.columns.header.viewport().update()
        self.columns.changed.emit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _selected(self, first: int, last: int) -> Sequence[int]:
        """Give the places of the selected rows between two, in order; all of 20,000 may be selected."""
        rows: set[int] = set()
        for span in self.selectionModel().selection().toList():
            rows.update(range(max(span.top(), first), min(span.bottom(), last) + 1))
        return sorted(rows)

    def _stand_on(self, at: int) -> None:
        """Make a row the current and only selected one, whatever keys are held down; Shift goes on from there."""
        self.selectionModel().setCurrentIndex(self._rows.index(at, 0), _ONLY_THIS)
        self._anchor = at

    def _keep(self) -> None:
        self._kept = self.key if self.key is not None else self._kept
        self._kept_keys = self.keys()
        self._quiet = True

    def _find_kept(self) -> None:
        """Stand on the same records after a reload, sort or filter, without telling anyone that one was picked."""
        self.columns.fit()
        others = frozenset(self._kept_keys) if self._kept_keys != [self._kept] else frozenset()
        places = [at for at in range(self._rows.rowCount()) if self._rows.key_at(at) in others] if others else []
        if not self.choose(self._kept) and places:
            self._stand_on(places[0])
        if places:
            self._select_again(places)
        self._quiet = False
        if self.keys() != self._kept_keys:
            self.selection_changed.emit()
        if self.isVisible():
            self._reader.start()
        self.viewport().update()

    def _select_again(self, places: Sequence[int]) -> None:
        """Select these rows and no others, as few spans of neighbours."""
        last = self._rows.columnCount() - 1
        spans = QItemSelection()
        for first, end in _neighbours(places):
            spans.select(self._rows.index(first, 0), self._rows.index(end, last))
        self.selectionModel().select(spans, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _read_on(self) -> None:
        """Read some of the rows that are not in sight, when there is nothing else to do."""
        self._rows.read_on()
        if not self._rows.unread:
            self._reader.stop()

    def _clear_typed(self) -> None:
        self._typed = ""


class _Fonts:
    """Fonts, measures and colours of one frame, made once per role."""

    def __init__(self) -> None:
        self._made: dict[TextRole, tuple[QFont, QFontMetrics]] = {}

    def of(self, role: TextRole, tokens: Tokens) -> tuple[QFont, QFontMetrics, QColor]:
        """Give what is needed to write in a role."""
        if role not in self._made:
            font = font_for(role)
            self._made[role] = (font, QFontMetrics(font))
        font, metrics = self._made[role]
        muted = role in (TextRole.MUTED, TextRole.META)
        return font, metrics, QColor(tokens.muted if muted else tokens.ink)


def _neighbours(places: Sequence[int]) -> list[tuple[int, int]]:
    """Give the first and last of each unbroken run."""
    spans: list[tuple[int, int]] = []
    for at in places:
        if spans and spans[-1][1] == at - 1:
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    return spans
