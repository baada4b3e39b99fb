"""Drafts in the file: outside the journal, so that what is half typed is no step of undo."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from ipo_crm.domain.drafts import NEW_RECORD, Draft
from ipo_crm.domain.ids import RecordRef
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow


def put(connection: Connection, place: str, text: str) -> None:
    """Keep the text of a form, in place of what was kept of it before."""
    table = schema.draft
    found = connection.execute(select(table.c.id).where(table.c.place == place)).scalar()
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    values = {"place": place, "text": _storable(text), "saved_at": now}
    # not by `save`, which cleans: half a word may end in a space
    if found is None:
        connection.execute(insert(table).values(values))
    else:
        connection.execute(update(table).where(table.c.id == found).values(values))


def get(connection: Connection, place: str) -> Draft | None:
    """Give what was kept of a form, None where there is nothing."""
    row = connection.execute(select(schema.draft).where(schema.draft.c.place == place)).first()
    return None if row is None else _draft(row)


def rows(connection: Connection) -> tuple[Draft, ...]:
    """Give every draft, the latest first."""
    table = schema.draft
    query = select(table).order_by(table.c.saved_at.desc(), table.c.id.desc())
    return tuple(_draft(row) for row in connection.execute(query))


def drop(connection: Connection, place: str) -> None:
    """Throw away what was kept of a form."""
    connection.execute(delete(schema.draft).where(schema.draft.c.place == place))


def drop_about(connection: Connection, uuid: str) -> int:
    """Throw away every draft about a record, also where it is one of two; give how many."""
    mark = f"%={uuid}%"
    return connection.execute(delete(schema.draft).where(schema.draft.c.place.like(mark))).rowcount


def identity(connection: Connection, ref: RecordRef) -> str:
    """Give what names a record for ever, or else that it is a new one: a key may be given to another record later.

    A part of a dossier has no more than its key, because nothing outside the file points at it. When its key is given
    again, the form says that something was typed here before and that the record says something else by now.
    """
    if not ref.key:
        return NEW_RECORD
    table = schema.metadata.tables[ref.subject]
    if "uuid" not in table.c:
        return str(ref.key)
    return connection.execute(select(table.c.uuid).where(table.c.id == ref.key)).scalar() or NEW_RECORD


def key_of(connection: Connection, subject: str, identity: str) -> int | None:
    """Give the key that a record has now, None where it is gone."""
    table = schema.metadata.tables[subject]
    if "uuid" not in table.c:
        key = int(identity) if identity.isascii() and identity.isdecimal() else 0
        return connection.execute(select(table.c.id).where(table.c.id == key)).scalar()
    return connection.execute(select(table.c.id).where(table.c.uuid == identity)).scalar()


def _storable(text: str) -> str:
    """Give the text as it is, but for halves of characters, which no file takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _draft(row: AnyRow) -> Draft:
    return Draft(place=row.place, text=row.text, saved_at=datetime.fromisoformat(row.saved_at))
