"""Meetings in the file: records with participants and dossiers, and the lists of them."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import AskId, DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingRow, MeetingStatus, Participant, Side
from ipo_crm.store import people, schema, sources
from ipo_crm.store.records import AnyRow, chunked, replace_parts, save

_PLAIN = [
    "uuid",
    "kind",
    "status",
    "day",
    "starts",
    "ends",
    "precision",
    "title",
    "place",
    "on_behalf_of",
    "purpose",
    "pushback",
    "ask_id",
    "ask_text",
    "fallback",
    "leave_behind",
    "reaction",
    "learned",
    "report",
    "agenda_line",
]


def put(connection: Connection, meeting: Meeting) -> MeetingId:
    """Write a meeting down with who took part and what it was about."""
    values: dict[str, Any] = {name: getattr(meeting, name) for name in _PLAIN}
    values["source_id"] = sources.put(connection, meeting.source)
    key = MeetingId(save(connection, schema.meeting, meeting.id, values))
    parts = [
        {
            "meeting_id": key,
            "person_id": one.person_id,
            "side": one.side,
            "task": one.task,
            "rank": rank,
            "answer": one.answer,
            "photo": one.photo,
        }
        for rank, one in enumerate(meeting.participants)
    ]
    replace_parts(connection, schema.participant, schema.participant.c.meeting_id == key, parts)
    about = [{"meeting_id": key, "dossier_id": dossier, "rank": rank} for rank, dossier in enumerate(meeting.dossiers)]
    replace_parts(connection, schema.meeting_dossier, schema.meeting_dossier.c.meeting_id == key, about)
    return key


def get(connection: Connection, key: MeetingId) -> Meeting | None:
    """Give a meeting, or None when there is none of that key."""
    row = connection.execute(select(schema.meeting).where(schema.meeting.c.id == key)).first()
    if row is None:
        return None
    table = schema.participant
    parts = connection.execute(select(table).where(table.c.meeting_id == key).order_by(table.c.rank))
    about = connection.execute(
        select(schema.meeting_dossier.c.dossier_id)
        .where(schema.meeting_dossier.c.meeting_id == key)
        .order_by(schema.meeting_dossier.c.rank)
    ).scalars()
    plain = {name: getattr(row, name) for name in _PLAIN if name not in ("on_behalf_of", "ask_id")}
    return Meeting(
        id=MeetingId(row.id),
        **plain,
        on_behalf_of=None if row.on_behalf_of is None else OrganisationId(row.on_behalf_of),
        ask_id=None if row.ask_id is None else AskId(row.ask_id),
        participants=tuple(
            Participant(
                person_id=PersonId(one.person_id), side=one.side, task=one.task, answer=one.answer, photo=one.photo
            )
            for one in parts
        ),
        dossiers=tuple(DossierId(dossier) for dossier in about),
        source=sources.all_sources(connection).get(row.source_id),
    )


def rows(
    connection: Connection,
    *,
    since: date | None = None,
    until: date | None = None,
    person: PersonId | None = None,
    dossier: DossierId | None = None,
    status: MeetingStatus | None = None,
    limit: int | None = None,
) -> tuple[MeetingRow, ...]:
    """Give contact moments, the latest first and at most `limit`.

    Bounded by half-open days, by one person or dossier, or by how they stand.
    """
    table = schema.meeting
    wanted: list[ColumnElement[bool]] = []
    if since is not None:
        wanted.append(table.c.day >= since)
    if until is not None:
        wanted.append(table.c.day < until)
    if person is not None:
        wanted.append(table.c.id.in_(_ids(schema.participant, schema.participant.c.person_id == person)))
    if dossier is not None:
        wanted.append(table.c.id.in_(_ids(schema.meeting_dossier, schema.meeting_dossier.c.dossier_id == dossier)))
    if status is not None:
        wanted.append(table.c.status == status)
    columns = [table.c[name] for name in ("id", "kind", "status", "day", "starts", "ends", "title", "place")]
    query: Select[Any] = (
        select(*columns, _reported().label("reported"))
        .where(*wanted)
        .order_by(table.c.day.desc(), table.c.starts.desc(), table.c.id.desc())
        .limit(limit)
    )
    found = connection.execute(query).all()
    keys = [row.id for row in found]
    whom = _with_whom(connection, keys)
    about = _about(connection, keys)
    return tuple(_meeting_row(row, tuple(whom.get(row.id, ())), tuple(about.get(row.id, ()))) for row in found)


def _reported() -> ColumnElement[bool]:
    """Give whether something was written down; the texts themselves may be long and are left where they are."""
    table = schema.meeting
    said = [func.length(table.c[name]) > 0 for name in ("reaction", "report", "learned")]
    return or_(*said)


def _ids(table: Any, condition: ColumnElement[bool]) -> Any:
    return select(table.c.meeting_id).where(condition)


def _with_whom(connection: Connection, keys: list[int]) -> dict[int, list[str]]:
    table = schema.participant
    pairs: list[Any] = []
    for piece in chunked(keys):
        query = (
            select(table.c.meeting_id, table.c.person_id)
            .where(table.c.meeting_id.in_(piece), table.c.side == Side.THEIRS)
            .order_by(table.c.rank)
        )
        pairs.extend(connection.execute(query).all())
    named = people.names(connection, {person for _, person in pairs})
    full = {key: name.full for key, name in named.items()}
    found: dict[int, list[str]] = {}
    for meeting, person in pairs:
        found.setdefault(meeting, []).append(full[person])
    return found


def _about(connection: Connection, keys: list[int]) -> dict[int, list[str]]:
    table = schema.meeting_dossier
    titles = select(schema.dossier.c.id, schema.dossier.c.short_title, schema.dossier.c.title)
    labels = {key: short or title for key, short, title in connection.execute(titles).all()}
    found: dict[int, list[str]] = {}
    for piece in chunked(keys):
        query = (
            select(table.c.meeting_id, table.c.dossier_id).where(table.c.meeting_id.in_(piece)).order_by(table.c.rank)
        )
        for meeting, dossier in connection.execute(query).all():
            found.setdefault(meeting, []).append(labels[dossier])
    return found


def _meeting_row(row: AnyRow, whom: tuple[str, ...], about: tuple[str, ...]) -> MeetingRow:
    return MeetingRow(
        id=MeetingId(row.id),
        kind=row.kind,
        status=row.status,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        title=row.title,
        place=row.place,
        with_whom=whom,
        dossiers=about,
        reported=bool(row.reported),
    )
