"""The legend under the network: what colour, shape, size and lines mean."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.marks import paint_halo, paint_mark
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SECTOR_NAMES, SIZES, TextRole, mix

_LINE = 18
_BETWEEN = 9
_LEAST_PICTURE = 200


class Legend(QWidget):
    """As many lines as fit the width: sectors first, then sizes, kinds, lines, suspects and hulls."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names = ", ".join(SECTOR_NAMES[sector] for sector in Sector)
        self.setAccessibleName(self.tr("Legenda"))
        self.setAccessibleDescription(names)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width()))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = len({top for _, top, _ in self._places(width)})
        return lines * scaled(_LINE) + 16

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))
        painter.setFont(font_for(TextRole.META))
        for left, top, at in self._places(self.width()):
            middle = top + scaled(_LINE) / 2
            sign, text = self._entries()[at]
            self._paint_sign(painter, sign, left, middle)
            painter.setPen(QColor(tokens.ink if isinstance(sign, Sector) else tokens.muted))
            box = QRectF(left + self._sign_width(sign) + 5, top, 400, scaled(_LINE))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _entries(self) -> list[tuple[Sector | str, str]]:
        return [
            *((sector, SECTOR_NAMES[sector]) for sector in Sector),
            ("size", self.tr("grootte is invloed")),
            ("kind", self.tr("organisatie, persoon")),
            ("line", self.tr("contact, ouder dan 90 dagen")),
            ("halo", self.tr("unusual suspect")),
            ("hull", self.tr("coalitie")),
        ]

    def _sign_width(self, sign: Sector | str) -> int:
        return scaled({"size": 24, "kind": 28, "line": 44, "halo": 16, "hull": 20}.get(str(sign), 10))

    def _places(self, width: int) -> list[tuple[float, float, int]]:
        """Give where each entry stands: left, top and its number; the second group starts a new line."""
        metrics = QFontMetrics(font_for(TextRole.META))
        left, top = float(SIZES.page_margin), 8.0
        placed: list[tuple[float, float, int]] = []
        for at, (sign, text) in enumerate(self._entries()):
            wide = self._sign_width(sign) + 5 + metrics.horizontalAdvance(text)
            if at == len(Sector) or left + wide > width - SIZES.gap:
                left, top = float(SIZES.page_margin), top + (scaled(_LINE) if placed else 0)
            placed.append((left, top, at))
            left += wide + _BETWEEN
        return placed

    def _paint_sign(self, painter: QPainter, sign: Sector | str, left: float, middle: float) -> None:
        tokens = tokens_of(self)
        grey = QColor(tokens.muted)
        if isinstance(sign, Sector):
            paint_mark(painter, sign, QPointF(left + scaled(5), middle), scaled(4), tokens, person=False)
        elif sign == "size":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(grey)
            painter.drawEllipse(QPointF(left + scaled(4), middle), scaled(3), scaled(3))
            painter.drawEllipse(QPointF(left + scaled(16), middle), scaled(6), scaled(6))
        elif sign == "kind":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(grey)
            painter.drawEllipse(QPointF(left + scaled(6), middle), scaled(5), scaled(5))
            painter.setPen(QPen(grey, 2))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(QPointF(left + scaled(21), middle), scaled(5), scaled(5))
        elif sign == "line":
            painter.setPen(QPen(QColor(tokens.ctl), 1.1))
            painter.drawLine(QPointF(left, middle), QPointF(left + scaled(20), middle))
            painter.setPen(QPen(QColor(tokens.ctl), 1.1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left + scaled(24), middle), QPointF(left + scaled(44), middle))
        elif sign == "halo":
            paint_halo(painter, QPointF(left + scaled(8), middle), 0, tokens)
        else:
            painter.setPen(QPen(QColor(mix(tokens.surface, tokens.hulls[0], 0.45)), 1.2))
            painter.setBrush(QColor(mix(tokens.surface, tokens.hulls[0], 0.075)))
            painter.drawRoundedRect(QRectF(left, middle - scaled(6), scaled(20), scaled(12)), 6, 6)


class WithLegend(QWidget):
    """A picture with the legend under it, which gives way where hardly any room would be left for the picture."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__()
        self._legend = Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(picture, 1)
        column.addWidget(self._legend)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.height() - self._legend.heightForWidth(self.width())
        self._legend.setVisible(left >= scaled(_LEAST_PICTURE))
