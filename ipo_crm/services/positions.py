"""Positions: record who stands where, with the source; read the ledger."""

from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, DossierId
from ipo_crm.domain.positions import Position, Standing
from ipo_crm.domain.search import Hit, HitKind
from ipo_crm.services.settings import Settings
from ipo_crm.store import positions as store
from ipo_crm.store import search
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
