"""Work visits in the file: what a meeting has beyond itself, and its programme stop by stop."""

from typing import Any

from sqlalchemy import Connection, delete, func, select

from ipo_crm.domain.ids import MeetingId, OrganisationId, PersonId
from ipo_crm.domain.visits import Stop, WorkVisit, WorkVisitRow
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow, arrange_parts, save

_TEXTS = ("press", "embargo", "photo", "spokesperson", "logistics", "after_action")
_OF_STOP = (
    "starts",
    "ends",
    "place",
    "subject",
    "host_person_id",
    "host_organisation_id",
    "host",
    "note",
    "travel_by",
    "travel_minutes",
)


def put(connection: Connection, visit: WorkVisit) -> None:
    """Write down what a work visit has beyond its meeting, with its stops in order."""
    table = schema.visit
    found = connection.execute(select(table.c.id).where(table.c.meeting_id == visit.meeting_id)).scalar()
    values: dict[str, Any] = {name: getattr(visit, name) for name in _TEXTS}
    save(
        connection,
        table,
        found or 0,
        {"meeting_id": visit.meeting_id, "province_id": visit.province_id, **values},
    )
    parts = [
        {"meeting_id": visit.meeting_id, **{name: getattr(stop, name) for name in _OF_STOP}} for stop in visit.stops
    ]
    arrange_parts(connection, schema.visit_stop, schema.visit_stop.c.meeting_id == visit.meeting_id, parts)


def get(connection: Connection, meeting: MeetingId) -> WorkVisit | None:
    """Give what a work visit has beyond its meeting; None where nothing was put yet."""
    row = connection.execute(select(schema.visit).where(schema.visit.c.meeting_id == meeting)).first()
    if row is None:
        return None
    return WorkVisit(
        meeting_id=meeting,
        province_id=None if row.province_id is None else OrganisationId(row.province_id),
        **{name: getattr(row, name) for name in _TEXTS},
        stops=stops(connection, meeting),
    )


def stops(connection: Connection, meeting: MeetingId) -> tuple[Stop, ...]:
    """Give the programme of a work visit, in order."""
    table = schema.visit_stop
    query = select(table).where(table.c.meeting_id == meeting).order_by(table.c.rank, table.c.id)
    return tuple(_stop(row) for row in connection.execute(query))


def drop(connection: Connection, meeting: MeetingId) -> None:
    """Delete the programme and the agreements around it; the meeting stays."""
    for table in (schema.visit_stop, schema.visit):
        connection.execute(delete(table).where(table.c.meeting_id == meeting))


def rows(connection: Connection) -> tuple[WorkVisitRow, ...]:
    """Give the work visits that have a programme, the latest first."""
    stop, meeting = schema.visit_stop, schema.meeting
    query = (
        select(meeting.c.id, meeting.c.day, meeting.c.title, meeting.c.place, func.count().label("stops"))
        .join(stop, stop.c.meeting_id == meeting.c.id)
        .group_by(meeting.c.id)
        .order_by(meeting.c.day.desc(), meeting.c.id.desc())
    )
    return tuple(
        WorkVisitRow(meeting_id=MeetingId(row.id), day=row.day, title=row.title or row.place, stops=row.stops)
        for row in connection.execute(query)
    )


def _stop(row: AnyRow) -> Stop:
    plain = {name: getattr(row, name) for name in _OF_STOP if not name.startswith("host_")}
    return Stop(
        **plain,
        host_person_id=None if row.host_person_id is None else PersonId(row.host_person_id),
        host_organisation_id=None if row.host_organisation_id is None else OrganisationId(row.host_organisation_id),
    )
