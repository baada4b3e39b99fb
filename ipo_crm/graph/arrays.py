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
    """All actors named anywhere in a network, in the order of `refs` (n).

    `membership` (c, n) holds 0 or 1, `groups` (n,) the sector or -1, `contact` (n, n) whether two have a tie.
    """

    actors: dict[ActorRef, Actor]
    refs: tuple[ActorRef, ...]
    at: dict[ActorRef, int]
    coalitions: tuple[CoalitionGroup, ...]
    membership: FloatArray
    groups: IntArray
    contact: BoolArray
    us: ActorRef | None

    @classmethod
    def of(cls, network: Network, also: Iterable[ActorRef] = ()) -> "NetworkArrays":
        """Index the network's actors, with those `also` named outside it."""
        actors = {actor.ref: actor for actor in network.actors}
        named = set(actors).union(also, *(group.members for group in network.coalitions))
        named.update(end for tie in network.ties for end in (tie.a, tie.b))
        refs = tuple(sorted(named))
        at = {ref: i for i, ref in enumerate(refs)}
        membership = np.zeros((len(network.coalitions), len(refs)))
        for row, group in enumerate(network.coalitions):
            membership[row, [at[ref] for ref in group.members]] = 1.0
        sectors = (actors[ref].sector if ref in actors else None for ref in refs)
        return cls(
            actors=actors,
            refs=refs,
            at=at,
            coalitions=network.coalitions,
            membership=membership,
            groups=np.array([-1 if sector is None else _SECTORS.index(sector) for sector in sectors], dtype=np.int64),
            contact=_contact(network, at),
            us=network.us,
        )

    def actor(self, ref: ActorRef) -> Actor:
        """Give the actor, or a nameless one for a tie or member that has no row of its own."""
        return self.actors.get(ref) or Actor(ref=ref, name="", label="")

    def history_before(self, focal: CoalitionGroup, options: ScoreOptions) -> History:
        """Give the coalitions that came before the focal one; one without a date counts as earlier."""
        earlier = [row for row, group in enumerate(self.coalitions) if _is_earlier(group, focal)]
        day = focal.formed or options.today
        weights = [_weight(self.coalitions[row].formed, day, options.half_life) for row in earlier]
        return History(membership=self.membership[earlier], weights=np.array(weights), groups=self.groups)

    def outside_contacts(self, rows: IntArray) -> tuple[BoolArray, IntArray]:
        """Tell which of the actors `rows` reach which contacts outside them (m, x), with the columns' indices."""
        inside = np.zeros(len(self.refs), dtype=np.bool_)
        inside[rows] = True
        outside = np.flatnonzero(self.contact[rows].any(axis=0) & ~inside)
        return self.contact[np.ix_(rows, outside)], outside


def _contact(network: Network, at: dict[ActorRef, int]) -> BoolArray:
    contact = np.zeros((len(at), len(at)), dtype=np.bool_)
    ends = np.array([(at[tie.a], at[tie.b]) for tie in network.ties], dtype=np.int64).reshape(-1, 2)
    contact[ends[:, 0], ends[:, 1]] = contact[ends[:, 1], ends[:, 0]] = True
    np.fill_diagonal(contact, val=False)
    return contact


def _is_earlier(group: CoalitionGroup, focal: CoalitionGroup) -> bool:
    if group.id == focal.id:
        return False
    return group.formed is None or focal.formed is None or group.formed <= focal.formed


def _weight(formed: date | None, day: date | None, half_life: float | None) -> float:
    if formed is None or day is None or half_life is None:
        return 1.0
    return float(2.0 ** (-max((day - formed).days, 0) / half_life))
