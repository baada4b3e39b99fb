"""Records: how a row becomes a frozen noun and back, the same for every table."""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, and_, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.domain.names import clean
from ipo_crm.domain.periods import Period
from ipo_crm.store import faults

AnyRow = Row[Any]
_Answer = TypeVar("_Answer")


def save(connection: Connection, table: Table, key: int, values: Mapping[str, Any]) -> int:
    """Insert the record when its key is 0, else update it; give its key."""
    cleaned = _cleaned(values)
    if key:
        cleaned.pop("uuid", None)
        connection.execute(update(table).where(table.c.id == key).values(cleaned))
        return key
    if "uuid" in table.c and not cleaned.get("uuid"):
        cleaned["uuid"] = str(uuid.uuid4())
    result = connection.execute(insert(table), cleaned)
    return int(result.lastrowid)


def replace_parts(
    connection: Connection, table: Table, owner: ColumnElement[bool], parts: Sequence[Mapping[str, Any]]
) -> None:
    """Bring the parts of a noun to these, leaving rows alone that are already so."""
    columns = [column for column in table.c if column.name != "id"]
    present: dict[tuple[Any, ...], list[int]] = {}
    for row in connection.execute(select(table).where(owner)):
        present.setdefault(tuple(getattr(row, column.name) for column in columns), []).append(row.id)
    fresh = []
    for part in parts:
        values = _cleaned(part)
        keep = present.get(tuple(values.get(column.name) for column in columns))
        if keep:
            keep.pop(0)
        else:
            fresh.append(values)
    gone = [key for keys in present.values() for key in keys]
    if gone:
        connection.execute(delete(table).where(table.c.id.in_(gone)))
    if fresh:
        connection.execute(insert(table), fresh)


def arrange_parts(
    connection: Connection, table: Table, owner: ColumnElement[bool], parts: Sequence[Mapping[str, Any]]
) -> None:
    """Bring the parts of a noun to these, in this order (`rank`); a part that only moved keeps its row.

    A part that changed is written over an old one, so that the history tells what it was.
    """
    free = list(connection.execute(select(table).where(owner).order_by(table.c.rank, table.c.id)))
    columns = [column.name for column in table.c if column.name not in ("id", "rank")]
    wanted = [_cleaned(part) for part in parts]
    keys: list[int] = []
    for values in wanted:
        same = [row for row in free if all(getattr(row, name) == values.get(name) for name in columns)]
        keys.append(same[0].id if same else 0)
        if same:
            free.remove(same[0])
    for place, key in enumerate(keys):
        if not key and free:
            keys[place] = free.pop(0).id
    for row in free:
        drop(connection, table, row.id)
    for rank, (key, values) in enumerate(zip(keys, wanted, strict=True)):
        save(connection, table, key, {**values, "rank": rank})


def drop(connection: Connection, table: Table, key: int) -> None:
    """Delete a record; its parts go with it."""
    connection.execute(delete(table).where(table.c.id == key))


def period_values(period: Period) -> dict[str, date | None]:
    """Give the columns of a period."""
    return {"valid_from": period.start, "valid_to": period.end}


def period_of(row: AnyRow) -> Period:
    """Read the period of a row."""
    return Period(row.valid_from, row.valid_to)


def on_day(table: Table, day: date) -> ColumnElement[bool]:
    """Give the condition that a row holds on a day; an unknown bound does not exclude it."""
    return and_(
        or_(table.c.valid_from.is_(None), table.c.valid_from <= day),
        or_(table.c.valid_to.is_(None), table.c.valid_to > day),
    )


def actor_values(actor: ActorRef, side: str = "") -> dict[str, int | None]:
    """Give the two columns of an actor, one of them empty; `side` is "a_" or "b_" in a relation."""
    return {
        f"{side}person_id": actor.key if actor.is_person else None,
        f"{side}organisation_id": None if actor.is_person else actor.key,
    }


def actor_of(row: AnyRow, side: str = "") -> ActorRef:
    """Read the actor of a row."""
    person: int | None = getattr(row, f"{side}person_id")
    if person is not None:
        return ActorRef(ActorKind.PERSON, person)
    return ActorRef(ActorKind.ORGANISATION, getattr(row, f"{side}organisation_id"))


def is_actor(table: Table, actor: ActorRef) -> ColumnElement[bool]:
    """Give the condition that a row is about this actor."""
    column: ColumnElement[int] = table.c.person_id if actor.is_person else table.c.organisation_id
    return column == actor.key


def remembered(connection: Connection, name: str, read: Callable[[], _Answer], of: Collection[str] = ()) -> _Answer:
    """Give the answer to a question that is asked again and again; it is read anew after a change of the file.

    With `of` only after a deed that touched one of these tables, all of which the journal keeps. Nobody else writes in
    a file that we have open, so SQLite's count of our own changes tells whether all there was are deeds that were
    noted. What is read halfway through a deed is not kept: the deed may yet be rolled back.
    """
    driver: Any = connection.connection.driver_connection
    written = _written(connection)
    of_deeds_only = bool(of) and driver.total_changes == written.changes
    state = (written.strange, *(written.deeds.get(table, 0) for table in of)) if of_deeds_only else driver.total_changes
    kept = connection.info.get(name)
    if kept is not None and kept[0] == state:
        answer: _Answer = kept[1]
        return answer
    answer = read()
    if not driver.in_transaction:
        connection.info[name] = (state, answer)
    return answer


def note_deed(connection: Connection, before: int, touched: Iterable[str]) -> None:
    """Say which tables a deed touched that is in the file now; `before` is the count of changes when it began."""
    written = _written(connection)
    if before != written.changes:
        written.strange += 1
    for table in touched:
        written.deeds[table] = written.deeds.get(table, 0) + 1
    driver: Any = connection.connection.driver_connection
    written.changes = driver.total_changes


def forget_answers(connection: Connection) -> None:
    """Have every answer read anew: something was written that no journal tells of."""
    _written(connection).strange += 1


@dataclass(slots=True)
class _Written:
    """What was written on a connection: how often a deed touched each table, and how often something else wrote."""

    changes: int
    strange: int = 0
    deeds: dict[str, int] = field(default_factory=dict)


def _written(connection: Connection) -> _Written:
    driver: Any = connection.connection.driver_connection
    kept: _Written = connection.info.setdefault("written", _Written(driver.total_changes))
    return kept


def plain_rows(connection: Connection, query: str, bound: Mapping[str, Any]) -> list[Any]:
    """Give what plain SQL answers as bare tuples, at the price of the driver: for long lists and for each key typed."""
    driver: Any = connection.connection.driver_connection
    with faults.told():
        rows: list[Any] = driver.execute(query, bound).fetchall()
    return rows


def chunked(keys: Iterable[int], size: int = 500) -> Iterable[list[int]]:
    """Cut a list of keys into pieces that a statement can bind."""
    listed = list(keys)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def by_uuid(connection: Connection, table: str, value: str) -> int | None:
    """Give the key of the record with this UUID, or of the one that it went up in; None when there is none."""
    found: int | None = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE uuid = ?", (value,)).scalar()
    if found is None:
        query = (
            f"SELECT kept_id FROM merged_record m JOIN {table} t ON t.id = m.kept_id "
            "WHERE m.subject = ? AND m.gone_uuid = ? ORDER BY m.id DESC"
        )
        found = connection.exec_driver_sql(query, (table, value)).scalar()
    return found


def fingerprint(connection: Connection) -> int:
    """Give a number that grows with every change of a row in the present deed."""
    return int(connection.exec_driver_sql("SELECT ifnull(max(id), 0) FROM deed_row").scalar_one())


def _cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
