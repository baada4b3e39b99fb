import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.graph.measure import box_overlaps
from ipo_crm.graph.packing import MARGIN, grid, pack, spiral


@given(st.lists(st.tuples(st.integers(0, 800), st.integers(0, 600)), min_size=1, max_size=12))
def test_parts_do_not_overlap(sizes: list[tuple[int, int]]) -> None:
    packed = pack([np.array([[0.0, 0.0], [width, height]]) for width, height in sizes])

    boxes = np.array([[*(part[0] - MARGIN), *(part[1] + MARGIN)] for part in packed])
    assert box_overlaps(np.round(boxes, 6)) == 0


def test_parts_keep_their_shape() -> None:
    part = np.array([[5.0, 5.0], [9.0, 2.0]])

    packed = pack([part])[0]

    assert (packed[1] - packed[0]).tolist() == [4.0, -3.0]


def test_lone_actors_stand_in_rows() -> None:
    assert len(set(map(tuple, grid(7)))) == 7
    assert set(grid(6)[:, 1]) == {0.0}


def test_no_two_directions_of_the_spiral_are_alike() -> None:
    assert len({tuple(way) for way in np.round(spiral(300), 6).tolist()}) == 300
