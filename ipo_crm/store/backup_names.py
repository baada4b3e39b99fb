"""Names of back-ups: of which file, when (UTC), in which format, and why; all that thinning may go by."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from ipo_crm.store.file_format import SUFFIX

_MOMENT = "%Y%m%d-%H%M%SZ"
_NAME = re.compile(
    rf"(?P<stem>.+)-(?P<at>\d{{8}}-\d{{6}}Z)-v(?P<major>\d+)\.(?P<minor>\d+)-(?P<reason>[a-z]+){re.escape(SUFFIX)}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupName:
    """What the name of a back-up says; `version` is that of the file format, as `user_version` holds it."""

    stem: str
    at: datetime
    version: int
    reason: str

    def __str__(self) -> str:
        version = f"v{self.version >> 16}.{self.version & 0xFFFF}"
        return f"{self.stem}-{moment(self.at)}-{version}-{self.reason}{SUFFIX}"

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """Read a name back; None for any other file."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        at = _read_moment(found["at"])
        if at is None:
            return None
        version = int(found["major"]) << 16 | int(found["minor"])
        return cls(stem=found["stem"], at=at, version=version, reason=found["reason"])

    def free_in(self, folder: Path) -> Self:
        """Give the name with the first second that no file in the folder bears yet; nothing is ever overwritten."""
        name = self
        while (folder / str(name)).exists():
            name = replace(name, at=name.at + timedelta(seconds=1))
        return name


def moment(at: datetime) -> str:
    """Write a moment as names hold it: to the second, in UTC, in an order that sorts."""
    return at.astimezone(UTC).strftime(_MOMENT)


def folder_beside(workspace: Path) -> Path:
    """Give the folder for the back-ups of a workspace, beside it."""
    return folder_in(workspace.parent, workspace)


def folder_in(place: Path, workspace: Path) -> Path:
    """Give the folder for the back-ups of a workspace in another place."""
    return place / f"{workspace.stem}-reservekopieen"


def quarantine_beside(workspace: Path) -> Path:
    """Give the folder where files go that a restore replaces."""
    return workspace.with_name(f"{workspace.stem}-quarantaine")


def last_restore(workspace: Path) -> datetime | None:
    """Give the moment of the last restore that put a file aside, as its quarantine tells it."""
    try:
        names = [each.name for each in quarantine_beside(workspace).iterdir() if each.is_dir()]
    except OSError:
        return None
    return max((at for name in names if (at := _read_moment(name)) is not None), default=None)


def _read_moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
