"""How the page Vandaag writes days and delays."""

from datetime import date

import pytest

from ipo_crm.ui.pages import today_words as say


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "2 dagen te laat"),
        (-1, "1 dag te laat"),
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (3, "over 3 dagen"),
    ],
)
def test_a_day_is_written_by_how_far_away_it_is(days: int, words: str) -> None:
    assert say.away_words(days) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 9, 15), "week 38  ·  nog 1 dag tot Prinsjesdag"),
        (date(2025, 9, 16), "week 38  ·  Prinsjesdag"),
        (date(2025, 9, 17), "week 38  ·  nog 363 dagen tot Prinsjesdag"),
    ],
)
def test_prinsjesdag_is_counted_to_until_it_is_over(day: date, words: str) -> None:
    assert say.subtitle_words(day, 0) == words


def test_one_talk_is_one() -> None:
    assert say.subtitle_words(date(2025, 6, 10), 1, short=True) == "week 24  ·  1 gesprek"


def test_nothing_late_says_nothing() -> None:
    assert (say.late_chip(0), say.late_promises(0)) == ("", "")


def test_the_title_begins_with_a_capital() -> None:
    assert say.title_words(date(2025, 6, 10)) == "Dinsdag 10 juni"
