from datetime import date

import pytest

from ipo_crm.domain.periods import ALWAYS, Period

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    assert YEAR.contains(date(2025, 1, 1))
    assert not YEAR.contains(date(2026, 1, 1))


def test_an_unknown_bound_excludes_no_day() -> None:
    assert ALWAYS.contains(date(1814, 3, 29))


def test_periods_that_only_touch_do_not_overlap() -> None:
    assert not YEAR.overlaps(Period(date(2026, 1, 1)))
    assert YEAR.overlaps(Period(date(2025, 12, 31)))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        Period(date(2025, 2, 1), date(2025, 1, 1))
