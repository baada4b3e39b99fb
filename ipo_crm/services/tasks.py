"""Tasks: add, give and settle them; nothing leaves the list without an outcome."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, TaskId
from ipo_crm.domain.tasks import Task, TaskRow, TaskStatus
from ipo_crm.services.settings import Settings
from ipo_crm.store import people, records, schema
from ipo_crm.store import tasks as store
from ipo_crm.store.workspace import Workspace

_SETTLED = {TaskStatus.DONE: "Actie gedaan", TaskStatus.DROPPED: "Actie vervallen"}


class Tasks:
    """Deeds and questions about tasks."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, task: Task) -> Change:
        """Add or change a task; its outcome is given by `settle` and taken back by `reopen`, not here."""
        if not task.text.strip():
            raise UserError("Schrijf in één zin wat er moet gebeuren.")
        known = self.get(task.id).status if task.id else TaskStatus.OPEN
        if task.status is not known:
            raise ValueError("a task gets its outcome by settle or reopen")
        with self._workspace.transaction(f"Actie {'wijzigen' if task.id else 'toevoegen'}") as tx:
            store.put(tx.connection, task)
            return tx.change

    def settle(self, key: TaskId, status: TaskStatus, evidence: str = "") -> Change:
        """Say how a task ended; one that is dropped needs a reason, one that is done may have evidence."""
        if status is TaskStatus.OPEN:
            raise ValueError("an open task is not settled")
        if status is TaskStatus.DROPPED and not evidence.strip():
            raise UserError("Schrijf waarom deze actie vervalt, dan is dat later terug te vinden.")
        task = self.get(key)
        with self._workspace.transaction(_SETTLED[status]) as tx:
            store.put(tx.connection, replace(task, status=status, evidence=evidence, settled_on=self._settings.today()))
            return tx.change

    def reopen(self, key: TaskId) -> Change:
        """Take the outcome of a task back; its evidence stays to be read."""
        task = self.get(key)
        with self._workspace.transaction("Actie heropenen") as tx:
            store.put(tx.connection, replace(task, status=TaskStatus.OPEN, settled_on=None))
            return tx.change

    def postpone(self, key: TaskId, due: date) -> Change:
        """Give an open task another due day; the first one is remembered."""
        task = self.get(key)
        if task.status is not TaskStatus.OPEN:
            raise UserError("Deze actie is al afgehandeld. Heropen haar eerst.")
        with self._workspace.transaction("Actie verschuiven") as tx:
            store.put(tx.connection, replace(task, due=due, first_due=task.first_due or task.due))
            return tx.change

    def assign(self, key: TaskId, person: PersonId | None) -> Change:
        """Give a task to somebody, or to nobody yet."""
        task = self.get(key)
        who = people.names(self._workspace.connection, [person])[person].short if person is not None else "niemand"
        with self._workspace.transaction(f"Actie aan {who} geven") as tx:
            store.put(tx.connection, replace(task, person_id=person))
            return tx.change

    def drop(self, key: TaskId) -> Change:
        """Delete a task that was never one; what need not be done any more gets an outcome instead."""
        self.get(key)
        with self._workspace.transaction("Actie verwijderen") as tx:
            records.drop(tx.connection, schema.task, key)
            return tx.change

    def get(self, key: TaskId) -> Task:
        """Give a task; UserError when it is gone."""
        task = store.get(self._workspace.connection, key)
        if task is None:
            raise UserError("Deze actie is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return task

    def rows(
        self,
        *,
        person: PersonId | None = None,
        dossier: DossierId | None = None,
        meeting: MeetingId | None = None,
    ) -> tuple[TaskRow, ...]:
        """Give tasks, open ones first and of those the overdue; of one person, dossier or contact moment when given."""
        return store.rows(self._workspace.connection, person=person, dossier=dossier, meeting=meeting)

    def open_rows(self, person: PersonId | None = None) -> tuple[TaskRow, ...]:
        """Give what is still to do, overdue first, of one person when given."""
        return store.rows(self._workspace.connection, person=person, only_open=True)
