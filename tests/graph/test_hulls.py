import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.graph.hulls import area, convex_hull, distance_outside, room_outside, soft_outline

SQUARE = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0]])
clouds = st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=1, max_size=20)


def test_inner_points_are_no_corners() -> None:
    hull = convex_hull(np.vstack([SQUARE, [[50.0, 50.0], [50.0, 0.0]]]))

    assert sorted(map(tuple, hull)) == sorted(map(tuple, SQUARE))


@pytest.mark.parametrize("points", [[[3.0, 4.0]], [[0.0, 0.0], [10.0, 0.0]], [[0.0, 0.0], [5.0, 5.0], [10.0, 10.0]]])
def test_flat_clouds_have_at_most_two_corners(points: list[list[float]]) -> None:
    assert len(convex_hull(np.array(points))) <= 2


@given(clouds)
def test_every_member_lies_the_buffer_inside_its_outline(points: list[tuple[int, int]]) -> None:
    members = np.array(points, dtype=np.float64)

    distance, _ = distance_outside(members, soft_outline(members, 25.0)[:-1])

    # A ring of 40 corners lies within 0.3 % of the circle.
    assert distance.max() <= -25.0 * 0.996


def test_outline_is_closed() -> None:
    outline = soft_outline(SQUARE)

    assert (outline[0] == outline[-1]).all()


def test_distance_is_positive_outside_and_points_out() -> None:
    distance, way = distance_outside(np.array([[130.0, 50.0], [50.0, 90.0]]), SQUARE)

    assert distance.tolist() == pytest.approx([30.0, -10.0])
    assert way.tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_distance_from_a_corner_is_to_the_corner() -> None:
    distance, _ = distance_outside(np.array([[130.0, 140.0]]), SQUARE)

    assert distance[0] == pytest.approx(50.0)


@given(clouds, clouds)
def test_quick_room_never_takes_a_point_for_farther_out(
    points: list[tuple[int, int]], at: list[tuple[int, int]]
) -> None:
    hull = convex_hull(np.array(points, dtype=np.float64))
    probes = np.array(at, dtype=np.float64)

    exact, _ = distance_outside(probes, hull)

    assert (room_outside(probes, hull) <= exact + 1e-6).all()


def test_area_of_a_square() -> None:
    assert area(SQUARE) == 10_000.0
