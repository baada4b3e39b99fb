"""What is unfinished in one open file: its forms keep their drafts, and a strip above the page offers them again."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ipo_crm.services.desk import Desk
from ipo_crm.ui.drafts_strip import DraftsStrip
from ipo_crm.ui.keeping import Keeping
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.shell import Shell


class Unfinished:
    """Puts keeping and strip together, and shows them on demand."""

    def __init__(self, desk: Desk, complain: Callable[[str], object]) -> None:
        self._desk = desk
        self.keeping = Keeping(desk.drafts, lambda: not desk.read_only and not desk.broken, complain)
        self.strip: DraftsStrip | None = None
        self._say: Callable[[str], object] = bool

    def stand_in(self, shell: Shell) -> None:
        """Show in this window what was left half typed."""
        self._say = shell.say
        self.strip = strip = DraftsStrip(self._desk.drafts, shell, can_drop=not self._desk.read_only)
        shell.put_above(strip)
        shell.changed.connect(lambda _change: strip.look())
        self.keeping.gone.connect(strip.forget)
        strip.offer()

    def show(self) -> None:
        """Show all drafts; what a form holds now is kept first."""
        self.keeping.keep_now()
        if self.strip is not None:
            self.strip.offer()
            if self.strip.isHidden():
                self._say(QCoreApplication.translate("unfinished", "Er is niets half getypt."))

    def before(self, pause: Callable[[], object]) -> Callable[[], None]:
        """Give a pause that keeps what is typed first."""

        def paused() -> None:
            self.keeping.settle()
            pause()

        return paused


def draft_commands(show: Callable[[], None]) -> list[Command]:
    """Give the command that shows all drafts."""
    text = QCoreApplication.translate("unfinished", "&Concepten tonen")
    return [Command(text=text, menu=Menu.DATA, run=show, icon="pencil")]
