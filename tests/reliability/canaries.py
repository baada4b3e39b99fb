"""Canaries: invented people whose name stands in every table that can name somebody, to see that nothing is left."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Integer, insert

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.desk import Desk
from ipo_crm.store import backups, family, journal, people, schema
from ipo_crm.store.backup_keys import with_passphrase

_DAY = date(2026, 1, 15)
_NUMBERS = {"year": 2026, "first_year": 2026, "last_year": 2027, "phase": 3}
_SHORT = {
    "chamber",
    "choice",
    "travel_by",
    "number",
    "scheme",
    "uuid",
    "sha256",
    "gone_uuid",
    "value",
    "name",
    "kamerstuk",
    "area",
}


def canary(number: int) -> PersonName:
    """Give a name that stands nowhere else."""
    return PersonName(initials="K.", given_name="Kanarie", prefix="van der", family_name=f"Zangvogel{number:03}x")


def hatch(desk: Desk, number: int) -> PersonId:
    """Bring one canary into every table, with changes, deletes and things taken back, so that the journal is full."""
    workspace = desk._workspace
    name = canary(number)
    point = ContactPoint(kind=ContactKind.EMAIL, value=f"{name.family_name}@voorbeeld.invalid")
    with workspace.transaction(f"{name.short} toevoegen") as tx:
        key = people.put(tx.connection, Person(name=name, notes=f"{name.spoken} zingt", contact_points=(point,)))
        other = people.put(tx.connection, Person(name=PersonName(family_name=f"Buurman{number}q")))
    with workspace.transaction(f"Overal {name.short}") as tx:
        _everywhere(tx.connection, key, other, name, number)
    with workspace.transaction(f"Verslag {name.short}") as tx:
        tx.connection.exec_driver_sql("UPDATE meeting SET learned = learned || ' (nagezien)'")
    with workspace.transaction(f"{name.short} per ongeluk") as tx:
        tx.connection.exec_driver_sql("DELETE FROM contact_point WHERE person_id = ?", (key,))
    desk.history.undo()
    return key


def _everywhere(connection: Connection, key: int, other: int, name: PersonName, number: int) -> None:
    """Write the name into every text of every table: rows of their own, and rows of somebody else that name them."""
    for about in (key, other):
        made: dict[str, int] = {}
        for table in _in_order():
            row = _row(connection, table, about, made, name, number * 2 + (about == other))
            result = connection.execute(insert(schema.metadata.tables[table]).values(row))
            made[table] = int(result.lastrowid)


def _in_order() -> list[str]:
    """Give the tables, each after those it points at."""
    first = ["source", "organisation", "dossier", "ask", "meeting", "coalition", "motion", "trajectory", "tag"]
    first += ["trajectory_event", "product", "attachment_content"]
    rest = sorted(set(schema.metadata.tables) - {*first, "person", "erasure"})
    return [*first, *rest]


def _row(
    connection: Connection, table: str, person: int, made: dict[str, int], name: PersonName, number: int
) -> dict[str, Any]:
    if table == "attachment_content":
        return {"sha256": f"{number:064x}", "content": f"Verslag met {name.full}".encode()}
    columns = schema.metadata.tables[table].c
    one_only = {"person_id", "organisation_id", "dossier_id", "meeting_id", "motion_id", "product_id"}
    holder = table in ("attachment", "tagging", "vote", "position", "identifier", "coalition_member", "node_place")
    row: dict[str, Any] = {}
    for column in columns:
        parent = family.target(connection, table, column.name) or _outside(table, column.name)
        if column.name == "id":
            continue
        if column.name == "uuid" or column.name == "gone_uuid":
            row[column.name] = f"{table[:12]:_<12}{number:024}"
        elif parent == "person":
            row[column.name] = None if column.name == "b_person_id" else person
        elif parent is not None:
            clash = holder and column.name in one_only and not (table == "node_place" and column.name == "dossier_id")
            keep = column.name in ("dossier_id", "coalition_id", "motion_id") and table in _BOTH.get(column.name, ())
            away = column.name in ("a_organisation_id", "host_organisation_id")
            row[column.name] = None if (clash and not keep) or away else made.get(parent)
        else:
            row[column.name] = _value(column.name, column.type, name, number)
    if table == "relation":
        row["b_person_id"], row["b_organisation_id"] = None, made["organisation"]
    if table == "attachment":
        row["sha256"] = f"{number:064x}"
    if table == "merged_record":
        row |= {"subject": "person", "kept_id": person, "gone_id": 10_000 + number}
    return row


_BOTH = {
    "dossier_id": ("position", "node_place"),
    "coalition_id": ("coalition_member",),
    "motion_id": ("vote",),
}


def _outside(table: str, column: str) -> str | None:
    return column.removesuffix("_id") if table in journal.OUTSIDE and column.endswith("_id") else None


def _value(column: str, kind: Any, name: PersonName, number: int) -> Any:
    if isinstance(kind, schema.Coded):
        return next(iter(kind.kind))
    if isinstance(kind, Date):
        return None if column == "valid_to" else _DAY
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, schema.Clock):
        return None
    if isinstance(kind, Integer):
        return _NUMBERS.get(column, 1)
    if column == "number":
        return f"36{number}"
    if column == "media_type":
        return "text/plain"
    return (
        f"{name.family_name} {number}"
        if column in _SHORT | {"name", "kamerstuk", "area"}
        else f"Over {name.full}, {number}"
    )


def hits(folder: Path, name: PersonName) -> list[str]:
    """Give the files under a folder in whose bytes the surname stands."""
    wanted = [name.family_name.encode(), name.family_name.lower().encode(), name.family_name.upper().encode()]
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in wanted)
    )


def plain_copies(folder: Path, into: Path, passphrase: str) -> None:
    """Write every encrypted file of a folder as a plain one, so that its bytes can be looked through."""
    for number, path in enumerate(sorted(folder.rglob("*.ipocrm"))):
        with closing(backups.opened(path, with_passphrase(passphrase))) as raw:
            raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(into / f"{number}.db"),))
            raw.execute("SELECT sqlcipher_export('plain')")
            raw.execute("DETACH DATABASE plain")


def named_tables(desk: Desk, name: PersonName) -> Iterator[str]:
    """Give the tables in which the surname stands."""
    connection = desk._workspace.connection
    for table in (*schema.metadata.tables, "deed", "deed_row"):
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}")
        if any(name.family_name in str(value) for row in rows for value in row):
            yield table
