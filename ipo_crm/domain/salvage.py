"""Emergency salvage: what could be read of a damaged file, where it came from, and what is missing."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedTable:
    """What became of the rows of one table.

    `saved` were read as they stood; `from_history` came out of the journal, `from_backup` out of a back-up; `doubtful`
    are among those saved, and came off a damaged page. `missing` are the keys of which it is known that they are gone.
    """

    name: str
    saved: int = 0
    from_history: int = 0
    from_backup: int = 0
    doubtful: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    in_backup: int | None = None

    @property
    def kept(self) -> int:
        """The rows in the new file."""
        return self.saved + self.from_history + self.from_backup


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that was read but cannot stand in the new file, and why."""

    table: str
    key: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """The outcome of a salvage: pages of the damaged file, tables, and what to look at."""

    new_file: Path
    pages: int
    damaged_pages: tuple[int, ...] | None
    tables: tuple[SavedTable, ...]
    left_out: tuple[LeftOut, ...] = ()
    only_in_backup: int = 0
    backup: Path | None = None
    faults: tuple[str, ...] = ()

    @property
    def kept(self) -> int:
        return sum(table.kept for table in self.tables)

    @property
    def missing(self) -> int:
        return sum(len(table.missing) for table in self.tables) + len(self.left_out)
