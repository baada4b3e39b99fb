"""The one place that keeps what is half typed in any form: soon after the keyboard rests, and never as a deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.dates import write_day
from ipo_crm.domain.drafts import FormDraft, digest, form_draft
from ipo_crm.domain.errors import StoreError, UserError

if TYPE_CHECKING:
    from ipo_crm.domain.drafts import Draft
    from ipo_crm.domain.ids import RecordRef

REST_MS = 1000
"""How long the keyboard rests before what was typed is kept."""
LATEST_MS = 2000
"""How long steady typing goes on before it is kept all the same."""
KEPT = "kept"
"""The property of a form that keeps what is typed in it."""


class Drafts(Protocol):
    """Where drafts are kept: in the file of the workspace."""

    def keep(self, place: str, text: str) -> object: ...

    def read(self, place: str) -> Draft | None: ...

    def drop(self, place: str) -> object: ...

    def place(self, area: str, kind: str, about: Sequence[RecordRef]) -> str: ...


class Written(Protocol):
    """A form, as far as its draft goes."""

    def values(self) -> Mapping[str, Any]: ...

    def put_values(self, values: Mapping[str, Any]) -> object: ...

    def called(self) -> str: ...


class Keeping(QObject):
    """Keeps the drafts of all forms of one workspace; without `drafts` in memory only.

    `may` says whether the file can be written at all; a refusal is told with `complain`, once. Only what differs from
    what was kept is written. `gone` tells of a place of which the draft is no more.
    """

    gone = Signal(str)

    def __init__(
        self,
        drafts: Drafts | None = None,
        may: Callable[[], bool] = lambda: True,
        complain: Callable[[str], object] = bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._may, self._complain = drafts, may, complain
        self._typing: dict[HalfTyped, None] = {}
        self._begun: WeakSet[HalfTyped] = WeakSet()
        self._known: dict[str, FormDraft] = {}
        self._on_disk: dict[str, str] = {}
        self._told = ""
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._latest = QTimer(self, interval=LATEST_MS, singleShot=True)
        for timer in (self._rest, self._latest):
            timer.timeout.connect(self.keep_now)
        app = QGuiApplication.instance()
        if drafts is not None and isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._leave_window)

    def place(self, area: str, kind: str, about: Sequence[RecordRef]) -> str:
        """Give the place of a form about these records."""
        if self._drafts is not None:
            return self._drafts.place(area, kind, about)
        return ":".join((area, kind, *(f"{ref.subject}={ref.key}" for ref in about)))

    def typed(self, form: HalfTyped) -> None:
        """Hear that something changed in a form; it is kept when the keyboard rests."""
        self._typing[form] = None
        if self._drafts is None:  # in memory, or closed: nothing waits for the disk
            return
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    def begun(self, form: HalfTyped) -> None:
        """Hear of a form that was opened."""
        self._begun.add(form)

    def settle(self) -> bool:
        """Have what is finished go into its record, and keep the rest as `keep_now` does: the file is being left."""
        for form in list(self._begun):
            form.settle()
        return self.keep_now()

    def keep_now(self) -> bool:
        """Keep what was typed since the last time; tell whether nothing would be lost if the program ended now."""
        self._rest.stop()
        self._latest.stop()
        try:
            for form in list(self._typing):
                if self._keep(form):
                    del self._typing[form]
        except (UserError, StoreError) as error:
            if str(error) != self._told:
                self._told = str(error)
                self._complain(self._told)
        return not self._typing

    def read(self, place: str) -> tuple[FormDraft, str] | None:
        """Give what was kept of a form, with the sentence that says since when."""
        told = QCoreApplication.translate("keeping", "Dit typte u eerder; het is nog niet vastgelegd.")
        if place in self._known:
            return self._known[place], told
        kept = self._drafts.read(place) if self._drafts is not None else None
        draft = form_draft(kept.text) if kept is not None else None
        if kept is None or draft is None:
            return None
        self._on_disk[place] = kept.text
        told = QCoreApplication.translate("keeping", "Dit typte u %1; het is nog niet vastgelegd.")
        return draft, told.replace("%1", time_words(kept.saved_at))

    def forget(self, form: HalfTyped) -> None:
        """Throw away what was kept of a form: it was saved, or emptied on purpose."""
        self._typing.pop(form, None)
        self._forget(form.place)

    def close(self) -> None:
        """Keep what is still typed, and hear no more: the file is being closed."""
        self.settle()
        self._drafts = None

    def dropped(self, form: HalfTyped) -> None:
        """Hear that what was typed is in a record: a draft of it that reached the file goes at once."""
        if form.place in self._on_disk:
            self._typing[form] = None
            self.keep_now()

    def _keep(self, form: HalfTyped) -> bool:
        """Keep one form; tell whether it is safe."""
        draft = form.draft()
        if draft is None:
            self._forget(form.place)
            return True
        self._known[form.place] = draft
        if self._drafts is None or not self._may():
            return False
        text = draft.write()
        if self._on_disk.get(form.place) != text:
            self._drafts.keep(form.place, text)
            self._on_disk[form.place] = text
        return True

    def _forget(self, place: str) -> None:
        self._known.pop(place, None)
        self._on_disk.pop(place, None)
        if self._drafts is not None and self._may():
            self._drafts.drop(place)
        self.gone.emit(place)

    def _leave_window(self) -> None:
        if self._typing:
            self.keep_now()


class HalfTyped:
    """The draft of one form: what stood in it when it was opened, what stands in it now, and where that is kept."""

    def __init__(
        self,
        form: Written,
        area: str,
        keeping: Callable[[], Keeping],
        settle: Callable[[], object] = bool,
        as_now: Callable[[FormDraft, Mapping[str, Any]], FormDraft] = lambda draft, _present: draft,
    ) -> None:
        """Take a form of an area; `settle` has it put into its record what needs no more typing.

        `as_now` gives a draft of an earlier version by the fields that the form has now, beside what stands in them.
        """
        self.place = ""
        self.settle = settle
        self._form, self._area, self._keeping, self._as_now = form, area, keeping, as_now
        self._opened: Mapping[str, str] = {}
        self._edits = False
        self._open = False
        if isinstance(form, QWidget):
            form.setProperty(KEPT, True)

    def begin(self, kind: str, about: Sequence[RecordRef], *, edits: bool) -> str:
        """Note what stands in the form that was just filled, and put back what was kept of it.

        Give the sentence that says so, empty where nothing was kept. With `edits` the form changes a record.
        """
        present = self._form.values()
        self._opened = {name: digest(value) for name, value in present.items()}
        self._edits, self._open = edits, True
        self.place = self._keeping().place(self._area, kind, about)
        self._keeping().begun(self)
        found = self._keeping().read(self.place)
        if found is None:
            return ""
        draft, told = self._as_now(found[0], present), found[1]
        if edits and all(digest(draft.values[name]) == self._opened.get(name) for name in draft.typed):
            self._keeping().forget(self)  # what was typed is in the record by now
            return ""
        self._form.put_values(draft.wanted(present))
        newer = draft.overtaken(present)
        if newer:
            said = QCoreApplication.translate(
                "keeping", "Intussen is hier iets gewijzigd (%1). Wat u typte staat er nog; kijk het na."
            )
            told = f"{told} {said.replace('%1', ', '.join(newer))}"
        return told

    def typed(self) -> None:
        """Hear that something changed."""
        if self._open:
            self._keeping().typed(self)

    def differs(self, name: str, value: object) -> bool:
        """Tell whether a field holds something else than when the form was opened, or than its record says by now."""
        return digest(value) != self._opened.get(name)

    def rebase(self, present: Mapping[str, Any]) -> None:
        """Note what the record says by now: what is typed is measured by that from here on."""
        if self._open:
            self._opened = {name: digest(value) for name, value in present.items()}
            if self.draft() is None:
                self._keeping().dropped(self)
            else:
                self._keeping().typed(self)

    def draft(self) -> FormDraft | None:
        """Give what stands in the form, None where nothing differs from when it was opened."""
        if not self._open:
            return None
        made = FormDraft(title=self._form.called(), values=self._form.values(), before=self._opened, edits=self._edits)
        return made if made.typed else None

    def keep(self) -> None:
        """Keep what stands here now: the form is being left."""
        if self._open:
            self._keeping().typed(self)
            self._keeping().keep_now()

    def end(self) -> None:
        """Throw the draft away: what was typed is in a record now, or was given up."""
        if self._open:
            self._open = False
            self._keeping().forget(self)


def time_words(at: datetime) -> str:
    """Say when something was kept: only the time where that is today."""
    local, now = at.astimezone(), datetime.now().astimezone()
    clock = f"{local:%H:%M}"
    if local.date() == now.date():
        return QCoreApplication.translate("keeping", "om %1").replace("%1", clock)
    if local.date() == now.date() - timedelta(days=1):
        return QCoreApplication.translate("keeping", "gisteren om %1").replace("%1", clock)
    told = QCoreApplication.translate("keeping", "op %2 om %1").replace("%1", clock)
    return told.replace("%2", write_day(local.date(), year=local.year != now.year))
