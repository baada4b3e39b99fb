"""A field for some lines of plain text; Tab goes on to the next field instead of being written."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override

MOST = 1_000_000  # signs; the longest text that the file keeps
_LINE = 18
_FRAME = 20


class TextArea(QPlainTextEdit):
    """As high as so many lines; more can be scrolled. `refused` says that a paste is too long, or "" when one fits.

    A paste is measured before it is laid out: Qt is busy for sixteen seconds with 48 MB.
    """

    refused = Signal(str)

    def __init__(self, name: str = "", *, lines: int = 2, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(scaled(_LINE * lines) + _FRAME)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        cursor = self.textCursor()
        kept = self.document().characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart())
        if len(text) + kept > MOST:
            self.refused.emit(
                self.tr("Deze tekst is te lang om te plakken. Plak een deel ervan, of voeg hem toe als bijlage.")
            )
            return
        self.refused.emit("")
        super().insertFromMimeData(source)
