"""What stands in an editor, as it can be written down in a draft, and putting it back."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ipo_crm.domain.drafts import DAY
from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.widgets.echo_line import EchoLine
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick
from ipo_crm.ui.widgets.segments import Segments


def signals(editor: QWidget) -> Iterable[SignalInstance]:
    """Give the signals by which an editor says that it was changed."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        return (editor.textChanged,)
    if isinstance(editor, QComboBox):
        return (editor.currentIndexChanged,)
    if isinstance(editor, Segments):
        return (editor.chosen,)
    if isinstance(editor, QCheckBox):
        return (editor.toggled,)
    if isinstance(editor, PersonPicker):
        return (editor.changed, editor.typing)
    return ()


def read(editor: QWidget) -> Any:
    """Give what stands in an editor, letter by letter: also a date that cannot be read, and half a name."""
    if isinstance(editor, EchoLine):
        return editor.written
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, Choice):
        return editor.plain
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, Segments):
        return editor.at
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, PersonPicker):
        return {"picks": [_written(pick) for pick in editor.picks], "typed": editor.typed}
    return None


def write(editor: QWidget, value: Any) -> None:
    """Put back what `read` gave; whom a picker no longer finds becomes a name without a record."""
    if isinstance(editor, EchoLine):
        editor.write(value)
    elif isinstance(editor, QLineEdit):
        editor.setText(value)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value)
    elif isinstance(editor, Choice):
        editor.choose_plain(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, Segments):
        editor.choose(value)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(value)
    elif isinstance(editor, PersonPicker):
        editor.set_picks([editor.known(_pick(each)) for each in value["picks"]])
        editor.set_typed(value["typed"])


def cursor_of(form: QWidget) -> Callable[[], None]:
    """Give what puts the cursor and the selection back where they are now, in the field of a form with the keyboard."""
    editor = QApplication.focusWidget()
    if editor is None or not form.isAncestorOf(editor):
        return lambda: None
    if isinstance(editor, QLineEdit):
        start, length, position = editor.selectionStart(), len(editor.selectedText()), editor.cursorPosition()

        def put_in_line() -> None:
            if start < 0:
                editor.setCursorPosition(position)
            elif position == start:
                editor.setSelection(start + length, -length)
            else:
                editor.setSelection(start, length)

        return put_in_line
    if isinstance(editor, QPlainTextEdit):
        anchor, place = editor.textCursor().anchor(), editor.textCursor().position()
        scrolled = editor.verticalScrollBar().value()

        def put_in_text() -> None:
            cursor, end = editor.textCursor(), len(editor.toPlainText())
            cursor.setPosition(min(anchor, end))
            cursor.setPosition(min(place, end), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            editor.verticalScrollBar().setValue(scrolled)

        return put_in_text
    return lambda: None


def words(value: Any) -> str:
    """Give a value of `read` as somebody may copy it, empty where it is no text."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict) and "picks" in value:
        names = [name for _key, name in value["picks"]]
        return ", ".join(filter(None, (*names, value["typed"])))
    if isinstance(value, dict):
        return "\n".join(filter(None, (words(each) for name, each in value.items() if name != DAY)))
    if isinstance(value, list):
        return "\n".join(filter(None, (words(each) for each in value)))
    return ""


def _written(pick: Pick) -> list[Any]:
    key = [pick.key.kind.value, pick.key.key] if isinstance(pick.key, ActorRef) else pick.key
    return [key, pick.name]


def _pick(written: list[Any]) -> Pick:
    key, name = written
    return Pick(key=ActorRef(ActorKind(key[0]), key[1]) if isinstance(key, list) else key, name=name)
