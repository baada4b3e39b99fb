"""The briefing as a Word document that can be edited: real headings, lists and tables, nothing cut."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from ipo_crm.papers.blocks import Block, Bullets, FieldMap, Line, Paragraph, SeatBars, Section, Table, strong
from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.outline import Outline, outline
from ipo_crm.papers.tables import as_table

_LANGUAGE = "nl-NL"


def briefing_docx(content: BriefingContent) -> bytes:
    """Give the whole briefing as DOCX bytes, page two from a new page; no name of an author goes in."""
    words = outline(content)
    document = docx.Document()
    _set_up(document, words, content)
    _head(document, words)
    for section in words.page_one:
        _section(document, section)
    document.add_paragraph(words.dossier, style="Subtitle").paragraph_format.page_break_before = True
    for section in words.page_two:
        _section(document, section)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: Document, words: Outline, content: BriefingContent) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.subject = words.title, _LANGUAGE, words.dossier
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = content.data_as_of
    # WORKAROUND: python-docx has no setting for the language of the text; drop this when it gets one.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(17)
    page.top_margin = page.bottom_margin = Mm(18)
    page.footer.paragraphs[0].text = words.footer


def _head(document: Document, words: Outline) -> None:
    document.add_paragraph(words.kind, style="Subtitle")
    document.add_heading(words.name, level=0)
    document.add_paragraph(words.function)
    if words.others:
        document.add_paragraph(words.others)
    document.add_paragraph(f"{words.day}, {words.time}, {words.place}; {words.companions}")


def _section(document: Document, section: Section) -> None:
    document.add_heading(section.title, level=1)
    bullet = "Normal" if section.key == "sources" else "List Bullet"
    for block in section.blocks:
        _block(document, block, bullet)


def _block(document: Document, block: Block, bullet: str) -> None:
    match block:
        case Paragraph():
            _write(document.add_paragraph(), block.line)
        case Bullets():
            for line in block.lines:
                _write(document.add_paragraph(style=bullet), line)
        case Table():
            _table(document, block)
        case FieldMap() | SeatBars():
            _table(document, as_table(block))


def _table(document: Document, table: Table) -> None:
    drawn = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    _mark_as_head(drawn.rows[0])
    for cell, title in zip(drawn.rows[0].cells, table.head, strict=True):
        _write(cell.paragraphs[0], strong(title))
    for row in table.rows:
        for cell, line in zip(drawn.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], line)


def _mark_as_head(row: _Row) -> None:
    """Tell Word that this row heads the table: a screen reader then names the column with each cell."""
    # WORKAROUND: python-docx has no setting for it; drop this when it gets one.
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(paragraph: DocxParagraph, line: Line) -> None:
    for run in line:
        paragraph.add_run(run.text).bold = run.strong or None
        for mark in run.marks:
            paragraph.add_run(mark).font.superscript = True
