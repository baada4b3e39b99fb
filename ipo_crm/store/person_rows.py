"""The lines of the list of people: names, what they do and when they were last spoken to, in plain SQL."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from ipo_crm.domain.ids import DossierId, PersonId
from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.people import PersonChoices, PersonRow
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.store.records import plain_rows, remembered

ON_DAY: Final = "(r.valid_from IS NULL OR r.valid_from <= :day) AND (r.valid_to IS NULL OR r.valid_to > :day)"
"""The condition that a role `r` is held on a day; an unknown bound does not exclude it."""
LAST_CONTACT: Final = (
    "(SELECT max(m.day) FROM participant c CROSS JOIN meeting m INDEXED BY meeting_stand ON m.id = c.meeting_id "
    "WHERE c.person_id = {} AND +m.status = 'held' AND m.day <= :day)"
)
"""The day of the last contact with one person, by their talks: left to itself SQLite walks through all."""
_CONTACTS: Final = (
    "SELECT c.person_id, m.day FROM meeting m JOIN participant c ON c.meeting_id = m.id "
    "WHERE m.status = 'held' AND m.day <= :day ORDER BY m.day"
)  # along an index that holds nothing else; of the talks of one person the last is the one that stays

_SECTORS: Final = {each.value: each for each in Sector}
_FRACTIE: Final = OrganisationKind.FRACTIE.value
_PARTS: Final = (
    "p.id, p.honorific, p.titles, p.initials, p.given_name, p.prefix, p.family_name, p.suffix, p.blocked_on IS NOT NULL"
)
_IN_ORDER: Final = "SELECT id FROM person ORDER BY sort_key, id LIMIT :most"
_BELOW: Final = (
    "SELECT id FROM person WHERE (sort_key, id) > (SELECT sort_key, id FROM person WHERE id = :key) "
    "AND (:blocked OR blocked_on IS NULL) ORDER BY sort_key, id LIMIT 1"
)
_EVERYONE: Final = f"SELECT {_PARTS} FROM person p ORDER BY p.sort_key, p.id"
_THESE: Final = (
    f"SELECT {_PARTS}, {LAST_CONTACT.format('p.id')} "
    "FROM json_each(:keys) k CROSS JOIN person p ON p.id = k.value ORDER BY k.key"
)
_POSTS: Final = (
    "SELECT r.person_id, r.function, r.portfolio, r.influence, "
    "CASE o.abbreviation WHEN '' THEN o.name ELSE o.abbreviation END, o.kind, o.sector, "
    "CASE q.abbreviation WHEN '' THEN q.name ELSE q.abbreviation END "
    "FROM {} JOIN organisation o ON o.id = r.organisation_id LEFT JOIN organisation q ON q.id = o.parent_id "
    f"WHERE {ON_DAY} "
    "ORDER BY r.valid_to IS NOT NULL, ifnull(r.valid_from, '') DESC, ifnull(r.influence, 0) DESC, r.id"
)
_ALL_POSTS: Final = _POSTS.format("role r")
_THEIR_POSTS: Final = _POSTS.format("json_each(:keys) k CROSS JOIN role r ON r.person_id = k.value")
_STANCES: Final = (
    "SELECT person_id, stance, day FROM position "
    "WHERE dossier_id = :dossier AND person_id IS NOT NULL AND day <= :day ORDER BY day, id"
)
_REACHED: Final = (
    "(SELECT c.value FROM contact_point c WHERE c.person_id = p.id AND c.kind IN ({}) ORDER BY c.kind, c.id LIMIT 1)"
)
_MORE: Final = (
    f"SELECT p.id, {_REACHED.format(repr('email'))}, {_REACHED.format(repr('mobile') + ', ' + repr('phone'))}, "
    "p.rhythm_days, p.keep_until FROM json_each(:keys) k CROSS JOIN person p ON p.id = k.value"
)
_TAGS: Final = (
    "SELECT t.person_id, g.name, g.rhythm_days FROM json_each(:keys) k "
    "CROSS JOIN tagging t ON t.person_id = k.value CROSS JOIN tag g ON g.id = t.tag_id"
)
_WEIGHTS: Final = (
    "SELECT r.person_id, max(r.influence) FROM json_each(:keys) k CROSS JOIN role r ON r.person_id = k.value "
    f"WHERE {ON_DAY} GROUP BY r.person_id"
)
_PLACES: Final = f"SELECT DISTINCT r.organisation_id FROM role r WHERE {ON_DAY}"
_CALLED: Final = (
    "SELECT CASE o.abbreviation WHEN '' THEN o.name ELSE o.abbreviation END, o.kind, "
    "CASE q.abbreviation WHEN '' THEN q.name ELSE q.abbreviation END "
    f"FROM ({_PLACES}) k CROSS JOIN organisation o ON o.id = k.organisation_id "
    "LEFT JOIN organisation q ON q.id = o.parent_id"
)
_USED_TAGS: Final = "SELECT g.name FROM tag g WHERE g.id IN (SELECT tag_id FROM tagging WHERE {} IS NOT NULL)"
_Stances = dict[int, tuple[Stance | None, date]]
_More = tuple[str, str, tuple[str, ...], int | None, date | None]
_NO_MORE: Final[_More] = ("", "", (), None, None)


def keys(connection: Connection, limit: int | None = None) -> list[PersonId]:
    """Give the keys of everyone in the order of the list, under their main word, or of the first so many."""

    def read() -> list[PersonId]:
        return [PersonId(key) for (key,) in plain_rows(connection, _IN_ORDER, {"most": -1 if limit is None else limit})]

    return list(remembered(connection, "keys of people", read, of=("person",))) if limit is None else read()


def below(connection: Connection, key: int, *, blocked: bool) -> PersonId | None:
    """Give who comes after somebody in the order of the list, with or without who objected to being kept."""
    found = plain_rows(connection, _BELOW, {"key": key, "blocked": blocked})
    return PersonId(found[0][0]) if found else None


def rows(
    connection: Connection, day: date, dossier: DossierId | None = None, limit: int | None = None
) -> tuple[PersonRow, ...]:
    """Give everyone for the list, under their main word, or the first so many; the stance is on this dossier."""
    if limit is not None:
        return tuple(lines(connection, keys(connection, limit), day, dossier).values())
    bound = {"day": day.isoformat()}
    posts = _by_person(plain_rows(connection, _ALL_POSTS, bound))
    contacts = contacts_up_to(connection, day)
    stances = _stances(connection, day, dossier)
    found = plain_rows(connection, _EVERYONE, {})
    return tuple(_row(row, posts.get(row[0], ()), contacts.get(row[0]), stances.get(row[0])) for row in found)


def row(connection: Connection, key: PersonId, day: date) -> PersonRow:
    """Give the line of the list for one person; KeyError when there is none of that key."""
    return lines(connection, [key], day)[key]


def lines(
    connection: Connection, people: Iterable[int], day: date, dossier: DossierId | None = None, *, more: bool = False
) -> dict[int, PersonRow]:
    """Give the lines of these people, in this order; a key without a record is left out.

    With `more` they hold addresses, labels, rhythm and term too.
    """
    bound = {"day": day.isoformat(), "keys": json.dumps(list(people))}
    posts = _by_person(plain_rows(connection, _THEIR_POSTS, bound))
    stances = _stances(connection, day, dossier)
    told = _more(connection, bound) if more else {}
    found = plain_rows(connection, _THESE, bound)
    return {
        row[0]: _row(row, posts.get(row[0], ()), row[9], stances.get(row[0]), told.get(row[0], _NO_MORE))
        for row in found
    }


def weights(connection: Connection, people: Iterable[int], day: date) -> dict[int, int]:
    """Give the greatest influence among the roles of these people on a day, of those of whom one is known."""
    bound = {"day": day.isoformat(), "keys": json.dumps(list(people))}
    return {key: weight for key, weight in plain_rows(connection, _WEIGHTS, bound) if weight}


def choices(connection: Connection, day: date) -> PersonChoices:
    """Give the organisations and fracties that people work at on a day, and the labels that people bear."""
    places: set[str] = set()
    fracties: set[str] = set()
    for name, kind, parent in plain_rows(connection, _CALLED, {"day": day.isoformat()}):
        (fracties if kind == _FRACTIE else places).add(name)
        if kind == _FRACTIE and parent:
            places.add(parent)
    return PersonChoices(
        organisations=tuple(sorted(places, key=fold)),
        fracties=tuple(sorted(fracties, key=fold)),
        tags=used_tags(connection, "person_id"),
    )


def used_tags(connection: Connection, column: str) -> tuple[str, ...]:
    """Give the labels that stand on records of one kind, by name; `column` is where a tagging points at them."""
    return tuple(sorted((name for (name,) in plain_rows(connection, _USED_TAGS.format(column), {})), key=fold))


def contacts_up_to(connection: Connection, day: date) -> dict[int, str]:
    """Give the day of the last contact per person, up to and with a day, as it is written."""
    return dict(plain_rows(connection, _CONTACTS, {"day": day.isoformat()}))


def _stances(connection: Connection, day: date, dossier: DossierId | None) -> _Stances:
    """Give the latest entry of the ledger per person on a dossier."""
    if dossier is None:
        return {}
    found = plain_rows(connection, _STANCES, {"dossier": dossier, "day": day.isoformat()})
    return {
        person: (None if stance is None else Stance(stance), date.fromisoformat(day)) for person, stance, day in found
    }


def _more(connection: Connection, bound: Mapping[str, Any]) -> dict[int, _More]:
    """Read what a list shows of people only when somebody asks for it."""
    tags: dict[int, list[tuple[str, int | None]]] = {}
    for person, tag, rhythm in plain_rows(connection, _TAGS, bound):
        tags.setdefault(person, []).append((tag, rhythm))
    found: dict[int, _More] = {}
    for person, email, phone, own, until in plain_rows(connection, _MORE, bound):
        borne = sorted(tags.get(person, ()), key=lambda tag: fold(tag[0]))
        rhythm = own or min((days for _, days in borne if days), default=None)
        term = date.fromisoformat(until) if until is not None else None
        found[person] = (email or "", phone or "", tuple(name for name, _ in borne), rhythm, term)
    return found


def _by_person(posts: Iterable[Any]) -> Mapping[int, Sequence[Any]]:
    found: dict[int, list[Any]] = {}
    for post in posts:
        found.setdefault(post[0], []).append(post)
    return found


def _row(
    name: Any,
    posts: Sequence[Any],
    last: str | None,
    stance: tuple[Stance | None, date] | None,
    more: _More = _NO_MORE,
) -> PersonRow:
    """Read one line; spelled out, since the list reads twenty thousand of them."""
    function = organisation = fractie = spokesperson = ""
    places: list[str] = []
    sector: str | None = None
    influence = 0
    for at, (_, what, portfolio, weight, place, kind, field, parent) in enumerate(posts):
        seated = kind == _FRACTIE and not fractie
        if at == 0 or seated:
            function, organisation, sector = what, (seated and parent) or place, field
        if seated:
            fractie = place
        places += (place, parent) if kind == _FRACTIE and parent else (place,)
        spokesperson = spokesperson or portfolio
        influence = max(influence, weight or 0)
    return PersonRow(
        id=name[0],
        name=PersonName(
            honorific=name[1],
            titles=name[2],
            initials=name[3],
            given_name=name[4],
            prefix=name[5],
            family_name=name[6],
            suffix=name[7],
        ),
        function=f"{function}, {spokesperson}" if spokesperson else function,
        organisation=organisation,
        fractie=fractie,
        sector=_SECTORS[sector] if sector is not None else None,
        influence=influence or None,
        last_contact=date.fromisoformat(last) if last is not None else None,
        stance=stance[0] if stance else None,
        stance_day=stance[1] if stance else None,
        places=tuple(places),
        blocked=bool(name[8]),
        email=more[0],
        phone=more[1],
        tags=more[2],
        rhythm_days=more[3],
        keep_until=more[4],
    )
