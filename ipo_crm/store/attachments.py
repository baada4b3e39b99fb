"""Attachments in the file: at which record they hang, and their bytes, once per SHA-256.

The bytes stand outside the journal. They stay as long as an attachment or any row of the journal names them, so that
undo can bring an attachment back whole.
"""

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, insert, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.attachments import HOLDERS, Attachment
from ipo_crm.domain.errors import DamagedFileError
from ipo_crm.domain.ids import AttachmentId, RecordRef
from ipo_crm.store import schema, sources
from ipo_crm.store.records import AnyRow, save

_DAMAGED = (
    "Bijlage {name} is beschadigd: de inhoud is niet meer die van toen zij werd toegevoegd. "
    "Haal haar uit een reservekopie."
)
_SWEEP = (
    "DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND NOT EXISTS ("
    "SELECT 1 FROM deed_row WHERE subject = 'attachment' AND attachment_content.sha256 IN "
    "(json_extract(was, '$.sha256'), json_extract(became, '$.sha256')))"
)


def add(connection: Connection, attachment: Attachment, content: bytes) -> AttachmentId:
    """Write an attachment down with its bytes; bytes that are there already are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    table = schema.attachment_content
    if connection.execute(select(table.c.id).where(table.c.sha256 == digest)).first() is None:
        connection.execute(insert(table).values(sha256=digest, content=content))
    return put(connection, replace(attachment, sha256=digest, size=len(content)))


def put(connection: Connection, attachment: Attachment) -> AttachmentId:
    """Write down what is known about an attachment; its bytes are there already."""
    values = {
        "uuid": attachment.uuid,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "added": attachment.added,
        "note": attachment.note,
        **{f"{holder}_id": _key(attachment.holder, holder) for holder in HOLDERS},
        "source_id": sources.put(connection, attachment.source),
    }
    return AttachmentId(save(connection, schema.attachment, attachment.id, values))


def get(connection: Connection, key: AttachmentId) -> Attachment | None:
    """Give an attachment without its bytes, or None when there is none of that key."""
    row = connection.execute(select(schema.attachment).where(schema.attachment.c.id == key)).first()
    return None if row is None else _attachment(row, sources.all_sources(connection))


def rows(connection: Connection, holder: RecordRef) -> tuple[Attachment, ...]:
    """Give the attachments of a record in the order in which they were added."""
    table = schema.attachment
    known = sources.all_sources(connection)
    of_holder: ColumnElement[bool] = table.c[f"{holder.subject}_id"] == holder.key
    query = select(table).where(of_holder).order_by(table.c.id)
    return tuple(_attachment(row, known) for row in connection.execute(query))


def content(connection: Connection, attachment: Attachment) -> bytes:
    """Give the bytes of an attachment; DamagedFileError when they are not those that were added."""
    found = _content(connection, attachment.sha256)
    if found is None:
        raise DamagedFileError(_DAMAGED.format(name=attachment.name))
    return found


def damaged(connection: Connection) -> tuple[Attachment, ...]:
    """Give the attachments whose bytes are gone or are not those that were added, by reading all of them."""
    table, known = schema.attachment, sources.all_sources(connection)
    every = [_attachment(row, known) for row in connection.execute(select(table).order_by(table.c.id)).all()]
    return tuple(each for each in every if _content(connection, each.sha256) is None)


def sweep(connection: Connection) -> int:
    """Delete the bytes that neither an attachment nor the journal names any more; give how many there were."""
    return connection.exec_driver_sql(_SWEEP).rowcount


def _content(connection: Connection, digest: str) -> bytes | None:
    """Give the bytes of this SHA-256, None when they are not there or not these."""
    table = schema.attachment_content
    found: bytes | None = connection.execute(select(table.c.content).where(table.c.sha256 == digest)).scalar()
    return found if found is not None and hashlib.sha256(found).hexdigest() == digest else None


def _key(holder: RecordRef, subject: str) -> int | None:
    return holder.key if holder.subject == subject else None


def _attachment(row: AnyRow, known: sources.Sources) -> Attachment:
    subject = next(name for name in HOLDERS if getattr(row, f"{name}_id") is not None)
    return Attachment(
        id=AttachmentId(row.id),
        uuid=row.uuid,
        holder=RecordRef(subject, getattr(row, f"{subject}_id")),
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        added=row.added,
        note=row.note,
        source=known.get(row.source_id),
    )
