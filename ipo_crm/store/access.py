"""Which rows of the file are about a person: what belongs to them, what points at them, and the talks they were at."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from ipo_crm.domain.ids import PersonId
from ipo_crm.store import family

_INTO: Final = {"participant": "meeting_id"}
"""What a row that only ties a person to something points at, which is about them too."""


def rows_about(connection: Connection, person: PersonId) -> dict[str, list[int]]:
    """Give the keys of the rows about a person, by their table."""
    own = family.going_along(connection, "person", person)
    found: dict[str, list[int]] = {}
    for subject, key in sorted({*own, *_pointing(connection, person)}):
        found.setdefault(subject, []).append(key)
    return found


def _pointing(connection: Connection, person: PersonId) -> Iterable[tuple[str, int]]:
    for link in family.links(connection):
        if link.parent == "person" and not link.owning:
            query = f"SELECT id FROM {link.table} WHERE {link.column} = ?"
            for key in connection.exec_driver_sql(query, (person,)).scalars():
                yield link.table, key
    for table, column in _INTO.items():
        query = f"SELECT DISTINCT {column} FROM {table} WHERE person_id = ?"
        for key in connection.exec_driver_sql(query, (person,)).scalars():
            yield column.removesuffix("_id"), key
