"""One landscape sheet shared out among the parts of a drawing that have nothing to do with one another."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ipo_crm.graph.picture import FloatArray

ROOM = (852.0, 640.0)
"""Width and height in px of the canvas in a window of 1440 x 900: what a picture is made to fill at zoom 1."""
MARGIN = (100.0, 58.0)
"""Room in px left and right, and above and below, the nodes of each part: for outlines and names."""
LEAST_AREA, MOST_AREA = 6_600.0, 20_000.0
"""Square px per actor: less leaves names no air, more only makes lines long."""
_LEAST_BOX = (80.0, 50.0)
_GROWTH = 1.08
_CROWDED = 0.5
"""The share of the least area that a part makes do with where the room is shared."""
_EXTRA = 18.0
"""What a part's margins take of the sheet, in actors."""
_GRID_STEP = (150.0, 48.0)
_COLUMNS = 6


class Box(NamedTuple):
    """Where the nodes of one part may stand, in px: the corner at the top left, and the size."""

    left: float
    top: float
    width: float
    height: float


def share_out(counts: Sequence[int], room: tuple[float, float] = ROOM, *, rows: int = 0) -> list[Box]:
    """Give each part of so many actors its box on one sheet, which is larger than the room where it has to be.

    With `rows` the box after the last is for so many lone actors that stand in rows.
    """
    counts = [*counts, rows] if rows else list(counts)
    width, height = sheet_size(sum(counts), room)
    while True:
        boxes = [_without_margin(part) for part in _cut(counts, Box(0.0, 0.0, width, height))]
        fits = [_is_enough(box, count) for box, count in zip(boxes, counts, strict=True)]
        if all(fits) and not (rows and _height_of_rows(boxes[-1], rows) > boxes[-1].height):
            return boxes
        width, height = width * _GROWTH, height * _GROWTH


def sheet_size(actors: int, room: tuple[float, float]) -> tuple[float, float]:
    """Give width and height in px of the sheet for so many actors: the room, or less for few and more for many."""
    inner = (room[0] - 2 * MARGIN[0]) * (room[1] - 2 * MARGIN[1])
    area = min(max(inner, actors * LEAST_AREA), actors * MOST_AREA)
    scale = float(np.sqrt(area / inner))
    return (room[0] - 2 * MARGIN[0]) * scale + 2 * MARGIN[0], (room[1] - 2 * MARGIN[1]) * scale + 2 * MARGIN[1]


def grid(count: int, columns: int = _COLUMNS) -> FloatArray:
    """Give places (count, 2) in tidy rows for actors that nothing ties to the others."""
    index = np.arange(count)
    return np.column_stack([index % columns * _GRID_STEP[0], index // columns * _GRID_STEP[1]]).astype(np.float64)


def grid_in(box: Box, count: int) -> FloatArray:
    """Give places (count, 2) in tidy rows of which as many fit beside each other as the box is wide."""
    places: FloatArray = grid(count, columns=_columns(box)) + np.array(box[:2])
    return places


def spiral(count: int) -> FloatArray:
    """Give unit directions (count, 2) of which no two are alike: each a golden angle further."""
    turn = np.arange(count) * (np.pi * (3 - np.sqrt(5)))
    return np.column_stack([np.cos(turn), np.sin(turn)])


def _cut(counts: Sequence[int], sheet: Box) -> list[Box]:
    """Cut the sheet in two along its longer side between the first parts and the rest, and so on."""
    if len(counts) < 2:
        return [sheet] * len(counts)
    weights = np.array(counts) + np.minimum(3.0 * np.array(counts), _EXTRA)
    before = np.cumsum(weights)[:-1]
    cut = int(np.abs(before - weights.sum() / 2).argmin()) + 1
    share = float(before[cut - 1] / weights.sum())
    left, top, width, height = sheet
    if width >= height:
        halves = Box(left, top, width * share, height), Box(left + width * share, top, width * (1 - share), height)
    else:
        halves = Box(left, top, width, height * share), Box(left, top + height * share, width, height * (1 - share))
    return _cut(counts[:cut], halves[0]) + _cut(counts[cut:], halves[1])


def _without_margin(part: Box) -> Box:
    left, top, width, height = part
    return Box(left + MARGIN[0], top + MARGIN[1], width - 2 * MARGIN[0], height - 2 * MARGIN[1])


def _is_enough(box: Box, count: int) -> bool:
    if count == 1:
        return box.width >= 0 and box.height >= 0
    wide_enough = box.width >= _LEAST_BOX[0] and box.height >= _LEAST_BOX[1]
    return wide_enough and box.width * box.height >= _CROWDED * count * LEAST_AREA


def _height_of_rows(box: Box, count: int) -> float:
    return (-(-count // _columns(box)) - 1) * _GRID_STEP[1]


def _columns(box: Box) -> int:
    return int(box.width // _GRID_STEP[0]) + 1
