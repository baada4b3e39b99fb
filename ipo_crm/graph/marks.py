"""How actors are marked: colour and shape per sector, hull colours, and the tokens that a picture is printed with."""

from dataclasses import dataclass

from ipo_crm.domain.sectors import Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sector's colour (light and dark theme) and shape; `factor` times the circle radius is the half-size."""

    name: str
    light: str
    dark: str
    shape: str
    factor: float


MARKS: dict[Sector, Mark] = {
    Sector.PROVINCE: Mark(name="Provincies", light="#332288", dark="#5E69F6", shape="circle", factor=1.0),
    Sector.LOCAL: Mark(
        name="Gemeenten en waterschappen", light="#145A5C", dark="#66D4C0", shape="rounded_square", factor=0.9
    ),
    Sector.STATE: Mark(name="Rijk", light="#993B95", dark="#BF5DC0", shape="square", factor=0.88),
    Sector.PARLIAMENT: Mark(name="Kamer", light="#631630", dark="#CE3D71", shape="triangle_up", factor=1.32),
    Sector.ENERGY: Mark(name="Netbeheer en energie", light="#3180D4", dark="#B9DFFA", shape="diamond", factor=1.25),
    Sector.HOUSING: Mark(name="Wonen en bouw", light="#16A42D", dark="#30A33A", shape="pentagon", factor=1.14),
    Sector.CIVIL: Mark(name="Maatschappelijk", light="#D76166", dark="#ED8380", shape="hexagon", factor=1.1),
    Sector.MARKET: Mark(name="Markt en kennis", light="#898D9A", dark="#82909A", shape="triangle_down", factor=1.32),
}
UNKNOWN = Mark(name="Sector onbekend", light="#566273", dark="#9AA7B5", shape="circle", factor=1.0)

HULLS_LIGHT = ("#1D4E89", "#117733", "#993B95", "#566273")
HULLS_DARK = ("#7FB2EA", "#5DBB74", "#D98AD0", "#A3ADBA")

BACKGROUND, SURFACE, INK, MUTED, CONTROL = "#F6F7F9", "#FFFFFF", "#17202B", "#566273", "#838C98"
AMBER, AMBER_RING, AMBER_FILL, AMBER_HALO = "#8A5200", "#B86E00", "#FFF1D6", "#F2A900"
"""Tokens of the light theme that a printed picture uses; amber means unusual suspects and nothing else."""

NODE_BASE, NODE_STEP = 5.0, 1.35
"""A node's radius in px is the base plus a step per point of influence (1-5)."""
UNKNOWN_INFLUENCE = 1
HALO = 7.0
"""How far the halo of an unusual suspect reaches past its node, in px."""


def mark_of(sector: Sector | None) -> Mark:
    """Give the mark of a sector, or the one for a sector that is not known."""
    return UNKNOWN if sector is None else MARKS[sector]


def node_radius(influence: int | None) -> float:
    """Give the circle radius of a node in px; influence that is not known is drawn as the smallest."""
    return NODE_BASE + NODE_STEP * (UNKNOWN_INFLUENCE if influence is None else influence)
