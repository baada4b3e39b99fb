"""Restore: a back-up comes in the place of a workspace, and what was there goes to quarantine first, whole.

A journal of the old file that stays beside the restored one is rolled into it and damages it, in 100 of 100 trials;
so the file and its side files move together before anything else may bear the name.
"""

import enum
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import (
    DamagedFileError,
    LockedFileError,
    LostStartError,
    StoreError,
    UserError,
    WrongPassphraseError,
)
from ipo_crm.store import backup_manifest, backups, disk, gate
from ipo_crm.store.backup_keys import SecretFor
from ipo_crm.store.backup_manifest import Manifest
from ipo_crm.store.backup_names import moment, quarantine_beside

_SIDES = ("", "-journal", "-wal", "-shm")


def as_it_is(_part: Path) -> None:
    """Leave a rebuilt file as it is: what happens to it where nobody wants anything."""


class Diagnosis(enum.Enum):
    """Why a file does not open, if it does not."""

    OPENS = enum.auto()
    WRONG_PASSPHRASE = enum.auto()
    DAMAGED = enum.auto()
    NO_BACKUP = enum.auto()


def restore(
    path: Path,
    backup: Path,
    secret_for: SecretFor,
    now: datetime,
    finish: Callable[[Path], object] = as_it_is,
) -> Path | None:
    """Put a back-up in the place of a workspace that is closed; give the quarantine of what was there, if anything.

    `finish` is called with the rebuilt file before it takes that place. Raises what it and `backups.verify` raise, and
    LockedFileError when the workspace is open; then nothing was changed.
    """
    refuse_open(path)
    part = path.with_name(path.name + ".part")
    with backups.told(), backups.or_nothing(part):
        rebuild(backup, part, secret_for)
        finish(part)
        backups.journal_of(part).unlink(missing_ok=True)
        disk.sync_file(part)
        present = [side for end in _SIDES if (side := path.with_name(path.name + end)).exists()]
        quarantine = _fresh_folder(quarantine_beside(path), now) if present else None
        moves = [(side, quarantine / side.name) for side in present if quarantine is not None]
        _move([*moves, (part, path)])
        for folder in (path.parent, quarantine):
            if folder is not None:
                disk.sync_folder(folder)
    return quarantine


def rebuild(backup: Path, part: Path, secret_for: SecretFor) -> Manifest:
    """Make of a back-up a workspace to work in, at another path; the back-up itself is only read.

    Holds the content against the manifest after copying, and once more after taking the manifest out.
    """
    backups.journal_of(part).unlink(missing_ok=True)
    shutil.copyfile(backup, part)
    manifest = backups.verify(part, secret_for)
    with closing(backups.opened(part, secret_for, "rw")) as raw:
        backup_manifest.take_out(raw)
    with closing(backups.opened(part, secret_for)) as raw:
        if backup_manifest.draw_up(raw, manifest.made_at, manifest.reason) != manifest:
            raise DamagedFileError("De teruggezette kopie is niet gelijk aan de reservekopie. Er is niets vervangen.")
    backups.journal_of(part).unlink(missing_ok=True)
    disk.sync_file(part)
    return manifest


def rehearse(backup: Path, secret_for: SecretFor) -> Manifest:
    """Restore a back-up to a file beside it and throw that away; raises what `restore` does."""
    part = backup.with_name(backup.name + ".part")
    with backups.told():
        try:
            return rebuild(backup, part, secret_for)
        finally:
            part.unlink(missing_ok=True)
            backups.journal_of(part).unlink(missing_ok=True)


def refuse_open(path: Path) -> None:
    """Raise LockedFileError when a program has the file open; asked without a key, so that a damaged file answers."""
    if not path.is_file() or not path.stat().st_size:
        return
    with closing(dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as raw:
        try:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except dbapi2.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == dbapi2.SQLITE_BUSY:
                raise LockedFileError(
                    f"{path.name} is nog geopend, misschien in een ander venster. Sluit het daar en zet dan terug."
                ) from error


def diagnose(path: Path, newest_first: Sequence[Path], secret_for: SecretFor) -> Diagnosis:
    """Tell a wrong passphrase from a damaged first page, for which SQLite has one message, by trying the back-ups.

    Those with the salt of the file decide, as they bear its present key; if none has it, the salt may be what is
    damaged, and all of them count.
    """
    try:
        with backups.told(), closing(backups.opened(path, secret_for)):
            return Diagnosis.OPENS
    except (WrongPassphraseError, LostStartError):
        pass
    except DamagedFileError:
        return Diagnosis.DAMAGED
    salts = {backup: salt for backup in newest_first if (salt := salt_of(backup)) is not None}
    of_now = [backup for backup, salt in salts.items() if salt == salt_of(path)]
    if not salts:
        return Diagnosis.NO_BACKUP
    opens = any(backups.glance(backup, secret_for) is not None for backup in of_now or salts)
    return Diagnosis.DAMAGED if opens else Diagnosis.WRONG_PASSPHRASE


def salt_of(backup: Path) -> bytes | None:
    """Give the salt of a file; None when it is plain or cannot be told."""
    try:
        return gate.look(backup).salt
    except (UserError, StoreError):
        return None


def _fresh_folder(folder: Path, now: datetime) -> Path:
    """Make a folder for this moment in the quarantine; one of the same second is left alone."""
    while (made := folder / moment(now)).exists():
        now += timedelta(seconds=1)
    made.mkdir(parents=True)
    disk.sync_folder(folder.parent)
    disk.sync_folder(folder)
    return made


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    """Rename files one after another; when one cannot be, those before it go back to where they were."""
    done: list[tuple[Path, Path]] = []
    try:
        for here, there in moves:
            here.rename(there)
            done.append((here, there))
    except OSError:
        for here, there in reversed(done):
            there.rename(here)
        raise
