"""Derived columns: how a name is sorted and found, held against the name itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from ipo_crm.domain.names import PersonName, clean, fold

_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_PEOPLE = f"SELECT id, sort_key, search_text, {', '.join(_PARTS)} FROM person ORDER BY id"
_ORGANISATIONS = "SELECT id, search_text, name, abbreviation FROM organisation ORDER BY id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A record of which these columns are not what its name gives; `values` is what they ought to be."""

    subject: str
    key: int
    name: str
    values: dict[str, str]


def stale(connection: Connection) -> Iterable[Stale]:
    """Give the people and organisations whose derived columns do not follow from their names."""
    for key, sort_key, search_text, *parts in connection.exec_driver_sql(_PEOPLE):
        name = PersonName(**dict(zip(_PARTS, parts, strict=True)))
        values = {"sort_key": clean(name.sort_key), "search_text": clean(name.search_text)}
        if (sort_key, search_text) != tuple(values.values()):
            yield Stale(subject="person", key=key, name=name.short, values=values)
    for key, search_text, name, abbreviation in connection.exec_driver_sql(_ORGANISATIONS):
        values = {"search_text": clean(fold(f"{name} {abbreviation}"))}
        if search_text != values["search_text"]:
            yield Stale(subject="organisation", key=key, name=name, values=values)


def recompute(connection: Connection) -> int:
    """Bring the derived columns to what the names give, inside a deed of the caller; give how many records."""
    found = list(stale(connection))
    for each in found:
        columns = ", ".join(f"{column} = ?" for column in each.values)
        query = f"UPDATE {each.subject} SET {columns} WHERE id = ?"
        connection.exec_driver_sql(query, (*each.values.values(), each.key))
    return len(found)
