"""Is the file whole: pages, structure, references, and the search indexes against the content."""

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def check(connection: Connection, *, encrypted: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every check with what it found wrong; nothing is changed."""
    found = [
        ("integrity", _lines(connection, "PRAGMA integrity_check", healthy="ok")),
        ("foreign_keys", _lines(connection, "PRAGMA foreign_key_check")),
        ("search", _indexes(connection)),
    ]
    if encrypted:
        found.insert(0, ("cipher", _lines(connection, "PRAGMA cipher_integrity_check")))
    return tuple(found)


def _lines(connection: Connection, pragma: str, healthy: str = "") -> tuple[str, ...]:
    rows = (" ".join(str(value) for value in row) for row in connection.exec_driver_sql(pragma))
    return tuple(line for line in rows if line != healthy)


def _indexes(connection: Connection) -> tuple[str, ...]:
    """Compare every full-text index with its table; rank 1 makes SQLite read the content too."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name"
    wrong = []
    for (name,) in connection.exec_driver_sql(query).all():
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except DBAPIError:
            wrong.append(name)
    return tuple(wrong)
