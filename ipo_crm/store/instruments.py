"""Instruments in the file: each use of one on a dossier."""

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import DossierId, InstrumentId, MeetingId, MotionId
from ipo_crm.domain.instruments import Instrument
from ipo_crm.store import schema, sources
from ipo_crm.store.records import AnyRow, save


def put(connection: Connection, instrument: Instrument) -> InstrumentId:
    """Write the use of an instrument down."""
    values = {
        "uuid": instrument.uuid,
        "dossier_id": instrument.dossier_id,
        "kind": instrument.kind,
        "phase": instrument.phase,
        "day": instrument.day,
        "text": instrument.text,
        "outcome": instrument.outcome,
        "meeting_id": instrument.meeting_id,
        "motion_id": instrument.motion_id,
        "source_id": sources.put(connection, instrument.source),
    }
    return InstrumentId(save(connection, schema.instrument, instrument.id, values))


def get(connection: Connection, key: InstrumentId) -> Instrument | None:
    """Give the use of an instrument, or None when there is none of that key."""
    row = connection.execute(select(schema.instrument).where(schema.instrument.c.id == key)).first()
    return None if row is None else _instrument(row, sources.all_sources(connection))


def rows(connection: Connection, dossier: DossierId) -> tuple[Instrument, ...]:
    """Give what was used on a dossier, the first use first."""
    table = schema.instrument
    known = sources.all_sources(connection)
    query = select(table).where(table.c.dossier_id == dossier).order_by(table.c.day, table.c.id)
    return tuple(_instrument(row, known) for row in connection.execute(query))


def _instrument(row: AnyRow, known: sources.Sources) -> Instrument:
    return Instrument(
        id=InstrumentId(row.id),
        uuid=row.uuid,
        dossier_id=DossierId(row.dossier_id),
        kind=row.kind,
        phase=row.phase,
        day=row.day,
        text=row.text,
        outcome=row.outcome,
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
        motion_id=None if row.motion_id is None else MotionId(row.motion_id),
        source=known.get(row.source_id),
    )
