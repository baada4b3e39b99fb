"""Replay: the rows of a deed brought back to what they were, or on to what they became, each only if it still is so.

Rows that go or come one after the other are taken in the order of their keys. The full-text indexes ask for it: with
`secure-delete` each step back to a lower key makes them write out all they hold, which costs ten times the row itself.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import derived, search_anew

_AT_ONCE = 100


class _Kind(Enum):
    GOING = auto()
    COMING = auto()
    CHANGING = auto()


@dataclass(frozen=True, slots=True)
class _Row:
    subject: str
    row_id: int
    was: str | None
    became: str | None

    @property
    def turned(self) -> "_Row":
        return _Row(self.subject, self.row_id, self.became, self.was)

    @property
    def kind(self) -> _Kind:
        if self.became is None:
            return _Kind.GOING
        return _Kind.COMING if self.was is None else _Kind.CHANGING


def bring_back(connection: Connection, deed: int, title: str, *, backwards: bool, tick: Tick = unheard) -> None:
    """Take every row of a deed back, or do it again; UserError when one is no longer as the deed left it.

    `tick` hears how many rows are done.
    """
    order = "DESC" if backwards else "ASC"
    query = f"SELECT subject, row_id, was, became FROM deed_row WHERE deed_id = ? ORDER BY id {order}"
    rows = [_Row(*row) for row in connection.exec_driver_sql(query, (deed,))]
    if backwards:
        rows = [row.turned for row in rows]
    tables = {subject: _Table(connection, subject) for subject in {row.subject for row in rows}}
    with search_anew.after_replay(connection, (row.subject for row in rows)):
        done = 0
        for run in _runs(rows, tables):
            for row in run:
                if not tables[row.subject].still_is(row):
                    raise UserError(
                        f"“{title}” kan niet worden teruggedraaid: deze gegevens zijn daarna gewijzigd. "
                        "Er is niets veranderd."
                    )
            for row in run:
                if done % _AT_ONCE == 0:
                    tick(done, len(rows))
                tables[row.subject].apply(row)
                done += 1
        tick(len(rows), len(rows))


def columns_of(connection: Connection, table: str) -> tuple[str, ...]:
    """Give the columns of a table, in the order in which they were made."""
    return tuple(name for (name,) in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)))


def as_json(columns: Sequence[str], side: str = "") -> str:
    """Give the expression that writes a row as the journal does; `side` is "OLD." or "NEW." in a trigger."""
    return "json_object(" + ", ".join(f"'{column}', {side}{column}" for column in columns) + ")"


class _Table:
    """One table: how its rows are held against the journal and changed, by statements that are written once."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._columns = columns_of(connection, name)
        self._name = name
        driver: Any = connection.connection.driver_connection
        self._run: Callable[..., Any] = driver.cursor().execute
        self._present = f"SELECT {as_json(self._columns)} FROM {name} WHERE id = ?"
        self._delete = f"DELETE FROM {name} WHERE id = ?"
        self._unique = _unique_columns(connection, name)

    def still_is(self, row: _Row) -> bool:
        """Tell whether a row is as the journal has it, as far as the journal knows its columns.

        What is computed from the others is no content: a later version may compute it otherwise.
        """
        found = self._run(self._present, (row.row_id,)).fetchone()
        present = None if found is None else found[0]
        if present == row.was or present is None or row.was is None:
            return bool(present == row.was)
        now = json.loads(present)
        then = json.loads(row.was).items()
        return all(now.get(column) == value for column, value in then if column not in derived.COLUMNS)

    def apply(self, row: _Row) -> None:
        """Bring a row from `was` to `became`.

        The journal of a file that was migrated does not know the columns that came later: they are left as they are.
        """
        if row.became is None:
            self._run(self._delete, (row.row_id,))
            return
        became = json.loads(row.became)
        if row.was is None:
            known = [column for column in self._columns if column in became]
            marks = ", ".join("?" for _ in known)
            query = f"INSERT INTO {self._name} ({', '.join(known)}) VALUES ({marks})"
            self._run(query, [became[column] for column in known])
            return
        was = json.loads(row.was)
        changed = [column for column in self._columns if column in became and was.get(column) != became[column]]
        if changed:
            query = f"UPDATE {self._name} SET {', '.join(f'{column} = ?' for column in changed)} WHERE id = ?"
            self._run(query, [*(became[column] for column in changed), row.row_id])

    def in_any_order(self, row: _Row) -> bool:
        """Tell whether a change of a row cannot stand in the way of another one: it touches nothing unique."""
        if row.kind is not _Kind.CHANGING:
            return True
        was, became = json.loads(row.was or "{}"), json.loads(row.became or "{}")
        return all(was.get(column) == became.get(column) for column in self._unique)


def _runs(rows: Sequence[_Row], tables: dict[str, "_Table"]) -> Iterator[list[_Row]]:
    """Cut the rows into runs that may go in any order, each in the order of the keys."""
    for _, same in groupby(rows, key=lambda row: row.kind):
        run: dict[tuple[str, int], _Row] = {}
        for row in same:
            place = (row.subject, row.row_id)
            alone = not tables[row.subject].in_any_order(row)
            if place in run or alone:
                yield [run[each] for each in sorted(run)]
                run = {}
            if alone:
                yield [row]
            else:
                run[place] = row
        yield [run[each] for each in sorted(run)]


def _unique_columns(connection: Connection, table: str) -> frozenset[str]:
    """Give the columns that take part in something unique; all of them where an expression does."""
    found: set[str] = set()
    query = 'SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique"'
    for (name,) in connection.exec_driver_sql(query, (table,)):
        if name is None:
            return frozenset(columns_of(connection, table))
        found.add(name)
    return frozenset(found)
