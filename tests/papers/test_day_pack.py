"""The day pack: the day first, then each briefing as it is by itself, under one row of page numbers."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from ipo_crm.papers.briefing import BriefingPress
from ipo_crm.papers.content import Head
from ipo_crm.papers.day_content import DayContent, DayTalk, says_enough
from ipo_crm.papers.day_pack import DayPress

from .briefing_sample import EMPTY, FULL

FIRST = DayTalk(
    starts=time(8, 30),
    ends=time(9),
    who="mw. drs. S. van Fictie +1",
    place="Statenpassage",
    dossiers=("Wet collectieve warmte",),
    briefing=FULL,
)
DEBATE = DayTalk(starts=time(15, 30), who="Plenair debat 36576", missing="geen briefing: nog niet vastgelegd met wie")
LAST = DayTalk(who="dhr. ir. P. Verzonnen", briefing=replace(EMPTY, head=Head(name="dhr. ir. P. Verzonnen")))
DAY = DayContent(day=date(2025, 6, 10), data_as_of=datetime(2025, 6, 10, 7, 55), talks=(FIRST, DEBATE, LAST))

Packed = Callable[[DayContent], PdfReader]


@pytest.fixture(scope="module")
def day_press() -> DayPress:
    return DayPress()


@pytest.fixture
def packed(day_press: DayPress) -> Packed:
    return lambda content: PdfReader(BytesIO(day_press.pdf(content)))


def _text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.extract_text().replace("\u200b", ""))


def _bookmarks(reader: PdfReader) -> list[tuple[str | None, int | None]]:
    """Give the bookmarks of the first level with the page that each leads to, from 1."""
    return [
        (each.title, (reader.get_destination_page_number(each) or 0) + 1)
        for each in reader.outline
        if isinstance(each, Destination)
    ]


def test_a_day_has_one_page_and_two_for_each_briefing(packed: Packed) -> None:
    assert len(packed(DAY).pages) == 1 + 2 * 2


def test_each_talk_with_a_briefing_has_a_bookmark_with_its_time(packed: Packed) -> None:
    assert _bookmarks(packed(DAY)) == [
        ("Dinsdag 10\u00a0juni 2025", 1),
        ("08:30 mw. drs. S. van Fictie", 2),
        ("dhr. ir. P. Verzonnen", 4),
    ]


def test_pages_are_numbered_as_a_whole(packed: Packed) -> None:
    ends = [_text(page)[-7:] for page in packed(DAY).pages]

    assert ends == [f"{at} van 5" for at in range(1, 6)]


def test_the_first_page_says_when_who_where_and_what_is_open(packed: Packed) -> None:
    page = _text(packed(DAY).pages[0])

    assert "3 gesprekken · 2 briefings · 2 toezeggingen te laat" in page
    assert "08:30 09:00 mw. drs. S. van Fictie +1" in page
    assert "Statenpassage · Wet collectieve warmte" in page
    assert "zij: stuurt conceptmotie uitvoeringskosten toe, 12 dagen te laat, was 29 mei" in page
    assert "blz. 2" in page


def test_a_talk_without_a_briefing_says_why(packed: Packed) -> None:
    assert "Plenair debat 36576 geen briefing: nog niet vastgelegd met wie" in _text(packed(DAY).pages[0])


def test_the_pages_of_a_briefing_are_those_of_the_briefing_by_itself(packed: Packed, press: BriefingPress) -> None:
    alone = PdfReader(BytesIO(press.pdf(FULL)))

    inside = packed(DAY).pages[1:3]

    for mine, theirs in zip(inside, alone.pages, strict=True):
        assert _text(mine).rsplit(" ", 3)[0] == _text(theirs).rsplit(" ", 3)[0]


def test_every_page_says_that_it_is_confidential(packed: Packed) -> None:
    assert all("Vertrouwelijk, alleen intern." in _text(page) for page in packed(DAY).pages)


def test_a_long_day_goes_on_on_the_next_page(packed: Packed) -> None:
    talks = tuple(replace(DEBATE, who=f"Gesprek {at}", place="Nieuwspoort") for at in range(40))

    pages = packed(replace(DAY, talks=talks)).pages

    assert len(pages) > 1
    assert "Gesprek 39" in _text(pages[-1])


def test_a_day_without_talks_is_a_page_that_says_so(packed: Packed) -> None:
    (page,) = packed(replace(DAY, talks=())).pages

    assert "Er staan geen gesprekken op deze dag." in _text(page)


def test_the_pdf_is_tagged_accessible_and_dutch(packed: Packed) -> None:
    root: Any = packed(DAY).trailer["/Root"]

    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/Lang"] == "nl-NL"


@pytest.mark.parametrize("name", ["#let x = 1 *b*", '#read("day.typ")', "= Kop", "<talk-1> @talk-1", "A. 王"])
def test_names_never_act_as_markup(packed: Packed, name: str) -> None:
    talk = replace(FIRST, who=name, briefing=replace(EMPTY, head=Head(name=name)))

    reader = packed(replace(DAY, talks=(talk,)))

    assert len(reader.pages) == 3
    assert name.replace("王", "").strip() in _text(reader.pages[0])


def test_a_briefing_that_says_nothing_is_not_enough() -> None:
    assert says_enough(FULL)
    assert not says_enough(EMPTY)
