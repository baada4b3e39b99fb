"""The workspaces opened lately: where they are and when they were open, remembered on this computer only."""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QSettings, Qt

_KEY = "workspaces/recent"
_MOST = 10


@dataclass(frozen=True, slots=True)
class Recent:
    """One workspace; `opened` is ISO-8601 local time."""

    path: Path
    opened: str

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
        """Give the workspaces, the last opened first; those that are gone too."""
        try:
            kept = json.loads(str(self._settings.value(_KEY, "[]")))
            return tuple(Recent(Path(each["path"]), str(each["opened"])) for each in kept)
        except (ValueError, TypeError, KeyError):
            return ()

    def note(self, path: Path) -> None:
        """Remember that a workspace was opened now."""
        now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        self._keep([Recent(path.resolve(), now), *(each for each in self.all() if each.path != path.resolve())])

    def forget(self, path: Path) -> None:
        """Take a workspace off the list; the file stays where it is."""
        self._keep([each for each in self.all() if each.path != path])

    def _keep(self, recents: list[Recent]) -> None:
        listed = [{"path": str(each.path), "opened": each.opened} for each in recents[:_MOST]]
        self._settings.setValue(_KEY, json.dumps(listed))
