"""Chips: a small coloured box that says a state, and its pressable sister that is a filter."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.marks import mark_pixmap
from ipo_crm.ui.qt import VCENTRE, override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens

_PAD = 8
_ICON = 14


class ChipKind(StrEnum):
    """What a chip says; suspect is reserved for unusual suspects and decisions to take."""

    NEUTRAL = "neutral"
    ACTIVE = "active"
    SUSPECT = "suspect"
    LATE = "late"
    DONE = "done"


_COLOURS = {
    ChipKind.NEUTRAL: ("ink", "sunken"),
    ChipKind.ACTIVE: ("accent", "accent_soft"),
    ChipKind.SUSPECT: ("amber", "amber_fill"),
    ChipKind.LATE: ("neg", "neg_soft"),
    ChipKind.DONE: ("pos", "pos_soft"),
}


def chip_font(kind: ChipKind) -> QFont:
    """Give the font of a chip: small, and heavier for a suspect."""
    font = font_for(TextRole.META)
    font.setWeight(QFont.Weight.DemiBold if kind is ChipKind.SUSPECT else QFont.Weight.Normal)
    return font


def chip_width(text: str, kind: ChipKind) -> int:
    """Give the width in px of a chip without an icon."""
    return QFontMetrics(chip_font(kind)).horizontalAdvance(text) + 2 * _PAD


def paint_chip(painter: QPainter, box: QRectF, text: str, kind: ChipKind, tokens: Tokens, indent: int = 0) -> None:
    """Draw a chip in this box; `indent` keeps room in px for an icon before the text."""
    ink, ground = (getattr(tokens, name) for name in _COLOURS[kind])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line)) if kind is ChipKind.NEUTRAL else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5) if kind is ChipKind.NEUTRAL else box
    painter.drawRoundedRect(inner, SIZES.radius_chip, SIZES.radius_chip)
    painter.setFont(chip_font(kind))
    painter.setPen(QColor(ink))
    painter.drawText(box.adjusted(_PAD + indent, 0, 0, 0), VCENTRE, text)


class Chip(QWidget):
    """A state in a coloured box, with the word always in it: colour never speaks alone."""

    def __init__(
        self, text: str, kind: ChipKind = ChipKind.NEUTRAL, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(text, kind)

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._text

    def set_chip(self, text: str, kind: ChipKind) -> None:
        """Say something else; an empty text hides the chip, and `show` brings it back."""
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        if not text:
            self.hide()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._kind) + self._indent(), scaled(SIZES.chip))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._kind, tokens, self._indent())
        if self._icon:
            size = scaled(_ICON)
            colour = getattr(tokens, _COLOURS[self._kind][0])
            paint_icon(painter, self._icon, colour, _PAD, (self.height() - size) / 2, size)

    def _indent(self) -> int:
        return scaled(_ICON) + 4 if self._icon else 0


class PressChip(QAbstractButton):
    """A chip that can be pressed, and taken away with its cross, Del or Backspace where it is removable."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        kind: ChipKind = ChipKind.ACTIVE,
        *,
        removable: bool = False,
        icon: str = "",
        sector: Sector | None = None,
        person: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._removable = removable
        self._icon = icon
        self._mark = (sector, person)
        self.setText(text)
        self.setAccessibleName(text)
        if removable:
            self.setAccessibleDescription(self.tr("Del haalt dit weg"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        lead = scaled(_ICON) + 5 if self._has_mark() else 0
        tail = scaled(_ICON) + 4 if self._removable or self._icon else 0
        return QSize(lead + chip_width(self.text(), self._kind) + tail, scaled(SIZES.chip_filter))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as a tooltip where it is cut; a tooltip of its own stays."""
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        if cut and not self.toolTip():
            self.setToolTip(plain_tip(self.text()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and event.position().x() > self.width() - _PAD - scaled(_ICON) - 2:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        size = scaled(_ICON)
        lead = size + 5 if self._has_mark() else 0
        paint_chip(painter, QRectF(self.rect()), self._shown(), self._kind, tokens, lead)
        if self.underMouse():
            painter.setPen(QPen(QColor(tokens.ctl)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        top = (self.height() - size) / 2
        if self._has_mark():
            sector, person = self._mark
            drawn = mark_pixmap(sector, tokens, size, painter.device().devicePixelRatioF(), person=person)
            painter.drawPixmap(QRectF(_PAD, top, size, size), drawn, QRectF())
        trailing = "x" if self._removable else self._icon
        if trailing:
            colour = getattr(tokens, "muted" if self._kind is ChipKind.NEUTRAL else _COLOURS[self._kind][0])
            paint_icon(painter, trailing, colour, self.width() - _PAD - size + 1, top, size)

    def _shown(self) -> str:
        """Give the text as far as there is room for it."""
        lacking = self.sizeHint().width() - self.width()
        if lacking <= 0:
            return self.text()
        metrics = QFontMetrics(chip_font(self._kind))
        room = metrics.horizontalAdvance(self.text()) - lacking
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 1))

    def _has_mark(self) -> bool:
        return self._mark[0] is not None or self._mark[1]
