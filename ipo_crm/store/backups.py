"""Back-ups: a copy of the open file, checked before it gets its name; under that name it is whole or not there.

First `source_of`, which belongs where deeds are done; then `copy_here`, which does too, or `copy_beside`; then `keep`,
which needs only the copy.
"""

import errno
import filecmp
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError
from ipo_crm.store import backup_manifest, disk, engine, faults, gate
from ipo_crm.store.backup_keys import SecretFor
from ipo_crm.store.backup_manifest import Manifest, Mark
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.keys import Secret
from ipo_crm.store.watch import Watch
from ipo_crm.store.workspace import Workspace

_DAMAGED = "Deze reservekopie is beschadigd. Zij is ongewijzigd gelaten. Kies een andere."
_FULL = "De schijf is vol."
_PAGES_AT_ONCE = 1000
_SAID = {
    errno.ENOENT: "Map niet gevonden.",
    errno.ENOTDIR: "Map niet gevonden.",
    errno.EEXIST: "Op de plaats van de map staat een bestand.",
    errno.EACCES: "In de map kan niet worden geschreven.",
    errno.EROFS: "In de map kan niet worden geschreven.",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "Het bestand is te groot voor deze schijf.",
}


@dataclass(frozen=True, slots=True)
class Source:
    """An open file that is to be copied: its connection and handle, its key, and what was in it at that moment."""

    raw: dbapi2.Connection
    watch: Watch
    secret: Secret | None
    counts: dict[str, int]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made but not checked yet, and the file it was made of."""

    part: Path
    name: BackupName
    source: Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A back-up that passed its check."""

    path: Path
    name: BackupName
    manifest: Manifest


def source_of(workspace: Workspace) -> Source:
    """Look at an open file between two deeds."""
    raw = driver(workspace)
    if raw.in_transaction:
        raise RuntimeError("a back-up inside a deed")
    with told():
        return Source(raw, workspace.watch, workspace.secret, backup_manifest.counts(raw), Mark.of(raw))


def copy(workspace: Workspace, folder: Path, name: BackupName) -> Copied:
    """Copy the open file in one go; raises as `copy_here` does."""
    return copy_here(source_of(workspace), folder, name)


def copy_here(
    source: Source, folder: Path, name: BackupName, on_step: Callable[[float], object] | None = None
) -> Copied:
    """Copy the open file, under its own key, into the folder, on the thread that does the deeds.

    In one go, or in steps of which `on_step` is told the share that was copied; what it raises ends the copy. Raises
    StoreError, with nothing left behind, when the folder or its disk refuses.
    """
    return _copied(source, folder, name, lambda part: _copy_pages(source, part, on_step))


def copy_beside(source: Source, folder: Path, name: BackupName, on_step: Callable[[float], object]) -> Copied:
    """Copy as `copy_here` does, but beside the thread that does the deeds.

    `on_step` is told the share that was copied, 0 to 1; what it raises ends the copy. Raises StoreError also when
    another program changed the file.
    """
    return _copied(source, folder, name, lambda part: source.watch.copy(part, on_step))


def keep(copied: Copied, secret_for: SecretFor, on_step: Callable[[float], object] = bool) -> Kept:
    """Check a copy, write its manifest into it and give it its name.

    Raises DamagedFileError when the copy is not what the file was, StoreError when the disk refuses, and what `on_step`
    raises when it is told how far this is, 0 to 1; then the copy is gone.
    """
    name = copied.name
    with told(), or_nothing(copied.part):
        with closing(opened(copied.part, secret_for, "rw")) as raw:
            on_step(0.2)
            manifest = backup_manifest.draw_up(raw, name.at, name.reason)
            source = copied.source
            if manifest.mark == source.mark and manifest.counts != source.counts:
                raise DamagedFileError("De kopie bevat niet evenveel gegevens als het werkbestand.")
            backup_manifest.write(raw, manifest)
        on_step(0.4)
        return Kept(_settle(copied.part, secret_for, lambda share: on_step(0.4 + 0.6 * share)), name, manifest)


def duplicate(kept: Kept, folder: Path, secret_for: SecretFor) -> Kept:
    """Put a back-up that passed its check in a second folder too, and check that copy as well."""
    with told():
        name = _room(folder, kept.name)
        part = folder / f"{name}.part"
        with or_nothing(part):
            shutil.copyfile(kept.path, part)
            if not filecmp.cmp(kept.path, part, shallow=False):
                raise DamagedFileError("De kopie op de tweede plaats is niet gelijk aan de eerste.")
            return Kept(_settle(part, secret_for), name, kept.manifest)


def verify(path: Path, secret_for: SecretFor, on_step: Callable[[float], object] = bool) -> Manifest:
    """Read all of a back-up: pages, structure, references, and every value against its manifest.

    `on_step` is told how far that is, 0 to 1; what it raises passes through.

    Raises DamagedFileError when something differs, WrongPassphraseError for the key of another time, StoreError or
    UserError when it is no back-up of ours.
    """
    with faults.told(), closing(opened(path, secret_for)) as raw:
        try:
            on_step(0.3)
            wrong = [row for row in raw.execute("PRAGMA quick_check").fetchall() if row != ("ok",)]
            on_step(0.6)
            wrong += raw.execute("PRAGMA foreign_key_check").fetchall()
            on_step(0.7)
            manifest = backup_manifest.read(raw)
            now = backup_manifest.draw_up(raw, manifest.made_at, manifest.reason)
        except (dbapi2.Error, UnicodeError) as error:
            raise DamagedFileError(_DAMAGED) from error
    if wrong or now != manifest:
        raise DamagedFileError(_DAMAGED)
    return manifest


def glance(path: Path, secret_for: SecretFor) -> Manifest | None:
    """Read the manifest of a back-up without checking the rest; None when that cannot be had."""
    try:
        with faults.told(), closing(_connected(path, secret_for, "ro")) as raw:
            return backup_manifest.read(raw)
    except (StoreError, UserError, dbapi2.Error):
        return None


def opened(path: Path, secret_for: SecretFor, mode: str = "ro") -> dbapi2.Connection:
    """Open a back-up of which every page was checked; raises as `verify` does."""
    raw = _connected(path, secret_for, mode)
    try:
        engine.check(raw, encrypted=gate.look(path).encrypted)
    except BaseException:
        raw.close()
        raise
    return raw


def names(folder: Path, stem: str) -> tuple[BackupName, ...]:
    """Give the back-ups of a file in a folder by their names, newest first; none when there is no such folder."""
    try:
        found = [BackupName.parse(path.name) for path in folder.iterdir()]
    except OSError:
        return ()
    own = (name for name in found if name is not None and name.stem == stem)
    return tuple(sorted(own, key=lambda name: (name.at, name.reason), reverse=True))


def sweep(folder: Path, stem: str) -> None:
    """Take away what a kill left half-written; only for who has the workspace open."""
    for path in folder.glob("*.part*"):
        name = BackupName.parse(path.name.partition(".part")[0])
        if name is not None and name.stem == stem:
            path.unlink(missing_ok=True)


def driver(workspace: Workspace) -> dbapi2.Connection:
    """Give the driver's own connection: only that can copy a file that is open."""
    return workspace.connection.connection.driver_connection


@contextmanager
def or_nothing(part: Path) -> Iterator[None]:
    """Leave no half file behind when something goes wrong."""
    try:
        yield
    except BaseException:
        part.unlink(missing_ok=True)
        journal_of(part).unlink(missing_ok=True)
        raise


@contextmanager
def told() -> Iterator[None]:
    """Turn what folder, disk or file refuses into a StoreError."""
    try:
        with faults.told():
            yield
    except OSError as error:
        said = _SAID.get(error.errno or 0, f"De schijf gaf een fout ({error.strerror}).")
        raise StoreError(said) from error


def journal_of(path: Path) -> Path:
    """Give the path of the rollback journal of a file."""
    return path.with_name(path.name + "-journal")


def _room(folder: Path, name: BackupName) -> BackupName:
    """Make the folder, not those above it: a disk that is not plugged in is told and not built anew."""
    if not folder.is_dir():
        folder.mkdir()
        disk.sync_folder(folder.parent)
    sweep(folder, name.stem)
    return name.free_in(folder)


def _copied(source: Source, folder: Path, name: BackupName, write: Callable[[Path], object]) -> Copied:
    with told():
        name = _room(folder, name)
        part = folder / f"{name}.part"
        with or_nothing(part):
            write(part)
        return Copied(part, name, source)


def _copy_pages(source: Source, part: Path, on_step: Callable[[float], object] | None) -> None:
    """Copy every page through the connection; of this call the driver gives no error codes, only SQLite's own words."""

    def step(_status: int, left: int, total: int) -> None:
        if on_step is not None:
            on_step(1 - left / total if total else 1.0)

    source.raw.cursor()  # refuses another thread, which the driver's copying does not
    key, salt = (None, None) if source.secret is None else (source.secret.key, source.secret.salt)
    with closing(engine.connect(part, key, salt, "rwc")) as twin:
        try:
            source.raw.backup(twin, pages=-1 if on_step is None else _PAGES_AT_ONCE, progress=step)
        except dbapi2.Error as error:
            if "malformed" in str(error) or "not a database" in str(error):
                raise DamagedFileError("Het werkbestand is beschadigd.") from error
            raise StoreError(_FULL if "full" in str(error) else "De schijf gaf een fout.") from error


def _settle(part: Path, secret_for: SecretFor, on_step: Callable[[float], object] = bool) -> Path:
    """Have a finished back-up written out, check it as it lies there, and give it its name."""
    disk.sync_file(part)
    verify(part, secret_for, on_step)
    journal_of(part).unlink(missing_ok=True)
    path = part.with_suffix("")
    part.rename(path)
    disk.sync_folder(path.parent)
    return path


def _connected(path: Path, secret_for: SecretFor, mode: str) -> dbapi2.Connection:
    seen = gate.look(path)
    if seen.salt is None:
        return engine.connect(path, None, None, mode)
    secret = secret_for(seen.salt)
    return engine.connect(path, secret.key, secret.salt, mode)
