import numpy as np

from ipo_crm.graph.hulls import BUFFER, convex_hull, distance_outside
from ipo_crm.graph.settle import ROOM, settle

TRIANGLE = np.array([[0.0, 0.0], [400.0, 0.0], [200.0, 300.0]])


def test_fixed_nodes_move_by_exactly_nought() -> None:
    crowd = np.vstack([TRIANGLE, [[10.0, 5.0], [200.0, 100.0]]])
    free = np.array([False, False, False, True, True])

    settled = settle(crowd, [np.arange(3)], free)

    assert (settled[:3] == TRIANGLE).all()


def test_intruder_leaves_the_outline() -> None:
    crowd = np.vstack([TRIANGLE, [[200.0, 60.0]]])

    settled = settle(crowd, [np.arange(3)], np.array([False, False, False, True]))

    distance, _ = distance_outside(settled[3:], convex_hull(TRIANGLE))
    assert distance[0] > BUFFER


def test_nodes_at_one_place_part() -> None:
    settled = settle(np.zeros((6, 2)), [], np.ones(6, dtype=np.bool_))

    scaled = settled / np.array(ROOM)
    apart = np.linalg.norm(scaled[:, None] - scaled[None], axis=2)[np.triu_indices(6, 1)]
    assert apart.min() >= 0.99
