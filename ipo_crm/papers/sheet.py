"""The briefing as the data that its template reads: plain JSON."""

import re
from collections.abc import Iterable

from ipo_crm.domain import labels
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Stance
from ipo_crm.papers import wording
from ipo_crm.papers.blocks import Block, Bullets, FieldMap, Line, Marks, Paragraph, SeatBars, Section, Table
from ipo_crm.papers.content import BriefingContent, ChamberSeats, FieldActor, Stand
from ipo_crm.papers.cuts import plans
from ipo_crm.papers.outline import outline
from ipo_crm.papers.second_page import seat_words

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

_LONG_WORD = re.compile(r"\S{33,}")
_PIECE = re.compile(r"\S{1,32}")
_BREAK_HERE = "\u200b"
_LEAST_ROWS = 3
_MOST_OF_TEXT = 1000
_MOST_OF_LABEL = 40


def sheet(content: BriefingContent) -> dict[str, Json]:
    """Give what the template reads: words per page, the plans to shorten it, and the numbers behind the drawings."""
    words = outline(content)
    return {
        "title": words.title,
        "kind": clipped_text(words.kind, 60),
        "name": clipped_text(words.name, 90),
        "function": clipped_text(words.function, 180),
        "others": clipped_text(words.others, 300),
        "day": words.day,
        "time": words.time,
        "place": clipped_text(words.place, 90),
        "companions": clipped_text(words.companions, 120),
        "dossier": clipped_text(words.dossier, 90),
        "footer": f"{clipped_text(words.classification, 60)} {words.as_of}",
        "demo": words.demo,
        "clipped": wording.CLIPPED,
        "left-out": wording.LEFT_OUT,
        "page-one": _page(words.page_one, content.stands),
        "page-two": _page(words.page_two, ()),
    }


def _page(sections: tuple[Section, ...], stands: tuple[Stand, ...]) -> Json:
    return {
        "sections": [_section(each, stands) for each in sections],
        "plans": [{"keep": dict(each.keep), "chars": each.chars, "labels": each.labels} for each in plans(sections)],
    }


def _section(section: Section, stands: tuple[Stand, ...]) -> Json:
    """Give a section; `stances` are the numbers behind the bars of that on positions."""
    numbers: list[Json] = [None if stand.stance is None else int(stand.stance) for stand in stands]
    return {
        "key": section.key,
        "title": section.title,
        "blocks": [_block(each) for each in section.blocks],
        "stances": numbers if section.key == "stands" else [],
    }


def _block(block: Block) -> Json:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "line": json_line(block.line), "note": block.is_note}
        case Bullets():
            return {"kind": "bullets", "lines": [json_line(each) for each in block.lines]}
        case Table():
            return {
                "kind": "table",
                "head": list[Json](block.head),
                "rows": [[json_line(cell) for cell in row] for row in block.rows],
            }
        case FieldMap():
            return _field(block)
        case SeatBars():
            return {"kind": "seats", "chambers": [_chamber(*each) for each in block.chambers]}


def json_line(line: Line) -> Json:
    """Give the runs of a line."""
    return [{"text": clipped_text(run.text), "strong": run.strong, "marks": list[Json](run.marks)} for run in line]


def _field(field: FieldMap) -> Json:
    """Give the map as rows of five cells, from most influence down; `alt` is the same in words."""
    lowest = min(actor.influence or 0 for actor, _ in field.actors)
    highest = max(actor.influence or 0 for actor, _ in field.actors)
    lowest = max(1, min(lowest, highest - _LEAST_ROWS + 1))
    rows: list[Json] = [
        {"influence": str(influence), "cells": [_cell(field.actors, influence, stance) for stance in Stance]}
        for influence in range(highest, lowest - 1, -1)
    ]
    told = (f"{actor.label} {wording.stance(actor.stance)}, invloed {actor.influence}" for actor, _ in field.actors)
    alt = f"Kaart van spelers naar positie en invloed. {'; '.join(told)}."
    return {"kind": "field", "rows": rows, "axis": [wording.stance_words(each) for each in Stance], "alt": alt}


def _cell(actors: Iterable[tuple[FieldActor, Marks]], influence: int, stance: Stance) -> Json:
    return [
        {
            "label": clipped_text(actor.label, _MOST_OF_LABEL),
            "self": actor.is_self,
            "suspect": actor.is_suspect,
            "marks": list[Json](marks),
        }
        for actor, marks in actors
        if actor.influence == influence and actor.stance == stance
    ]


def _chamber(chamber: Chamber, seats: ChamberSeats | None, marks: Marks) -> Json:
    return {
        "name": labels.CHAMBER[chamber],
        "words": list[Json](seat_words(seats)),
        "seats": None if seats is None else _counts(seats),
        "marks": list[Json](marks),
    }


def _counts(seats: ChamberSeats) -> Json:
    return {
        "sure": seats.sure,
        "likely": seats.likely,
        "hopeful": seats.hopeful,
        "unknown": seats.unknown,
        "against": seats.against,
        "needed": seats.needed,
        "total": seats.total,
    }


def clipped_text(text: str, most: int = _MOST_OF_TEXT) -> str:
    """Clip a text that no page can hold, and give an endless word places to break, so that it stays on the page."""
    clipped = text if len(text) <= most else f"{text[:most].rstrip(' .,;:')}{wording.CLIPPED}"
    return _LONG_WORD.sub(lambda word: _BREAK_HERE.join(_PIECE.findall(word[0])), clipped)
