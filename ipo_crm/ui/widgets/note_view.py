"""A note as it reads: Markdown with links to records; nothing is fetched, and no HTML in it counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from ipo_crm.domain.notes import as_shown
from ipo_crm.ui.fonts import font_for, give_shipped_weights, scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole

_LONGEST = 100_000
"""Signs above which a note is shown as plain text: laying out Markdown takes longer than plain lines."""
_LEAST = 24
_INDENT = 20
_MARGIN = 5
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class NoteView(QTextBrowser):
    """As high as its text. `asked` tells that somebody wants to write (click, Enter, F2), `followed` gives a link."""

    asked = Signal()
    followed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self._pressed = False
        self.setAccessibleName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._measure())
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def show_note(self, text: str, renamed: Callable[[str], str] = str) -> None:
        """Show a note; `renamed` gives it with the present names."""
        self._text = renamed(text)
        self._lay_out()

    @override
    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Fetch nothing; without an answer Qt would look for the file itself."""
        return QImage(1, 1, QImage.Format.Format_Mono)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, max(round(self.document().size().height()), scaled(_LEAST)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the text, and a ring where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self).accent), SIZES.focus))
            ring = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, SIZES.radius, SIZES.radius)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def event(self, event: QEvent) -> bool:
        """Keep F2 for the text itself; the page has a command of its own for it."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F2 or (enter and not self.textCursor().charFormat().isAnchor()):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.button() is Qt.MouseButton.LeftButton

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._pressed and not self.anchorAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        self._pressed = False
        if clicked and not self.textCursor().hasSelection():
            self.asked.emit()

    def _lay_out(self) -> None:
        document = self.document()
        document.setDefaultFont(font_for(TextRole.BODY))
        document.setIndentWidth(scaled(_INDENT))
        if len(self._text) > _LONGEST:
            self.setPlainText(self._text)
            return
        colours = tokens_of(self)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Link, colours.accent)
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        if palette != self.palette():
            self.setPalette(palette)
        document.setMarkdown(as_shown(self._text), QTextDocument.MarkdownFeature(_FEATURES))
        self._set_type()
        self._measure()

    def _set_type(self) -> None:
        """Give headings, paragraphs and lists the sizes and the air of the theme; Qt's own are those of a browser."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = block.blockFormat()
            level = form.headingLevel()
            listed = block.textList() is not None
            close = block.blockNumber() == 0 or cursor.currentTable() is not None
            form.setTopMargin(0 if close else scaled(10 if level else 2 if listed else 6))
            form.setBottomMargin(0)
            cursor.setBlockFormat(form)
            heading = font_for(TextRole.RECORD if level == 1 else TextRole.SECTION)
            give_shipped_weights(block, heading.pixelSize() if level else 0)
            block = block.next()

    def _measure(self) -> None:
        wanted = self.sizeHint().height()
        if wanted != self.height() or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
