"""Sources: mend the title, days or address of one, for every fact that rests on it."""

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.sources import Source
from ipo_crm.store import sources as store
from ipo_crm.store.workspace import Workspace


class Sources:
    """Deeds and questions about sources; one is added by the fact that rests on it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def change(self, source: Source) -> Change:
        """Change a source; every fact on it then shows the new title, days and address."""
        if not source.title.strip():
            raise UserError("Geef de bron een titel.")
        if source.id not in store.all_sources(self._workspace.connection):
            raise UserError("Deze bron is er niet meer. Open het gegeven opnieuw.")
        if store.find(self._workspace.connection, source) not in (None, source.id):
            raise UserError("Deze bron is er al. Kies die bij het gegeven, dan blijft er één over.")
        with self._workspace.transaction("Bron wijzigen") as tx:
            store.change(tx.connection, source)
            return tx.change

    def rows(self) -> tuple[Source, ...]:
        """Give every source, by title."""
        return tuple(sorted(store.all_sources(self._workspace.connection).values(), key=lambda each: each.title))
