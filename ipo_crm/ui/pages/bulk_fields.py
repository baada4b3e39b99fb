"""Fields that hold for many records at once: what is unequal says so, and changes only when somebody touches it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.many import ManyField, Value
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.live_fields import REST_MS
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field

_DIFFERENT = object()


def _different() -> str:
    return QCoreApplication.translate("BulkFields", "(verschillend)")


class BulkField(QWidget):
    """A field with a button that empties it for all; `wanted` comes with the value that somebody gave it."""

    wanted = Signal(object)

    def __init__(self, of: ManyField, label: str, editor: QWidget, *, can_be_empty: bool = True) -> None:
        super().__init__()
        self.of = of
        self.field = Field(label, editor)
        empty = QCoreApplication.translate("BulkFields", "%1 leegmaken").replace("%1", label)
        self._empty = IconButton(empty, "x", small=True)
        self._empty.clicked.connect(lambda _checked=False: self.wanted.emit(None))
        self._can_be_empty = can_be_empty
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._beside)
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the button on the middle of the editor, also when something is said below that."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and watched is self.field.editor:
            middle = self.field.editor.geometry().center().y()
            self._beside.setContentsMargins(0, max(middle - self._empty.sizeHint().height() // 2, 0), 0, 0)
        return super().eventFilter(watched, event)

    def show_shared(self, values: Mapping[ManyField, Value]) -> None:
        """Show the value that all have in common, or that it is unequal."""
        self.field.set_error("")
        unequal = self.of not in values
        value = values.get(self.of)
        self._empty.setVisible(self._can_be_empty and (unequal or value not in (None, "")))
        self._show(value, unequal=unequal)

    def refuse(self, text: str) -> None:
        """Say what is wrong with what was typed, and how to mend it."""
        self.field.set_error(text)

    def _show(self, value: Value, *, unequal: bool) -> None:
        raise NotImplementedError


class BulkText(BulkField):
    """A text, or with `number` a whole number."""

    def __init__(self, of: ManyField, label: str, *, number: bool = False, hint: str = "") -> None:
        self._line = QLineEdit()
        super().__init__(of, label, self._line)
        self._hint = hint
        self._number = number
        self._typed = False
        self._line.textEdited.connect(self._touch)
        self._line.editingFinished.connect(self._finish)

    def _show(self, value: Value, *, unequal: bool) -> None:
        self._typed = False
        self._line.setText("" if value is None else str(value))
        self._line.setPlaceholderText(_different() if unequal else self._hint)

    def _touch(self) -> None:
        self._typed = True
        self.field.set_error("")

    def _finish(self) -> None:
        if not self._typed:
            return
        self._typed = False
        text = self._line.text().strip()
        if not self._number:
            self.wanted.emit(text)
        elif text and not (text.isascii() and text.isdigit() and len(text) < 6):
            self.refuse(QCoreApplication.translate("BulkFields", "Schrijf een aantal dagen, bijvoorbeeld 60."))
        else:
            self.wanted.emit(int(text) if text else None)


class BulkDay(BulkField):
    """A day."""

    def __init__(self, of: ManyField, label: str, today: Callable[[], date], *, past: bool, hint: str) -> None:
        self._day = DateField(label, today, past=past)
        super().__init__(of, label, self._day)
        self._hint = hint
        self._day.refused.connect(self.field.set_error)
        self._day.settled.connect(self._take)

    def _show(self, value: Value, *, unequal: bool) -> None:
        self._day.set_moment(Moment(value) if isinstance(value, date) else None)
        self._day.setPlaceholderText(_different() if unequal else self._hint)

    def _take(self, moment: Moment | None) -> None:
        self.wanted.emit(None if moment is None else moment.day)


class BulkChoice(BulkField):
    """One of a list, taken once the choice rests: running through it by the arrows is one step."""

    def __init__(self, of: ManyField, label: str, words: Mapping[Any, str], none: str = "") -> None:
        self._choice = Choice[Any](label, words)
        super().__init__(of, label, self._choice, can_be_empty=False)
        self._words = {**({None: none} if none else {}), **words}
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._take)
        self._choice.activated.connect(lambda _at: self._rest.start())

    def _show(self, value: Value, *, unequal: bool) -> None:
        self._rest.stop()
        self._choice.set_words({_DIFFERENT: _different(), **self._words} if unequal else self._words)
        self._choice.choose(_DIFFERENT if unequal else value)

    def _take(self) -> None:
        if self._choice.value is not _DIFFERENT:
            self.wanted.emit(self._choice.value)
