"""The sector marks: eight shapes, filled for organisations and hollow for people, as paths, pixmaps and icons."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.tokens import MARKS, Mark, Shape, Tokens

_HALO_BEYOND = 7.0
_HALO_FILL = 0.38
_TURNS = {
    Shape.TRIANGLE_UP: (3, -pi / 2),
    Shape.TRIANGLE_DOWN: (3, pi / 2),
    Shape.DIAMOND: (4, -pi / 2),
    Shape.PENTAGON: (5, -pi / 2),
    Shape.HEXAGON: (6, -pi / 2),
}


def mark_path(sector: Sector | None, centre: QPointF, radius: float) -> QPainterPath:
    """Give the outline of a sector's shape; its area is about that of a circle of this radius."""
    mark = MARKS[sector] if sector is not None else Mark("", "", Shape.CIRCLE, 1.0)
    half = radius * mark.factor
    middle = QPointF(centre.x(), centre.y() + mark.sink * radius)
    box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    path = QPainterPath()
    if mark.shape is Shape.CIRCLE:
        path.addEllipse(box)
    elif mark.shape is Shape.ROUNDED:
        path.addRoundedRect(box, 0.45 * radius, 0.45 * radius)
    elif mark.shape is Shape.SQUARE:
        path.addRect(box)
    else:
        path.addPolygon(_polygon(*_TURNS[mark.shape], middle, half))
        path.closeSubpath()
    return path


def paint_mark(
    painter: QPainter, sector: Sector | None, centre: QPointF, radius: float, tokens: Tokens, *, person: bool
) -> None:
    """Draw a mark: hollow for a person, filled for an organisation; without a sector in the colour of the unknown."""
    colour = QColor(tokens.sector(sector))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if person:
        pen = QPen(colour, 2.0 if radius > 5 else 1.7)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawPath(mark_path(sector, centre, radius - 0.6))
    else:
        painter.fillPath(mark_path(sector, centre, radius), QBrush(colour))
    painter.restore()


def paint_halo(painter: QPainter, centre: QPointF, radius: float, tokens: Tokens) -> None:
    """Draw the amber halo of an unusual suspect behind a mark of this radius."""
    fill = QColor(tokens.halo)
    fill.setAlphaF(_HALO_FILL)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.amber_ring), 1.8))
    painter.setBrush(fill)
    painter.drawEllipse(centre, radius + _HALO_BEYOND, radius + _HALO_BEYOND)
    painter.restore()


@lru_cache(maxsize=512)
def mark_pixmap(
    sector: Sector | None, tokens: Tokens, size: int = 16, scale: float = 1.0, *, person: bool = False
) -> QPixmap:
    """Give a mark centred in a square of `size` logical px."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_mark(painter, sector, QPointF(size / 2, size / 2), size * (0.34 if person else 0.30), tokens, person=person)
    painter.end()
    return made


def mark_icon(sector: Sector | None, tokens: Tokens, size: int = 16, *, person: bool = False) -> QIcon:
    """Give a mark as an icon for menus and buttons."""
    made = QIcon()
    for scale in (1.0, 2.0, 3.0):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # or Qt tints the mark of a chosen line
            made.addPixmap(mark_pixmap(sector, tokens, size, scale, person=person), mode)
    return made


def _polygon(corners: int, turn: float, centre: QPointF, half: float) -> QPolygonF:
    angles = [turn + 2 * pi * corner / corners for corner in range(corners)]
    return QPolygonF([QPointF(centre.x() + half * cos(a), centre.y() + half * sin(a)) for a in angles])
