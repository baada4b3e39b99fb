"""Motions in the file: records with signers and votes, the list of them, and how somebody voted."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ipo_crm.domain.ids import ActorRef, DossierId, MotionId, PersonId
from ipo_crm.domain.motions import Choice, Motion, MotionLine, MotionRow, Vote, count
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.store import schema, sources
from ipo_crm.store.records import (
    AnyRow,
    actor_of,
    actor_values,
    by_uuid,
    chunked,
    is_actor,
    replace_parts,
    save,
)

_DOSSIER = func.coalesce(func.nullif(schema.dossier.c.short_title, ""), schema.dossier.c.title, "")


def put(connection: Connection, motion: Motion) -> MotionId:
    """Write a motion down with its signers, in their order, and its votes."""
    values = {
        "uuid": motion.uuid,
        "kind": motion.kind,
        "chamber": motion.chamber,
        "number": motion.number,
        "title": motion.title,
        "dictum": motion.dictum,
        "dossier_id": motion.dossier_id,
        "submitted": motion.submitted,
        "voted": motion.voted,
        "appreciation": motion.appreciation,
        "result": motion.result,
        "roll_call": motion.roll_call,
        "follow_up": motion.follow_up,
        "source_id": sources.put(connection, motion.source),
    }
    key = MotionId(save(connection, schema.motion, motion.id, values))
    signers = [{"motion_id": key, "person_id": who, "rank": rank} for rank, who in enumerate(motion.signers)]
    votes = [_vote_values(key, vote) for vote in motion.votes]
    for table, parts in ((schema.motion_signer, signers), (schema.vote, votes)):
        if motion.id:
            replace_parts(connection, table, table.c.motion_id == key, parts)
        elif parts:
            connection.execute(insert(table), parts)  # nothing to compare with: an import adds thousands
    return key


def put_votes(connection: Connection, key: MotionId, votes: Iterable[Vote]) -> None:
    """Write votes down; the former vote of the same fractie or member is replaced, other votes stay."""
    table = schema.vote
    known = {actor_of(row): row.id for row in connection.execute(select(table).where(table.c.motion_id == key))}
    for vote in votes:
        save(connection, table, known.get(vote.actor, 0), _vote_values(key, vote))


def drop_vote(connection: Connection, key: MotionId, actor: ActorRef) -> None:
    """Delete the vote of a fractie or a member."""
    table = schema.vote
    connection.execute(delete(table).where(table.c.motion_id == key, is_actor(table, actor)))


def get(connection: Connection, key: MotionId) -> Motion | None:
    """Give a motion with its signers and votes, or None when there is none of that key."""
    row = connection.execute(select(schema.motion).where(schema.motion.c.id == key)).first()
    if row is None:
        return None
    signer, vote = schema.motion_signer, schema.vote
    signers = select(signer.c.person_id).where(signer.c.motion_id == key).order_by(signer.c.rank, signer.c.id)
    votes = select(vote).where(vote.c.motion_id == key).order_by(vote.c.id)
    return _motion(
        row,
        tuple(PersonId(who) for who in connection.execute(signers).scalars()),
        tuple(_vote(each) for each in connection.execute(votes)),
        sources.all_sources(connection),
    )


def everything(connection: Connection) -> tuple[Motion, ...]:
    """Give every motion with its signers and votes, in three questions: for who has to compare thousands."""
    known = sources.all_sources(connection)
    signers: dict[int, list[PersonId]] = {}
    signer = schema.motion_signer
    for row in connection.execute(select(signer).order_by(signer.c.motion_id, signer.c.rank, signer.c.id)):
        signers.setdefault(row.motion_id, []).append(PersonId(row.person_id))
    votes: dict[int, list[Vote]] = {}
    for row in connection.execute(select(schema.vote).order_by(schema.vote.c.id)):
        votes.setdefault(row.motion_id, []).append(_vote(row))
    query = select(schema.motion).order_by(schema.motion.c.id)
    return tuple(
        _motion(row, tuple(signers.get(row.id, ())), tuple(votes.get(row.id, ())), known)
        for row in connection.execute(query).all()
    )


def find(connection: Connection, chamber: Chamber, *, uuid: str = "", number: str = "") -> MotionId | None:
    """Give the key of the motion with this UUID, or of this number in a chamber; None when there is none."""
    if uuid:
        found = by_uuid(connection, "motion", uuid)
        return None if found is None else MotionId(found)
    table = schema.motion
    query = select(table.c.id).where(table.c.chamber == chamber, table.c.number == number)
    key = connection.execute(query).scalar() if number else None
    return None if key is None else MotionId(key)


def rows(
    connection: Connection,
    *,
    dossier: DossierId | None = None,
    chamber: Chamber | None = None,
    actor: ActorRef | None = None,
    period: Period = ALWAYS,
) -> tuple[MotionRow, ...]:
    """Give the motions, newest vote first and those not voted on before them.

    Bounded by dossier, chamber, who voted on it or signed it, and the days of the vote.
    """
    table = schema.motion
    wanted = [*_bounds(chamber, period)]
    if dossier is not None:
        wanted.append(table.c.dossier_id == dossier)
    if actor is not None:
        wanted.append(_of_actor(actor))
    query = (
        select(table, _DOSSIER.label("dossier"))
        .outerjoin(schema.dossier, schema.dossier.c.id == table.c.dossier_id)
        .where(*wanted)
        .order_by(*_newest_first())
    )
    found = connection.execute(query).all()
    seats = _seats_behind(connection, [row.id for row in found] if wanted else None)
    return tuple(_row(row, seats.get(row.id, {})) for row in found)


def lines(
    connection: Connection,
    actor: ActorRef,
    *,
    dossier: DossierId | None = None,
    chamber: Chamber | None = None,
    period: Period = ALWAYS,
) -> tuple[MotionLine, ...]:
    """Give how a fractie or a member voted, newest vote first."""
    table, vote = schema.motion, schema.vote
    wanted = [is_actor(vote, actor), *_bounds(chamber, period)]
    if dossier is not None:
        wanted.append(table.c.dossier_id == dossier)
    columns = (table.c.id, table.c.number, table.c.title, table.c.chamber, table.c.voted, table.c.result)
    query = (
        select(*columns, vote.c.choice, vote.c.seats, vote.c.mistaken)
        .join(vote, vote.c.motion_id == table.c.id)
        .where(*wanted)
        .order_by(*_newest_first())
    )
    return tuple(
        MotionLine(
            id=MotionId(row.id),
            label=f"{row.number} {row.title}".strip(),
            chamber=row.chamber,
            voted=row.voted,
            result=row.result,
            choice=row.choice,
            seats=row.seats,
            mistaken=row.mistaken,
        )
        for row in connection.execute(query)
    )


def _bounds(chamber: Chamber | None, period: Period) -> Iterable[ColumnElement[bool]]:
    table = schema.motion
    if chamber is not None:
        yield table.c.chamber == chamber
    if period.start is not None:
        yield table.c.voted >= period.start
    if period.end is not None:
        yield table.c.voted < period.end


def _of_actor(actor: ActorRef) -> ColumnElement[bool]:
    """Give the condition that somebody voted on a motion or signed it."""
    vote, signer = schema.vote, schema.motion_signer
    voted = schema.motion.c.id.in_(select(vote.c.motion_id).where(is_actor(vote, actor)))
    if not actor.is_person:
        return voted
    return or_(
        voted, schema.motion.c.id.in_(select(signer.c.motion_id).where(signer.c.person_id == PersonId(actor.key)))
    )


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    table = schema.motion
    return (table.c.voted.is_not(None), table.c.voted.desc(), table.c.number, table.c.id.desc())


def _seats_behind(connection: Connection, keys: list[int] | None) -> dict[int, dict[Choice, int | None]]:
    """Give the seats behind each choice per motion, as `domain.motions.seats_behind` does for one."""
    vote = schema.vote
    member = vote.c.person_id.is_not(None).label("member")
    query = select(
        vote.c.motion_id,
        vote.c.choice,
        member,
        func.count().label("number"),
        func.count(vote.c.seats).label("known"),
        func.sum(vote.c.seats).label("seats"),
    ).group_by(vote.c.motion_id, vote.c.choice, member)
    grouped: dict[int, list[AnyRow]] = {}
    pieces: Iterable[list[int] | None] = [None] if keys is None else chunked(keys)
    for piece in pieces:
        chosen = query if piece is None else query.where(vote.c.motion_id.in_(piece))
        for row in connection.execute(chosen):
            grouped.setdefault(row.motion_id, []).append(row)
    return {key: _by_choice(groups) for key, groups in grouped.items()}


def _by_choice(groups: list[AnyRow]) -> dict[Choice, int | None]:
    counted = [row for row in groups if not row.member] or groups
    seats: dict[Choice, int | None] = dict.fromkeys(Choice, 0)
    for row in counted:
        known = row.number if row.member else row.seats
        seats[row.choice] = known if row.member or row.known == row.number else None
    return seats


def _row(row: AnyRow, seats: Mapping[Choice, int | None]) -> MotionRow:
    counted = count(row.chamber, row.result, seats)
    return MotionRow(
        id=MotionId(row.id),
        kind=row.kind,
        chamber=row.chamber,
        number=row.number,
        title=row.title,
        dossier=row.dossier,
        voted=row.voted,
        result=row.result,
        appreciation=row.appreciation,
        seats_for=counted.seats_for,
        seats_against=counted.seats_against,
        agreement=counted.agreement,
    )


def _vote_values(key: MotionId, vote: Vote) -> dict[str, Any]:
    return {
        "motion_id": key,
        **actor_values(vote.actor),
        "choice": vote.choice,
        "seats": vote.seats,
        "mistaken": vote.mistaken,
    }


def _vote(row: AnyRow) -> Vote:
    return Vote(actor=actor_of(row), choice=row.choice, seats=row.seats, mistaken=row.mistaken)


def _motion(row: AnyRow, signers: tuple[PersonId, ...], votes: tuple[Vote, ...], known: sources.Sources) -> Motion:
    return Motion(
        id=MotionId(row.id),
        uuid=row.uuid,
        kind=row.kind,
        chamber=row.chamber,
        number=row.number,
        title=row.title,
        dictum=row.dictum,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        submitted=row.submitted,
        voted=row.voted,
        appreciation=row.appreciation,
        result=row.result,
        roll_call=row.roll_call,
        follow_up=row.follow_up,
        signers=signers,
        votes=votes,
        source=known.get(row.source_id),
    )
