"""Notes: write them down, find whom they name, and where somebody is named."""

from collections.abc import Mapping

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.notes import Named, NoteMention, Offer, links
from ipo_crm.store import history
from ipo_crm.store import notes as store
from ipo_crm.store.workspace import Workspace

_OFFERED = 8


class Notes:
    """Deeds and questions about the notes of people and organisations."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def put(self, ref: RecordRef, text: str) -> Change:
        """Write the notes of a person or an organisation."""
        connection = self._workspace.connection
        if store.text_of(connection, ref) is None:
            raise UserError("Dit is er niet meer. Maak het verwijderen ongedaan om de notitie te kunnen vastleggen.")
        name = history.name_of(connection, ref.subject, ref.key)
        with self._workspace.transaction(f"Notitie bij {name} wijzigen") as tx:
            store.put(tx.connection, ref, text.strip())
            return tx.change

    def names(self, text: str) -> Mapping[Named, str]:
        """Give the present names of whom a note names; what is gone is left out."""
        found = {each.named for each in links(text)}
        return store.names(self._workspace.connection, found) if found else {}

    def record(self, named: Named) -> RecordRef:
        """Give the record that a link names; UserError when it is gone."""
        found = store.record(self._workspace.connection, named)
        if found is None:
            raise UserError("Wat hier wordt genoemd staat niet meer in het bestand.")
        return found

    def mentions(self, ref: RecordRef) -> tuple[NoteMention, ...]:
        """Give the notes of others that name a record."""
        return store.mentions(self._workspace.connection, ref)

    def offers(self, subject: str, typed: str) -> tuple[Offer, ...]:
        """Give the people, or dossiers, whose name fits what was typed after the sign."""
        return store.offers(self._workspace.connection, subject, typed, _OFFERED)
