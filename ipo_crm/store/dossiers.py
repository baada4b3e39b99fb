"""Dossiers in the file: records with phases, messages and calendar, their asks, and the list of them."""

import json
from datetime import date

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.sql.selectable import ScalarSelect

from ipo_crm.domain.dossiers import Allocation, Ask, CalendarDate, Dossier, DossierName, DossierRow, Message, PhaseEntry
from ipo_crm.domain.ids import (
    AskId,
    CalendarDateId,
    DossierId,
    MessageId,
    OrganisationId,
    PersonId,
    PhaseEntryId,
)
from ipo_crm.store import people, schema, sources
from ipo_crm.store.records import AnyRow, plain_rows, save

_ACTORS = """
SELECT dossier_id, count(*) AS actors FROM (
  SELECT DISTINCT person_id, dossier_id FROM position WHERE person_id IS NOT NULL AND person_id NOT IN (HIDDEN)
  UNION ALL
  SELECT DISTINCT organisation_id, dossier_id FROM position WHERE organisation_id IS NOT NULL
) GROUP BY dossier_id
"""
"""Each half reads one index from end to end; counting distinct actors in the ledger itself takes thrice as long."""

_ENTRIES = "SELECT dossier_id, count(*) AS entries FROM position GROUP BY dossier_id ORDER BY entries DESC"
_ACTORS_ON = (
    "SELECT count(DISTINCT CASE WHEN person_id NOT IN (HIDDEN) THEN person_id END) + count(DISTINCT organisation_id) "
    "FROM position WHERE dossier_id = :dossier"
)
_FIRST = "SELECT id FROM dossier ORDER BY title, id LIMIT 1"
_FIRST_OF = "SELECT id FROM dossier WHERE id IN (SELECT value FROM json_each(:keys)) ORDER BY title, id LIMIT 1"


def put(connection: Connection, dossier: Dossier) -> DossierId:
    """Write a dossier down."""
    values = {
        "uuid": dossier.uuid,
        "title": dossier.title,
        "short_title": dossier.short_title,
        "kamerstuk": dossier.kamerstuk,
        "goal": dossier.goal,
        "theme": dossier.theme,
        "salience": dossier.salience,
        "lead_id": dossier.lead_id,
        "udo_status": dossier.udo_status,
        "consultation_status": dossier.consultation_status,
        "mandate": dossier.mandate,
        "source_id": sources.put(connection, dossier.source),
    }
    return DossierId(save(connection, schema.dossier, dossier.id, values))


def get(connection: Connection, key: DossierId) -> Dossier | None:
    """Give a dossier, or None when there is none of that key."""
    row = connection.execute(select(schema.dossier).where(schema.dossier.c.id == key)).first()
    if row is None:
        return None
    return Dossier(
        id=DossierId(row.id),
        uuid=row.uuid,
        title=row.title,
        short_title=row.short_title,
        kamerstuk=row.kamerstuk,
        goal=row.goal,
        theme=row.theme,
        salience=row.salience,
        lead_id=None if row.lead_id is None else PersonId(row.lead_id),
        udo_status=row.udo_status,
        consultation_status=row.consultation_status,
        mandate=row.mandate,
        source=sources.all_sources(connection).get(row.source_id),
    )


def rows(connection: Connection, day: date) -> tuple[DossierRow, ...]:
    """Give the dossiers with the phase on a day, the number of actors and the next date."""
    table, entry, item = schema.dossier, schema.dossier_phase, schema.calendar_date
    now = _latest_phase(day)
    coming = _next_date(day)
    query = (
        select(table, entry.c.phase, entry.c.entered, item.c.id.label("date_id"), item.c.day, item.c.at)
        .add_columns(item.c.text, item.c.confirmed, item.c.source_id.label("date_source_id"))
        .outerjoin(entry, entry.c.id == now)
        .outerjoin(item, item.c.id == coming)
        .order_by(table.c.title, table.c.id)
    )
    actors, known = _actors(connection), sources.all_sources(connection)
    return tuple(
        DossierRow(
            id=DossierId(row.id),
            title=row.title,
            short_title=row.short_title,
            kamerstuk=row.kamerstuk,
            theme=row.theme,
            salience=row.salience,
            phase=row.phase,
            since=row.entered,
            actors=actors.get(row.id, 0),
            next_date=None
            if row.date_id is None
            else CalendarDate(
                id=CalendarDateId(row.date_id),
                day=row.day,
                at=row.at,
                text=row.text,
                confirmed=row.confirmed,
                source=known.get(row.date_source_id),
            ),
        )
        for row in connection.execute(query)
    )


def names(connection: Connection) -> tuple[DossierName, ...]:
    """Give what the dossiers are called, in the order of the list; what `rows` tells besides costs far more."""
    table = schema.dossier
    told = select(table.c.id, table.c.title, table.c.short_title, table.c.kamerstuk)
    query = told.order_by(table.c.title, table.c.id)
    return tuple(
        DossierName(id=DossierId(row.id), title=row.title, short_title=row.short_title, kamerstuk=row.kamerstuk)
        for row in connection.execute(query)
    )


def busiest(connection: Connection) -> DossierId | None:
    """Give the dossier with most actors, the first of the list where there are several; None where there is none."""
    hidden = ", ".join(str(key) for key in people.blocked(connection))
    actors_on = _ACTORS_ON.replace("HIDDEN", hidden)
    most, busy = 0, list[int]()
    for key, entries in plain_rows(connection, _ENTRIES, {}):
        if entries < most:  # so have all that follow, and nobody is on a dossier more often than it has entries
            break
        ((actors,),) = plain_rows(connection, actors_on, {"dossier": key})
        if actors > most:
            most, busy = actors, []
        busy += [key] if actors == most else []
    found = plain_rows(connection, _FIRST_OF if most else _FIRST, {"keys": json.dumps(busy)} if most else {})
    return DossierId(found[0][0]) if found else None


def labels(connection: Connection) -> dict[int, str]:
    """Give the short title of every dossier."""
    table = schema.dossier
    query = select(table.c.id, table.c.short_title, table.c.title)
    return {row.id: row.short_title or row.title for row in connection.execute(query)}


def put_phase(connection: Connection, dossier: DossierId, entry: PhaseEntry) -> None:
    """Write down that a dossier entered a phase, or change what was written."""
    values = {
        "dossier_id": dossier,
        "phase": entry.phase,
        "entered": entry.entered,
        "evidence": entry.evidence,
        "reason": entry.reason,
        "source_id": sources.put(connection, entry.source),
    }
    save(connection, schema.dossier_phase, entry.id, values)


def phases(connection: Connection, dossier: DossierId) -> tuple[PhaseEntry, ...]:
    """Give the phases of a dossier in the order in which they were entered."""
    table = schema.dossier_phase
    known = sources.all_sources(connection)
    query = select(table).where(table.c.dossier_id == dossier).order_by(table.c.entered, table.c.id)
    return tuple(_phase(row, known) for row in connection.execute(query))


def get_phase(connection: Connection, key: PhaseEntryId) -> PhaseEntry | None:
    """Give the stay of a dossier in a phase, or None when there is none of that key."""
    row = connection.execute(select(schema.dossier_phase).where(schema.dossier_phase.c.id == key)).first()
    return None if row is None else _phase(row, sources.all_sources(connection))


def put_message(connection: Connection, dossier: DossierId, message: Message) -> None:
    """Write down a prepared sentence, behind those of its kind; one that changes keeps its place among them."""
    table = schema.message
    same = (table.c.dossier_id == dossier, table.c.kind == message.kind)
    place = connection.execute(select(table.c.rank).where(*same, table.c.id == message.id)).scalar()
    last = connection.execute(select(func.coalesce(func.max(table.c.rank), 0)).where(*same)).scalar_one()
    values = {
        "dossier_id": dossier,
        "kind": message.kind,
        "rank": last + 1 if place is None else place,
        "text": message.text,
        "answer": message.answer,
        "source_id": sources.put(connection, message.source),
    }
    save(connection, table, message.id, values)


def arrange_messages(connection: Connection, keys: tuple[MessageId, ...]) -> None:
    """Put prepared sentences of one kind in this order."""
    table = schema.message
    for rank, key in enumerate(keys, start=1):
        connection.execute(update(table).where(table.c.id == key).values(rank=rank))


def messages(connection: Connection, dossier: DossierId) -> tuple[Message, ...]:
    """Give the prepared sentences of a dossier, in order."""
    table = schema.message
    known = sources.all_sources(connection)
    query = select(table).where(table.c.dossier_id == dossier).order_by(table.c.kind, table.c.rank, table.c.id)
    return tuple(_message(row, known) for row in connection.execute(query))


def get_message(connection: Connection, key: MessageId) -> tuple[DossierId, Message] | None:
    """Give a prepared sentence with its dossier, or None when there is none of that key."""
    row = connection.execute(select(schema.message).where(schema.message.c.id == key)).first()
    return None if row is None else (DossierId(row.dossier_id), _message(row, sources.all_sources(connection)))


def put_date(connection: Connection, dossier: DossierId, item: CalendarDate) -> None:
    """Write down a day in the calendar of a dossier, or change one."""
    values = {
        "dossier_id": dossier,
        "day": item.day,
        "at": item.at,
        "text": item.text,
        "confirmed": item.confirmed,
        "source_id": sources.put(connection, item.source),
    }
    save(connection, schema.calendar_date, item.id, values)


def calendar(connection: Connection, dossier: DossierId) -> tuple[CalendarDate, ...]:
    """Give the calendar of a dossier, oldest first."""
    table = schema.calendar_date
    known = sources.all_sources(connection)
    query = select(table).where(table.c.dossier_id == dossier).order_by(table.c.day, table.c.at, table.c.id)
    return tuple(_calendar_date(row, known) for row in connection.execute(query))


def get_date(connection: Connection, key: CalendarDateId) -> CalendarDate | None:
    """Give a day in a calendar, or None when there is none of that key."""
    row = connection.execute(select(schema.calendar_date).where(schema.calendar_date.c.id == key)).first()
    return None if row is None else _calendar_date(row, sources.all_sources(connection))


def put_ask(connection: Connection, ask: Ask) -> AskId:
    """Write an ask down."""
    values = {
        "uuid": ask.uuid,
        "dossier_id": ask.dossier_id,
        "text": ask.text,
        "amount": ask.amount,
        "recurrence": ask.recurrence,
        "first_year": ask.first_year,
        "last_year": ask.last_year,
        "cover": ask.cover,
        "addressee_id": ask.addressee_id,
        "status": ask.status,
        "evidence": ask.evidence,
        "source_id": sources.put(connection, ask.source),
    }
    return AskId(save(connection, schema.ask, ask.id, values))


def asks(connection: Connection, dossier: DossierId) -> tuple[Ask, ...]:
    """Give the asks of a dossier in the order in which they were made."""
    table = schema.ask
    known = sources.all_sources(connection)
    query = select(table).where(table.c.dossier_id == dossier).order_by(table.c.id)
    return tuple(_ask(row, known) for row in connection.execute(query))


def get_ask(connection: Connection, key: AskId) -> Ask | None:
    """Give an ask, or None when there is none of that key."""
    row = connection.execute(select(schema.ask).where(schema.ask.c.id == key)).first()
    return None if row is None else _ask(row, sources.all_sources(connection))


def put_allocation(connection: Connection, allocation: Allocation) -> None:
    """Write down which part of an ask goes to an organisation; the former part of the same one is replaced."""
    table = schema.allocation
    here = (table.c.ask_id == allocation.ask_id, table.c.organisation_id == allocation.organisation_id)
    found = connection.execute(select(table.c.id).where(*here)).scalar()
    values = {
        "ask_id": allocation.ask_id,
        "organisation_id": allocation.organisation_id,
        "amount": allocation.amount,
        "note": allocation.note,
        "source_id": sources.put(connection, allocation.source),
    }
    save(connection, table, found or 0, values)


def drop_allocation(connection: Connection, ask: AskId, organisation: OrganisationId) -> None:
    """Take away the part of an ask that goes to an organisation."""
    table = schema.allocation
    connection.execute(delete(table).where(table.c.ask_id == ask, table.c.organisation_id == organisation))


def allocations(connection: Connection, dossier: DossierId) -> tuple[Allocation, ...]:
    """Give the parts of the asks of a dossier, the largest first."""
    table = schema.allocation
    known = sources.all_sources(connection)
    query = (
        select(table)
        .join(schema.ask, schema.ask.c.id == table.c.ask_id)
        .where(schema.ask.c.dossier_id == dossier)
        .order_by(table.c.amount.desc(), table.c.id)
    )
    return tuple(
        Allocation(
            ask_id=AskId(row.ask_id),
            organisation_id=OrganisationId(row.organisation_id),
            amount=row.amount,
            note=row.note,
            source=known.get(row.source_id),
        )
        for row in connection.execute(query)
    )


def _latest_phase(day: date) -> ScalarSelect[int]:
    """Give the key of the phase that a dossier of an outer query is in on a day."""
    table = schema.dossier_phase
    query = select(table.c.id).where(table.c.dossier_id == schema.dossier.c.id, table.c.entered <= day)
    last = query.order_by(table.c.entered.desc(), table.c.id.desc()).limit(1)
    return last.correlate(schema.dossier).scalar_subquery()


def _next_date(day: date) -> ScalarSelect[int]:
    """Give the key of the first date from a day on of a dossier of an outer query."""
    table = schema.calendar_date
    query = select(table.c.id).where(table.c.dossier_id == schema.dossier.c.id, table.c.day >= day)
    first = query.order_by(table.c.day, table.c.at, table.c.id).limit(1)
    return first.correlate(schema.dossier).scalar_subquery()


def _actors(connection: Connection) -> dict[int, int]:
    """Count per dossier who took a position on it, without who objected to being kept."""
    hidden = ", ".join(str(key) for key in people.blocked(connection))
    counted = connection.exec_driver_sql(_ACTORS.replace("HIDDEN", hidden))
    return {row.dossier_id: row.actors for row in counted}


def _message(row: AnyRow, known: sources.Sources) -> Message:
    return Message(
        id=MessageId(row.id), kind=row.kind, text=row.text, answer=row.answer, source=known.get(row.source_id)
    )


def _calendar_date(row: AnyRow, known: sources.Sources) -> CalendarDate:
    return CalendarDate(
        id=CalendarDateId(row.id),
        day=row.day,
        at=row.at,
        text=row.text,
        confirmed=row.confirmed,
        source=known.get(row.source_id),
    )


def _phase(row: AnyRow, known: sources.Sources) -> PhaseEntry:
    return PhaseEntry(
        id=PhaseEntryId(row.id),
        phase=row.phase,
        entered=row.entered,
        evidence=row.evidence,
        reason=row.reason,
        source=known.get(row.source_id),
    )


def _ask(row: AnyRow, known: sources.Sources) -> Ask:
    return Ask(
        id=AskId(row.id),
        uuid=row.uuid,
        dossier_id=DossierId(row.dossier_id),
        text=row.text,
        amount=row.amount,
        recurrence=row.recurrence,
        first_year=row.first_year,
        last_year=row.last_year,
        cover=row.cover,
        addressee_id=None if row.addressee_id is None else OrganisationId(row.addressee_id),
        status=row.status,
        evidence=row.evidence,
        source=known.get(row.source_id),
    )
