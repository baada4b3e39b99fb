"""Where everyone stands on the map of influence and stance: columns, rows and a place for each name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.positions import Age, Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.widgets.sharing import level, spread

STANCES: Final[tuple[Stance | None, ...]] = (None, *Stance)
"""The columns from the left; what is not known stands apart from the scale."""
INFLUENCES: Final[tuple[int | None, ...]] = (5, 4, 3, 2, 1, None)
"""The rows from the top; the last one is only there for who has no influence recorded."""
_LEAST_COLUMN = 72.0
_PADDING = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One actor on the map; `moved` says whether the stance rose (1) or fell (-1), `told` is what is read aloud."""

    actor: ActorRef
    name: str
    sector: Sector | None
    stance: Stance | None
    influence: int | None = None
    age: Age = Age.FRESH
    moved: int = 0
    suspect: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A column or a row: from where, and how wide or high."""

    start: float
    size: float

    @property
    def end(self) -> float:
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: of one point, or where `point` is None of so many that do not fit in their cell."""

    box: QRectF
    column: int
    point: Point | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """The map laid out; spots run by column, in each from the top."""

    columns: tuple[Band, ...] = ()
    rows: dict[int | None, Band] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()


def lay_out(
    points: Sequence[Point], room: QRectF, pitch: float, gap: float, width_of: Callable[[Point], float]
) -> Places:
    """Give everyone a line of `pitch` px in their cell; columns as wide as their names, rows as high as their crowd.

    `gap` px keep the unknown apart. Where a cell is too low its last line counts who is left out, never a suspect
    while there is someone else.
    """
    levels = [each for each in INFLUENCES if each is not None or any(point.influence is None for point in points)]
    cells = {(row, stance): _of(points, row, stance) for row in levels for stance in STANCES}
    needs = [max([_LEAST_COLUMN, *(width_of(each) for each in points if each.stance is stance)]) for stance in STANCES]
    columns = _bands(room.left(), spread(room.width() - gap, needs), gap)
    crowds = [max(len(cells[row, stance]) for stance in STANCES) for row in levels]
    heights = level(room.height(), [max(crowd, 1) * pitch + _PADDING for crowd in crowds])
    rows = dict(zip(levels, _bands(room.top(), heights), strict=True))
    spots = [
        spot
        for at, stance in enumerate(STANCES)
        for row in levels
        for spot in _stack(cells[row, stance], at, columns[at], rows[row], pitch)
    ]
    return Places(tuple(columns), rows, tuple(spots))


def _of(points: Sequence[Point], row: int | None, stance: Stance | None) -> list[Point]:
    return [point for point in points if point.influence == row and point.stance is stance]


def _bands(start: float, sizes: Sequence[float], gap_after_first: float = 0.0) -> list[Band]:
    made = []
    for at, size in enumerate(sizes):
        made.append(Band(start, size))
        start += size + (gap_after_first if at == 0 else 0.0)
    return made


def _stack(points: list[Point], at: int, column: Band, row: Band, pitch: float) -> list[Spot]:
    """Stand the points of one cell below each other, in its middle."""
    lines = max(1, int(row.size // pitch))
    others = [point for point in points if not point.suspect]
    suspects = [point for point in points if point.suspect]
    shown = [*others, *suspects]
    if len(points) > lines:
        suspects = suspects[: lines - 1]
        shown = [*others[: lines - 1 - len(suspects)], *suspects]
    left_out = len(points) - len(shown)
    top = row.start + (row.size - pitch * (len(shown) + bool(left_out))) / 2
    spots = [
        Spot(QRectF(column.start, top + line * pitch, column.size, pitch), at, point)
        for line, point in enumerate(shown)
    ]
    if left_out:
        spots.append(Spot(QRectF(column.start, top + len(shown) * pitch, column.size, pitch), at, None, left_out))
    return spots
