from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.visits import Stop, first_start, gaps, later_stops, minutes_between, minutes_of, moved, rearranged

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


DAY = (
    RECEPTION,
    Stop(subject="Warmtecentrale", starts=time(9, 45), ends=time(10, 35), travel_by="te voet", travel_minutes=8),
    Stop(subject="Twee huishoudens", starts=time(10, 50), ends=time(11, 30), travel_by="bus", travel_minutes=10),
    Stop(subject="Terug", starts=time(13, 45)),
)


def test_a_stop_that_moves_up_lets_the_other_follow_with_the_same_time_between() -> None:
    moved_up = rearranged(DAY, 2, 1)

    assert [(stop.subject, stop.starts, stop.ends) for stop in moved_up] == [
        ("Ontvangst", time(9, 15), time(9, 30)),
        ("Twee huishoudens", time(9, 45), time(10, 25)),
        ("Warmtecentrale", time(10, 40), time(11, 30)),
        ("Terug", time(13, 45), None),
    ]
    assert [stop.travel_minutes for stop in moved_up] == [12, 8, 10, None]


def test_where_a_time_is_not_known_only_the_order_changes() -> None:
    assert [(stop.subject, stop.starts) for stop in rearranged(DAY, 3, 2)][2:] == [
        ("Terug", time(13, 45)),
        ("Twee huishoudens", time(10, 50)),
    ]


def test_where_stops_overlap_only_the_order_changes() -> None:
    long = Stop(subject="De hele dag", starts=time(9), ends=time(23))

    assert rearranged((long, PLANT), 1, 0) == (
        replace(PLANT, travel_by="", travel_minutes=None),
        long,
    )


@st.composite
def programmes(draw: st.DrawFn) -> tuple[Stop, ...]:
    """Give stops in order of time, each named by its number."""
    clocks = draw(st.lists(st.integers(0, 1439), min_size=2, max_size=12, unique=True).map(sorted))
    pairs = zip(clocks[::2], clocks[1::2], strict=False)
    return tuple(
        Stop(subject=f"{number}", starts=time(a // 60, a % 60), ends=time(b // 60, b % 60))
        for number, (a, b) in enumerate(pairs)
    )


@given(programmes(), st.data())
def test_a_day_keeps_its_length_its_breaks_and_the_length_of_each_stop(
    stops: tuple[Stop, ...], data: st.DataObject
) -> None:
    place, to = (data.draw(st.integers(0, len(stops) - 1)) for _ in range(2))

    after = rearranged(stops, place, to)

    assert (after[0].starts, after[-1].ends, gaps(after)) == (stops[0].starts, stops[-1].ends, gaps(stops))
    assert {stop.subject: minutes_of(stop) for stop in after} == {stop.subject: minutes_of(stop) for stop in stops}
    assert after[to].subject == stops[place].subject
