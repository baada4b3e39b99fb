from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.ids import EventId
from ipo_crm.domain.trajectories import Event, moved_along, prinsjesdag, weekday_of

EVENTS = (
    Event(id=EventId(1), name="Regeerprogramma", first_day=date(2025, 6, 2), last_day=date(2025, 7, 3)),
    Event(id=EventId(2), name="Prinsjesdag", first_day=date(2025, 9, 16)),
    Event(id=EventId(3), name="APB", first_day=date(2025, 9, 17), last_day=date(2025, 9, 18)),
    Event(id=EventId(4), name="AFB", first_day=date(2025, 10, 1), last_day=date(2025, 10, 2), confirmed=True),
)


# Prinsjesdag as it was held (2021-2025, public record).
@pytest.mark.parametrize(("year", "day"), [(2021, 21), (2022, 20), (2023, 19), (2024, 17), (2025, 16)])
def test_prinsjesdag_is_the_third_tuesday_of_september(year: int, day: int) -> None:
    assert prinsjesdag(year) == date(year, 9, day)


@given(st.integers(1900, 2200))
def test_prinsjesdag_falls_on_a_tuesday_from_the_15th_to_the_21st(year: int) -> None:
    found = prinsjesdag(year)

    assert (found.weekday(), 15 <= found.day <= 21) == (1, True)


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(0, 6), st.integers(1, 4))
def test_the_nth_weekday_of_a_month_has_n_minus_one_before_it(year: int, month: int, weekday: int, number: int) -> None:
    found = weekday_of(year, month, weekday, number)

    before = [day for day in range(1, found.day) if date(year, month, day).weekday() == weekday]
    assert (found.month, found.weekday(), len(before)) == (month, weekday, number - 1)


def test_what_was_computed_moves_along() -> None:
    moved = moved_along(EVENTS, EventId(2), date(2025, 9, 18))

    assert [event.first_day for event in moved[1:3]] == [date(2025, 9, 18), date(2025, 9, 19)]
    assert moved[2].last_day == date(2025, 9, 20)


def test_what_was_before_or_is_confirmed_stays() -> None:
    moved = moved_along(EVENTS, EventId(2), date(2025, 9, 18))

    assert (moved[0], moved[3]) == (EVENTS[0], EVENTS[3])


@given(st.integers(-60, 60))
def test_an_event_keeps_its_length(days: int) -> None:
    moved = moved_along(EVENTS, EventId(3), EVENTS[2].first_day + timedelta(days=days))

    assert [event.last_day and event.last_day - event.first_day for event in moved] == [
        event.last_day and event.last_day - event.first_day for event in EVENTS
    ]
