"""The bar of seats in one chamber: sure, likely, hopeful, unknown and against, with the line of the majority."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.votes import Tally
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole, Tokens, mix

PARTS: Final = ("sure", "likely", "hopeful", "unknown", "against")
_BAR = 16
_PITCH = 5
_LIKELY = 0.55
_AGAINST = 0.75


class SeatsBar(QWidget):
    """One chamber; the numbers stand beside it in words and are read aloud from here."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(tally))
        self.setToolTip(spoken(tally))

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(_BAR + 22))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, tally = tokens_of(self), self._tally
        painter = QPainter(self)
        top, height, left = scaled(4), scaled(_BAR), 0.0
        for part in PARTS:
            width = self.width() * getattr(tally, part) / tally.total
            paint_part(painter, QRectF(left, top, max(width - 1, 0), height), part, tokens)
            left += width
        x = self.width() * tally.needed / tally.total
        painter.fillRect(QRectF(x - 0.75, top - 4, 1.5, height + 8), QColor(tokens.ink))
        painter.setFont(font_for(TextRole.META))
        painter.setPen(QColor(tokens.ink))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(x - 30, top + height + 3, 60, scaled(16)), centre, str(tally.needed))


def paint_part(painter: QPainter, box: QRectF, part: str, tokens: Tokens) -> None:
    """Draw a stretch of the bar, or its swatch in the legend."""
    if part in ("hopeful", "unknown"):
        _hatch(painter, box, tokens.accent if part == "hopeful" else tokens.unk)
        return
    colour = {
        "sure": tokens.accent,
        "likely": mix(tokens.surface, tokens.accent, _LIKELY),
        "against": mix(tokens.surface, tokens.neg, _AGAINST),
    }[part]
    painter.fillRect(box, QColor(colour))


def verdict(tally: Tally) -> str:
    """Say in a sentence whether what is sure and likely wins: "Precies 76, geen speling."."""
    reached = tally.sure + tally.likely
    if tally.short:
        text = QCoreApplication.translate("SeatsBar", "Komt uit op %1, tekort %2.")
        return text.replace("%1", str(reached)).replace("%2", str(tally.short))
    if reached == tally.needed:
        return QCoreApplication.translate("SeatsBar", "Precies %1, geen speling.").replace("%1", str(reached))
    text = QCoreApplication.translate("SeatsBar", "Komt uit op %1, %2 meer dan nodig.")
    return text.replace("%1", str(reached)).replace("%2", str(reached - tally.needed))


def spoken(tally: Tally) -> str:
    """Say the whole bar in words."""
    text = QCoreApplication.translate(
        "SeatsBar", "%1: zeker %2, waarschijnlijk %3, hoopvol %4, onbekend %5, tegen %6; nodig %7."
    )
    numbers = [getattr(tally, part) for part in PARTS]
    for at, value in enumerate((labels.CHAMBER[tally.chamber], *numbers, tally.needed), start=1):
        text = text.replace(f"%{at}", str(value))
    return text


def _hatch(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box)
    painter.setPen(QPen(QColor(colour), 1.2))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _PITCH
    painter.restore()
