"""Promises in the file, and what is still open, overdue first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, cast, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import DossierId, MeetingId, OrganisationId, PersonId, PromiseId
from ipo_crm.domain.promises import Direction, Outcome, Promise, PromiseRow
from ipo_crm.store import people, schema, sources
from ipo_crm.store.records import AnyRow, on_day, save


def put(connection: Connection, promise: Promise) -> PromiseId:
    """Write a promise down."""
    values = {
        "uuid": promise.uuid,
        "direction": promise.direction,
        "person_id": promise.person_id,
        "our_person_id": promise.our_person_id,
        "meeting_id": promise.meeting_id,
        "dossier_id": promise.dossier_id,
        "text": promise.text,
        "due": promise.due,
        "first_due": promise.first_due or promise.due,
        "outcome": promise.outcome,
        "evidence": promise.evidence,
        "settled_on": promise.settled_on,
        "source_id": sources.put(connection, promise.source),
    }
    return PromiseId(save(connection, schema.promise, promise.id, values))


def get(connection: Connection, key: PromiseId) -> Promise | None:
    """Give a promise, or None when there is none of that key."""
    row = connection.execute(select(schema.promise).where(schema.promise.c.id == key)).first()
    return None if row is None else _promise(row, sources.all_sources(connection))


def rows(
    connection: Connection,
    *,
    person: PersonId | None = None,
    only_open: bool = False,
    dossier: DossierId | None = None,
    meeting: MeetingId | None = None,
    organisation: tuple[OrganisationId, date] | None = None,
    direction: Direction | None = None,
    without: Iterable[int] = (),
    limit: int | None = None,
) -> tuple[PromiseRow, ...]:
    """Give promises with the names around them, at most `limit`; by due day, those without one last.

    Those of an organisation are of who works there on a day, and of who did when they were made. Those with people in
    `without` are left out.
    """
    table = schema.promise
    wanted: list[ColumnElement[bool]] = []
    if person is not None:
        wanted.append(table.c.person_id == person)
    if dossier is not None:
        wanted.append(table.c.dossier_id == dossier)
    if meeting is not None:
        wanted.append(table.c.meeting_id == meeting)
    if organisation is not None:
        wanted.append(table.c.id.in_(_of_staff(*organisation)))
    if only_open:
        wanted.append(table.c.outcome == Outcome.OPEN)
    if direction is not None:
        wanted.append(table.c.direction == direction)
    if left_out := list(without):
        wanted.append(table.c.person_id.not_in(left_out))
    query = (
        select(table, schema.meeting.c.day, schema.dossier.c.title, schema.dossier.c.short_title)
        .outerjoin(schema.meeting, schema.meeting.c.id == table.c.meeting_id)
        .outerjoin(schema.dossier, schema.dossier.c.id == table.c.dossier_id)
        .where(*wanted)
        .order_by(table.c.due.nulls_last(), table.c.id)  # along the index of what is open, as far as the limit
        .limit(limit)
    )
    found = connection.execute(query).all()
    names = people.names(connection, {row.person_id for row in found})
    known = sources.all_sources(connection)
    return tuple(
        PromiseRow(
            promise=_promise(row, known),
            person=names[row.person_id].full,
            dossier=row.short_title or row.title or "",
            made_on=row.day,
        )
        for row in found
    )


def _of_staff(organisation: OrganisationId, day: date) -> Select[Any]:
    """Give the question for promises of who works at an organisation on a day, or did when they were made."""
    role, promise, meeting = schema.role, schema.promise, schema.meeting
    at_work = func.coalesce(meeting.c.day, day.isoformat())
    held = and_(
        or_(role.c.valid_from.is_(None), cast(role.c.valid_from, Text) <= at_work),
        or_(role.c.valid_to.is_(None), cast(role.c.valid_to, Text) > at_work),
    )
    return (
        select(promise.c.id)
        .join(role, role.c.person_id == promise.c.person_id)
        .outerjoin(meeting, meeting.c.id == promise.c.meeting_id)
        .where(role.c.organisation_id == organisation, or_(on_day(role, day), held))
    )


def _promise(row: AnyRow, known: sources.Sources) -> Promise:
    return Promise(
        id=PromiseId(row.id),
        uuid=row.uuid,
        direction=row.direction,
        person_id=PersonId(row.person_id),
        our_person_id=None if row.our_person_id is None else PersonId(row.our_person_id),
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        text=row.text,
        due=row.due,
        first_due=row.first_due,
        outcome=row.outcome,
        evidence=row.evidence,
        settled_on=row.settled_on,
        source=known.get(row.source_id),
    )
