"""Keeping without a button: what stands in a field of an open form goes into its record when the field is left.

A choice goes there too once it rests for half a second: running through a list by the arrows is one step to undo.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from ipo_crm.ui.pages.holdings import Holding, Holdings
from ipo_crm.ui.qt import override
from ipo_crm.ui.undo_keys import can_redo, can_undo, has_own_undo_keys
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker

REST_MS = 500
"""How long a choice rests before it is kept."""
_UNDO, _REDO, _SAVE = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Save


class Sheet(Protocol):
    """A form, as far as keeping its fields goes."""

    @property
    def live(self) -> bool: ...

    @property
    def fields(self) -> Sequence[Field]: ...

    @property
    def holdings(self) -> Holdings[Any]: ...

    def is_typed(self, field: Field) -> bool: ...

    def wrong(self) -> Iterable[tuple[Field, str]]: ...

    def keep_fields(self, holdings: Sequence[Holding[Any]]) -> object: ...


class LiveFields(QObject):
    """Watches the fields of one form while it shows a record that can be changed."""

    def __init__(self, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._at: Field | None = None
        self._touched: dict[Field, None] = {}
        self._watching = False
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._keep_rested)

    def add(self, field: Field) -> None:
        """Watch the keys of a field."""
        for editor in (field.editor, *field.editor.findChildren(QLineEdit)):
            editor.installEventFilter(self)
            has_own_undo_keys(editor)
        if isinstance(field.editor, QLineEdit):
            field.editor.editingFinished.connect(lambda: self._enter(field))

    def start(self) -> None:
        """Begin with another record: nothing was touched yet."""
        self._touched.clear()
        self._at = self._field_of(QApplication.focusWidget())
        app = QApplication.instance()
        if not self._watching and isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._watching = True

    def stop(self) -> None:
        """Watch no longer: the form is closed."""
        self._rest.stop()
        self._touched.clear()
        app = QApplication.instance()
        if self._watching and isinstance(app, QApplication):
            app.focusChanged.disconnect(self._follow)
            self._watching = False

    def touch(self, field: Field) -> None:
        """Hear that somebody changed a field."""
        self._touched[field] = None
        if not isinstance(field.editor, QLineEdit | QPlainTextEdit):
            self._rest.start()

    def keep_touched(self) -> None:
        """Keep what somebody changed since the form was opened, also where the cursor still is."""
        if self._sheet.live:
            self._keep(list(self._touched))

    def keep_all(self) -> None:
        """Keep all that differs from the record, also what came back from a draft and was not looked at yet."""
        if self._sheet.live:
            self._keep(self._sheet.fields)

    def say_what_is_wrong(self) -> None:
        """Say beside the fields what of that which was typed cannot be kept."""
        self._fit([field for field in self._sheet.fields if self._sheet.is_typed(field)])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._sheet.live:
            if event.matches(_SAVE):
                self.keep_all()
            elif (event.matches(_UNDO) and not can_undo(watched)) or (event.matches(_REDO) and not can_redo(watched)):
                self.keep_touched()  # a choice that does not rest yet is the last thing that was done
                event.ignore()  # else the field takes the key, though there is no typing to take back
                return True
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep the field that the keyboard left; a menu that opens is no leaving."""
        if isinstance(new, QMenuBar | QMenu) or (new is None and QApplication.activePopupWidget() is not None):
            return
        left, self._at = self._at, self._field_of(new)
        if left is not None and left is not self._at:
            self._keep(self._apart((*self._touched, left)))

    def _keep_rested(self) -> None:
        """Keep the choices; where somebody types, a rest means nothing."""
        typing = self._at if self._at is not None and _is_typing(self._at.editor) else None
        self._keep(self._apart(field for field in self._touched if field is not typing))

    def _enter(self, field: Field) -> None:
        """Keep a line when Enter is pressed in it: it is finished, and still has the keyboard."""
        if self._sheet.live and field.editor.hasFocus():
            self._keep([field])

    def _apart(self, fields: Iterable[Field]) -> list[Field]:
        """Leave out the fields that are one with the field where the keyboard is."""
        at = self._at
        joined = [each for each in self._sheet.holdings.of((at,)) if each.together()] if at is not None else []
        held = {field for each in joined for field in each.fields}
        return [field for field in fields if field not in held]

    def _keep(self, fields: Iterable[Field]) -> None:
        self._rest.stop()
        fields = list(fields)
        for field in fields:
            self._touched.pop(field, None)
        fit = self._fit([field for field in fields if self._sheet.is_typed(field)])
        if fit:
            self._sheet.keep_fields(fit)

    def _fit(self, typed: Iterable[Field]) -> list[Holding[Any]]:
        """Give what these fields hold and can be kept; say beside the others what is wrong."""
        holdings = self._sheet.holdings.of(typed)
        wrong: dict[Field, str] = {}
        if holdings:
            for field, text in self._sheet.wrong():
                wrong.setdefault(field, text)
        for field in (field for each in holdings for field in each.fields):
            field.set_error(wrong.get(field, ""))
        return [each for each in holdings if not wrong.keys() & set(each.fields)]

    def _field_of(self, widget: QWidget | None) -> Field | None:
        """Give the field that a widget belongs to, also from a calendar that it opened."""
        while widget is not None:
            for field in self._sheet.fields:
                if widget is field.editor:
                    return field
            widget = widget.parentWidget()
        return None


def _is_typing(editor: QWidget) -> bool:
    if isinstance(editor, PersonPicker):
        return bool(editor.typed)
    return isinstance(editor, QLineEdit | QPlainTextEdit)
