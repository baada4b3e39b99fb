"""Meetings in the file: records with participants and dossiers, and the lists of them."""

import json
from collections.abc import Iterable
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import AskId, DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingRow, MeetingStatus, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.store import schema, sources
from ipo_crm.store.records import plain_rows, replace_parts, save

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


_KINDS: Final = {each.value: each for each in MeetingKind}
_STATUSES: Final = {each.value: each for each in MeetingStatus}
_NEXT: Final = "\x1f"  # no text in the file holds a control character
_PART: Final = "\x1e"
_FIRST: Final = "CASE p.initials WHEN '' THEN p.given_name ELSE p.initials END"
_IN_FULL: Final = (
    f"CASE {_FIRST} WHEN '' THEN concat_ws(char(30), p.honorific, p.titles, p.prefix, p.family_name, p.suffix) "
    f"ELSE concat_ws(' ', nullif(p.honorific, ''), nullif(p.titles, ''), {_FIRST}, nullif(p.prefix, ''), "
    "nullif(p.family_name, ''), nullif(p.suffix, '')) END"
)
_ROWS: Final = (
    # octet_length looks at no text: a report may be long.
    "SELECT m.id, m.kind, m.status, m.day, m.starts, m.ends, m.title, m.place, "
    "octet_length(m.reaction) + octet_length(m.report) + octet_length(m.learned) > 0, "
    f"(SELECT group_concat({_IN_FULL}, char(31) ORDER BY c.rank) FROM participant c "
    "CROSS JOIN person p ON p.id = c.person_id WHERE c.meeting_id = m.id AND c.side = 'theirs'), "
    "(SELECT group_concat(CASE d.short_title WHEN '' THEN d.title ELSE d.short_title END, char(31) ORDER BY x.rank) "
    "FROM meeting_dossier x CROSS JOIN dossier d ON d.id = x.dossier_id WHERE x.meeting_id = m.id) FROM {}"
)
_WITH: Final = (
    "SELECT c.meeting_id FROM role r CROSS JOIN participant c ON c.person_id = r.person_id AND c.side = 'theirs' "
    "CROSS JOIN meeting t ON t.id = c.meeting_id WHERE r.organisation_id = :organisation "
    "AND (r.valid_from IS NULL OR r.valid_from <= t.day) AND (r.valid_to IS NULL OR r.valid_to > t.day)"
)  # who worked there on the day of the talk; in this order the indexes are used
_LATEST: Final = "ORDER BY m.day DESC, m.starts DESC, m.id DESC"
_COMING: Final = (
    "SELECT id FROM meeting WHERE status = 'planned' AND day >= :today ORDER BY day, starts IS NULL, starts, id"
)


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
    organisation: OrganisationId | None = None,
    status: MeetingStatus | None = None,
    limit: int | None = None,
) -> tuple[MeetingRow, ...]:
    """Give contact moments, the latest first and at most `limit`.

    Bounded by half-open days, by one person or dossier, by an organisation whose people sat across the table, or by how
    they stand.
    """
    asked = {
        "m.day >= :since": since,
        "m.day < :until": until,
        "m.id IN (SELECT meeting_id FROM participant WHERE person_id = :person)": person,
        "m.id IN (SELECT meeting_id FROM meeting_dossier WHERE dossier_id = :dossier)": dossier,
        f"m.id IN ({_WITH})": organisation,
        "m.status = :status": status,
    }
    wanted = [condition for condition, value in asked.items() if value is not None]
    where = f"WHERE {' AND '.join(wanted)} " if wanted else ""
    bound = {
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
        "person": person,
        "dossier": dossier,
        "organisation": organisation,
        "status": status and status.value,
        "most": -1 if limit is None else limit,
    }
    found = plain_rows(connection, f"{_ROWS.format('meeting m')} {where}{_LATEST} LIMIT :most", bound)
    return tuple(map(_meeting_row, found))


def keys(connection: Connection, today: date) -> tuple[list[MeetingId], list[MeetingId]]:
    """Give the keys of what is to come, the nearest first, and of the rest, the latest first."""
    coming = [key for (key,) in plain_rows(connection, _COMING, {"today": today.isoformat()})]
    known = set(coming)
    rest = [key for (key,) in plain_rows(connection, f"SELECT m.id FROM meeting m {_LATEST}", {}) if key not in known]
    return coming, rest


def lines(connection: Connection, meetings: Iterable[int]) -> dict[int, MeetingRow]:
    """Give the lines of these contact moments; a key without a record is left out."""
    source = "json_each(:keys) k CROSS JOIN meeting m ON m.id = k.value"
    bound = {"keys": json.dumps(list(meetings))}
    return {row[0]: _meeting_row(row) for row in plain_rows(connection, _ROWS.format(source), bound)}


def _meeting_row(row: Any) -> MeetingRow:
    """Read one line; spelled out, since the list reads fifty thousand of them."""
    key, kind, status, day, starts, ends, title, place, reported, whom, about = row
    return MeetingRow(
        id=key,
        kind=_KINDS[kind],
        status=_STATUSES[status],
        day=date.fromisoformat(day),
        starts=time.fromisoformat(starts) if starts is not None else None,
        ends=time.fromisoformat(ends) if ends is not None else None,
        title=title,
        place=place,
        with_whom=_names(whom) if whom is not None else (),
        dossiers=tuple(about.split(_NEXT)) if about is not None else (),
        reported=bool(reported),
    )


def _names(whom: str) -> tuple[str, ...]:
    names = whom.split(_NEXT)
    return tuple(map(_full, names)) if _PART in whom else tuple(names)


def _full(name: str) -> str:
    """Give the name in full; where it lacks a first name it comes in parts, for the surname that stands alone."""
    if _PART not in name:
        return name
    honorific, titles, prefix, family, suffix = name.split(_PART)
    return PersonName(honorific=honorific, titles=titles, prefix=prefix, family_name=family, suffix=suffix).full
