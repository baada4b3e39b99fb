"""How days, periods, sources and delays are written."""

from datetime import date

import pytest

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.pages.person_words import function_words, late_words, numbers, period_words, short_day, source_words

TODAY = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("day", "written"), [(date(2025, 5, 14), "14 mei"), (date(2025, 3, 5), "5 mrt"), (date(2023, 5, 14), "14 mei 2023")]
)
def test_a_day_has_its_year_where_it_is_another_one(day: date, written: str) -> None:
    assert short_day(day, TODAY) == written


def test_a_day_in_figures_is_dutch() -> None:
    assert (numbers(TODAY), numbers(TODAY, century=False)) == ("10-06-2025", "10-06-25")


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(date(2023, 12, 6)), "dec 2023 – heden"),
        (Period(date(2019, 5, 1), date(2023, 12, 1)), "mei 2019 – nov 2023"),
        (Period(None, date(2023, 12, 1)), "t/m nov 2023"),
        (ALWAYS, ""),
    ],
)
def test_the_last_day_of_a_period_is_in_it(period: Period, written: str) -> None:
    assert period_words(period) == written


def test_a_source_is_named_with_kind_and_day() -> None:
    source = Source(source_class=SourceClass.PUBLIC, title="Handelingen", published=date(2025, 4, 2))

    assert source_words(source) == "Bron: Handelingen (openbaar stuk), 02-04-2025"


def test_a_missing_source_is_said() -> None:
    assert source_words(None) == "bron niet vastgelegd"


@pytest.mark.parametrize(("days", "written"), [(0, ""), (1, "1 dag te laat"), (12, "12 dagen te laat")])
def test_a_delay_is_counted_in_days(days: int, written: str) -> None:
    assert late_words(days) == written


@pytest.mark.parametrize(
    ("function", "organisation", "written"),
    [
        ("Tweede Kamerlid, Energie", "Tweede Kamer", "Kamerlid, Energie"),
        ("Tweede Kamerlid", "Polder", "Tweede Kamerlid"),
        ("wethouder", "gem. Proefdam", "wethouder"),
    ],
)
def test_the_chamber_is_not_said_twice(function: str, organisation: str, written: str) -> None:
    row = PersonRow(id=PersonId(1), name=PersonName(), function=function, organisation=organisation)

    assert function_words(row) == written
