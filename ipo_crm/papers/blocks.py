"""What a paper is made of: titled sections of lines, tables and two drawings, without any layout."""

from collections.abc import Iterable
from dataclasses import dataclass

from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.sources import Source
from ipo_crm.papers.content import ChamberSeats, FieldActor, Statement
from ipo_crm.papers.wording import NO_SOURCE_MARK

Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; `marks` are the source numbers printed behind it, "?" where a claim has no source."""

    text: str
    strong: bool = False
    marks: Marks = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line that stands by itself; a note is printed smaller."""

    line: Line
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of equal weight."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The actors of a dossier that have both stance and influence, each with its source marks."""

    actors: tuple[tuple[FieldActor, Marks], ...]


@dataclass(frozen=True, slots=True)
class SeatBars:
    """The seats of the chambers, each with its source marks; None where no fractie has a recorded position."""

    chambers: tuple[tuple[Chamber, ChamberSeats | None, Marks], ...]


Block = Paragraph | Bullets | Table | FieldMap | SeatBars


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a paper; `key` is its English name for whoever lays it out."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Numbers:
    """The numbers of the sources, from 1 in order of first mention."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._numbers = {source: str(number) for number, source in enumerate(sources, start=1)}

    def marks(self, sources: Iterable[Source | None]) -> Marks:
        """Give the marks of a claim, in order; "?" alone where it has no source."""
        known = sorted({int(self._numbers[source]) for source in sources if source is not None})
        return tuple(str(number) for number in known) or (NO_SOURCE_MARK,)

    def claim(self, statement: Statement, *before: Run) -> Line:
        """Put a statement on a line with its marks."""
        return (*before, Run(statement.text, marks=self.marks(statement.sources)))


def words(text: str) -> Line:
    """Put text that claims nothing on a line."""
    return (Run(text),)


def strong(text: str) -> Line:
    """Put text that stands out on a line."""
    return (Run(text, strong=True),)


def says(text: str) -> Paragraph:
    """Make a paragraph of text that claims nothing, such as that something is not recorded."""
    return Paragraph(words(text))


def bullets(lines: Iterable[Line], when_empty: str) -> tuple[Block, ...]:
    """Make bullets, or the sentence that there are none."""
    listed = tuple(lines)
    return (Bullets(listed),) if listed else (says(when_empty),)


def table(head: tuple[str, ...], rows: Iterable[tuple[Line, ...]], when_empty: str) -> tuple[Block, ...]:
    """Make a table, or the sentence that there is nothing to put in it."""
    listed = tuple(rows)
    return (Table(head, listed),) if listed else (says(when_empty),)


def plain(line: Line) -> str:
    """Give a line as text, its marks in square brackets: "Steunt tempo.[1]"."""
    return "".join(run.text + "".join(f"[{mark}]" for mark in run.marks) for run in line)
