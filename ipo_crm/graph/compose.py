"""From a network to the picture of it: places, names, outlines, in one frozen draw list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network
from ipo_crm.domain.positions import FRESH_DAYS
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.layout import Places, arrange
from ipo_crm.graph.marks import HALO, node_radius
from ipo_crm.graph.naming import Group, LabelWidth, Wording, Written, fill_factors, write_names
from ipo_crm.graph.packing import ROOM, sheet_size
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray, Picture
from ipo_crm.graph.scores import Ranking
from ipo_crm.graph.settle import settle
from ipo_crm.graph.widths import label_width as inter_width

MOST_HULLS = 8
EDGE = 18.0
"""Px kept free along each side of the room."""
_SECTORS = tuple(Sector)
_FILLED = 0.02
_MOST_FILLS, _FILLED_WITH_CARE = 3, 120


def compose(
    network: Network,
    scores: Mapping[CoalitionId, Ranking],
    places: Places | None,
    today: date,
    label_width: LabelWidth = inter_width,
    *,
    room: tuple[float, float] = ROOM,
) -> Picture:
    """Build the draw list of a network.

    Known `places` are kept exactly, other actors get one; without any the drawing is made to fill the `room` (width,
    height in px) with its names. `label_width` gives the px of a name at 11 px; contacts older than 90 days on `today`,
    or of no known date, are old. UserError above 500 actors.
    """
    actors = sorted(network.actors, key=lambda actor: actor.ref)
    nodes = _Nodes.of(actors, arrange(network, places, room=room), scores, network.us)
    edges, old = _contacts(network, nodes.at, today)
    rank = _label_rank(nodes, edges)
    labels = tuple(actor.label for actor in actors)
    wording = Wording.of(labels, nodes.suspect, rank, _shown(network.coalitions, nodes.at), label_width)
    written = write_names(nodes.xy, nodes.reach, edges, wording)
    if actors and not places:
        nodes, written = _filled(nodes, written, edges, wording, room)
    return Picture(
        refs=tuple(nodes.at),
        labels=labels,
        xy=nodes.xy,
        radius=nodes.radius,
        sector=np.array([-1 if one.sector is None else _SECTORS.index(one.sector) for one in actors], dtype=np.int64),
        person=np.array([actor.ref.is_person for actor in actors], dtype=np.bool_),
        suspect=nodes.suspect,
        score=nodes.score,
        own=nodes.own,
        label_xy=written.labels.at,
        label_side=written.labels.side,
        label_rank=rank,
        edges=edges,
        edge_old=old,
        hulls=written.hulls,
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

    @property
    def reach(self) -> FloatArray:
        """How far each node reaches with its halo, in px (n,)."""
        return self.radius + np.where(self.suspect, HALO, 0.0)

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


def _filled(
    nodes: _Nodes, written: Written, edges: IntArray, wording: Wording, room: tuple[float, float]
) -> tuple[_Nodes, Written]:
    """Draw nodes apart or together until the drawing with its names fills the room: then it shows at zoom 1."""
    width, height = sheet_size(len(nodes.xy), room)
    members = [indices for _, indices in wording.groups]
    free = np.ones(len(nodes.xy), dtype=np.bool_)
    for _ in range(_MOST_FILLS if len(nodes.xy) <= _FILLED_WITH_CARE else 1):
        factors = fill_factors(nodes.xy, written, (width - 2 * EDGE, height - 2 * EDGE))
        if np.abs(factors - 1.0).max() < _FILLED:
            break
        nodes = replace(nodes, xy=settle(nodes.xy * factors, members, free))
        written = write_names(nodes.xy, nodes.reach, edges, wording)
    return nodes, written


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


def _shown(coalitions: tuple[CoalitionGroup, ...], at: dict[ActorRef, int]) -> list[Group]:
    """Choose the coalitions to outline: at most eight, the newest (and then the largest), in order of key."""
    groups = [
        (group, np.array(sorted(at[ref] for ref in group.members if ref in at), dtype=np.int64)) for group in coalitions
    ]
    groups = [(group, members) for group, members in groups if len(members)]
    newest = sorted(groups, key=lambda pair: (pair[0].formed or date.min, len(pair[1]), -pair[0].id), reverse=True)
    return sorted(newest[:MOST_HULLS], key=lambda pair: pair[0].id)


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
