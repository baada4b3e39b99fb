"""Instruments: what was used on a dossier in which phase, and what came of it."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, InstrumentId
from ipo_crm.domain.instruments import Instrument, InstrumentRow
from ipo_crm.services.dossiers import fitting_instruments
from ipo_crm.services.settings import Settings
from ipo_crm.store import dossiers, records, schema
from ipo_crm.store import instruments as store
from ipo_crm.store.workspace import Workspace


class Instruments:
    """Deeds and questions about the use of instruments."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def record(self, instrument: Instrument) -> Change:
        """Add or change the use of an instrument; without a phase it is that of the dossier on the day."""
        if not instrument.kind.strip():
            raise UserError("Kies een instrument, zoals position paper of ingezonden brief.")
        phase = instrument.phase or self._phase_on(instrument.dossier_id, instrument.day)
        verb = "wijzigen" if instrument.id else "vastleggen"
        with self._workspace.transaction(f"{_first_capital(instrument.kind)} {verb}") as tx:
            store.put(tx.connection, replace(instrument, phase=phase))
            return tx.change

    def note_outcome(self, key: InstrumentId, outcome: str) -> Change:
        """Write down what came of an instrument, afterwards."""
        used = self.get(key)
        with self._workspace.transaction(f"Uitkomst van {used.kind} vastleggen") as tx:
            store.put(tx.connection, replace(used, outcome=outcome))
            return tx.change

    def drop(self, key: InstrumentId) -> Change:
        """Delete the use of an instrument."""
        kind = self.get(key).kind
        with self._workspace.transaction(f"{_first_capital(kind)} verwijderen") as tx:
            records.drop(tx.connection, schema.instrument, key)
            return tx.change

    def get(self, key: InstrumentId) -> Instrument:
        """Give the use of an instrument; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Dit instrument is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return found

    def rows(self, dossier: DossierId) -> tuple[Instrument, ...]:
        """Give what was used on a dossier, the first use first."""
        return store.rows(self._workspace.connection, dossier)

    def in_phase(self, dossier: DossierId, phase: Phase | None = None) -> tuple[InstrumentRow, ...]:
        """Give the instruments that fit a phase with their uses in it, and behind them others that were used in it.

        Without a phase it is the present one of the dossier; a dossier without phases gives nothing.
        """
        wanted = phase or self._phase_on(dossier, self._settings.today())
        if wanted is None:
            return ()
        used = [each for each in self.rows(dossier) if each.phase is wanted]
        fitting = fitting_instruments(wanted)
        others = dict.fromkeys(each.kind for each in used if each.kind not in fitting)
        return tuple(
            InstrumentRow(kind=kind, fits=kind in fitting, uses=tuple(each for each in used if each.kind == kind))
            for kind in (*fitting, *others)
        )

    def _phase_on(self, dossier: DossierId, day: date) -> Phase | None:
        entered = [entry for entry in dossiers.phases(self._workspace.connection, dossier) if entry.entered <= day]
        return entered[-1].phase if entered else None


def _first_capital(kind: str) -> str:
    """Give the word as a title begins, leaving UDO and BAC alone."""
    return kind[:1].upper() + kind[1:]
