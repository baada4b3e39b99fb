from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction
from ipo_crm.papers.content import (
    AskLine,
    ChamberSeats,
    FieldActor,
    OpenPromise,
    Statement,
    has_unsourced_claim,
    numbered_sources,
    oldest_source_day,
    ordered_promises,
    placed,
    tidied,
)

from .briefing_sample import EMPTY, FULL, LETTER, MINUTES, PAPER, TALK


def _promise(text: str, due: date | None, days_late: int = 0) -> OpenPromise:
    return OpenPromise(direction=Direction.BY_US, text=text, due=due, days_late=days_late, sources=(TALK,))


def test_sources_are_numbered_in_order_of_first_mention_and_once() -> None:
    content = replace(
        EMPTY,
        ask=AskLine(text="Vraag", sources=(PAPER,)),
        promises=(_promise("cijfers", None),),
        why=(Statement(text="a", sources=(MINUTES, PAPER)), Statement(text="b", sources=(LETTER, TALK))),
    )

    assert numbered_sources(content) == (PAPER, TALK, MINUTES, LETTER)


def test_the_oldest_source_is_found_whatever_its_number() -> None:
    assert oldest_source_day(FULL) == date(2025, 4, 2)


def test_without_sources_the_oldest_is_not_known() -> None:
    assert oldest_source_day(EMPTY) is None


def test_a_claim_without_source_is_noticed() -> None:
    content = replace(FULL, name_this=Statement(text="dit"))

    assert has_unsourced_claim(content)


def test_questions_and_roles_claim_nothing() -> None:
    assert not has_unsourced_claim(FULL)


def test_the_latest_promise_comes_first_and_one_without_a_day_last() -> None:
    content = replace(
        EMPTY,
        promises=(
            _promise("ooit", None),
            _promise("later", date(2025, 7, 1)),
            _promise("lang geleden", date(2025, 5, 29), 12),
            _promise("gisteren", date(2025, 6, 9), 1),
        ),
    )

    assert [each.text for each in ordered_promises(content)] == ["lang geleden", "gisteren", "later", "ooit"]


def test_an_actor_without_stance_or_influence_has_no_place_on_the_map() -> None:
    known = FieldActor(label="A", stance=Stance.NEUTRAL, influence=3)
    content = replace(
        EMPTY, field=(FieldActor(label="B", influence=3), FieldActor(label="C", stance=Stance.FOR), known)
    )

    assert placed(content) == (known,)


def test_seats_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="74 seats counted"):
        ChamberSeats(
            chamber=Chamber.EERSTE_KAMER, sure=26, likely=9, hopeful=9, unknown=13, against=17, needed=38, total=75
        )


def test_tidied_texts_are_one_line_without_control_characters() -> None:
    content = replace(EMPTY, one_sentence="een\n twee\x07\tdrie\ufffe", questions=(" vier ",))

    tidy = tidied(content)

    assert (tidy.one_sentence, tidy.questions) == ("een twee drie", ("vier",))


def test_tidying_leaves_a_tidy_briefing_as_it_is() -> None:
    assert tidied(FULL) == FULL
