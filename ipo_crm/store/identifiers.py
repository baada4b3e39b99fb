"""Keys of people and organisations in somebody else's register, so that a second import finds its own again."""

from sqlalchemy import Connection, delete, select

from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId
from ipo_crm.domain.organisations import Identifier
from ipo_crm.store import schema
from ipo_crm.store.records import actor_of, actor_values, is_actor, save


def put(connection: Connection, actor: ActorRef, identifier: Identifier) -> None:
    """Write down under which key somebody is known in a register."""
    values = {"scheme": identifier.scheme, "value": identifier.value, **actor_values(actor)}
    save(connection, schema.identifier, 0, values)


def people(connection: Connection, scheme: str) -> dict[str, PersonId]:
    """Give the people by their key in a register."""
    table = schema.identifier
    query = select(table.c.value, table.c.person_id).where(table.c.scheme == scheme, table.c.person_id.is_not(None))
    return {value: PersonId(key) for value, key in connection.execute(query)}


def organisations(connection: Connection, scheme: str) -> dict[str, OrganisationId]:
    """Give the organisations by their key in a register."""
    table = schema.identifier
    query = select(table.c.value, table.c.organisation_id).where(
        table.c.scheme == scheme, table.c.organisation_id.is_not(None)
    )
    return {value: OrganisationId(key) for value, key in connection.execute(query)}


def of(connection: Connection, actor: ActorRef) -> tuple[Identifier, ...]:
    """Give the keys under which somebody is known, by register."""
    table = schema.identifier
    query = select(table.c.scheme, table.c.value).where(is_actor(table, actor)).order_by(table.c.scheme, table.c.value)
    return tuple(Identifier(scheme=scheme, value=value) for scheme, value in connection.execute(query))


def holder(connection: Connection, identifier: Identifier) -> ActorRef | None:
    """Give who is known under a key, None when nobody is."""
    table = schema.identifier
    query = select(table).where(table.c.scheme == identifier.scheme, table.c.value == identifier.value)
    row = connection.execute(query).first()
    return None if row is None else actor_of(row)


def drop(connection: Connection, actor: ActorRef, identifier: Identifier) -> None:
    """Delete a key of somebody."""
    table = schema.identifier
    here = (is_actor(table, actor), table.c.scheme == identifier.scheme, table.c.value == identifier.value)
    connection.execute(delete(table).where(*here))
