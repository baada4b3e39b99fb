"""Dossiers in the file: records with phases, messages and calendar, their asks, and the list of them."""

from datetime import date

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.dossiers import Allocation, Ask, CalendarDate, Dossier, DossierRow, Message, PhaseEntry
from ipo_crm.domain.ids import (
    AskId,
    CalendarDateId,
    DossierId,
    MessageId,
    OrganisationId,
    PersonId,
    PhaseEntryId,
)
from ipo_crm.store import schema, sources
from ipo_crm.store.records import AnyRow, save


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
    present = _latest_phases(connection, day)
    counted = select(schema.position.c.dossier_id, func.count(func.distinct(_actor_key())).label("actors")).group_by(
        schema.position.c.dossier_id
    )
    actors = {row.dossier_id: row.actors for row in connection.execute(counted)}
    coming = _next_dates(connection, day)
    query = select(schema.dossier).order_by(schema.dossier.c.title, schema.dossier.c.id)
    return tuple(
        DossierRow(
            id=DossierId(row.id),
            title=row.title,
            short_title=row.short_title,
            kamerstuk=row.kamerstuk,
            salience=row.salience,
            phase=present[row.id].phase if row.id in present else None,
            since=present[row.id].entered if row.id in present else None,
            actors=actors.get(row.id, 0),
            next_date=coming.get(row.id),
        )
        for row in connection.execute(query).all()
    )


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
    return tuple(
        Message(id=MessageId(row.id), kind=row.kind, text=row.text, answer=row.answer, source=known.get(row.source_id))
        for row in connection.execute(query)
    )


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


def _next_dates(connection: Connection, day: date) -> dict[int, CalendarDate]:
    """Give the first date from a day on, per dossier."""
    table = schema.calendar_date
    known = sources.all_sources(connection)
    query = select(table).where(table.c.day >= day).order_by(table.c.day.desc(), table.c.at.desc(), table.c.id.desc())
    return {row.dossier_id: _calendar_date(row, known) for row in connection.execute(query)}


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


def _latest_phases(connection: Connection, day: date) -> dict[int, PhaseEntry]:
    table = schema.dossier_phase
    known = sources.all_sources(connection)
    query = select(table).where(table.c.entered <= day).order_by(table.c.entered, table.c.id)
    latest = {row.dossier_id: row for row in connection.execute(query)}
    return {dossier: _phase(row, known) for dossier, row in latest.items()}


def _actor_key() -> ColumnElement[int]:
    """Give one number per actor: people even, organisations odd."""
    table = schema.position
    key: ColumnElement[int] = func.coalesce(table.c.person_id * 2, table.c.organisation_id * 2 + 1)
    return key


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
