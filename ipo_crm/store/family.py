"""Families of rows: which rows belong to a record by the foreign keys of the file, now or as the journal has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ipo_crm.store import journal, schema

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: `column` of `table` points at `parent`; an `owning` one takes its row along when that goes."""

    table: str
    column: str
    parent: str
    owning: bool


def links(connection: Connection) -> tuple[Link, ...]:
    """Give every foreign key between journalled tables."""
    found = connection.info.get("links")
    if found is None:
        query = 'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?) ORDER BY id DESC'
        found = connection.info["links"] = tuple(
            Link(table, column, parent, on_delete == "CASCADE")
            for table in sorted(set(schema.metadata.tables) - set(journal.OUTSIDE))
            for column, parent, on_delete in connection.exec_driver_sql(query, (table,))
        )
    answer: tuple[Link, ...] = found
    return answer


def parts_of(connection: Connection, subject: str) -> tuple[Link, ...]:
    """Give the foreign keys by which rows belong to a record of this subject."""
    return tuple(link for link in links(connection) if link.parent == subject and link.owning)


def owners(connection: Connection, subject: str, row: Row) -> tuple[tuple[str, int], ...]:
    """Give the records that a row belongs to."""
    return tuple(
        (link.parent, row[link.column])
        for link in links(connection)
        if link.table == subject and link.owning and row.get(link.column) is not None
    )


def target(connection: Connection, subject: str, column: str) -> str | None:
    """Give the table that a column points at, None when it is no foreign key."""
    return next((each.parent for each in links(connection) if (each.table, each.column) == (subject, column)), None)


def present(connection: Connection, subject: str, keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Give these rows as they stand in the file."""
    found: dict[int, dict[str, Any]] = {}
    for key in keys:
        row = connection.exec_driver_sql(f"SELECT * FROM {subject} WHERE id = ?", (key,)).mappings().first()
        if row is not None:
            found[key] = dict(row)
    return found
