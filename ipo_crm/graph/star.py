"""The graph that is laid out: actors, a hidden hub per coalition with a star to its members, and contacts."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

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
        label = np.arange(self.size)
        ends = np.concatenate([self.edges, self.edges[:, ::-1]])
        while True:
            # Every node takes the lowest number among its neighbours, and then that of the node so numbered.
            lower = label.copy()
            np.minimum.at(lower, ends[:, 0], label[ends[:, 1]])
            lower = lower[lower]
            if (lower == label).all():
                break
            label = lower
        parts = [np.flatnonzero(label == one) for one in np.unique(label)]
        return sorted(parts, key=lambda part: (-len(part), int(part[0])))

    def steps_from(self, sources: IntArray) -> FloatArray:
        """Give the number of steps from each source (k,) to all nodes (k, size); inf where there is no path."""
        beside = np.zeros((self.size, self.size), dtype=np.float32)
        beside[self.edges[:, 0], self.edges[:, 1]] = beside[self.edges[:, 1], self.edges[:, 0]] = 1.0
        steps = np.full((len(sources), self.size), np.inf)
        steps[np.arange(len(sources)), sources] = 0.0
        reached, step = np.isfinite(steps), 0
        while reached.any():
            step += 1
            reached = (reached.astype(np.float32) @ beside > 0) & np.isinf(steps)
            steps[reached] = step
        return steps

    def distances(self) -> FloatArray:
        """Give the number of steps between all nodes (size, size); inf where there is no path."""
        return self.steps_from(np.arange(self.size))

    def neighbours(self, node: int) -> IntArray:
        """Give the actors that one actor has contact or a coalition with."""
        near = {int(i) for pair in self.contacts[(self.contacts == node).any(axis=1)] for i in pair}
        near.update(int(i) for members in self.groups if node in members for i in members)
        return np.array(sorted(near - {node}), dtype=np.int64)


def _indices(at: dict[ActorRef, int], refs: Iterable[ActorRef]) -> IntArray:
    return np.array(sorted(at[ref] for ref in refs if ref in at), dtype=np.int64)


def _pairs(pairs: Iterable[tuple[int, int]]) -> IntArray:
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
