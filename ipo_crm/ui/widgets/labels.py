"""Labels that show plain text only: text from a file must never become markup or fetch an image."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.tokens import TextRole

_LONG_WORD = 24
_MAY_BREAK = re.compile(r"(?<=[@._/])(?=\w)")


def breakable(text: str) -> str:
    """Let a long word, such as an address, go on below after a sign in it where there is no room for all of it."""
    words = (_MAY_BREAK.sub("\u200b", word) if len(word) > _LONG_WORD else word for word in text.split(" "))
    return " ".join(words)


class Label(QLabel):
    """A text in one of the theme's roles."""

    def __init__(
        self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setWordWrap(wrap)
        self.setText(text)

    def set_role(self, role: TextRole) -> None:
        """Give the text another size, weight and colour."""
        if str(role) == self.property("role"):
            return
        self.setProperty("role", str(role))
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """A text on one line that ends in "…" where there is no room; the whole text is its tooltip and accessible name."""

    def __init__(self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__("", role, parent)
        self.set_whole_text(text)

    def set_whole_text(self, text: str) -> None:
        """Show this text, cut where it must be."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()
        self.updateGeometry()

    @property
    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right() + 2
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.contentsRect().width(), 1)
        )
        if shown != self.text():
            self.setText(shown)
            self.updateGeometry()
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


class WrapLabel(Label):
    """A text that asks for one line and goes on below where it gets less."""

    def __init__(self, text: str = "", role: TextRole = TextRole.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent, wrap=True)

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        return QSize(width, super().heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + 2, self.fontMetrics().height())


class Rule(QFrame):
    """A separator of 1 px."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("rule", "v" if vertical else "h")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
