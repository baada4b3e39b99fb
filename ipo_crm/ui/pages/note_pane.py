"""The notes of one record: they are read, and written in the same place; leaving the text keeps it as one step.

Esc gives the change up: what was typed stays as a draft, as in every form, and can be taken up again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.notes import Named, Offer, named_by, renamed, writing
from ipo_crm.ui.keeping import HalfTyped, Keeping
from ipo_crm.ui.pages.record_parts import OUTDENT
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.note_editor import NoteEditor
from ipo_crm.ui.widgets.note_view import NoteView

KIND = "notes"
"""What the draft of a note is called in its place."""
_NOTES = "Notities"


@dataclass(frozen=True, kw_only=True)
class NoteSteps:
    """What a note needs of the page: `put` does the deed, `say` tells something in the status line."""

    area: str
    put: Callable[[RecordRef, str], object]
    names: Callable[[str], Mapping[Named, str]]
    offers: Callable[[str, str], Sequence[Offer]]
    follow: Callable[[Named], object]
    say: Callable[[str], object]
    keeping: Callable[[], Keeping]


class NotePane(QWidget):
    """`closed` tells that the text is read again, after it was kept or given up."""

    closed = Signal()

    def __init__(self, ref: RecordRef, whose: str, text: str, steps: NoteSteps) -> None:
        super().__init__()
        self.ref = ref
        self._whose, self._text, self._steps = whose, text, steps
        self._half = HalfTyped(self, steps.area, steps.keeping)
        self._opened = self._now = writing(text, {})
        self._editing = False
        self._place = ""
        self._bar = MessageBar(closable=False)
        self.view = NoteView(self.tr("Notities van %1").replace("%1", whose))
        self.view.setPlaceholderText(self.tr("Nog geen notities. Klik hier of druk op Enter om te schrijven."))
        self.view.asked.connect(self.begin)
        self.view.followed.connect(self._follow)
        self.editor = NoteEditor(self.tr("Notities van %1").replace("%1", whose), steps.offers)
        self.editor.hide()
        self.editor.textChanged.connect(self._note_typed)
        self.editor.left.connect(self.finish)
        self.editor.done.connect(self._finish_here)
        self.editor.given_up.connect(self.give_up)
        self.editor.refused.connect(self._bar.tell)
        self._hint = Label("", TextRole.META, wrap=True)
        self._hint.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
        self._lay_out()
        self._read()
        steps.keeping().gone.connect(self._forget)

    @property
    def editing(self) -> bool:
        """Whether somebody is writing."""
        return self._editing

    def begin(self) -> None:
        """Write on the notes; what was given up earlier is there again."""
        if self._editing:
            return
        self._opened = self._now = writing(self._text, self._steps.names(self._text))
        self._editing = True
        self.editor.write(self._opened)
        told = self._half.begin(KIND, (self.ref,), edits=True)
        self._bar.tell(told, Tone.NOTICE, self.tr("Weggooien") if told else "", self._start_again)
        self._show_state()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what was written; where nothing was changed, only read again."""
        if not self._editing:
            return
        written, self._editing = self._now, False
        if written.text == self._opened.text:
            self._half.end()
            self._read()
            self.closed.emit()
            return
        self._half.keep()
        try:
            self._text = written.stored()
            self._steps.put(self.ref, self._text)
        except (UserError, StoreError) as error:
            self._editing = True
            self._bar.tell(str(error))
            return
        self._half.end()
        self.closed.emit()

    def give_up(self) -> None:
        """Read again what is kept; what was typed stays as a draft."""
        if self._editing:
            self._editing = False
            self._half.keep()
            self._read()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def values(self) -> Mapping[str, Any]:
        """Give the text as it would be kept, for its draft."""
        return {_NOTES: self._now.stored()}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put a draft back."""
        text = str(values.get(_NOTES, ""))
        self.editor.write(writing(text, self._steps.names(text)))

    def called(self) -> str:
        """Say what the draft is."""
        return self.tr("Notities van %1").replace("%1", self._whose)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.editor if self._editing else self.view).setFocus(event.reason())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete and self._editing:
            self._half.keep()
        return super().event(event)

    def _finish_here(self) -> None:
        self.finish()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_typed(self) -> None:
        if self._editing:
            self._now = self.editor.writing
            self._half.typed()

    def _start_again(self) -> None:
        self._half.end()
        self._editing = False
        if self.editor.isHidden():
            self._read()
        else:
            self.begin()

    def _read(self) -> None:
        """Show the notes as they read, and say so when a draft waits."""
        self.view.show_note(self._text, lambda text: renamed(text, self._steps.names(text)))
        keeping = self._steps.keeping()
        self._place = keeping.place(self._steps.area, KIND, (self.ref,))
        waits = keeping.read(self._place) is not None
        told = self.tr("Wat u eerder typte is nog niet vastgelegd.") if waits else ""
        self._bar.tell(told, Tone.NOTICE, self.tr("Verder schrijven") if waits else "", self.begin)
        self._show_state()

    def _forget(self, place: str) -> None:
        """Say no more that a draft waits: it was kept, or thrown away elsewhere."""
        if place == self._place and not self._editing:
            self._bar.tell("")

    def _show_state(self) -> None:
        empty = not self._text.strip()
        self.editor.setVisible(self._editing)
        self.view.setVisible(not self._editing)
        if self._editing:
            hint = self.tr("@ noemt een persoon, # een dossier  ·  Ctrl+Enter vastleggen  ·  Esc niet vastleggen")
        elif empty:
            hint = ""
        else:
            hint = self.tr("Klik in de tekst of druk op Enter om te wijzigen.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.view.setAccessibleDescription(self.view.placeholderText() if empty else hint)

    def _follow(self, address: str) -> None:
        named = named_by(address)
        if named is not None:
            self._steps.follow(named)
        else:
            QGuiApplication.clipboard().setText(address)
            self._steps.say(self.tr("Adres gekopieerd; dit programma gaat zelf niet naar buiten."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        for widget in (self._bar, self.view, self.editor, self._hint):
            column.addWidget(widget)
