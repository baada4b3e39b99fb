"""The keeper of one open file: makes its back-ups in time, and says what goes wrong with them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ipo_crm.services.backups import Attempt, Backups, Reason
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.shell import Shell

_LOOK_EVERY_MS = 60_000


class Keeper(QObject):
    """Looks every minute whether a back-up or the monthly trial of one is due, and makes one when the file closes."""

    def __init__(self, backups: Backups, shell: Shell) -> None:
        super().__init__(shell)
        self._backups, self._shell = backups, shell
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make the back-up that is due, and try one out when that is due."""
        self._tell(self._backups.tick())
        drill = self._backups.drill_when_due()
        if drill is not None and not drill.ok:
            self._shell.complain(drill.text)

    def make(self) -> None:
        """Make a back-up because somebody asks for it."""
        made = self._backups.make(Reason.BY_HAND)
        self._tell(made)
        if made.path is not None:
            self._shell.say(self.tr("Reservekopie gemaakt: %1").replace("%1", made.path.name))

    def try_out(self) -> None:
        """Try to restore the newest back-up, to a file that is thrown away."""
        drill = self._backups.drill()
        if drill.ok:
            self._shell.say(drill.text)
        else:
            self._shell.complain(drill.text)

    def close(self) -> str:
        """Make the last back-up and watch no longer; give what went wrong, to be shown elsewhere, or nothing."""
        if not self._timer.isActive():
            return ""
        self._timer.stop()
        return " ".join(self._backups.at_close().notices)

    def _tell(self, attempt: Attempt) -> None:
        if attempt.notices:
            self._shell.complain(" ".join(attempt.notices))


def backup_commands(run: Callable[[Callable[[Keeper], None]], Callable[[], None]]) -> list[Command]:
    """Give the commands of the menu Gegevens that the keeper carries out; `run` finds the keeper of the open file."""
    tr = QCoreApplication.translate
    return [
        Command(text=tr("keeper", "&Reservekopie maken"), menu=Menu.DATA, run=run(Keeper.make), icon="hard-drive"),
        Command(text=tr("keeper", "Reservekopie &beproeven"), menu=Menu.DATA, run=run(Keeper.try_out)),
    ]
