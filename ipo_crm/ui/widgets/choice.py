"""A round button with a text that is cut where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from ipo_crm.ui.qt import override, plain_tip

_LEAST = 60


class Choice(QRadioButton):
    """Ends in "…" where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str, name: str, *, checked: bool) -> None:
        super().__init__()
        self._whole = text
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(text))
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cut()

    @property
    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            self._mark_width() + self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height()
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _mark_width(self) -> int:
        """Give what the ring and the gap after it take."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = self.rect()
        contents = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self)
        return max(contents.left(), 0)

    def _cut(self) -> None:
        room = max(self.width() - self._mark_width(), 1)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        shown = shown.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)
