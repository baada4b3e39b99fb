"""How names look on the coalition canvas: measured, and each text rendered once."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ipo_crm.ui.tokens import TYPES, TextRole, Tokens

_PLATE_PAD = 5.0
_HALO = 3.0


class Style(Enum):
    """How a label is set."""

    PLAIN = "plain"
    STRONG = "strong"
    SUSPECT = "suspect"
    HULL_A = "hull_a"
    HULL_B = "hull_b"
    HULL_C = "hull_c"
    HULL_D = "hull_d"


HULL_STYLES: Final = (Style.HULL_A, Style.HULL_B, Style.HULL_C, Style.HULL_D)


class Lettering:
    """Measures labels and renders each text once per style and pixel density."""

    def __init__(self, tokens: Tokens, font: QFont) -> None:
        self._tokens = tokens
        self._fonts = {style: _font_of(style, font) for style in Style}
        self._count_font = _font_of(Style.PLAIN, font, TYPES[TextRole.SUSPECT].size)
        self._metrics = {style: QFontMetricsF(self._fonts[style]) for style in Style}
        self._sizes: dict[tuple[str, Style], tuple[float, float]] = {}
        self._pixmaps: dict[tuple[str, Style, float], QPixmap] = {}

    def size(self, text: str, style: Style) -> tuple[float, float]:
        """Give width and height in px; a coalition's text is its name, a tab and its number of members."""
        key = (text, style)
        if key not in self._sizes:
            metrics = self._metrics[style]
            width = metrics.horizontalAdvance(text.partition("\t")[0])
            if style in HULL_STYLES:
                width += _PLATE_PAD + QFontMetricsF(self._count_font).horizontalAdvance(text.partition("\t")[2])
            pad = 2 * _PLATE_PAD if style is Style.SUSPECT else 0.0
            self._sizes[key] = (width + pad, metrics.height() + pad * 0.4)
        return self._sizes[key]

    def paint(self, painter: QPainter, text: str, style: Style, corner: QPointF, level: float) -> None:
        """Stamp a text with its top left corner there, on whole pixels so that it stays sharp."""
        device = painter.device()
        density = device.devicePixelRatioF() if device else 1.0
        key = (text, style, density)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._rendered(text, style, density)
        if level != painter.opacity():
            painter.setOpacity(level)
        painter.drawPixmap(round(corner.x() - _HALO), round(corner.y() - _HALO), self._pixmaps[key])

    def _rendered(self, text: str, style: Style, density: float) -> QPixmap:
        width, height = self.size(text, style)
        pixmap = QPixmap(round((width + 2 * _HALO + 1) * density), round((height + 2 * _HALO + 1) * density))
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_HALO, _HALO, width, height)
        if style is Style.SUSPECT:
            self._plate(painter, box, text)
        else:
            self._free(painter, box, text, style)
        painter.end()
        return pixmap

    def _plate(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.amber_fill))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(self._tokens.amber))
        painter.setFont(self._fonts[Style.SUSPECT])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _free(self, painter: QPainter, box: QRectF, text: str, style: Style) -> None:
        name, _, count = text.partition("\t")
        metrics = self._metrics[style]
        base = QPointF(box.left(), box.top() + metrics.ascent())
        parts = [(name, self._fonts[style], base)]
        if count:
            after = QPointF(metrics.horizontalAdvance(name) + _PLATE_PAD, 0)
            parts.append((count, self._count_font, base + after))
        back = QPainterPath()
        for part, font, at in parts:
            back.addText(at, font, part)
        halo = QColor(self._tokens.bg)
        halo.setAlphaF(0.8)
        painter.strokePath(back, QPen(halo, _HALO, j=Qt.PenJoinStyle.RoundJoin))
        painter.setPen(QColor(self._colour(style)))
        for part, font, at in parts:
            painter.setFont(font)
            painter.drawText(at, part)

    def _colour(self, style: Style) -> str:
        return self._tokens.hulls[HULL_STYLES.index(style)] if style in HULL_STYLES else self._tokens.ink


def _font_of(style: Style, base: QFont, size: int | None = None) -> QFont:
    font = QFont(base)
    kind = TYPES[TextRole.META if style in {Style.PLAIN, Style.STRONG} else TextRole.SUSPECT]
    body = base.pixelSize() if base.pixelSize() > 0 else TYPES[TextRole.BODY].size
    font.setPixelSize(round((size or kind.size) * body / TYPES[TextRole.BODY].size))
    font.setWeight(QFont.Weight.Normal if style is Style.PLAIN else QFont.Weight.DemiBold)
    return font
