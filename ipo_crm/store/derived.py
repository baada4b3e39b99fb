"""Columns that are computed from others, for sorting and finding: they follow the content and are none themselves.

The journal therefore does not compare them, and after undo and redo they are computed anew: what an older version wrote
down in the journal would bring back the spelling rules of that version.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from ipo_crm.domain.names import PersonName, clean, organisation_search_text
from ipo_crm.store.records import AnyRow, forget_answers

COLUMNS = ("sort_key", "search_text")
_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_PEOPLE = f"SELECT id, sort_key, search_text, {', '.join(_PARTS)} FROM person"
_ORGANISATIONS = "SELECT id, search_text, name, abbreviation FROM organisation"


def of_person(name: PersonName) -> dict[str, str]:
    """Give what is computed of a person."""
    return {"sort_key": clean(name.sort_key), "search_text": clean(name.search_text)}


def of_organisation(name: str, abbreviation: str) -> dict[str, str]:
    """Give what is computed of an organisation."""
    return {"search_text": clean(organisation_search_text(name, abbreviation))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A record of which these columns are not what its name gives."""

    subject: str
    key: int
    name: str


def stale(connection: Connection) -> Iterable[Stale]:
    """Give the people and organisations whose computed columns do not follow from their names."""
    for row in connection.exec_driver_sql(f"{_PEOPLE} ORDER BY id"):
        name = _name(row)
        if of_person(name) != {column: getattr(row, column) for column in COLUMNS}:
            yield Stale(subject="person", key=row.id, name=name.short)
    for row in connection.exec_driver_sql(f"{_ORGANISATIONS} ORDER BY id"):
        if of_organisation(row.name, row.abbreviation)["search_text"] != row.search_text:
            yield Stale(subject="organisation", key=row.id, name=row.name)


def recompute(connection: Connection) -> int:
    """Bring what is stale up to date, as part of a deed; give how many records."""
    found = sum(1 for _ in stale(connection))
    compute_all_anew(connection)
    forget_answers(connection)
    return found


def compute_anew(connection: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Compute these rows anew, by table and key, where they are still there; the journal must not be listening."""
    keys: dict[str, list[int]] = {"person": [], "organisation": []}
    for subject, key in rows:
        keys.get(subject, []).append(key)
    people, organisations = (json.dumps(keys[subject]) for subject in keys)
    chosen = "WHERE id IN (SELECT value FROM json_each(?))"
    _people(connection, connection.exec_driver_sql(f"{_PEOPLE} {chosen}", (people,)).all())
    _organisations(connection, connection.exec_driver_sql(f"{_ORGANISATIONS} {chosen}", (organisations,)).all())


def compute_all_anew(connection: Connection) -> None:
    """Compute everything anew, after a change of the rules; outside a deed the journal must not be listening."""
    _people(connection, connection.exec_driver_sql(_PEOPLE).all())
    _organisations(connection, connection.exec_driver_sql(_ORGANISATIONS).all())


def _people(connection: Connection, rows: Iterable[AnyRow]) -> None:
    """Bring people up to date; one that is right is left alone, and its index with it."""
    for row in rows:
        computed = of_person(_name(row))
        connection.exec_driver_sql(
            "UPDATE person SET sort_key = ?1, search_text = ?2 WHERE id = ?3 AND (sort_key, search_text) <> (?1, ?2)",
            (computed["sort_key"], computed["search_text"], row.id),
        )


def _organisations(connection: Connection, rows: Iterable[AnyRow]) -> None:
    for row in rows:
        text = of_organisation(row.name, row.abbreviation)["search_text"]
        query = "UPDATE organisation SET search_text = ?1 WHERE id = ?2 AND search_text <> ?1"
        connection.exec_driver_sql(query, (text, row.id))


def _name(row: AnyRow) -> PersonName:
    return PersonName(**{part: getattr(row, part) for part in _PARTS})
