"""Tasks: their order, and that nothing leaves the list without an outcome."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import TaskId
from ipo_crm.domain.tasks import Task, TaskStatus
from ipo_crm.services.desk import Desk
from tests.services import makers


def _add(desk: Desk, text: str, due: date | None = None) -> TaskId:
    return TaskId(desk.tasks.put(Task(text=text, due=due)).only("task"))


def test_open_tasks_come_first_and_of_those_the_overdue(desk: Desk) -> None:
    _add(desk, "zonder dag")
    _add(desk, "later", date(2099, 1, 1))
    _add(desk, "te laat", date(2025, 1, 1))
    desk.tasks.settle(_add(desk, "gedaan", date(2024, 1, 1)), TaskStatus.DONE)

    assert [row.task.text for row in desk.tasks.rows()] == ["te laat", "later", "zonder dag", "gedaan"]
    assert [row.task.text for row in desk.tasks.open_rows()] == ["te laat", "later", "zonder dag"]


def test_rows_can_be_of_one_person_dossier_or_meeting(desk: Desk) -> None:
    who, about = makers.person(desk), makers.dossier(desk)
    visit = makers.meeting(desk, who)
    desk.tasks.put(Task(text="van hem", person_id=who))
    desk.tasks.put(Task(text="over dossier", dossier_id=about))
    desk.tasks.put(Task(text="na bezoek", meeting_id=visit))

    (his,), (its,), (after,) = (
        desk.tasks.rows(person=who),
        desk.tasks.rows(dossier=about),
        desk.tasks.rows(meeting=visit),
    )
    assert (his.person, its.dossier, after.meeting_day) == ("A. Proef", "Proefdossier", makers.VISIT_DAY)


def test_a_task_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="wat er moet gebeuren"):
        desk.tasks.put(Task(text=" "))


def test_a_settled_task_has_its_day_and_its_evidence(desk: Desk) -> None:
    key = _add(desk, "Bellen")

    desk.tasks.settle(key, TaskStatus.DONE, "Gesproken op de gang")

    task = desk.tasks.get(key)
    assert (task.status, task.settled_on, task.evidence) == (
        TaskStatus.DONE,
        desk.settings.today(),
        "Gesproken op de gang",
    )
    assert desk.history.undo_title() == "Actie gedaan"


def test_a_task_is_not_dropped_without_a_reason(desk: Desk) -> None:
    key = _add(desk, "Bellen")

    with pytest.raises(UserError, match="waarom"):
        desk.tasks.settle(key, TaskStatus.DROPPED)

    assert desk.tasks.get(key).status is TaskStatus.OPEN


def test_an_outcome_is_never_slipped_in_by_a_change(desk: Desk) -> None:
    key = _add(desk, "Bellen")

    with pytest.raises(ValueError, match="settle or reopen"):
        desk.tasks.put(replace(desk.tasks.get(key), status=TaskStatus.DONE))
    with pytest.raises(ValueError, match="not settled"):
        desk.tasks.settle(key, TaskStatus.OPEN)


def test_the_first_due_day_is_remembered_however_often_it_is_postponed(desk: Desk) -> None:
    key = _add(desk, "Bellen", date(2025, 6, 1))

    desk.tasks.postpone(key, date(2025, 6, 8))
    desk.tasks.postpone(key, date(2025, 6, 15))

    task = desk.tasks.get(key)
    assert (task.first_due, task.due) == (date(2025, 6, 1), date(2025, 6, 15))


def test_a_settled_task_is_reopened_before_it_is_postponed(desk: Desk) -> None:
    key = _add(desk, "Bellen")
    desk.tasks.settle(key, TaskStatus.DONE, "Voicemail")

    with pytest.raises(UserError, match="Heropen"):
        desk.tasks.postpone(key, date(2025, 6, 8))
    desk.tasks.reopen(key)

    task = desk.tasks.get(key)
    assert (task.status, task.settled_on, task.evidence) == (TaskStatus.OPEN, None, "Voicemail")


def test_a_task_is_given_to_somebody_and_to_nobody(desk: Desk) -> None:
    key, who = _add(desk, "Bellen"), makers.person(desk)

    desk.tasks.assign(key, who)
    assert (desk.tasks.get(key).person_id, desk.history.undo_title()) == (who, "Actie aan A. Proef geven")

    desk.tasks.assign(key, None)
    assert (desk.tasks.get(key).person_id, desk.history.undo_title()) == (None, "Actie aan niemand geven")


def test_a_task_of_a_person_who_goes_stays_without_one(desk: Desk) -> None:
    who = makers.person(desk)
    key = TaskId(desk.tasks.put(Task(text="Bellen", person_id=who)).only("task"))

    desk.people.drop(who)
    assert desk.tasks.get(key).person_id is None

    desk.history.undo()
    assert desk.tasks.get(key).person_id == who


def test_a_dropped_task_comes_back_by_undo(desk: Desk) -> None:
    key = _add(desk, "Bellen")
    desk.tasks.drop(key)
    with pytest.raises(UserError, match="niet meer"):
        desk.tasks.get(key)

    desk.history.undo()

    assert desk.tasks.get(key).text == "Bellen"
