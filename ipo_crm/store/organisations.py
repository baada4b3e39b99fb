"""Organisations in the file: records with identifiers and seats, and the lists of them."""

from datetime import date

from sqlalchemy import Connection, func, select

from ipo_crm.domain.ids import ActorRef, OrganisationId, organisation_ref
from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Chamber, Organisation, OrganisationRow, Seats
from ipo_crm.store import schema, sources
from ipo_crm.store.records import AnyRow, on_day, period_of, period_values, save


def put(connection: Connection, organisation: Organisation) -> OrganisationId:
    """Write an organisation down."""
    values = {
        "uuid": organisation.uuid,
        "name": organisation.name,
        "abbreviation": organisation.abbreviation,
        "kind": organisation.kind,
        "sector": organisation.sector,
        "level": organisation.level,
        "parent_id": organisation.parent_id,
        **period_values(organisation.period),
        "website": organisation.website,
        "notes": organisation.notes,
        "source_id": sources.put(connection, organisation.source),
        "search_text": search_text(organisation.name, organisation.abbreviation),
    }
    return OrganisationId(save(connection, schema.organisation, organisation.id, values))


def search_text(name: str, abbreviation: str) -> str:
    """Give the words by which an organisation is found."""
    return fold(f"{name} {abbreviation}")


def get(connection: Connection, key: OrganisationId) -> Organisation | None:
    """Give an organisation, or None when there is none of that key."""
    row = connection.execute(select(schema.organisation).where(schema.organisation.c.id == key)).first()
    return None if row is None else _organisation(row, sources.all_sources(connection))


def all_organisations(connection: Connection) -> tuple[Organisation, ...]:
    """Give every organisation, by name."""
    known = sources.all_sources(connection)
    query = select(schema.organisation).order_by(schema.organisation.c.name, schema.organisation.c.id)
    return tuple(_organisation(row, known) for row in connection.execute(query))


def rows(connection: Connection, day: date) -> tuple[OrganisationRow, ...]:
    """Give the organisations that exist on a day, with the number of people and the last contact."""
    held = (
        select(
            schema.role.c.organisation_id,
            func.count(func.distinct(schema.role.c.person_id)).label("people"),
            func.max(schema.meeting.c.day, type_=schema.meeting.c.day.type).label("last"),
        )
        .outerjoin(schema.participant, schema.participant.c.person_id == schema.role.c.person_id)
        .outerjoin(
            schema.meeting,
            (schema.meeting.c.id == schema.participant.c.meeting_id)
            & (schema.meeting.c.status == MeetingStatus.HELD)
            & (schema.meeting.c.day <= day),
        )
        .where(on_day(schema.role, day))
        .group_by(schema.role.c.organisation_id)
    )
    staffed = {row.organisation_id: row for row in connection.execute(held)}
    query = select(schema.organisation).where(on_day(schema.organisation, day)).order_by(schema.organisation.c.name)
    return tuple(_organisation_row(row, staffed.get(row.id)) for row in connection.execute(query))


def put_seats(connection: Connection, seats: Seats) -> None:
    """Write down the size of a fractie over a period."""
    values = {
        "organisation_id": seats.organisation_id,
        "chamber": seats.chamber,
        "count": seats.count,
        **period_values(seats.period),
        "source_id": sources.put(connection, seats.source),
    }
    save(connection, schema.seats, 0, values)


def seats(connection: Connection, day: date | None = None) -> tuple[Seats, ...]:
    """Give the sizes of the fracties, those on a day when it is given; the largest first."""
    table = schema.seats
    query = select(table).order_by(table.c.chamber, table.c["count"].desc(), table.c.id)
    if day is not None:
        query = query.where(on_day(table, day))
    known = sources.all_sources(connection)
    return tuple(
        Seats(
            organisation_id=OrganisationId(row.organisation_id),
            chamber=Chamber(row.chamber),
            count=row._mapping["count"],
            period=period_of(row),
            source=known.get(row.source_id),
        )
        for row in connection.execute(query)
    )


def labels(connection: Connection) -> dict[ActorRef, str]:
    """Give the short name of every organisation."""
    table = schema.organisation
    query = select(table.c.id, table.c.name, table.c.abbreviation)
    return {organisation_ref(OrganisationId(row.id)): row.abbreviation or row.name for row in connection.execute(query)}


def _organisation(row: AnyRow, known: sources.Sources) -> Organisation:
    return Organisation(
        id=OrganisationId(row.id),
        uuid=row.uuid,
        name=row.name,
        abbreviation=row.abbreviation,
        kind=row.kind,
        sector=row.sector,
        level=row.level,
        parent_id=None if row.parent_id is None else OrganisationId(row.parent_id),
        period=period_of(row),
        website=row.website,
        notes=row.notes,
        source=known.get(row.source_id),
    )


def _organisation_row(row: AnyRow, staffed: AnyRow | None) -> OrganisationRow:
    return OrganisationRow(
        id=OrganisationId(row.id),
        name=row.name,
        abbreviation=row.abbreviation,
        kind=row.kind,
        sector=row.sector,
        level=row.level,
        people=staffed.people if staffed is not None else 0,
        last_contact=staffed.last if staffed is not None else None,
    )
