from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document

from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.docx import briefing_docx
from ipo_crm.papers.outline import outline

from .briefing_sample import EMPTY, FULL


def _read(content: BriefingContent) -> Document:
    return docx.Document(BytesIO(briefing_docx(content)))


def _cells(document: Document, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[number].rows]


def test_headings_are_real_and_in_the_order_of_the_pages() -> None:
    headings = [each.text for each in _read(FULL).paragraphs if each.style and each.style.name == "Heading 1"]

    assert headings == [section.title for section in outline(FULL).sections]


def test_the_name_is_the_title() -> None:
    titles = [each.text for each in _read(FULL).paragraphs if each.style and each.style.name == "Title"]

    assert titles == ["mw. drs. S. van Fictie"]


def test_promises_are_a_table_with_a_head() -> None:
    cells = _cells(_read(FULL), 0)

    assert cells[:2] == [
        ["wie", "wat", "wanneer"],
        ["zij", "stuurt conceptmotie uitvoeringskosten toe2", "12 dagen te laat, was 29\u00a0mei"],
    ]


def test_the_head_of_a_table_is_marked_for_screen_readers() -> None:
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in _read(FULL).tables)


def test_source_marks_are_superscript() -> None:
    ask = next(each for each in _read(FULL).paragraphs if each.text.startswith("Dien op"))

    assert [run.text for run in ask.runs if run.font.superscript] == ["1"]


def test_the_list_of_sources_closes_the_document() -> None:
    last = _read(FULL).paragraphs[-1].text

    assert last == "6 Agenda, 03-06-2025 (verzonnen voorbeeld)."


def test_properties_hold_a_title_and_no_names_of_authors() -> None:
    properties = _read(FULL).core_properties

    assert (properties.title, properties.author, properties.last_modified_by, properties.comments) == (
        "Briefing mw. drs. S. van Fictie",
        "",
        "",
        "",
    )


def test_the_text_is_marked_as_dutch() -> None:
    document = _read(FULL)

    assert 'w:lang w:val="nl-NL"' in document.styles.element.xml


def test_the_foot_bears_the_classification() -> None:
    foot = _read(FULL).sections[0].footer.paragraphs[0].text

    assert foot.startswith("Vertrouwelijk, alleen intern.")


@pytest.mark.parametrize("text", ["\x07 \ufffe \ud800", "<w:p/> & ]]>"])
def test_no_text_can_break_the_document(text: str) -> None:
    document = _read(replace(EMPTY, one_sentence=f"begin {text} einde"))

    assert any(each.text.startswith("begin") and each.text.endswith("einde") for each in document.paragraphs)
