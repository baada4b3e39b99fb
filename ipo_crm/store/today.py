"""What the page of today asks of the file and no list does: narrow questions, each along an index or over few rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, case, func, literal, or_, select, union_all

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.meetings import MeetingStatus, Side
from ipo_crm.domain.promises import Direction, Outcome
from ipo_crm.domain.tasks import TaskStatus
from ipo_crm.domain.today import DeadlineRow, OpenCount
from ipo_crm.domain.trajectories import ProductStatus
from ipo_crm.store import schema
from ipo_crm.store.records import chunked, plain_rows

_SHORTEST_MONTH = timedelta(days=28)
_STEP = 4000
"""So many talks are read at once where all have to be: some 10 ms, a few times that where the file is encrypted."""
_ALL = 2**63 - 1
_STEP_ENDS = "SELECT id FROM meeting WHERE id > :after ORDER BY id LIMIT 1 OFFSET :step - 1"
_SPOKEN = (
    "SELECT p.person_id, max(m.day) FROM meeting m CROSS JOIN participant p ON p.meeting_id = m.id "
    "WHERE m.id > :after AND m.id <= :until AND m.status = 'held' AND m.day <= :day AND p.side = 'theirs' "
    "GROUP BY p.person_id"
)


@dataclass(frozen=True, slots=True)
class Watched:
    """What makes a record one to look at: a day until which it is kept, or that the person was not told."""

    key: int
    keep_until: date | None
    untold: bool
    stored: date | None


def is_empty(connection: Connection) -> bool:
    """Tell whether nobody, no talk and no dossier was written down yet."""
    tables = (schema.person, schema.meeting, schema.dossier)
    return not any(connection.execute(select(table.c.id).limit(1)).first() for table in tables)


def present(connection: Connection, talks: Iterable[int]) -> dict[int, list[int]]:
    """Give the keys of those on their side per talk, in order."""
    table = schema.participant
    found: dict[int, list[int]] = {}
    for piece in chunked(talks):
        query = (
            select(table.c.meeting_id, table.c.person_id)
            .where(table.c.meeting_id.in_(piece), table.c.side == Side.THEIRS)
            .order_by(table.c.rank)
        )
        for talk, person in connection.execute(query):
            found.setdefault(talk, []).append(person)
    return found


def first_dossiers(connection: Connection, talks: Iterable[int]) -> dict[int, DossierId]:
    """Give the first dossier of each talk that is about one."""
    table = schema.meeting_dossier
    found: dict[int, DossierId] = {}
    for piece in chunked(talks):
        query = (
            select(table.c.meeting_id, table.c.dossier_id).where(table.c.meeting_id.in_(piece)).order_by(table.c.rank)
        )
        for talk, dossier in connection.execute(query):
            found.setdefault(talk, DossierId(dossier))
    return found


def next_day(connection: Connection, after: date) -> date | None:
    """Give the first day after this one with a talk that was planned."""
    table = schema.meeting
    query = select(func.min(table.c.day, type_=table.c.day.type))
    found: date | None = connection.execute(
        query.where(table.c.status == MeetingStatus.PLANNED, table.c.day > after)
    ).scalar()
    return found


def late_promises(connection: Connection, people: Iterable[int], day: date) -> dict[int, int]:
    """Count the overdue promises, both ways, per person on their side."""
    table = schema.promise
    found: dict[int, int] = {}
    for piece in chunked(people):
        query = (
            select(table.c.person_id, func.count())
            .where(table.c.person_id.in_(piece), table.c.outcome == Outcome.OPEN, table.c.due < day)
            .group_by(table.c.person_id)
        )
        found.update({row[0]: row[1] for row in connection.execute(query)})
    return found


def promise_count(connection: Connection, direction: Direction, day: date, without: Iterable[int] = ()) -> OpenCount:
    """Count the open promises of one direction, and those among them that are overdue; some people are left out."""
    table = schema.promise
    query = select(func.count(), func.count(case((table.c.due < day, 1)))).where(
        table.c.outcome == Outcome.OPEN, table.c.direction == direction, table.c.person_id.not_in(list(without))
    )
    all_open, late = connection.execute(query).one()
    return OpenCount(open=all_open, late=late)


def task_count(connection: Connection, day: date) -> OpenCount:
    """Count the open tasks, and those among them that are overdue."""
    table = schema.task
    query = select(func.count(), func.count(case((table.c.due < day, 1)))).where(table.c.status == TaskStatus.OPEN)
    all_open, late = connection.execute(query).one()
    return OpenCount(open=all_open, late=late)


def deadlines(connection: Connection, since: date, until: date) -> tuple[DeadlineRow, ...]:
    """Give the days of dossiers in a half-open span by the clock; a product that is late stays until it is done."""
    date_table, product, dossier = schema.calendar_date, schema.product, schema.dossier
    undone = product.c.status.in_((ProductStatus.OPEN, ProductStatus.BUSY))
    calendar = select(
        date_table.c.dossier_id, date_table.c.day, date_table.c.at, date_table.c.text, date_table.c.confirmed
    ).where(date_table.c.day >= since, date_table.c.day < until)
    made = select(
        product.c.dossier_id,
        product.c.deadline.label("day"),
        literal(None, date_table.c.at.type).label("at"),
        product.c.title.label("text"),
        literal(True, date_table.c.confirmed.type).label("confirmed"),
    ).where(undone, product.c.dossier_id.is_not(None), product.c.deadline < until)
    both = union_all(calendar, made).subquery()
    query = (
        select(both, dossier.c.title, dossier.c.short_title)
        .join(dossier, dossier.c.id == both.c.dossier_id)
        .order_by(both.c.day, both.c.at.is_(None), both.c.at, dossier.c.title, both.c.text)
    )
    found = connection.execute(query).all()
    phases = _phases(connection, {row.dossier_id for row in found}, since)
    return tuple(
        DeadlineRow(
            day=row.day,
            at=row.at,
            text=row.text,
            confirmed=row.confirmed,
            dossier_id=DossierId(row.dossier_id),
            dossier=row.short_title or row.title,
            phase=phases.get(row.dossier_id),
        )
        for row in found
    )


def rhythms(connection: Connection) -> dict[int, int]:
    """Give the rhythm in days of everybody who has one, of their own or by a label; who objected is left out.

    Of several labels the shortest rhythm counts, and that of the person before all.
    """
    own = "SELECT id, rhythm_days FROM person WHERE rhythm_days IS NOT NULL AND blocked_on IS NULL"
    by_label = (
        "SELECT t.person_id, min(g.rhythm_days) FROM tag g CROSS JOIN tagging t ON t.tag_id = g.id "
        "CROSS JOIN person p ON p.id = t.person_id WHERE g.rhythm_days IS NOT NULL AND p.blocked_on IS NULL "
        "GROUP BY t.person_id"
    )
    return dict(plain_rows(connection, by_label, {})) | dict(plain_rows(connection, own, {}))


def watched(connection: Connection, day: date, until: date, month_ago: date) -> tuple[Watched, ...]:
    """Give whose term ends by a day, and who was perhaps told too late; who objected is left out.

    The last are those with a way to reach them who were stored a month ago, or spoken to since.
    """
    person, source = schema.person, schema.source
    reachable = select(schema.contact_point.c.id).where(schema.contact_point.c.person_id == person.c.id).exists()
    met = select(schema.participant.c.person_id).join(
        schema.meeting, schema.meeting.c.id == schema.participant.c.meeting_id
    )
    met = met.where(schema.meeting.c.status == MeetingStatus.HELD, schema.meeting.c.day.between(month_ago, day))
    long_ago = or_(source.c.known_on.is_(None), source.c.known_on <= day - _SHORTEST_MONTH, person.c.id.in_(met))
    untold = (person.c.informed_on.is_(None)) & (person.c.not_informed_why == "") & long_ago & reachable
    query = (
        select(person.c.id, person.c.keep_until, untold.label("untold"), source.c.known_on)
        .outerjoin(source, source.c.id == person.c.source_id)
        .where(person.c.blocked_on.is_(None), or_(person.c.keep_until <= until, untold))
        .order_by(person.c.id)
    )
    return tuple(Watched(row.id, row.keep_until, bool(row.untold), row.known_on) for row in connection.execute(query))


def recent_talks(connection: Connection, since: date, day: date) -> dict[int, list[date]]:
    """Give the days of the talks from a day up to and with another, per person, the first one first."""
    statement = (
        "SELECT p.person_id, m.day FROM meeting m JOIN participant p ON p.meeting_id = m.id "
        "WHERE m.status = ? AND m.day BETWEEN ? AND ? ORDER BY m.day"
    )
    found: dict[int, list[date]] = {}
    bounds = (MeetingStatus.HELD.value, since.isoformat(), day.isoformat())
    for person, written in connection.exec_driver_sql(statement, bounds):
        found.setdefault(person, []).append(date.fromisoformat(written))
    return found


def planned_with(connection: Connection, day: date) -> frozenset[int]:
    """Give everybody with whom a talk is planned from a day on."""
    statement = (
        "SELECT DISTINCT p.person_id FROM meeting m JOIN participant p ON p.meeting_id = m.id "
        "WHERE m.status = ? AND m.day >= ?"
    )
    return frozenset(connection.exec_driver_sql(statement, (MeetingStatus.PLANNED.value, day.isoformat())).scalars())


def last_talks(connection: Connection, people: Iterable[int], day: date) -> dict[int, date]:
    """Give the day of the last talk per person, up to and with a day.

    CROSS JOIN holds SQLite to that order: left to itself it walks every talk that was held for a handful of people.
    """
    found: dict[int, date] = {}
    for piece in chunked(people):
        statement = (
            "SELECT p.person_id, max(m.day) FROM participant p CROSS JOIN meeting m ON m.id = p.meeting_id "
            f"WHERE p.person_id IN ({', '.join('?' * len(piece))}) AND m.status = ? AND m.day <= ? "
            "GROUP BY p.person_id"
        )
        rows = connection.exec_driver_sql(statement, (*piece, MeetingStatus.HELD.value, day.isoformat()))
        found.update({row[0]: date.fromisoformat(row[1]) for row in rows})
    return found


def spoken_to(connection: Connection, day: date) -> Iterator[list[tuple[int, str]]]:
    """Give everybody on their side with a day that they were spoken to, in steps of some thousands of talks.

    Days up to and with this one, as they are written; somebody comes once in each step, with the last day in it.
    """
    after: int | None = 0
    while after is not None:
        bound = {"after": after, "day": day.isoformat(), "step": _STEP}
        last = plain_rows(connection, _STEP_ENDS, bound)
        until = last[0][0] if last else None
        yield plain_rows(connection, _SPOKEN, bound | {"until": until if until is not None else _ALL})
        after = until


def _phases(connection: Connection, dossiers: Iterable[int], day: date) -> dict[int, Phase]:
    """Give the phase on a day of each of these dossiers."""
    table = schema.dossier_phase
    found: dict[int, Phase] = {}
    for piece in chunked(dossiers):
        query = (
            select(table.c.dossier_id, table.c.phase)
            .where(table.c.dossier_id.in_(piece), table.c.entered <= day)
            .order_by(table.c.entered, table.c.id)
        )
        found.update({row[0]: row[1] for row in connection.execute(query)})
    return found
