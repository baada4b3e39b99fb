from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.dossiers import Recurrence
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.money import write_money
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.papers import wording

TODAY = date(2025, 6, 10)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_day_in_full() -> None:
    assert _plain(wording.day_long(TODAY)) == "dinsdag 10 juni 2025"


def test_a_day_of_another_year_bears_its_year() -> None:
    assert _plain(wording.day_short(date(2024, 2, 29), TODAY)) == "do 29 februari 2024"


def test_a_day_in_digits() -> None:
    assert wording.day_digits(date(2025, 4, 2)) == "02-04-2025"


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [
        (date(2025, 6, 9), Precision.WEEK, "week 24 van 2025"),
        (date(2024, 12, 30), Precision.WEEK, "week 1 van 2025"),
        (date(2025, 6, 10), Precision.DAY, "dinsdag 10 juni 2025"),
        (None, Precision.DAY, "datum niet vastgelegd"),
    ],
)
def test_a_talk_is_dated_no_more_exactly_than_known(day: date | None, precision: Precision, said: str) -> None:
    assert _plain(wording.meeting_day(day, precision)) == said


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (time(8, 30), time(9), "08:30 – 09:00"),
        (time(8, 30), None, "08:30, einde niet vastgelegd"),
        (None, None, "tijd niet vastgelegd"),
    ],
)
def test_from_when_till_when(starts: time | None, ends: time | None, said: str) -> None:
    assert wording.time_span(starts, ends) == said


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (1_200_000_000, "€ 12 mln"),
        (14_240_000_000, "€ 142,4 mln"),
        (150_000_000_000, "€ 1,5 mld"),
        (1_234_567_800, "€ 12.345.678"),
        (150_400, "€ 1.504"),
        (1_250, "€ 12,50"),
        (5, "€ 0,05"),
        (0, "€ 0"),
        (-1_200_000_000, "€ \u221212 mln"),
    ],
)
def test_money_is_said_short_but_never_rounded(cents: int, said: str) -> None:
    assert _plain(write_money(cents)) == said


@given(st.integers(min_value=0, max_value=10**14))
def test_money_can_be_read_back_to_the_cent(cents: int) -> None:
    _, number, *unit = _plain(write_money(cents)).split(" ")
    factor = {"mln": 10**8, "mld": 10**11}.get("".join(unit), 100)
    whole, _, decimals = number.replace(".", "").partition(",")

    assert int(whole) * factor + int(decimals or 0) * factor // 10 ** len(decimals) == cents


@pytest.mark.parametrize(
    ("recurrence", "first", "last", "said"),
    [
        (Recurrence.PER_YEAR, 2026, None, "€ 12 mln per jaar vanaf 2026"),
        (Recurrence.PER_YEAR, 2026, 2030, "€ 12 mln per jaar van 2026 tot en met 2030"),
        (Recurrence.PER_YEAR, None, None, "€ 12 mln per jaar (jaren niet vastgelegd)"),
        (Recurrence.PER_YEAR, None, 2030, "€ 12 mln per jaar tot en met 2030"),
        (Recurrence.ONCE, 2027, None, "€ 12 mln eenmalig in 2027"),
        (Recurrence.ONCE, None, None, "€ 12 mln eenmalig (jaar niet vastgelegd)"),
    ],
)
def test_an_amount_says_its_years(recurrence: Recurrence, first: int | None, last: int | None, said: str) -> None:
    assert _plain(wording.amount(1_200_000_000, recurrence, first, last)) == said


@pytest.mark.parametrize(
    ("day", "first", "late", "said"),
    [
        (date(2025, 5, 29), None, 12, ("12 dagen te laat", ", was 29 mei")),
        (date(2025, 6, 9), None, 1, ("1 dag te laat", ", was 9 juni")),
        (date(2025, 6, 9), date(2025, 5, 1), 1, ("1 dag te laat", ", was 9 juni (eerst 1 mei)")),
        (TODAY, None, 0, ("vandaag", "")),
        (date(2025, 7, 3), None, 0, ("", "uiterlijk 3 juli")),
        (date(2026, 1, 3), date(2025, 7, 3), 0, ("", "uiterlijk 3 januari 2026 (eerst 3 juli)")),
        (None, None, 0, ("", "geen termijn vastgelegd")),
    ],
)
def test_a_promise_says_how_late_it_is(day: date | None, first: date | None, late: int, said: tuple[str, str]) -> None:
    stressed, rest = wording.due(day, first, late, TODAY)

    assert (_plain(stressed), _plain(rest)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(Stance.FOR, "+1"), (Stance.STRONGLY_AGAINST, "\u22122"), (Stance.NEUTRAL, "0"), (None, "?")],
)
def test_a_stance_is_signed_and_unknown_is_not_neutral(value: Stance | None, said: str) -> None:
    assert wording.stance(value) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            Source(source_class=SourceClass.PUBLIC, title="Handelingen", published=date(2025, 4, 2)),
            "Handelingen, 02-04-2025",
        ),
        (
            Source(source_class=SourceClass.OWN_TALK, title="Verslag 14-05-2025", known_on=date(2025, 5, 14)),
            "Verslag 14-05-2025",
        ),
        (Source(source_class=SourceClass.THIRD_PARTY, title="Brief"), "Brief, datum onbekend"),
        (
            Source(source_class=SourceClass.INVENTED, title="Rol", published=date(2025, 4, 2)),
            "Rol, 02-04-2025 (verzonnen voorbeeld)",
        ),
    ],
)
def test_a_source_is_named_with_its_day_once(source: Source, said: str) -> None:
    assert wording.source_line(source) == said


@pytest.mark.parametrize(
    ("text", "said"), [("Klaar", "Klaar."), ("Klaar.", "Klaar."), ("Klaar? ", "Klaar?"), ("Klaar…", "Klaar…")]
)
def test_a_sentence_ends_with_one_mark(text: str, said: str) -> None:
    assert wording.sentence(text) == said


@pytest.mark.parametrize("text", ["Kan niet.", '"Kan niet."', "“Kan niet.”"])
def test_a_quotation_is_marked_once(text: str) -> None:
    assert wording.quoted(text) == "“Kan niet.”"
