"""The position bar: -2 to +2 from the middle, the number always beside it, unknown hatched, old ones paler."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain.positions import Age, Stance
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import VCENTRE, override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole, Tokens

NUMBER_WIDTH = 20
BAR_WIDTH = 50
_GAP = 5
_OPACITY = {Age.FRESH: 1.0, Age.AGEING: 0.65, Age.STALE: 0.4}
_PITCH = 4.0
_RIGHT = Qt.AlignmentFlag.AlignRight


def stance_number(stance: Stance | None) -> str:
    """Write a position as on screen: "+1", "−2" with a real minus, "?" where it is not known."""
    if stance is None:
        return "?"
    if stance == 0:
        return "0"
    return f"+{stance:d}" if stance > 0 else f"−{-stance:d}"


def stance_width(bar: int = BAR_WIDTH) -> int:
    """Give the width in px of number and bar."""
    return scaled(NUMBER_WIDTH) + _GAP + bar


def paint_stance(
    painter: QPainter, box: QRect, stance: Stance | None, age: Age, tokens: Tokens, bar: int = BAR_WIDTH
) -> None:
    """Draw number and bar from the left of the box, in its middle; the number stays readable however old it is."""
    painter.setFont(font_for(TextRole.META))
    painter.setPen(QColor(tokens.ink if stance else tokens.muted))
    number = QRect(box.x(), box.y(), scaled(NUMBER_WIDTH), box.height())
    painter.drawText(number, VCENTRE | _RIGHT, stance_number(stance))
    left = box.x() + scaled(NUMBER_WIDTH) + _GAP
    middle = box.y() + box.height() // 2
    if stance is None:
        _hatch(painter, QRectF(left, middle - 3, bar, 6), tokens)
    else:
        _bar(painter, left, middle, bar, stance, _OPACITY[age], tokens)


def _bar(painter: QPainter, left: int, middle: int, width: int, stance: Stance, opacity: float, tokens: Tokens) -> None:
    painter.fillRect(left, middle - 1, width, 2, QColor(tokens.line))
    for step in (0, 1, 3, 4):
        painter.fillRect(round(left + step * (width - 1) / 4), middle - 2, 1, 4, QColor(tokens.line))
    centre = left + width // 2
    painter.setOpacity(opacity)
    length = abs(int(stance)) * width // 4
    if stance > 0:
        painter.fillRect(centre, middle - 3, length, 6, QColor(tokens.pos))
    elif stance < 0:
        painter.fillRect(centre - length, middle - 3, length, 6, QColor(tokens.neg))
    painter.setOpacity(1.0)
    painter.fillRect(centre - 1, middle - 5, 2, 10, QColor(tokens.ctl))
    if stance == 0:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(opacity)
        dot = QPainterPath()
        dot.addEllipse(QPointF(centre, middle), 3.2, 3.2)
        painter.fillPath(dot, QColor(tokens.muted))
        painter.setOpacity(1.0)


def _hatch(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box)
    painter.setPen(QPen(QBrush(QColor(tokens.unk)), 1.2))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _PITCH
    painter.restore()


class StanceBar(QWidget):
    """One position; its tooltip and spoken name say where it comes from."""

    def __init__(self, name: str, stance: Stance | None = None, age: Age = Age.FRESH, bar: int = BAR_WIDTH) -> None:
        super().__init__()
        self._name = name
        self._bar = bar
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stance(stance, age)

    def set_stance(self, stance: Stance | None, age: Age = Age.FRESH, origin: str = "") -> None:
        """Show a position; `origin` is its date and source in words."""
        self._stance, self._age = stance, age
        known = self.tr("onbekend") if stance is None else stance_number(stance)
        self.setAccessibleName(", ".join(part for part in (f"{self._name}: {known}", origin) if part))
        self.setToolTip(plain_tip(origin))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(stance_width(self._bar), scaled(20))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_stance(QPainter(self), self.rect(), self._stance, self._age, tokens_of(self), self._bar)
