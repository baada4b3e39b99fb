"""Dutch dates: every form the field promises, what is refused and why, and that what is written reads back."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.dates import Moment, UnreadableDateError, read_moment, write_day, write_moment
from ipo_crm.domain.meetings import Precision

TUESDAY = date(2025, 6, 10)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", date(2025, 6, 10)),
        ("Morgen", date(2025, 6, 11)),
        ("overmorgen", date(2025, 6, 12)),
        ("gisteren", date(2025, 6, 9)),
        ("do", date(2025, 6, 12)),
        ("vrijdag", date(2025, 6, 13)),
        ("komende vrijdag", date(2025, 6, 13)),
        ("afgelopen vrijdag", date(2025, 6, 6)),
        ("volgende week dinsdag", date(2025, 6, 17)),
        ("over 3 weken", date(2025, 7, 1)),
        ("over twee dagen", date(2025, 6, 12)),
        ("over een maand", date(2025, 7, 10)),
        ("3 dagen geleden", date(2025, 6, 7)),
        ("3-12", date(2025, 12, 3)),
        ("3-2", date(2026, 2, 3)),
        ("3/12/26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("12 juni", date(2025, 6, 12)),
        ("1 mrt 2026", date(2026, 3, 1)),
        ("do 12 juni", date(2025, 6, 12)),
        ("eind september", date(2025, 9, 30)),
        ("eind mei", date(2026, 5, 31)),
        ("begin juli", date(2025, 7, 1)),
        ("half juni", date(2025, 6, 15)),
        ("medio maart 2027", date(2027, 3, 15)),
        ("eind van de maand", date(2025, 6, 30)),
        ("begin volgende maand", date(2025, 7, 1)),
        ("eind dit jaar", date(2025, 12, 31)),
        ("eind 2026", date(2026, 12, 31)),
        ("volgende week di", date(2025, 6, 17)),
        ("vrijdag over 2 weken", date(2025, 6, 27)),
        ("over een half jaar", date(2025, 12, 10)),
        ("over anderhalf jaar", date(2026, 12, 10)),
        ("week 49 di", date(2025, 12, 2)),
        ("do wk 49", date(2025, 12, 4)),
        ("Prinsjesdag", date(2025, 9, 16)),
        ("prinsjesdag 2026", date(2026, 9, 15)),
        ("koningsdag 2025", date(2025, 4, 26)),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert read_moment(typed, TUESDAY) == Moment(day)


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ("week 49", date(2025, 12, 1)),
        ("wk 2", date(2026, 1, 5)),
        ("week 1 2027", date(2027, 1, 4)),
        ("volgende week", date(2025, 6, 16)),
    ],
)
def test_a_week_is_read_as_its_monday(typed: str, monday: date) -> None:
    assert read_moment(typed, TUESDAY) == Moment(monday, precision=Precision.WEEK)


@pytest.mark.parametrize("typed", ["vandaag 15.30", "vandaag om 15:30", "vandaag 15u30", "15:30"])
def test_a_time_is_read(typed: str) -> None:
    assert read_moment(typed, TUESDAY) == Moment(TUESDAY, time(15, 30), precision=Precision.TIME)


@pytest.mark.parametrize("typed", ["di 14 uur", "di 14:00", "di 14u", "dinsdag om 14.00"])
def test_a_weekday_is_never_today(typed: str) -> None:
    assert read_moment(typed, TUESDAY) == Moment(date(2025, 6, 17), time(14), precision=Precision.TIME)


def test_a_stretch_of_time_is_read() -> None:
    moment = read_moment("vandaag 08:30 – 09:00", TUESDAY)

    assert (moment.starts, moment.ends) == (time(8, 30), time(9))


def test_a_past_date_without_a_year_lies_behind_us() -> None:
    assert read_moment("3-12", TUESDAY, past=True).day == date(2024, 12, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("eind mei", date(2025, 5, 31)),
        ("eind september", date(2024, 9, 30)),
        ("Prinsjesdag", date(2024, 9, 17)),
        ("week 49 di", date(2024, 12, 3)),
    ],
)
def test_what_has_no_year_lies_behind_us_in_a_field_of_the_past(typed: str, day: date) -> None:
    assert read_moment(typed, TUESDAY, past=True).day == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31-2-2025", "Februari heeft 28 dagen. Bedoelt u 28-2?"),
        ("3-13", "Maand 13 bestaat niet."),
        ("25:00", "tot en met 23:59"),
        ("vandaag 10:00 - 09:00", "ligt niet na het begin"),
        ("wo 12 juni", "is een donderdag"),
        ("week 49 14:00", "Bij een week past geen tijd"),
        ("binnenkort", "Schrijf bijvoorbeeld"),
        ("maart", "Schrijf bijvoorbeeld"),
        ("", "Schrijf bijvoorbeeld"),
    ],
)
def test_what_is_no_date_is_refused_with_how_to_mend_it(typed: str, said: str) -> None:
    with pytest.raises(UnreadableDateError, match=said.replace("?", r"\?")):
        read_moment(typed, TUESDAY)


@given(st.text(alphabet="0123456789 -/:.,uweekmadiovrgnl", max_size=24), DAYS)
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str, today: date) -> None:
    with suppress(UnreadableDateError):
        assert isinstance(read_moment(typed, today), Moment)


@given(DAYS, DAYS)
def test_a_written_day_reads_back(day: date, today: date) -> None:
    assert read_moment(write_day(day), today).day == day


@given(DAYS, DAYS, CLOCKS)
def test_a_written_time_reads_back(day: date, today: date, at: time) -> None:
    moment = Moment(day, at, precision=Precision.TIME)

    assert read_moment(write_moment(moment), today) == moment


@given(DAYS, DAYS)
def test_a_written_week_reads_back(day: date, today: date) -> None:
    monday = Moment(day - timedelta(days=day.weekday()), precision=Precision.WEEK)

    assert read_moment(write_moment(monday), today) == monday


@given(DAYS, DAYS, st.booleans())
def test_a_date_without_a_year_is_the_nearest_on_its_side(day: date, today: date, past: bool) -> None:
    found = read_moment(f"{day.day}-{day.month}", today, past=past).day

    assert (found.day, found.month) == (day.day, day.month)
    assert found <= today if past else found >= today


@given(st.integers(0, 400), DAYS)
def test_days_from_now_are_counted(count: int, today: date) -> None:
    assert read_moment(f"over {count} dagen", today).day == today + timedelta(days=count)
