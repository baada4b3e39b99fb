"""Tasks in the file: every field comes back, and the latest settled comes first."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.tasks import Task, TaskStatus
from ipo_crm.store import tasks
from ipo_crm.store.workspace import Workspace
from tests.store import some

DAY = date(2025, 6, 10)


def test_a_task_comes_back_whole(workspace: Workspace) -> None:
    made = Task(
        text="Bellen over motietekst",
        person_id=some.person(workspace),
        due=date(2025, 7, 2),
        first_due=date(2025, 6, 30),
        status=TaskStatus.DONE,
        settled_on=DAY,
        evidence="Gebeld",
        dossier_id=some.dossier(workspace),
        meeting_id=some.visit(workspace),
    )
    with workspace.transaction("Actie") as tx:
        key = tasks.put(tx.connection, made)

    found = tasks.get(workspace.connection, key)
    assert found is not None
    assert replace(found, uuid="") == replace(made, id=key)


def test_the_latest_settled_task_comes_first_among_those(workspace: Workspace) -> None:
    with workspace.transaction("Acties") as tx:
        for text, day in (("eerst", date(2025, 6, 1)), ("laatst", date(2025, 6, 9))):
            tasks.put(tx.connection, Task(text=text, status=TaskStatus.DONE, settled_on=day))

    assert [row.task.text for row in tasks.rows(workspace.connection)] == ["laatst", "eerst"]
