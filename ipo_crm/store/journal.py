"""The journal: triggers write every change of a row, grouped by deed; undo and redo replay it.

The journal is in the same file and the same transaction as the change, so it survives a restart and can never
disagree with the content. It follows SQLite's own undo/redo design, with whole rows as JSON.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DeedId
from ipo_crm.store import derived

OUTSIDE = (
    *("meta", "deed", "deed_row", "journal_state", "alembic_version"),
    *("attachment_content", "draft", "erasure"),  # bytes, half-typed text and the register are no content to undo
)
_GONE = "Verder gaat het niet: daar is iets definitief gewist, en dat kan niet worden teruggehaald."


@dataclass(frozen=True, slots=True)
class _Row:
    subject: str
    row_id: int
    was: str | None
    became: str | None

    @property
    def turned(self) -> "_Row":
        return _Row(self.subject, self.row_id, self.became, self.was)


def install(connection: Connection) -> None:
    """Lay the triggers on every content table anew, from its actual columns."""
    for table in _tables(connection):
        for name, ddl in _triggers(table, _columns(connection, table)):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(ddl)


def begin(connection: Connection, title: str, author: str = "") -> DeedId:
    """Open a deed: from here on each change of a row is written down under it."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    note = "INSERT INTO deed (title, at, state, author) VALUES (?, ?, 'done', ?)"
    cursor = connection.exec_driver_sql(note, (title, at, author))
    deed = DeedId(cursor.lastrowid)
    connection.exec_driver_sql("UPDATE journal_state SET deed_id = ?", (deed,))
    return deed


def finish(connection: Connection, deed: DeedId) -> None:
    """Close a deed: one that changed nothing leaves no step, another cuts off what could be redone."""
    connection.exec_driver_sql("UPDATE journal_state SET deed_id = NULL")
    changed = connection.exec_driver_sql("SELECT 1 FROM deed_row WHERE deed_id = ? LIMIT 1", (deed,)).first()
    if changed is None:
        connection.exec_driver_sql("DELETE FROM deed WHERE id = ?", (deed,))
    else:
        connection.exec_driver_sql("UPDATE deed SET state = 'dropped' WHERE state = 'undone'")


def begun(connection: Connection) -> bool:
    """Tell whether there ever was a deed."""
    return connection.exec_driver_sql("SELECT 1 FROM deed LIMIT 1").first() is not None


def pause(connection: Connection) -> None:
    """Write nothing down from here on: what changes is being replayed, or is where the file begins."""
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")


def go_on(connection: Connection) -> None:
    """Write changes down again."""
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")


def change_of(connection: Connection, deed: DeedId, title: str) -> Change:
    """Tell what a deed touched so far."""
    touched: dict[str, set[int]] = {}
    query = "SELECT DISTINCT subject, row_id FROM deed_row WHERE deed_id = ?"
    for subject, row_id in connection.exec_driver_sql(query, (deed,)):
        touched.setdefault(subject, set()).add(row_id)
    return Change(deed if touched else None, title, {subject: frozenset(ids) for subject, ids in touched.items()})


def undoable(connection: Connection) -> tuple[DeedId, str] | None:
    """Give the deed that undo would take back, with its title; None where the chain begins or was purged."""
    query = "SELECT id, title, purged FROM deed WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    return _deed(connection, query)


def redoable(connection: Connection) -> tuple[DeedId, str] | None:
    """Give the deed that redo would do again, with its title."""
    query = "SELECT id, title, purged FROM deed WHERE state = 'undone' ORDER BY id LIMIT 1"
    return _deed(connection, query)


def undo(connection: Connection) -> Change:
    """Take the last deed back, inside the caller's transaction.

    Raises UserError when there is none, or when a row is no longer as the deed left it.
    """
    found = undoable(connection)
    if found is None:
        raise UserError(_GONE if _purged(connection) else "Er is niets om ongedaan te maken.")
    return _replay(connection, *found, backwards=True)


def redo(connection: Connection) -> Change:
    """Do the last deed that was taken back again, inside the caller's transaction."""
    found = redoable(connection)
    if found is None:
        raise UserError("Er is niets om opnieuw te doen.")
    return _replay(connection, *found, backwards=False)


def _replay(connection: Connection, deed: DeedId, title: str, *, backwards: bool) -> Change:
    order = "DESC" if backwards else "ASC"
    query = f"SELECT subject, row_id, was, became FROM deed_row WHERE deed_id = ? ORDER BY id {order}"
    rows = [_Row(*row) for row in connection.exec_driver_sql(query, (deed,))]
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    pause(connection)
    columns = {subject: _columns(connection, subject) for subject in {row.subject for row in rows}}
    for row in rows:
        _apply(connection, row.turned if backwards else row, columns[row.subject], title)
    derived.compute_anew(connection, {(row.subject, row.row_id) for row in rows})
    go_on(connection)
    state = "undone" if backwards else "done"
    connection.exec_driver_sql("UPDATE deed SET state = ? WHERE id = ?", (state, deed))
    return change_of(connection, deed, title)


def _apply(connection: Connection, row: _Row, columns: tuple[str, ...], title: str) -> None:
    """Bring one row from `was` to `became`, if it still is as it was.

    The journal of a file that was migrated does not know the columns that came later: they are left as they are.
    """
    present = connection.exec_driver_sql(
        f"SELECT {_as_json(columns)} FROM {row.subject} WHERE id = ?",
        (row.row_id,),
    ).scalar()
    if not _same(present, row.was):
        raise UserError(
            f"“{title}” kan niet worden teruggedraaid: deze gegevens zijn daarna gewijzigd. Er is niets veranderd."
        )
    if row.became is None:
        connection.exec_driver_sql(f"DELETE FROM {row.subject} WHERE id = ?", (row.row_id,))
        return
    known = [column for column in json.loads(row.became) if column in columns]
    if row.was is None:
        values = ", ".join(f"json_extract(?1, '$.{column}')" for column in known)
        query = f"INSERT INTO {row.subject} ({', '.join(known)}) VALUES ({values})"
        connection.exec_driver_sql(query, (row.became,))
    else:
        values = ", ".join(f"{column} = json_extract(?1, '$.{column}')" for column in known)
        connection.exec_driver_sql(f"UPDATE {row.subject} SET {values} WHERE id = ?2", (row.became, row.row_id))


def _same(present: str | None, was: str | None) -> bool:
    """Tell whether a row is as the journal has it, as far as the journal knows its columns.

    What is computed from the others is no content: a later version may compute it otherwise.
    """
    if present == was or present is None or was is None:
        return present == was
    now = json.loads(present)
    return all(now.get(column) == value for column, value in json.loads(was).items() if column not in derived.COLUMNS)


def _triggers(table: str, columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    old, new = _as_json(columns, "OLD."), _as_json(columns, "NEW.")
    note = "INSERT INTO deed_row (deed_id, subject, row_id, was, became) VALUES ((SELECT deed_id FROM journal_state), "
    guard = "SELECT RAISE(ABORT, 'write outside a deed') WHERE (SELECT deed_id FROM journal_state) IS NULL; "
    when = "WHEN (SELECT replaying FROM journal_state) = 0"
    body = {
        "insert": ("INSERT", when, f"'{table}', NEW.id, NULL, {new})"),
        "update": ("UPDATE", f"{when} AND {old} <> {new}", f"'{table}', NEW.id, {old}, {new})"),
        "delete": ("DELETE", when, f"'{table}', OLD.id, {old}, NULL)"),
    }
    return tuple(
        (
            f"{table}_journal_{name}",
            f"CREATE TRIGGER {table}_journal_{name} AFTER {event} ON {table} {condition} "
            f"BEGIN {guard}{note}{values}; END",
        )
        for name, (event, condition, values) in body.items()
    )


def _as_json(columns: tuple[str, ...], side: str = "") -> str:
    return "json_object(" + ", ".join(f"'{column}', {side}{column}" for column in columns) + ")"


def _tables(connection: Connection) -> tuple[str, ...]:
    """Give the content tables: STRICT ones; the shadow tables of the search indexes are not."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name"
    return tuple(name for (name,) in connection.exec_driver_sql(query) if name not in OUTSIDE)


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    return tuple(name for (name,) in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)))


def _deed(connection: Connection, query: str) -> tuple[DeedId, str] | None:
    row = connection.exec_driver_sql(query).first()
    return None if row is None or row[2] else (DeedId(row[0]), row[1])


def _purged(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM deed WHERE purged LIMIT 1").first() is not None
