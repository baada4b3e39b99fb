"""Coalitions in the file, the contacts between actors, and where the nodes of the graph stand."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.coalitions import Coalition, CoalitionRow, Member, MemberRole
from ipo_crm.domain.ids import ActorRef, CoalitionId, DossierId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.network import CoalitionGroup
from ipo_crm.store import schema, sources
from ipo_crm.store.records import (
    AnyRow,
    actor_of,
    actor_values,
    is_actor,
    on_day,
    period_of,
    period_values,
    plain_rows,
    remembered,
    replace_parts,
    save,
)

_PLACE_UNIT = 100
_GROUPS: Final = "SELECT id, name, formed, dossier_id FROM coalition ORDER BY formed IS NULL, formed DESC, id"
_COUNTED: Final = ", ".join(f"'{role.value}'" for role in MemberRole if role.counts)
_MEMBERS: Final = (
    "SELECT m.coalition_id, m.person_id, m.organisation_id, m.valid_to IS NULL OR m.valid_to > :day "
    f"FROM coalition_member m WHERE m.role IN ({_COUNTED})"
)


def put(connection: Connection, coalition: Coalition) -> CoalitionId:
    """Write a coalition down with its members."""
    values = {
        "uuid": coalition.uuid,
        "name": coalition.name,
        "statement": coalition.statement,
        "dossier_id": coalition.dossier_id,
        "formed": coalition.formed,
        "source_id": sources.put(connection, coalition.source),
    }
    key = CoalitionId(save(connection, schema.coalition, coalition.id, values))
    members = [
        {
            "coalition_id": key,
            **actor_values(member.actor),
            "role": member.role,
            **period_values(member.period),
        }
        for member in coalition.members
    ]
    replace_parts(connection, schema.coalition_member, schema.coalition_member.c.coalition_id == key, members)
    return key


def all_coalitions(
    connection: Connection, dossier: DossierId | None = None, keys: Iterable[int] | None = None
) -> tuple[Coalition, ...]:
    """Give the coalitions with their members, the latest first; those on a dossier, or of these keys, when given."""
    table = schema.coalition
    query = select(table).order_by(table.c.formed.is_(None), table.c.formed.desc(), table.c.id)
    if dossier is not None:
        query = query.where(table.c.dossier_id == dossier)
    of_members = select(schema.coalition_member).order_by(schema.coalition_member.c.id)
    if dossier is not None:
        on_it = select(table.c.id).where(table.c.dossier_id == dossier)
        of_members = of_members.where(schema.coalition_member.c.coalition_id.in_(on_it))
    if keys is not None:
        wanted = list(keys)
        query = query.where(table.c.id.in_(wanted))
        of_members = of_members.where(schema.coalition_member.c.coalition_id.in_(wanted))
    known = sources.all_sources(connection)
    members: dict[int, list[Member]] = {}
    for row in connection.execute(of_members):
        member = Member(actor=actor_of(row), role=row.role, period=period_of(row))
        members.setdefault(row.coalition_id, []).append(member)
    return tuple(_coalition(row, tuple(members.get(row.id, ())), known) for row in connection.execute(query))


def get(connection: Connection, key: CoalitionId) -> Coalition | None:
    """Give a coalition, or None when there is none of that key."""
    return next(iter(all_coalitions(connection, keys=[key])), None)


def joined(connection: Connection, actor: ActorRef, day: date) -> frozenset[int]:
    """Give the keys of the coalitions that an actor is in on a day, in whatever role."""
    table = schema.coalition_member
    query = select(table.c.coalition_id).where(is_actor(table, actor), on_day(table, day))
    return frozenset(connection.execute(query).scalars())


def fellows(connection: Connection, actor: ActorRef, day: date) -> dict[ActorRef, int]:
    """Give who is in coalitions with an actor on a day, and in how many."""
    table = schema.coalition_member
    there = and_(on_day(table, day), table.c.role.in_([role for role in MemberRole if role.counts]))
    query = (
        select(table.c.person_id, table.c.organisation_id, func.count(table.c.coalition_id.distinct()).label("shared"))
        .where(table.c.coalition_id.in_(select(table.c.coalition_id).where(is_actor(table, actor), there)), there)
        .group_by(table.c.person_id, table.c.organisation_id)
    )
    found = {actor_of(row): row.shared for row in connection.execute(query)}
    found.pop(actor, None)
    return found


def groups(connection: Connection, day: date) -> tuple[CoalitionGroup, ...]:
    """Give every coalition as the network sees it, the latest first: who had not left by a day, or else who was in it.

    In plain SQL and kept until a change: every picture and every ranking weighs them all.
    """

    def read() -> tuple[CoalitionGroup, ...]:
        counted: dict[int, list[ActorRef]] = {}
        present: dict[int, list[ActorRef]] = {}
        for key, person, organisation, stays in plain_rows(connection, _MEMBERS, {"day": day.isoformat()}):
            actor = organisation_ref(organisation) if person is None else person_ref(person)
            counted.setdefault(key, []).append(actor)
            if stays:
                present.setdefault(key, []).append(actor)
        return tuple(
            CoalitionGroup(
                id=CoalitionId(key),
                name=name,
                members=frozenset(present.get(key, counted.get(key, []))),
                formed=None if formed is None else date.fromisoformat(formed),
                dossier_id=dossier,
            )
            for key, name, formed, dossier in plain_rows(connection, _GROUPS, {})
        )

    return remembered(connection, f"groups on {day}", read, of=("coalition", "coalition_member"))


def rows(
    connection: Connection, day: date, keys: Iterable[int] | None = None, dossier: DossierId | None = None
) -> tuple[CoalitionRow, ...]:
    """Give the coalitions for a list, the latest first, with the number of members on a day.

    All of them, or those of these keys, or on a dossier.
    """
    titles = {
        key: short or title
        for key, short, title in connection.execute(
            select(schema.dossier.c.id, schema.dossier.c.short_title, schema.dossier.c.title)
        )
    }
    return tuple(
        CoalitionRow(
            id=coalition.id,
            name=coalition.name,
            dossier_id=coalition.dossier_id,
            dossier=titles.get(coalition.dossier_id or 0, ""),
            formed=coalition.formed,
            members=sum(member.role.counts and member.period.contains(day) for member in coalition.members),
            source=coalition.source,
        )
        for coalition in all_coalitions(connection, dossier, keys)
    )


def encounters(
    connection: Connection, day: date, person: PersonId | None = None
) -> tuple[tuple[int, int, date, int], ...]:
    """Give who met whom across the table: our person, their person, the last day, how often, up to `day`.

    Of all, or of one person.
    """
    ours = schema.participant.alias("ours")
    theirs = schema.participant.alias("theirs")
    meeting = schema.meeting
    query = (
        select(
            ours.c.person_id,
            theirs.c.person_id,
            func.max(meeting.c.day, type_=meeting.c.day.type),
            func.count(),
        )
        .select_from(meeting)
        .join(ours, (ours.c.meeting_id == meeting.c.id) & (ours.c.side == "ours"))
        .join(theirs, (theirs.c.meeting_id == meeting.c.id) & (theirs.c.side == "theirs"))
        .where(meeting.c.status == "held", meeting.c.day <= day)
        .group_by(ours.c.person_id, theirs.c.person_id)
    )
    if person is not None:
        mine = select(schema.participant.c.meeting_id).where(schema.participant.c.person_id == person)
        query = query.where(meeting.c.id.in_(mine), or_(ours.c.person_id == person, theirs.c.person_id == person))
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))


def places(connection: Connection, dossier: DossierId | None) -> dict[ActorRef, tuple[float, float]]:
    """Give where the nodes stand in the picture of a dossier, in scene units."""
    table = schema.node_place
    query = select(table).where(_of_picture(dossier))
    return {actor_of(row): (row.x / _PLACE_UNIT, row.y / _PLACE_UNIT) for row in connection.execute(query)}


def pinned(connection: Connection, dossier: DossierId | None) -> frozenset[ActorRef]:
    """Give the nodes that somebody put where they stand."""
    table = schema.node_place
    query = select(table).where(_of_picture(dossier), table.c.pinned)
    return frozenset(actor_of(row) for row in connection.execute(query))


def put_places(
    connection: Connection,
    dossier: DossierId | None,
    places: Mapping[ActorRef, tuple[float, float]],
    pins: AbstractSet[ActorRef],
) -> None:
    """Write down where the nodes of a picture stand, in scene units; those in `pins` were put there by hand."""
    table = schema.node_place
    known = {actor_of(row): row.id for row in connection.execute(select(table).where(_of_picture(dossier)))}
    for actor, (x, y) in places.items():
        values = {
            "dossier_id": dossier,
            **actor_values(actor),
            "x": round(x * _PLACE_UNIT),
            "y": round(y * _PLACE_UNIT),
            "pinned": actor in pins,
        }
        save(connection, table, known.get(actor, 0), values)


def _of_picture(dossier: DossierId | None) -> ColumnElement[bool]:
    table = schema.node_place
    return table.c.dossier_id.is_(None) if dossier is None else table.c.dossier_id == dossier


def _coalition(row: AnyRow, members: tuple[Member, ...], known: sources.Sources) -> Coalition:
    return Coalition(
        id=CoalitionId(row.id),
        uuid=row.uuid,
        name=row.name,
        statement=row.statement,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        formed=row.formed,
        members=members,
        source=known.get(row.source_id),
    )
