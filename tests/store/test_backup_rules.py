from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.store.backup_rules import DAYS, EVERY, KEEP_ALL, MONTHS, WEEKS, Dated, drill_due, due, thin

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365.25)
TEN_YEARS = 10 * YEAR


def _made(at: datetime, *, sound: bool = True) -> Dated:
    return Dated(name=at.isoformat(), at=at, sound=sound)


def _kept(backups: Sequence[Dated], now: datetime) -> list[Dated]:
    gone = set(thin(backups, now))
    return [backup for backup in backups if backup not in gone]


def _over_time(first: datetime, days: int, now: datetime | None = None) -> list[Dated]:
    """Keep what is left after a back-up and a thinning on each of these days."""
    kept: list[Dated] = []
    for number in range(days):
        at = first + number * DAY
        kept = _kept([*kept, _made(at)], now or at)
    return kept


# Up to four years back, so that leap days, ends of months and of years all come by, and gaps of any size between.
ages = st.lists(st.integers(0, 4 * 366 * 24 * 60), min_size=1, max_size=150, unique=True)
backups = st.builds(
    lambda minutes, unsound: [
        _made(NOW - timedelta(minutes=age), sound=number not in unsound) for number, age in enumerate(minutes)
    ],
    ages,
    st.sets(st.integers(0, 149), max_size=20),
)


@pytest.mark.parametrize(
    ("last", "changed", "expected"),
    [
        (None, True, True),
        (NOW - EVERY, True, True),
        (NOW - EVERY + timedelta(seconds=1), True, False),
        (NOW - EVERY, False, False),
        (NOW + TEN_YEARS, True, True),
    ],
)
def test_a_back_up_is_due_half_an_hour_after_the_last_when_something_changed(
    last: datetime | None, changed: bool, expected: bool
) -> None:
    assert due(NOW, last, changed=changed) is expected


@pytest.mark.parametrize(("last", "expected"), [(None, True), (NOW - 29 * DAY, False), (NOW - 30 * DAY, True)])
def test_a_drill_is_due_every_thirty_days(last: datetime | None, expected: bool) -> None:
    assert drill_due(NOW, last) is expected


def test_after_years_of_daily_work_the_schedule_is_full() -> None:
    kept = _over_time(datetime(2023, 1, 1, 12, 0, tzinfo=UTC), 1_155)

    assert kept[-1].at == datetime(2026, 2, 28, 12, 0, tzinfo=UTC)
    assert len(kept) == 3 + DAYS + WEEKS + MONTHS


def test_the_kept_days_are_those_one_would_write_down_by_hand() -> None:
    kept = _over_time(datetime(2024, 1, 1, 12, 0, tzinfo=UTC), 91)

    months, weeks = ["01-31", "02-29"], ["02-25", "03-03", "03-10", "03-17"]  # the weeks that end before 22 March
    days = ["03-22", "03-23", "03-24", "03-25", "03-26", "03-27", "03-28"]
    assert [f"{backup.at:%m-%d}" for backup in kept] == [*sorted(months + weeks), *days, "03-29", "03-30", "03-31"]


@given(backups)
def test_nothing_of_the_last_48_hours_goes(made: list[Dated]) -> None:
    newest = max((backup.at for backup in made if backup.sound), default=NOW)

    assert [backup for backup in thin(made, NOW) if newest - backup.at <= KEEP_ALL] == []


@given(backups)
def test_what_failed_its_check_stays_and_so_does_the_last_that_passed(made: list[Dated]) -> None:
    gone = thin(made, NOW)

    assert all(backup.sound for backup in gone)
    assert max((b for b in made if b.sound), key=lambda b: b.at, default=None) not in gone


@given(backups)
def test_thinning_again_takes_nothing_more(made: list[Dated]) -> None:
    assert thin(_kept(made, NOW), NOW) == ()


@given(backups)
def test_the_last_seven_days_with_a_back_up_keep_one(made: list[Dated]) -> None:
    sound = [backup for backup in made if backup.sound]
    newest_days = sorted({backup.at.date() for backup in sound}, reverse=True)[:DAYS]

    assert set(newest_days) <= {backup.at.date() for backup in _kept(sound, NOW)}


@given(backups)
def test_no_more_is_kept_than_the_schedule_has_places_for(made: list[Dated]) -> None:
    year = [backup for backup in made if backup.sound and NOW - backup.at < YEAR]
    newest = max((backup.at for backup in year), default=NOW)

    older = [backup for backup in _kept(year, NOW) if newest - backup.at > KEEP_ALL]

    assert len(older) <= DAYS + WEEKS + MONTHS


@given(backups, st.sampled_from([TEN_YEARS, YEAR, timedelta(days=3)]))
def test_with_a_clock_set_back_nothing_goes(made: list[Dated], back: timedelta) -> None:
    earliest = max(backup.at for backup in made)

    assert thin(made, earliest - back) == ()


@given(backups, st.sampled_from([-TEN_YEARS, TEN_YEARS]))
def test_a_clock_that_leapt_takes_nothing_that_it_would_not_take_anyway(made: list[Dated], leap: timedelta) -> None:
    anyway = set(thin(made, NOW))
    at = NOW + leap

    assert set(thin([*made, _made(at)], max(at, NOW))) == anyway


@given(st.integers(0, 6 * 24 * 60))
def test_the_hour_that_summer_time_takes_or_gives_takes_nothing(minutes: int) -> None:
    made = [_made(NOW - timedelta(minutes=minutes + 30 * number)) for number in range(90)]

    assert thin(made, NOW - HOUR) == ()
    assert thin(made, NOW + HOUR) == ()


@given(backups, st.integers(0, 30))
def test_for_thirty_days_after_a_restore_nothing_of_before_it_goes(made: list[Dated], days: int) -> None:
    restored = max(backup.at for backup in made) - timedelta(days=days)

    assert all(backup.at > restored for backup in thin(made, NOW, restored))


@given(backups)
def test_thirty_days_after_a_restore_the_schedule_is_as_it_was(made: list[Dated]) -> None:
    long_ago = max(backup.at for backup in made) - timedelta(days=31)

    assert thin(made, NOW, long_ago) == thin(made, NOW)
