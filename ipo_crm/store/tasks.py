"""Tasks in the file, and the list of them: what is open first, overdue before the rest."""

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, TaskId
from ipo_crm.domain.tasks import Task, TaskRow, TaskStatus
from ipo_crm.store import people, schema
from ipo_crm.store.records import AnyRow, save


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
    table = schema.task
    wanted: list[ColumnElement[bool]] = []
    if person is not None:
        wanted.append(table.c.person_id == person)
    if dossier is not None:
        wanted.append(table.c.dossier_id == dossier)
    if meeting is not None:
        wanted.append(table.c.meeting_id == meeting)
    if only_open:
        wanted.append(table.c.status == TaskStatus.OPEN)
    query = (
        select(table, schema.meeting.c.day, schema.dossier.c.title, schema.dossier.c.short_title)
        .outerjoin(schema.meeting, schema.meeting.c.id == table.c.meeting_id)
        .outerjoin(schema.dossier, schema.dossier.c.id == table.c.dossier_id)
        .where(*wanted)
        .order_by(
            table.c.status != TaskStatus.OPEN,
            table.c.settled_on.desc(),
            table.c.due.is_(None),
            table.c.due,
            table.c.id,
        )
        .limit(limit)
    )
    found = connection.execute(query).all()
    names = people.names(connection, {row.person_id for row in found if row.person_id is not None})
    return tuple(
        TaskRow(
            task=_task(row),
            person="" if row.person_id is None else names[row.person_id].short,
            dossier=row.short_title or row.title or "",
            meeting_day=row.day,
        )
        for row in found
    )


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
