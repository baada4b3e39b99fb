import re
from dataclasses import replace

from ipo_crm.domain.organisations import Chamber
from ipo_crm.papers.blocks import Paragraph, Section, plain
from ipo_crm.papers.content import Head, Stand, Statement
from ipo_crm.papers.markdown import briefing_markdown
from ipo_crm.papers.outline import Outline, outline

from .briefing_sample import EMPTY, FULL, TALK


def _section(words: Outline, key: str) -> Section:
    return next(section for section in words.sections if section.key == key)


def _first_line(words: Outline, key: str) -> str:
    block = _section(words, key).blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.line)


def test_page_one_follows_the_anatomy() -> None:
    titles = [section.title for section in outline(FULL).page_one]

    assert titles == [
        "In één zin",
        "Vraag",
        "Openstaand",
        "Positie",
        "Waarom voor haar",
        "Kernboodschappen",
        "Onze vragen",
    ]


def test_an_empty_briefing_says_of_every_section_that_nothing_is_recorded() -> None:
    words = outline(EMPTY)

    said = [_first_line(words, section.key) for section in words.sections]

    assert all(re.search(r"niet vastgelegd|[Gg]een ", line) for line in said)


def test_an_empty_briefing_has_all_the_sections_of_a_full_one() -> None:
    assert [each.key for each in outline(EMPTY).sections] == [each.key for each in outline(FULL).sections]


def test_first_mentions_of_sources_are_numbered_upwards_in_print() -> None:
    marks = [int(mark) for mark in re.findall(r"\[(\d+)\]", briefing_markdown(FULL))]

    assert list(dict.fromkeys(marks)) == sorted(set(marks))


def test_a_claim_without_source_is_marked_and_the_mark_explained() -> None:
    text = briefing_markdown(replace(EMPTY, why=(Statement(text="Zij was wethouder."),)))

    assert "Zij was wethouder.[?]" in text
    assert "**?** Bron niet vastgelegd." in text


def test_seats_without_positions_are_not_filled_in() -> None:
    assert _first_line(outline(EMPTY), "seats") == "Geen fractieposities vastgelegd."


def test_a_chamber_without_positions_is_named_beside_the_other() -> None:
    lower = tuple(seats for seats in FULL.seats if seats.chamber is Chamber.TWEEDE_KAMER)

    text = briefing_markdown(replace(FULL, seats=lower))

    assert "| **Eerste Kamer** | geen fractieposities vastgelegd |" in text


def test_what_is_short_of_a_majority_is_counted_from_sure_and_likely() -> None:
    text = briefing_markdown(FULL)

    assert "Tweede Kamer: precies genoeg. Eerste Kamer: nog 3 tekort." in text


def test_an_unknown_position_is_a_question_mark_and_not_a_zero() -> None:
    text = briefing_markdown(replace(EMPTY, stands=(Stand(dossier="Wonen"),)))

    assert "| Wonen | ? | niet vastgelegd |" in text


def test_a_position_without_confidence_says_so() -> None:
    stand = replace(FULL.stands[0], confidence="", source=TALK)

    text = briefing_markdown(replace(EMPTY, stands=(stand,)))

    assert "14\u00a0mei, was 0; eigen gesprek;[1] zekerheid onbekend" in text


def test_an_objection_without_answer_says_so() -> None:
    bare = tuple(replace(each, answer=None) for each in FULL.objections[:1])

    text = briefing_markdown(replace(EMPTY, objections=bare))

    assert "| “Provincies krijgen al genoeg.” | antwoord niet vastgelegd |" in text


def test_a_briefing_without_a_name_still_has_a_title() -> None:
    assert outline(replace(EMPTY, head=Head(name=""))).title == "Briefing naam niet vastgelegd"


def test_the_foot_says_how_old_the_paper_is() -> None:
    foot = outline(FULL).footer

    assert foot == "Vertrouwelijk, alleen intern. Gegevens per 10-06-2025 07:55; oudste bron 02-04-2025 · Demobestand"


def test_who_else_sits_across_the_table_is_named_and_counted_from_the_seventh() -> None:
    names = tuple(f"A. Proef {number} (Duin)" for number in range(8))

    assert outline(EMPTY).others == ""
    assert outline(replace(EMPTY, head=Head(name="", others=names[:2]))).others == (
        "ook aan tafel: A. Proef 0 (Duin), A. Proef 1 (Duin)"
    )
    assert outline(replace(EMPTY, head=Head(name="", others=names))).others.endswith("A. Proef 5 (Duin) en 2 anderen")
