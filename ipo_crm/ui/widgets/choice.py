"""A round button with a text that goes on below where there is no room: values are compared to their last letter."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from ipo_crm.ui.qt import override

_LEAST = 60
_WRAPS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Choice(QRadioButton):
    """The ring stands beside the first line of the text."""

    def __init__(self, text: str, name: str, *, checked: bool) -> None:
        super().__init__()
        self.whole_text = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setChecked(checked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = self._mark_width() + self.fontMetrics().horizontalAdvance(self.whole_text) + 2
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        first = super().sizeHint().height()
        lines = len(self._lines(width - self._mark_width()))
        return first + (lines - 1) * self.fontMetrics().lineSpacing()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        first = super().sizeHint().height()
        option.rect = QRect(0, 0, self.width(), first)
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)
        role = option.palette.text()
        painter.setPen(role.color())
        spacing = self.fontMetrics().lineSpacing()
        top = (first - spacing) // 2
        for line in self._lines(self.width() - self._mark_width()):
            box = QRect(self._mark_width(), top, self.width() - self._mark_width(), spacing)
            painter.drawText(box, _WRAPS, line)
            top += spacing

    def _mark_width(self) -> int:
        """Give what the ring and the gap after it take."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = self.rect()
        contents = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self)
        return max(contents.left(), 0)

    def _lines(self, room: int) -> list[str]:
        """Cut the text in lines between words, and within one that is too long by itself."""
        layout = QTextLayout(self.whole_text, self.font())
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            lines.append(self.whole_text[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        return lines or [""]
