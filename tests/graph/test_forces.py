import networkx as nx
import numpy as np

from ipo_crm.domain.network import Network
from ipo_crm.graph.forces import balanced_scale, force_layout
from ipo_crm.graph.measure import normalised_stress
from ipo_crm.graph.picture import FloatArray
from ipo_crm.graph.star import StarGraph

EDGES = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]])


def random_starts(count: int, nodes: int) -> FloatArray:
    return np.random.default_rng(7).normal(scale=3.0, size=(count, nodes, 2))


def test_stress_is_about_that_of_networkx_forceatlas(demo: Network) -> None:
    graph = StarGraph.of(demo)
    network = nx.Graph(graph.edges.tolist())
    starts = [nx.spring_layout(network, seed=seed) for seed in range(5)]
    theirs = [nx.forceatlas2_layout(network, pos=start, max_iter=250, seed=1) for start in starts]

    # Equal weights, as theirs has; in our pictures a contact pulls less than a membership.
    ours = force_layout(random_starts(5, graph.size), graph.edges, np.ones(len(graph.edges)), rounds=160)

    steps = graph.distances()
    reference = np.median([normalised_stress(np.array([one[i] for i in range(graph.size)]), steps) for one in theirs])
    assert np.median([normalised_stress(xy, steps) for xy in ours]) <= 1.05 * reference


def test_starts_do_not_touch_one_another() -> None:
    starts = random_starts(3, 5)

    together = force_layout(starts, EDGES, np.ones(5), rounds=40)

    alone = force_layout(starts[1:2], EDGES, np.ones(5), rounds=40)
    assert np.allclose(together[1], alone[0])


def test_fixed_nodes_move_by_exactly_nought() -> None:
    starts = random_starts(1, 5)
    fixed = np.array([True, False, True, False, False])

    laid = force_layout(starts, EDGES, np.ones(5), rounds=40, fixed=fixed)

    assert (laid[0][fixed] == starts[0][fixed]).all()


def test_ring_comes_out_as_a_ring() -> None:
    laid = force_layout(random_starts(1, 5), EDGES, np.ones(5), rounds=300)[0]

    lengths = np.linalg.norm(laid[EDGES[:, 0]] - laid[EDGES[:, 1]], axis=1)
    assert lengths.max() / lengths.min() < 1.05


def test_finished_layout_is_in_balance() -> None:
    laid = force_layout(random_starts(1, 5), EDGES, np.ones(5), rounds=300)[0]

    scale = balanced_scale(laid - laid.mean(axis=0), EDGES, np.ones(5))

    assert abs(scale - 1.0) < 0.05
