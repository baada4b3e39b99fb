"""Back-ups: made in time and in two places, thinned, tried out every month, and put back when that is needed."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError, WrongPassphraseError
from ipo_crm.services import erased_again
from ipo_crm.services.files import write_whole
from ipo_crm.store import backup_names, backup_restore, backup_rules, backups
from ipo_crm.store import settings as kept_settings
from ipo_crm.store.backup_keys import SecretFor, with_passphrase, with_secret
from ipo_crm.store.backup_manifest import Manifest, Mark
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.backup_restore import Diagnosis
from ipo_crm.store.backup_rules import Dated
from ipo_crm.store.workspace import Workspace

BACKUP_PLACE = "backup_place"
_DRILLS = "proefherstel.json"
_DRILLS_KEPT = 24


class Reason(StrEnum):
    """Why a back-up was made, as its name says it."""

    BY_HAND = "handmatig"
    CHANGED = "gewijzigd"
    CLOSING = "afgesloten"
    IMPORT = "import"
    MERGE = "samenvoegen"
    MIGRATION = "omzetten"
    KEY = "wachtzin"


class Standing(StrEnum):
    """What can be said of a back-up: sound and ours, of another file of the same name, locked or damaged."""

    SOUND = "sound"
    OTHER_FILE = "other_file"
    OTHER_KEY = "other_key"
    DAMAGED = "damaged"


STANDING = {
    Standing.SOUND: "in orde",
    Standing.OTHER_FILE: "van een ander bestand",
    Standing.OTHER_KEY: "met een andere wachtzin",
    Standing.DAMAGED: "beschadigd",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One line of the list; `counts` are rows per table, empty where they cannot be read."""

    path: Path
    at: datetime
    reason: str
    size: int
    standing: Standing
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of making a back-up: where it is, and what went wrong, as sentences to show. None: not needed."""

    path: Path | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One trial of a restore."""

    when: datetime
    ok: bool
    text: str


def utc_now() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


class Backups:
    """Back up the open file. Nothing here stops anybody's work: what fails comes back as a sentence."""

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime] = utc_now) -> None:
        self._workspace = workspace
        self._clock = clock
        self._mark: Mark | None = None
        self._tried: datetime | None = None

    def make(self, reason: Reason = Reason.BY_HAND) -> Attempt:
        """Make a back-up now, in every place, and thin what is there."""
        return self._try(lambda: self._make(reason))

    def before(self, reason: Reason) -> Attempt:
        """Make a back-up before a risky deed, unless nothing changed since the last one."""
        return self._try(lambda: self._make(reason) if self._changed() else Attempt())

    def tick(self) -> Attempt:
        """Make the back-up of every half hour when it is due; to be called now and then."""
        return self._try(lambda: self._make(Reason.CHANGED) if self._due() else Attempt())

    def at_close(self) -> Attempt:
        """Make a back-up of what changed since the last one."""
        return self.before(Reason.CLOSING)

    def rows(self) -> tuple[BackupRow, ...]:
        """Give every back-up in every place, newest first, each read and checked from beginning to end."""
        found = [self._row(place, name) for place in self._places() for name in self._names(place)]
        return tuple(sorted(found, key=lambda row: row.at, reverse=True))

    def drill(self) -> Drill:
        """Try to restore the newest back-up to a file that is thrown away, and write down how that went."""
        now = self._clock()
        done = self._tried_out(now)
        earlier = self.drills()
        rows = [{**asdict(each), "when": each.when.isoformat(timespec="seconds")} for each in (done, *earlier)]
        with suppress(StoreError):  # the outcome is shown at once; a folder that refuses only costs its memory
            write_whole(self._drill_file, json.dumps(rows[:_DRILLS_KEPT], ensure_ascii=False, indent=1).encode())
        return done

    def drill_when_due(self) -> Drill | None:
        """Try a restore when the last trial is a month old and there is something to try."""
        last = next((each.when for each in self.drills()), None)
        if self._newest_at() is None or not backup_rules.drill_due(self._clock(), last):
            return None
        return self.drill()

    def drills(self) -> tuple[Drill, ...]:
        """Give the trials so far, newest first."""
        try:
            rows = json.loads(self._drill_file.read_text(encoding="utf-8"))
            return tuple(Drill(when=datetime.fromisoformat(r["when"]), ok=bool(r["ok"]), text=r["text"]) for r in rows)
        except (OSError, ValueError, KeyError, TypeError):
            return ()

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

    def _make(self, reason: Reason) -> Attempt:
        now = self._tried = self._clock()
        mark = Mark.of(backups.driver(self._workspace))
        kept: backups.Kept | None = None
        notices = []
        for place in self._places():
            try:
                made = self._first(place, now, reason) if kept is None else backups.duplicate(kept, place, self._key)
            except StoreError as error:
                notices.append(_failed(error, place))
                continue
            kept = kept or made
            self._mark = mark
            self._thin(place, now)
        return Attempt(path=kept.path if kept else None, notices=tuple(notices))

    @property
    def _key(self) -> SecretFor:
        return with_secret(self._workspace.secret)

    @property
    def _drill_file(self) -> Path:
        return backup_names.folder_beside(self._workspace.path) / _DRILLS

    def _places(self) -> tuple[Path, ...]:
        path, second = self._workspace.path, self.place()
        beside = backup_names.folder_beside(path)
        return (beside,) if second is None else (beside, backup_names.folder_in(second, path))

    def _names(self, place: Path) -> tuple[BackupName, ...]:
        return backups.names(place, self._workspace.path.stem)

    def _first(self, place: Path, now: datetime, reason: Reason) -> backups.Kept:
        workspace = self._workspace
        version = workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        name = BackupName(stem=workspace.path.stem, at=now, version=version, reason=reason)
        return backups.keep(backups.copy(workspace, place, name), self._key)

    def _changed(self) -> bool:
        if self._mark is None:
            newest = self._newest()
            self._mark = newest[1].mark if newest else Mark()
        return Mark.of(backups.driver(self._workspace)) != self._mark

    def _newest_at(self) -> datetime | None:
        newest = self._newest()
        return newest[1].made_at if newest else None

    def _newest(self) -> tuple[Path, Manifest] | None:
        """Give the newest back-up of this very file that can be opened, wherever it is."""
        paths = {name: place / str(name) for place in self._places() for name in self._names(place)}
        for name in sorted(paths, key=lambda name: name.at, reverse=True):
            manifest = self._ours(paths[name])
            if manifest is not None:
                return paths[name], manifest
        return None

    def _ours(self, path: Path) -> Manifest | None:
        manifest = backups.glance(path, self._key)
        return manifest if manifest and manifest.workspace == self._uuid() else None

    def _uuid(self) -> str:
        return str(self._workspace.connection.exec_driver_sql("SELECT workspace_uuid FROM meta").scalar_one())

    def _thin(self, place: Path, now: datetime) -> None:
        """Take away what the schedule has no place for; only after a new one passed its check."""
        paths = {str(name): name.at for name in self._names(place)}
        dated = [Dated(name=name, at=at, sound=self._ours(place / name) is not None) for name, at in paths.items()]
        for each in backup_rules.thin(dated, now):
            with suppress(OSError):  # one too many does no harm
                (place / each.name).unlink()

    def _row(self, place: Path, name: BackupName) -> BackupRow:
        return _row(place / str(name), name, self._key, self._uuid())

    def _tried_out(self, now: datetime) -> Drill:
        newest = self._newest()
        if newest is None:
            return Drill(when=now, ok=False, text="Er is nog geen reservekopie om terug te zetten. Maak er een.")
        path, _ = newest
        try:
            manifest = backup_restore.rehearse(path, self._key)
        except (StoreError, UserError) as error:
            return Drill(when=now, ok=False, text=f"{path.name} kan niet worden teruggezet. {error}")
        rows = sum(manifest.counts.values())
        return Drill(when=now, ok=True, text=f"{path.name} is op proef teruggezet: alle {rows} rijen kloppen.")


def backups_of(path: Path) -> tuple[Path, ...]:
    """Give the back-ups beside a file that itself may not open any more, newest first and unchecked."""
    place = backup_names.folder_beside(path)
    return tuple(place / str(name) for name in backups.names(place, path.stem))


def ask_passphrase(found: Sequence[Path]) -> bool:
    """Tell whether one of these files is encrypted."""
    return any(backup_restore.salt_of(path) is not None for path in found)


def newest_sound(found: Sequence[Path], passphrase: str | None) -> Path:
    """Give the first back-up that passes its check; UserError when none does."""
    secret_for = with_passphrase(passphrase)
    for path in found:
        with suppress(StoreError, UserError):
            backups.verify(path, secret_for)
            return path
    raise UserError("Geen van de reservekopieën is met deze wachtzin in orde. Probeer de wachtzin van toen.")


def restore(path: Path, backup: Path, passphrase: str | None, now: datetime | None = None) -> Path | None:
    """Put a back-up in the place of a closed workspace; give the folder where the present file was put aside.

    Who was erased since the back-up was made is erased again. Raises LockedFileError, WrongPassphraseError,
    DamagedFileError or another StoreError; then nothing was changed.
    """
    secret_for = with_passphrase(passphrase)
    aside = backup_restore.restore(path, backup, secret_for, now or utc_now())
    if aside is not None:
        erased_again.carry_over((aside / path.name, *backups_of(path)), path, secret_for)
    return aside


def diagnose(path: Path, passphrase: str) -> Diagnosis:
    """Tell whether it is the passphrase or the file that is wrong, by trying the passphrase on the back-ups."""
    return backup_restore.diagnose(path, backups_of(path), with_passphrase(passphrase))


def is_damaged(path: Path, passphrase: str) -> bool:
    """Tell whether it is the file and not the passphrase that is wrong, as far as the back-ups can show it."""
    return diagnose(path, passphrase) is Diagnosis.DAMAGED


def _row(path: Path, name: BackupName, secret_for: SecretFor, workspace: str | None) -> BackupRow:
    counts: dict[str, int] = {}
    try:
        manifest = backups.verify(path, secret_for)
        ours = workspace in (None, manifest.workspace)
        standing, counts = Standing.SOUND if ours else Standing.OTHER_FILE, manifest.counts
    except WrongPassphraseError:
        standing = Standing.OTHER_KEY
    except (StoreError, UserError):
        standing = Standing.DAMAGED
    size = path.stat().st_size if path.exists() else 0
    return BackupRow(path=path, at=name.at, reason=name.reason, size=size, standing=standing, counts=counts)


def _failed(error: StoreError, folder: Path) -> str:
    """Say that a back-up failed; that the data are safe only where that is known."""
    said = f"{error}"
    said = f"Reservekopie mislukt: {said[:1].lower()}{said[1:]}"
    if isinstance(error, DamagedFileError):
        return f"{said} De vorige reservekopieën zijn er nog. Laat het werkbestand controleren."
    return f"{said} Uw gegevens zijn wel bewaard. Controleer de map {folder}."
