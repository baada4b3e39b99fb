import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.graph.boxes import boxes_meet_circles, boxes_meet_lines, count_lines, label_boxes

BOX = np.array([[0.0, 0.0, 100.0, 20.0]])
numbers = st.integers(-50, 150)


def test_line_through_a_box_meets_it_and_one_beside_does_not() -> None:
    a, b = np.array([[-50.0, 10.0], [-50.0, 30.0]]), np.array([[150.0, 10.0], [150.0, 30.0]])

    assert boxes_meet_lines(BOX[:, None], a[None], b[None]).tolist() == [[True, False]]


def test_line_that_ends_before_the_box_does_not_meet_it() -> None:
    assert not boxes_meet_lines(BOX, np.array([[-50.0, 10.0]]), np.array([[-10.0, 10.0]])).any()


def test_circle_meets_a_box_by_its_nearest_point() -> None:
    centres = np.array([[110.0, 30.0], [103.0, 10.0]])

    assert boxes_meet_circles(BOX, centres, np.array([12.0, 12.0])).tolist() == [[False, True]]


@given(st.lists(st.tuples(numbers, numbers, numbers, numbers), min_size=1, max_size=8))
def test_counting_in_blocks_is_counting_one_by_one(lines: list[tuple[int, int, int, int]]) -> None:
    ends = np.array(lines, dtype=np.float64)
    blocks = (BOX + np.array([[0.0, 0, 0, 0], [40.0, 30, 40, 30]])).reshape(1, 2, 4)

    counted = count_lines(blocks, ends[:, :2], ends[:, 2:])

    assert (
        counted[0].tolist()
        == boxes_meet_lines(blocks[0][:, None], ends[None, :, :2], ends[None, :, 2:]).sum(1).tolist()
    )


def test_side_tells_which_end_of_a_name_stands_at_the_point() -> None:
    boxes = label_boxes(np.zeros((3, 2)), np.array([1.0, -1.0, 0.0]), np.full(3, 40.0), np.full(3, 10.0))

    assert boxes[:, 0].tolist() == [0.0, -40.0, -20.0]
