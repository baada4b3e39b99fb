"""Sizes of fracties: a new one closes the one before, and no two ever overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.organisations import Chamber, Seats, with_size, without_size
from ipo_crm.domain.periods import Period

ELECTED, SPLIT, LATER = date(2023, 12, 6), date(2025, 2, 1), date(2025, 11, 12)


def seats(count: int, start: date | None, end: date | None = None) -> Seats:
    return Seats(
        organisation_id=OrganisationId(1), chamber=Chamber.TWEEDE_KAMER, count=count, period=Period(start, end)
    )


def test_a_new_size_closes_the_one_before() -> None:
    assert with_size([seats(20, ELECTED)], seats(19, SPLIT)) == (seats(20, ELECTED, SPLIT), seats(19, SPLIT))


def test_a_size_from_the_same_day_is_put_right() -> None:
    known = (seats(20, ELECTED, SPLIT), seats(19, SPLIT))

    assert with_size(known, seats(21, ELECTED)) == (seats(21, ELECTED, SPLIT), seats(19, SPLIT))


def test_a_size_in_between_holds_until_the_next_one() -> None:
    known = (seats(20, ELECTED, LATER), seats(9, LATER))

    assert with_size(known, seats(19, SPLIT)) == (
        seats(20, ELECTED, SPLIT),
        seats(19, SPLIT, LATER),
        seats(9, LATER),
    )


def test_a_new_size_does_not_outlive_a_fractie_that_ended() -> None:
    assert with_size([seats(20, ELECTED, LATER)], seats(19, SPLIT))[-1] == seats(19, SPLIT, LATER)


def test_a_period_that_runs_into_the_next_is_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        with_size([seats(9, SPLIT)], seats(20, ELECTED, LATER))


def test_a_size_taken_out_lets_the_one_before_hold_on() -> None:
    known = (seats(20, ELECTED, SPLIT), seats(19, SPLIT))

    assert without_size(known, SPLIT) == (seats(20, ELECTED),)


DAYS = st.none() | st.integers(0, 40).map(lambda days: ELECTED + timedelta(days))


@given(st.lists(st.tuples(st.integers(0, 150), DAYS), max_size=8))
def test_however_sizes_are_entered_each_day_has_one_at_most(entered: list[tuple[int, date | None]]) -> None:
    known: tuple[Seats, ...] = ()
    for count, start in entered:
        known = with_size(known, seats(count, start))

    days = [ELECTED + timedelta(days) for days in range(-1, 42)]
    assert all(sum(each.period.contains(day) for each in known) <= 1 for day in days)
    if entered:
        last, start = entered[-1]
        assert [each.count for each in known if each.period.contains(start or date.min)] == [last]
