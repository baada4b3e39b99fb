"""Deeds on what the chambers vote on, and on the way to the budget."""

from dataclasses import replace
from datetime import timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import (
    MotionId,
)
from ipo_crm.domain.ids import organisation_ref as at
from ipo_crm.domain.ids import person_ref as who
from ipo_crm.domain.motions import Appreciation, Choice, Motion, MotionKind, Result, Vote
from ipo_crm.domain.organisations import Chamber, OrganisationKind
from ipo_crm.domain.trajectories import Event, Product, ProductStatus, Trajectory
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_source,
    all_dossiers,
    all_people,
    deed,
)


def _motion(desk: Desk, chance: Chance) -> MotionId | None:
    return chance.one([row.id for row in desk.motions.rows()])


def _votes(desk: Desk, chance: Chance, roll_call: bool) -> tuple[Vote, ...]:
    """Give votes of members in a roll call, else of fracties; now and then a member beside them."""
    fracties = [at(item.id) for item in desk.organisations.all() if item.kind is OrganisationKind.FRACTIE]
    members = [who(key) for key in all_people(desk)]
    voters = chance.some(members) if roll_call else (*chance.some(fracties), *chance.some(members, 1))
    return tuple(
        Vote(
            actor=actor,
            choice=chance.of(list(Choice)),
            seats=None if actor.is_person else chance.maybe(chance.number(90)),
            mistaken=chance.number(9) == 1,
        )
        for actor in voters
    )


@deed("motions.put")
def _put_motion(desk: Desk, chance: Chance) -> Change | None:
    key, roll_call = chance.maybe(_motion(desk, chance)), chance.of((True, False))
    known = None if key is None else desk.motions.get(key)
    made = replace(
        known or Motion(title="nieuw"),
        kind=chance.of(list(MotionKind)),
        chamber=chance.of(list(Chamber)),
        number=chance.of(("", f"36576-{chance.number(5)}")),
        title=chance.text(),
        dossier_id=chance.maybe(chance.one(all_dossiers(desk))),
        voted=chance.maybe(chance.day()),
        appreciation=chance.maybe(chance.of(list(Appreciation))),
        roll_call=roll_call,
        signers=chance.some(all_people(desk)),
        votes=_votes(desk, chance, roll_call),
        source=chance.maybe(a_source(chance)),
    )
    return desk.motions.put(made)


@deed("motions.record_votes")
def _record_votes(desk: Desk, chance: Chance) -> Change | None:
    key = _motion(desk, chance)
    found = None if key is None else desk.motions.get(key)
    if found is None:
        return None
    return desk.motions.record_votes(found.id, _votes(desk, chance, found.roll_call))


@deed("motions.drop_vote")
def _drop_vote(desk: Desk, chance: Chance) -> Change | None:
    key = _motion(desk, chance)
    found = None if key is None else desk.motions.get(key)
    vote = None if found is None else chance.one(found.votes)
    return None if found is None or vote is None else desk.motions.drop_vote(found.id, vote.actor)


@deed("motions.conclude")
def _conclude(desk: Desk, chance: Chance) -> Change | None:
    key, voted, follow_up = _motion(desk, chance), chance.maybe(chance.day()), chance.maybe(chance.text())
    if key is None:
        return None
    return desk.motions.conclude(key, chance.of(list(Result)), voted=voted, follow_up=follow_up)


@deed("motions.drop")
def _drop_motion(desk: Desk, chance: Chance) -> Change | None:
    key = _motion(desk, chance)
    return None if key is None else desk.motions.drop(key)


def _trajectory(desk: Desk, chance: Chance) -> Trajectory | None:
    return chance.one(desk.trajectories.all())


def _event(chance: Chance) -> Event:
    first = chance.day()
    last = chance.maybe(first + timedelta(days=chance.number(9) - 2))
    source = chance.maybe(a_source(chance))
    return Event(name=chance.text(2), first_day=first, last_day=last, confirmed=chance.of((True, False)), source=source)


@deed("trajectories.make_year")
def _make_year(desk: Desk, chance: Chance) -> Change | None:
    return desk.trajectories.make_year(2025 + chance.number(4), regeerprogramma=chance.of((True, False)))


@deed("trajectories.put")
def _put_trajectory(desk: Desk, chance: Chance) -> Change | None:
    known = chance.maybe(_trajectory(desk, chance)) or Trajectory(name="nieuw", year=2026)
    events = (*chance.some(known.events, 4), *(_event(chance) for _ in range(chance.number(2))))
    name, year = chance.text(2), 2024 + chance.number(4)
    return desk.trajectories.put(replace(known, name=name, year=year, notes=chance.text(), events=events))


@deed("trajectories.drop")
def _drop_trajectory(desk: Desk, chance: Chance) -> Change | None:
    found = _trajectory(desk, chance)
    return None if found is None else desk.trajectories.drop(found.id)


@deed("trajectories.put_event")
def _put_event(desk: Desk, chance: Chance) -> Change | None:
    found = _trajectory(desk, chance)
    if found is None:
        return None
    known = chance.maybe(chance.one(found.events))
    event = _event(chance)
    return desk.trajectories.put_event(found.id, event if known is None else replace(event, id=known.id))


@deed("trajectories.move_event")
def _move_event(desk: Desk, chance: Chance) -> Change | None:
    found = _trajectory(desk, chance)
    event = None if found is None else chance.one(found.events)
    if found is None or event is None:
        return None
    return desk.trajectories.move_event(found.id, event.id, chance.day(), confirmed=chance.of((True, False, None)))


@deed("trajectories.drop_event")
def _drop_event(desk: Desk, chance: Chance) -> Change | None:
    found = _trajectory(desk, chance)
    event = None if found is None else chance.one(found.events)
    return None if found is None or event is None else desk.trajectories.drop_event(found.id, event.id)


def _product(desk: Desk, chance: Chance) -> Product | None:
    found = _trajectory(desk, chance)
    rows = () if found is None else desk.trajectories.card(found.id).products
    row = chance.one(rows)
    return None if row is None else row.product


@deed("trajectories.put_product")
def _put_product(desk: Desk, chance: Chance) -> Change | None:
    found, known = _trajectory(desk, chance), chance.maybe(_product(desk, chance))
    if found is None:
        return None
    event = chance.maybe(chance.one(found.events)) if known is None else None
    made = known or Product(trajectory_id=found.id, event_id=None if event is None else event.id, title="nieuw")
    dossier, deadline = chance.maybe(chance.one(all_dossiers(desk))), chance.maybe(chance.day())
    return desk.trajectories.put_product(replace(made, title=chance.text(), dossier_id=dossier, deadline=deadline))


@deed("trajectories.settle")
def _settle_product(desk: Desk, chance: Chance) -> Change | None:
    found, status = _product(desk, chance), chance.of((ProductStatus.DONE, ProductStatus.DROPPED))
    return None if found is None else desk.trajectories.settle(found.id, status, chance.of(("", "Niet meer nodig")))


@deed("trajectories.begin")
def _begin_product(desk: Desk, chance: Chance) -> Change | None:
    found = _product(desk, chance)
    return None if found is None else desk.trajectories.begin(found.id)


@deed("trajectories.reopen")
def _reopen_product(desk: Desk, chance: Chance) -> Change | None:
    found = _product(desk, chance)
    return None if found is None else desk.trajectories.reopen(found.id)


@deed("trajectories.assign")
def _assign_product(desk: Desk, chance: Chance) -> Change | None:
    found, person = _product(desk, chance), chance.maybe(chance.one(all_people(desk)))
    owner = chance.of(("", "Bureau")) if person is None else ""
    return None if found is None else desk.trajectories.assign(found.id, person, owner)


@deed("trajectories.drop_product")
def _drop_product(desk: Desk, chance: Chance) -> Change | None:
    found = _product(desk, chance)
    return None if found is None else desk.trajectories.drop_product(found.id)
