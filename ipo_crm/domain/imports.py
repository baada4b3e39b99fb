"""The report of an import: what was read, made, changed, already so, and left out with the reason per row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Omission:
    """One row that was left out: its number in the file (from 1), its name or key, and why, in Dutch."""

    row: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file; the counts are per Dutch noun in the plural ("personen")."""

    name: str
    holds: str
    read: int
    made: dict[str, int]
    changed: dict[str, int]
    same: dict[str, int]
    left_out: tuple[Omission, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a set of files, imported as one step or rehearsed without keeping anything."""

    files: tuple[FileReport, ...]
    rehearsed: bool

    @property
    def made(self) -> int:
        return sum(sum(file.made.values()) for file in self.files)

    @property
    def changed(self) -> int:
        return sum(sum(file.changed.values()) for file in self.files)

    @property
    def same(self) -> int:
        return sum(sum(file.same.values()) for file in self.files)

    @property
    def left_out(self) -> int:
        return sum(len(file.left_out) for file in self.files)
