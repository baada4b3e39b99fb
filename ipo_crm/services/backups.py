"""Back-ups: made in time and in two places, thinned, tried out every month, and put back when that is needed."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import Enum, StrEnum
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError, WrongPassphraseError
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


class Standing(Enum):
    """What can be said of a back-up: sound and ours, of another file of the same name, locked or damaged."""

    SOUND = "in orde"
    OTHER_FILE = "van een ander bestand"
    OTHER_KEY = "andere wachtzin"
    DAMAGED = "beschadigd"


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

    def before(self, reason: Reason) -> Attempt:
        """Make a back-up before a risky deed, unless nothing changed since the last one."""
        return self.make(reason) if self._changed() else Attempt()

    def tick(self) -> Attempt:
        """Make the back-up of every half hour when it is due; to be called now and then."""
        last = self._tried or self._newest_at()
        changed = self._changed()
        return self.make(Reason.CHANGED) if backup_rules.due(self._clock(), last, changed=changed) else Attempt()

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
