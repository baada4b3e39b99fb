"""The history of records, read from the journal: which lines are about a record and its parts, and what they say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.record_names import record_name
from ipo_crm.store import derived, family
from ipo_crm.store.family import Link, Row
from ipo_crm.store.records import chunked

_LINE = (
    "SELECT r.id, r.deed_id, d.title, d.author, d.at, r.subject, r.row_id, r.was, r.became "
    "FROM deed_row r JOIN deed d ON d.id = r.deed_id WHERE "
)
_DONE = "d.state = 'done' AND "
_DROPPED = "AND became IS NULL "
_FOR_EVER = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the journal with its deed; `was` and `became` are the columns of the row, None where it was not."""

    entry: int
    deed: int
    title: str
    author: str
    at: datetime
    ref: RecordRef
    was: dict[str, Any] | None
    became: dict[str, Any] | None

    @property
    def row(self) -> dict[str, Any]:
        """The row as the deed left it, or as it was when the deed dropped it."""
        return self.became if self.became is not None else self.was or {}


@dataclass(frozen=True, slots=True)
class _Life:
    """The deeds between which a key of the file stood for one record: keys come free again when the last row goes."""

    first: int
    last: int

    def holds(self, line: Line) -> bool:
        return self.first <= line.deed <= self.last


def lines_of(connection: Connection, ref: RecordRef, uuid: str | None = None) -> tuple[Line, ...]:
    """Give every line about a record, its parts, and the records that went up in it, oldest first.

    Also those under another key that it had before it came out of the bin. With a UUID: of the record that bore it,
    also from deeds that were taken back, for who wipes it all.
    """
    found: dict[int, Line] = {}
    gone = _merged_into(connection, ref)
    now = family.present(connection, ref.subject, [ref.key]).get(ref.key)
    bears = uuid or (None if now is None else now.get("uuid"))
    earlier = () if bears is None else _earlier_keys(connection, ref, bears, whole=uuid is not None)
    for each, known in ((ref, uuid), *((key, bears) for key in earlier), *gone):
        for line in _own_lines(connection, each, known, whole=uuid is not None):
            found[line.entry] = line
    return tuple(found[entry] for entry in sorted(found))


def lines_since(connection: Connection, moment: datetime) -> tuple[Line, ...]:
    """Give every line of the deeds from a moment on, oldest first."""
    return _lines(connection, "d.at >= ? ORDER BY r.id", (moment.isoformat(timespec="seconds"),))


def line(connection: Connection, entry: int) -> Line | None:
    """Give one line of the journal; None when it is not there, or its deed was taken back."""
    return next(iter(_lines(connection, "r.id = ?", (entry,))), None)


def dropped(connection: Connection, subjects: Iterable[str]) -> tuple[Line, ...]:
    """Give the lines in which records of these subjects were dropped, the latest first."""
    listed = ", ".join(f"'{subject}'" for subject in subjects)
    return _lines(connection, f"r.became IS NULL AND r.subject IN ({listed}) ORDER BY r.id DESC", ())


def lines_in(connection: Connection, deed: int) -> tuple[Line, ...]:
    """Give every line of one deed, in order."""
    return _lines(connection, "r.deed_id = ? ORDER BY r.id", (deed,))


def name_of(connection: Connection, subject: str, key: int, before: int | None = None) -> str:
    """Give the name of a record, from the journal when it is gone; empty when the journal has forgotten it too.

    `before` is a line of the journal: the name is then that of who bore this key at that time.
    """
    row = family.present(connection, subject, [key]).get(key)
    then = None if row is not None and before is None else last_row(connection, subject, key, before)
    if row is None or (then is not None and then.get("uuid") != row.get("uuid")):
        row = then
    return "" if row is None else record_name(subject, row)


def last_row(connection: Connection, subject: str, key: int, before: int | None = None) -> dict[str, Any] | None:
    """Give the last that the journal knows of a row, up to a line of it when that is given."""
    query = (
        "SELECT ifnull(became, was) FROM deed_row WHERE subject = ? AND row_id = ? AND id <= ifnull(?, id) "
        "ORDER BY id DESC LIMIT 1"
    )
    driver: Any = connection.connection.driver_connection
    found = driver.execute(query, (subject, key, before)).fetchone()
    row: dict[str, Any] | None = None if found is None else json.loads(found[0])
    return row


def put_back(connection: Connection, back: Line, column: str) -> None:
    """Give one column of a row the value that it had before a line of the journal.

    Raises UserError when the row is gone or another bears its key now, when it has that value already, or when the
    file does not take the value any more.
    """
    if back.was is None or column not in back.was:
        raise UserError("Bij deze wijziging is er geen vorige waarde om terug te zetten.")
    subject, key = back.ref.subject, back.ref.key
    row = family.present(connection, subject, [key]).get(key)
    if row is None or not same_record(connection, subject, row, back.was):
        raise UserError("Dit gegeven is er niet meer. Zet eerst de kaart zelf terug uit de prullenbak.")
    value = back.was[column]
    if row[column] == value:
        raise UserError("Deze waarde staat er al; er is niets gewijzigd.")
    parent = family.target(connection, subject, column)
    if parent is not None and value is not None and not family.present(connection, parent, [value]):
        raise UserError("Waar deze waarde naar verwijst, is er niet meer. Zet dat eerst terug uit de prullenbak.")
    try:
        connection.exec_driver_sql(f"UPDATE {subject} SET {column} = ? WHERE id = ?", (value, key))
    except IntegrityError as error:
        raise UserError(
            "De oude waarde past niet meer bij wat er nu staat, of komt al ergens anders voor. Er is niets gewijzigd."
        ) from error
    recompute(connection, subject, key)


def recompute(connection: Connection, subject: str, key: int) -> None:
    """Write anew what is computed from other columns: the words by which a record is found and sorted."""
    derived.compute_anew(connection, [(subject, key)])


def same_record(connection: Connection, subject: str, row: Row, then: Row) -> bool:
    """Tell whether a row and one of the journal are of one record: by UUID, a part by what it belongs to."""
    if "uuid" in row:
        return bool(row["uuid"] == then.get("uuid"))
    return family.owners(connection, subject, row) == family.owners(connection, subject, then)


def _own_lines(connection: Connection, ref: RecordRef, uuid: str | None = None, *, whole: bool = False) -> list[Line]:
    """Give the lines of a record, of its parts and of theirs, during its life under this key."""
    own = _lines(connection, "r.subject = ? AND r.row_id = ? ORDER BY r.id", (ref.subject, ref.key), whole=whole)
    if own and "uuid" in own[-1].row:
        now = family.present(connection, ref.subject, [ref.key]).get(ref.key)
        wanted = uuid or (now["uuid"] if now is not None else own[-1].row["uuid"])
        own = tuple(each for each in own if each.row["uuid"] == wanted)
    if not own:
        return []
    life = _Life(own[0].deed, own[-1].deed if own[-1].became is None else _FOR_EVER)
    found = list(own)
    for link in family.parts_of(connection, ref.subject):
        found.extend(each for each in _pointing(connection, link, ref.key, whole=whole) if life.holds(each))
    for part in sorted({each.ref for each in found if each.ref.subject != ref.subject}):
        if family.parts_of(connection, part.subject):
            found.extend(each for each in _own_lines(connection, part, whole=whole) if life.holds(each))
    return found


def _earlier_keys(connection: Connection, ref: RecordRef, uuid: str, *, whole: bool) -> tuple[RecordRef, ...]:
    """Give the other keys under which a record stood: one that comes out of the bin may get another.

    Unless all of it is asked for, only lines that dropped a row are read as JSON: every other key ended with one.
    """
    query = (
        f"SELECT DISTINCT row_id FROM deed_row WHERE subject = ? AND row_id <> ? {'' if whole else _DROPPED}"
        "AND json_extract(ifnull(was, became), '$.uuid') = ? ORDER BY row_id"
    )
    keys = connection.exec_driver_sql(query, (ref.subject, ref.key, uuid)).scalars()
    return tuple(RecordRef(ref.subject, key) for key in keys)


def _pointing(connection: Connection, link: Link, key: int, *, whole: bool) -> tuple[Line, ...]:
    """Give the lines of the rows that point at a record by a foreign key, or did so at the time.

    Unless all of it is asked for, only lines that changed or dropped a row are read as JSON: a row that came and still
    is there is found by its key, and of an import of twenty thousand that is nearly all.
    """
    path = f"'$.{link.column}'"
    points = f"(json_extract(r.became, {path}) = ? OR json_extract(r.was, {path}) = ?)"
    if whole:
        return _lines(connection, f"r.subject = ? AND {points} ORDER BY r.id", (link.table, key, key), whole=True)
    now = f"SELECT id FROM {link.table} WHERE {link.column} = ?"
    then = f"SELECT row_id FROM deed_row WHERE subject = ? AND was IS NOT NULL AND json_extract(was, {path}) = ?"
    rows = {
        *connection.exec_driver_sql(now, (key,)).scalars(),
        *connection.exec_driver_sql(then, (link.table, key)).scalars(),
    }
    found: list[Line] = []
    for piece in chunked(sorted(rows)):
        listed = ", ".join(map(str, piece))
        found += _lines(connection, f"r.subject = ? AND r.row_id IN ({listed}) AND {points}", (link.table, key, key))
    return tuple(found)


def _merged_into(connection: Connection, ref: RecordRef) -> tuple[tuple[RecordRef, str], ...]:
    """Give the records that went up in this one and those that had gone up in them, each with its UUID."""
    found: dict[str, RecordRef] = {}
    waiting = [ref.key]
    query = "SELECT gone_id, gone_uuid FROM merged_record WHERE subject = ? AND kept_id = ?"
    while waiting:
        for gone, uuid in connection.exec_driver_sql(query, (ref.subject, waiting.pop())).all():
            if uuid not in found:
                found[uuid] = RecordRef(ref.subject, gone)
                waiting.append(gone)
    return tuple((each, uuid) for uuid, each in found.items())


def _lines(connection: Connection, condition: str, values: tuple[Any, ...], *, whole: bool = False) -> tuple[Line, ...]:
    """Read lines of the deeds that stand, or with `whole` also of those that were taken back."""
    return tuple(
        Line(
            entry=row[0],
            deed=row[1],
            title=row[2],
            author=row[3],
            at=datetime.fromisoformat(row[4]),
            ref=RecordRef(row[5], row[6]),
            was=None if row[7] is None else json.loads(row[7]),
            became=None if row[8] is None else json.loads(row[8]),
        )
        for row in connection.exec_driver_sql(_LINE + ("" if whole else _DONE) + condition, values)
    )
