"""Promises: add, settle or postpone them; list what is open."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId, PromiseId
from ipo_crm.domain.promises import Outcome, Promise, PromiseRow
from ipo_crm.services.settings import Settings
from ipo_crm.store import promises as store
from ipo_crm.store import records, schema
from ipo_crm.store.workspace import Workspace

_SETTLED = {Outcome.KEPT: "Toezegging nagekomen", Outcome.LAPSED: "Toezegging vervallen"}


class Promises:
    """Deeds and questions about promises."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, promise: Promise) -> Change:
        """Add a promise that was made outside a talk, or change one; its outcome is given by `settle`, not here."""
        if not promise.text.strip():
            raise UserError("Schrijf in één zin wat er is toegezegd.")
        known = self.get(promise.id).outcome if promise.id else Outcome.OPEN
        if promise.outcome is not known:
            raise ValueError("a promise gets its outcome by settle or reopen")
        with self._workspace.transaction(f"Toezegging {'wijzigen' if promise.id else 'toevoegen'}") as tx:
            store.put(tx.connection, promise)
            return tx.change

    def reopen(self, key: PromiseId) -> Change:
        """Take the outcome of a promise back; its evidence stays to be read."""
        promise = self.get(key)
        with self._workspace.transaction("Toezegging heropenen") as tx:
            store.put(tx.connection, replace(promise, outcome=Outcome.OPEN, settled_on=None))
            return tx.change

    def drop(self, key: PromiseId) -> Change:
        """Delete a promise that was never made; one that is no longer wanted lapses instead."""
        self.get(key)
        with self._workspace.transaction("Toezegging verwijderen") as tx:
            records.drop(tx.connection, schema.promise, key)
            return tx.change

    def settle(self, key: PromiseId, outcome: Outcome, evidence: str) -> Change:
        """Say how a promise ended, with the evidence for it."""
        if outcome is Outcome.OPEN:
            raise ValueError("an open promise is not settled")
        promise = self.get(key)
        with self._workspace.transaction(_SETTLED[outcome]) as tx:
            settled = replace(promise, outcome=outcome, evidence=evidence, settled_on=self._settings.today())
            store.put(tx.connection, settled)
            return tx.change

    def postpone(self, key: PromiseId, due: date) -> Change:
        """Give an open promise another due day; the first one is remembered."""
        promise = self.get(key)
        with self._workspace.transaction("Toezegging verschuiven") as tx:
            store.put(tx.connection, replace(promise, due=due, first_due=promise.first_due or promise.due))
            return tx.change

    def get(self, key: PromiseId) -> Promise:
        """Give a promise; UserError when it is gone."""
        promise = store.get(self._workspace.connection, key)
        if promise is None:
            raise UserError("Deze toezegging is er niet meer. Maak het verwijderen ongedaan om hem terug te halen.")
        return promise

    def open_rows(self, person: PersonId | None = None) -> tuple[PromiseRow, ...]:
        """Give what is still open, overdue first, of one person when given."""
        return store.rows(self._workspace.connection, person=person, only_open=True)
