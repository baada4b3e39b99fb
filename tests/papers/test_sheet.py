import json
from dataclasses import replace
from typing import Any

from ipo_crm.domain.positions import Stance
from ipo_crm.papers.content import BriefingContent, FieldActor
from ipo_crm.papers.sheet import sheet

from .briefing_sample import EMPTY, FULL, TALK


def _field(content: BriefingContent) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(sheet(content)))
    return next(iter(data["page-two"]["sections"][0]["blocks"]))


def test_the_map_has_a_row_per_influence_from_most_down() -> None:
    rows = _field(FULL)["rows"]

    assert [row["influence"] for row in rows] == ["5", "4", "3"]


def test_an_actor_stands_in_the_cell_of_its_stance() -> None:
    cells = _field(FULL)["rows"][1]["cells"]

    assert [[actor["label"] for actor in cell] for cell in cells] == [
        [],
        [],
        ["F. Quasi"],
        ["S. van Fictie"],
        ["Bond van Bewoners", "Koepel", "Netbedrijf Demo"],
    ]


def test_a_map_of_one_actor_still_shows_three_rows() -> None:
    lone = FieldActor(label="A", stance=Stance.FOR, influence=5, sources=(TALK,))

    rows = _field(replace(EMPTY, field=(lone,)))["rows"]

    assert [row["influence"] for row in rows] == ["5", "4", "3"]


def test_the_map_is_told_in_words_for_who_cannot_see_it() -> None:
    assert "J. Oefenman \u22122, invloed 3" in _field(FULL)["alt"]


def test_an_endless_word_gets_places_to_break() -> None:
    data: Any = sheet(replace(EMPTY, dossier="x" * 70))

    assert [len(piece) for piece in data["dossier"].split("\u200b")] == [32, 32, 6]


def test_a_text_that_no_page_holds_is_clipped_and_says_so() -> None:
    data: Any = sheet(replace(EMPTY, one_sentence="woord " * 1000))

    text = data["page-one"]["sections"][0]["blocks"][0]["line"][0]["text"]

    assert len(text) < 1100
    assert text.endswith("… (zie\u00a0app)")
