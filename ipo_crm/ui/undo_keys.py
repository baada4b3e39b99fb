"""Ctrl+Z in a text field: first it takes back typing, and where there is none, the last deed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ipo_crm.ui.qt import override

_OWN = "own_undo_keys"
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Lets the window have the keys of undo and redo while a field of it has nothing to take back.

    Qt's fields take these keys always. Only the field that has the keyboard is watched.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(_UNDO) and not can_undo(watched)
            if undoes or (event.matches(_REDO) and not can_redo(watched)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        watches = isinstance(new, QLineEdit | QPlainTextEdit) and not new.property(_OWN)
        self._watched = new if watches and new is not None and new.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def has_own_undo_keys(editor: QWidget) -> None:
    """Say that whoever holds this field deals with its keys of undo and redo."""
    editor.setProperty(_OWN, True)


def can_undo(editor: QObject) -> bool:
    """Tell whether a field has typing to take back."""
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isUndoAvailable()
    return isinstance(editor, QLineEdit) and editor.isUndoAvailable()


def can_redo(editor: QObject) -> bool:
    """Tell whether a field has typing that was taken back."""
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isRedoAvailable()
    return isinstance(editor, QLineEdit) and editor.isRedoAvailable()
