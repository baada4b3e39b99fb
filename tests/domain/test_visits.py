from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.visits import Stop, first_start, gaps, later_stops, minutes_between, minutes_of, moved

RECEPTION = Stop(subject="Ontvangst", starts=time(9, 15), ends=time(9, 30), travel_minutes=12)
PLANT = Stop(subject="Warmtecentrale", starts=time(9, 45), ends=time(10, 35))


def test_time_to_spare_is_after_the_way_there() -> None:
    assert gaps((RECEPTION, PLANT)) == (3,)


def test_time_to_spare_is_not_known_where_a_time_is_not() -> None:
    assert gaps((Stop(subject="Ontvangst", starts=time(9, 15)), PLANT)) == (None,)


def test_too_little_time_is_negative() -> None:
    assert gaps((Stop(subject="Ontvangst", ends=time(9, 40), travel_minutes=12), PLANT)) == (-7,)


def test_a_stop_lasts_from_its_beginning_to_its_end() -> None:
    assert (minutes_of(PLANT), minutes_of(Stop(subject="Terug", starts=time(13, 45)))) == (50, None)


def test_the_first_time_that_is_known_counts() -> None:
    assert first_start((Stop(subject="Bus"), PLANT)) == time(9, 45)


def test_a_stop_that_would_leave_the_day_is_refused_kindly() -> None:
    with pytest.raises(UserError, match="buiten de dag"):
        later_stops((PLANT,), 14 * 60)


@given(st.times(), st.integers(-1440, 1440))
def test_moving_there_and_back_gives_the_same(at: time, minutes: int) -> None:
    stop = Stop(subject="Stop", starts=at.replace(second=0, microsecond=0, tzinfo=None))
    try:
        (there,) = moved((stop,), minutes)
    except ValueError:
        total = stop.starts.hour * 60 + stop.starts.minute + minutes if stop.starts else 0
        assert not 0 <= total < 1440
        return

    assert there.starts is not None
    assert stop.starts is not None
    assert minutes_between(stop.starts, there.starts) == minutes
    assert moved((there,), -minutes) == (stop,)
