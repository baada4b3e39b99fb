"""The head of a list: names of columns in small type, and where in a cell its content stands."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.rows import Column, RowsModel

CELL_GAP = 12
"""Between the content of a cell and the next cell."""


class RowsHeader(QHeaderView):
    """Names the columns, the sorted one in ink with an arrow; `let_go` after the mouse drew at something.

    `ends` gives the outer columns that are shown: they keep the margin of the page.
    """

    let_go = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: RowsModel[Any], parent: QWidget, margin: int, ends: Callable[[], tuple[int, int]]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._margin = margin
        self._ends = ends
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setResizeContentsPrecision(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dress()

    def dress(self) -> None:
        """Take the height that the text size asks for."""
        self.setFixedHeight(scaled(28))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        tokens = tokens_of(self)
        column = self._rows.columns[at]
        chosen = self._rows.sorted_by is not None and self._rows.sorted_by[0] == at
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        painter.setFont(font_for(TextRole.META))
        painter.setPen(QColor(tokens.ink if chosen else tokens.muted))
        box = content(rect, at, self._ends(), self._margin)
        arrow = ""
        if chosen and self._rows.sorted_by is not None:
            arrow = " ↓" if self._rows.sorted_by[1] else " ↑"
        shown = painter.fontMetrics().elidedText(column.title + arrow, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags(column), shown)


def content(cell: QRect, at: int, ends: tuple[int, int], margin: int) -> QRect:
    """Give the part of a cell that holds text: the outer columns keep the margin of the page."""
    left = margin if at == ends[0] else 0
    right = margin if at == ends[1] else CELL_GAP
    return cell.adjusted(left, 0, -right, 0)


def flags(column: Column[Any]) -> Qt.AlignmentFlag:
    """Give where the text of a column stands in its cell."""
    return VCENTRE | (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft)
