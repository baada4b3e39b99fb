"""Sharing room: nobody loses what they need while there is room, and nothing is left over or overdrawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.ui.widgets.sharing import level, spread

NEEDS = st.lists(st.floats(min_value=1, max_value=500), min_size=1, max_size=12)


def test_spare_room_is_spread_equally() -> None:
    assert spread(100, [10, 30]) == [40, 60]


def test_rows_become_equal_as_far_as_they_can() -> None:
    assert level(100, [10, 70, 10]) == pytest.approx([15, 70, 15])


def test_where_room_lacks_the_largest_gives_way() -> None:
    assert spread(50, [10, 100, 20]) == pytest.approx([10, 20, 20])


@given(NEEDS, st.floats(min_value=20, max_value=4000))
def test_all_room_is_given_out(needs: list[float], room: float) -> None:
    assert sum(spread(room, needs)) == pytest.approx(room)
    assert sum(level(room, needs)) == pytest.approx(room)
