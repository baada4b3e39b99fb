"""A network turned into arrays once, so that every coalition in it can be scored from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.network import Actor, CoalitionGroup, Network
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.history import History
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray
from ipo_crm.graph.scores import ScoreOptions

_SECTORS = tuple(Sector)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NetworkArrays:
    """All actors named anywhere in a network, in the order of `refs` (n), and those that sit in coalitions (k).

    `at` and `seat` give the place of an actor among all and among those that sit. `membership` (c, k) holds 0 or 1,
    `groups` (k,) the sector or -1, `ends` (t, 2) the two ends of each tie among all.
    """

    actors: dict[ActorRef, Actor]
    refs: tuple[ActorRef, ...]
    at: dict[ActorRef, int]
    seat: dict[ActorRef, int]
    coalitions: tuple[CoalitionGroup, ...]
    membership: FloatArray
    groups: IntArray
    ends: IntArray
    us: ActorRef | None

    @classmethod
    def of(cls, network: Network, also: Iterable[ActorRef] = ()) -> "NetworkArrays":
        """Index the network's actors, with those `also` named outside it."""
        actors = {actor.ref: actor for actor in network.actors}
        sitting = set(also).union(*(group.members for group in network.coalitions))
        seat = {ref: i for i, ref in enumerate(_in_order(sitting))}
        membership = np.zeros((len(network.coalitions), len(seat)))
        sizes = [len(group.members) for group in network.coalitions]
        taken = [seat[ref] for group in network.coalitions for ref in group.members]
        membership[np.repeat(np.arange(len(sizes)), sizes), np.array(taken, dtype=np.int64)] = 1.0
        sectors = (actors[ref].sector if ref in actors else None for ref in seat)
        ends = [(tie.a, tie.b) for tie in network.ties]
        refs = _in_order(sitting.union(actors, *ends))
        at = {ref: i for i, ref in enumerate(refs)}
        return cls(
            actors=actors,
            refs=refs,
            at=at,
            seat=seat,
            coalitions=network.coalitions,
            membership=membership,
            groups=np.array([-1 if sector is None else _SECTORS.index(sector) for sector in sectors], dtype=np.int64),
            ends=np.array([(at[a], at[b]) for a, b in ends], dtype=np.int64).reshape(-1, 2),
            us=network.us,
        )

    def actor(self, ref: ActorRef) -> Actor:
        """Give the actor, or a nameless one for a tie or member that has no row of its own."""
        return self.actors.get(ref) or Actor(ref=ref, name="", label="")

    def history_before(self, focal: CoalitionGroup, options: ScoreOptions) -> History:
        """Give the coalitions, of which only those before the focal one weigh; one without a date counts as earlier."""
        day = focal.formed or options.today
        weights = [
            _weight(group.formed, day, options.half_life) if _is_earlier(group, focal) else 0.0
            for group in self.coalitions
        ]
        return History(membership=self.membership, weights=np.array(weights), groups=self.groups)

    def outside_contacts(self, rows: IntArray) -> tuple[BoolArray, IntArray]:
        """Tell which of the actors `rows` reach which contacts outside them (m, x), with the columns' indices."""
        place = np.full(len(self.refs), -1, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        reached = np.zeros((len(rows), len(self.refs)), dtype=np.bool_)
        for here, other in ((0, 1), (1, 0)):
            touching = self.ends[place[self.ends[:, here]] >= 0]
            reached[place[touching[:, here]], touching[:, other]] = True
        outside = np.flatnonzero(reached.any(axis=0) & (place < 0))
        return reached[:, outside], outside


def _in_order(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    return tuple(sorted(refs, key=lambda ref: (ref.kind, ref.key)))


def _is_earlier(group: CoalitionGroup, focal: CoalitionGroup) -> bool:
    if group.id == focal.id:
        return False
    return group.formed is None or focal.formed is None or group.formed <= focal.formed


def _weight(formed: date | None, day: date | None, half_life: float | None) -> float:
    if formed is None or day is None or half_life is None:
        return 1.0
    return float(2.0 ** (-max((day - formed).days, 0) / half_life))
