"""Sources in the file: one row per document, talk or import, shared by all that rests on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import SourceId
from ipo_crm.domain.names import clean
from ipo_crm.domain.sources import Source
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow, remembered, save

Sources = Mapping[int, Source]
_SAME = "SELECT id FROM source WHERE source_class IS ? AND title IS ? AND published IS ? AND known_on IS ? AND url IS ?"


def put(connection: Connection, source: Source | None) -> SourceId | None:
    """Give the key of this source, writing it down when it is new."""
    if source is None:
        return None
    found = find(connection, source)
    return found or SourceId(save(connection, schema.source, 0, _values(source)))


def find(connection: Connection, source: Source) -> SourceId | None:
    """Give the key of a source that says the same, None where there is none."""
    written = tuple(value.isoformat() if isinstance(value, date) else value for value in _values(source).values())
    found = connection.exec_driver_sql(_SAME, written).scalar()  # in text: an import asks this for every row
    return None if found is None else SourceId(found)


def change(connection: Connection, source: Source) -> None:
    """Change what a source says, for all that rests on it."""
    save(connection, schema.source, source.id, _values(source))


def all_sources(connection: Connection) -> Sources:
    """Give every source by its key; there are few, and as every question needs them they are kept until a change."""

    def read() -> Sources:
        return {row.id: _source(row) for row in connection.execute(select(schema.source))}

    return remembered(connection, "sources", read, of=("source",))


def _source(row: AnyRow) -> Source:
    return Source(
        id=SourceId(row.id),
        source_class=row.source_class,
        title=row.title,
        published=row.published,
        known_on=row.known_on,
        url=row.url,
    )


def _values(source: Source) -> dict[str, Any]:
    return {
        "source_class": source.source_class,
        "title": clean(source.title),
        "published": source.published,
        "known_on": source.known_on,
        "url": clean(source.url),
    }
