"""Merging of two records: whatever points at the one that goes is led to the one that stays.

Which tables those are is asked of the file itself, by its foreign keys, so that a noun added later moves along.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.domain.merging import FIELDS, is_empty, join_notes, join_row
from ipo_crm.domain.names import PersonName
from ipo_crm.store import derived

_NATURAL = {
    "role": ("person_id", "organisation_id", "function", "portfolio", "valid_from", "valid_to"),
    "relation": (
        *("a_person_id", "a_organisation_id", "b_person_id", "b_organisation_id"),
        *("kind", "valid_from", "valid_to"),
    ),
    "seats": ("organisation_id", "chamber", "count", "valid_from", "valid_to"),
}
"""Rows that would say the same twice, where no unique key of the file says so."""

_NAME_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_WORD = re.compile(r"\w+")
_Row = dict[str, Any]


def counts(connection: Connection, gone: ActorRef) -> dict[str, int]:
    """Give how many rows per table point at a record, the history of the record itself left out."""
    found: dict[str, int] = {}
    for table, column in _references(connection, gone.kind):
        query = f"SELECT count(*) FROM {table} WHERE {column} = ?"
        found[table] = found.get(table, 0) + connection.exec_driver_sql(query, (gone.key,)).scalar_one()
    return {table: count for table, count in sorted(found.items()) if count}


def record(connection: Connection, ref: ActorRef) -> _Row | None:
    """Give the columns of a person or organisation, None when there is none of that key."""
    return next(_rows(connection, ref.kind.value, "id = ?", ref.key), None)


def merge(connection: Connection, kept: ActorRef, gone: ActorRef, chosen: Mapping[str, bool]) -> None:
    """Let one record go up in another of the same kind, inside a deed.

    `chosen` says per field of FIELDS whether that of the one that goes is taken; without a choice filled beats empty.
    """
    stays, goes = record(connection, kept), record(connection, gone)
    if stays is None or goes is None:
        raise UserError("Een van de twee is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
    try:
        for table, column in _references(connection, kept.kind):
            _move(connection, table, column, kept.key, gone.key)
        _update(connection, kept.kind.value, kept.key, _fields(kept.kind, stays, goes, chosen))
        _untie(connection, kept, goes)
    except IntegrityError as error:
        raise UserError(
            "Samen zijn de teksten te lang om in één veld te bewaren. Kort de notities van een van de twee in. "
            "Er is niets gewijzigd."
        ) from error
    connection.exec_driver_sql(f"DELETE FROM {gone.kind.value} WHERE id = ?", (gone.key,))
    connection.exec_driver_sql(
        "UPDATE merged_record SET kept_id = ? WHERE subject = ? AND kept_id = ?", (kept.key, kept.kind.value, gone.key)
    )
    connection.exec_driver_sql(
        "INSERT INTO merged_record (subject, kept_id, gone_id, gone_uuid) VALUES (?, ?, ?, ?)",
        (kept.kind.value, kept.key, gone.key, goes["uuid"]),
    )


def _move(connection: Connection, table: str, column: str, kept: int, gone: int) -> None:
    """Lead the rows of one foreign key to the record that stays; a row that says the same goes up in its twin."""
    keys = _natural_keys(connection, table)
    for row in list(_rows(connection, table, f"{column} = ?", gone)):
        moved = {**row, column: kept}
        twin = _twin(connection, table, moved, keys)
        if twin is None:
            _update(connection, table, row["id"], {column: kept})
            continue
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (row["id"],))
        _update(connection, table, twin["id"], join_row(table, twin, moved))


def _twin(connection: Connection, table: str, moved: _Row, keys: set[tuple[str, ...]]) -> _Row | None:
    """Give another row with the same natural key, where nothing is like nothing."""
    for columns in sorted(keys):
        same = " AND ".join(f"{column} IS ?" for column in columns)
        values = [moved[column] for column in columns]
        for row in _rows(connection, table, f"{same} AND id <> ?", *values, moved["id"]):
            return row
    return None


def _untie(connection: Connection, kept: ActorRef, goes: _Row) -> None:
    """Take away what would tie the record to itself: relations, and an organisation that is part of itself."""
    column = f"{kept.kind.value}_id"
    own = f"DELETE FROM relation WHERE a_{column} = ?1 AND b_{column} = ?1"
    connection.exec_driver_sql(own, (kept.key,))
    if kept.kind is ActorKind.ORGANISATION:
        above = goes["parent_id"]
        for parent in (above, None):
            if not _is_circular(connection, kept.key):
                return
            _update(connection, "organisation", kept.key, {"parent_id": None if parent == kept.key else parent})


def _is_circular(connection: Connection, key: int) -> bool:
    """Tell whether going up from an organisation one meets it again."""
    query = (
        "WITH RECURSIVE up (id) AS (SELECT parent_id FROM organisation WHERE id = ?1 "
        "UNION SELECT o.parent_id FROM organisation o JOIN up ON o.id = up.id) SELECT 1 FROM up WHERE id = ?1"
    )
    return connection.exec_driver_sql(query, (key,)).first() is not None


def _fields(kind: ActorKind, stays: _Row, goes: _Row, chosen: Mapping[str, bool]) -> _Row:
    """Give what changes in the record that stays."""
    changed: _Row = {"notes": join_notes(stays["notes"], goes["notes"])}
    for name, columns in FIELDS[kind].items():
        if chosen.get(name, takes_gone(columns, stays, goes)):
            changed |= {column: goes[column] for column in columns}
    if changed.get("parent_id") in (stays["id"], goes["id"]):
        del changed["parent_id"]
    after = {**stays, **changed}
    if kind is ActorKind.PERSON:
        changed |= derived.of_person(PersonName(**{part: after[part] for part in _NAME_PARTS}))
    else:
        changed |= derived.of_organisation(after["name"], after["abbreviation"])
    return {column: value for column, value in changed.items() if value != stays[column]}


def takes_gone(columns: tuple[str, ...], stays: Mapping[str, Any], goes: Mapping[str, Any]) -> bool:
    """Tell whether, without a choice, a field is taken from the record that goes: filled beats empty."""
    empty = all(is_empty(column, stays[column]) for column in columns)
    return empty and not all(is_empty(column, goes[column]) for column in columns)


def _references(connection: Connection, kind: ActorKind) -> tuple[tuple[str, str], ...]:
    """Give every table and column with a foreign key to a kind of record."""
    query = (
        'SELECT t.name, f."from" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f '
        "WHERE t.schema = 'main' AND t.type = 'table' AND f.\"table\" = ? ORDER BY t.name, f.id"
    )
    return tuple((table, column) for table, column in connection.exec_driver_sql(query, (kind.value,)))


def _natural_keys(connection: Connection, table: str) -> set[tuple[str, ...]]:
    """Give the sets of columns of which no two rows should have the same values, beside key and UUID."""
    present = {name for (name,) in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))}
    query = 'SELECT name FROM pragma_index_list(?) WHERE "unique" = 1'
    found = {_NATURAL[table]} if table in _NATURAL else set()
    for (index,) in connection.exec_driver_sql(query, (table,)).all():
        columns = connection.exec_driver_sql("SELECT name FROM pragma_index_info(?)", (index,)).scalars().all()
        if None in columns:  # an expression, such as ifnull(person_id, 0): its columns stand in its text
            ddl = "SELECT sql FROM sqlite_master WHERE name = ?"
            text = connection.exec_driver_sql(ddl, (index,)).scalar_one().partition(" ON ")[2].partition("(")[2]
            columns = [word for word in _WORD.findall(text) if word in present]
        found.add(tuple(columns))
    return {columns for columns in found if columns != ("uuid",)}


def _rows(connection: Connection, table: str, condition: str, *values: Any) -> Iterator[_Row]:
    answer = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {condition} ORDER BY id", values)
    return iter([dict(row) for row in answer.mappings()])


def _update(connection: Connection, table: str, key: int, values: _Row) -> None:
    if values:
        places = ", ".join(f"{column} = ?" for column in values)
        connection.exec_driver_sql(f"UPDATE {table} SET {places} WHERE id = ?", (*values.values(), key))
