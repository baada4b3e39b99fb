"""Private impressions in the file."""

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import DossierId, ImpressionId, MeetingId, PersonId
from ipo_crm.domain.impressions import Impression
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow, save


def put(connection: Connection, impression: Impression) -> ImpressionId:
    """Write a private impression down."""
    values = {
        "uuid": impression.uuid,
        "person_id": impression.person_id,
        "dossier_id": impression.dossier_id,
        "meeting_id": impression.meeting_id,
        "day": impression.day,
        "text": impression.text,
    }
    return ImpressionId(save(connection, schema.impression, impression.id, values))


def get(connection: Connection, key: ImpressionId) -> Impression | None:
    """Give an impression, or None when there is none of that key."""
    row = connection.execute(select(schema.impression).where(schema.impression.c.id == key)).first()
    return None if row is None else _impression(row)


def rows(connection: Connection, person: PersonId) -> tuple[Impression, ...]:
    """Give the impressions of a person, the latest first."""
    table = schema.impression
    query = select(table).where(table.c.person_id == person).order_by(table.c.day.desc(), table.c.id.desc())
    return tuple(_impression(row) for row in connection.execute(query))


def _impression(row: AnyRow) -> Impression:
    return Impression(
        id=ImpressionId(row.id),
        uuid=row.uuid,
        person_id=PersonId(row.person_id),
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
        day=row.day,
        text=row.text,
    )
