"""Back-ups: made in time and in two places, thinned, tried out every month, and put back when that is needed."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError
from ipo_crm.services.backup_shelf import BackupRow, Drill, Key, Shelf, by_passphrase, utc_now
from ipo_crm.store import backup_names, backup_restore, backup_rules, backups, keys
from ipo_crm.store import settings as kept_settings
from ipo_crm.store.backup_keys import with_secret
from ipo_crm.store.backup_manifest import Mark
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.backup_restore import Diagnosis
from ipo_crm.store.workspace import Workspace

BACKUP_PLACE = "backup_place"
_COPYING, _CHECKING, _SECOND = "Kopiëren", "Nalezen", "Tweede plaats"
_SHARE_OF_COPYING = 0.3
_SHARE_OF_CHECKING = 0.8


class Reason(StrEnum):
    """Why a back-up was made, as its name says it."""

    BY_HAND = "handmatig"
    CHANGED = "gewijzigd"
    CLOSING = "afgesloten"
    IMPORT = "import"
    MERGE = "samenvoegen"
    BULK = "bulk"
    ERASE = "wissen"
    MIGRATION = "omzetten"
    KEY = "wachtzin"
    RESTORE = "terugzetten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of making a back-up: where it is, and what went wrong, as sentences to show. None: not needed."""

    path: Path | None = None
    notices: tuple[str, ...] = ()


Progress = Callable[[float, str], object]
"""Told how far a back-up is, 0 to 1, and what it does."""


def _silent(_share: float, _text: str) -> None:
    """Tell nobody."""


class Job:
    """One back-up that was begun; all it needs of the open file is in it, so that it may run beside deeds."""

    def __init__(self, source: backups.Source, shelf: Shelf, name: BackupName) -> None:
        self._source, self._shelf, self._name = source, shelf, name
        self._copied: backups.Copied | None = None
        self.mark: Mark | None = None

    def copy_here(self, progress: Progress | None = None) -> None:
        """Copy on the thread that does the deeds, before `run`: in one go, or in steps where `progress` is told.

        That also keeps our version of a file that another program changed. What fails is tried again in `run`, which
        tells of it.
        """

        def step(share: float) -> None:
            if progress is not None:
                progress(share * _SHARE_OF_COPYING, _COPYING)

        with self._shelf.busy, suppress(StoreError):
            self._copied = backups.copy_here(
                self._source, self._shelf.places[0], self._name, None if progress is None else step
            )

    def run(self, progress: Progress = _silent) -> Attempt:
        """Copy, check, name and thin, in every place; on any thread.

        What fails is told in the Attempt; what `progress` raises passes through and leaves nothing behind.
        """
        with self._shelf.busy:
            return self._in_every_place(progress)

    def _in_every_place(self, progress: Progress) -> Attempt:
        kept: backups.Kept | None = None
        notices = []
        for place in self._shelf.places:
            try:
                made = self._first(place, progress) if kept is None else self._again(kept, place, progress)
            except StoreError as error:
                notices.append(_failed(error, place))
                continue
            kept = kept or made
            self.mark = kept.manifest.mark
            self._shelf.thin(place, self._name.at)
        return Attempt(path=kept.path if kept else None, notices=tuple(notices))

    def _first(self, place: Path, progress: Progress) -> backups.Kept:
        copied = self._copied
        if copied is None or copied.part.parent != place or not copied.part.exists():  # another back-up sweeps it away
            copied = backups.copy_beside(
                self._source, place, self._name, lambda share: progress(share * _SHARE_OF_COPYING, _COPYING)
            )
        progress(_SHARE_OF_COPYING, _CHECKING)
        room = _SHARE_OF_CHECKING - _SHARE_OF_COPYING
        return backups.keep(
            copied, self._shelf.key, lambda share: progress(_SHARE_OF_COPYING + room * share, _CHECKING)
        )

    def _again(self, kept: backups.Kept, place: Path, progress: Progress) -> backups.Kept:
        progress(_SHARE_OF_CHECKING, _SECOND)
        return backups.duplicate(kept, place, self._shelf.key)


def _in_one_go(job: Job) -> Attempt:
    job.copy_here()
    return job.run()


class Backups:
    """Back up the open file. Nothing here stops anybody's work: what fails comes back as a sentence.

    Before every deed that one may regret, whoever does it calls `before(Reason...)` and shows the notices.
    """

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime] = utc_now) -> None:
        self._workspace = workspace
        self._clock = clock
        self._mark: Mark | None = None
        self._tried: datetime | None = None
        self._busy = threading.Lock()

    @property
    def closed(self) -> bool:
        """Whether the file was closed meanwhile, so that there is nothing to back up any more."""
        return self._workspace.closed

    def make(self, reason: Reason = Reason.BY_HAND) -> Attempt:
        """Make a back-up now, in every place, and thin what is there."""
        return self._try(lambda: self._make(reason))

    def before(self, reason: Reason, carry_out: Callable[[Job], Attempt] | None = None) -> Attempt:
        """Make a back-up before a risky deed, unless nothing changed since the last one.

        `carry_out` copies and runs it, where it is to be seen how far that is; what it raises passes through.
        """
        return self._try(lambda: self._make(reason, carry_out) if self._changed() else Attempt())

    def tick(self) -> Attempt:
        """Make the back-up of every half hour when it is due; to be called now and then."""
        return self._try(lambda: self._make(Reason.CHANGED) if self._due() else Attempt())

    def at_close(self) -> Attempt:
        """Make a back-up of what changed since the last one."""
        return self.before(Reason.CLOSING)

    def begin(self, reason: Reason, *, when_due: bool = False, when_changed: bool = False) -> Job | None:
        """Begin a back-up whose `run` may be carried out beside deeds; give it to `finish` after.

        None when it is not due or nothing changed, where that is asked. Raises StoreError when the open file cannot be
        read.
        """
        with backups.told():
            wanted = (self._due() or not when_due) and (self._changed() or not when_changed)
            return self._job(reason) if wanted else None

    def finish(self, job: Job) -> None:
        """Take note of what a job made."""
        self._mark = job.mark or self._mark

    def shelf(self) -> Shelf:
        """Give the back-ups of the open file as they lie there, to be read beside the window and after closing too."""
        secret = self._workspace.secret
        own = None if secret is None else keys.Secret(secret.key, secret.salt)
        return Shelf(self._workspace.path, with_secret(own), self._uuid(), self.place(), self._busy)

    def rows(self) -> tuple[BackupRow, ...]:
        """Give every back-up in every place, newest first, each read and checked from beginning to end."""
        shelf = self.shelf()
        return tuple(shelf.look(lying) for lying in shelf.lying())

    def drill(self) -> Drill:
        """Try to restore the newest back-up to a file that is thrown away, and write down how that went."""
        return self.shelf().drill(self._clock)

    def drill_is_due(self) -> bool:
        """Tell whether it is time for the monthly trial, and there is something to try."""
        return self.shelf().drill_is_due(self._clock())

    def drill_when_due(self) -> Drill | None:
        """Try a restore when the last trial is a month old and there is something to try."""
        return self.drill() if self.drill_is_due() else None

    def drills(self) -> tuple[Drill, ...]:
        """Give the trials so far, newest first."""
        return self.shelf().drills()

    def place(self) -> Path | None:
        """Give the second place for back-ups, if one was chosen."""
        chosen = kept_settings.read(self._workspace.connection).get(BACKUP_PLACE)
        return Path(chosen) if chosen else None

    def choose_place(self, folder: Path | None) -> Change:
        """Choose a second place, such as a disk that can be taken along; None for no second place."""
        if folder is not None and not folder.is_dir():
            raise UserError(f"De map {folder} is er niet. Sluit de schijf aan of kies een andere map.")
        with self._workspace.transaction("Tweede plaats voor reservekopieën kiezen") as tx:
            kept_settings.write(tx.connection, BACKUP_PLACE, None if folder is None else str(folder.resolve()))
            return tx.change

    def _try(self, act: Callable[[], Attempt]) -> Attempt:
        """Give what fails as a sentence, also when it is the open file itself that cannot be read any more."""
        try:
            with backups.told():
                return act()
        except StoreError as error:
            return Attempt(notices=(f"Reservekopie mislukt. {error}",))

    def _due(self) -> bool:
        last = self._tried or self._newest_at()
        return backup_rules.due(self._clock(), last, changed=self._changed())

    def _make(self, reason: Reason, carry_out: Callable[[Job], Attempt] | None = None) -> Attempt:
        job = self._job(reason)
        made = _in_one_go(job) if carry_out is None else carry_out(job)
        self.finish(job)
        return made

    def _job(self, reason: Reason) -> Job:
        now = self._tried = self._clock()
        workspace = self._workspace
        version = workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        name = BackupName(stem=workspace.path.stem, at=now, version=version, reason=reason)
        return Job(backups.source_of(workspace), self.shelf(), name)

    def _changed(self) -> bool:
        if self._mark is None:
            newest = self.shelf().newest()
            self._mark = newest[1].mark if newest else Mark()
        return Mark.of(backups.driver(self._workspace)) != self._mark

    def _newest_at(self) -> datetime | None:
        newest = self.shelf().newest()
        return newest[1].made_at if newest else None

    def _uuid(self) -> str:
        return str(self._workspace.connection.exec_driver_sql("SELECT workspace_uuid FROM meta").scalar_one())


def backups_of(path: Path) -> tuple[Path, ...]:
    """Give the back-ups beside a file that itself may not open any more, newest first and unchecked."""
    place = backup_names.folder_beside(path)
    return tuple(place / str(name) for name in backups.names(place, path.stem))


def ask_passphrase(found: Sequence[Path]) -> bool:
    """Tell whether one of these files is encrypted."""
    return any(backup_restore.salt_of(path) is not None for path in found)


def opens_one(found: Sequence[Path], key: Key) -> bool:
    """Tell whether a key opens one of these back-ups, without reading all of it."""
    return any(backups.glance(path, key) is not None for path in found)


def newest_sound(found: Sequence[Path], key: str | Key | None) -> Path:
    """Give the first back-up that passes its check with this passphrase or key; UserError when none does."""
    for path in found:
        with suppress(StoreError, UserError):
            backups.verify(path, _as_key(key))
            return path
    raise UserError("Geen van de reservekopieën is met deze wachtzin in orde. Probeer de wachtzin van toen.")


def restore(path: Path, backup: Path, key: str | Key | None, now: datetime | None = None) -> Path | None:
    """Put a back-up in the place of a closed workspace; give the folder where the present file was put aside."""
    return Shelf(path, _as_key(key)).restore(backup, now)


def diagnose(path: Path, key: str | Key) -> Diagnosis:
    """Tell whether it is the key or the file that is wrong, by trying the passphrase or code on the back-ups."""
    return backup_restore.diagnose(path, backups_of(path), _as_key(key))


def is_damaged(path: Path, key: str | Key) -> bool:
    """Tell whether it is the file and not the key that is wrong, as far as the back-ups can show it."""
    return diagnose(path, key) is Diagnosis.DAMAGED


def _as_key(given: str | Key | None) -> Key:
    return given if callable(given) else by_passphrase(given)


def _failed(error: StoreError, folder: Path) -> str:
    """Say that a back-up failed; that the data are safe only where that is known."""
    said = f"{error}"
    said = f"Reservekopie mislukt: {said[:1].lower()}{said[1:]}"
    if isinstance(error, DamagedFileError):
        return f"{said} De vorige reservekopieën zijn er nog. Laat het werkbestand controleren."
    return f"{said} Uw gegevens zijn wel bewaard. Controleer de map {folder}."
