"""Opening a file: with the key this computer keeps, the passphrase, the recovery code, or by way of a back-up."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.errors import DamagedFileError, LostStartError, UserError

if TYPE_CHECKING:
    from ipo_crm.services.backup_shelf import BackupRow, Key, Shelf
    from ipo_crm.services.desk import Desk
    from ipo_crm.services.keyring import Keyring
    from ipo_crm.ui.guard import Guard
    from ipo_crm.ui.shell import Shell
    from ipo_crm.ui.start import StartWindow

_REMEMBERED = "keyring"


class Opening:
    """Opens files, and says what can still be done with one that does not open.

    `front` gives the window in front, `enter` shows the window of a desk, `forgo` is called when somebody gives up.
    """

    def __init__(
        self,
        front: Callable[[], Shell | StartWindow],
        enter: Callable[[Desk], Guard],
        forgo: Callable[[], object],
        settings: QSettings,
        keyring: Keyring | None = None,
    ) -> None:
        self._front, self._enter, self._forgo = front, enter, forgo
        self._settings = settings
        self._given = keyring

    @cached_property
    def _keyring(self) -> Keyring:
        """The keyring, loaded when a file asks for it."""
        from ipo_crm.services.keyring import Keyring

        return self._given or Keyring()

    def open(self, path: Path, *, locked: bool = False) -> None:
        """Open a workspace, asking for its passphrase where it has one and nothing on this computer keeps it.

        With `locked` the passphrase is asked in any case. A file that is damaged is told, with what can be done.
        """
        from ipo_crm.services.desk import asks_passphrase, open_desk

        try:
            asked = asks_passphrase(path)
            desk = None if asked else open_desk(path)
            if asked and not locked and self.remembers(path):
                desk = self._keyring.open(path)
        except DamagedFileError as error:
            self.rescue(path, error)
            return
        except UserError as error:
            from ipo_crm.services.backups import backups_of

            if path.exists() or not backups_of(path):
                raise
            front = self._front()
            front.show()
            front.complain(str(error), _translated("Reservekopie terugzetten"), lambda: self.show_backups(path))
            return
        if desk is not None:
            self._enter(desk)
        else:
            self._ask(path)

    def remembers(self, path: Path) -> bool:
        """Tell whether somebody asked this computer to keep the key of this file."""
        from ipo_crm.services.keyring import mark_of

        return self._settings.value(f"{_REMEMBERED}/{mark_of(path)}") is not None

    def keep_key(self, desk: Desk, *, kept: bool) -> None:
        """Have this computer keep the key of an open file, or forget it; UserError where it cannot be kept."""
        mark = desk.keys.mark
        if kept:
            self._keyring.remember(mark, desk.keys.raw)
            self._settings.setValue(f"{_REMEMBERED}/{mark}", 1)
        else:
            self.forget(mark)

    def keeps_key(self, desk: Desk) -> bool:
        """Tell whether this computer keeps the key of an open file."""
        return bool(desk.keys.mark) and self._settings.value(f"{_REMEMBERED}/{desk.keys.mark}") is not None

    def forget(self, mark: str) -> None:
        """Forget the key with this mark; the keyring is not even asked when nothing was to be kept."""
        if mark and self._settings.value(f"{_REMEMBERED}/{mark}") is not None:
            self._settings.remove(f"{_REMEMBERED}/{mark}")
            self._keyring.forget(mark)

    @property
    def keyring_there(self) -> bool:
        """Whether this computer has a keyring; the first time it takes a tenth of a second."""
        return self._keyring.there

    def rescue(self, path: Path, error: DamagedFileError, *, opens: bool = False) -> None:
        """Say what is wrong with a file that does not open, and offer what can be done.

        `opens` says that the passphrase is right: then the recovery code may open what the passphrase does not.
        """
        from ipo_crm.services.backups import backups_of
        from ipo_crm.ui.rescue_form import RescueForm, Ways

        front = self._front()
        ways = Ways(
            restore=(lambda: self.show_backups(path)) if backups_of(path) else None,
            by_code=(lambda: self._ask(path, by_code=True)) if isinstance(error, LostStartError) or opens else None,
            salvage=(lambda: self.ask_salvage(path)) if path.stat().st_size else None,
            code_first=isinstance(error, LostStartError),
        )

        def help_out() -> None:
            form = RescueForm(path, str(error), ways, front)
            form.rejected.connect(self._forgo)
            form.open()

        front.show()
        front.complain(str(error), _translated("Herstellen..."), help_out)
        if ways.by_code or ways.salvage or ways.restore:
            help_out()

    def ask_salvage(self, path: Path) -> None:
        """Ask how a damaged file is to be read into a new one."""
        from ipo_crm.ui.salvage_form import SalvageForm

        front = self._front()
        form = SalvageForm(path, self.open, front)
        form.rejected.connect(self._forgo)
        form.open()

    def show_backups(self, path: Path) -> None:
        """Show the back-ups of a file that is not open, after asking what opens them."""
        from ipo_crm.services.backup_shelf import NO_KEY, by_code, by_passphrase
        from ipo_crm.services.backups import ask_passphrase, backups_of, opens_one
        from ipo_crm.services.desk import open_desk_by, open_desk_with_code
        from ipo_crm.ui.keys_form import UnlockForm

        found = backups_of(path)
        if not ask_passphrase(found):
            self._show_shelf(path, NO_KEY, lambda: self._enter(open_desk_by(path, NO_KEY)))
            return

        def unlock(key: Key, again: Callable[[], object]) -> None:
            if not opens_one(found, key):
                raise UserError(
                    _translated("Dit past op geen van de reservekopieën. Probeer wat gold toen zij werden gemaakt.")
                )
            self._show_shelf(path, key, again)

        def by_words(passphrase: str) -> None:
            key = by_passphrase(passphrase)
            unlock(key, lambda: self._enter(open_desk_by(path, key)))

        def by_paper(code: str) -> None:
            unlock(by_code(code), lambda: self._enter(open_desk_with_code(path, code)).ask_key())

        told = _translated("De reservekopieën zijn versleuteld. Geef de wachtzin van toen zij werden gemaakt.")
        form = UnlockForm(path, by_words, self._front(), recover=by_paper, told=told)
        form.rejected.connect(self._forgo)
        form.open()

    def _ask(self, path: Path, *, by_code: bool = False) -> None:
        """Ask the passphrase or the code of a file; what is wrong is said in the form, which stays open."""
        from ipo_crm.services.desk import open_desk, open_desk_with_code
        from ipo_crm.ui.keys_form import UnlockForm

        def unlock(passphrase: str) -> None:
            try:
                desk = open_desk(path, passphrase)
            except DamagedFileError as error:
                form.accept()
                self.rescue(path, error, opens=True)
                return
            wanted = form.remember
            self._enter(desk)
            if wanted:
                self._keep_or_say(desk)

        def recover(code: str) -> None:
            self._enter(open_desk_with_code(path, code)).ask_key()

        front = self._front()
        form = UnlockForm(
            path,
            unlock,
            front,
            recover=recover,
            restore=lambda: self.show_backups(path),
            keyring=lambda: self.keyring_there,
            by_code=by_code,
        )
        form.rejected.connect(self._forgo)
        form.open()

    def _keep_or_say(self, desk: Desk) -> None:
        try:
            self.keep_key(desk, kept=True)
        except UserError as error:
            self._front().complain(str(error))

    def _show_shelf(self, path: Path, key: Key, again: Callable[[], object]) -> None:
        from ipo_crm.services.backup_shelf import Shelf
        from ipo_crm.ui.backups_window import BackupDeeds, BackupsWindow

        def put_back(shelf: Shelf, row: BackupRow) -> None:
            window.accept()
            put_back_and_open(shelf, row, again, self._front)

        deeds = BackupDeeds(
            choose=lambda folder: Shelf(path, key, second=_above(folder, path)),
            choose_text=_translated("Andere map..."),
            unlock=lambda row, then: ask_key_of_then(path, row, then, window),
            restore=put_back,
        )
        window = BackupsWindow(Shelf(path, key), deeds, self._front())
        window.rejected.connect(self._forgo)
        window.finished.connect(window.deleteLater)
        window.open()


def put_back_and_open(
    shelf: Shelf, row: BackupRow, again: Callable[[], object], front: Callable[[], Shell | StartWindow]
) -> None:
    """Put a back-up in the place of a closed file, open that, and say where what was there is now.

    `again` opens the file, also when nothing was put back; raises what both raise.
    """
    from ipo_crm.ui import backup_words as words
    from ipo_crm.ui.waiting import wait_for

    text = _translated("De reservekopie wordt teruggezet en nagelezen.")
    aside = wait_for(lambda: shelf.restore(row.path), text, _translated("Dit duurt een paar tellen."), front())
    again()
    front().tell(words.put_aside(row, str(aside) if aside else ""))


def ask_key_of_then(path: Path, row: BackupRow, then: Callable[[Shelf], object], parent: QWidget) -> None:
    """Ask the passphrase or the code of when a back-up was made, and go on with a shelf that opens it."""
    from ipo_crm.services.backup_shelf import Shelf, by_code, by_passphrase
    from ipo_crm.services.backups import opens_one
    from ipo_crm.ui import backup_words as words
    from ipo_crm.ui.keys_form import UnlockForm

    def unlock(key: Key) -> None:
        if not opens_one((row.path,), key):
            raise UserError(_translated("Dit past niet op deze reservekopie. Probeer wat gold toen zij werd gemaakt."))
        opened.append(Shelf(path, key))

    opened: list[Shelf] = []
    told = _translated("De reservekopie van %1 heeft een andere wachtzin. Geef die van toen.")
    form = UnlockForm(
        path,
        lambda passphrase: unlock(by_passphrase(passphrase)),
        parent,
        recover=lambda code: unlock(by_code(code)),
        told=told.replace("%1", words.when(row.at)),
    )
    form.accepted.connect(lambda: then(opened[0]))
    form.open()


def _above(folder: Path, path: Path) -> Path:
    """Give the folder in which the folder of back-ups lies, whichever of the two was chosen."""
    return folder.parent if folder.name == f"{path.stem}-reservekopieen" else folder


def _translated(text: str) -> str:
    return QCoreApplication.translate("opening", text)
