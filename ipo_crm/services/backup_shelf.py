"""The shelf: the back-ups of one file as they lie there, whether or not the file opens.

It asks nothing of the open file, so all of it may be done beside the window.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import StoreError, UserError, WrongPassphraseError
from ipo_crm.services.files import write_whole
from ipo_crm.store import backup_names, backup_restore, backup_rules, backups
from ipo_crm.store.backup_keys import SecretFor, with_code, with_passphrase
from ipo_crm.store.backup_manifest import Manifest
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.backup_rules import Dated

_DRILLS = "proefherstel.json"
_DRILLS_KEPT = 24

Key = SecretFor
"""What opens back-ups; made by `by_passphrase` or `by_code`."""


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
class Lying:
    """A back-up as it lies on the shelf, before anybody looked into it; `second` is whether in the second place."""

    path: Path
    at: datetime
    reason: str
    size: int
    second: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """One line of the list; `counts` are rows per table, empty where they cannot be read."""

    path: Path
    at: datetime
    reason: str
    size: int
    standing: Standing
    counts: dict[str, int]
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One trial of a restore."""

    when: datetime
    ok: bool
    text: str


def by_passphrase(passphrase: str | None) -> Key:
    """Open back-ups with a passphrase; None for those that are not encrypted."""
    return with_passphrase(passphrase)


def by_code(code: str) -> Key:
    """Open back-ups with a recovery code; UserError when there is a mistake in it."""
    return with_code(code)


NO_KEY = by_passphrase(None)
"""What opens the back-ups of a plain file."""


def utc_now() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


class Shelf:
    """The back-ups of the file at a path, in the places where they lie.

    With the `workspace` they must be of, another one's are told apart; without it all of that name count. `busy` is
    held by whoever writes in the folders: what is half-written there by one must not be swept by another.
    """

    def __init__(
        self,
        path: Path,
        key: Key,
        workspace: str | None = None,
        second: Path | None = None,
        busy: threading.Lock | None = None,
    ) -> None:
        self.path = path
        self._key = key
        self._workspace = workspace
        self._beside = backup_names.folder_beside(path)
        self._second = None if second is None else backup_names.folder_in(second, path)
        self.busy = busy or threading.Lock()

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders: the one beside the file, and the second place where there is one."""
        return (self._beside,) if self._second is None else (self._beside, self._second)

    @property
    def key(self) -> Key:
        """What opens these back-ups."""
        return self._key

    def lying(self) -> tuple[Lying, ...]:
        """Give every back-up in every place, newest first, by its name only."""
        found = [
            Lying(path=path, at=name.at, reason=name.reason, size=_size(path), second=place == self._second)
            for place in self.places
            for name in self._names(place)
            if (path := place / str(name))
        ]
        return tuple(sorted(found, key=lambda each: (each.at, not each.second), reverse=True))

    def look(self, lying: Lying) -> BackupRow:
        """Read a back-up from beginning to end and say what it is."""
        counts: dict[str, int] = {}
        try:
            manifest = backups.verify(lying.path, self._key)
            ours = self._workspace in (None, manifest.workspace)
            standing, counts = Standing.SOUND if ours else Standing.OTHER_FILE, manifest.counts
        except WrongPassphraseError:
            standing = Standing.OTHER_KEY
        except (StoreError, UserError):
            standing = Standing.DAMAGED
        return BackupRow(**asdict(lying), standing=standing, counts=counts)

    def newest(self) -> tuple[Path, Manifest] | None:
        """Give the newest back-up of this very file that can be opened, wherever it is."""
        for lying in self.lying():
            manifest = self._ours(lying.path)
            if manifest is not None:
                return lying.path, manifest
        return None

    def restore(self, backup: Path, now: datetime | None = None) -> Path | None:
        """Put a back-up in the place of the closed file; give the folder where the present file was put aside.

        Who was erased since the back-up was made is erased again, before it takes that place: when this cannot be
        done, everything is as it was.
        """
        from ipo_crm.services import erased_again  # loads all of erasure, which no start of the program needs

        states = (self.path, *(each.path for each in self.lying()))

        def erase_again(rebuilt: Path) -> None:
            erased_again.carry_over(states, rebuilt, self._key)

        with self.busy:
            return backup_restore.restore(self.path, backup, self._key, now or utc_now(), erase_again)

    def thin(self, place: Path, now: datetime) -> None:
        """Take away what the schedule has no place for; only to be done when a new one passed its check."""
        paths = {str(name): name.at for name in self._names(place)}
        dated = [Dated(name=name, at=at, sound=self._ours(place / name) is not None) for name, at in paths.items()]
        for each in backup_rules.thin(dated, now, backup_names.last_restore(self.path)):
            with suppress(OSError):  # one too many does no harm
                (place / each.name).unlink()

    def drill(self, clock: Callable[[], datetime] = utc_now) -> Drill:
        """Try to restore the newest back-up to a file that is thrown away, and write down how that went."""
        done = self._tried_out(clock())
        earlier = self.drills()
        rows = [{**asdict(each), "when": each.when.isoformat(timespec="seconds")} for each in (done, *earlier)]
        with suppress(StoreError):  # the outcome is shown at once; a folder that refuses only costs its memory
            write_whole(self._drill_file, json.dumps(rows[:_DRILLS_KEPT], ensure_ascii=False, indent=1).encode())
        return done

    def drills(self) -> tuple[Drill, ...]:
        """Give the trials so far, newest first."""
        try:
            rows = json.loads(self._drill_file.read_text(encoding="utf-8"))
            return tuple(Drill(when=datetime.fromisoformat(r["when"]), ok=bool(r["ok"]), text=r["text"]) for r in rows)
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def drill_is_due(self, now: datetime) -> bool:
        """Tell whether the last trial is a month old and there is something to try."""
        last = next((each.when for each in self.drills()), None)
        return backup_rules.drill_due(now, last) and self.newest() is not None

    @property
    def _drill_file(self) -> Path:
        return self._beside / _DRILLS

    def _names(self, place: Path) -> tuple[BackupName, ...]:
        return backups.names(place, self.path.stem)

    def _ours(self, path: Path) -> Manifest | None:
        manifest = backups.glance(path, self._key)
        return manifest if manifest and self._workspace in (None, manifest.workspace) else None

    def _tried_out(self, now: datetime) -> Drill:
        newest = self.newest()
        if newest is None:
            return Drill(when=now, ok=False, text="Er is nog geen reservekopie om terug te zetten. Maak er een.")
        path, _ = newest
        try:
            with self.busy:
                manifest = backup_restore.rehearse(path, self._key)
        except (StoreError, UserError) as error:
            return Drill(when=now, ok=False, text=f"{path.name} kan niet worden teruggezet. {error}")
        rows = counted(sum(manifest.counts.values()), "rijen")
        return Drill(when=now, ok=True, text=f"{path.name} is op proef teruggezet: {rows}, en alles klopt.")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
