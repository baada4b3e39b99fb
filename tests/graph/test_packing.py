import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.graph.measure import box_overlaps
from ipo_crm.graph.packing import LEAST_AREA, MARGIN, ROOM, grid, share_out, spiral


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9))
def test_parts_do_not_overlap(counts: list[int]) -> None:
    boxes = share_out(sorted(counts, reverse=True))

    room = np.array([[*np.subtract(box[:2], MARGIN), *np.add(np.add(box[:2], box[2:]), MARGIN)] for box in boxes])
    assert box_overlaps(np.round(room, 6)) == 0


@pytest.mark.parametrize("counts", [[42], [30, 6]])
def test_parts_that_fit_in_the_room_stay_in_it(counts: list[int]) -> None:
    boxes = share_out(counts)

    assert max(box.left + box.width + MARGIN[0] for box in boxes) <= ROOM[0] + 1e-6
    assert max(box.top + box.height + MARGIN[1] for box in boxes) <= ROOM[1] + 1e-6


def test_many_actors_get_a_larger_sheet_of_the_same_shape() -> None:
    box = share_out([200])[0]

    assert box.width * box.height == pytest.approx(200 * LEAST_AREA)
    assert box.width / box.height == pytest.approx((ROOM[0] - 2 * MARGIN[0]) / (ROOM[1] - 2 * MARGIN[1]))


def test_lone_actors_stand_in_rows() -> None:
    assert len(set(map(tuple, grid(7)))) == 7
    assert set(grid(6)[:, 1]) == {0.0}


def test_no_two_directions_of_the_spiral_are_alike() -> None:
    assert len({tuple(way) for way in np.round(spiral(300), 6).tolist()}) == 300
