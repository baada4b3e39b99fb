"""Relations: changed, ended, marked and dropped, each one step."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RelationId, person_ref
from ipo_crm.domain.people import Relation, RelationKind
from ipo_crm.domain.periods import Period
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def tie(desk: Desk) -> RelationId:
    a, b = (person_ref(makers.person(desk, name)) for name in ("Een", "Twee"))
    made = Relation(a=a, b=b, kind=RelationKind.KNOWS, strength=2, period=Period(date(2020, 1, 1), None))
    return RelationId(desk.people.relate(made).only("relation"))


def test_a_tie_is_changed(desk: Desk, tie: RelationId) -> None:
    desk.relations.change(replace(desk.relations.get(tie), strength=3))

    assert desk.relations.get(tie).strength == 3
    assert desk.history.undo_title() == "Relatie wijzigen"


def test_a_tie_that_ended_stays_to_be_read(desk: Desk, tie: RelationId) -> None:
    desk.relations.end(tie, date(2025, 6, 1))

    (found,) = desk.relations.of(desk.relations.get(tie).b)
    assert found.period == Period(date(2020, 1, 1), date(2025, 6, 1))


def test_a_tie_does_not_end_before_it_began(desk: Desk, tie: RelationId) -> None:
    with pytest.raises(UserError, match="voordat zij begon"):
        desk.relations.end(tie, date(2020, 1, 1))


def test_an_introduction_goes_not_by_a_marked_tie(desk: Desk, tie: RelationId) -> None:
    desk.relations.mark_not_via(tie, True)
    assert desk.relations.get(tie).not_via

    desk.relations.mark_not_via(tie, False)
    assert not desk.relations.get(tie).not_via


def test_a_tie_with_oneself_is_refused(desk: Desk, tie: RelationId) -> None:
    known = desk.relations.get(tie)

    with pytest.raises(UserError, match="twee verschillende"):
        desk.relations.change(replace(known, b=known.a))


def test_a_dropped_tie_comes_back_by_undo(desk: Desk, tie: RelationId) -> None:
    known = desk.relations.get(tie)
    desk.relations.drop(tie)
    with pytest.raises(UserError, match="niet meer"):
        desk.relations.get(tie)

    desk.history.undo()

    assert desk.relations.get(tie) == known
