"""Private impressions: written down outside a talk too, changed and thrown away."""

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ImpressionId, PersonId
from ipo_crm.domain.impressions import Impression
from ipo_crm.store import impressions as store
from ipo_crm.store import records, schema
from ipo_crm.store.workspace import Workspace


class Impressions:
    """Deeds and questions about private impressions; none of them goes into an export by itself."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def put(self, impression: Impression) -> Change:
        """Add or change a private impression."""
        if not impression.text.strip():
            raise UserError("Schrijf uw indruk in een of twee zinnen.")
        verb = "wijzigen" if impression.id else "toevoegen"
        with self._workspace.transaction(f"Persoonlijke indruk {verb}") as tx:
            store.put(tx.connection, impression)
            return tx.change

    def drop(self, key: ImpressionId) -> Change:
        """Delete a private impression."""
        self.get(key)
        with self._workspace.transaction("Persoonlijke indruk verwijderen") as tx:
            records.drop(tx.connection, schema.impression, key)
            return tx.change

    def get(self, key: ImpressionId) -> Impression:
        """Give an impression; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Deze indruk is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return found

    def rows(self, person: PersonId) -> tuple[Impression, ...]:
        """Give the impressions of a person, the latest first."""
        return store.rows(self._workspace.connection, person)
