"""Meetings in the file: records with participants and dossiers, and the lists of them."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import AskId, DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingRow, Participant, Side
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
) -> tuple[MeetingRow, ...]:
    """Give contact moments, the latest first, bounded by half-open days, one person or one dossier."""
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
    query = select(table).where(*wanted).order_by(table.c.day.desc(), table.c.starts.desc(), table.c.id.desc())
    found = connection.execute(query).all()
    keys = [row.id for row in found]
    whom = _with_whom(connection, keys)
    about = _about(connection, keys)
    return tuple(_meeting_row(row, tuple(whom.get(row.id, ())), tuple(about.get(row.id, ()))) for row in found)


def _ids(table: Any, condition: ColumnElement[bool]) -> Any:
    return select(table.c.meeting_id).where(condition)


def _with_whom(connection: Connection, keys: list[int]) -> dict[int, list[str]]:
    table = schema.participant
    found: dict[int, list[str]] = {}
    pairs: list[tuple[int, int]] = []
    for piece in chunked(keys):
        query = (
            select(table.c.meeting_id, table.c.person_id)
            .where(table.c.meeting_id.in_(piece), table.c.side == Side.THEIRS)
            .order_by(table.c.rank)
        )
        pairs.extend((row.meeting_id, row.person_id) for row in connection.execute(query))
    names = people.names(connection, {person for _, person in pairs})
    for meeting, person in pairs:
        found.setdefault(meeting, []).append(names[person].full)
    return found


def _about(connection: Connection, keys: list[int]) -> dict[int, list[str]]:
    table = schema.meeting_dossier
    found: dict[int, list[str]] = {}
    for piece in chunked(keys):
        query = (
            select(table.c.meeting_id, schema.dossier.c.short_title, schema.dossier.c.title)
            .join(schema.dossier, schema.dossier.c.id == table.c.dossier_id)
            .where(table.c.meeting_id.in_(piece))
            .order_by(table.c.rank)
        )
        for row in connection.execute(query):
            found.setdefault(row.meeting_id, []).append(row.short_title or row.title)
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
        reported=bool(row.reaction or row.report or row.learned),
    )
