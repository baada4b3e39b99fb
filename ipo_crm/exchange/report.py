"""What a reader found in a file: the rows, and every row it left out with the reason."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One record that gave no row: its number in the file (from 1), its name or key, and why (in Dutch)."""

    row: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T_co]):
    """The result of reading one file: `read` records gave `rows`, the others are in `left_out` or told in `notes`.

    `holds` names what the file is, such as "Persoon" or "vCard"; notes are whole Dutch sentences about the file.
    """

    holds: str
    rows: tuple[T_co, ...] = ()
    read: int = 0
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Every reason with the number of records it held for, the most common first."""
        return tuple(Counter(left.reason for left in self.left_out).most_common())


class LeaveOutError(Exception):
    """One record cannot become a row; the text is the Dutch reason. It never leaves the reader."""


@dataclass(slots=True)
class Ledger:
    """Gather what a reader leaves out and notes while it goes through a file."""

    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def row(self, number: int, what: str) -> Iterator[None]:
        """Read one record; a LeaveOutError inside becomes its entry in the report."""
        try:
            yield
        except LeaveOutError as error:
            self.left_out.append(LeftOut(number, what, str(error)))
