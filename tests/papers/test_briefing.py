import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from ipo_crm.papers.briefing import BriefingPress
from ipo_crm.papers.content import BriefingContent, Head, Statement

from .briefing_sample import EMPTY, FULL, TALK

Printed = Callable[[BriefingContent], PdfReader]

LAST_LINE = 51.0  # points from the bottom: the body ends at 18 mm


def _text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.extract_text().replace("\u200b", ""))


def _both(reader: PdfReader) -> str:
    return " ".join(_text(page) for page in reader.pages)


def _lowest(page: Any) -> float:
    """Give the height in points of the lowest text above the foot."""
    heights: list[float] = []

    def note(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        height = tm[5] * cm[3] + cm[5]
        if text.strip() and height > 32:
            heights.append(height)

    page.extract_text(visitor_text=note)
    return min(heights)


def _tags(element: Any) -> Iterator[str]:
    element = element.get_object()
    if isinstance(element, ArrayObject):
        for each in element:
            yield from _tags(each)
    elif isinstance(element, DictionaryObject):
        if "/S" in element:
            yield str(element["/S"])
        if "/K" in element:
            yield from _tags(element["/K"])


def _too_much(content: BriefingContent) -> BriefingContent:
    return replace(
        content,
        one_sentence="woord " * 900,
        promises=content.promises * 20,
        stands=content.stands * 20,
        why=content.why * 20,
        messages=content.messages * 20,
        questions=content.questions * 20,
        field=content.field * 20,
        suspects=content.suspects * 20,
        calendar=content.calendar * 20,
        objections=content.objections * 20,
        sensitive=content.sensitive * 20,
        tasks=content.tasks * 20,
    )


@pytest.mark.parametrize("content", [FULL, EMPTY, _too_much(FULL)], ids=["full", "empty", "too much"])
def test_a_briefing_has_two_pages_and_stays_above_the_foot(printed: Printed, content: BriefingContent) -> None:
    pages = printed(content).pages

    assert len(pages) == 2
    assert min(_lowest(page) for page in pages) >= LAST_LINE


def test_page_one_holds_ask_promises_and_positions_with_their_sources(printed: Printed) -> None:
    page = _text(printed(FULL).pages[0])

    assert "€ 12 mln per jaar vanaf 2026.1" in page
    assert "zij stuurt conceptmotie uitvoeringskosten toe2 12 dagen te laat, was 29 mei" in page
    assert "Decentraal OV \u22121 2 april; verzonnen voorbeeld;3 zeker" in page
    assert "Digitalisering (NDS) ? nog niet gevraagd" in page


def test_page_two_holds_suspects_seats_and_dated_sources(printed: Printed) -> None:
    page = _text(printed(FULL).pages[1])

    assert "Bond van Bewoners, 74. Eigenaren naast overheden; 0 keer eerder samen met IPO.4" in page
    assert "zeker 26 · waarschijnlijk 35 · hoopvol 44" in page
    assert "2 Eigen gesprek, verslag, 14-05-2025." in page


def test_what_is_not_recorded_is_said(printed: Printed) -> None:
    text = _both(printed(EMPTY))

    assert text.count("vastgelegd") >= 15


def test_a_page_that_is_too_long_says_how_much_it_left_out(printed: Printed) -> None:
    page = _text(printed(_too_much(FULL)).pages[0])

    assert "Onze vragen" in page
    assert "+58, zie app" in page
    assert "… (zie app)" in page


def test_the_pdf_is_tagged_accessible_and_dutch(printed: Printed) -> None:
    reader = printed(FULL)
    root: Any = reader.trailer["/Root"]

    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure"} <= set(_tags(root["/StructTreeRoot"]))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/Lang"] == "nl-NL"


def test_the_pdf_has_a_title_and_no_author(printed: Printed) -> None:
    metadata = printed(FULL).metadata

    assert metadata is not None
    assert (metadata.title, metadata.author) == ("Briefing mw. drs. S. van Fictie", None)


@pytest.mark.parametrize(
    "name",
    ["#let x = 1 *b*", '#read("briefing.typ")', "$a_b$ `c` <d> @e // f", "= Kop", "\\#panic()", '"}], {"name": "x'],
)
def test_names_print_literally_and_never_act_as_markup(printed: Printed, name: str) -> None:
    page = _text(printed(replace(EMPTY, head=Head(name=name))).pages[0])

    assert name in page


def test_markup_in_a_claim_prints_literally(printed: Printed) -> None:
    content = replace(EMPTY, why=(Statement(text="*vet* _schuin_ #panic[x]", sources=(TALK,)),))

    assert "*vet* _schuin_ #panic[x]" in _text(printed(content).pages[0])


def test_a_letter_without_a_glyph_costs_no_briefing(printed: Printed) -> None:
    pages = printed(replace(FULL, head=replace(FULL.head, name="A. 王 😀"))).pages

    assert len(pages) == 2


def test_an_endless_word_stays_on_the_page(printed: Printed) -> None:
    content = replace(EMPTY, one_sentence="x" * 300)

    text = _text(printed(content).pages[0]).replace(" ", "")

    assert "x" * 300 in text


def test_the_same_content_gives_the_same_bytes(press: BriefingPress) -> None:
    assert press.pdf(FULL) == press.pdf(FULL)


def test_only_shipped_fonts_are_used(printed: Printed) -> None:
    resources: Any = printed(FULL).pages[0]["/Resources"]
    fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in resources["/Font"].values()}

    assert {font.partition("-")[0] for font in fonts} == {"Inter"}


def test_the_preview_is_a_picture_of_each_page(press: BriefingPress) -> None:
    pictures = press.pages_png(FULL, ppi=72)

    sizes = [struct.unpack(">II", picture[16:24]) for picture in pictures]

    assert sizes == [(595, 842), (595, 842)]
