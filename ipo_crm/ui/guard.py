"""The guard of one open file: its lock, its recovery code and its passphrase."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtWidgets import QApplication

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services.desk import Desk
from ipo_crm.ui.drafts import Drafts, half_typed
from ipo_crm.ui.idle import Idle
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.shell import Shell

if TYPE_CHECKING:
    from ipo_crm.ui.keys_form import UnlockForm

_IDLE_MINUTES = "lock/idle_minutes"
_USUAL_MINUTES = 5
_SECONDS = 60


class KeptKeys(Protocol):
    """What this computer keeps of keys; see `ui.opening.Opening`."""

    @property
    def keyring_there(self) -> bool: ...

    def keep_key(self, desk: Desk, *, kept: bool) -> None: ...

    def keeps_key(self, desk: Desk) -> bool: ...

    def forget(self, mark: str) -> None: ...


class Guard(QObject):
    """Locks an encrypted file on demand and at rest, and opens the windows around its key.

    `anew` closes everything and starts the program anew, `enter` shows the desk that a change of key gives. What is
    half typed when the file goes on slot is kept: forms keep it themselves by `keep_forms`, loose texts go to `drafts`.
    Only where that is refused do the windows hide behind a curtain instead, because losing text is worse. `pause` has
    whatever reads the file beside the window stop, before another key replaces the file.
    """

    def __init__(
        self,
        desk: Desk,
        shell: Shell,
        settings: QSettings,
        anew: Callable[[], object],
        enter: Callable[[Desk], object],
        keys: KeptKeys | None = None,
        drafts: Drafts | None = None,
        pause: Callable[[], object] = bool,
        keep_forms: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(shell)
        self._keys, self._drafts, self._pause, self._keep_forms = keys, drafts, pause, keep_forms
        self._desk, self._shell, self._settings = desk, shell, settings
        self._anew, self._enter = anew, enter
        self._idle = Idle(self.idle_minutes * _SECONDS, self)
        self._idle.rested.connect(self.lock)
        self._curtain: UnlockForm | None = None
        shell.changed.connect(lambda _change: self._forget_typing())
        if desk.encrypted:
            self._idle.start()

    @property
    def notice(self) -> str:
        """What the status line says while nobody showed to have the recovery code; empty when all is well."""
        return "" if self._desk.keys.code_kept else self.tr("Herstelcode nog niet bewaard")

    @property
    def locked(self) -> bool:
        """Whether the curtain hangs before the windows."""
        return self._curtain is not None

    @property
    def idle_minutes(self) -> int:
        """After how many minutes of rest the file is locked on this computer; 0 is never."""
        kept = str(self._settings.value(_IDLE_MINUTES, _USUAL_MINUTES))
        return int(kept) if kept.isdecimal() else _USUAL_MINUTES

    def lock(self) -> None:
        """Start the program anew at its lock; with something half typed, hide the windows and keep it.

        Raises UserError for a file that is not encrypted.
        """
        if not self._desk.encrypted:
            raise UserError(
                self.tr("Dit bestand is niet versleuteld; vergrendelen beschermt het niet. Kies eerst een wachtzin.")
            )
        if self.locked:
            return
        self._idle.stop()
        if not self._keep_typing():
            from ipo_crm.ui.curtain import draw_curtain

            self._curtain = draw_curtain(self._desk.path, self._desk.keys.fits, QApplication.quit)
            self._curtain.accepted.connect(self._lifted)
        else:
            self._anew()

    def close(self) -> None:
        """Watch no longer: the file is being closed."""
        self._idle.stop()

    def set_lock(self) -> None:
        """Ask after how much rest the file locks, and whether this computer keeps its key."""
        if not self._desk.encrypted:
            raise UserError(self.tr("Dit bestand is niet versleuteld en heeft geen slot. Kies eerst een wachtzin."))
        from ipo_crm.ui.lock_form import LockForm

        form = LockForm(
            self._set_lock,
            self._shell,
            minutes=self.idle_minutes,
            remembered=self._keys is not None and self._keys.keeps_key(self._desk),
            keyring_there=self._keys is not None and self._keys.keyring_there,
        )
        form.finished.connect(form.deleteLater)
        form.open()

    def show_code(self) -> None:
        """Show the recovery code and ask two groups of it back; beside the window, which goes on."""
        from ipo_crm.ui.recovery_form import RecoveryForm

        form = RecoveryForm(self._desk.path.stem, self._desk.keys.code(), self._confirm, self._shell)
        form.finished.connect(form.deleteLater)
        form.show()
        form.activateWindow()

    def ask_key(self) -> None:
        """Ask for another passphrase."""
        from ipo_crm.ui.rekey_form import RekeyForm

        keys = self._desk.keys
        RekeyForm(self._change, self._shell, encrypted=self._desk.encrypted, asks_old=keys.asks_old).open()

    def rest_after(self, minutes: int) -> None:
        """Have this computer lock files after so many minutes of rest, this one too; 0 is never."""
        self._settings.setValue(_IDLE_MINUTES, minutes)
        self._idle.seconds = minutes * _SECONDS

    def _set_lock(self, minutes: int, kept: bool) -> None:
        self.rest_after(minutes)
        if self._keys is not None and kept != self._keys.keeps_key(self._desk):
            self._keys.keep_key(self._desk, kept=kept)
        if minutes:
            self._shell.say(self.tr("Na %1 minuten rust gaat het bestand op slot.").replace("%1", str(minutes)))
        else:
            self._shell.say(self.tr("Het bestand gaat niet vanzelf op slot."))

    def _keep_typing(self) -> bool:
        """Keep what stands half typed; tell whether the process can end without losing text."""
        if not self._keep_forms():
            return False
        typed = half_typed(self._shell)
        if self._drafts is None:
            return not (typed or self._idle.typed)
        try:
            kept = {each.place: each.text for each in self._drafts.all()}
            for place, text in typed.items():
                self._drafts.keep(_free(place, text, kept), text)
        except (UserError, StoreError):
            return False
        return True

    def _change(self, old: str | None, new: str | None) -> None:
        mark = self._desk.keys.mark
        self._pause()
        desk = self._desk.change_key(old, new)
        if self._keys is not None:
            self._keys.forget(mark)
        self._enter(desk)

    def _confirm(self, typed: Mapping[int, str]) -> Collection[int]:
        wrong = self._desk.keys.wrong_groups(typed)
        if not wrong:
            self._shell.note(self._desk.keys.confirm_code())
        return wrong

    def _forget_typing(self) -> None:
        self._idle.typed = False

    def _lifted(self) -> None:
        self._curtain = None
        self._idle.start()
        self._idle.typed = True  # what was half typed still is


def _free(place: str, text: str, kept: Mapping[str, str]) -> str:
    """Give a place that holds no other text: what was kept at an earlier lock is not written over."""
    free, number = place, 2
    while kept.get(free, text) != text:
        free, number = f"{place} ({number})", number + 1
    return free


def key_commands(run: Callable[[Callable[[Guard], object]], Callable[[], None]]) -> list[Command]:
    """Give the commands of the menu Bestand that the guard carries out; `run` finds the guard of the open file."""
    tr = QCoreApplication.translate
    return [
        Command(
            text=tr("guard", "Ver&grendelen"),
            menu=Menu.FILE,
            run=run(Guard.lock),
            keys="Ctrl+L",
            icon="lock",
            in_workspace_menu=True,
        ),
        Command(text=tr("guard", "Slot i&nstellen"), menu=Menu.FILE, run=run(Guard.set_lock), icon="lock-open"),
        Command(
            text=tr("guard", "&Herstelcode bewaren"), menu=Menu.FILE, run=run(Guard.show_code), icon="shield-check"
        ),
        Command(text=tr("guard", "Wachtzin wij&zigen"), menu=Menu.FILE, run=run(Guard.ask_key), icon="key-round"),
    ]
