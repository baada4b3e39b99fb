"""Coalitions: who joins and leaves, where the nodes stand, and that thinking can wait and comes to the same."""

from datetime import date

import pytest

from ipo_crm.domain.coalitions import Coalition, Member
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import CoalitionId, organisation_ref, person_ref
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.periods import Period
from ipo_crm.services import networks
from ipo_crm.services.desk import Desk
from ipo_crm.store import coalitions as store
from tests.services import makers


def test_a_ranking_thought_out_later_is_the_same(sample: Desk) -> None:
    key = next(row.id for row in sample.coalitions.rows() if row.name == "Brief van tien")

    think = sample.coalitions.prepare_suspects(key)

    assert think() == sample.coalitions.suspects(key)


def test_a_coalition_that_is_gone_is_told_at_once(sample: Desk) -> None:
    with pytest.raises(UserError, match="Kies een andere coalitie"):
        sample.coalitions.prepare_suspects(CoalitionId(9999))


@pytest.fixture
def three(desk: Desk) -> CoalitionId:
    names = ("Bond Een", "Bond Twee", "Bond Drie")
    actors = [organisation_ref(makers.organisation(desk, name, OrganisationKind.ASSOCIATION)) for name in names]
    members = tuple(Member(actor=actor, period=Period(date(2024, 1, 1), None)) for actor in actors)
    return CoalitionId(desk.coalitions.put(Coalition(name="Proef", members=members)).only("coalition"))


def test_who_leaves_is_out_of_the_network_and_stays_in_the_coalition(desk: Desk, three: CoalitionId) -> None:
    gone = desk.coalitions.get(three).members[1]

    desk.coalitions.leave(three, gone.actor, date(2025, 6, 1))

    left = next(member for member in desk.coalitions.get(three).members if member.actor == gone.actor)
    assert left.period == Period(date(2024, 1, 1), date(2025, 6, 1))
    before, after = (networks.groups(desk._workspace, day)[0].members for day in (date(2025, 5, 31), date(2025, 6, 1)))
    assert before - after == {gone.actor}


def test_nobody_leaves_before_joining(desk: Desk, three: CoalitionId) -> None:
    member = desk.coalitions.get(three).members[0]

    with pytest.raises(UserError, match="ligt niet na"):
        desk.coalitions.leave(three, member.actor, date(2024, 1, 1))


def test_who_is_no_member_cannot_leave(desk: Desk, three: CoalitionId) -> None:
    with pytest.raises(UserError, match="staat niet in de coalitie"):
        desk.coalitions.leave(three, person_ref(makers.person(desk)), date(2025, 6, 1))


def test_a_member_that_was_never_one_is_taken_out_by_one_step(desk: Desk, three: CoalitionId) -> None:
    before = desk.coalitions.get(three)

    desk.coalitions.drop_member(three, before.members[0].actor)
    assert desk.coalitions.get(three).members == before.members[1:]

    desk.history.undo()
    assert set(desk.coalitions.get(three).members) == set(before.members)


def test_each_picture_keeps_places_and_pins_of_its_own(desk: Desk, three: CoalitionId) -> None:
    one, other = (member.actor for member in desk.coalitions.get(three).members[:2])
    dossier = makers.dossier(desk)
    desk.coalitions.move_node(None, one, {one: (10.0, 20.0), other: (0.0, 0.0)})
    desk.coalitions.move_node(dossier, other, {one: (-5.0, 7.5), other: (1.0, 2.0)})
    desk.coalitions.move_node(dossier, one, {one: (3.0, 4.0)})

    connection = desk._workspace.connection
    assert store.places(connection, None) == {one: (10.0, 20.0), other: (0.0, 0.0)}
    assert store.places(connection, dossier) == {one: (3.0, 4.0), other: (1.0, 2.0)}
    assert (store.pinned(connection, None), store.pinned(connection, dossier)) == (
        frozenset({one}),
        frozenset({one, other}),
    )


def test_undo_puts_a_node_back_and_a_dossier_takes_its_places_along(desk: Desk, three: CoalitionId) -> None:
    (one, *_), dossier = (member.actor for member in desk.coalitions.get(three).members), makers.dossier(desk)
    connection = desk._workspace.connection
    desk.coalitions.move_node(dossier, one, {one: (1.0, 1.0)})
    desk.coalitions.move_node(dossier, one, {one: (2.0, 2.0)})

    desk.history.undo()
    assert store.places(connection, dossier) == {one: (1.0, 1.0)}

    desk.dossiers.drop(dossier)
    assert store.places(connection, dossier) == {}
    desk.history.undo()
    assert store.places(connection, dossier) == {one: (1.0, 1.0)}
