"""The briefing as plain Markdown, for the command line and wherever no pages are wanted."""

import re
from collections.abc import Iterator

from ipo_crm.papers.blocks import Block, Bullets, FieldMap, Line, Paragraph, SeatBars, Section, Table
from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.outline import outline
from ipo_crm.papers.tables import as_table

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
_AT_START = re.compile(r"^([#+\-]|\d+(?=[.)]))")


def briefing_markdown(content: BriefingContent) -> str:
    """Give the whole briefing as Markdown, nothing cut; its texts are escaped, so that they never act as markup."""
    words = outline(content)
    head = (
        f"# {_escaped(words.name)}",
        _escaped(f"{words.kind}, {words.day}, {words.time}, {words.place}"),
        _escaped(words.function),
        *([_escaped(words.others)] if words.others else []),
        _escaped(words.companions),
        _escaped(f"Dossier: {words.dossier}") if content.dossier else _escaped(words.dossier),
    )
    parts = (part for section in words.sections for part in _section(section))
    return "\n\n".join((*head, *parts, "---", _escaped(words.footer))) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_escaped(section.title)}"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _AT_START.sub(r"\\\1", _line(block.line))
        case Bullets():
            return "\n".join(f"- {_line(line)}" for line in block.lines)
        case Table():
            return _table(block)
        case FieldMap() | SeatBars():
            return _table(as_table(block))


def _table(table: Table) -> str:
    rows = [table.head, ["---"] * len(table.head), *([_line(cell) for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _line(line: Line) -> str:
    return "".join(_run(run.text, strong=run.strong) + "".join(f"[{mark}]" for mark in run.marks) for run in line)


def _run(text: str, *, strong: bool) -> str:
    """Escape a piece of text; stress it without its outer spaces, which Markdown does not allow inside the stars."""
    escaped = _escaped(text)
    inner = escaped.strip()
    return escaped.replace(inner, f"**{inner}**", 1) if strong and inner else escaped


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
