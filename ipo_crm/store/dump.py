"""The whole content as plain rows, for exchange and for comparing two states of a file."""

from base64 import b64encode
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import derived, family, journal, people, schema
from ipo_crm.store.records import remembered

_AT_ONCE = 500
PRIVATE = ("impression",)
"""Tables that go out only for oneself."""
_OWN = ("draft", "erasure")  # of this file alone: half-typed text, and hashes that mean nothing elsewhere


def tables(connection: Connection, *, private: bool = False, blocked: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Give every table as rows of JSON values, by key; private impressions only when asked for.

    Without `blocked`, who objected to being kept is not in it, nor is what belongs to them or points at them.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for name, rows in pieces(connection, private=private, blocked=blocked):
        found.setdefault(name, []).extend(rows)
    return found


def pieces(
    connection: Connection, *, private: bool = False, blocked: bool = True, tick: Tick = unheard
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the same in pieces, the tables by name; each table comes at least once, with no rows where it is empty."""
    hidden: set[tuple[str, int]] = set()
    for key in () if blocked else people.blocked(connection):
        hidden |= family.going_along(connection, "person", key)
    numbers = counts(connection)
    wanted = [name for name in numbers if name not in _OWN and (private or name not in PRIVATE)]
    done, total = 0, sum(numbers[name] for name in wanted)
    for name in wanted:
        table = schema.metadata.tables[name]
        columns = [column for column in table.c if column.name not in derived.COLUMNS]
        query = select(*columns).order_by(table.c.id)
        if name == "attachment_content":  # what undo may still bring back is not there now
            query = query.where(table.c.sha256.in_(select(schema.attachment.c.sha256)))
        names = [column.name for column in columns]
        yield name, []
        for part in connection.execute(query).partitions(_AT_ONCE):
            tick(done, total)
            done += len(part)
            rows = [dict(zip(names, map(_plain, row), strict=True)) for row in part if (name, row.id) not in hidden]
            if hidden and name not in journal.OUTSIDE:
                _forget(connection, name, rows, hidden)
            yield name, rows


def _forget(
    connection: Connection, table: str, rows: list[dict[str, Any]], hidden: Collection[tuple[str, int]]
) -> None:
    """Let rows that stay point at nothing that is left out."""
    for link in family.links_of(connection, table):
        for row in rows:
            if (link.parent, row.get(link.column)) in hidden:
                row[link.column] = None


def counts(connection: Connection, names: Collection[str] = ()) -> dict[str, int]:
    """Give the number of rows of these tables, or of every one; kept until it changes."""

    def number(name: str) -> int:
        def read() -> int:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one())

        return remembered(connection, f"count of {name}", read, of=() if name in journal.OUTSIDE else (name,))

    return {name: number(name) for name in names or sorted(schema.metadata.tables)}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return getattr(value, "value", value)
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else value
