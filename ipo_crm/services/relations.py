"""Relations: change, end and delete ties between people or organisations, and mark those not to go by."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, RelationId
from ipo_crm.domain.people import Relation
from ipo_crm.domain.periods import Period
from ipo_crm.services.settings import Settings
from ipo_crm.store import people as store
from ipo_crm.store import records, schema
from ipo_crm.store.workspace import Workspace


class Relations:
    """Deeds and questions about ties; one is added by `People.relate`."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def change(self, relation: Relation) -> Change:
        """Change what is kept of a tie."""
        self.get(relation.id)
        if relation.a == relation.b:
            raise UserError("Kies twee verschillende personen of organisaties voor een relatie.")
        with self._workspace.transaction("Relatie wijzigen") as tx:
            store.put_relation(tx.connection, relation)
            return tx.change

    def end(self, key: RelationId, day: date | None = None) -> Change:
        """Say from which day on a tie is no more, today when none is given; it stays to be read."""
        relation, last = self.get(key), day or self._settings.today()
        if relation.period.start is not None and last <= relation.period.start:
            raise UserError("De relatie eindigt dan voordat zij begon. Kies een latere dag.")
        with self._workspace.transaction("Relatie beëindigen") as tx:
            store.put_relation(tx.connection, replace(relation, period=Period(relation.period.start, last)))
            return tx.change

    def mark_not_via(self, key: RelationId, not_via: bool) -> Change:
        """Say that an introduction may not go by this tie, or that it may."""
        relation = self.get(key)
        title = "Relatie merken: niet via" if not_via else "Merk niet via weghalen"
        with self._workspace.transaction(title) as tx:
            store.put_relation(tx.connection, replace(relation, not_via=not_via))
            return tx.change

    def drop(self, key: RelationId) -> Change:
        """Delete a tie that never was; one that is over gets a last day instead."""
        self.get(key)
        with self._workspace.transaction("Relatie verwijderen") as tx:
            records.drop(tx.connection, schema.relation, key)
            return tx.change

    def get(self, key: RelationId) -> Relation:
        """Give a tie; UserError when it is gone."""
        found = store.get_relation(self._workspace.connection, key)
        if found is None:
            raise UserError("Deze relatie is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return found

    def of(self, actor: ActorRef) -> tuple[Relation, ...]:
        """Give the ties of a person or an organisation, also those that are over."""
        return store.relations_of(self._workspace.connection, actor)
