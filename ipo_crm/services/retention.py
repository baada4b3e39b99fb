"""How long people are kept, and whether they know: the two deeds that a record which is due asks for."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.people import Person
from ipo_crm.domain.today import year_after
from ipo_crm.services.settings import Settings
from ipo_crm.store import people as store
from ipo_crm.store.workspace import Workspace


class Retention:
    """Deeds of one key press each: whoever wants another day says so in the form of the person."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def told_today(self, key: PersonId) -> Change:
        """Record that somebody was told today that we keep their data (AVG art. 14)."""
        person = self._get(key)
        with self._workspace.transaction(f"Bericht aan {person.name.short} vastleggen") as tx:
            store.put(tx.connection, replace(person, informed_on=self._settings.today()))
            return tx.change

    def keep_longer(self, key: PersonId) -> Change:
        """Keep somebody for a year more: from the day until which they were kept, or from today where that is past."""
        person = self._get(key)
        until = year_after(max(person.keep_until or date.min, self._settings.today()))
        with self._workspace.transaction(f"{person.name.short} een jaar langer bewaren") as tx:
            store.put(tx.connection, replace(person, keep_until=until))
            return tx.change

    def _get(self, key: PersonId) -> Person:
        person = store.get(self._workspace.connection, key)
        if person is None:
            raise UserError("Deze persoon is er niet meer. Maak het verwijderen ongedaan om dit vast te leggen.")
        return person
