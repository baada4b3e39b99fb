"""Pictures for the canvas tests: one like the design, all invented but the ten of the letter, and large ones."""

import numpy as np

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.picture import FloatArray, Hull, Picture

_SECTORS = list(Sector)

# label, sector, person (p) or organisation (o), influence, x, y, label side (l, r, above, below)
_ACTORS = """
IPO|prov|o|4|252|309|l
VNG|gem|o|4|422|139|below
Unie van Waterschappen|gem|o|2|305|182|l
Aedes|won|o|4|319|215|r
EBN|net|o|3|319|247|r
Energie Samen|maat|o|2|366|186|above
Netbeheer Nederland|net|o|4|331|143|l
Bouwend Nederland|won|o|3|443|252|plate-left
Woonbond|won|o|3|384|339|above
Vereniging Eigen Huis|won|o|4|439|368|plate-right
MRDH|gem|o|3|103|256|r
Vervoerregio Amsterdam|gem|o|3|89|290|r
OV-NL|markt|o|3|98|343|r
Proefprovincie|prov|o|2|185|500|r
Voorbeeldvervoer NV|markt|o|2|189|533|l
St. Fictief Studenten|maat|o|2|262|520|below
Hogeschool Proefstad|markt|o|2|319|556|l
gem. Voorbeeldstad|gem|o|2|701|305|below-right
Voorbeeldprovincie|prov|o|3|730|350|below
St. Fictief Huren|maat|o|2|660|363|above
Voorbeeldwarmte BV|net|o|3|690|440|r
Voorbeeldbank NV|markt|o|4|636|468|r
T. Denkbeeldig|rijk|p|4|443|64|r
P. Verzonnen|rijk|p|3|354|91|l
C. Testema|rijk|p|2|137|445|l
A. Voorbeeld|kamer|p|4|472|161|r
S. van Fictie|kamer|p|3|486|282|r
F. Quasi|kamer|p|3|334|428|r
H. Proefman|kamer|p|2|534|395|r
B. Zogenaamd|kamer|p|4|494|428|r
N. Demonstra|kamer|p|2|541|483|l
G. van Pseudo|gem|p|2|600|161|r
R. Nepnaam|net|p|3|661|271|l
K. Schijnsel|maat|p|2|512|308|r
O. Oefening|markt|p|2|406|430|r
W. Aanname|markt|p|2|568|565|r
"""
_LINES = """
IPO: A. Voorbeeld, S. van Fictie, C. Testema, P. Verzonnen
C. Testema: Proefprovincie, Voorbeeldvervoer NV
OV-NL: C. Testema
P. Verzonnen: VNG, Netbeheer Nederland, H. Proefman
A. Voorbeeld: VNG, S. van Fictie, R. Nepnaam
Bouwend Nederland: S. van Fictie, H. Proefman
Woonbond: F. Quasi, O. Oefening, K. Schijnsel
S. van Fictie: K. Schijnsel, F. Quasi
K. Schijnsel: St. Fictief Huren
Vereniging Eigen Huis: H. Proefman, O. Oefening, F. Quasi
H. Proefman: Voorbeeldbank NV
R. Nepnaam: Voorbeeldwarmte BV, Voorbeeldprovincie
N. Demonstra: Voorbeeldbank NV
Voorbeeldbank NV: W. Aanname
Voorbeeldwarmte BV: W. Aanname
W. Aanname: Hogeschool Proefstad
F. Quasi: St. Fictief Studenten
"""
_OLD_LINES = """
T. Denkbeeldig: P. Verzonnen, A. Voorbeeld, Bouwend Nederland
G. van Pseudo: VNG, Voorbeeldprovincie
B. Zogenaamd: Bouwend Nederland, H. Proefman, Vereniging Eigen Huis
N. Demonstra: Vereniging Eigen Huis
"""
_HULLS = """
Brief van tien|0|292|108|0,1,2,3,4,5,6,7,8,9
Warmte in de wijk|1|740|269|17,18,19,20,21
Studenten en OV|2|382|483|0,13,14,15,16
Brandbrief OV 2023|3|73|222|0,10,11,12
"""
_SCALE = 1.037
_SUSPECTS = (7, 8, 9, 21)


def demo_picture() -> Picture:
    """36 actors in four coalitions, placed as in the design."""
    rows = [line.split("|") for line in _ACTORS.split("\n") if line]
    labels = tuple(row[0] for row in rows)
    xy = _SCALE * np.array([[float(row[4]), float(row[5])] for row in rows])
    radius = np.array([5 + 1.35 * int(row[3]) for row in rows])
    suspect = np.isin(np.arange(len(rows)), _SUSPECTS)
    reach = radius + np.where(suspect, 7.0, 0.0)
    away, side = zip(*(_label(row[6], r) for row, r in zip(rows, reach, strict=True)), strict=True)
    recent, old = _pairs(_LINES, labels), _pairs(_OLD_LINES, labels)
    return Picture(
        refs=tuple(_ref(number, row[2]) for number, row in enumerate(rows)),
        labels=labels,
        xy=xy,
        radius=radius,
        sector=np.array([_SECTORS.index(Sector(row[1])) for row in rows]),
        person=np.array([row[2] == "p" for row in rows]),
        suspect=suspect,
        score=np.where(suspect, 74.0, np.nan),
        own=0,
        label_xy=xy + np.array(away),
        label_side=np.array(side),
        label_rank=np.where(np.arange(len(rows)) == 0, 0, np.where(suspect, 1, 20 - radius.astype(np.int64))),
        edges=np.array(recent + old),
        edge_old=np.arange(len(recent) + len(old)) >= len(recent),
        hulls=tuple(_hull(number, line, xy) for number, line in enumerate(_HULLS.split("\n")[1:-1], start=1)),
    )


def large_picture(actors: int, lines: int, seed: int = 7) -> Picture:
    """A picture of a size, in clusters as networks are: most lines are short."""
    rng = np.random.default_rng(seed)
    side = 40 * np.sqrt(actors)
    middles = rng.uniform(0, side, (max(actors // 40, 1), 2)) * (1.4, 1.0)
    home = rng.integers(0, len(middles), actors)
    xy = middles[home] + rng.normal(0, side / 18, (actors, 2))
    start = rng.integers(0, actors, lines)
    order = np.argsort(home, kind="stable")
    rank = np.argsort(order, kind="stable")
    near = order[(rank[start] + rng.integers(1, 25, lines)) % actors]
    end = np.where(rng.random(lines) < 0.8, near, rng.integers(0, actors, lines))
    return Picture(
        refs=tuple(_ref(number, "op"[number % 2]) for number in range(actors)),
        labels=tuple(f"Voorbeeld {number}" for number in range(actors)),
        xy=xy,
        radius=5 + 1.35 * rng.integers(1, 6, actors).astype(np.float64),
        sector=rng.integers(0, 8, actors),
        person=np.arange(actors) % 2 == 1,
        suspect=np.arange(actors) % 200 == 0,
        score=np.full(actors, np.nan),
        own=0,
        label_xy=xy + np.array([18.0, 0.0]),
        label_side=np.ones(actors, dtype=np.int64),
        label_rank=rng.permutation(actors),
        edges=np.stack([start, np.where(end == start, (end + 1) % actors, end)], axis=1),
        edge_old=rng.random(lines) < 0.2,
        hulls=(),
    )


def _ref(number: int, kind: str) -> ActorRef:
    return ActorRef(ActorKind.PERSON if kind == "p" else ActorKind.ORGANISATION, number + 1)


def _label(place: str, reach: float) -> tuple[tuple[float, float], int]:
    return {
        "l": ((-reach - 5, 0.0), -1),
        "r": ((reach + 5, 0.0), 1),
        "above": ((0.0, -reach - 9), 0),
        "below": ((0.0, reach + 11), 0),
        "below-right": ((10.0, reach + 8), 1),
        "plate-left": ((-18.0, reach + 1), -1),
        "plate-right": ((reach, -reach - 1), 1),
    }[place]


def _pairs(text: str, labels: tuple[str, ...]) -> list[tuple[int, int]]:
    pairs = []
    for line in text.split("\n"):
        start, _, ends = line.partition(": ")
        pairs += [(labels.index(start), labels.index(end)) for end in ends.split(", ") if end]
    return pairs


def _hull(number: int, line: str, xy: FloatArray) -> Hull:
    name, colour, x, y, members = line.split("|")
    inside = np.array([int(member) for member in members.split(",")])
    return Hull(
        coalition=CoalitionId(number),
        name=name,
        members=inside,
        outline=_outline(xy[inside]),
        label_at=(_SCALE * float(x), _SCALE * float(y)),
        colour=int(colour),
    )


def _outline(points: FloatArray, reach: float = 25.0) -> FloatArray:
    """Give the convex hull of circles around points (k, 2): in each direction the farthest point on them."""
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    farthest: FloatArray = points[(points @ ways.T).argmax(axis=0)] + ways * reach
    return farthest
