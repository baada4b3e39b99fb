"""The part of a report about promises: as many lines as are needed under one heading."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.ui.pages.talk_draft import Promised
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.promise_row import PromiseRow


class PromiseLines(QWidget):
    """The keys of the heading put the cursor in the first empty line, and make one where all are filled."""

    changed = Signal()
    typed = Signal()
    grown = Signal()

    def __init__(self, title: str, again: str, today: Callable[[], date], keys: str) -> None:
        super().__init__()
        self._again = again
        self._today = today
        self._rows: list[PromiseRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        first = self._add(title, keys)
        jump = first.findChild(QShortcut)
        if isinstance(jump, QShortcut):
            jump.activated.connect(self.go_on)
        self._more = Button(self.tr("+ nog een"), kind=Kind.TEXT)
        self._more.setAccessibleName(again)
        self._more.clicked.connect(lambda _checked=False: self.go_on())
        kept = self._more.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._more.setSizePolicy(kept)
        self._more.hide()
        _put_in_head(first, self._more)

    @property
    def lines(self) -> tuple[Promised, ...]:
        """What was promised, in order; empty lines are left out."""
        return tuple(Promised(text=row.text, due=row.due) for row in self._rows if row.text)

    @property
    def valid(self) -> bool:
        """Whether every date is empty or can be read."""
        return all(row.valid for row in self._rows)

    @property
    def written(self) -> list[list[Any]]:
        """Every line letter by letter, also a day that cannot be read."""
        return [list(row.written) for row in self._rows]

    def write(self, written: Sequence[Sequence[Any]]) -> None:
        """Put back what `written` gave."""
        self.show_lines([Promised(text=text) for text, _ in written])
        for row, (text, due) in zip(self._rows, written, strict=True):
            row.write(text, due)

    def show_lines(self, lines: Sequence[Promised]) -> None:
        """Show these promises, and one empty line where there are none."""
        for row in self._rows[1:]:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        del self._rows[1:]
        for at, line in enumerate(lines or (Promised(),)):
            row = self._rows[0] if at == 0 else self._add(self._again)
            row.set_promise(line.text, line.due)

    def go_on(self) -> None:
        """Put the cursor in the first empty line, making one where there is none."""
        empty = next((row for row in self._rows if not row.text), None)
        row = empty or self._add(self._again)
        if empty is None:
            self.grown.emit()
        _text_of(row).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a filled line go on to the next."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            self.go_on()
            return True
        return super().eventFilter(watched, event)

    def _add(self, title: str, keys: str = "") -> PromiseRow:
        row = PromiseRow(title, self._today, keys)
        row.changed.connect(self._tell)
        row.typed.connect(self.typed)
        _text_of(row).installEventFilter(self)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _tell(self) -> None:
        self._more.setVisible(all(row.text for row in self._rows))
        self.changed.emit()


def _text_of(row: PromiseRow) -> QLineEdit:
    """Give the field for what was promised, which comes before that for the day."""
    return row.findChildren(QLineEdit)[0]


def _put_in_head(row: PromiseRow, button: Button) -> None:
    """Put a button after the heading.

    WORKAROUND: reaches into the layout; a parameter of PromiseRow for what stands in its head would let us remove it.
    """
    column = row.layout()
    item = column.itemAt(0) if column is not None else None
    head = item.layout() if item is not None else None
    if isinstance(head, QHBoxLayout):
        head.insertWidget(2, button)
