"""Cell painters for lists: a sector mark before a name, a position bar, a chip."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ipo_crm.domain.positions import Age, Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.marks import mark_pixmap
from ipo_crm.ui.qt import VCENTRE
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.chip import ChipKind, chip_width, paint_chip
from ipo_crm.ui.widgets.rows import Brush, CellPainter
from ipo_crm.ui.widgets.stance_bar import paint_stance

Row = TypeVar("Row")


def named_mark(
    text: Callable[[Row], str], sector: Callable[[Row], Sector | None], person: Callable[[Row], bool]
) -> CellPainter[Row]:
    """Draw the mark of an actor and its name, heavier when the row is selected."""

    def paint(painter: QPainter, cell: QRect, row: Row, brush: Brush) -> None:
        size = scaled(SIZES.icon)
        drawn = mark_pixmap(sector(row), brush.tokens, size, painter.device().devicePixelRatioF(), person=person(row))
        top = cell.y() + (cell.height() - size) / 2
        painter.drawPixmap(QRectF(cell.x() - 1, top, size, size), drawn, QRectF())
        painter.setFont(font_for(TextRole.STRONG if brush.selected else TextRole.BODY))
        painter.setPen(QColor(brush.tokens.ink))
        words = cell.adjusted(size + 6, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(text(row), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, VCENTRE, shown)

    return paint


def stance_cell(stance: Callable[[Row], tuple[Stance | None, Age]]) -> CellPainter[Row]:
    """Draw a position bar with its number."""

    def paint(painter: QPainter, cell: QRect, row: Row, brush: Brush) -> None:
        taken, age = stance(row)
        paint_stance(painter, cell, taken, age, brush.tokens)

    return paint


def chip_cell(chip: Callable[[Row], tuple[str, ChipKind]]) -> CellPainter[Row]:
    """Draw a chip; an empty text draws nothing."""

    def paint(painter: QPainter, cell: QRect, row: Row, brush: Brush) -> None:
        text, kind = chip(row)
        if text:
            height = scaled(SIZES.chip)
            width = min(chip_width(text, kind), cell.width())
            box = QRectF(cell.x(), cell.y() + (cell.height() - height) // 2, width, height)
            paint_chip(painter, box, text, kind, brush.tokens)

    return paint
