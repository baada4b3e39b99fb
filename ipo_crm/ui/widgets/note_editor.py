"""The field for a note: plain Markdown, in which "@" offers people and "#" dossiers while one types the name."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipo_crm.domain.notes import SIGNS, Named, Offer, Writing, token
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.text_area import TextArea

_LINES = 8
_MOST_LINES = 28
_LINE = 18
_FRAME = 20
_WIDE = 340
_SUBJECT = {sign: subject for subject, sign in SIGNS.items()}
_BEGUN = re.compile(r"(?:^|(?<=[\s(\[„“\"]))([@#])([^\W_][^@#\n]{0,40})$")
_STAY = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(TextArea):
    """`left` tells that the keyboard went elsewhere, `done` that Ctrl+Enter was pressed, `given_up` Esc."""

    left = Signal()
    done = Signal()
    given_up = Signal()

    def __init__(self, name: str, find: Callable[[str, str], Sequence[Offer]]) -> None:
        super().__init__(name, lines=_LINES)
        self._find = find
        self._tokens: dict[str, Named] = {}
        self._offered: tuple[Offer, ...] = ()
        self._length = 0
        self._marker = _Marker(self.document(), self)
        self.offers = _Offers(self)
        self.offers.itemClicked.connect(lambda item: self._take(self.offers.row(item)))
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._offer)
        self.cursorPositionChanged.connect(self._close_when_away)

    def write(self, writing: Writing) -> None:
        """Show a note to write on."""
        self._tokens = dict(writing.tokens)
        self._marker.look_for(self._tokens)
        self.setPlainText(writing.text)
        self.offers.hide()
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def writing(self) -> Writing:
        """What stands there now."""
        return Writing(self.toPlainText(), dict(self._tokens))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.offers.isVisible() and self._choose(event):
            return
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAY:
            self.offers.hide()
            self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._marker.rehighlight()
            self._grow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _choose(self, event: QKeyEvent) -> bool:
        """Walk the names that are offered, take one, or send them away; tell whether the key was for that."""
        at, count = self.offers.currentRow(), self.offers.count()
        match event.key():
            case Qt.Key.Key_Down:
                self.offers.setCurrentRow((at + 1) % count)
            case Qt.Key.Key_Up:
                self.offers.setCurrentRow((at - 1) % count)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if not event.modifiers():
                self._take(at)
            case Qt.Key.Key_Escape:
                self.offers.hide()
            case _:
                return False
        return True

    def _offer(self) -> None:
        """Offer who fits what stands between the sign and the cursor."""
        begun = self._begun()
        self._offered = () if begun is None else tuple(self._find(_SUBJECT[begun[1]], begun[2]))
        self._length = 0 if begun is None else len(begun[0])
        self.offers.show_offers(self._offered, self.cursorRect().bottomLeft())

    def _begun(self) -> re.Match[str] | None:
        if not self.hasFocus():
            return None
        cursor = self.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        known = found is not None and any(found[0].startswith(each) for each in self._tokens)
        return None if known else found

    def _take(self, at: int) -> None:
        offer, cursor = self._offered[at], self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, self._length)
        written = token(self._tokens, offer.named, offer.label)
        self._marker.look_for(self._tokens)
        cursor.insertText(f"{written} ")
        self.setTextCursor(cursor)
        self.offers.hide()

    def _close_when_away(self) -> None:
        if self.offers.isVisible() and self._begun() is None:
            self.offers.hide()

    def _grow(self) -> None:
        """Be as high as the text, within bounds."""
        lines = min(max(round(self.document().size().height()) + 1, _LINES), _MOST_LINES)
        wanted = scaled(_LINE * lines) + _FRAME
        if wanted != self.height():
            self.setFixedHeight(wanted)


class _Marker(QSyntaxHighlighter):
    """Shows who is named in the colour of links."""

    def __init__(self, document: QTextDocument, editor: QWidget) -> None:
        super().__init__(document)
        self._editor = editor
        self._pattern: re.Pattern[str] | None = None

    def look_for(self, tokens: Mapping[str, Named]) -> None:
        """Mark these from now on."""
        names = sorted(map(re.escape, tokens), key=len, reverse=True)
        self._pattern = re.compile(rf"({'|'.join(names)})(?!\w)") if names else None
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if self._pattern is None:
            return
        form = QTextCharFormat()
        form.setForeground(QColor(tokens_of(self._editor).accent))
        for found in self._pattern.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), form)


class _Offers(QListWidget):
    """The names under the cursor: a child of the window, so that the keyboard stays in the field."""

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAccessibleName(self.tr("Gevonden namen"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        editor.destroyed.connect(self.deleteLater)

    def show_offers(self, offers: Sequence[Offer], below: QPoint) -> None:
        """Show these under a place in the editor, the first one chosen; none hides the list."""
        self.clear()
        for offer in offers:
            QListWidgetItem("  ·  ".join(part for part in (offer.label, offer.detail) if part), self)
        if not offers:
            self.hide()
            return
        window = self._editor.window()
        self.setParent(window)
        place = self._editor.viewport().mapTo(window, below)
        size = QSize(scaled(_WIDE), self.count() * self.sizeHintForRow(0) + 2 * self.frameWidth())
        left = max(0, min(place.x(), window.width() - size.width() - 8))
        top = place.y() + 2
        if top + size.height() > window.height():
            top = max(0, place.y() - size.height() - scaled(_LINE) - 4)
        self.setGeometry(left, top, size.width(), size.height())
        self.setCurrentRow(0)
        self.show()
        self.raise_()
