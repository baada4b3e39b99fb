"""The rail: the areas of the program at the left, with icon, name and number, or folded to icons."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.ui.focus import paints_own_focus
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.parts import Area
from ipo_crm.ui.qt import VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole

_INSET = 8
_ICON_AT = 18
_TEXT_AT = 44
_NUMBER_RIGHT = 18


class RailItem(QAbstractButton):
    """One area; it paints itself because a style sheet cannot colour icon, name and number apart."""

    def __init__(self, area: Area, parent: QWidget) -> None:
        super().__init__(parent)
        self.area = area
        self.folded = False
        self.setCheckable(True)
        self.setText(area.title)
        self.setAccessibleName(area.title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paints_own_focus(self)
        self._numbered = True
        self.show_keys(area.keys)

    def show_keys(self, keys: str) -> None:
        """Show the keys that open the area; its number only where that is what they are."""
        self._numbered = keys == self.area.keys
        self.setToolTip(f"{self.area.title}  {keys}".strip())
        self.setAccessibleDescription(keys)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(SIZES.rail_folded), scaled(SIZES.row))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_INSET, 0, self.width() - 2 * _INSET, self.height())
        checked = self.isChecked()
        if checked or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if checked else tokens.sunken))
            painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
        if checked:
            painter.fillRect(QRectF(0, 4, 3, self.height() - 8), QColor(tokens.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), SIZES.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), SIZES.radius, SIZES.radius)
        size = scaled(SIZES.icon)
        icon_at = (self.width() - size) / 2 if self.folded else _ICON_AT
        colour = tokens.accent if checked else tokens.muted
        paint_icon(painter, self.area.icon, colour, icon_at, (self.height() - size) / 2, size)
        if not self.folded:
            self._paint_words(painter, colour if checked else tokens.ink)

    def _paint_words(self, painter: QPainter, colour: str) -> None:
        painter.setFont(font_for(TextRole.STRONG if self.isChecked() else TextRole.BODY))
        painter.setPen(QColor(colour))
        text_at = _ICON_AT + scaled(_TEXT_AT - _ICON_AT)
        painter.drawText(QRectF(text_at, 0, self.width() - text_at, self.height()), VCENTRE, self.area.title)
        if self.area.number is not None and self._numbered:
            painter.setFont(font_for(TextRole.META))
            painter.setPen(QColor(tokens_of(self).muted))
            right = QRectF(0, 0, self.width() - _NUMBER_RIGHT, self.height())
            painter.drawText(right, VCENTRE | Qt.AlignmentFlag.AlignRight, str(self.area.number))


class Rail(QWidget):
    """All areas: numbered ones from the top, the others at the bottom."""

    chosen = Signal(str)

    def __init__(self, areas: Sequence[Area], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Onderdelen"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        self._group = QButtonGroup(self)
        self._items: dict[str, RailItem] = {}
        self._parents = {area.key: area.parent for area in areas if area.parent}
        self._folded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, 12)
        column.setSpacing(0)
        shown = [area for area in areas if not area.parent]
        for area in (area for area in shown if area.number is not None):
            column.addWidget(self._make(area))
        column.addStretch(1)
        for area in (area for area in shown if area.number is None):
            column.addWidget(self._make(area))
        self.fold(folded=False)

    @property
    def folded(self) -> bool:
        """Whether only the icons show."""
        return self._folded

    @property
    def lit(self) -> str:
        """The key of the area that is marked, empty when none is."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or names and numbers too."""
        self._folded = folded
        self.setFixedWidth(scaled(SIZES.rail_folded if folded else SIZES.rail))
        for item in self._items.values():
            item.folded = folded
            item.update()

    def show_keys(self, key: str, keys: str) -> None:
        """Show the keys that open an area."""
        if key in self._items:
            self._items[key].show_keys(keys)

    def light(self, key: str) -> None:
        """Mark the area in front."""
        item = self._items.get(self._parents.get(key, key))
        if item is not None:
            item.setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens_of(self).line))

    def _make(self, area: Area) -> RailItem:
        item = RailItem(area, self)
        item.clicked.connect(lambda: self.chosen.emit(area.key))
        self._group.addButton(item)
        self._items[area.key] = item
        return item
