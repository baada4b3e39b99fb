"""Dutch periods: every form the field promises, what is refused and why, and that what is written reads back."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.period_words import UnreadablePeriodError, read_period, write_period
from ipo_crm.domain.periods import ALWAYS, Period

TODAY = date(2025, 6, 10)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
BORDERS = st.one_of(DAYS, DAYS.map(lambda day: day.replace(day=1)), DAYS.map(lambda day: day.replace(month=1, day=1)))


def _until(*numbers: int) -> Period:
    return Period(None, date(*numbers))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2019 – 2023", Period(date(2019, 1, 1), date(2024, 1, 1))),
        ("2019-2023", Period(date(2019, 1, 1), date(2024, 1, 1))),
        ("van 2019 t/m 2023", Period(date(2019, 1, 1), date(2024, 1, 1))),
        ("van 2019 tot 2023", Period(date(2019, 1, 1), date(2023, 1, 1))),
        ("mei 2019 – nov 2023", Period(date(2019, 5, 1), date(2023, 12, 1))),
        ("mei – nov 2023", Period(date(2023, 5, 1), date(2023, 12, 1))),
        ("nov – mei 2023", Period(date(2022, 11, 1), date(2023, 6, 1))),
        ("3-5-2019 - 12-11-2023", Period(date(2019, 5, 3), date(2023, 11, 13))),
        ("3 mei – 12 nov 2023", Period(date(2023, 5, 3), date(2023, 11, 13))),
        ("1 mei 2019 tot 1 mei 2020", Period(date(2019, 5, 1), date(2020, 5, 1))),
        ("gisteren – vandaag", Period(date(2025, 6, 9), date(2025, 6, 11))),
        ("2019", Period(date(2019, 1, 1), date(2020, 1, 1))),
        ("heel 2019", Period(date(2019, 1, 1), date(2020, 1, 1))),
        ("mei 2019", Period(date(2019, 5, 1), date(2019, 6, 1))),
        ("5-2019", Period(date(2019, 5, 1), date(2019, 6, 1))),
        ("vorig jaar", Period(date(2024, 1, 1), date(2025, 1, 1))),
        ("week 10", Period(date(2025, 3, 3), date(2025, 3, 10))),
        ("Sinds mei 2024", Period(date(2024, 5, 1))),
        ("sinds augustus", Period(date(2024, 8, 1))),
        ("sinds 2019", Period(date(2019, 1, 1))),
        ("vanaf morgen", Period(date(2025, 6, 11))),
        ("vanaf 1 mei", Period(date(2026, 5, 1))),
        ("sinds 1 mei", Period(date(2025, 5, 1))),
        ("2019 – heden", Period(date(2019, 1, 1))),
        ("2019 –", Period(date(2019, 1, 1))),
        ("mei 2019 tot nu", Period(date(2019, 5, 1))),
        ("tot 1-3-2025", _until(2025, 3, 1)),
        ("t/m 1-3-2025", _until(2025, 3, 2)),
        ("tot en met 2023", _until(2024, 1, 1)),
        ("tot 2023", _until(2023, 1, 1)),
        ("– 2023", _until(2024, 1, 1)),
        ("tot heden", ALWAYS),
        ("heden", ALWAYS),
        ("", ALWAYS),
        ("  ", ALWAYS),
    ],
)
def test_a_period_is_read(typed: str, period: Period) -> None:
    assert read_period(typed, TODAY) == period


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(date(2019, 5, 1), date(2023, 12, 1)), "mei 2019 – nov 2023"),
        (Period(date(2019, 1, 1), date(2024, 1, 1)), "2019 – 2023"),
        (Period(date(2019, 1, 1), date(2023, 5, 1)), "jan 2019 – apr 2023"),
        (Period(date(2019, 1, 1), date(2023, 5, 12)), "1 jan 2019 – 11 mei 2023"),
        (Period(date(2019, 1, 1), date(2020, 1, 1)), "heel 2019"),
        (Period(date(2019, 5, 3), date(2019, 5, 4)), "3 mei 2019"),
        (Period(date(2024, 5, 1)), "sinds mei 2024"),
        (Period(date(2026, 5, 1)), "vanaf mei 2026"),
        (Period(None, date(2025, 3, 1)), "t/m feb 2025"),
        (ALWAYS, ""),
    ],
)
def test_a_period_is_written_as_short_as_it_can_be(period: Period, written: str) -> None:
    assert write_period(period, TODAY) == written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2023 – 2019", "Het einde ligt vóór het begin. Draai de twee om."),
        ("31-2-2025 – heden", "Februari heeft 28 dagen. Bedoelt u 28-2?"),
        ("sinds di 14:00", "Een periode heeft geen tijden. Laat de tijd weg."),
        ("13-2019", "Deze periode is niet te lezen."),
        ("lang geleden", "Schrijf bijvoorbeeld 2019 – 2023, sinds mei 2024"),
        ("sinds", "Schrijf bijvoorbeeld"),
        ("9999 – 9999", "Schrijf bijvoorbeeld"),
    ],
)
def test_what_is_no_period_is_refused_with_how_to_mend_it(typed: str, said: str) -> None:
    with pytest.raises(UnreadablePeriodError, match=said.replace("?", r"\?")):
        read_period(typed, TODAY)


@given(BORDERS, BORDERS, DAYS, st.sampled_from(["both", "start", "end"]))
def test_a_written_period_reads_back(one: date, other: date, today: date, known: str) -> None:
    start, end = min(one, other), max(one, other, min(one, other) + timedelta(days=1))
    period = {"both": Period(start, end), "start": Period(start), "end": Period(None, end)}[known]

    assert read_period(write_period(period, today), today) == period


@given(st.text(alphabet="0123456789 -–/:.,sindtoemvahr", max_size=24), DAYS)
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str, today: date) -> None:
    with suppress(UnreadablePeriodError):
        assert isinstance(read_period(typed, today), Period)
