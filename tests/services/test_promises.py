"""Promises: made outside a talk, settled, reopened and dropped."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId, PromiseId
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def whom(desk: Desk) -> PersonId:
    return makers.person(desk)


@pytest.fixture
def promise(desk: Desk, whom: PersonId) -> PromiseId:
    made = Promise(direction=Direction.BY_US, person_id=whom, text="Cijfers sturen", due=date(2025, 6, 12))
    return PromiseId(desk.promises.put(made).only("promise"))


def test_a_promise_outside_a_talk_is_on_the_list(desk: Desk, whom: PersonId, promise: PromiseId) -> None:
    (row,) = desk.promises.open_rows(whom)

    assert (row.promise.id, row.promise.text, row.made_on) == (promise, "Cijfers sturen", None)
    assert desk.history.undo_title() == "Toezegging toevoegen"


def test_its_text_is_changed(desk: Desk, promise: PromiseId) -> None:
    desk.promises.put(replace(desk.promises.get(promise), text="Cijfers per lijn sturen"))

    assert desk.promises.get(promise).text == "Cijfers per lijn sturen"
    assert desk.history.undo_title() == "Toezegging wijzigen"


def test_an_outcome_is_never_slipped_in_by_a_change(desk: Desk, promise: PromiseId) -> None:
    with pytest.raises(ValueError, match="settle or reopen"):
        desk.promises.put(replace(desk.promises.get(promise), outcome=Outcome.KEPT))


def test_a_promise_without_words_is_refused(desk: Desk, promise: PromiseId) -> None:
    with pytest.raises(UserError, match="wat er is toegezegd"):
        desk.promises.put(replace(desk.promises.get(promise), text=""))


def test_a_reopened_promise_is_open_and_keeps_its_evidence(desk: Desk, promise: PromiseId) -> None:
    desk.promises.settle(promise, Outcome.KEPT, "Gestuurd")

    desk.promises.reopen(promise)

    found = desk.promises.get(promise)
    assert (found.outcome, found.settled_on, found.evidence) == (Outcome.OPEN, None, "Gestuurd")


def test_a_dropped_promise_comes_back_by_undo(desk: Desk, promise: PromiseId) -> None:
    desk.promises.drop(promise)
    assert desk.promises.open_rows() == ()

    desk.history.undo()

    assert desk.promises.get(promise).text == "Cijfers sturen"
