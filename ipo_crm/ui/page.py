"""What every page of the window is built on.

A page is made once, when its area is first visited, by the factory in its `Area`; it takes what it needs in `__init__`.

    class People(Page):
        reads = frozenset({"person", "role", "organisation"})    # subjects as in Change.touched

        def __init__(self, people: PeopleService) -> None:
            super().__init__()
            ...                                                  # build widgets; read nothing yet

        def reload(self) -> None:
            self._model.set_rows(self._people.rows())            # called when shown first, and after a Change that
                                                                 # touches what the page reads
        def refresh(self, change: Change) -> None: ...           # the same after a Change, where less will do
        def show_record(self, key: object) -> None: ...          # called after reload, when one asked for a record

        def _drop(self) -> None:
            self.note(self._people.drop(self._chosen), undoable=True)   # every deed's Change goes to note

What a page may tell the window: `note(change)` after a deed, `go(area, record)` to open something, `set_record(name)`
for the title bar, `say(text)` for the status line, `complain(text)` for a bar above the page. A UserError or
StoreError that a slot lets pass is shown kindly by the excepthook; a page catches it only to show it beside a field.
`front()` says where the keyboard is when the page comes in front: mostly its list.
`keeping` is where its forms keep what is half typed; the window gives that of the open file.
The page's own commands are QActions in `commands()`; the window puts them in the menu bar while the page is in front.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import MeetingId, PersonId, RecordRef
from ipo_crm.ui.focus import first_stop
from ipo_crm.ui.keeping import Keeping
from ipo_crm.ui.qt import override

CHECK = "check"
"""The record of the area "data" that has the file checked."""

FILTER = "filter"
"""The record to ask for, with a text, where a list is to be narrowed to that: (FILTER, "sector:kamer")."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to be: an area, and perhaps a record in it."""

    area: str
    record: object | None = None


@dataclass(frozen=True, slots=True)
class TalkAbout:
    """The record of the area "briefing" where it is to be about somebody in particular who takes part."""

    talk: MeetingId
    person: PersonId


@dataclass(frozen=True, slots=True)
class FormRef:
    """A form by its kind and the records it is about; a record that is yet to be made has no key."""

    kind: str
    about: tuple[RecordRef, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A deed that a page did; with `undoable` the window offers to undo it in a toast."""

    change: Change
    undoable: bool = False


class Page(QWidget):
    """The base of all pages; a page shows rows, holds a draft and hands deeds on, and decides nothing."""

    reads: frozenset[str] = frozenset()

    noted = Signal(Noted)
    wanted = Signal(Place)
    said = Signal(str)
    complained = Signal(str)
    record_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.record_name = ""
        self.record_key: object | None = None
        self.keeping = Keeping(parent=self)

    def reload(self) -> None:
        """Read everything shown anew and keep the selection."""

    def refresh(self, _change: Change) -> None:
        """Read anew what a change touched, of what the page reads; a page that cannot tell reads everything."""
        self.reload()

    def show_record(self, key: object) -> None:
        """Bring this record in view and select it."""

    def show_home(self) -> None:
        """Go back to the list, because somebody asked for the area and for no record in it."""

    def resume(self, form: FormRef) -> None:
        """Open a form; it finds its draft by itself."""

    def commands(self) -> Sequence[QAction]:
        """Give the page's own commands, made once; they stand in the menu Pagina while the page is in front."""
        return ()

    def front(self) -> QWidget | None:
        """Give what has the keyboard when the page comes in front; None for the first thing that Tab comes to."""
        return None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would let Tab skip what stands before it."""
        super().focusInEvent(event)
        front = self.front()
        taker = front if front is not None and front.isVisible() else first_stop(self)
        if taker is not None:
            taker.setFocus(event.reason())

    def note(self, change: Change, *, undoable: bool = False) -> None:
        """Tell the window what a deed changed; with `undoable` it offers to take it back, unless nothing was done."""
        self.noted.emit(Noted(change, undoable and change.deed_id is not None))

    def go(self, area: str, record: object | None = None) -> None:
        """Ask the window to open an area, and a record in it."""
        self.wanted.emit(Place(area, record))

    def say(self, text: str) -> None:
        """Show something fleeting in the status line."""
        self.said.emit(text)

    def complain(self, text: str) -> None:
        """Show a problem in a bar above the page; an empty text takes it away."""
        self.complained.emit(text)

    def set_record(self, name: str, key: object | None = None) -> None:
        """Name the record in front, for the title bar and for going back to it."""
        if (name, key) != (self.record_name, self.record_key):
            self.record_name, self.record_key = name, key
            self.record_changed.emit()
