"""Tasks in the file, and the list of them: what is open first, overdue before the rest."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, TaskId
from ipo_crm.domain.tasks import Task, TaskRow, TaskStatus
from ipo_crm.store import people, schema
from ipo_crm.store.records import AnyRow, plain_rows, save

_LISTED: Final = (
    "SELECT t.id, t.uuid, t.text, t.person_id, t.due, t.first_due, t.status, t.settled_on, t.evidence, t.dossier_id, "
    "t.meeting_id, m.day, coalesce(nullif(d.short_title, ''), d.title, '') FROM task t "
    "LEFT JOIN meeting m ON m.id = t.meeting_id LEFT JOIN dossier d ON d.id = t.dossier_id"
)
_BY_DUE: Final = "t.due NULLS LAST, t.id"
_STATUSES: Final = {each.value: each for each in TaskStatus}


def put(connection: Connection, task: Task) -> TaskId:
    """Write a task down."""
    values = {
        "uuid": task.uuid,
        "text": task.text,
        "person_id": task.person_id,
        "due": task.due,
        "first_due": task.first_due or task.due,
        "status": task.status,
        "settled_on": task.settled_on,
        "evidence": task.evidence,
        "dossier_id": task.dossier_id,
        "meeting_id": task.meeting_id,
    }
    return TaskId(save(connection, schema.task, task.id, values))


def get(connection: Connection, key: TaskId) -> Task | None:
    """Give a task, or None when there is none of that key."""
    row = connection.execute(select(schema.task).where(schema.task.c.id == key)).first()
    return None if row is None else _task(row)


def rows(
    connection: Connection,
    *,
    person: PersonId | None = None,
    dossier: DossierId | None = None,
    meeting: MeetingId | None = None,
    only_open: bool = False,
    limit: int | None = None,
) -> tuple[TaskRow, ...]:
    """Give tasks with the names around them, at most `limit`.

    Open ones by due day, those without one last, then the latest settled.
    """
    asked = {"person_id": person, "dossier_id": dossier, "meeting_id": meeting}
    bound = {column: key for column, key in asked.items() if key is not None}
    wanted = [f"t.{column} = :{column}" for column in bound] + [f"t.status = '{TaskStatus.OPEN}'"] * only_open
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    order = _BY_DUE if only_open else f"t.status <> '{TaskStatus.OPEN}', t.settled_on DESC, {_BY_DUE}"
    query = f"{_LISTED} {where} ORDER BY {order} LIMIT :most"
    found = plain_rows(connection, query, {**bound, "most": -1 if limit is None else limit})
    names = people.names(connection, {row[3] for row in found if row[3] is not None})
    called = {key: name.short for key, name in names.items()}
    return tuple(_row(row, called.get(row[3], "")) for row in found)


def _row(row: Any, person: str) -> TaskRow:
    """Read one line; spelled out, since the list may be of ten thousand."""
    key, uuid, text, person_id, due, first_due, status, settled_on, evidence, dossier_id, meeting_id, day, dossier = row
    return TaskRow(
        task=Task(
            id=key,
            uuid=uuid,
            text=text,
            person_id=person_id,
            due=_day(due),
            first_due=_day(first_due),
            status=_STATUSES[status],
            settled_on=_day(settled_on),
            evidence=evidence,
            dossier_id=dossier_id,
            meeting_id=meeting_id,
        ),
        person=person,
        dossier=dossier,
        meeting_day=_day(day),
    )


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _task(row: AnyRow) -> Task:
    return Task(
        id=TaskId(row.id),
        uuid=row.uuid,
        text=row.text,
        person_id=None if row.person_id is None else PersonId(row.person_id),
        due=row.due,
        first_due=row.first_due,
        status=row.status,
        settled_on=row.settled_on,
        evidence=row.evidence,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
    )
