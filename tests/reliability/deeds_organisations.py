"""Deeds on organisations: what they are, with whom they join hands, and what a dossier is to a province."""

from dataclasses import replace
from datetime import timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.ids import (
    ActorRef,
    CoalitionId,
    DossierId,
    OrganisationId,
)
from ipo_crm.domain.organisations import Chamber, Identifier, Organisation, OrganisationKind, Seats
from ipo_crm.domain.periods import Period
from ipo_crm.domain.scopes import Interest, Scope
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_coalition,
    a_source,
    all_actors,
    all_dossiers,
    all_places,
    deed,
)


@deed("organisations.put")
def _put_organisation(desk: Desk, chance: Chance) -> Change | None:
    key, parent = chance.maybe(chance.one(all_places(desk))), chance.one(all_places(desk))
    kind = chance.of([*OrganisationKind, *[OrganisationKind.FRACTIE, OrganisationKind.PROVINCE] * 3])
    parent = None if parent == key else parent
    made = Organisation(id=key or OrganisationId(0), name=chance.text(), kind=kind, parent_id=parent)
    return desk.organisations.put(made)


@deed("organisations.drop")
def _drop_organisation(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_places(desk))
    return None if key is None else desk.organisations.drop(key)


@deed("organisations.set_parent")
def _set_parent(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_places(desk))
    return None if key is None else desk.organisations.set_parent(key, chance.maybe(chance.one(all_places(desk))))


@deed("organisations.end")
def _end_organisation(desk: Desk, chance: Chance) -> Change | None:
    key, successor = chance.one(all_places(desk)), chance.maybe(chance.one(all_places(desk)))
    source = chance.maybe(a_source(chance))
    return None if key is None else desk.organisations.end(key, chance.day(), successor, source)


@deed("organisations.put_seats")
def _put_seats(desk: Desk, chance: Chance) -> Change | None:
    key, start = chance.one(all_places(desk)), chance.maybe(chance.day())
    end = chance.maybe((start or chance.day()) + timedelta(days=chance.number(90)))
    if key is None:
        return None
    period, source = Period(start, end), chance.maybe(a_source(chance))
    chamber = chance.of(list(Chamber))
    count = chance.number(80) - 1
    return desk.organisations.put_seats(
        Seats(organisation_id=key, chamber=chamber, count=count, period=period, source=source)
    )


@deed("organisations.drop_seats")
def _drop_seats(desk: Desk, chance: Chance) -> Change | None:
    chamber, day = chance.of(list(Chamber)), chance.maybe(chance.day())
    row = chance.one(desk.organisations.fracties(chamber, day))
    if row is None:
        return None
    start = chance.of((row.seats.period.start, day))
    return desk.organisations.drop_seats(row.organisation_id, chamber, start)


@deed("organisations.identify")
def _identify(desk: Desk, chance: Chance) -> Change | None:
    actor = chance.one(all_actors(desk))
    known = Identifier(scheme=chance.of(("oin", "tk", "")), value=str(chance.number(5)))
    return None if actor is None else desk.organisations.identify(actor, known)


@deed("organisations.drop_identifier")
def _drop_identifier(desk: Desk, chance: Chance) -> Change | None:
    found = [(actor, each) for actor in all_actors(desk) for each in desk.organisations.identifiers(actor)]
    chosen = chance.one(found)
    return None if chosen is None else desk.organisations.drop_identifier(*chosen)


def _cell(desk: Desk, chance: Chance) -> tuple[DossierId, OrganisationId] | None:
    """Give a dossier and an organisation, a province where there is one; another is refused."""
    provinces = [item.id for item in desk.organisations.all() if item.kind is OrganisationKind.PROVINCE]
    dossier, place = chance.one(all_dossiers(desk)), chance.one(provinces or all_places(desk))
    return None if dossier is None or place is None else (dossier, place)


@deed("scopes.put")
def _put_scope(desk: Desk, chance: Chance) -> Change | None:
    cell, source = _cell(desk, chance), chance.maybe(a_source(chance))
    interest, mandate, note = chance.of(list(Interest)), chance.text(), chance.text()
    if cell is None:
        return None
    made = Scope(dossier_id=cell[0], organisation_id=cell[1], interest=interest, mandate=mandate, note=note)
    return desk.scopes.put(replace(made, source=source))


@deed("scopes.mark")
def _mark_scope(desk: Desk, chance: Chance) -> Change | None:
    cell, source = _cell(desk, chance), chance.maybe(a_source(chance))
    return None if cell is None else desk.scopes.mark(*cell, chance.of([*Interest, None]), source)


@deed("coalitions.put")
def _put_coalition(desk: Desk, chance: Chance) -> Change | None:
    roles = list(MemberRole)
    members = tuple(Member(actor=actor, role=chance.of(roles)) for actor in chance.some(all_actors(desk), 5))
    key, dossier = chance.maybe(a_coalition(desk, chance)), chance.one(all_dossiers(desk))
    made = Coalition(id=key or CoalitionId(0), name=chance.text(), members=members, dossier_id=dossier)
    return desk.coalitions.put(made)


@deed("coalitions.add_member")
def _add_member(desk: Desk, chance: Chance) -> Change | None:
    key, actor = a_coalition(desk, chance), chance.one(all_actors(desk))
    if key is None or actor is None:
        return None
    return desk.coalitions.add_member(key, Member(actor=actor, role=chance.of(list(MemberRole))))


@deed("coalitions.drop")
def _drop_coalition(desk: Desk, chance: Chance) -> Change | None:
    key = a_coalition(desk, chance)
    return None if key is None else desk.coalitions.drop(key)


@deed("coalitions.move_node")
def _move_node(desk: Desk, chance: Chance) -> Change | None:
    places = some_nodes(desk, chance)
    dossier = chance.maybe(chance.one(all_dossiers(desk)))
    return desk.coalitions.move_node(dossier, chance.of(list(places)), places) if places else None


@deed("coalitions.keep_order")
def _keep_order(desk: Desk, chance: Chance) -> Change | None:
    return desk.coalitions.keep_order(chance.maybe(chance.one(all_dossiers(desk))), some_nodes(desk, chance))


def some_nodes(desk: Desk, chance: Chance) -> dict[ActorRef, tuple[float, float]]:
    return {actor: (chance.number(500), chance.number(500)) for actor in chance.some(all_actors(desk), 4)}


def _membership(desk: Desk, chance: Chance) -> tuple[CoalitionId, ActorRef] | None:
    found = [(row.id, member.actor) for row in desk.coalitions.rows() for member in desk.coalitions.get(row.id).members]
    return chance.one(found)


@deed("coalitions.leave")
def _leave_coalition(desk: Desk, chance: Chance) -> Change | None:
    found = _membership(desk, chance)
    return None if found is None else desk.coalitions.leave(*found, chance.day())


@deed("coalitions.drop_member")
def _drop_member(desk: Desk, chance: Chance) -> Change | None:
    found = _membership(desk, chance)
    return None if found is None else desk.coalitions.drop_member(*found)
