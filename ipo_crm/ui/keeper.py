"""The keeper of one open file: makes its back-ups in time and beside the window, and says what goes wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.backup_shelf import BackupRow, Drill, Shelf
from ipo_crm.services.backups import Attempt, Backups, Job, Reason
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.opening import ask_key_of_then
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.waiting import wait_for

if TYPE_CHECKING:
    from ipo_crm.ui.backups_window import BackupsWindow

_LOOK_EVERY_MS = 60_000


class Keeper(QObject):
    """Looks every minute whether a back-up or the monthly trial of one is due, and makes one when the file closes.

    `made` tells that one was made beside the window.
    """

    made = Signal()

    def __init__(self, backups: Backups, shell: Shell) -> None:
        super().__init__(shell)
        self._backups, self._shell = backups, shell
        self._lane = Lane(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether a back-up is being made or tried out."""
        return self._lane.busy

    def look(self) -> None:
        """Make the back-up that is due, and try one out when that is due; nothing while one is still being made."""
        if self.busy:
            return
        self._begin(lambda: self._backups.begin(Reason.CHANGED, when_due=True), self._tell)
        if self._backups.drill_is_due():
            self._try_out(lambda drill: None if drill.ok else self._shell.complain(drill.text))

    def make(self, done: Callable[[Attempt], object] | None = None) -> None:
        """Make a back-up because somebody asks for it; `done` is told what came of it."""

        def told(made: Attempt) -> None:
            self._tell(made)
            if made.path is not None:
                self._shell.say(self.tr("Reservekopie gemaakt: %1").replace("%1", made.path.name))
            if done is not None:
                done(made)

        self._shell.say(self.tr("Reservekopie maken. U kunt doorwerken."))
        self._begin(lambda: self._backups.begin(Reason.BY_HAND), told)

    def try_out(self, done: Callable[[Drill], object] | None = None) -> None:
        """Try to restore the newest back-up, to a file that is thrown away; `done` is told how that went."""

        def told(drill: Drill) -> None:
            (self._shell.say if drill.ok else self._shell.complain)(drill.text)
            if done is not None:
                done(drill)

        self._shell.say(self.tr("De nieuwste reservekopie wordt op proef teruggezet. U kunt doorwerken."))
        self._try_out(told)

    def pause(self) -> None:
        """Give up what is being made, and wait until nothing reads the file: it is about to be replaced."""
        self._lane.close()

    def show(self, restore: Callable[[Shelf, BackupRow], object]) -> BackupsWindow:
        """Show all back-ups; `restore` puts one back in the place of the open file."""
        from ipo_crm.ui.backups_window import BackupDeeds, BackupsWindow

        backups = self._backups

        def choose(folder: Path) -> Shelf:
            self._shell.note(backups.choose_place(folder), undoable=True)
            return backups.shelf()

        def put_back(shelf: Shelf, row: BackupRow) -> None:
            window.accept()
            restore(shelf, row)

        shelf = backups.shelf()
        deeds = BackupDeeds(
            make=self.make,
            try_out=self.try_out,
            choose=choose,
            choose_text=self.tr("Tweede plaats kiezen..."),
            unlock=lambda row, then: ask_key_of_then(shelf.path, row, then, window),
            restore=put_back,
        )
        window = BackupsWindow(shelf, deeds, self._shell)
        window.finished.connect(window.deleteLater)
        window.open()
        return window

    def close(self, reason: Reason = Reason.CLOSING) -> str:
        """Make the last back-up and watch no longer; give what went wrong, to be shown elsewhere, or nothing.

        A small window says what is being waited for; one that was being made is given up for this last one.
        """
        if not self._timer.isActive():
            return ""
        self._timer.stop()
        self.pause()
        if self._backups.closed:  # another passphrase made a file of its own, with a back-up before and after
            return ""
        try:
            job = self._backups.begin(reason, when_changed=True)
        except StoreError as error:
            return _refused(error)
        if job is None:
            return ""
        job.copy_here()
        text = self.tr("De laatste reservekopie wordt gemaakt en nagelezen.")
        made = wait_for(job.run, text, self.tr("Dit duurt een paar tellen. Daarna sluit het bestand."), self._shell)
        self._backups.finish(job)
        return " ".join(made.notices)

    def _begin(self, begin: Callable[[], Job | None], done: Callable[[Attempt], object]) -> None:
        try:
            job = begin()
        except StoreError as error:
            self._tell(Attempt(notices=(_refused(error),)))
            return
        if job is None:
            return

        def work(ticket: Ticket) -> Attempt:
            return job.run(ticket.progress)

        def finish(made: Attempt) -> None:
            self._backups.finish(job)
            done(made)
            self.made.emit()

        self._lane.run(work, finish, owner=self._shell)

    def _try_out(self, done: Callable[[Drill], object]) -> None:
        shelf = self._backups.shelf()
        self._lane.run(lambda _ticket: shelf.drill(), done, owner=self._shell)

    def _tell(self, attempt: Attempt) -> None:
        if attempt.notices:
            self._shell.complain(" ".join(attempt.notices))


def _refused(error: StoreError) -> str:
    return QCoreApplication.translate("keeper", "Reservekopie mislukt. %1").replace("%1", str(error))


def backup_commands(
    run: Callable[[Callable[[Keeper], None]], Callable[[], None]], show: Callable[[], object]
) -> list[Command]:
    """Give the commands of the menu Gegevens on back-ups.

    `run` finds the keeper of the open file, `show` opens the window with all of them.
    """
    tr = QCoreApplication.translate
    return [
        Command(
            text=tr("keeper", "&Reservekopie maken"),
            menu=Menu.DATA,
            run=run(Keeper.make),
            icon="hard-drive",
            in_workspace_menu=True,
        ),
        Command(text=tr("keeper", "Reservekopie &beproeven"), menu=Menu.DATA, run=run(Keeper.try_out)),
        Command(
            text=tr("keeper", "Reserveko&pieën bekijken en terugzetten"),
            menu=Menu.DATA,
            run=show,
            icon="history",
            in_workspace_menu=True,
        ),
    ]
