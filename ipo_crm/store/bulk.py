"""Many rows at once: for the content that a file begins with."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert

_BATCH = 5_000

Row = Mapping[str, Any]


def write(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write rows that all have the same columns, in batches."""
    waiting = iter(rows)
    while batch := [dict(row) for row in islice(waiting, _BATCH)]:
        connection.execute(insert(table), batch)
