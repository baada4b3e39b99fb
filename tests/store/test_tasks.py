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


def test_what_is_open_comes_by_due_day_and_without_one_last(workspace: Workspace) -> None:
    person, dossier, meeting = some.person(workspace), some.dossier(workspace), some.visit(workspace)
    with workspace.transaction("Acties") as tx:
        for text, due in (("ooit", None), ("later", date(2025, 7, 9)), ("eerst", date(2025, 7, 1))):
            task = Task(text=text, due=due, person_id=person, dossier_id=dossier, meeting_id=meeting)
            tasks.put(tx.connection, task)
        tasks.put(tx.connection, Task(text="gedaan", due=date(2025, 6, 1), status=TaskStatus.DONE, settled_on=DAY))
    connection = workspace.connection

    every = tasks.rows(connection)

    assert [row.task.text for row in every] == ["eerst", "later", "ooit", "gedaan"]
    assert tasks.rows(connection, only_open=True) == every[:3]
    assert tasks.rows(connection, only_open=True, limit=2) == every[:2]
    assert tasks.rows(connection, person=person, dossier=dossier, meeting=meeting) == every[:3]
    assert [row.task for row in every] == [tasks.get(connection, row.task.id) for row in every]
    assert (every[0].person, every[0].dossier, every[3].person) != ("", "", "")
    assert every[0].meeting_day is not None
