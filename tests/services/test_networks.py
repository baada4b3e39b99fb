"""The network around some coalitions is what one would find in that of the whole file."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ipo_crm.domain.coalitions import Member, MemberRole
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import (
    ActorRef,
    CoalitionId,
    MeetingId,
    OrganisationId,
    PersonId,
    organisation_ref,
    person_ref,
)
from ipo_crm.domain.meetings import MeetingStatus, Participant, Side
from ipo_crm.domain.network import CoalitionGroup, Network
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.people import Relation, RelationKind, Role
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.suspects import Suspects, View
from ipo_crm.domain.votes import tally
from ipo_crm.services import networks, thinking
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.desk import Desk
from ipo_crm.services.drawing import Drawing
from ipo_crm.services.invent import invent
from ipo_crm.store import organisations, positions
from ipo_crm.store.workspace import Workspace
from tests.services import makers
from tests.services.whole_network import whole

DAY = date(2025, 6, 10)


@pytest.fixture(params=["sample", "invented"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Give the sample, and an invented file in which we sit in coalitions, with people in them and an objection."""
    if request.param == "sample":
        yield request.getfixturevalue("sample")
        return
    with Workspace.create(tmp_path / "verzonnen.ipocrm", None) as workspace:
        invent(workspace, 0.15)
        desk = Desk(workspace)
        _join(desk, workspace)
        yield desk


def _join(desk: Desk, workspace: Workspace) -> None:
    rows = desk.coalitions.rows()
    ours = desk.settings.us()
    assert ours is not None
    for place, row in enumerate(rows[::2]):
        desk.coalitions.add_member(row.id, Member(actor=ours))
        desk.coalitions.add_member(row.id, Member(actor=person_ref(PersonId(20 + place))))
    gone = desk.coalitions.get(rows[1].id).members[0]
    desk.coalitions.leave(rows[1].id, gone.actor, DAY)
    asked = organisation_ref(OrganisationId(7))
    desk.coalitions.add_member(rows[2].id, Member(actor=asked, role=MemberRole.APPROACHED))
    desk.people.note_objection(PersonId(20))
    desk.people.note_objection(PersonId(33))


def _groups(desk: Desk) -> tuple[CoalitionGroup, ...]:
    return networks.groups(desk._workspace, desk.settings.today())


def _all(desk: Desk, focal: tuple[CoalitionGroup, ...] = (), most: int = 0) -> Network:
    return whole(desk._workspace, desk.settings.today(), desk.settings.us(), focal, most)


def _ranked(desk: Desk, network: Network, group: CoalitionGroup, view: View | None) -> Suspects:
    salience = desk.coalitions._salience(group.dossier_id)
    return thinking.rank(network, group, view, salience, desk.settings.today())


def test_every_coalition_is_there_with_its_members(filled: Desk) -> None:
    assert _groups(filled) == _all(filled).coalitions
    assert any(len(group.members) > 3 for group in _groups(filled))


@pytest.mark.parametrize("view", [None, View.WHOLE])
def test_every_ranking_is_that_of_the_whole_network(filled: Desk, view: View | None) -> None:
    everything = _all(filled)

    found = {group.id: filled.coalitions.suspects(group.id, view) for group in _groups(filled)}

    assert found == {group.id: _ranked(filled, everything, group, view) for group in _groups(filled)}
    assert any(row.brief for suspects in found.values() for row in suspects.rows)


@pytest.mark.parametrize("people", [0, 3, 20])
@pytest.mark.parametrize("sectors", [frozenset[Sector](), frozenset(list(Sector)[:3])])
def test_every_picture_is_that_of_the_whole_network(filled: Desk, people: int, sectors: frozenset[Sector]) -> None:
    for dossier in [None, *(row.id for row in filled.dossiers.rows()[:3])]:
        view = NetworkView(dossier=dossier, people=people, sectors=sectors)
        drawn = filled.coalitions.prepare(view)()
        saliences = {group.id: filled.coalitions._salience(group.dossier_id) for group in drawn.groups}

        plain = thinking.draw(
            _all(filled, drawn.groups, people), drawn.groups, view, None, {}, saliences, filled.settings.today()
        )

        assert _told(drawn) == _told(plain)


def _told(drawing: Drawing) -> tuple[Any, ...]:
    """Give all that a drawing says in what can be compared."""
    values = (getattr(drawing.picture, field.name) for field in fields(drawing.picture))
    picture = tuple(repr(value.tolist()) if isinstance(value, np.ndarray) else repr(value) for value in values)
    return picture, drawing.network, drawing.groups, drawing.suspects


def test_every_briefing_is_as_with_the_whole_network(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [MeetingId(row.id) for row in filled.meetings.rows()]
    found = [_briefing(filled, key) for key in keys]

    everything = _all(filled)
    by_key = {group.id: group for group in everything.coalitions}
    monkeypatch.setattr(
        Coalitions,
        "prepare_suspects",
        lambda _self, key: lambda: _ranked(filled, everything, by_key[key], None),
    )

    now = [_briefing(filled, key) for key in keys]
    assert len(found) > 10
    assert found == now


def _briefing(desk: Desk, key: MeetingId) -> object:
    try:
        return replace(desk.briefings.content(key), data_as_of=desk.briefings.as_of().replace(hour=0, minute=0))
    except UserError as error:
        return str(error)


def test_seats_are_those_of_where_the_fracties_stand(filled: Desk) -> None:
    connection, today = filled._workspace.connection, filled.settings.today()
    for row in filled.dossiers.rows():
        standings = positions.standings(connection, today, dossier=row.id)
        stances = {OrganisationId(each.actor.key): each.stance for each in standings if not each.actor.is_person}
        sizes = organisations.seats(connection, today)

        found = filled.dossiers.seats(row.id)

        assert found == tuple(each for chamber in Chamber if (each := tally(chamber, sizes, stances)))


def test_who_objected_is_not_in_the_network(sample: Desk) -> None:
    def read() -> Network:
        day, us = sample.settings.today(), sample.settings.us()
        return networks.around(sample._workspace, day, us, _groups(sample), _groups(sample), most=20)()

    who = next(iter(sorted(read().near)))
    known = sample.people.get(PersonId(who.key))
    assert known is not None

    sample.people.change(replace(known, blocked_on=sample.settings.today()))

    left = read()
    assert who not in {actor.ref for actor in left.actors} | left.near
    assert not any(who in (tie.a, tie.b) for tie in left.ties)
    assert not any(who in group.members for group in left.coalitions)


def test_a_talk_and_a_tie_recorded_later_count_at_once(desk: Desk) -> None:
    ours, other = makers.organisation(desk, "Wij"), makers.organisation(desk, "Zij")
    colleague, met, friend = (makers.person(desk, name) for name in ("Collega", "Gesprokene", "Kennis"))
    desk.settings.choose_own_organisation(ours)
    desk.people.put_role(Role(person_id=colleague, organisation_id=ours, function="lobbyist"))
    members = frozenset(map(organisation_ref, (ours, other)))
    group = CoalitionGroup(id=CoalitionId(1), name="Proef", members=members)

    def near() -> frozenset[ActorRef]:
        return networks.around(desk._workspace, DAY, organisation_ref(ours), (group,), (group,), most=5)().near

    assert near() == frozenset()
    held = replace(desk.meetings.get(makers.meeting(desk, met, day=DAY)), status=MeetingStatus.HELD)
    both = (*held.participants, Participant(person_id=colleague, side=Side.OURS))
    desk.meetings.put(replace(held, participants=both))
    assert near() == {person_ref(met)}
    desk.people.relate(Relation(a=person_ref(colleague), b=person_ref(friend), kind=RelationKind.KNOWS))
    assert near() == {person_ref(met), person_ref(friend)}
