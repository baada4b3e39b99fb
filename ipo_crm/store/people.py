"""People in the file: records with their roles and ways to reach them."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, RelationId, RoleId, person_ref
from ipo_crm.domain.names import PersonName, clean
from ipo_crm.domain.people import ContactPoint, Person, Relation, RelationKind, Role, RoleLine
from ipo_crm.store import derived, schema, sources
from ipo_crm.store.records import (
    AnyRow,
    actor_of,
    actor_values,
    chunked,
    on_day,
    period_of,
    period_values,
    plain_rows,
    remembered,
    replace_parts,
    save,
)

_NAME = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")


def put(connection: Connection, person: Person) -> PersonId:
    """Write a person down, with the ways to reach them."""
    name = person.name
    values = {
        **{part: getattr(name, part) for part in _NAME},
        "uuid": person.uuid,
        "salutation": person.salutation,
        "languages": person.languages,
        "notes": person.notes,
        "keep_until": person.keep_until,
        "informed_on": person.informed_on,
        "informed_how": person.informed_how,
        "not_informed_why": person.not_informed_why,
        "blocked_on": person.blocked_on,
        "rhythm_days": person.rhythm_days,
        "source_id": sources.put(connection, person.source),
        **derived.of_person(name),
    }
    key = PersonId(save(connection, schema.person, person.id, values))
    once = {(point.kind, clean(point.value)): point for point in person.contact_points}
    points = [
        {"person_id": key, "kind": point.kind, "value": point.value, "label": point.label} for point in once.values()
    ]
    replace_parts(connection, schema.contact_point, schema.contact_point.c.person_id == key, points)
    return key


def get(connection: Connection, key: PersonId) -> Person | None:
    """Give a person, or None when there is none of that key."""
    row = connection.execute(select(schema.person).where(schema.person.c.id == key)).first()
    if row is None:
        return None
    points = connection.execute(
        select(schema.contact_point).where(schema.contact_point.c.person_id == key).order_by(schema.contact_point.c.id)
    )
    return Person(
        id=PersonId(row.id),
        uuid=row.uuid,
        name=_name(row),
        salutation=row.salutation,
        languages=row.languages,
        notes=row.notes,
        keep_until=row.keep_until,
        informed_on=row.informed_on,
        informed_how=row.informed_how,
        not_informed_why=row.not_informed_why,
        blocked_on=row.blocked_on,
        rhythm_days=row.rhythm_days,
        contact_points=tuple(ContactPoint(kind=point.kind, value=point.value, label=point.label) for point in points),
        source=sources.all_sources(connection).get(row.source_id),
    )


def names(connection: Connection, keys: Iterable[int] | None = None) -> dict[int, PersonName]:
    """Give the names of these people, or of all."""
    query = select(schema.person.c.id, *(schema.person.c[part] for part in _NAME))
    if keys is None:
        return {row.id: _name(row) for row in connection.execute(query)}
    found: dict[int, PersonName] = {}
    for piece in chunked(keys):
        found.update({row.id: _name(row) for row in connection.execute(query.where(schema.person.c.id.in_(piece)))})
    return found


def blocked(connection: Connection) -> frozenset[int]:
    """Give who objected to being kept: of them only a stub stays, out of the graph, papers and what imports bring."""

    def read() -> frozenset[int]:
        return frozenset(connection.exec_driver_sql("SELECT id FROM person WHERE blocked_on IS NOT NULL").scalars())

    return remembered(connection, "blocked", read, of=("person",))


def blocked_among(connection: Connection, people: Iterable[int]) -> frozenset[int]:
    """Give who of these objected to being kept, without a look at all others."""
    query = "SELECT id FROM person WHERE id IN (SELECT value FROM json_each(:keys)) AND blocked_on IS NOT NULL"
    return frozenset(key for (key,) in plain_rows(connection, query, {"keys": json.dumps(list(people))}))


def put_role(connection: Connection, role: Role) -> RoleId:
    """Write a role down."""
    values = {
        "uuid": role.uuid,
        "person_id": role.person_id,
        "organisation_id": role.organisation_id,
        "function": role.function,
        "portfolio": role.portfolio,
        "influence": role.influence,
        **period_values(role.period),
        "source_id": sources.put(connection, role.source),
    }
    return RoleId(save(connection, schema.role, role.id, values))


def role_lines(
    connection: Connection, *, people: Iterable[int] | None = None, day: date | None = None
) -> dict[int, list[RoleLine]]:
    """Give the roles per person, current ones first and then by influence; only those on `day` when it is given."""
    known = sources.all_sources(connection)
    found: dict[int, list[RoleLine]] = {}
    query = _roles(day)
    for piece in [None] if people is None else list(chunked(people)):
        chosen = query if piece is None else query.where(schema.role.c.person_id.in_(piece))
        for row in connection.execute(chosen).all():
            found.setdefault(row.person_id, []).append(_role_line(row, known))
    return found


def staff(connection: Connection, organisation: OrganisationId, day: date) -> list[int]:
    """Give the keys of the people who hold a role at an organisation on a day."""
    table = schema.role
    query = select(table.c.person_id).where(table.c.organisation_id == organisation, on_day(table, day)).distinct()
    return list(connection.execute(query.order_by(table.c.person_id)).scalars())


def former(connection: Connection, organisation: OrganisationId, day: date) -> list[RoleLine]:
    """Give the roles at an organisation that ended by a day, the latest first."""
    known = sources.all_sources(connection)
    table = schema.role
    query = _roles(None).where(table.c.organisation_id == organisation, table.c.valid_to <= day).order_by(None)
    query = query.order_by(table.c.valid_to.desc(), table.c.id.desc())
    return [_role_line(row, known) for row in connection.execute(query)]


def put_relation(connection: Connection, relation: Relation) -> RelationId:
    """Write a tie between two actors down."""
    values = {
        "uuid": relation.uuid,
        **actor_values(relation.a, "a_"),
        **actor_values(relation.b, "b_"),
        "kind": relation.kind,
        "strength": relation.strength,
        "not_via": relation.not_via,
        **period_values(relation.period),
        "source_id": sources.put(connection, relation.source),
    }
    return RelationId(save(connection, schema.relation, relation.id, values))


def get_relation(connection: Connection, key: RelationId) -> Relation | None:
    """Give a tie, or None when there is none of that key."""
    row = connection.execute(select(schema.relation).where(schema.relation.c.id == key)).first()
    return None if row is None else _relation(row, sources.all_sources(connection))


def relations(connection: Connection, person: PersonId | None = None) -> tuple[Relation, ...]:
    """Give all ties, or those of one person; that two records are not the same is no tie."""
    query = select(schema.relation).where(_is_tie()).order_by(schema.relation.c.id)
    if person is not None:
        query = query.where(_one_end(person_ref(person)))
    known = sources.all_sources(connection)
    return tuple(_relation(row, known) for row in connection.execute(query))


def relations_of(connection: Connection, actor: ActorRef) -> tuple[Relation, ...]:
    """Give the ties of a person or an organisation."""
    known = sources.all_sources(connection)
    query = select(schema.relation).where(_one_end(actor), _is_tie()).order_by(schema.relation.c.id)
    return tuple(_relation(row, known) for row in connection.execute(query))


def _is_tie() -> ColumnElement[bool]:
    tie: ColumnElement[bool] = schema.relation.c.kind != RelationKind.NOT_SAME
    return tie


def _one_end(actor: ActorRef) -> ColumnElement[bool]:
    """Give the condition that a tie has this actor at one of its ends."""
    table, kind = schema.relation, "person" if actor.is_person else "organisation"
    return or_(table.c[f"a_{kind}_id"] == actor.key, table.c[f"b_{kind}_id"] == actor.key)


@lru_cache(maxsize=8)
def _roles(day: date | None) -> Select[Any]:
    """Give the question for roles with the organisation they are at, all or those on a day.

    Kept, as it takes longer to put together than to answer, and every page asks it.
    """
    parent = schema.organisation.alias("parent")
    query: Select[Any] = (
        select(
            schema.role,
            schema.organisation.c.name.label("organisation"),
            schema.organisation.c.abbreviation,
            schema.organisation.c.kind,
            schema.organisation.c.sector,
            func.coalesce(func.nullif(parent.c.abbreviation, ""), parent.c.name).label("parent"),
        )
        .select_from(schema.role)
        .join(schema.organisation, schema.organisation.c.id == schema.role.c.organisation_id)
        .outerjoin(parent, parent.c.id == schema.organisation.c.parent_id)
    )
    if day is not None:
        query = query.where(on_day(schema.role, day))
    return query.order_by(
        schema.role.c.valid_to.is_not(None),
        func.coalesce(schema.role.c.valid_from, "").desc(),
        func.coalesce(schema.role.c.influence, 0).desc(),
        schema.role.c.id,
    )


def _relation(row: AnyRow, known: sources.Sources) -> Relation:
    return Relation(
        id=RelationId(row.id),
        uuid=row.uuid,
        a=actor_of(row, "a_"),
        b=actor_of(row, "b_"),
        kind=row.kind,
        strength=row.strength,
        not_via=row.not_via,
        period=period_of(row),
        source=known.get(row.source_id),
    )


def _role_line(row: AnyRow, known: sources.Sources) -> RoleLine:
    role = Role(
        id=RoleId(row.id),
        uuid=row.uuid,
        person_id=PersonId(row.person_id),
        organisation_id=OrganisationId(row.organisation_id),
        function=row.function,
        portfolio=row.portfolio,
        influence=row.influence,
        period=period_of(row),
        source=known.get(row.source_id),
    )
    return RoleLine(
        role=role,
        organisation=row.abbreviation or row.organisation,
        organisation_kind=row.kind,
        sector=row.sector,
        parent=row.parent or "",
    )


def _name(row: AnyRow) -> PersonName:
    """Read a name; spelled out, since lists read twenty thousand of them."""
    return PersonName(
        honorific=row.honorific,
        titles=row.titles,
        initials=row.initials,
        given_name=row.given_name,
        prefix=row.prefix,
        family_name=row.family_name,
        suffix=row.suffix,
    )
