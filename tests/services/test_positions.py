"""Positions: finding who can take one, correcting an entry and dropping one."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PositionId, person_ref
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.search import HitKind
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [("fictie", HitKind.PERSON, "S. van Fictie"), ("netbeheer", HitKind.ORGANISATION, "Netbeheer Nederland")],
)
def test_people_and_organisations_are_found(sample: Desk, typed: str, kind: HitKind, title: str) -> None:
    found = sample.positions.actors(typed)

    assert any(hit.kind is kind and hit.title.endswith(title) for hit in found)


def test_what_takes_no_position_is_not_offered(sample: Desk) -> None:
    kinds = {hit.kind for hit in sample.positions.actors("warmte", limit=50)}

    assert kinds <= {HitKind.PERSON, HitKind.ORGANISATION}


def test_nothing_typed_finds_nobody(sample: Desk) -> None:
    assert sample.positions.actors("") == ()


@pytest.fixture
def entry(desk: Desk) -> PositionId:
    made = Position(
        actor=person_ref(makers.person(desk)),
        dossier_id=makers.dossier(desk),
        stance=Stance.AGAINST,
        day=date(2025, 6, 1),
        source=makers.INVENTED,
    )
    return PositionId(desk.positions.record(made).only("position"))


def test_a_correction_is_a_new_entry_beside_the_mistaken_one(desk: Desk, entry: PositionId) -> None:
    wrong = desk.positions.get(entry)

    desk.positions.correct(entry, replace(wrong, stance=Stance.FOR, day=date(2099, 1, 1)))

    ledger = desk.positions.ledger(wrong.actor)
    assert [(each.stance, each.day) for each in ledger] == [(Stance.AGAINST, wrong.day), (Stance.FOR, wrong.day)]
    assert [each.stance for each in desk.positions.standings(wrong.dossier_id)] == [Stance.FOR]
    assert desk.history.undo_title() == "Positie verbeteren"


def test_a_correction_needs_a_source_too(desk: Desk, entry: PositionId) -> None:
    wrong = desk.positions.get(entry)

    with pytest.raises(UserError, match="Noem de bron"):
        desk.positions.correct(entry, replace(wrong, source=replace(wrong.source, title=" ")))


def test_an_entry_that_was_never_true_is_dropped_and_comes_back_by_undo(desk: Desk, entry: PositionId) -> None:
    actor = desk.positions.get(entry).actor
    desk.positions.drop(entry)
    assert desk.positions.ledger(actor) == ()

    desk.history.undo()

    assert [each.id for each in desk.positions.ledger(actor)] == [entry]
