"""Deeds on an open file: each is kept whole, with its journal, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import DiskError, ReadOnlyError
from ipo_crm.domain.ids import DeedId
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import at_work, faults, gate, journal, steps
from ipo_crm.store.records import note_deed
from ipo_crm.store.watch import Watch

READ_ONLY = (
    "Dit bestand is alleen-lezen geopend, omdat bestand of map niet beschreven kan worden. "
    "U kunt alles lezen en afdrukken; kopieer het naar een andere map om te wijzigen."
)
_FAILED = (
    "De schijf gaf eerder een fout, dus er wordt niets meer bewaard voordat het bestand opnieuw is geopend. "
    "Wat bewaard was, is bewaard. Controleer de schijf of de verbinding en open het bestand opnieuw."
)


class Transaction:
    """One deed under way: a connection to write on, and what it touched so far."""

    def __init__(self, connection: Connection, deed: DeedId, title: str) -> None:
        self.connection = connection
        self._deed = deed
        self._title = title

    @property
    def change(self) -> Change:
        """What this deed touched so far."""
        return journal.change_of(self.connection, self._deed, self._title)

    def step(self) -> AbstractContextManager[None]:
        """Do a part of the deed that may be refused by itself; raises RefusedError with nothing of that part kept."""
        return steps.step(self.connection)


class Deeds:
    """Whoever has a file open does deeds on it, one at a time, and asks questions in between.

    `author` is who does them from here on, as the history tells it. What writes outside a deed, such as VACUUM, does so
    inside `watch.writing()`, else the next deed takes its own program for another one. `broken` says that the disk
    failed in the middle of a deed: what is on it may not be what was written, so no deed is taken until the file is
    opened anew; questions go on.
    """

    def __init__(self, seen: gate.Seen, connection: Connection) -> None:
        self.read_only = not seen.writable
        self.broken = False
        self.author = ""
        self.watch = Watch(seen.path, encrypted=seen.encrypted)
        self._connection = connection
        self._refusal = READ_ONLY
        self._busy = False
        self._marked = False

    @property
    def connection(self) -> Connection:
        """The connection for questions; deeds go through `transaction`."""
        return self._connection

    @contextmanager
    def transaction(self, title: str) -> Iterator[Transaction]:
        """Do one deed: all of it is kept, with its journal, or none of it."""
        before = self._changes
        with self._atomic():
            deed = journal.begin(self._connection, title, self.author)
            yield Transaction(self._connection, deed, title)
            journal.finish(self._connection, deed)
            touched = journal.change_of(self._connection, deed, title).touched
        note_deed(self._connection, before, touched)

    @contextmanager
    def founding(self) -> Iterator[Connection]:
        """Write what the file begins with: no step of undo leads to before it. Only for a file without any deed."""
        with self._atomic():
            if journal.begun(self._connection):
                raise RuntimeError("a file is founded once, before the first deed")
            journal.pause(self._connection)
            yield self._connection
            journal.go_on(self._connection)

    @contextmanager
    def rehearsal(self) -> Iterator[Transaction]:
        """Do a deed and take it back at once: what a dry run reports is what would happen."""
        with self._atomic(keep=False):
            deed = journal.begin(self._connection, "Proefdraai")
            yield Transaction(self._connection, deed, "Proefdraai")

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """Write what is no content, a draft or an index made anew: whole or not at all, and no step of undo.

        The triggers refuse a write to any table that the journal keeps.
        """
        before = self._changes
        with self._atomic():
            yield self._connection
        note_deed(self._connection, before, ())

    def undo(self, tick: Tick = unheard) -> Change:
        """Take the last deed back; what `tick` raises, which hears how far it is, leaves everything as it was."""
        return self._replayed(journal.undo, tick)

    def redo(self, tick: Tick = unheard) -> Change:
        """Do the deed again that was taken back last."""
        return self._replayed(journal.redo, tick)

    @contextmanager
    def wiping(self) -> Iterator[Connection]:
        """Wipe for good, whole or not at all: nothing written here is journalled, and so nothing can be taken back."""
        with self._atomic():
            self._connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
            yield self._connection
            self._connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")

    def compact(self) -> None:
        """Write the whole file anew, so that nothing is left in it of what was wiped."""
        if self.read_only:
            raise ReadOnlyError(READ_ONLY)
        if self._busy:
            raise RuntimeError("a rewrite inside a deed")
        with self.watch.writing(), faults.told():
            self._connection.exec_driver_sql("VACUUM")

    def _replayed(self, replay: Callable[[Connection, Tick], Change], tick: Tick) -> Change:
        before = self._changes
        with self._atomic():
            change = replay(self._connection, tick)
        note_deed(self._connection, before, change.touched)
        return change

    @property
    def _changes(self) -> int:
        """How many rows this connection wrote since it was opened."""
        driver: Any = self._connection.connection.driver_connection
        return int(driver.total_changes)

    @contextmanager
    def _atomic(self, *, keep: bool = True) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyError(self._refusal)
        if self._busy:
            raise RuntimeError("a deed inside a deed")
        if self.broken:
            raise DiskError(_FAILED)
        self._busy = True
        try:
            with self.watch.writing(), faults.told():
                if keep and not self._marked:
                    at_work.mark(self._connection, at_work=True)
                    self._marked = True
                self._connection.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    yield
                    self._connection.exec_driver_sql("COMMIT" if keep else "ROLLBACK")
                except BaseException:
                    self._roll_back()
                    raise
        except DiskError:
            self.broken = True
            raise
        finally:
            self._busy = False

    def _roll_back(self) -> None:
        """Roll back; a full disk may have done so already, which is no second fault."""
        if self._connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
            self._connection.exec_driver_sql("ROLLBACK")
