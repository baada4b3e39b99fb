"""Organisations in the file: records with identifiers and seats, and the lists of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from ipo_crm.domain.ids import ActorRef, OrganisationId, organisation_ref
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import (
    Chamber,
    Organisation,
    OrganisationChoices,
    OrganisationKind,
    OrganisationRow,
    Seats,
)
from ipo_crm.domain.people import RelationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.store import derived, person_rows, schema, sources
from ipo_crm.store.records import (
    AnyRow,
    on_day,
    period_of,
    period_values,
    plain_rows,
    remembered,
    replace_parts,
    save,
)

_KINDS: Final = {each.value: each for each in OrganisationKind}
_SECTORS: Final = {each.value: each for each in Sector}
_LEVELS: Final = {each.value: each for each in Level}
_EXISTS: Final = person_rows.ON_DAY.replace("r.", "o.")
_COLUMNS: Final = "o.id, o.name, o.abbreviation, o.kind, o.sector, o.level"
_EVERY: Final = f"SELECT {_COLUMNS} FROM organisation o WHERE {_EXISTS} ORDER BY o.name, o.id LIMIT :most"
_ORDER: Final = _EVERY.replace(_COLUMNS, "o.id AS value")
_THESE: Final = "json_each(:keys)"
_STAFF: Final = f"SELECT DISTINCT r.organisation_id, r.person_id FROM role r WHERE {person_rows.ON_DAY}"
_COUNTED: Final = (
    f"SELECT {_COLUMNS}, count(DISTINCT r.person_id), max({person_rows.LAST_CONTACT.format('r.person_id')}) "
    "FROM {} k CROSS JOIN organisation o ON o.id = k.value "
    f"LEFT JOIN role r ON r.organisation_id = o.id AND {person_rows.ON_DAY} GROUP BY o.id"
)
_MORE: Final = (
    "SELECT o.id, CASE q.abbreviation WHEN '' THEN q.name ELSE q.abbreviation END, o.website, "
    "EXISTS (SELECT 1 FROM position s WHERE s.organisation_id = o.id AND s.day <= :day) "
    "FROM json_each(:keys) k CROSS JOIN organisation o ON o.id = k.value LEFT JOIN organisation q ON q.id = o.parent_id"
)
_TAGS: Final = (
    "SELECT t.organisation_id, g.name FROM json_each(:keys) k "
    "CROSS JOIN tagging t ON t.organisation_id = k.value CROSS JOIN tag g ON g.id = t.tag_id"
)
_MARKS: Final = (
    "SELECT o.id, o.name, CASE o.abbreviation WHEN '' THEN o.name ELSE o.abbreviation END, o.sector, o.level "
    "FROM json_each(:keys) k CROSS JOIN organisation o ON o.id = k.value"
)
_PARENTS: Final = (
    "SELECT CASE abbreviation WHEN '' THEN name ELSE abbreviation END FROM organisation "
    "WHERE id IN (SELECT parent_id FROM organisation WHERE parent_id IS NOT NULL)"
)


def put(connection: Connection, organisation: Organisation) -> OrganisationId:
    """Write an organisation down."""
    values = {
        "uuid": organisation.uuid,
        "name": organisation.name,
        "abbreviation": organisation.abbreviation,
        "kind": organisation.kind,
        "sector": organisation.sector,
        "level": organisation.level,
        "parent_id": organisation.parent_id,
        **period_values(organisation.period),
        "website": organisation.website,
        "notes": organisation.notes,
        "source_id": sources.put(connection, organisation.source),
        **derived.of_organisation(organisation.name, organisation.abbreviation),
    }
    return OrganisationId(save(connection, schema.organisation, organisation.id, values))


def get(connection: Connection, key: OrganisationId) -> Organisation | None:
    """Give an organisation, or None when there is none of that key."""
    row = connection.execute(select(schema.organisation).where(schema.organisation.c.id == key)).first()
    return None if row is None else _organisation(row, sources.all_sources(connection))


def all_organisations(connection: Connection) -> tuple[Organisation, ...]:
    """Give every organisation, by name."""

    def read() -> tuple[Organisation, ...]:
        known = sources.all_sources(connection)
        query = select(schema.organisation).order_by(schema.organisation.c.name, schema.organisation.c.id)
        return tuple(_organisation(row, known) for row in connection.execute(query))

    return remembered(connection, "organisations", read, of=("organisation", "source"))


def keys(connection: Connection, day: date) -> list[OrganisationId]:
    """Give the keys of the organisations that exist on a day, in the order of the list."""

    def read() -> list[OrganisationId]:
        found = plain_rows(connection, _ORDER, {"day": day.isoformat(), "most": -1})
        return [OrganisationId(key) for (key,) in found]

    return list(remembered(connection, f"keys of organisations on {day}", read, of=("organisation",)))


def rows(connection: Connection, day: date, limit: int | None = None) -> tuple[OrganisationRow, ...]:
    """Give the organisations that exist on a day, or the first so many, with the number of people and last contact."""
    bound = {"day": day.isoformat(), "most": -1 if limit is None else limit}
    if limit is not None:
        found = plain_rows(connection, f"{_COUNTED.format(f'({_ORDER})')} ORDER BY o.name, o.id", bound)
        return tuple(map(_organisation_row, found))
    staff: dict[int, list[int]] = {}
    for organisation, person in plain_rows(connection, _STAFF, bound):
        staff.setdefault(organisation, []).append(person)
    contacts = person_rows.contacts_up_to(connection, day)
    return tuple(
        _organisation_row(
            (*row, len(held := staff.get(row[0], ())), max((contacts.get(one, "") for one in held), default=""))
        )
        for row in plain_rows(connection, _EVERY, bound)
    )


def lines(
    connection: Connection, organisations: Iterable[int], day: date, *, more: bool = False
) -> dict[int, OrganisationRow]:
    """Give the lines of these organisations; a key without a record is left out.

    With `more` they hold what they belong to, website, labels and whether they took a position too.
    """
    bound = {"day": day.isoformat(), "keys": json.dumps(list(organisations))}
    found = {row[0]: _organisation_row(row) for row in plain_rows(connection, _COUNTED.format(_THESE), bound)}
    return _with_more(connection, found, bound) if more else found


def marks(
    connection: Connection, organisations: Iterable[int]
) -> dict[OrganisationId, tuple[str, str, Sector | None, Level]]:
    """Give what a picture tells of these organisations: name, label, sector and level."""
    found = plain_rows(connection, _MARKS, {"keys": json.dumps(list(organisations))})
    return {
        OrganisationId(key): (name, label, None if sector is None else _SECTORS[sector], _LEVELS[level])
        for key, name, label, sector, level in found
    }


def choices(connection: Connection) -> OrganisationChoices:
    """Give what other organisations belong to, and the labels that organisations bear."""
    parents = {name for (name,) in plain_rows(connection, _PARENTS, {})}
    tags = person_rows.used_tags(connection, "organisation_id")
    return OrganisationChoices(parents=tuple(sorted(parents, key=fold)), tags=tags)


def put_seats(connection: Connection, seats: Seats) -> None:
    """Write down the size of a fractie over a period."""
    save(connection, schema.seats, 0, _seats_values(connection, seats))


def seats(connection: Connection, day: date | None = None) -> tuple[Seats, ...]:
    """Give the sizes of the fracties, those on a day when it is given; the largest first."""
    table = schema.seats
    query = select(table).order_by(table.c.chamber, table.c["count"].desc(), table.c.id)
    if day is not None:
        query = query.where(on_day(table, day))
    known = sources.all_sources(connection)
    return tuple(
        Seats(
            organisation_id=OrganisationId(row.organisation_id),
            chamber=Chamber(row.chamber),
            count=row._mapping["count"],
            period=period_of(row),
            source=known.get(row.source_id),
        )
        for row in connection.execute(query)
    )


def sizes(connection: Connection, key: OrganisationId, chamber: Chamber) -> tuple[Seats, ...]:
    """Give every size that a fractie had in a chamber, the oldest first."""
    found = [each for each in seats(connection) if (each.organisation_id, each.chamber) == (key, chamber)]
    return tuple(sorted(found, key=lambda each: each.period.start or date.min))


def replace_sizes(connection: Connection, key: OrganisationId, chamber: Chamber, found: Iterable[Seats]) -> None:
    """Bring the sizes of a fractie in a chamber to these."""
    table = schema.seats
    parts = [_seats_values(connection, each) for each in found]
    replace_parts(connection, table, (table.c.organisation_id == key) & (table.c.chamber == chamber), parts)


def children(connection: Connection, key: OrganisationId, day: date) -> tuple[OrganisationRow, ...]:
    """Give what belongs directly to an organisation on a day, by name."""
    table = schema.organisation
    inside = select(table.c.id).where(table.c.parent_id == key, on_day(table, day)).order_by(table.c.name, table.c.id)
    return tuple(lines(connection, connection.execute(inside).scalars(), day).values())


def ancestors(connection: Connection, key: OrganisationId) -> tuple[Organisation, ...]:
    """Give what an organisation belongs to, the nearest first."""
    known = {item.id: item for item in all_organisations(connection)}
    found: list[Organisation] = []
    above = known[key].parent_id if key in known else None
    while above is not None and above in known and all(each.id != above for each in found):
        found.append(known[above])
        above = known[above].parent_id
    return tuple(found)


def successions(connection: Connection) -> tuple[tuple[OrganisationId, OrganisationId], ...]:
    """Give who succeeded whom: the successor, and the organisation that ended."""
    table = schema.relation
    query = select(table.c.a_organisation_id, table.c.b_organisation_id).where(table.c.kind == RelationKind.SUCCESSOR)
    return tuple((OrganisationId(a), OrganisationId(b)) for a, b in connection.execute(query.order_by(table.c.id)))


def labels(connection: Connection) -> dict[ActorRef, str]:
    """Give the short name of every organisation."""
    table = schema.organisation
    query = select(table.c.id, table.c.name, table.c.abbreviation)
    return {organisation_ref(OrganisationId(row.id)): row.abbreviation or row.name for row in connection.execute(query)}


def _with_more(
    connection: Connection, found: dict[int, OrganisationRow], bound: Mapping[str, Any]
) -> dict[int, OrganisationRow]:
    tags: dict[int, list[str]] = {}
    for key, name in plain_rows(connection, _TAGS, bound):
        tags.setdefault(key, []).append(name)
    for key, parent, website, positioned in plain_rows(connection, _MORE, bound):
        found[key] = replace(
            found[key],
            parent=parent or "",
            website=website,
            tags=tuple(sorted(tags.get(key, ()), key=fold)),
            has_position=bool(positioned),
        )
    return found


def _seats_values(connection: Connection, seats: Seats) -> dict[str, Any]:
    return {
        "organisation_id": seats.organisation_id,
        "chamber": seats.chamber,
        "count": seats.count,
        **period_values(seats.period),
        "source_id": sources.put(connection, seats.source),
    }


def _organisation(row: AnyRow, known: sources.Sources) -> Organisation:
    return Organisation(
        id=OrganisationId(row.id),
        uuid=row.uuid,
        name=row.name,
        abbreviation=row.abbreviation,
        kind=row.kind,
        sector=row.sector,
        level=row.level,
        parent_id=None if row.parent_id is None else OrganisationId(row.parent_id),
        period=period_of(row),
        website=row.website,
        notes=row.notes,
        source=known.get(row.source_id),
    )


def _organisation_row(row: Sequence[Any]) -> OrganisationRow:
    key, name, abbreviation, kind, sector, level, people, last = row
    return OrganisationRow(
        id=key,
        name=name,
        abbreviation=abbreviation,
        kind=_KINDS[kind],
        sector=_SECTORS[sector] if sector is not None else None,
        level=_LEVELS[level],
        people=people,
        last_contact=date.fromisoformat(last) if last else None,
    )
