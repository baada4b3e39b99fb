"""The tally of one file under import: what was made, changed, already so, or left out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ipo_crm.domain.imports import FileReport, Omission
from ipo_crm.exchange.report import Reading

Standing = tuple[Counter[str], Counter[str], Counter[str], int]
"""What a tally had counted at some moment, and how many rows it had left out."""


@dataclass(slots=True)
class Tally:
    """Counts per Dutch noun, and what this program itself leaves out on top of the reader.

    `heard` is told how many rows were begun.
    """

    made: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    left_out: list[Omission] = field(default_factory=list)
    heard: Callable[[int], object] = lambda _rows: None
    _rows: int = field(default=0, init=False)

    def begin_row(self) -> None:
        """Note that another row is begun; what is raised here ends the import."""
        self._rows += 1
        self.heard(self._rows)

    def count(self, noun: str, *, made: bool = False, changed: bool = False) -> None:
        """Count one record under what became of it."""
        (self.made if made else self.changed if changed else self.same)[noun] += 1

    def add(self, noun: str, *, made: int = 0, changed: int = 0, same: int = 0) -> None:
        """Count so many parts of a record under what became of them."""
        for counter, number in ((self.made, made), (self.changed, changed), (self.same, same)):
            if number:
                counter[noun] += number

    def leave_out(self, row: int, what: str, reason: str) -> None:
        """Note that a row was left out, and why."""
        self.left_out.append(Omission(row, what, reason))

    def standing(self) -> Standing:
        """Give what was counted so far, to come back to; cheap however many rows were left out."""
        return self.made.copy(), self.changed.copy(), self.same.copy(), len(self.left_out)

    def back_to(self, standing: Standing) -> None:
        """Forget what was counted since."""
        self.made, self.changed, self.same, left_out = standing
        del self.left_out[left_out:]

    def report(self, name: str, reading: Reading[object]) -> FileReport:
        """Give the report of the file, the reader's omissions first."""
        read = tuple(Omission(each.row, each.what, each.reason) for each in reading.left_out)
        return FileReport(
            name=name,
            holds=reading.holds,
            read=reading.read,
            made=dict(self.made),
            changed=dict(self.changed),
            same=dict(self.same),
            left_out=(*read, *self.left_out),
            notes=reading.notes,
        )
