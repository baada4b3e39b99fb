"""The workspaces opened lately: where they are and when they were open, remembered on this computer only."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QDateTime, QSettings, Qt

_KEY = "workspaces/recent"
_MOST = 10


@dataclass(frozen=True, slots=True)
class Recent:
    """One workspace; `opened` is ISO-8601 local time."""

    path: Path
    opened: str
    pinned: bool = False

    @property
    def is_there(self) -> bool:
        return self.path.is_file()

    @property
    def has_backups(self) -> bool:
        """Whether there is a folder for its back-ups beside it."""
        return self.path.with_name(f"{self.path.stem}-reservekopieen").is_dir()


class Recents:
    """Keeps the list in the program's own settings; names of people never come near it."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def all(self) -> tuple[Recent, ...]:
        """Give the workspaces, pinned ones first and then the last opened; those that are gone too."""
        try:
            kept = json.loads(str(self._settings.value(_KEY, "[]")))
            found = [Recent(Path(each["path"]), str(each["opened"]), each.get("pinned") is True) for each in kept]
        except (ValueError, TypeError, KeyError, AttributeError):
            return ()
        newest_first = sorted(found, key=lambda each: each.opened, reverse=True)
        return tuple(sorted(newest_first, key=lambda each: not each.pinned))

    def note(self, path: Path) -> None:
        """Remember that a workspace was opened now."""
        now, here = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate), path.resolve()
        pinned = any(each.pinned for each in self.all() if each.path == here)
        self._keep([Recent(here, now, pinned), *(each for each in self.all() if each.path != here)])

    def pin(self, path: Path, *, pinned: bool) -> None:
        """Have a workspace stand first, or no longer."""
        self._keep([replace(each, pinned=pinned) if each.path == path else each for each in self.all()])

    def forget(self, path: Path) -> None:
        """Take a workspace off the list; the file stays where it is."""
        self._keep([each for each in self.all() if each.path != path])

    def _keep(self, recents: list[Recent]) -> None:
        first = sorted(recents, key=lambda each: not each.pinned)[:_MOST]
        kept = [each for each in recents if each in first]
        listed = [{"path": str(each.path), "opened": each.opened, "pinned": each.pinned} for each in kept]
        self._settings.setValue(_KEY, json.dumps(listed))
