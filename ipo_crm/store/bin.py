"""The bin: records that a deed dropped and that are not back, and how one comes back with what went along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.field_labels import SUBJECT
from ipo_crm.domain.record_names import record_name
from ipo_crm.store import family, history
from ipo_crm.store.history import Line

SHOWN = (
    *("person", "organisation", "dossier", "meeting", "coalition", "promise", "task", "motion", "trajectory"),
    *("product", "attachment", "tag", "ask", "position", "instrument", "role", "relation", "impression"),
    "saved_filter",
)
"""The subjects that one sees in lists, and so looks for in the bin."""

_GONE = "Dit staat niet meer in de prullenbak. Open de prullenbak opnieuw."
_TAKEN = (
    "{what} kan niet terug: er staat nu iets anders op die plaats, met hetzelfde kenmerk of dezelfde naam. "
    "Verander of verwijder dat eerst."
)


@dataclass(frozen=True, slots=True)
class _Coming:
    """A row on its way back: its line of the journal, and the key it gets."""

    line: Line
    key: int


def contents(connection: Connection) -> tuple[Line, ...]:
    """Give the line in which each record in the bin was dropped, the latest first.

    What went along with something that is in the bin itself is not listed apart.
    """
    lines = history.dropped(connection, SHOWN)
    merged = set(connection.exec_driver_sql("SELECT gone_uuid FROM merged_record").scalars())
    waiting: dict[str, Line] = {}
    for line in lines:
        uuid = line.row["uuid"]
        if uuid not in merged and uuid not in waiting and not _is_back(connection, line):
            waiting[uuid] = line
    there = {(line.deed, line.ref.subject, line.ref.key) for line in waiting.values()}
    return tuple(
        line
        for line in waiting.values()
        if not any((line.deed, *owner) in there for owner in family.owners(connection, line.ref.subject, line.row))
    )


def went_along(connection: Connection, line: Line) -> bool:
    """Tell whether something that it belonged to was dropped in the same deed, and so took it along."""
    owners = set(family.owners(connection, line.ref.subject, line.row))
    gone = history.lines_in(connection, line.deed) if owners else ()
    return any(each.became is None and (each.ref.subject, each.ref.key) in owners for each in gone)


def deeds_after(connection: Connection, deed: int) -> tuple[datetime, ...]:
    """Give the moments of the deeds after one, in order."""
    query = "SELECT at FROM deed WHERE id > ? ORDER BY id"
    return tuple(datetime.fromisoformat(at) for at in connection.exec_driver_sql(query, (deed,)).scalars())


def find(connection: Connection, entry: int) -> Line:
    """Give the line in which something was dropped; UserError when it is not in the bin any more."""
    line = history.line(connection, entry)
    if line is None or line.became is not None or "uuid" not in line.row or _is_back(connection, line):
        raise UserError(_GONE)
    return line


def restore(connection: Connection, line: Line) -> None:
    """Bring a record back, with all that went in the same deed because of it and can still stand.

    A row whose key was given away since gets another. Raises UserError when what it belongs to is gone, or when
    something stands in its way.
    """
    lines = history.lines_in(connection, line.deed)
    coming = _coming(connection, line, lines)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for each in coming.values():
        _insert(connection, each, coming)
    for changed in lines:
        if changed.was is not None and changed.became is not None:
            _point_again(connection, changed, coming)


def _coming(connection: Connection, root: Line, lines: Sequence[Line]) -> dict[tuple[str, int], _Coming]:
    """Find what comes back with a record: rows dropped in the same deed that belong to it, and whose owners are there.

    Goes round until nothing is added, as a row may belong to one that comes later in the deed.
    """
    dropped = [line for line in lines if line.became is None and line.entry != root.entry]
    found = {(root.ref.subject, root.ref.key): _Coming(root, _free_key(connection, root, ()))}
    _require_owners(connection, root)
    grown = True
    while grown:
        grown = False
        for line in dropped:
            place = (line.ref.subject, line.ref.key)
            owners = family.owners(connection, line.ref.subject, line.row)
            if place in found or _is_back(connection, line) or not any(owner in found for owner in owners):
                continue
            if all(owner in found or _stands(connection, *owner, line.entry) for owner in owners):
                taken = [each.key for (subject, _), each in found.items() if subject == line.ref.subject]
                found[place] = _Coming(line, _free_key(connection, line, taken))
                grown = True
    return found


def _insert(connection: Connection, each: _Coming, coming: dict[tuple[str, int], _Coming]) -> None:
    subject, entry = each.line.ref.subject, each.line.entry
    values = {**each.line.row, "id": each.key}
    for link in family.links_of(connection, subject):
        if values.get(link.column) is not None:
            values[link.column] = _key_now(connection, link.parent, values[link.column], entry, coming)
    known = _columns(connection, subject)
    columns = [column for column in values if column in known]
    marks = ", ".join("?" for _ in columns)
    try:
        connection.exec_driver_sql(
            f"INSERT INTO {subject} ({', '.join(columns)}) VALUES ({marks})",
            tuple(values[column] for column in columns),
        )
    except IntegrityError as error:
        raise UserError(_TAKEN.format(what=_title(each.line))) from error


def _point_again(connection: Connection, line: Line, coming: dict[tuple[str, int], _Coming]) -> None:
    """Let a row that lost its pointer to what comes back point at it again, if it still points at nothing."""
    was, became = line.was or {}, line.became or {}
    row = family.present(connection, line.ref.subject, [line.ref.key]).get(line.ref.key)
    if row is None or not history.same_record(connection, line.ref.subject, row, became):
        return
    for link in family.links_of(connection, line.ref.subject):
        if became.get(link.column) is not None or row.get(link.column) is not None:
            continue
        back = coming.get((link.parent, was.get(link.column) or 0))
        if back is not None:
            query = f"UPDATE {link.table} SET {link.column} = ? WHERE id = ?"
            connection.exec_driver_sql(query, (back.key, line.ref.key))


def _require_owners(connection: Connection, root: Line) -> None:
    for subject, key in family.owners(connection, root.ref.subject, root.row):
        if not _stands(connection, subject, key, root.entry):
            owner = history.name_of(connection, subject, key, root.entry)
            raise UserError(f"{_title(root)} hoort bij {SUBJECT[subject]} {owner}. Zet die eerst terug.")


def _key_now(
    connection: Connection, subject: str, key: int, entry: int, coming: dict[tuple[str, int], _Coming]
) -> int | None:
    """Give the key under which something stands or will stand; None when it is gone."""
    back = coming.get((subject, key))
    if back is not None:
        return back.key
    return key if _stands(connection, subject, key, entry) else None


def _stands(connection: Connection, subject: str, key: int, entry: int) -> bool:
    """Tell whether a key still stands for the record it stood for at a line of the journal."""
    row = family.present(connection, subject, [key]).get(key)
    if row is None:
        return False
    then = history.last_row(connection, subject, key, entry)
    return then is None or then.get("uuid") == row.get("uuid")


def _is_back(connection: Connection, line: Line) -> bool:
    """Tell whether what a line dropped is in the file again, under whatever key; a part comes with what owns it."""
    if "uuid" not in line.row:
        return False
    query = f"SELECT 1 FROM {line.ref.subject} WHERE uuid = ?"
    return connection.exec_driver_sql(query, (line.row["uuid"],)).first() is not None


def _free_key(connection: Connection, line: Line, taken: Sequence[int]) -> int:
    subject, key = line.ref.subject, line.ref.key
    if key not in taken and not family.present(connection, subject, [key]):
        return key
    highest: int = connection.exec_driver_sql(f"SELECT ifnull(max(id), 0) FROM {subject}").scalar_one()
    return max(highest, key, *taken) + 1


def _columns(connection: Connection, subject: str) -> frozenset[Any]:
    return frozenset(connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (subject,)).scalars())


def _title(line: Line) -> str:
    named = f"{SUBJECT[line.ref.subject]} {record_name(line.ref.subject, line.row)}".strip()
    return named[:1].upper() + named[1:]
