"""The handbook behind F1: a short text that comes with the program, and is read without a network."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from ipo_crm.assets import resource
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import give_shipped_weights, scaled
from ipo_crm.ui.form_parts import fit
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES

_WIDTH, _HEIGHT = 720, 640
_ABOVE_HEAD, _ABOVE = 18, 5


class _Text(QTextBrowser):
    """Shows text only: it fetches nothing, from a disk or from elsewhere."""

    @override
    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        return None


class Handbook(QDialog):
    """One page of text to scroll and to search by eye; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Handboek"))
        self.text = _Text()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Handboek"))
        self.text.document().setDocumentMargin(SIZES.page_margin)
        self.text.setMarkdown(resource("handboek.md").read_text(encoding="utf-8"))
        _set_type(self.text.document())
        ring_inside(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        fit(self, _WIDTH, _HEIGHT)


def _set_type(document: QTextDocument) -> None:
    """Give headings and lines air, and what is bold the weight that our typeface has."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setTopMargin(scaled(_ABOVE_HEAD if form.headingLevel() > 1 else _ABOVE))
        cursor.setBlockFormat(form)
        give_shipped_weights(block)
        block = block.next()
