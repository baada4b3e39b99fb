"""How the map of influence and stance is painted: grid, names, axes and legend."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from ipo_crm.domain import labels
from ipo_crm.domain.positions import Age, Stance
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.marks import paint_halo, paint_mark
from ipo_crm.ui.qt import VCENTRE
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens, mix
from ipo_crm.ui.widgets.field_places import STANCES, Band, Places, Point, Spot
from ipo_crm.ui.widgets.stance_bar import stance_number

AXIS: Final = 32
"""Room at the left for the influence, in px at text size 100 %."""
FOOT: Final = 66
"""Room below for the stances and the legend."""
LEAD: Final = 24
"""From the left of a column to the names."""
HALO: Final = 3
"""How much further the name of a suspect stands, beside its halo."""
TAIL: Final = 7
"""After a name."""
ARROW: Final = 14
"""Beside the name of who moved."""

_MARK = 5
_DOT = 13
_HATCH_PITCH = 7
_OPACITY = {Age.FRESH: 1.0, Age.AGEING: 0.65, Age.STALE: 0.4}
_SHORT = {"Vereniging ": "Ver. ", "Stichting ": "St. ", "Nederlandse ": "Ned. ", " Nederland": " Ned.", " van ": " v. "}
_CENTRE = Qt.AlignmentFlag.AlignCenter
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What the painter must know beside the places: colours, who is current or pointed at, and the legend's day."""

    tokens: Tokens
    current: int
    hovered: int
    focused: bool
    since: str


def paint_map(painter: QPainter, whole: QRectF, places: Places, looks: Looks) -> None:
    """Draw the whole map."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not places.columns:
        return
    rows = list(places.rows.values())
    area = QRectF(places.columns[0].start, rows[0].start, 0, rows[-1].end - rows[0].start)
    area.setRight(places.columns[-1].end)
    _paint_grid(painter, area, places, looks.tokens)
    for at, spot in enumerate(places.spots):
        _paint_spot(painter, at, spot, looks)
    _paint_axes(painter, area, places, looks.tokens)
    _paint_legend(painter, QRectF(area.left(), whole.bottom() - scaled(30), area.width() - 10, scaled(20)), looks)


def _paint_grid(painter: QPainter, area: QRectF, places: Places, tokens: Tokens) -> None:
    line = QColor(tokens.line)
    soft = {Stance.STRONGLY_AGAINST: tokens.neg_soft, Stance.STRONGLY_FOR: tokens.pos_soft}
    for stance, column in zip(STANCES, places.columns, strict=True):
        box = QRectF(column.start, area.top(), column.size, area.height())
        if stance is None:
            _hatch(painter, box, mix(tokens.surface, tokens.unk, 0.5))
        elif stance in soft:
            painter.fillRect(box, QColor(mix(tokens.surface, soft[stance], 0.45 if tokens.dark else 0.6)))
    first, scale = places.columns[0], places.columns[1]
    for y in (*(row.start for row in places.rows.values()), area.bottom()):
        painter.fillRect(QRectF(first.start, round(y), first.size, 1), line)
        painter.fillRect(QRectF(scale.start, round(y), area.right() - scale.start, 1), line)
    painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
    for x in (scale.start, *(column.end for column in places.columns[1:-1])):
        painter.drawLine(QPointF(round(x) + 0.5, area.top()), QPointF(round(x) + 0.5, area.bottom()))


def _hatch(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(QColor(colour), 1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _HATCH_PITCH
    painter.restore()


def _paint_spot(painter: QPainter, at: int, spot: Spot, looks: Looks) -> None:
    tokens, point = looks.tokens, spot.point
    box = spot.box.adjusted(3, 0.5, -3, -0.5)
    current = at == looks.current
    if current or at == looks.hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft if current else tokens.sunken))
        painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
    if current and looks.focused:
        painter.setPen(QPen(QColor(tokens.accent), SIZES.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), SIZES.radius, SIZES.radius)
    beyond = scaled(HALO) if point is not None and point.suspect else 0
    words = spot.box.adjusted(scaled(LEAD) + beyond, 0, -3, 0)
    if point is None:
        painter.setFont(font_for(TextRole.META))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(words, VCENTRE, f"+{spot.left_out}")
        return
    centre = QPointF(spot.box.left() + scaled(LEAD) / 2, spot.box.center().y())
    if point.stance is None:
        _clear_below(painter, words, point, current=current, hovered=at == looks.hovered, tokens=tokens)
    if point.suspect:
        paint_halo(painter, centre, scaled(_MARK) - 1.5, tokens)
    painter.setOpacity(_OPACITY[point.age])
    paint_mark(
        painter, point.sector, centre, scaled(_MARK) + point.actor.is_person, tokens, person=point.actor.is_person
    )
    painter.setOpacity(1.0)
    _paint_name(painter, words, point, tokens, current=current)


def _name_font(point: Point, *, current: bool) -> QFont:
    font = font_for(TextRole.SUSPECT if point.suspect else TextRole.META)
    if current:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _clear_below(
    painter: QPainter, words: QRectF, point: Point, *, current: bool, hovered: bool, tokens: Tokens
) -> None:
    """Take the hatch away below a name, so that it can be read."""
    width = QFontMetrics(_name_font(point, current=current)).horizontalAdvance(point.name) + 6
    ground = tokens.accent_soft if current else tokens.sunken if hovered else tokens.surface
    painter.fillRect(
        QRectF(words.left() - 3, words.top() + 4, min(width, words.width()), words.height() - 8), QColor(ground)
    )


def _paint_name(painter: QPainter, words: QRectF, point: Point, tokens: Tokens, *, current: bool) -> None:
    painter.setFont(_name_font(point, current=current))
    painter.setPen(QColor(tokens.amber if point.suspect else tokens.ink))
    metrics = painter.fontMetrics()
    room = words.width() - (scaled(ARROW) if point.moved else 0)
    whole = point.actor.is_person or metrics.horizontalAdvance(point.name) <= room
    name = point.name if whole else _shorter(point.name)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(words, VCENTRE, shown)
    if point.moved:
        x = words.left() + metrics.horizontalAdvance(shown) + scaled(9)
        _arrow(painter, QPointF(x, words.center().y()), point.moved, tokens.pos if point.moved > 0 else tokens.neg)


def _shorter(name: str) -> str:
    """Write the usual abbreviations, where the whole name does not fit."""
    for word, short in _SHORT.items():
        name = name.replace(word, short)
    return name


def _arrow(painter: QPainter, centre: QPointF, way: int, colour: str) -> None:
    half = scaled(4)
    corners = [QPointF(-half, way * half * 0.8), QPointF(half, way * half * 0.8), QPointF(0, -way * half * 0.9)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))


def _paint_axes(painter: QPainter, area: QRectF, places: Places, tokens: Tokens) -> None:
    meta = font_for(TextRole.META)
    painter.setFont(meta)
    painter.setPen(QColor(tokens.muted))
    for influence, row in places.rows.items():
        box = QRectF(area.left() - scaled(20), row.start, scaled(16), row.size)
        painter.drawText(box, _CENTRE, "?" if influence is None else str(influence))
    painter.save()
    painter.translate(area.left() - scaled(25), area.center().y())
    painter.rotate(-90)
    painter.drawText(QRectF(-60, -10, 120, 20), _CENTRE, translate("FieldMap", "invloed"))
    painter.restore()
    for stance, column in zip(STANCES, places.columns, strict=True):
        _paint_stance_name(painter, column, area.bottom() + scaled(8), stance, meta, tokens)


def _paint_stance_name(
    painter: QPainter, column: Band, top: float, stance: Stance | None, meta: QFont, tokens: Tokens
) -> None:
    """Write number and word below a column, the number heavier."""
    number, word = stance_number(stance), labels.UNKNOWN_STANCE if stance is None else labels.STANCE[stance]
    strong = QFont(meta)
    strong.setWeight(QFont.Weight.DemiBold)
    wide, gap = QFontMetrics(strong).horizontalAdvance(number), scaled(6)
    whole = wide + gap + QFontMetrics(meta).horizontalAdvance(word)
    if whole > column.size:
        word, whole = "", wide
    left = column.start + (column.size - whole) / 2
    height = scaled(18)
    painter.setFont(strong)
    painter.setPen(QColor(tokens.ink))
    painter.drawText(QRectF(left, top, wide + 2, height), VCENTRE, number)
    painter.setFont(meta)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(QRectF(left + wide + gap, top, column.size, height), VCENTRE, word)


def _paint_legend(painter: QPainter, box: QRectF, looks: Looks) -> None:
    """Explain paleness, filled and hollow, the halo, and at the right the arrows; what does not fit is left out."""
    tokens = looks.tokens
    painter.setFont(font_for(TextRole.META))
    moved = translate("FieldMap", "bewogen sinds %1").replace("%1", looks.since) if looks.since else ""
    parts = [
        (partial(_ages, painter, tokens), 3 * _DOT, translate("FieldMap", "< 3 mnd, < 6, ouder")),
        (partial(_kinds, painter, tokens), 2 * _DOT, translate("FieldMap", "organisatie, persoon")),
        (partial(_halo, painter, tokens), _DOT + 6, translate("FieldMap", "unusual suspect")),
        (partial(_arrows, painter, tokens), 2 * _DOT, moved),
    ]
    x = box.left() + scaled(10)
    for at, (draw, lead, text) in enumerate(parts):
        wide = painter.fontMetrics().horizontalAdvance(text)
        if not text or x + scaled(lead) + wide > box.right():
            return
        if at == len(parts) - 1:
            x = box.right() - wide - scaled(lead)
        draw(QPointF(x, box.center().y()))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(x + scaled(lead), box.top(), wide + 2, box.height()), VCENTRE, text)
        x += scaled(lead) + wide + scaled(18)


def _ages(painter: QPainter, tokens: Tokens, place: QPointF) -> None:
    for at, age in enumerate(Age):
        painter.setOpacity(_OPACITY[age])
        _dot(painter, place + QPointF(at * scaled(_DOT), 0), tokens, filled=True)
    painter.setOpacity(1.0)


def _kinds(painter: QPainter, tokens: Tokens, place: QPointF) -> None:
    _dot(painter, place, tokens, filled=True)
    _dot(painter, place + QPointF(scaled(_DOT), 0), tokens, filled=False)


def _halo(painter: QPainter, tokens: Tokens, place: QPointF) -> None:
    paint_halo(painter, place + QPointF(scaled(4), 0), 1.0, tokens)


def _arrows(painter: QPainter, tokens: Tokens, place: QPointF) -> None:
    _arrow(painter, place, 1, tokens.muted)
    _arrow(painter, place + QPointF(scaled(11), 0), -1, tokens.muted)


def _dot(painter: QPainter, centre: QPointF, tokens: Tokens, *, filled: bool) -> None:
    painter.setPen(QPen(QColor(tokens.muted), 1.7))
    painter.setBrush(QColor(tokens.muted) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, scaled(4) - 0.5, scaled(4) - 0.5)
