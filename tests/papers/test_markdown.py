from dataclasses import replace

from ipo_crm.papers.content import Head
from ipo_crm.papers.markdown import briefing_markdown
from ipo_crm.papers.outline import outline

from .briefing_sample import EMPTY, FULL


def test_sections_are_headings_in_the_order_of_the_pages() -> None:
    headings = [line[3:] for line in briefing_markdown(FULL).splitlines() if line.startswith("## ")]

    assert headings == [section.title for section in outline(FULL).sections]


def test_nothing_is_cut() -> None:
    text = briefing_markdown(replace(FULL, questions=tuple(f"Vraag {number}?" for number in range(50))))

    assert text.count("- Vraag ") == 50


def test_markup_in_a_name_is_escaped() -> None:
    text = briefing_markdown(replace(EMPTY, head=Head(name="A. *b* [c](d) <e>")))

    assert text.startswith(r"# A. \*b\* \[c\](d) \<e\>")


def test_a_bar_in_a_cell_does_not_split_it() -> None:
    stand = replace(FULL.stands[2], remark="a | b")

    assert r"| ? | a \| b |" in briefing_markdown(replace(EMPTY, stands=(stand,)))


def test_a_paragraph_cannot_become_a_heading() -> None:
    assert "\n\\# geen kop\n" in briefing_markdown(replace(EMPTY, one_sentence="# geen kop"))
