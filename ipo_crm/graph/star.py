"""The graph that is laid out: actors, a hidden hub per coalition with a star to its members, and contacts."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, shortest_path

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.network import Network
from ipo_crm.graph.picture import FloatArray, IntArray

STAR_WEIGHT = 1.0
TIE_WEIGHT = 0.35
"""A contact pulls less than a membership, so that coalitions stay together."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StarGraph:
    """Nodes 0..n-1 are the actors in the order of `refs`, the rest hubs in the order of `groups`.

    `edges` (m, 2) with `weights` (m,) are stars and contacts, `contacts` (k, 2) the contacts alone; `groups` holds
    the members per coalition as indices. The order of rows in the network makes no difference.
    """

    refs: tuple[ActorRef, ...]
    edges: IntArray
    weights: FloatArray
    contacts: IntArray
    groups: tuple[IntArray, ...]

    @property
    def size(self) -> int:
        """Actors and hubs together."""
        return len(self.refs) + len(self.groups)

    @classmethod
    def of(cls, network: Network) -> "StarGraph":
        """Expand the network; members and ties without an actor row are left out, as they are not drawn."""
        refs = tuple(sorted({actor.ref for actor in network.actors}))
        at = {ref: i for i, ref in enumerate(refs)}
        coalitions = sorted(network.coalitions, key=lambda group: group.id)
        groups = tuple(_indices(at, group.members) for group in coalitions)
        pairs = {(at[tie.a], at[tie.b]) for tie in network.ties if tie.a in at and tie.b in at and tie.a != tie.b}
        contacts = _pairs({(min(pair), max(pair)) for pair in pairs})
        stars = _pairs((int(i), len(refs) + hub) for hub, members in enumerate(groups) for i in members)
        return cls(
            refs=refs,
            edges=np.vstack([stars, contacts]),
            weights=np.concatenate([np.full(len(stars), STAR_WEIGHT), np.full(len(contacts), TIE_WEIGHT)]),
            contacts=contacts,
            groups=groups,
        )

    def components(self) -> list[IntArray]:
        """Give the nodes of each connected component, the largest first."""
        _, label = connected_components(self._adjacency(), directed=False)
        parts = [np.flatnonzero(label == one) for one in range(int(label.max(initial=-1)) + 1)]
        return sorted(parts, key=lambda part: (-len(part), int(part[0])))

    def distances(self) -> FloatArray:
        """Give the number of steps between all nodes (size, size); inf where there is no path."""
        steps: FloatArray = shortest_path(self._adjacency(), directed=False, unweighted=True)
        return steps

    def neighbours(self, node: int) -> IntArray:
        """Give the actors that one actor has contact or a coalition with."""
        near = {int(i) for pair in self.contacts[(self.contacts == node).any(axis=1)] for i in pair}
        near.update(int(i) for members in self.groups if node in members for i in members)
        return np.array(sorted(near - {node}), dtype=np.int64)

    def _adjacency(self) -> coo_array:
        ones = np.ones(len(self.edges))
        return coo_array((ones, (self.edges[:, 0], self.edges[:, 1])), shape=(self.size, self.size)).tocsr()


def _indices(at: dict[ActorRef, int], refs: Iterable[ActorRef]) -> IntArray:
    return np.array(sorted(at[ref] for ref in refs if ref in at), dtype=np.int64)


def _pairs(pairs: Iterable[tuple[int, int]]) -> IntArray:
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
