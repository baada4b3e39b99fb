"""Scope in the file: what a dossier is to each province; what nobody told is not there."""

from datetime import date

from sqlalchemy import Connection, delete, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.dossiers import Allocation, Recurrence
from ipo_crm.domain.ids import AskId, DossierId, OrganisationId, PersonId
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.scopes import Scope
from ipo_crm.store import schema, sources
from ipo_crm.store.records import AnyRow, on_day, save

_DEPUTY = "gedeputeerde"


def put(connection: Connection, scope: Scope) -> None:
    """Write down what a dossier is to a province, in place of what was known before."""
    table = schema.scope
    found = connection.execute(select(table.c.id).where(*_cell(scope.dossier_id, scope.organisation_id))).scalar()
    values = {
        "dossier_id": scope.dossier_id,
        "organisation_id": scope.organisation_id,
        "interest": scope.interest,
        "mandate": scope.mandate,
        "note": scope.note,
        "source_id": sources.put(connection, scope.source),
    }
    save(connection, table, found or 0, values)


def take_away(connection: Connection, dossier: DossierId, organisation: OrganisationId) -> None:
    """Make it unknown what a dossier is to a province."""
    connection.execute(delete(schema.scope).where(*_cell(dossier, organisation)))


def get(connection: Connection, dossier: DossierId, organisation: OrganisationId) -> Scope | None:
    """Give what a dossier is to a province, None where that is not known."""
    row = connection.execute(select(schema.scope).where(*_cell(dossier, organisation))).first()
    return None if row is None else _scope(row, sources.all_sources(connection))


def rows(connection: Connection) -> tuple[Scope, ...]:
    """Give all that is known, by dossier."""
    table = schema.scope
    known = sources.all_sources(connection)
    query = select(table).order_by(table.c.dossier_id, table.c.organisation_id)
    return tuple(_scope(row, known) for row in connection.execute(query))


def shares(connection: Connection) -> tuple[tuple[DossierId, Recurrence, Allocation], ...]:
    """Give who gets which part of the asks of every dossier, and whether that is once or per year."""
    table, ask = schema.allocation, schema.ask
    known = sources.all_sources(connection)
    query = select(table, ask.c.dossier_id, ask.c.recurrence).join(ask, ask.c.id == table.c.ask_id).order_by(table.c.id)
    return tuple(
        (
            DossierId(row.dossier_id),
            row.recurrence,
            Allocation(
                ask_id=AskId(row.ask_id),
                organisation_id=OrganisationId(row.organisation_id),
                amount=row.amount,
                note=row.note,
                source=known.get(row.source_id),
            ),
        )
        for row in connection.execute(query)
    )


def deputies(connection: Connection, day: date) -> dict[OrganisationId, list[PersonId]]:
    """Give who is gedeputeerde on a day, per province."""
    role, place = schema.role, schema.organisation
    query = (
        select(role.c.organisation_id, role.c.person_id)
        .join(place, place.c.id == role.c.organisation_id)
        .where(
            place.c.kind == OrganisationKind.PROVINCE,
            role.c.function.ilike(f"{_DEPUTY}%"),
            on_day(role, day),
        )
        .distinct()
    )
    found: dict[OrganisationId, list[PersonId]] = {}
    for row in connection.execute(query):
        found.setdefault(OrganisationId(row.organisation_id), []).append(PersonId(row.person_id))
    return found


def _cell(dossier: DossierId, organisation: OrganisationId) -> tuple[ColumnElement[bool], ...]:
    table = schema.scope
    return table.c.dossier_id == dossier, table.c.organisation_id == organisation


def _scope(row: AnyRow, known: sources.Sources) -> Scope:
    return Scope(
        dossier_id=DossierId(row.dossier_id),
        organisation_id=OrganisationId(row.organisation_id),
        interest=row.interest,
        mandate=row.mandate,
        note=row.note,
        source=known.get(row.source_id),
    )
