"""The sheet that lies over the right of a page and holds a form: of a record that exists, or of one to be made.

What is to be made has one main button and Ctrl+Enter. What exists is changed without a button: each field is kept when
it is left, as one step to undo. What was typed and is not in a record yet is kept when the sheet is closed, and is
there again when the same subject is opened next, also after a crash.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.drafts import FormDraft
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.keeping import HalfTyped, Keeping
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.field_sheet import FieldSheet
from ipo_crm.ui.pages.holdings import Holding, Holdings
from ipo_crm.ui.pages.live_fields import LiveFields
from ipo_crm.ui.pages.sheet_frame import sheet_row
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_NOTHING: Holdings[Any] = Holdings(lambda: None, lambda _record: Change(None, ""))


class FormSheet(FieldSheet):
    """A form over its page; a subclass adds fields and says how they are filled, checked and kept.

    One that changes records says in `holdings` what of a record stands in which fields, and in `edits` when it is open
    for one that exists.
    """

    area = ""
    form_kind = ""
    """Where the form is at home, and what it is called in the place of its draft."""
    can_drop = False
    """Whether a record that exists can be deleted from its form."""
    earlier_names: Mapping[str, str] = {}
    """The present names of fields that were called otherwise in an earlier version, whose drafts may still be there."""
    closed = Signal()

    def __init__(self, page: QWidget, title: str, action: str, *, series: bool = False) -> None:
        """Make an empty form; with `series` Ctrl+Shift+Enter keeps it and begins with the next."""
        super().__init__(page, title, action)
        self.holdings = _NOTHING
        self._own_keeping = Keeping(parent=self)
        self._live = LiveFields(self, self)
        self._half = HalfTyped(self, self.area, self._kept_by, self._keep_touched, self.as_now)
        self._subject: Hashable = None
        self._before: QWidget | None = None
        self._typed = False
        self._filling = False
        self._can_keep = True
        self._series = series
        self._refreshes = 0
        self._told_left = False
        self._kept: frozenset[Field] = frozenset()
        self._main.clicked.connect(lambda _checked=False: self.commit())
        self._next.clicked.connect(lambda _checked=False: self.commit_and_next())
        self._drop.clicked.connect(lambda _checked=False: self._drop_record())
        self._lay_draft()
        self._bind_keys()

    # What a form is: override these.

    def fill(self) -> None:
        """Put what is known of the subject into the fields; called when there is no draft of it."""
        raise NotImplementedError

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give the fields that cannot be kept as they are, with what to do about it."""
        return ()

    def keep(self) -> object:
        """Make what is new; a UserError is shown beside the field to blame, or else above them all."""
        raise NotImplementedError

    def blame(self) -> Field | None:
        """Give the field that a refused deed is about, where there is one."""
        return None

    def first(self) -> QWidget:
        """Give the field in which the cursor starts."""
        return self._fields[0].editor

    def about(self) -> Sequence[RecordRef]:
        """Give the records that the form is about, one that is yet to be made without a key."""
        return ()

    def edits(self) -> bool:
        """Whether the form changes a record that exists, rather than adds one."""
        return False

    def drop(self) -> Change:
        """Delete the record that the form is open for."""
        raise NotImplementedError

    def called(self) -> str:
        """Say what the draft is: the title of the form, and how what is typed begins."""
        return ": ".join(part for part in (self._title.text(), self.beginning()) if part)

    def as_now(self, draft: FormDraft, _present: Mapping[str, Any]) -> FormDraft:
        """Give a draft of an earlier version by the fields that the form has now; `_present` is what stands in them."""
        return draft.renamed(self.earlier_names)

    # What a page does with it.

    def begin(self, subject: Hashable) -> None:
        """Open for a subject: with the draft of it where there is one, or else with what is known."""
        self._keep_touched()
        if subject != self._subject or not self._typed or self._is_live():  # a record may say something newer by now
            if self._typed:
                self._half.keep()
            self._subject = subject
            self._clear()
            self._bring_back()
        if self._told_left and isinstance(self._page, Page):
            self._page.complain("")
            self._told_left = False
        self._dress()
        self._place()
        self.show()
        self.raise_()
        start = self._start()
        if self._before is None:
            self._before = self._page.focusProxy()
        self._page.setFocusProxy(start)  # when the window brings the page in front, the form keeps the keyboard
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_from_top(start)
        if self.live:
            self._live.start()

    @property
    def live(self) -> bool:
        """Whether the form is open and each field is kept when it is left."""
        return not self.isHidden() and self._is_live()

    def commit(self) -> bool:
        """Keep all that stands here and close, or say beside the fields why that cannot be; tell whether it was."""
        if not self._can_keep or self.isHidden():
            return False
        if self.live:
            return self._finish_live()
        problems = list(self.wrong())
        if problems:
            self._refuse(problems)
            return False
        try:
            self.keep()
        except UserError as error:
            blamed = self.blame()
            if blamed is not None:
                self._refuse([(blamed, str(error))])
            else:
                self._bar.tell(str(error))
            return False
        self.finish()
        return True

    def commit_and_next(self) -> None:
        """Keep what is new and begin with the next, where such things are entered in series."""
        if self._series and not self.live:
            subject = self._subject
            if self.commit():
                self.begin(subject)

    def finish(self) -> None:
        """Close, because what was typed is in a record now or is of no more use."""
        self._typed = False
        self._live.stop()
        self._half.end()
        self.leave()

    def refresh(self) -> None:
        """Show what the record says by now, beside what is half typed; close where the record is gone.

        A page calls it after it was read anew.
        """
        if not self.live:
            return
        self._refreshes += 1
        if not self.holdings.there:
            self._live.stop()
            self.leave()
            return
        half = {
            name: editors.read(field.editor)
            for name, field in self._named().items()
            if field not in self._kept and self.is_typed(field)
        }
        errors = {name: self._named()[name].error for name in half}
        put_cursor = editors.cursor_of(self)
        self._filling = True
        self.fill()
        present = self.values()
        self.put_values(half)
        self._filling = False
        put_cursor()
        self._half.rebase(present)
        self._typed = bool(half)
        for name, field in self._named().items():
            field.set_error(errors.get(name, ""))
        self._draft.setVisible(self._typed and not self._draft.isHidden())

    def name(self, title: str, *, can_keep: bool = True) -> None:
        """Say what the form is about; without `can_keep` it only shows."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._can_keep = can_keep

    @override
    def leave(self) -> None:
        """Close; what was typed and is in no record yet stays as a draft."""
        self._keep_touched()
        if self.isHidden():
            return
        live = self.live
        self._live.stop()
        proxy = self._page.focusProxy()
        if proxy is not None and self.isAncestorOf(proxy):
            self._page.setFocusProxy(self._before)  # type: ignore[arg-type]  # Qt takes None, its stub does not say so
        self._before = None
        if self._typed:
            self._half.keep()
            again = self.tr("Dit typte u eerder; het is nog niet vastgelegd.")
            self._typed_then.setText(self._typed_then.text() or again)
        self.hide()
        self.closed.emit()
        if self._typed and live:
            self._tell_what_is_left()

    @override
    def add(self, *fields: Field) -> None:
        super().add(*fields)
        for field in fields:
            self._live.add(field)

    @override
    def touched(self, field: Field) -> None:
        if self._filling:
            return
        self._typed = True
        self._half.typed()
        if self.live:
            self._live.touch(field)
        field.set_error("")
        self._mend()

    # What keeps the fields of a record that exists.

    def is_typed(self, field: Field) -> bool:
        """Whether a field holds something else than the record."""
        name = next(name for name, each in self._named().items() if each is field)
        return self._half.differs(name, editors.read(field.editor))

    def keep_fields(self, holdings: Sequence[Holding[Any]]) -> None:
        """Change in the record what these fields hold: one deed, with a toast to take it back."""
        try:
            change = self.holdings.keep(holdings)
        except UserError as error:
            (self.blame() or holdings[0].fields[0]).set_error(str(error))
            return
        except StoreError as error:
            self._bar.tell(str(error))
            return
        self._bar.tell("")
        self._kept = frozenset(field for each in holdings for field in each.fields)
        before = self._refreshes
        if change is not None and change.deed_id is not None and isinstance(self._page, Page):
            self._page.note(change, undoable=True)
        if self._refreshes == before:  # the page did not read anew
            self.refresh()
        self._kept = frozenset()

    def _start(self) -> QWidget:
        """Give where the cursor begins: in what came back from a draft and cannot be kept, where there is such."""
        if not self._can_keep:
            return self._close
        if self.live and self._typed:
            self._live.say_what_is_wrong()
            wrong = next((field for field in self._fields if field.error), None)
            if wrong is not None:
                return wrong.editor
        return self.first()

    def _is_live(self) -> bool:
        return self.holdings is not _NOTHING and self._can_keep and self.edits()

    def _keep_touched(self) -> None:
        self._live.keep_touched()

    def _finish_live(self) -> bool:
        self._live.keep_all()
        if self.isHidden():
            return True
        left = [field for field in self._fields if self.is_typed(field)]
        if left:
            (next((field for field in left if field.error), left[0])).editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.leave()
        return True

    def _tell_what_is_left(self) -> None:
        names = ", ".join(field.label for field in self._fields if self.is_typed(field))
        if isinstance(self._page, Page) and names:
            told = self.tr("Nog niet vastgelegd: %1. Wat u typte staat er weer als u dit opent.")
            self._page.complain(told.replace("%1", names))
            self._told_left = True

    def _lay_draft(self) -> None:
        self._typed_then = Label("", TextRole.META, wrap=True)
        self._record_now = Button(self.tr("Vastleggen"), kind=Kind.TEXT)
        self._record_now.clicked.connect(lambda _checked=False: self._live.keep_all())
        self._away = Button("", kind=Kind.TEXT)
        self._away.clicked.connect(lambda _checked=False: self._start_again())
        self._draft.setLayout(sheet_row(self._typed_then, self._record_now, self._away))

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.commit),
            ("Ctrl+Enter", self.commit),
            ("Ctrl+Shift+Return", self.commit_and_next),
            ("Ctrl+Shift+Enter", self.commit_and_next),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _dress(self) -> None:
        """Show the foot that belongs to what the form is open for."""
        live = self._is_live()
        self._main.setVisible(self._can_keep and not live)
        self._keys.setVisible(self._can_keep and not live)
        self._next.setVisible(self._can_keep and not live and self._series)
        self._live_hint.setVisible(live)
        self._drop.setVisible(live and self.can_drop)
        self._record_now.setVisible(live)
        away = self.tr("Weggooien") if live else self.tr("Leegmaken")
        self._away.setText(away)
        self._away.setAccessibleName(away)
        self._draft.setVisible(self._typed)
        self._cancel.setText(self.tr("Annuleren") if self._can_keep and not live else self.tr("Sluiten"))

    def _drop_record(self) -> None:
        try:
            change = self.drop()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        self.finish()
        if isinstance(self._page, Page):
            self._page.note(change, undoable=True)

    def _start_again(self) -> None:
        self._half.end()
        self._clear()
        self._half.begin(self.form_kind, self.about(), edits=self.edits())
        self._live.start()
        self._draft.hide()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._filling = True
        self.fill()
        self._filling = False
        self._typed = False
        self._mend()
        for field in self._fields:
            field.set_error("")

    def _bring_back(self) -> None:
        """Put back what was kept of this subject, and say so."""
        self._filling = True
        told = self._half.begin(self.form_kind, self.about(), edits=self.edits())
        self._filling = False
        self._typed = bool(told)
        self._typed_then.setText(told)

    def _kept_by(self) -> Keeping:
        return self._page.keeping if isinstance(self._page, Page) else self._own_keeping

    def _refuse(self, problems: list[tuple[Field, str]]) -> None:
        """Say beside the fields what is wrong, go to the first, and wait until something is mended."""
        for field in self._fields:
            field.set_error(next((text for wrong, text in problems if wrong is field), ""))
        self._main.setEnabled(False)
        self._next.setEnabled(False)
        problems[0][0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self) -> None:
        self._bar.tell("")
        self._main.setEnabled(True)
        self._next.setEnabled(True)


def refresh_sheets(page: QWidget) -> None:
    """Have the forms that are open over a page show what their records say by now."""
    for sheet in page.findChildren(FormSheet):
        sheet.refresh()
