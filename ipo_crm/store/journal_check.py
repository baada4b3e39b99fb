"""Is the journal whole: no deed left open, every row of it readable, and every deed still follows from the next."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ipo_crm.domain.health import Finding
from ipo_crm.store import derived, tables

_MOST = 100
_DEEDS = (
    "FROM deed_row r JOIN deed d ON d.id = r.deed_id LEFT JOIN {table} t ON t.id = r.row_id "
    "WHERE r.subject = ? AND d.state IN ('done', 'undone') ORDER BY r.row_id, r.id"
)
_SUBJECTS = (
    "SELECT DISTINCT r.subject FROM deed_row r JOIN deed d ON d.id = r.deed_id WHERE NOT d.purged ORDER BY r.subject"
)
_STUCK = "Een handeling is niet afgesloten. Zet de laatste reservekopie terug, of vraag hulp; werk er niet in verder."
_NO_TABLE = "De geschiedenis noemt gegevens die dit bestand niet kent ({}). Die stap kan niet ongedaan worden gemaakt."
_NO_SENSE = "In de geschiedenis van “{}” staat iets onleesbaars. Die stap kan niet ongedaan worden gemaakt."
_MOVED_ON = (
    "“{}” kan niet meer ongedaan worden gemaakt: wat er nu staat, past er niet op. De gegevens zelf zijn er nog."
)


@dataclass(frozen=True, slots=True)
class _Step:
    row_id: int
    deed: int
    title: str
    done: bool
    purged: bool
    was: str | None
    became: str | None
    now: str | None


def find(connection: Connection) -> tuple[Finding, ...]:
    """Give what is wrong with the journal; each deed that does not replay once."""
    found = [Finding(rule="deed_open", said=_STUCK)] if _stuck(connection) else []
    known = tables.journalled(connection)
    subjects = connection.exec_driver_sql(_SUBJECTS).scalars().all()
    found += [Finding(rule="journal_subject", said=_NO_TABLE.format(name)) for name in subjects if name not in known]
    seen: set[tuple[str, str]] = set()
    for subject in subjects:
        if subject in known:
            for rule, title, row_id in _broken(connection, subject):
                if (rule, title) not in seen and len(seen) < _MOST:
                    seen.add((rule, title))
                    said = (_NO_SENSE if rule == "journal_unreadable" else _MOVED_ON).format(title)
                    found.append(Finding(rule=rule, said=said, subject=subject, key=row_id))
    return tuple(found)


def _stuck(connection: Connection) -> bool:
    query = "SELECT count(*) FROM journal_state WHERE id = 1 AND deed_id IS NULL AND replaying = 0"
    return bool(connection.exec_driver_sql(query).scalar_one() != 1)


def _broken(connection: Connection, subject: str) -> Iterator[tuple[str, str, int]]:
    """Follow each row of a table through its deeds: what one left, the next found, and the last is there now."""
    columns = tables.columns(connection, subject)
    now = tables.as_json(columns, "t.")
    query = (
        "SELECT r.row_id, r.deed_id, d.title, d.state = 'done', d.purged, r.was, r.became, "
        f"iif(t.id IS NULL, NULL, {now}) {_DEEDS.format(table=subject)}"
    )
    rows = (_Step(*row) for row in connection.exec_driver_sql(query, (subject,)))
    allowed = set(columns)
    before: _Step | None = None
    for step in rows:
        if before is not None and before.row_id != step.row_id:
            yield from _at_end(before)
            before = None
        yield from _readable(step, allowed)
        yield from _follows(before, step)
        before = step
    if before is not None:
        yield from _at_end(before)


def _readable(step: _Step, allowed: set[str]) -> Iterable[tuple[str, str, int]]:
    if step.purged:
        return
    for text in (step.was, step.became):
        if text is not None and text != step.now and not _knows(text, allowed):
            yield "journal_unreadable", step.title, step.row_id
            return


def _follows(before: _Step | None, step: _Step) -> Iterable[tuple[str, str, int]]:
    """Hold a deed against the one before it; between the last that is done and the first undone lies the present."""
    if step.purged or (before is not None and before.purged):
        return
    if not step.done and (before is None or before.done):
        if before is not None and not same(before.became, step.now):
            yield "journal_moved_on", before.title, step.row_id
        if not same(step.was, step.now):
            yield "journal_moved_on", step.title, step.row_id
    elif before is not None and not same(before.became, step.was):
        yield "journal_moved_on", before.title, step.row_id


def _at_end(step: _Step) -> Iterable[tuple[str, str, int]]:
    if step.done and not step.purged and not same(step.became, step.now):
        yield "journal_moved_on", step.title, step.row_id


def _knows(text: str, allowed: set[str]) -> bool:
    try:
        values = json.loads(text)
    except ValueError:
        return False
    return isinstance(values, dict) and values.keys() <= allowed


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two states of a row are the same in the columns that both know; one may be older than a column.

    What is computed from the others is no content, here as in undo.
    """
    if one == other or one is None or other is None:
        return one == other
    try:
        here, there = json.loads(one), json.loads(other)
    except ValueError:
        return False
    compared = (here.keys() & there.keys()) - set(derived.COLUMNS)
    return all(there[column] == here[column] for column in compared)
