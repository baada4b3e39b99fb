"""Positions: record who stands where, with the source; read the ledger."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import NEW, ActorRef, DossierId, PositionId
from ipo_crm.domain.positions import Position, Standing
from ipo_crm.domain.search import Hit, HitKind
from ipo_crm.services.settings import Settings
from ipo_crm.store import positions as store
from ipo_crm.store import records, schema, search
from ipo_crm.store.workspace import Workspace


class Positions:
    """Deeds and questions about positions."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def record(self, position: Position) -> Change:
        """Add an entry to the ledger; the ones before it stay."""
        if not position.source.title.strip():
            raise UserError("Noem de bron: een positie zonder bron wordt niet bewaard.")
        with self._workspace.transaction("Positie vastleggen") as tx:
            store.put(tx.connection, position)
            return tx.change

    def correct(self, key: PositionId, position: Position) -> Change:
        """Add what an entry should have said as a new one of the same actor and dossier; the mistaken one stays."""
        wrong = self.get(key)
        if not position.source.title.strip():
            raise UserError("Noem de bron: een positie zonder bron wordt niet bewaard.")
        right = replace(
            position, id=PositionId(NEW), uuid="", actor=wrong.actor, dossier_id=wrong.dossier_id, day=wrong.day
        )
        with self._workspace.transaction("Positie verbeteren") as tx:
            store.put(tx.connection, right)
            return tx.change

    def drop(self, key: PositionId) -> Change:
        """Delete an entry that was never true, such as one about somebody else; a new stance is recorded beside it."""
        self.get(key)
        with self._workspace.transaction("Positie verwijderen") as tx:
            records.drop(tx.connection, schema.position, key)
            return tx.change

    def get(self, key: PositionId) -> Position:
        """Give an entry of the ledger; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Deze positie is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return found

    def ledger(self, actor: ActorRef, dossier: DossierId | None = None) -> tuple[Position, ...]:
        """Give the entries about an actor, oldest first."""
        return store.ledger(self._workspace.connection, actor, dossier)

    def standings(self, dossier: DossierId, as_of: date | None = None) -> tuple[Standing, ...]:
        """Give where everyone stands on a dossier on a day."""
        return store.standings(self._workspace.connection, self._settings.day(as_of), dossier=dossier)

    def actors(self, typed: str, limit: int = 8) -> tuple[Hit, ...]:
        """Give the people and then the organisations whose name fits, for a picker; at most `limit` of each."""
        found = search.find(self._workspace.connection, typed, limit)
        return tuple(hit for hit in found if hit.kind in (HitKind.PERSON, HitKind.ORGANISATION))
