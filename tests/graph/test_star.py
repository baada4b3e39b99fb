import numpy as np

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.graph.star import StarGraph

A, B, C, GONE = (ActorRef(ActorKind.ORGANISATION, key) for key in (1, 2, 3, 9))
ACTORS = tuple(Actor(ref=ref, name="", label="") for ref in (A, B, C))
PAIR = CoalitionGroup(id=CoalitionId(1), name="", members=frozenset({A, B, GONE}))


def test_coalition_is_a_star_round_a_hub() -> None:
    graph = StarGraph.of(Network(actors=ACTORS, coalitions=(PAIR,)))

    assert graph.edges.tolist() == [[0, 3], [1, 3]]


def test_repeated_contacts_are_one_line() -> None:
    graph = StarGraph.of(Network(actors=ACTORS, coalitions=(), ties=(Tie(a=A, b=B), Tie(a=B, b=A), Tie(a=A, b=A))))

    assert graph.contacts.tolist() == [[0, 1]]


def test_neighbours_are_contacts_and_fellow_members() -> None:
    graph = StarGraph.of(Network(actors=ACTORS, coalitions=(PAIR,), ties=(Tie(a=A, b=C),)))

    assert graph.neighbours(0).tolist() == [1, 2]


def test_components_come_largest_first() -> None:
    graph = StarGraph.of(Network(actors=ACTORS, coalitions=(PAIR,)))

    assert [part.tolist() for part in graph.components()] == [[0, 1, 3], [2]]


def test_distances_count_the_hub_as_a_step() -> None:
    graph = StarGraph.of(Network(actors=ACTORS, coalitions=(PAIR,)))

    assert graph.distances()[0].tolist() == [0.0, 2.0, np.inf, 1.0]
