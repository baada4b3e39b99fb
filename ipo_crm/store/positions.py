"""Positions in the file: the dated ledger, and where everyone stands."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import Connection, and_, func, or_, select

from ipo_crm.domain.ids import ActorRef, DossierId, MeetingId, OrganisationId, PersonId, PositionId
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.positions import Position, Stance, Standing
from ipo_crm.domain.sectors import Sector
from ipo_crm.store import people, schema, sources
from ipo_crm.store.records import AnyRow, actor_of, actor_values, chunked, is_actor, plain_rows, save

_HELD: Final = (
    "SELECT p.{0}, p.dossier_id, p.stance, p.influence "
    "FROM json_each(:keys) k CROSS JOIN position p ON p.{0} = k.value WHERE p.day <= :day ORDER BY p.day, p.id"
)
_OF_ORGANISATIONS: Final = (
    "SELECT organisation_id, stance FROM position "
    "WHERE dossier_id = :dossier AND organisation_id IS NOT NULL AND day <= :day ORDER BY day, id"
)
Latest = tuple[int | None, int | None]
"""The latest stance of an actor on a dossier and their influence on it, None where not known."""
Held = dict[int, dict[int, Latest]]
"""The latest per actor and dossier, in the order in which a dossier first came up."""


def put(connection: Connection, position: Position) -> PositionId:
    """Write an entry of the ledger down."""
    values = {
        "uuid": position.uuid,
        **actor_values(position.actor),
        "dossier_id": position.dossier_id,
        "stance": position.stance,
        "influence": position.influence,
        "day": position.day,
        "source_id": sources.put(connection, position.source),
        "quote": position.quote,
        "ground": position.ground,
        "meeting_id": position.meeting_id,
    }
    return PositionId(save(connection, schema.position, position.id, values))


def get(connection: Connection, key: PositionId) -> Position | None:
    """Give an entry of the ledger, or None when there is none of that key."""
    row = connection.execute(select(schema.position).where(schema.position.c.id == key)).first()
    return None if row is None else _position(row, sources.all_sources(connection))


def ledger(connection: Connection, actor: ActorRef, dossier: DossierId | None = None) -> tuple[Position, ...]:
    """Give the entries about an actor, oldest first."""
    table = schema.position
    query = select(table).where(is_actor(table, actor)).order_by(table.c.day, table.c.id)
    if dossier is not None:
        query = query.where(table.c.dossier_id == dossier)
    known = sources.all_sources(connection)
    return tuple(_position(row, known) for row in connection.execute(query))


def standings(
    connection: Connection, day: date, *, dossier: DossierId | None = None, actor: ActorRef | None = None
) -> tuple[Standing, ...]:
    """Give where everyone stood on a day: the latest entry per actor and dossier, with the stance before it."""
    table = schema.position
    query = select(table).where(table.c.day <= day).order_by(table.c.day, table.c.id)
    if dossier is not None:
        query = query.where(table.c.dossier_id == dossier)
    if actor is not None:
        query = query.where(is_actor(table, actor))
    known = sources.all_sources(connection)
    latest: dict[tuple[ActorRef, int], list[AnyRow]] = {}
    for row in connection.execute(query):
        latest.setdefault((actor_of(row), row.dossier_id), []).append(row)
    naming = _Naming(connection, day, [who for who, _ in latest])
    made = (
        _standing(who, rows[-1], rows[-2] if len(rows) > 1 else None, naming, known)
        for (who, _), rows in latest.items()
    )
    return tuple(sorted(made, key=lambda standing: (standing.dossier, standing.name)))


def held(connection: Connection, day: date, column: str, actors: Iterable[int]) -> Held:
    """Give the latest stance and influence of these actors per dossier, as numbers and nothing besides.

    `column` says what the keys are: `person_id` or `organisation_id`.
    """
    found: Held = {}
    bound = {"day": day.isoformat(), "keys": json.dumps(list(actors))}
    for key, dossier, stance, influence in plain_rows(connection, _HELD.format(column), bound):
        found.setdefault(key, {})[dossier] = (stance, influence)
    return found


def of_organisations(connection: Connection, day: date, dossier: DossierId) -> dict[OrganisationId, Stance | None]:
    """Give the latest stance of every organisation on a dossier that it took a position on."""
    found = plain_rows(connection, _OF_ORGANISATIONS, {"dossier": dossier, "day": day.isoformat()})
    return {OrganisationId(key): None if stance is None else Stance(stance) for key, stance in found}


def heard_at(connection: Connection, meeting: MeetingId, day: date) -> tuple[Standing, ...]:
    """Give the entries that a talk brought, each with the stance before it; names and sectors as on `day`."""
    table = schema.position
    found = connection.execute(select(table).where(table.c.meeting_id == meeting).order_by(table.c.id)).all()
    known = sources.all_sources(connection)
    naming = _Naming(connection, day, [actor_of(row) for row in found])
    return tuple(_standing(actor_of(row), row, _before(connection, row), naming, known) for row in found)


def impressions(connection: Connection, meeting: MeetingId) -> tuple[str, ...]:
    """Give the private impressions of a talk."""
    table = schema.impression
    query = select(table.c.text).where(table.c.meeting_id == meeting).order_by(table.c.id)
    return tuple(connection.execute(query).scalars())


def put_impression(
    connection: Connection,
    person: PersonId,
    day: date,
    text: str,
    *,
    meeting: MeetingId | None = None,
    dossier: DossierId | None = None,
) -> int:
    """Write a private impression down, apart from the ledger."""
    values = {"person_id": person, "day": day, "text": text, "meeting_id": meeting, "dossier_id": dossier}
    return save(connection, schema.impression, 0, values)


def _before(connection: Connection, row: AnyRow) -> AnyRow | None:
    """Give the entry that stood until this one, None where it is the first."""
    table = schema.position
    query = (
        select(table)
        .where(
            is_actor(table, actor_of(row)),
            table.c.dossier_id == row.dossier_id,
            or_(table.c.day < row.day, and_(table.c.day == row.day, table.c.id < row.id)),
        )
        .order_by(table.c.day.desc(), table.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).first()


class _Naming:
    """The names and sectors around a set of standings, fetched once."""

    def __init__(self, connection: Connection, day: date, actors: list[ActorRef]) -> None:
        persons = {actor.key for actor in actors if actor.is_person}
        self._people = people.names(connection, persons)
        self._roles = people.role_lines(connection, people=persons, day=day)
        table = schema.organisation
        query = select(table.c.id, table.c.name, table.c.abbreviation, table.c.sector, table.c.kind)
        self._organisations: dict[int, AnyRow] = {}
        for piece in chunked({actor.key for actor in actors if not actor.is_person}):
            self._organisations |= {row.id: row for row in connection.execute(query.where(table.c.id.in_(piece)))}
        label = func.coalesce(func.nullif(schema.dossier.c.short_title, ""), schema.dossier.c.title)
        titles = select(schema.dossier.c.id, label.label("label"))
        self.dossiers: dict[int, str] = {row.id: row.label for row in connection.execute(titles)}

    def name(self, actor: ActorRef) -> str:
        if actor.is_person:
            return self._people[actor.key].short
        row = self._organisations[actor.key]
        return str(row.abbreviation or row.name)

    def sector(self, actor: ActorRef) -> Sector | None:
        if not actor.is_person:
            sector: Sector | None = self._organisations[actor.key].sector
            return sector
        roles = self._roles.get(actor.key, [])
        return next((line.sector for line in roles if line.is_fractie), roles[0].sector if roles else None)

    def is_fractie(self, actor: ActorRef) -> bool:
        return not actor.is_person and self._organisations[actor.key].kind is OrganisationKind.FRACTIE

    def influence(self, actor: ActorRef) -> int | None:
        roles = self._roles.get(actor.key, []) if actor.is_person else []
        return max((line.role.influence or 0 for line in roles), default=0) or None


def _standing(who: ActorRef, row: AnyRow, before: AnyRow | None, naming: _Naming, known: sources.Sources) -> Standing:
    return Standing(
        actor=who,
        name=naming.name(who),
        sector=naming.sector(who),
        dossier_id=DossierId(row.dossier_id),
        dossier=naming.dossiers[row.dossier_id],
        stance=row.stance,
        influence=row.influence or naming.influence(who),
        day=row.day,
        source=known[row.source_id],
        quote=row.quote,
        before=before.stance if before is not None else None,
        had_before=before is not None,
        is_fractie=naming.is_fractie(who),
    )


def _position(row: AnyRow, known: sources.Sources) -> Position:
    return Position(
        id=PositionId(row.id),
        uuid=row.uuid,
        actor=actor_of(row),
        dossier_id=DossierId(row.dossier_id),
        stance=row.stance,
        influence=row.influence,
        day=row.day,
        source=known[row.source_id],
        quote=row.quote,
        ground=row.ground,
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
    )
