"""The words for contact moments: short enough for a field, and read back as the same moment."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.dates import Moment, read_moment
from ipo_crm.domain.meetings import Meeting, Precision
from ipo_crm.ui.pages.meeting_words import clock, day_words, listed, when_words, whom_words

TUESDAY = date(2025, 6, 10)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS, st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)), DAYS, st.booleans())
def test_a_moment_reads_back_as_the_same(day: date, starts: time | None, today: date, past: bool) -> None:
    moment = Moment(day, starts, precision=Precision.DAY if starts is None else Precision.TIME)

    assert read_moment(when_words(moment, today, past=past), today, past=past) == moment


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (Moment(TUESDAY, time(8, 30), time(9, 0), Precision.TIME), "vandaag 08:30 – 09:00"),
        (Moment(date(2025, 6, 9)), "gisteren"),
        (Moment(date(2025, 6, 3), time(14, 0), None, Precision.TIME), "di 3 juni 14:00"),
        (Moment(date(2023, 6, 3)), "za 3 juni 2023"),
        (Moment(date(2025, 6, 2), precision=Precision.WEEK), "week 23 2025"),
    ],
)
def test_a_moment_is_written_short(moment: Moment, written: str) -> None:
    assert when_words(moment, TUESDAY, past=True) == written


def test_a_day_of_another_year_says_which() -> None:
    assert day_words(Meeting(day=date(2023, 3, 9)), TUESDAY) == "9 mrt 2023"


def test_names_are_joined_as_in_a_sentence() -> None:
    assert [listed(words) for words in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == ["", "A", "A en B", "A, B en C"]


def test_times_that_are_not_known_are_left_out() -> None:
    assert (clock(None, None), clock(time(8, 30), None)) == ("", "08:30")


def test_many_people_are_named_by_the_occasion() -> None:
    assert whom_words(("A", "B", "C", "D"), "Broodje provincies") == "Broodje provincies"


def test_a_few_people_are_counted_after_the_first() -> None:
    assert whom_words(("A", "B", "C"), "Overleg") == "A +2"


def test_nobody_is_named_by_the_occasion() -> None:
    assert whom_words((), "Plenair debat") == "Plenair debat"
