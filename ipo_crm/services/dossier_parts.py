"""Parts of a dossier: change, order and delete its messages, calendar, phases and asks, and divide an ask."""

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Allocation, CalendarDate, Message, MessageKind, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AskId, CalendarDateId, DossierId, MessageId, OrganisationId, PhaseEntryId
from ipo_crm.store import dossiers as store
from ipo_crm.store import organisations, records, schema
from ipo_crm.store.workspace import Workspace

_GONE = "Dit onderdeel van het dossier is er niet meer. Open het dossier opnieuw."


class DossierParts:
    """Deeds on what a dossier holds; these parts are added by `Dossiers`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def change_message(self, dossier: DossierId, message: Message) -> Change:
        """Change a prepared sentence; it keeps its place, unless it becomes one of another kind."""
        self._require(message.id, store.messages(self._workspace.connection, dossier))
        if not message.text.strip():
            raise UserError("Schrijf de boodschap in één zin.")
        with self._workspace.transaction("Boodschap wijzigen") as tx:
            store.put_message(tx.connection, dossier, message)
            return tx.change

    def arrange_messages(self, dossier: DossierId, kind: MessageKind, keys: tuple[MessageId, ...]) -> Change:
        """Put the sentences of one kind in this order; those that are not named follow as they stood."""
        present = [each.id for each in store.messages(self._workspace.connection, dossier) if each.kind is kind]
        chosen = [key for key in dict.fromkeys(keys) if key in present]
        rest = [key for key in present if key not in chosen]
        with self._workspace.transaction("Boodschappen ordenen") as tx:
            store.arrange_messages(tx.connection, (*chosen, *rest))
            return tx.change

    def drop_message(self, key: MessageId) -> Change:
        """Delete a prepared sentence."""
        with self._workspace.transaction("Boodschap verwijderen") as tx:
            records.drop(tx.connection, schema.message, key)
            return tx.change

    def change_date(self, dossier: DossierId, item: CalendarDate) -> Change:
        """Change a day in the calendar."""
        self._require(item.id, store.calendar(self._workspace.connection, dossier))
        if not item.text.strip():
            raise UserError("Schrijf wat er op die dag is.")
        with self._workspace.transaction(f"{item.text} in de kalender wijzigen") as tx:
            store.put_date(tx.connection, dossier, item)
            return tx.change

    def drop_date(self, key: CalendarDateId) -> Change:
        """Delete a day from the calendar."""
        with self._workspace.transaction("Dag uit de kalender verwijderen") as tx:
            records.drop(tx.connection, schema.calendar_date, key)
            return tx.change

    def change_phase(self, dossier: DossierId, entry: PhaseEntry) -> Change:
        """Change the day, evidence or reason of a phase, or which one it was."""
        self._require(entry.id, store.phases(self._workspace.connection, dossier))
        with self._workspace.transaction(f"Fase {entry.phase:d} wijzigen") as tx:
            store.put_phase(tx.connection, dossier, entry)
            return tx.change

    def drop_phase(self, key: PhaseEntryId) -> Change:
        """Delete a phase that the dossier was never in."""
        with self._workspace.transaction("Fase verwijderen") as tx:
            records.drop(tx.connection, schema.dossier_phase, key)
            return tx.change

    def drop_ask(self, key: AskId) -> Change:
        """Delete an ask that was never made, with who would get which part of it."""
        if store.get_ask(self._workspace.connection, key) is None:
            raise UserError(_GONE)
        with self._workspace.transaction("Inzet verwijderen") as tx:
            records.drop(tx.connection, schema.ask, key)
            return tx.change

    def put_allocation(self, allocation: Allocation) -> Change:
        """Say which part of an ask goes to an organisation, in place of what was said before."""
        if allocation.amount < 0:
            raise UserError("Een bedrag is niet kleiner dan nul. Pas het aan.")
        if store.get_ask(self._workspace.connection, allocation.ask_id) is None:
            raise UserError(_GONE)
        who = organisations.get(self._workspace.connection, allocation.organisation_id)
        if who is None:
            raise UserError("Deze organisatie is er niet meer. Kies een andere.")
        with self._workspace.transaction(f"Deel van {who.label} vastleggen") as tx:
            store.put_allocation(tx.connection, allocation)
            return tx.change

    def drop_allocation(self, ask: AskId, organisation: OrganisationId) -> Change:
        """Take away the part of an ask that goes to an organisation."""
        with self._workspace.transaction("Deel van de inzet verwijderen") as tx:
            store.drop_allocation(tx.connection, ask, organisation)
            return tx.change

    def _require(self, key: int, present: tuple[Message | CalendarDate | PhaseEntry, ...]) -> None:
        """Refuse to change what is not there: without a key it would be added."""
        if key not in {each.id for each in present}:
            raise UserError(_GONE)
