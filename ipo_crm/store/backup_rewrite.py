"""Rewriting a back-up: the same moment and reason, without what was wiped from the file since."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.store import backup_manifest, backup_restore, backups, disk, file_format
from ipo_crm.store.backup_keys import SecretFor
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.workspace import Workspace

_ROOM = ".herschrijven"
_SIDES = ("", "-journal", "-wal", "-shm")


def rewrite(path: Path, secret_for: SecretFor, change: Callable[[Workspace], object]) -> Path:
    """Put a changed back-up in the place of one; until that passed its check, the old one stays.

    Raises what `backups.verify` and `backups.keep` do.
    """
    name = BackupName.parse(path.name)
    if name is None:
        raise StoreError("Dit bestand is geen reservekopie.")
    sweep(path.parent)
    room = path.parent / _ROOM
    room.mkdir()
    try:
        work = room / path.name
        backup_restore.rebuild(path, work, secret_for)
        with opened(work, secret_for) as workspace:
            change(workspace)
            copied = backups.copy(workspace, path.parent, replace(name, version=file_format.VERSION))
        kept = backups.keep(copied, secret_for)
        path.unlink()
        disk.sync_folder(path.parent)
    finally:
        sweep(path.parent)
    return kept.path


def opened(path: Path, secret_for: SecretFor) -> Workspace:
    """Open a file to work in under whatever key fits it."""
    salt = backup_restore.salt_of(path)
    return Workspace.open_with_secret(path, None if salt is None else secret_for(salt))


def values(path: Path, secret_for: SecretFor) -> Iterator[str | bytes]:
    """Give every text and all bytes in a file that is only looked at, of its journal too."""
    with closing(backups.opened(path, secret_for)) as raw:
        for table in backup_manifest.tables(raw):
            for row in raw.execute(f"SELECT * FROM {table}"):
                yield from (value for value in row if isinstance(value, str | bytes))


def drop(path: Path) -> None:
    """Delete a file with what stands beside it under its name."""
    for side in _SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)
    disk.sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Take away what a kill left half-done."""
    shutil.rmtree(folder / _ROOM, ignore_errors=True)
