"""A field for some lines of plain text; Tab goes on to the next field instead of being written."""

from PySide6.QtWidgets import QPlainTextEdit

from ipo_crm.ui.fonts import scaled

_LINE = 18
_FRAME = 20


class TextArea(QPlainTextEdit):
    """As high as so many lines; more can be scrolled."""

    def __init__(self, name: str = "", *, lines: int = 2, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(scaled(_LINE * lines) + _FRAME)
