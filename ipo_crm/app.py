"""The composition root: puts services and window together, and opens one workspace after another.

What the start window does not need is imported where a workspace is opened, so that the window is there at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services import hardening
from ipo_crm.services.crash_log import CrashLog
from ipo_crm.ui.excepthook import BugPage, Excepthook, keep_log, log_folder, log_qt_messages
from ipo_crm.ui.language import speak_dutch
from ipo_crm.ui.look import kept_look, read_still
from ipo_crm.ui.opening import Opening, put_back_and_open
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.recents import Recents
from ipo_crm.ui.settling import settle
from ipo_crm.ui.theme import Theme

if TYPE_CHECKING:
    from ipo_crm.services.backup_shelf import BackupRow, Shelf
    from ipo_crm.services.desk import Desk
    from ipo_crm.services.keyring import Keyring
    from ipo_crm.ui.finding import Finder
    from ipo_crm.ui.folders import Folders
    from ipo_crm.ui.guard import Guard
    from ipo_crm.ui.keeper import Keeper
    from ipo_crm.ui.lane import Lane
    from ipo_crm.ui.page import Place
    from ipo_crm.ui.parts import Command, HitGroup
    from ipo_crm.ui.past import Past
    from ipo_crm.ui.shell import Shell
    from ipo_crm.ui.start import StartWindow
    from ipo_crm.ui.unfinished import Unfinished
    from ipo_crm.ui.workspace_card import CardOf

_NAME = "ipo_crm"
_PAINTED_BY = 300  # ms
_SAMPLE = "voorbeeld.ipocrm"


def run(arguments: Sequence[str]) -> int:
    """Open the window, on the workspace named in the arguments or on the start page; give the exit code."""
    app = QApplication.instance() or QApplication([_NAME, *arguments])
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    app.setApplicationName(_NAME)
    app.setOrganizationName("IPO")
    speak_dutch(app)
    program = Program(app, QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "IPO", _NAME))
    log_qt_messages()
    crashes = CrashLog(log_folder(_NAME))
    program.tell(crashes.left())
    crashes.watch()
    names = [each for each in arguments if each != hardening.LOCKED]
    program.show(Path(names[0]) if names else None, locked=len(names) < len(arguments))
    QTimer.singleShot(_PAINTED_BY, lambda: settle(app))
    code = app.exec()
    crashes.close()
    return code


class Program:
    """Holds what is open: the start window, or one workspace with its window."""

    def __init__(
        self,
        app: QApplication,
        settings: QSettings,
        home: Path | None = None,
        restart: Callable[[Path], object] = hardening.restart,
        keyring: Keyring | None = None,
    ) -> None:
        self._app = app
        self._restart = restart
        self._settings = settings
        self._home = home or user_data_path(_NAME, appauthor=False)
        self.recents = Recents(settings)
        self.theme = Theme(app, *kept_look(settings))
        self.theme.apply()
        read_still(settings)
        self.preferences = Preferences(settings, self.theme)
        self.desk: Desk | None = None
        self.shell: Shell | None = None
        self.guard: Guard | None = None
        self.keeper: Keeper | None = None
        self.unfinished: Unfinished | None = None
        self.past: Past | None = None
        self._lane: Lane | None = None
        self._card: CardOf | None = None
        self._to_tell = ""
        self._opening = Opening(self._front, self.enter, lambda: self._front().show(), settings, keyring)
        self._log = keep_log(_NAME)
        self._hook = Excepthook(self._complain, self._show_bug, app)
        self._hook.install()
        app.aboutToQuit.connect(self.leave)

    @cached_property
    def start(self) -> StartWindow:
        """The start window, made when it is first seen."""
        from ipo_crm.ui.start import Doors, StartWindow

        restore, choose = self._opening.show_backups, lambda: self.folders.ask_workspace(self.start)
        doors = Doors(self.open_sample, self.ask_new, self.ask_open, restore=restore, choose=choose)
        return StartWindow(doors, self.recents)

    @cached_property
    def folders(self) -> Folders:
        """In which folder windows for choosing files begin."""
        from ipo_crm.ui.folders import Folders

        return Folders(self._settings)

    @property
    def thinking(self) -> bool:
        """Whether something is still being thought about."""
        return self._lane is not None and self._lane.busy

    @property
    def _is_open(self) -> bool:
        return self.desk is not None

    def tell(self, text: str) -> None:
        """Have something said in the first window that shows."""
        self._to_tell = text

    def show(self, path: Path | None = None, *, locked: bool = False) -> None:
        """Show the start window, or the workspace at a path; with `locked` its passphrase is asked in any case."""
        if path is None:
            self.start.show()
            if self._to_tell:
                self.start.complain(self._to_tell)
                self._to_tell = ""
            return
        try:
            self.ask_open(path, locked=locked)
        except (UserError, StoreError) as error:
            self.start.show()
            self.start.complain(str(error))

    def ask_open(self, path: Path, *, locked: bool = False) -> None:
        """Open a workspace, asking for its passphrase where it has one; one that is open comes to the front.

        One that the disk failed under is closed first: it is opened anew.
        """
        if self.desk is not None and path.exists() and path.samefile(self.desk.path):
            if not self.desk.broken:
                self._front().activateWindow()
                return
            self.back_to_start()
        self._opening.open(path, locked=locked)

    def ask_new(self) -> None:
        """Ask where a new workspace goes and make it."""
        from ipo_crm.services.desk import create_desk
        from ipo_crm.ui.keys_form import NewWorkspaceForm

        self._home.mkdir(parents=True, exist_ok=True)

        def make(path: Path, passphrase: str | None) -> None:
            self.enter_new(create_desk(path, passphrase))

        NewWorkspaceForm(Path.home(), make, self._front()).open()

    def open_sample(self) -> None:
        """Open the sample, making it the first time."""
        from ipo_crm.services.desk import create_desk, open_desk

        path = self._home / _SAMPLE
        if path.exists():
            self.enter(open_desk(path))
            return
        try:
            self._home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"De map {self._home} kan niet worden gemaakt. Controleer de rechten.") from error
        desk = create_desk(path, None)
        desk.samples.fill()
        self.enter(desk)

    def enter_new(self, desk: Desk) -> None:
        """Show the window of a workspace with a new key, and its recovery code."""
        guard = self.enter(desk)
        if desk.encrypted:
            guard.show_code()

    def enter(self, desk: Desk) -> Guard:
        """Show the window of a workspace, in place of what was open."""
        from ipo_crm.ui.guard import Guard
        from ipo_crm.ui.keeper import Keeper
        from ipo_crm.ui.past import Past
        from ipo_crm.ui.unfinished import Unfinished
        from ipo_crm.ui.workspace_card import CardOf

        said = self.leave()
        self.desk = desk
        self.unfinished = unfinished = Unfinished(desk, self._complain)
        desk.settings.sign(self.preferences.name)
        shell = self.shell = self._make_shell(desk, unfinished)
        self.keeper = keeper = None if desk.read_only else Keeper(desk.backups, shell)
        pause = unfinished.before(bool if keeper is None else keeper.pause)
        deeds, keep_forms = (self._start_anew, self.enter_new), unfinished.keeping.settle
        self.guard = guard = Guard(desk, shell, self._settings, *deeds, self._opening, desk.drafts, pause, keep_forms)
        unfinished.stand_in(shell)
        self.past = Past(desk.history, lambda: desk.bin, shell)
        self._card = CardOf(desk)
        if keeper is not None:
            keeper.made.connect(self._see_backup)
        self._show_card()
        self._begin(shell, desk.path)
        shell.show()
        shell.activateWindow()
        if "start" in vars(self):
            self.start.hide()
        self.recents.note(desk.path)
        problem = "\n".join(filter(None, (said, self._to_tell)))
        self._to_tell = ""
        if problem:
            shell.complain("\n".join((problem, *desk.notices)))
        elif desk.notices:
            shell.tell("\n".join(desk.notices))
        return guard

    def _make_shell(self, desk: Desk, unfinished: Unfinished) -> Shell:
        """Make the window with its areas, its search and its menus."""
        from ipo_crm.ui.lane import Lane
        from ipo_crm.ui.recent_menu import stand_recents
        from ipo_crm.ui.rooms import rooms
        from ipo_crm.ui.shell import Shell

        self._lane = lane = Lane()

        @cache
        def finder() -> Finder:
            from ipo_crm.ui.finding import Finder
            from ipo_crm.ui.hit_actions import HitActions

            offers, visited = HitActions(desk.meetings).of, lambda: () if self.shell is None else self.shell.visited()
            return Finder(desk.search, visited, offers, desk.saved_filters)

        def find(typed: str) -> Sequence[HitGroup]:
            return finder().find(typed)

        show_backups = self._kind(self._show_backups)
        keeping = unfinished.keeping
        areas = rooms(desk, lane, show_backups, self.preferences, lambda: self.guard, keeping, self.folders)
        shell = Shell(areas, desk.history, find, self.theme, self._commands(), self._settings)
        shell.changed.connect(lambda _change: self._show_card())
        shell.closed.connect(self._quit)
        shell.dropped.connect(self._take_files)
        shell.backups_wanted.connect(show_backups)
        stand_recents(shell.menus, self.recents, desk.path, self._open_kindly, self._choose)
        return shell

    def _begin(self, shell: Shell, path: Path) -> None:
        """Begin where somebody was last in this file; what is gone by now is no reason not to begin."""
        from ipo_crm.ui.last_place import LastPlace

        last = LastPlace(shell.later, path, shell.passing)
        shell.before = last.places
        try:
            shell.open(last.last or shell.home)
        except (UserError, StoreError):
            shell.open(shell.home)
        shell.moved.connect(last.note)

    def leave(self) -> str:
        """Let go of the workspace: stop what is being thought, make a back-up, close the window and the file.

        Give what went wrong with the back-up, to be shown, or nothing.
        """
        said = ""
        self._rest()
        self._lane = self.guard = self.unfinished = self._card = None
        if self.keeper is not None:
            said = self.keeper.close()
            self.keeper = None
        self.past = None
        if self.shell is not None:
            shell, self.shell = self.shell, None
            shell.blockSignals(True)
            shell.close()
            shell.deleteLater()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        return said

    def release(self) -> None:
        """Give the excepthooks back, so that another program can be made in this process."""
        self._hook.release()

    def back_to_start(self) -> None:
        """Close the workspace and show the start window."""
        said = self.leave()
        self.start.reload()
        self.start.show()
        if said:
            self._complain(said)

    def _rest(self) -> None:
        """Think no more and lock no more: while the last back-up is waited for, nothing may come between."""
        if self.unfinished is not None:
            self.unfinished.keeping.close()
        if self._lane is not None:
            self._lane.close()
        if self.guard is not None:
            self.guard.close()

    def _quit(self) -> None:
        """Make the last back-up while there is still a window to say that it failed, and end the program."""
        self._rest()
        said = self.keeper.close() if self.keeper is not None else ""
        if said:
            QMessageBox.warning(None, _NAME, said)
        self._app.quit()

    def _start_anew(self) -> None:
        """Close everything and start the program anew at the lock of the same file: nothing stays in memory.

        What a keyring keeps opens nothing then: whoever locks wants the passphrase to be asked.
        """
        if self.desk is not None:
            path = self.desk.path
            for window in self._app.topLevelWidgets():
                window.hide()  # whoever locks wants nothing to be read while the last back-up is made
            self.leave()
            self._settings.sync()
            self._restart(path)

    def _show_backups(self) -> None:
        """Show the back-ups of the open file."""
        if self.keeper is not None:
            self.keeper.show(self._put_back)
        elif self.desk is not None:
            raise UserError(
                self._app.tr(
                    "Dit bestand is alleen-lezen geopend. Sluit het en kies Reservekopie terugzetten bij het openen."
                )
            )

    def _put_back(self, shelf: Shelf, row: BackupRow) -> None:
        """Put a back-up in the place of the open file, and open it again; what is there now is backed up before."""
        from ipo_crm.services.backups import Reason
        from ipo_crm.services.desk import open_desk_by

        if self.desk is None or self.keeper is None:
            return
        self._rest()
        own, said = self.desk.backups.shelf(), self.keeper.close(Reason.RESTORE)
        self.leave()
        try:
            put_back_and_open(shelf, row, lambda: self.enter(open_desk_by(shelf.path, shelf.key)), self._front)
        except (UserError, StoreError) as error:
            if not self._is_open:
                self.enter(open_desk_by(own.path, own.key))
            said = f"{error} {said}"
        if said:
            self._complain(said)

    def _commands(self) -> list[Command]:
        from ipo_crm.ui.common_commands import Held, file_commands, going_commands, held_commands

        about_file = file_commands(
            new=self._kind(self.ask_new),
            choose=self._choose,
            sample=self._kind(self.open_sample),
            shut=self.back_to_start,
        )
        held = Held(lambda: self.guard, lambda: self.keeper, lambda: self.past, lambda: self.unfinished)
        return [*about_file, *going_commands(self._go), *held_commands(held, self._kind, self._show_backups)]

    def _go(self, place: Place) -> None:
        if self.shell is not None:
            self.shell.open(place)

    def _take_files(self, paths: tuple[Path, ...]) -> None:
        """Open a workspace that was dropped alone; rehearse the import of what can be read, and say what cannot."""
        from ipo_crm.services.mail_sender import sender_of
        from ipo_crm.ui.dropping import sort_out
        from ipo_crm.ui.page import Place

        dropped = sort_out(paths)
        if dropped.workspace is not None:
            self._open_kindly(dropped.workspace)
            return
        mail = dropped.mail
        if mail is not None:
            self._kind(lambda: self._go(Place("people", ("new", sender_of(mail)))))()
        if dropped.imports:
            self._kind(lambda: self._go(Place("data", dropped.imports)))()
        if dropped.told:
            self._complain(dropped.told)

    def _choose(self) -> None:
        chosen = self.folders.ask_workspace(self._front())
        if chosen is not None:
            self._open_kindly(chosen)

    def _open_kindly(self, path: Path) -> None:
        self._kind(lambda: self.ask_open(path))()

    def _kind(self, act: Callable[[], object]) -> Callable[[], None]:
        """Wrap an act so that what cannot be done is said in the window in front."""

        def done() -> None:
            try:
                act()
            except (UserError, StoreError) as error:
                self._complain(str(error))

        return done

    def _show_card(self) -> None:
        if self._card is not None and self.shell is not None:
            self.shell.show_workspace(self._card.card(self.guard.notice if self.guard is not None else ""))

    def _see_backup(self) -> None:
        if self._card is not None:
            self._card.look()
            self._show_card()

    def _front(self) -> Shell | StartWindow:
        return self.shell if self.shell is not None else self.start

    def _complain(self, text: str) -> None:
        front = self._front()
        if front.isVisible():
            front.complain(text)
        else:
            QMessageBox.warning(None, _NAME, text)

    def _show_bug(self, details: str) -> None:
        BugPage(details, self._log, self._front()).open()
