"""Tags in the file, and the records that bear them."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import RecordRef, TagId
from ipo_crm.domain.names import fold
from ipo_crm.domain.tags import TAGGED, Tag, TagRow
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow, save


def put(connection: Connection, tag: Tag) -> TagId:
    """Write a tag down."""
    values = {"uuid": tag.uuid, "name": tag.name, "rhythm_days": tag.rhythm_days}
    return TagId(save(connection, schema.tag, tag.id, values))


def get(connection: Connection, key: TagId) -> Tag | None:
    """Give a tag, or None when there is none of that key."""
    row = connection.execute(select(schema.tag).where(schema.tag.c.id == key)).first()
    return None if row is None else _tag(row)


def rows(connection: Connection) -> tuple[TagRow, ...]:
    """Give the tags by name, with the number of records that bear them."""
    table, tagging = schema.tag, schema.tagging
    query = (
        select(table, func.count(tagging.c.id).label("used"))
        .outerjoin(tagging, tagging.c.tag_id == table.c.id)
        .group_by(table.c.id)
    )
    found = (TagRow(tag=_tag(row), used=row.used) for row in connection.execute(query))
    return tuple(sorted(found, key=lambda row: _by_name(row.tag)))


def of(connection: Connection, record: RecordRef) -> tuple[Tag, ...]:
    """Give the tags that a record bears, by name."""
    table, tagging = schema.tag, schema.tagging
    query = select(table).join(tagging, tagging.c.tag_id == table.c.id).where(_is(record))
    return tuple(sorted((_tag(row) for row in connection.execute(query)), key=_by_name))


def bearers(connection: Connection, key: TagId) -> tuple[RecordRef, ...]:
    """Give the records that bear a tag, by kind."""
    table = schema.tagging
    found = connection.execute(select(table).where(table.c.tag_id == key))
    return tuple(sorted(_record(row) for row in found))


def tag(connection: Connection, key: TagId, records: Iterable[RecordRef]) -> None:
    """Put a tag on records; those that bear it already are left alone."""
    borne = set(bearers(connection, key))
    for record in dict.fromkeys(records):
        if record not in borne:
            save(connection, schema.tagging, 0, {"tag_id": key, f"{record.subject}_id": record.key})


def untag(connection: Connection, key: TagId, records: Iterable[RecordRef]) -> None:
    """Take a tag off records."""
    for record in records:
        connection.execute(delete(schema.tagging).where(and_(schema.tagging.c.tag_id == key, _is(record))))


def take_over(connection: Connection, kept: TagId, gone: TagId) -> None:
    """Let one tag take the records of another over, and delete the other."""
    table = schema.tagging
    fresh = set(bearers(connection, gone)) - set(bearers(connection, kept))
    for record in sorted(fresh):
        connection.execute(update(table).where(and_(table.c.tag_id == gone, _is(record))).values(tag_id=kept))
    connection.execute(delete(schema.tag).where(schema.tag.c.id == gone))


def _by_name(tag: Tag) -> tuple[str, int]:
    return fold(tag.name), tag.id


def _is(record: RecordRef) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = schema.tagging.c[f"{record.subject}_id"] == record.key
    return condition


def _record(row: AnyRow) -> RecordRef:
    subject = next(name for name in TAGGED if getattr(row, f"{name}_id") is not None)
    return RecordRef(subject, getattr(row, f"{subject}_id"))


def _tag(row: AnyRow) -> Tag:
    return Tag(id=TagId(row.id), uuid=row.uuid, name=row.name, rhythm_days=row.rhythm_days)
