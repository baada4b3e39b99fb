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
    return tuple(link for found in _by_table(connection).values() for link in found.values())


def links_of(connection: Connection, table: str) -> Iterable[Link]:
    """Give the foreign keys of one table."""
    return _by_table(connection).get(table, {}).values()


def parts_of(connection: Connection, subject: str) -> tuple[Link, ...]:
    """Give the foreign keys by which rows belong to a record of this subject."""
    return tuple(link for link in links(connection) if link.parent == subject and link.owning)


def owners(connection: Connection, subject: str, row: Row) -> tuple[tuple[str, int], ...]:
    """Give the records that a row belongs to."""
    return tuple(
        (link.parent, row[link.column])
        for link in links_of(connection, subject)
        if link.owning and row.get(link.column) is not None
    )


def target(connection: Connection, subject: str, column: str) -> str | None:
    """Give the table that a column points at, None when it is no foreign key."""
    link = _by_table(connection).get(subject, {}).get(column)
    return None if link is None else link.parent


def going_along(connection: Connection, subject: str, key: int) -> frozenset[tuple[str, int]]:
    """Give the rows that go when a record goes: itself, and what belongs to it at any remove."""
    found = {(subject, key)}
    waiting = [(subject, key)]
    while waiting:
        parent, row = waiting.pop()
        for link in parts_of(connection, parent):
            query = f"SELECT id FROM {link.table} WHERE {link.column} = ?"
            for part in connection.exec_driver_sql(query, (row,)).scalars():
                if (link.table, part) not in found:
                    found.add((link.table, part))
                    waiting.append((link.table, part))
    return frozenset(found)


def _by_table(connection: Connection) -> dict[str, dict[str, Link]]:
    """Read the foreign keys once for each connection: a file that is open does not change its shape."""
    found: dict[str, dict[str, Link]] | None = connection.info.get("links")
    if found is None:
        query = 'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?) ORDER BY id DESC'
        found = connection.info["links"] = {
            table: {
                column: Link(table, column, parent, on_delete == "CASCADE")
                for column, parent, on_delete in connection.exec_driver_sql(query, (table,))
            }
            for table in sorted(set(schema.metadata.tables) - set(journal.OUTSIDE))
        }
    return found


def present(connection: Connection, subject: str, keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Give these rows as they stand in the file, as the driver reads them: the history of an import asks for many."""
    driver: Any = connection.connection.driver_connection
    found: dict[int, dict[str, Any]] = {}
    for key in keys:
        cursor = driver.execute(f"SELECT * FROM {subject} WHERE id = ?", (key,))
        row = cursor.fetchone()
        if row is not None:
            found[key] = dict(zip((column[0] for column in cursor.description), row, strict=True))
    return found
