"""Parts of a dossier: change, order and delete its messages, calendar, phases and asks, and divide an ask."""

from typing import TypeVar

from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.differences import change_title
from ipo_crm.domain.dossiers import Allocation, CalendarDate, Message, MessageKind, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AskId, CalendarDateId, DossierId, MessageId, OrganisationId, PhaseEntryId
from ipo_crm.domain.labels import MESSAGE_KIND, PHASE_SHORT
from ipo_crm.store import dossiers as store
from ipo_crm.store import organisations, records, schema
from ipo_crm.store.workspace import Workspace

_Part = TypeVar("_Part")
_GONE = "Dit onderdeel van het dossier is er niet meer. Open het dossier opnieuw."


class DossierParts:
    """Deeds on what a dossier holds; these parts are added by `Dossiers`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def message(self, key: MessageId) -> Message | None:
        """Give a prepared sentence, or None when there is none of that key."""
        found = store.get_message(self._workspace.connection, key)
        return None if found is None else found[1]

    def change_message(self, dossier: DossierId, message: Message) -> Change:
        """Change a prepared sentence; it keeps its place, unless it becomes one of another kind."""
        before = _there(self.message(message.id))
        if not message.text.strip():
            raise UserError("Schrijf de boodschap in één zin.")
        if message == before:
            return NOTHING
        with self._workspace.transaction(change_title(_called(before), "message", before, message)) as tx:
            store.put_message(tx.connection, dossier, message)
            return tx.change

    def move_message(self, key: MessageId, by: int) -> Change:
        """Move a prepared sentence up (below zero) or down among those of its kind; at the end nothing is done."""
        dossier, message = _there(store.get_message(self._workspace.connection, key))
        present = store.messages(self._workspace.connection, dossier)
        order = [each.id for each in present if each.kind is message.kind]
        at = order.index(key)
        to = min(max(at + by, 0), len(order) - 1)
        if to == at:
            return NOTHING
        order.insert(to, order.pop(at))
        way = "omhoog" if to < at else "omlaag"
        with self._workspace.transaction(f"{_called(message)} {way} verplaatsen") as tx:
            store.arrange_messages(tx.connection, tuple(order))
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
        message = _there(self.message(key))
        with self._workspace.transaction(f"{_called(message)} verwijderen") as tx:
            records.drop(tx.connection, schema.message, key)
            return tx.change

    def date(self, key: CalendarDateId) -> CalendarDate | None:
        """Give a day in a calendar, or None when there is none of that key."""
        return store.get_date(self._workspace.connection, key)

    def change_date(self, dossier: DossierId, item: CalendarDate) -> Change:
        """Change a day in the calendar."""
        before = _there(self.date(item.id))
        if not item.text.strip():
            raise UserError("Schrijf wat er op die dag is.")
        if item == before:
            return NOTHING
        with self._workspace.transaction(change_title(before.text, "calendar_date", before, item)) as tx:
            store.put_date(tx.connection, dossier, item)
            return tx.change

    def drop_date(self, key: CalendarDateId) -> Change:
        """Delete a day from the calendar."""
        item = _there(self.date(key))
        with self._workspace.transaction(f"{item.text} uit de kalender verwijderen") as tx:
            records.drop(tx.connection, schema.calendar_date, key)
            return tx.change

    def phase(self, key: PhaseEntryId) -> PhaseEntry | None:
        """Give the stay of a dossier in a phase, or None when there is none of that key."""
        return store.get_phase(self._workspace.connection, key)

    def change_phase(self, dossier: DossierId, entry: PhaseEntry) -> Change:
        """Change the day, evidence or reason of a phase, or which one it was."""
        before = _there(self.phase(entry.id))
        if entry == before:
            return NOTHING
        with self._workspace.transaction(change_title(_phase(before), "dossier_phase", before, entry)) as tx:
            store.put_phase(tx.connection, dossier, entry)
            return tx.change

    def drop_phase(self, key: PhaseEntryId) -> Change:
        """Delete a phase that the dossier was never in."""
        entry = _there(self.phase(key))
        with self._workspace.transaction(f"{_phase(entry)} verwijderen") as tx:
            records.drop(tx.connection, schema.dossier_phase, key)
            return tx.change

    def drop_ask(self, key: AskId) -> Change:
        """Delete an ask that was never made, with who would get which part of it."""
        _there(store.get_ask(self._workspace.connection, key))
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


def _there(found: _Part | None) -> _Part:
    """Refuse to change what is not there: without a key it would be added."""
    if found is None:
        raise UserError(_GONE)
    return found


def _called(message: Message) -> str:
    return MESSAGE_KIND[message.kind].capitalize() if message.kind is not MessageKind.SENSITIVE else "Gevoelig punt"


def _phase(entry: PhaseEntry) -> str:
    return f"Fase {entry.phase:d} {PHASE_SHORT[entry.phase]}"
