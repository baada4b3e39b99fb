from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.graph.draft import turn_to_landscape
from ipo_crm.graph.hulls import BUFFER
from ipo_crm.graph.layout import Places, arrange, rearrange
from ipo_crm.graph.measure import crossings, false_inclusion, lines_over_nodes, node_overlaps, order_kept
from ipo_crm.graph.picture import FloatArray
from ipo_crm.graph.star import StarGraph

RADIUS = 12.0


def as_array(graph: StarGraph, places: Places) -> FloatArray:
    return np.array([places[ref] for ref in graph.refs])


def organisation(key: int) -> ActorRef:
    return ActorRef(ActorKind.ORGANISATION, key)


def of_size(count: int) -> Network:
    return Network(actors=tuple(Actor(ref=organisation(key), name="", label="") for key in range(count)), coalitions=())


def reference(graph: StarGraph, seed: int) -> FloatArray:
    """Draw the star graph with networkx, turned to landscape and with as much room per actor as ours."""
    drawn = nx.Graph(graph.edges.tolist())
    laid = nx.forceatlas2_layout(drawn, pos=nx.spring_layout(drawn, seed=seed), max_iter=250, seed=seed)
    xy = turn_to_landscape(np.array([laid[i] for i in range(len(graph.refs))]))
    scaled: FloatArray = xy * np.sqrt(11_500.0 * len(xy) / float(np.ptp(xy, axis=0).prod()))
    return scaled


def test_nodes_do_not_overlap(demo: Network, demo_places: Places) -> None:
    xy = as_array(StarGraph.of(demo), demo_places)

    assert node_overlaps(xy, np.full(len(xy), RADIUS)) == 0


def test_nobody_stands_in_a_coalition_that_is_not_theirs(demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)

    assert false_inclusion(as_array(graph, demo_places), graph.groups, BUFFER) == 0.0


def test_no_more_crossings_than_the_hand_made_picture(demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)
    xy = as_array(graph, demo_places)

    # The picture of the design has 15 crossings and 4 lines under a node.
    assert crossings(xy, graph.contacts) <= 15
    assert lines_over_nodes(xy, np.full(len(xy), RADIUS), graph.contacts) <= 4


def test_calmer_than_forceatlas_of_networkx(demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)
    theirs = [reference(graph, seed) for seed in range(5)]

    ours = as_array(graph, demo_places)

    assert crossings(ours, graph.contacts) <= min(crossings(xy, graph.contacts) for xy in theirs)


def test_picture_is_wider_than_high(demo: Network, demo_places: Places) -> None:
    width, height = np.ptp(as_array(StarGraph.of(demo), demo_places), axis=0)

    assert width > height


def test_same_data_in_another_order_is_the_same_picture(demo: Network, demo_places: Places) -> None:
    turned = Network(actors=demo.actors[::-1], coalitions=demo.coalitions[::-1], ties=demo.ties[::-1], us=demo.us)

    assert arrange(turned) == demo_places


def test_known_places_are_kept_exactly(demo: Network, demo_places: Places) -> None:
    newcomer = demo.actors[-1].ref
    known = {ref: place for ref, place in demo_places.items() if ref != newcomer}

    places = arrange(demo, known)

    assert {ref: places[ref] for ref in known} == known
    assert newcomer in places


def test_new_actor_comes_near_the_mean_of_its_neighbours(demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)
    newcomer = next(actor.ref for actor in demo.actors if actor.name == "O. Oefening")
    neighbours = [demo_places[graph.refs[i]] for i in graph.neighbours(graph.refs.index(newcomer))]

    places = arrange(demo, {ref: place for ref, place in demo_places.items() if ref != newcomer})

    # Woonbond and Eigen Huis: it only has to step out of their coalition.
    assert np.linalg.norm(np.mean(neighbours, axis=0) - places[newcomer]) < 150.0


def test_new_actor_without_ties_stands_below_the_rest(demo: Network, demo_places: Places) -> None:
    loner = Actor(ref=organisation(999), name="", label="")

    places = arrange(replace(demo, actors=(*demo.actors, loner)), demo_places)

    assert places[loner.ref][1] > max(y for _, y in demo_places.values())


def test_two_new_actors_with_the_same_neighbours_do_not_overlap() -> None:
    actors = of_size(3).actors
    ties = tuple(Tie(a=organisation(0), b=organisation(key)) for key in (1, 2))

    places = arrange(Network(actors=actors, coalitions=(), ties=ties), {organisation(0): (0.0, 0.0)})

    xy = np.array(list(places.values()))
    assert node_overlaps(xy, np.full(3, RADIUS)) == 0


def test_ordering_anew_is_recognised(demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)

    after = as_array(graph, rearrange(demo, demo_places))

    assert order_kept(as_array(graph, demo_places), after) >= 0.90
    assert false_inclusion(after, graph.groups, BUFFER) <= 0.01


def test_ordering_anew_leaves_pinned_nodes_alone(demo: Network, demo_places: Places) -> None:
    pinned = {actor.ref for actor in demo.actors[:3]}
    moved = dict(demo_places) | {demo.actors[0].ref: (-400.0, 37.5)}

    places = rearrange(demo, moved, pinned)

    assert {ref: places[ref] for ref in pinned} == {ref: moved[ref] for ref in pinned}


def test_ordering_anew_without_places_is_a_first_layout(demo: Network, demo_places: Places) -> None:
    assert rearrange(demo, {}) == demo_places


def test_parts_that_have_nothing_in_common_do_not_overlap() -> None:
    network = of_size(8)
    groups = tuple(
        CoalitionGroup(id=CoalitionId(key), name="", members=frozenset(organisation(i) for i in members))
        for key, members in enumerate(([0, 1, 2], [3, 4, 5]), start=1)
    )

    places = arrange(replace(network, coalitions=groups))

    xy = np.array(list(places.values()))
    assert false_inclusion(xy, [np.arange(3), np.arange(3, 6)], BUFFER) == 0.0


def test_more_actors_than_fit_are_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match=r"501 actoren.*Filter"):
        arrange(of_size(501))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_networks_have_a_place_for_all(count: int) -> None:
    assert len(arrange(of_size(count))) == count


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.frozensets(st.integers(0, 11), min_size=1, max_size=6), max_size=5),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12),
)
def test_any_network_is_laid_out_without_overlap(groups: list[frozenset[int]], pairs: list[tuple[int, int]]) -> None:
    coalitions = tuple(
        CoalitionGroup(id=CoalitionId(key), name="", members=frozenset(map(organisation, members)))
        for key, members in enumerate(groups)
    )
    ties = tuple(Tie(a=organisation(a), b=organisation(b)) for a, b in pairs)

    xy = np.array(list(arrange(replace(of_size(12), coalitions=coalitions, ties=ties)).values()))

    assert np.isfinite(xy).all()
    assert node_overlaps(xy, np.full(12, RADIUS)) == 0
