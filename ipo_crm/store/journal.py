"""The journal: triggers write every change of a row, grouped by deed; undo and redo replay it.

The journal is in the same file and the same transaction as the change, so it survives a restart and can never
disagree with the content. It follows SQLite's own undo/redo design, with whole rows as JSON.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DeedId
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import derived, replay
from ipo_crm.store.replay import as_json, columns_of

OUTSIDE = (
    *("meta", "deed", "deed_row", "journal_state", "alembic_version"),
    *("attachment_content", "draft", "erasure"),  # bytes, half-typed text and the register are no content to undo
)
_GONE = "Verder gaat het niet: daar is iets definitief gewist, en dat kan niet worden teruggehaald."
_SAVED_FROM_DAMAGE = (
    "Verder gaat het niet: dit bestand komt uit noodherstel, en daarbij ging een deel van de gegevens of van de "
    "geschiedenis verloren. Wat vóór het noodherstel is gedaan, kan niet meer ongedaan worden gemaakt."
)
SALVAGED = "Noodherstel"
"""The title of the deed with which a file begins anew that came out of damage with a loss."""


def install(connection: Connection) -> None:
    """Lay the triggers on every content table anew, from its actual columns."""
    for table in _tables(connection):
        for name, ddl in _triggers(table, columns_of(connection, table)):
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


def undo(connection: Connection, tick: Tick = unheard) -> Change:
    """Take the last deed back, inside the caller's transaction.

    Raises UserError when there is none, or when a row is no longer as the deed left it.
    """
    found = undoable(connection)
    if found is None:
        raise UserError(_why_no_further(connection))
    return _replay(connection, *found, backwards=True, tick=tick)


def redo(connection: Connection, tick: Tick = unheard) -> Change:
    """Do the last deed that was taken back again, inside the caller's transaction."""
    found = redoable(connection)
    if found is None:
        raise UserError("Er is niets om opnieuw te doen.")
    return _replay(connection, *found, backwards=False, tick=tick)


def _replay(connection: Connection, deed: DeedId, title: str, *, backwards: bool, tick: Tick) -> Change:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    pause(connection)
    replay.bring_back(connection, deed, title, backwards=backwards, tick=tick)
    named = "SELECT DISTINCT subject, row_id FROM deed_row WHERE deed_id = ? AND subject IN ('person', 'organisation')"
    derived.compute_anew(connection, ((row.subject, row.row_id) for row in connection.exec_driver_sql(named, (deed,))))
    go_on(connection)
    state = "undone" if backwards else "done"
    connection.exec_driver_sql("UPDATE deed SET state = ? WHERE id = ?", (state, deed))
    return change_of(connection, deed, title)


def _triggers(table: str, columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    old, new = as_json(columns, "OLD."), as_json(columns, "NEW.")
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


def _tables(connection: Connection) -> tuple[str, ...]:
    """Give the content tables: STRICT ones; the shadow tables of the search indexes are not."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name"
    return tuple(name for (name,) in connection.exec_driver_sql(query) if name not in OUTSIDE)


def _deed(connection: Connection, query: str) -> tuple[DeedId, str] | None:
    row = connection.exec_driver_sql(query).first()
    return None if row is None or row[2] else (DeedId(row[0]), row[1])


def _why_no_further(connection: Connection) -> str:
    last = connection.exec_driver_sql("SELECT title, purged FROM deed WHERE state = 'done' ORDER BY id DESC").first()
    if last is not None and last == (SALVAGED, 1):
        return _SAVED_FROM_DAMAGE
    purged = connection.exec_driver_sql("SELECT 1 FROM deed WHERE purged LIMIT 1").first() is not None
    return _GONE if purged else "Er is niets om ongedaan te maken."
