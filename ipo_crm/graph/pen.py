"""What a printed picture is drawn with: a few strokes of matplotlib in px of the scene."""

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from ipo_crm.assets import resource
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.marks import AMBER, AMBER_FILL, AMBER_HALO, AMBER_RING, HALO, INK, SURFACE, mark_of
from ipo_crm.graph.picture import FloatArray
from ipo_crm.graph.shapes import shape_of

Align = Literal["left", "center", "right"]
_DASH = (0.0, (3.0, 3.0))


class Pen:
    """Draws on axes of which one unit is one px; later strokes lie over earlier ones."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        self._plain = FontProperties(fname=resource("fonts", "Inter-Regular.otf"))
        self._bold = FontProperties(fname=resource("fonts", "Inter-SemiBold.otf"))
        self._layer = 1.0

    def region(self, outline: FloatArray, colour: str) -> None:
        """Fill a coalition's outline softly."""
        patch = Polygon(outline, closed=True, facecolor=to_rgba(colour, 0.075), edgecolor=to_rgba(colour, 0.45))
        patch.set(linewidth=1.2, zorder=self._next())
        self._axes.add_patch(patch)

    def lines(self, segments: Sequence[FloatArray], colour: str, *, dashed: bool) -> None:
        """Draw contact lines (2, 2) each."""
        style = _DASH if dashed else "solid"
        self._axes.add_collection(
            LineCollection(
                segments, colors=[to_rgba(colour, 0.55)], linewidths=1.1, linestyles=style, zorder=self._next()
            )
        )

    def halo(self, x: float, y: float, radius: float) -> None:
        """Draw the amber ring of an unusual suspect round a node of that radius."""
        fill, ring = to_rgba(AMBER_HALO, 0.38), to_rgba(AMBER_RING)
        circle = Circle((x, y), radius + HALO, facecolor=fill, edgecolor=ring, linewidth=1.8, zorder=self._next())
        self._axes.add_patch(circle)

    def node(self, x: float, y: float, radius: float, sector: Sector | None, *, person: bool) -> None:
        """Draw an actor: an organisation filled, a person hollow."""
        mark = mark_of(sector)
        outline = shape_of(mark) * radius + (x, y)
        face, edge, width = (SURFACE, mark.light, 2.0) if person else (mark.light, SURFACE, 1.5)
        patch = Polygon(outline, closed=True, facecolor=face, edgecolor=edge, linewidth=width, zorder=self._next())
        patch.set_joinstyle("miter" if person else "round")
        self._axes.add_patch(patch)

    def plate(self, box: FloatArray) -> None:
        """Draw the amber plate under a suspect's name."""
        left, top, right, bottom = box.tolist()
        patch = FancyBboxPatch(
            (left, top), right - left, bottom - top, boxstyle="round,pad=0,rounding_size=3", linewidth=0
        )
        patch.set(facecolor=AMBER_FILL, zorder=self._next())
        self._axes.add_patch(patch)

    def suspect_name(self, x: float, y: float, text: str) -> None:
        """Write a suspect's name with its middle there."""
        self.text(x, y, text, size=12.0, colour=AMBER, bold=True, align="center")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 11.0,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write one line with its middle line at y."""
        # Inter's x-height is over half its size: this baseline puts the small letters' middle a hair above y.
        self._axes.text(
            x,
            y + 0.36 * size,
            text,
            color=colour,
            fontproperties=self._bold if bold else self._plain,
            fontsize=size,
            ha=align,
            va="baseline",
            parse_math=False,
            zorder=self._next(),
        )

    def _next(self) -> float:
        self._layer += 1.0
        return self._layer
