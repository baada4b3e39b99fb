"""The bin: what was thrown away stays, can come back, and goes for good only when somebody says so."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from ipo_crm.domain.changes import Change
from ipo_crm.domain.field_labels import SUBJECT
from ipo_crm.domain.history import BinRow, days_left
from ipo_crm.domain.ids import DeedId
from ipo_crm.store import bin as store
from ipo_crm.store import purge
from ipo_crm.store.history import Line
from ipo_crm.store.readable import Reader
from ipo_crm.store.workspace import Workspace

_DROPPED = " verwijderen"


def utc_now() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


class Bin:
    """Questions and deeds about what was thrown away; nothing here happens by itself."""

    def __init__(self, workspace: Workspace, clock: Callable[[], datetime] = utc_now) -> None:
        self._workspace = workspace
        self._clock = clock

    def rows(self) -> tuple[BinRow, ...]:
        """Give what is in the bin, the latest first."""
        connection = self._workspace.connection
        now, reader = self._clock(), Reader(connection)
        left: dict[int, int] = {}
        rows = []
        for line in store.contents(connection):
            if line.deed not in left:
                left[line.deed] = days_left(line.at, store.deeds_after(connection, line.deed), now)
            alone = line.title.endswith(_DROPPED) and not store.went_along(connection, line)
            rows.append(_row(line, reader, left[line.deed], "" if alone else line.title))
        return tuple(rows)

    def overdue(self) -> tuple[BinRow, ...]:
        """Give what stayed longer than 30 days and waits for somebody to empty it."""
        return tuple(row for row in self.rows() if row.overdue)

    def restore(self, entry: int) -> Change:
        """Bring something back with all that went along; a deed of its own, to be undone like any.

        Raises UserError when something stands in its way.
        """
        connection = self._workspace.connection
        line = store.find(connection, entry)
        named = f"{SUBJECT[line.ref.subject]} {Reader(connection).name(line)}".strip()
        with self._workspace.transaction(f"{named[:1].upper()}{named[1:]} terugzetten") as tx:
            store.restore(tx.connection, line)
            return tx.change

    def drop_for_good(self, entries: Iterable[int]) -> Change:
        """Wipe these from the bin and from the history; this cannot be taken back.

        Undo goes no further back than the deed that threw them away.
        """
        lines = [store.find(self._workspace.connection, entry) for entry in entries]
        return self._wipe(lines, "Uit de prullenbak gewist")

    def empty(self, *, only_overdue: bool = False) -> Change:
        """Wipe all that is in the bin, or what is overdue; this cannot be taken back."""
        wanted = {row.entry for row in (self.overdue() if only_overdue else self.rows())}
        lines = [line for line in store.contents(self._workspace.connection) if line.entry in wanted]
        return self._wipe(lines, "Prullenbak geleegd")

    def _wipe(self, lines: list[Line], title: str) -> Change:
        if not lines:
            return Change(None, title)
        with self._workspace.wiping() as connection:
            for line in lines:
                purge.forget(connection, line)
            deed = purge.note(connection, title, self._workspace.author, barrier=False)
        touched: dict[str, frozenset[int]] = {}
        for line in lines:
            touched[line.ref.subject] = touched.get(line.ref.subject, frozenset()) | {line.ref.key}
        return Change(DeedId(deed), title, touched)


def _row(line: Line, reader: Reader, left: int, along_with: str) -> BinRow:
    return BinRow(
        entry=line.entry,
        ref=line.ref,
        subject=SUBJECT[line.ref.subject],
        name=reader.name(line),
        title=line.title,
        along_with=along_with,
        author=line.author,
        at=line.at,
        days_left=left,
    )
