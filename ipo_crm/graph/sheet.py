"""The printed sheet: title, picture, legend and note, one px of the scene to one point of the sheet."""

from io import BytesIO

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.boxes import label_boxes
from ipo_crm.graph.labels import MOST_SOLVED
from ipo_crm.graph.legend import draw_legend, legend_height
from ipo_crm.graph.marks import BACKGROUND, CONTROL, HULLS_LIGHT, MUTED
from ipo_crm.graph.pen import Align, Pen
from ipo_crm.graph.picture import FloatArray, Hull, Picture
from ipo_crm.graph.widths import label_width

EDGE = 16.0
LEAST_WIDTH = 860.0
TITLE_ROW, NOTE_ROW = 34.0, 20.0
PNG_DPI = 144
_ALIGN: dict[int, Align] = {-1: "right", 0: "center", 1: "left"}
_SECTORS = tuple(Sector)
# Dates and versions would make the same picture give other bytes.
_NO_TRACE: dict[str, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}


def render(picture: Picture, suffix: str, *, title: str, note: str) -> bytes:
    """Draw the whole sheet and give it as the bytes of a file with that suffix (svg, png or pdf)."""
    left, top, right, bottom = picture.bounds
    width = max(right - left, LEAST_WIDTH) + 2 * EDGE
    left = (left + right - width) / 2
    head = TITLE_ROW if title else 0.0
    legend = legend_height(width - 2 * EDGE)
    foot = legend + (NOTE_ROW if note else 0.0)
    sheet = (left, top - head - EDGE, width, bottom - top + head + foot + 2 * EDGE)
    with mpl.rc_context({"svg.hashsalt": "ipo_crm", "svg.fonttype": "path", "pdf.fonttype": 42}):
        figure, pen = _blank(*sheet)
        if title:
            pen.text(left + EDGE, top - head / 2, title, size=16.0, bold=True)
        draw_picture(pen, picture)
        draw_legend(pen, left + EDGE, bottom + EDGE / 2, width - 2 * EDGE)
        if note:
            pen.text(left + EDGE, bottom + EDGE / 2 + legend + NOTE_ROW / 2, note, size=10.0, colour=MUTED)
        written = BytesIO()
        figure.savefig(written, format=suffix, dpi=PNG_DPI, metadata=_NO_TRACE[suffix])
    return written.getvalue()


def draw_picture(pen: Pen, picture: Picture) -> None:
    """Draw outlines, contacts, nodes and names in this order, so that names lie on top."""
    for hull in picture.hulls:
        pen.region(hull.outline, HULLS_LIGHT[hull.colour])
    for dashed in (False, True):
        chosen = picture.edges[picture.edge_old == dashed]
        if len(chosen):
            pen.lines(list(picture.xy[chosen]), CONTROL, dashed=dashed)
    for i, (x, y) in enumerate(picture.xy.tolist()):
        radius, sector = float(picture.radius[i]), int(picture.sector[i])
        if picture.suspect[i]:
            pen.halo(x, y, radius)
        pen.node(x, y, radius, _SECTORS[sector] if sector >= 0 else None, person=bool(picture.person[i]))
    for i in np.flatnonzero(picture.label_rank < MOST_SOLVED).tolist():
        _write_name(pen, picture, i)
    for hull in picture.hulls:
        _write_hull_name(pen, hull)


def _blank(left: float, top: float, width: float, height: float) -> tuple[Figure, Pen]:
    """Give an empty sheet of which one px is one point, y down."""
    figure = Figure(figsize=(width / 72, height / 72), facecolor=BACKGROUND)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(left, left + width)
    axes.set_ylim(top + height, top)
    return figure, Pen(axes)


def _write_name(pen: Pen, picture: Picture, i: int) -> None:
    side, text = int(picture.label_side[i]), picture.labels[i]
    x, y = picture.label_xy[i].tolist()
    if picture.suspect[i]:
        box = _plate(picture.label_xy[i], side, text)
        pen.plate(box)
        pen.suspect_name(float(box[0] + box[2]) / 2, y, text)
    else:
        pen.text(x, y, text, bold=i == picture.own, align=_ALIGN[side])


def _plate(at: FloatArray, side: int, text: str) -> FloatArray:
    width = label_width(text, 12.0) * 1.07 + 10
    boxes = label_boxes(at[None], np.array([float(side)]), np.array([width]), np.array([18.0]))
    plate: FloatArray = boxes[0]
    return plate


def _write_hull_name(pen: Pen, hull: Hull) -> None:
    """Write the name bold and the number of members after it, together round the middle."""
    colour = HULLS_LIGHT[hull.colour]
    count = f"{len(hull.members)}"
    name_width, count_width = label_width(hull.name, 12.0) * 1.07, label_width(count, 12.0)
    start = hull.label_at[0] - (name_width + 6 + count_width) / 2
    pen.text(start, hull.label_at[1], hull.name, size=12.0, colour=colour, bold=True)
    pen.text(start + name_width + 6, hull.label_at[1], count, size=12.0, colour=colour)
