"""Our own record files into the file: rows refer to each other by subject and key, and find their own again."""

from collections.abc import Callable, Iterable

from ipo_crm.domain.errors import RefusedError
from ipo_crm.exchange.records_json import RecordRow
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.services import import_work
from ipo_crm.services.import_contacts import ContactRecords
from ipo_crm.services.import_lobby import LobbyRecords
from ipo_crm.services.import_motions import MotionRecords
from ipo_crm.services.import_rows import OBJECTED
from ipo_crm.services.import_tally import Tally
from ipo_crm.services.record_keys import RecordKeys
from ipo_crm.store import people, records
from ipo_crm.store.workspace import Transaction

_IN_ORDER = (
    "organisations",
    "fracties",
    "people",
    "roles",
    "relations",
    "dossiers",
    "motions",
    "asks",
    "amounts",
    "coalitions",
    "meetings",
    "positions",
    "promises",
    *import_work.IN_ORDER,
)


class Records:
    """Take rows of record files over, those first that others refer to."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._connection = tx.connection
        self._keys = RecordKeys(tx)
        self._blocked = people.blocked(tx.connection)
        self._takers: dict[str, Callable[[RecordRow], str]] = {
            **ContactRecords(tx, self._keys).takers,
            **LobbyRecords(tx, self._keys).takers,
            **MotionRecords(tx, self._keys).takers,
            **import_work.WorkRecords(tx, self._keys).takers,
        }

    def take(self, rows: Iterable[RecordRow], tally: Tally) -> None:
        """Take rows over; each ends in the tally as made, changed, the same or left out, with nothing kept."""
        for row in _in_order(rows):
            tally.begin_row()
            taker = self._takers.get(row.subject)
            if taker is None:
                tally.leave_out(row.number, row.key, f"Gegevens van de soort {row.subject} kent dit programma niet.")
                continue
            if self._objected(row):
                tally.leave_out(row.number, row.key, OBJECTED)
                continue
            try:
                with self._tx.step():
                    self._take(row, taker, tally)
            except (LeaveOutError, RefusedError) as error:
                tally.leave_out(row.number, row.key, str(error))
            except (AttributeError, TypeError):
                tally.leave_out(row.number, row.key, "Deze rij is niet leesbaar: een veld heeft een andere vorm.")
            except (KeyError, ValueError) as error:
                tally.leave_out(row.number, row.key, f"Deze rij is niet volledig of niet leesbaar ({error}).")

    def _objected(self, row: RecordRow) -> bool:
        """Tell whether a row is about somebody of whom nothing new may be kept."""
        about = row.key if row.subject == "people" else row.fields.get("person") if row.subject == "roles" else None
        return about is not None and self._keys.find("people", about) in self._blocked

    def _take(self, row: RecordRow, taker: Callable[[RecordRow], str], tally: Tally) -> None:
        known = self._keys.find(row.subject, row.key)
        before = records.fingerprint(self._connection)
        noun = taker(row)
        touched = records.fingerprint(self._connection) != before
        tally.count(noun, made=known is None and touched, changed=known is not None and touched)


def _in_order(rows: Iterable[RecordRow]) -> list[RecordRow]:
    """Give the rows by subject, and organisations behind their parents."""
    listed = list(rows)
    parents = {row.key: row.fields.get("parent") for row in listed if row.subject == "organisations"}

    def depth(key: object) -> int:
        steps = 0
        while key is not None and steps < len(parents):
            key, steps = parents.get(str(key)), steps + 1
        return steps

    def place(row: RecordRow) -> tuple[int, int]:
        subject = _IN_ORDER.index(row.subject) if row.subject in _IN_ORDER else len(_IN_ORDER)
        return subject, depth(row.key) if row.subject == "organisations" else 0

    return sorted(listed, key=place)
