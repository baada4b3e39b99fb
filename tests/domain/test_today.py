"""By when somebody must have been told that we keep their data."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.today import notice_due


def test_the_first_talk_comes_before_the_month() -> None:
    assert notice_due(date(2025, 5, 1), date(2025, 5, 14)) == date(2025, 5, 14)


def test_the_month_is_over_before_a_later_talk() -> None:
    assert notice_due(date(2025, 5, 1), date(2025, 7, 1)) == date(2025, 6, 1)


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert notice_due(date(2024, 1, 31), None) == date(2024, 2, 29)


def test_without_any_day_there_is_none() -> None:
    assert notice_due(None, None) is None


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_month_is_never_longer_than_31_days_nor_shorter_than_28(stored: date) -> None:
    due = notice_due(stored, None)

    assert due is not None
    assert 28 <= (due - stored).days <= 31
    assert due.day <= stored.day
