"""Deeds on people: what they are, who knows whom, what they promised, and where they stand."""

from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import (
    OrganisationId,
    PersonId,
    RoleId,
)
from ipo_crm.domain.ids import person_ref as who
from ipo_crm.domain.impressions import Impression
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Relation, RelationKind, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_name,
    a_source,
    all_actors,
    all_dossiers,
    all_meetings,
    all_people,
    all_places,
    deed,
)


def a_person(chance: Chance) -> Person:
    kinds = (ContactKind.EMAIL, ContactKind.MOBILE)
    points = tuple(
        ContactPoint(kind=kind, value=f"{chance.number(99)}@voorbeeld.invalid") for kind in chance.some(kinds)
    )
    return Person(
        name=a_name(chance), notes=chance.text(), contact_points=points, source=chance.maybe(a_source(chance))
    )


@deed("people.add")
def _add_person(desk: Desk, chance: Chance) -> Change | None:
    place = chance.one(all_places(desk))
    roles = () if place is None else (Role(person_id=PersonId(0), organisation_id=place, function=chance.text(1)),)
    return desk.people.add(a_person(chance), roles)


@deed("people.change")
def _change_person(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    found = None if key is None else desk.people.get(key)
    return None if found is None else desk.people.change(replace(a_person(chance), id=found.id, uuid=found.uuid))


@deed("people.drop")
def _drop_person(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    return None if key is None else desk.people.drop(key)


@deed("people.put_role")
def _put_role(desk: Desk, chance: Chance) -> Change | None:
    key, place = chance.one(all_people(desk)), chance.one(all_places(desk))
    if key is None:
        return None
    known = [line.role for line in desk.people.card(key).roles]
    fresh = Role(person_id=key, organisation_id=place or OrganisationId(0), function="nieuw")
    role = replace(chance.of([*known, fresh]), function=chance.text(1), period=Period(chance.maybe(chance.day()), None))
    employer = None if place is not None else Organisation(name=chance.text())
    return desk.people.put_role(role, employer)


@deed("people.drop_role")
def _drop_role(desk: Desk, chance: Chance) -> Change | None:
    roles = [RoleId(line.role.id) for key in all_people(desk) for line in desk.people.card(key).roles]
    key = chance.one(roles)
    return None if key is None else desk.people.drop_role(key)


@deed("people.relate")
def _relate(desk: Desk, chance: Chance) -> Change | None:
    keys = all_people(desk)
    if not keys:
        return None
    a, b = who(chance.of(keys)), who(chance.of(keys))
    return desk.people.relate(Relation(a=a, b=b, kind=chance.of(list(RelationKind)), strength=chance.maybe(2)))


def _relation(desk: Desk, chance: Chance) -> Relation | None:
    return chance.one([tie for actor in all_actors(desk) for tie in desk.relations.of(actor)])


@deed("relations.change")
def _change_relation(desk: Desk, chance: Chance) -> Change | None:
    tie = _relation(desk, chance)
    kind, strength = chance.of(list(RelationKind)), chance.maybe(chance.number(3))
    period, source = Period(chance.maybe(chance.day()), None), chance.maybe(a_source(chance))
    if tie is None:
        return None
    return desk.relations.change(replace(tie, kind=kind, strength=strength, period=period, source=source))


@deed("relations.end")
def _end_relation(desk: Desk, chance: Chance) -> Change | None:
    tie = _relation(desk, chance)
    return None if tie is None else desk.relations.end(tie.id, chance.maybe(chance.day()))


@deed("relations.mark_not_via")
def _mark_not_via(desk: Desk, chance: Chance) -> Change | None:
    tie = _relation(desk, chance)
    return None if tie is None else desk.relations.mark_not_via(tie.id, chance.of((True, False)))


@deed("relations.drop")
def _drop_relation(desk: Desk, chance: Chance) -> Change | None:
    tie = _relation(desk, chance)
    return None if tie is None else desk.relations.drop(tie.id)


def _impression(desk: Desk, chance: Chance) -> Impression | None:
    return chance.one([each for key in all_people(desk) for each in desk.impressions.rows(key)])


@deed("impressions.put")
def _put_impression(desk: Desk, chance: Chance) -> Change | None:
    key, known = chance.one(all_people(desk)), chance.maybe(_impression(desk, chance))
    if key is None:
        return None
    made = known or Impression(person_id=key, day=chance.day(), text="nieuw")
    dossier, meeting = chance.maybe(chance.one(all_dossiers(desk))), chance.maybe(chance.one(all_meetings(desk)))
    return desk.impressions.put(replace(made, text=chance.text(), dossier_id=dossier, meeting_id=meeting))


@deed("impressions.drop")
def _drop_impression(desk: Desk, chance: Chance) -> Change | None:
    found = _impression(desk, chance)
    return None if found is None else desk.impressions.drop(found.id)


@deed("promises.settle")
def _settle(desk: Desk, chance: Chance) -> Change | None:
    row = chance.one(desk.promises.open_rows())
    outcome = chance.of((Outcome.KEPT, Outcome.LAPSED))
    return None if row is None else desk.promises.settle(row.promise.id, outcome, chance.text())


@deed("promises.postpone")
def _postpone(desk: Desk, chance: Chance) -> Change | None:
    row = chance.one(desk.promises.open_rows())
    return None if row is None else desk.promises.postpone(row.promise.id, chance.day())


def _promise(desk: Desk, chance: Chance) -> Promise | None:
    """Give any promise, settled ones too: those stand at the contact moment that they were made in."""
    open_now = [row.promise for row in desk.promises.open_rows()]
    made = [row.promise for key in all_meetings(desk) for row in desk.meetings.card(key).promises]
    return chance.one([*open_now, *made])


@deed("promises.put")
def _put_promise(desk: Desk, chance: Chance) -> Change | None:
    key, known = chance.one(all_people(desk)), chance.maybe(_promise(desk, chance))
    if key is None:
        return None
    made = known or Promise(direction=chance.of(list(Direction)), person_id=key, text="nieuw")
    ours, dossier = chance.maybe(chance.one(all_people(desk))), chance.maybe(chance.one(all_dossiers(desk)))
    due, source = chance.maybe(chance.day()), chance.maybe(a_source(chance))
    changed = replace(made, text=chance.text(), our_person_id=ours, dossier_id=dossier, due=due, source=source)
    return desk.promises.put(changed)


@deed("promises.reopen")
def _reopen_promise(desk: Desk, chance: Chance) -> Change | None:
    found = _promise(desk, chance)
    return None if found is None else desk.promises.reopen(found.id)


@deed("promises.drop")
def _drop_promise(desk: Desk, chance: Chance) -> Change | None:
    found = _promise(desk, chance)
    return None if found is None else desk.promises.drop(found.id)


@deed("positions.record")
def _record_position(desk: Desk, chance: Chance) -> Change | None:
    actor, key = chance.one(all_actors(desk)), chance.one(all_dossiers(desk))
    if actor is None or key is None:
        return None
    stance = chance.maybe(chance.of(list(Stance)))
    position = Position(actor=actor, dossier_id=key, stance=stance, day=chance.day(), source=a_source(chance))
    return desk.positions.record(replace(position, quote=chance.text()))


def _position(desk: Desk, chance: Chance) -> Position | None:
    return chance.one([entry for actor in all_actors(desk) for entry in desk.positions.ledger(actor)])


@deed("positions.correct")
def _correct_position(desk: Desk, chance: Chance) -> Change | None:
    wrong = _position(desk, chance)
    right = (chance.maybe(chance.of(list(Stance))), a_source(chance), chance.text())
    if wrong is None:
        return None
    return desk.positions.correct(wrong.id, replace(wrong, stance=right[0], source=right[1], quote=right[2]))


@deed("positions.drop")
def _drop_position(desk: Desk, chance: Chance) -> Change | None:
    found = _position(desk, chance)
    return None if found is None else desk.positions.drop(found.id)
