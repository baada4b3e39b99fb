import numpy as np

from ipo_crm.graph.measure import (
    box_overlaps,
    crossings,
    false_inclusion,
    lines_over_nodes,
    node_overlaps,
    normalised_stress,
    order_kept,
)

CROSS = np.array([[0.0, 0.0], [100.0, 100.0], [0.0, 100.0], [100.0, 0.0]])


def test_two_lines_of_a_cross_cross_once() -> None:
    assert crossings(CROSS, np.array([[0, 1], [2, 3]])) == 1


def test_lines_that_share_an_end_do_not_cross() -> None:
    assert crossings(CROSS, np.array([[0, 1], [0, 2], [0, 3]])) == 0


def test_line_passes_under_a_node_but_not_under_its_ends() -> None:
    xy = np.array([[0.0, 0.0], [100.0, 0.0], [50.0, 4.0]])

    assert lines_over_nodes(xy, np.full(3, 6.0), np.array([[0, 1]])) == 1


def test_circles_overlap_when_closer_than_their_radii() -> None:
    assert node_overlaps(np.array([[0.0, 0.0], [15.0, 0.0], [40.0, 0.0]]), np.array([8.0, 8.0, 8.0])) == 1


def test_boxes_that_touch_do_not_overlap() -> None:
    boxes = np.array([[0.0, 0.0, 10.0, 10.0], [10.0, 0.0, 20.0, 10.0], [5.0, 5.0, 8.0, 8.0]])

    assert box_overlaps(boxes) == 1


def test_false_inclusion_is_the_share_of_intruders() -> None:
    xy = np.vstack([CROSS, [[50.0, 50.0], [500.0, 500.0]]])

    assert false_inclusion(xy, [np.arange(4)], buffer=25.0) == 0.5


def test_stress_of_a_drawing_true_to_scale_is_nought() -> None:
    steps = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0)))

    assert normalised_stress(np.column_stack([np.arange(5) * 70.0, np.zeros(5)]), steps) < 1e-12


def test_stress_by_hand() -> None:
    # Drawn over graph distance is 1, 1 and 1/2: 1 - 2.5^2 / (3 * 2.25).
    xy = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 0.75**0.5]])
    steps = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 2.0], [1.0, 2.0, 0.0]])

    assert abs(normalised_stress(xy, steps) - (1 - 2.5**2 / (3 * 2.25))) < 1e-12


def test_mirrored_order_is_kept_on_one_axis_only() -> None:
    assert order_kept(CROSS[:2], CROSS[:2] * [-1.0, 1.0]) == 0.5
