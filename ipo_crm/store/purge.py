"""Purge: lines of the journal that are wiped for good, with what nothing names any more."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.record_names import record_name
from ipo_crm.store import drafts, family, history
from ipo_crm.store.history import Line
from ipo_crm.store.records import chunked

WIPED = "[gewist]"
"""What stands where the name of something wiped stood."""


def forget(connection: Connection, dropped: Line) -> int:
    """Wipe from the journal what was dropped, with its parts, and its name from the titles of deeds; give the lines.

    Half-typed forms about it go too. Lines of rows that are still in the file stay: they belong to something else
    by now.
    """
    uuid = dropped.row["uuid"]
    every = history.lines_of(connection, dropped.ref, uuid)
    keys = {line.ref for line in every if line.row.get("uuid") == uuid}
    lines = [line for line in every if line.ref in keys or not _still_there(connection, line, keys, uuid)]
    name = record_name(dropped.ref.subject, dropped.row)
    wipe(connection, [line.entry for line in lines])
    if name:
        retitle(connection, {line.deed for line in lines}, lambda title: title.replace(name, WIPED))
    drafts.drop_about(connection, uuid)
    drop_loose_content(connection)
    return len(lines)


def wipe(connection: Connection, entries: Sequence[int]) -> None:
    """Delete these lines, and mark their deeds: undo stops there, and what could be redone no longer can."""
    for piece in chunked(entries):
        listed = ", ".join(str(entry) for entry in piece)
        connection.exec_driver_sql(
            f"UPDATE deed SET purged = 1 WHERE id IN (SELECT deed_id FROM deed_row WHERE id IN ({listed}))"
        )
        connection.exec_driver_sql(f"DELETE FROM deed_row WHERE id IN ({listed})")
    connection.exec_driver_sql("UPDATE deed SET state = 'dropped' WHERE state = 'undone'")


def retitle(connection: Connection, deeds: Iterable[int], change: Callable[[str], str]) -> None:
    """Change the titles of these deeds."""
    for deed in sorted(deeds):
        title = connection.exec_driver_sql("SELECT title FROM deed WHERE id = ?", (deed,)).scalar_one()
        if change(title) != title:
            connection.exec_driver_sql("UPDATE deed SET title = ? WHERE id = ?", (change(title), deed))


def note(connection: Connection, title: str, author: str, *, barrier: bool) -> int:
    """Write down that something was wiped, so that a back-up sees the file as changed; undo stops at a barrier.

    Without one, undo goes past it to the deeds before, as far as those were not purged.
    """
    values = (title, datetime.now(UTC).isoformat(timespec="seconds"), "done" if barrier else "dropped", author)
    query = "INSERT INTO deed (title, at, state, author, purged) VALUES (?, ?, ?, ?, 1)"
    key: int = connection.exec_driver_sql(query, values).lastrowid
    return key


def drop_loose_content(connection: Connection) -> int:
    """Delete the bytes of attachments that neither an attachment nor the journal names any more; give how many."""
    query = (
        "DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment) AND sha256 NOT IN "
        "(SELECT json_extract(ifnull(was, became), '$.sha256') FROM deed_row WHERE subject = 'attachment')"
    )
    return int(connection.exec_driver_sql(query).rowcount)


def _still_there(connection: Connection, line: Line, keys: Collection[RecordRef], uuid: str) -> bool:
    """Tell whether a line is about a row that is still in the file; a key that was given away does not count."""
    row = family.present(connection, line.ref.subject, [line.ref.key]).get(line.ref.key)
    if row is None or not history.same_record(connection, line.ref.subject, row, line.row):
        return False
    if "uuid" in row:
        return True
    owners = [owner for owner in family.owners(connection, line.ref.subject, row) if RecordRef(*owner) in keys]
    then = [history.last_row(connection, *owner, line.entry) for owner in owners]
    return not any(each is not None and each.get("uuid") == uuid for each in then)
