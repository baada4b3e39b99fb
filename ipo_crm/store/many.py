"""Many rows at once, set by set: a statement per 500 of them; the journal's triggers write each row down.

In between, `tick` hears how many are done.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import search_anew
from ipo_crm.store.records import plain_rows

_CHOSEN: Final = "(SELECT value FROM json_each(:keys))"
_AT_ONCE: Final = 500
_HELD: Final = (
    "(valid_from IS NULL OR valid_from < :day) AND (valid_to IS NULL OR valid_to > :day)"  # a role of no day is none
)


def change(
    connection: Connection, table: str, keys: Iterable[int], column: str, value: object, tick: Tick = unheard
) -> None:
    """Give one column of these rows one value; rows that hold it already are left alone."""
    query = f"UPDATE {table} SET {column} = :value WHERE id IN {_CHOSEN} AND {column} IS NOT :value"
    _run(connection, query, keys, {"value": plain(value)}, tick)


def append(
    connection: Connection, table: str, keys: Iterable[int], column: str, text: str, tick: Tick = unheard
) -> None:
    """Put a paragraph under the text of each of these rows."""
    keys = list(keys)
    longer = f"CASE {column} WHEN '' THEN :text ELSE {column} || char(10, 10) || :text END"
    query = f"UPDATE {table} SET {column} = {longer} WHERE id IN {_CHOSEN}"
    with search_anew.after_many(connection, table, len(keys)):
        _run(connection, query, keys, {"text": text}, tick)


def drop(connection: Connection, table: str, keys: Iterable[int], tick: Tick = unheard) -> None:
    """Delete these rows; their parts go with them."""
    keys = list(keys)
    with search_anew.after_many(connection, table, len(keys)):
        _run(connection, f"DELETE FROM {table} WHERE id IN {_CHOSEN}", keys, {}, tick)


def tag(connection: Connection, key: int, subject: str, keys: Iterable[int], tick: Tick = unheard) -> None:
    """Put a tag on these records; those that bear it already are left alone."""
    query = (
        f"INSERT INTO tagging (tag_id, {subject}_id) SELECT :tag, id FROM {subject} WHERE id IN {_CHOSEN} "
        f"AND id NOT IN (SELECT {subject}_id FROM tagging WHERE tag_id = :tag AND {subject}_id IS NOT NULL)"
    )
    _run(connection, query, keys, {"tag": key}, tick)


def untag(connection: Connection, key: int, subject: str, keys: Iterable[int], tick: Tick = unheard) -> None:
    """Take a tag off these records."""
    query = f"DELETE FROM tagging WHERE tag_id = :tag AND {subject}_id IN {_CHOSEN}"
    _run(connection, query, keys, {"tag": key}, tick)


def end_roles(
    connection: Connection, people: Iterable[int], organisation: int, day: date, tick: Tick = unheard
) -> None:
    """Let what these people do at an organisation end on a day."""
    query = f"UPDATE role SET valid_to = :day WHERE organisation_id = :at AND person_id IN {_CHOSEN} AND {_HELD}"
    _run(connection, query, people, {"at": organisation, "day": day.isoformat()}, tick)


def shared(connection: Connection, table: str, keys: Iterable[int], columns: Sequence[str]) -> dict[str, Any]:
    """Give the values that all of these rows have in common, by column; what is unequal is left out."""
    asked = ", ".join(f"min({column}), count({column}), count(DISTINCT {column})" for column in columns)
    (row,) = plain_rows(
        connection, f"SELECT count(*), {asked} FROM {table} WHERE id IN {_CHOSEN}", {"keys": _json(keys)}
    )
    found = {}
    for at, column in enumerate(columns):
        least, filled, different = row[1 + 3 * at : 4 + 3 * at]
        if not filled or (filled == row[0] and different == 1):
            found[column] = least
    return found


def tag_counts(connection: Connection, subject: str, keys: Iterable[int]) -> Mapping[int, int]:
    """Give how many of these records bear each tag."""
    query = f"SELECT tag_id, count(*) FROM tagging WHERE {subject}_id IN {_CHOSEN} GROUP BY tag_id"
    return dict(plain_rows(connection, query, {"keys": _json(keys)}))


def employers(connection: Connection, people: Iterable[int], day: date, most: int) -> list[tuple[int, str, int]]:
    """Give where these people hold a role on a day, with the name and the number of them; most first."""
    query = (
        "SELECT o.id, CASE o.abbreviation WHEN '' THEN o.name ELSE o.abbreviation END, count(DISTINCT r.person_id) "
        f"FROM role r JOIN organisation o ON o.id = r.organisation_id WHERE r.person_id IN {_CHOSEN} "
        "AND (r.valid_from IS NULL OR r.valid_from <= :day) AND (r.valid_to IS NULL OR r.valid_to > :day) "
        "GROUP BY o.id ORDER BY 3 DESC, 2, 1 LIMIT :most"
    )
    return plain_rows(connection, query, {"keys": _json(people), "day": day.isoformat(), "most": most})


def plain(value: object) -> object:
    """Give a value as the file keeps it."""
    return value.isoformat() if isinstance(value, date) else value if value is None else getattr(value, "value", value)


def _json(keys: Iterable[int]) -> str:
    return json.dumps(list(keys))


def _run(connection: Connection, query: str, keys: Iterable[int], bound: Mapping[str, object], tick: Tick) -> None:
    for part in _parts(list(keys), tick):
        connection.exec_driver_sql(query, {"keys": _json(part), **bound})


def _parts(keys: Sequence[int], tick: Tick) -> Iterator[Sequence[int]]:
    for at in range(0, len(keys), _AT_ONCE):
        tick(at, len(keys))
        yield keys[at : at + _AT_ONCE]
    tick(len(keys), len(keys))
