"""The legend of a printed picture: what colour, shape, size and line mean, in two rows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.hulls import soft_outline
from ipo_crm.graph.marks import CONTROL, HULLS_LIGHT, MUTED, mark_of, node_radius
from ipo_crm.graph.pen import Pen
from ipo_crm.graph.widths import label_width

ROW = 24.0
_GAP, _MARK = 18.0, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A sign with its meaning; `draw` puts the sign with its left end at x, `wide` px wide."""

    text: str
    wide: float
    draw: Callable[[Pen, float, float], None]

    @property
    def width(self) -> float:
        return self.wide + 6 + label_width(self.text) + _GAP


def legend_height(width: float) -> float:
    """Give the px of height that the legend takes on a sheet of that width."""
    return ROW * len(_rows(width)) + 12


def draw_legend(pen: Pen, left: float, top: float, width: float) -> None:
    """Write the legend's rows from the top left corner there."""
    for index, row in enumerate(_rows(width)):
        x, y = left, top + ROW * (index + 0.5)
        for entry in row:
            entry.draw(pen, x, y)
            pen.text(x + entry.wide + 6, y, entry.text, colour=MUTED)
            x += entry.width


def _rows(width: float) -> list[list[_Entry]]:
    """Fill rows with sectors, then start a row for the other signs; wrap where the sheet ends."""
    rows: list[list[_Entry]] = []
    for group in ([_sector(sector) for sector in Sector], _signs()):
        taken = width
        for entry in group:
            if taken + entry.width - _GAP > width:
                rows.append([])
                taken = 0.0
            rows[-1].append(entry)
            taken += entry.width
    return rows


def _sector(sector: Sector) -> _Entry:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.node(x + 5, y, 5.0, sector, person=False)

    return _Entry(text=mark_of(sector).name, wide=10.0, draw=draw)


def _signs() -> list[_Entry]:
    return [
        _Entry(text="grootte is invloed", wide=28.0, draw=_draw_sizes),
        _Entry(text="organisatie, persoon", wide=32.0, draw=_draw_kinds),
        _Entry(text="contact, ouder dan 90 dagen", wide=48.0, draw=_draw_lines),
        _Entry(text="unusual suspect", wide=_MARK, draw=_draw_suspect),
        _Entry(text="coalitie", wide=24.0, draw=_draw_hull),
    ]


def _draw_sizes(pen: Pen, x: float, y: float) -> None:
    small, large = node_radius(1), node_radius(4)
    pen.node(x + 4, y, small * 0.7, None, person=False)
    pen.node(x + 20, y, large * 0.75, None, person=False)


def _draw_kinds(pen: Pen, x: float, y: float) -> None:
    pen.node(x + 6, y, 6.0, None, person=False)
    pen.node(x + 24, y, 5.5, None, person=True)


def _draw_lines(pen: Pen, x: float, y: float) -> None:
    pen.lines([np.array([[x, y], [x + 21, y]])], CONTROL, dashed=False)
    pen.lines([np.array([[x + 26, y], [x + 48, y]])], CONTROL, dashed=True)


def _draw_suspect(pen: Pen, x: float, y: float) -> None:
    pen.halo(x + 8, y, 0.5)


def _draw_hull(pen: Pen, x: float, y: float) -> None:
    pen.region(soft_outline(np.array([[x + 7, y], [x + 17, y]]), buffer=7.0), HULLS_LIGHT[0])
