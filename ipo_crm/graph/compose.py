"""From a network to the picture of it: places, names, outlines, in one frozen draw list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network
from ipo_crm.domain.positions import FRESH_DAYS
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.hulls import soft_outline
from ipo_crm.graph.labels import place_hull_label, place_labels
from ipo_crm.graph.layout import Places, arrange
from ipo_crm.graph.marks import HALO, node_radius
from ipo_crm.graph.obstacles import Obstacles
from ipo_crm.graph.picture import BoolArray, FloatArray, Hull, IntArray, Picture
from ipo_crm.graph.scores import Ranking
from ipo_crm.graph.widths import label_width as inter_width

MOST_HULLS = 8
LABEL_HEIGHT, SUSPECT_HEIGHT, HULL_LABEL_HEIGHT = 15.0, 20.0, 16.0
HULL_LABEL_AIR = 18.0
"""Px kept free beside a coalition's name, so that it is not read as one with the name of a node."""
SUSPECT_SCALE, SUSPECT_PADDING = 1.17, 10.0
"""A suspect's name is 12 px and bold against 11 px, on a plate with 5 px either side."""
_SECTORS = tuple(Sector)
_HULL_COLOURS = 4

LabelWidth = Callable[[str], float]


def compose(
    network: Network,
    scores: Mapping[CoalitionId, Ranking],
    places: Places | None,
    today: date,
    label_width: LabelWidth = inter_width,
) -> Picture:
    """Build the draw list of a network.

    Known `places` are kept exactly, other actors get one. `label_width` gives the px of a name at 11 px; contacts
    older than 90 days on `today`, or of no known date, are old. UserError above 500 actors.
    """
    actors = sorted(network.actors, key=lambda actor: actor.ref)
    placed = arrange(network, places)
    nodes = _Nodes.of(actors, placed, scores, network.us)
    edges, old = _contacts(network, nodes.at, today)
    groups = _shown(network.coalitions, nodes.at)
    outlines = [soft_outline(nodes.xy[members]) for _, members in groups]
    reach = nodes.radius + np.where(nodes.suspect, HALO, 0.0)
    obstacles = Obstacles.of(nodes.xy, reach, edges, outlines, [members for _, members in groups])
    rank = _label_rank(nodes, edges)
    width, height = _label_sizes(actors, nodes.suspect, label_width)
    labels = place_labels(obstacles, width, height, rank)
    return Picture(
        refs=tuple(nodes.at),
        labels=tuple(actor.label for actor in actors),
        xy=nodes.xy,
        radius=nodes.radius,
        sector=np.array([-1 if one.sector is None else _SECTORS.index(one.sector) for one in actors], dtype=np.int64),
        person=np.array([actor.ref.is_person for actor in actors], dtype=np.bool_),
        suspect=nodes.suspect,
        score=nodes.score,
        own=nodes.own,
        label_xy=labels.at,
        label_side=labels.side,
        label_rank=rank,
        edges=edges,
        edge_old=old,
        hulls=_hulls(groups, outlines, obstacles, labels.boxes, label_width),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Nodes:
    """What is known per actor before names are placed, in the order of the refs in `at`."""

    at: dict[ActorRef, int]
    xy: FloatArray
    radius: FloatArray
    suspect: BoolArray
    score: FloatArray
    own: int | None

    @classmethod
    def of(
        cls, actors: list[Actor], placed: Places, scores: Mapping[CoalitionId, Ranking], us: ActorRef | None
    ) -> "_Nodes":
        at = {actor.ref: i for i, actor in enumerate(actors)}
        suspect = np.zeros(len(actors), dtype=np.bool_)
        score = np.full(len(actors), np.nan)
        for ranking in scores.values():
            for one in ranking.scores:
                if one.actor in at and not one.opponent:
                    i = at[one.actor]
                    suspect[i] |= one.highlighted
                    score[i] = np.fmax(score[i], one.points)
        return cls(
            at=at,
            xy=np.array([placed[ref] for ref in at], dtype=np.float64).reshape(-1, 2),
            radius=np.array([node_radius(actor.influence) for actor in actors], dtype=np.float64),
            suspect=suspect,
            score=score,
            own=None if us is None else at.get(us),
        )


def _contacts(network: Network, at: dict[ActorRef, int], today: date) -> tuple[IntArray, BoolArray]:
    """Give one line per pair of drawn actors, and whether its latest contact is old."""
    latest: dict[tuple[int, int], date | None] = {}
    for tie in network.ties:
        if tie.a in at and tie.b in at and tie.a != tie.b:
            pair = (min(at[tie.a], at[tie.b]), max(at[tie.a], at[tie.b]))
            known = [day for day in (latest.get(pair), tie.last) if day is not None]
            latest[pair] = max(known, default=None)
    since = today - timedelta(days=FRESH_DAYS)
    pairs = sorted(latest)
    old = [(day := latest[pair]) is None or day < since for pair in pairs]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(old, dtype=np.bool_)


def _shown(coalitions: tuple[CoalitionGroup, ...], at: dict[ActorRef, int]) -> list[tuple[CoalitionGroup, IntArray]]:
    """Choose the coalitions to outline: at most eight, the newest (and then the largest), in order of key."""
    groups = [
        (group, np.array(sorted(at[ref] for ref in group.members if ref in at), dtype=np.int64)) for group in coalitions
    ]
    groups = [(group, members) for group, members in groups if len(members)]
    newest = sorted(groups, key=lambda pair: (pair[0].formed or date.min, len(pair[1]), -pair[0].id), reverse=True)
    return sorted(newest[:MOST_HULLS], key=lambda pair: pair[0].id)


def _hulls(
    groups: list[tuple[CoalitionGroup, IntArray]],
    outlines: list[FloatArray],
    obstacles: Obstacles,
    taken: FloatArray,
    label_width: LabelWidth,
) -> tuple[Hull, ...]:
    hulls = []
    for index, ((group, members), outline) in enumerate(zip(groups, outlines, strict=True)):
        width = SUSPECT_SCALE * label_width(f"{group.name}  {len(members)}") + HULL_LABEL_AIR
        x, y = place_hull_label(outline, (width, HULL_LABEL_HEIGHT), obstacles, taken)
        box = [x - width / 2, y - HULL_LABEL_HEIGHT / 2, x + width / 2, y + HULL_LABEL_HEIGHT / 2]
        taken = np.vstack([taken, box])
        hulls.append(
            Hull(
                coalition=group.id,
                name=group.name,
                members=members,
                outline=outline,
                label_at=(x, y),
                colour=index % _HULL_COLOURS,
            )
        )
    return tuple(hulls)


def _label_rank(nodes: _Nodes, edges: IntArray) -> IntArray:
    """Rank names by what one must read first: ourselves, suspects, then influence with the number of contacts."""
    degree = np.bincount(edges.ravel(), minlength=len(nodes.xy))
    own = np.zeros(len(nodes.xy), dtype=np.bool_)
    if nodes.own is not None:
        own[nodes.own] = True
    order = np.lexsort((-degree, -nodes.radius, ~nodes.suspect, ~own))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _label_sizes(actors: list[Actor], suspect: BoolArray, label_width: LabelWidth) -> tuple[FloatArray, FloatArray]:
    plain = np.array([label_width(actor.label) for actor in actors], dtype=np.float64)
    width = np.where(suspect, SUSPECT_SCALE * plain + SUSPECT_PADDING, plain)
    return width, np.where(suspect, SUSPECT_HEIGHT, LABEL_HEIGHT)
