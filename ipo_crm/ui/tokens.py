"""Colours, sizes and type of both themes: the one place that knows them. No Qt here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipo_crm.domain.sectors import Sector


class Shape(StrEnum):
    """The eight shapes that tell sectors apart without colour."""

    CIRCLE = "circle"
    ROUNDED = "rounded"
    SQUARE = "square"
    TRIANGLE_UP = "triangle_up"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"
    HEXAGON = "hexagon"
    TRIANGLE_DOWN = "triangle_down"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a sector is drawn: both colours, the shape, its half-size per circle radius, and how far it sinks."""

    light: str
    dark: str
    shape: Shape
    factor: float
    sink: float = 0.0


MARKS: Final[dict[Sector, Mark]] = {
    Sector.PROVINCE: Mark("#332288", "#5E69F6", Shape.CIRCLE, 1.00),
    Sector.LOCAL: Mark("#145A5C", "#66D4C0", Shape.ROUNDED, 0.90),
    Sector.STATE: Mark("#993B95", "#BF5DC0", Shape.SQUARE, 0.88),
    Sector.PARLIAMENT: Mark("#631630", "#CE3D71", Shape.TRIANGLE_UP, 1.32, 0.18),
    Sector.ENERGY: Mark("#3180D4", "#B9DFFA", Shape.DIAMOND, 1.25),
    Sector.HOUSING: Mark("#16A42D", "#30A33A", Shape.PENTAGON, 1.14),
    Sector.CIVIL: Mark("#D76166", "#ED8380", Shape.HEXAGON, 1.10),
    Sector.MARKET: Mark("#898D9A", "#82909A", Shape.TRIANGLE_DOWN, 1.32, -0.18),
}

SECTOR_NAMES: Final[dict[Sector, str]] = {
    Sector.PROVINCE: "Provincies",
    Sector.LOCAL: "Gemeenten en waterschappen",
    Sector.STATE: "Rijk",
    Sector.PARLIAMENT: "Kamer",
    Sector.ENERGY: "Netbeheer en energie",
    Sector.HOUSING: "Wonen en bouw",
    Sector.CIVIL: "Maatschappelijk",
    Sector.MARKET: "Markt en kennis",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme as "#RRGGBB"; amber is reserved for suspects, search marks and decisions to take."""

    dark: bool
    bg: str
    surface: str
    sunken: str
    ink: str
    muted: str
    line: str
    ctl: str
    accent: str
    on_accent: str
    accent_soft: str
    amber: str
    amber_ring: str
    amber_fill: str
    halo: str
    pos: str
    pos_soft: str
    neg: str
    neg_soft: str
    unk: str
    hulls: tuple[str, str, str, str]

    @property
    def name(self) -> str:
        """The suffix of the files in resources/themes."""
        return "dark" if self.dark else "light"

    def sector(self, sector: Sector | None) -> str:
        """Give the colour of a sector; without one the colour of what is unknown."""
        if sector is None:
            return self.muted
        mark = MARKS[sector]
        return mark.dark if self.dark else mark.light


LIGHT: Final = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    sunken="#F0F2F5",
    ink="#17202B",
    muted="#566273",
    line="#E1E5EA",
    ctl="#838C98",
    accent="#1D4E89",
    on_accent="#FFFFFF",
    accent_soft="#E8EEF6",
    amber="#8A5200",
    amber_ring="#B86E00",
    amber_fill="#FFF1D6",
    halo="#F2A900",
    pos="#1E7A55",
    pos_soft="#E3F1EA",
    neg="#B3372B",
    neg_soft="#FAE9E7",
    unk="#A9B2BD",
    hulls=("#1D4E89", "#117733", "#993B95", "#566273"),
)
DARK: Final = Tokens(
    dark=True,
    bg="#12161C",
    surface="#1A2029",
    sunken="#151A21",
    ink="#E7ECF2",
    muted="#9AA7B5",
    line="#2B333E",
    ctl="#707B88",
    accent="#7FB2EA",
    on_accent="#10151C",
    accent_soft="#22324A",
    amber="#F2B84B",
    amber_ring="#F2B84B",
    amber_fill="#3A2E14",
    halo="#F2B84B",
    pos="#58C08F",
    pos_soft="#1B3A30",
    neg="#F08A7E",
    neg_soft="#43251F",
    unk="#5A6572",
    hulls=("#7FB2EA", "#5DBB74", "#D98AD0", "#A3ADBA"),
)


class TextRole(StrEnum):
    """What a text is for; the theme gives each its size and weight."""

    TITLE = "title"
    RECORD = "record"
    SECTION = "section"
    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    META = "meta"
    SUSPECT = "suspect"
    SCORE = "score"
    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Type:
    """Size in px at text size 100 %, weight on the 100-900 scale, and the token of its colour."""

    size: int
    weight: int
    colour: str


TYPES: Final[dict[TextRole, Type]] = {
    TextRole.TITLE: Type(20, 600, "ink"),
    TextRole.RECORD: Type(16, 600, "ink"),
    TextRole.SECTION: Type(13, 600, "ink"),
    TextRole.BODY: Type(13, 400, "ink"),
    TextRole.STRONG: Type(13, 600, "ink"),
    TextRole.MUTED: Type(13, 400, "muted"),
    TextRole.META: Type(11, 400, "muted"),
    TextRole.SUSPECT: Type(12, 600, "amber"),
    TextRole.SCORE: Type(16, 600, "amber"),
    TextRole.ERROR: Type(11, 400, "neg"),
    TextRole.NOTICE: Type(11, 400, "amber"),
}
BODY_SIZE: Final = 13


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures in px at text size 100 %, on a 4/8 px grid."""

    top_bar: int = 48
    rail: int = 208
    rail_folded: int = 52
    status: int = 24
    page_head: int = 56
    section_head: int = 36
    row: int = 32
    row_two: int = 48
    button: int = 28
    field: int = 32
    chip: int = 20
    chip_filter: int = 24
    kbd: int = 18
    target: int = 24
    page_margin: int = 24
    pane_margin: int = 20
    gap: int = 12
    radius: int = 4
    radius_chip: int = 3
    radius_palette: int = 6
    focus: int = 2
    icon: int = 16
    fold_below: int = 1400
    window_least: tuple[int, int] = (1180, 680)


SIZES: Final = Sizes()


def mix(colour: str, other: str, share: float) -> str:
    """Blend `share` (0-1) of the other colour into the first, per sRGB channel."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21.

    WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
