"""The main button of a form, with the keys that press it written after its name."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from ipo_crm.ui.fonts import font_for
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind

_GAP = 6


class KeyButton(Button):
    """Screen readers hear the keys from the tooltip."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__(text, kind=Kind.PRIMARY)
        self._keys = keys
        self.setToolTip(f"{text} ({keys})")
        self.setAccessibleDescription(keys)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        keys = QFontMetrics(font_for(TextRole.BODY)).horizontalAdvance(self._keys)
        return QSize(hint.width() + _GAP + keys, hint.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tokens = tokens_of(self.window())  # the style sheet gives the button's own palette the ground of the button
        painter.setPen(QColor(tokens.on_accent if self.isEnabled() else tokens.muted))
        left = 12
        for text, weight in ((self.text(), QFont.Weight.DemiBold), (self._keys, QFont.Weight.Normal)):
            font = font_for(TextRole.BODY)
            font.setWeight(weight)
            painter.setFont(font)
            width = QFontMetrics(font).horizontalAdvance(text) + 2
            painter.drawText(QRect(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + _GAP - 2
