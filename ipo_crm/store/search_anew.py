"""Search indexes while very many rows change: made anew at the end, which costs less than following each row.

With `secure-delete` an index writes its pages out for each row that goes, and 20,000 people take a minute. Made anew it
holds nothing either of what was deleted (ADR 43).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from ipo_crm.store import records

_INDEXES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'"
_FEW = 500
_SHARE = 20


@contextmanager
def after_many(connection: Connection, table: str, count: int) -> Iterator[None]:
    """Have a part of a deed in which so many rows of a table change, and with them what hangs on them."""
    if not _is_worth_it(connection, table, count):
        yield
        return
    everywhere = _indexed(connection)
    before = records.fingerprint(connection)
    _set(connection, everywhere, secure=False)
    yield
    query = "SELECT DISTINCT subject FROM deed_row WHERE id > ?"
    touched = set(connection.exec_driver_sql(query, (before,)).scalars())
    _make_anew(connection, everywhere & touched)
    _set(connection, everywhere, secure=True)


@contextmanager
def after_replay(connection: Connection, rows: Iterable[str]) -> Iterator[None]:
    """Have a deed taken back or done again; `rows` is the table of each row that changes."""
    counts: dict[str, int] = {}
    for table in rows:
        counts[table] = counts.get(table, 0) + 1
    indexed = _indexed(connection) if max(counts.values(), default=0) >= _FEW else set()
    many = {table for table in indexed if table in counts and _is_worth_it(connection, table, counts[table])}
    _set(connection, many, secure=False)
    yield
    _make_anew(connection, many)
    _set(connection, many, secure=True)


def _is_worth_it(connection: Connection, table: str, count: int) -> bool:
    if count < _FEW:
        return False
    total: int = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    return count * _SHARE >= total


def _indexed(connection: Connection) -> set[str]:
    return {name.removesuffix("_search") for name in connection.exec_driver_sql(_INDEXES).scalars()}


def _set(connection: Connection, of: Iterable[str], *, secure: bool) -> None:
    for table in sorted(of):
        index = f"{table}_search"
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', {int(secure)})")


def _make_anew(connection: Connection, of: Iterable[str]) -> None:
    for table in sorted(of):
        index = f"{table}_search"
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
