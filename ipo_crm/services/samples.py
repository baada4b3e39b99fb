"""The sample workspace and the reference facts, from the record files that ship with the program."""

import json
from pathlib import Path

from ipo_crm.assets import resource
from ipo_crm.domain.changes import Change
from ipo_crm.exchange import records_json
from ipo_crm.exchange.records_json import RecordRow
from ipo_crm.services.import_records import Records
from ipo_crm.services.import_tally import Tally
from ipo_crm.services.settings import OWN_ORGANISATION, REFERENCE_DAY, SAMPLE_MARK, TITLE
from ipo_crm.store import organisations, settings
from ipo_crm.store.workspace import Transaction, Workspace

_REFERENCE = ("organisations.json", "fracties.json")
_OWN = "IPO"


class Samples:
    """Fill a workspace with what everybody starts from."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add_reference(self) -> Change:
        """Add provinces, ministries, chambers, fracties with seats and other public organisations."""
        with self._workspace.transaction("Referentiegegevens toevoegen") as tx:
            _load(tx, [resource("reference", name) for name in _REFERENCE])
            return tx.change

    def fill(self) -> Change:
        """Add the sample: invented people who say so, and public facts about real organisations."""
        about = json.loads(resource("demo", "demo.json").read_text(encoding="utf-8"))
        with self._workspace.transaction("Voorbeeld vullen") as tx:
            _load(tx, [resource("reference", "organisations.json")], only=frozenset(about["reference_organisations"]))
            _load(tx, sorted(path for path in resource("demo").glob("*.json") if path.name != "demo.json"))
            own = next(item for item in organisations.all_organisations(tx.connection) if item.abbreviation == _OWN)
            settings.write(tx.connection, OWN_ORGANISATION, str(own.id))
            settings.write(tx.connection, REFERENCE_DAY, about["today"])
            settings.write(tx.connection, SAMPLE_MARK, about["mark"])
            settings.write(tx.connection, TITLE, about["title"])
            return tx.change

    def invent(self, scale: float, seed: int) -> None:
        """Fill a new file with invented content of any size; it is where the file begins, not a step of undo."""
        from ipo_crm.services.invent import invent

        invent(self._workspace, scale, seed)


def _load(tx: Transaction, paths: list[Path], only: frozenset[str] | None = None) -> None:
    """Load record files as one; a row that cannot be taken is a fault of ours, not of the user."""
    rows: list[RecordRow] = []
    for path in paths:
        reading = records_json.read(path.read_bytes())
        if reading.left_out:
            raise ValueError(f"{path.name}: {reading.left_out[0]}")
        rows.extend(row for row in reading.rows if only is None or row.key in only)
    tally = Tally()
    Records(tx).take(rows, tally)
    if tally.left_out:
        raise ValueError(f"{tally.left_out[0]} and {len(tally.left_out) - 1} more")
