"""The past of one open file: the history of the record in front, and the bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.page import Place
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.shell import Shell

if TYPE_CHECKING:
    from ipo_crm.services.bin import Bin
    from ipo_crm.services.history import History
    from ipo_crm.ui.bin_sheet import BinSheet
    from ipo_crm.ui.history_sheet import HistorySheet

HISTORY, BIN = "history", "bin"
"""What a page asks for with `go`: the first with the RecordRef of what it shows, or without for what is in front."""

_SUBJECTS = {"people": "person", "organisations": "organisation", "dossiers": "dossier", "meetings": "meeting"}


class Past(QObject):
    """Opens the two sheets over the window; each is made when it is first asked for."""

    def __init__(self, history: History, bin_of_file: Callable[[], Bin], shell: Shell) -> None:
        super().__init__(shell)
        self._history, self._bin, self._shell = history, bin_of_file, shell
        self.history_sheet: HistorySheet | None = None
        self.bin_sheet: BinSheet | None = None
        shell.asked.connect(self._answer)

    def show_history(self, ref: RecordRef | None = None) -> None:
        """Show the history of a record, or of the one in front."""
        from ipo_crm.ui.history_sheet import HistorySheet

        wanted = ref or self._in_front()
        if wanted is None:
            self._shell.say(self.tr("Open eerst een persoon, organisatie, dossier of contactmoment."))
            return
        if self.history_sheet is None:
            self.history_sheet = HistorySheet(self._history, self._take_note, self._shell)
        self.history_sheet.show_record(wanted)

    def show_bin(self) -> None:
        """Show what was thrown away."""
        from ipo_crm.ui.bin_sheet import BinSheet

        if self.bin_sheet is None:
            self.bin_sheet = BinSheet(self._bin(), self._take_note, self._shell)
        self.bin_sheet.show_contents()

    def _answer(self, place: Place) -> None:
        if place.area == BIN:
            self.show_bin()
        elif place.area == HISTORY:
            self.show_history(place.record if isinstance(place.record, RecordRef) else None)

    def _in_front(self) -> RecordRef | None:
        page, area = self._shell.page, self._shell.area
        if page is None or area not in _SUBJECTS or not isinstance(page.record_key, int):
            return None
        return RecordRef(_SUBJECTS[area], page.record_key)

    def _take_note(self, change: Change) -> None:
        self._shell.note(change, undoable=self._history.undo_title() == change.title)  # what is wiped stays wiped


def past_commands(run: Callable[[Callable[[Past], None]], Callable[[], None]]) -> list[Command]:
    """Give the commands of the menu Bewerken; `run` finds the past of the open file."""
    tr = QCoreApplication.translate
    return [
        Command(
            text=tr("past", "&Geschiedenis van deze kaart"),
            menu=Menu.EDIT,
            run=run(Past.show_history),
            keys="Ctrl+H",
            icon="history",
        ),
        Command(text=tr("past", "&Prullenbak"), menu=Menu.EDIT, run=run(Past.show_bin), icon="trash-2"),
    ]
