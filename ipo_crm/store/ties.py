"""Who is in contact with whom, in plain SQL and plain numbers: the network of a whole file is read in one go.

An actor is one number here, a node. Nodes sort as the actors do: organisations before people, then by key.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import Connection

from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.store.person_rows import ON_DAY
from ipo_crm.store.records import plain_rows, remembered

Pair = tuple[int, int]
Contact = tuple[str | None, int]
"""The day of the last contact as it is written, None where it is not known, and how often there was contact."""

PEOPLE: Final = 1 << 40
"""Where the nodes of people begin; those below it are organisations."""
_MET: Final = (
    "SELECT t.person_id, max(m.day), count(*) FROM {} "
    "JOIN participant o ON o.meeting_id = m.id AND o.side = 'ours' "
    "WHERE t.side = 'theirs' AND m.status = 'held' AND m.day <= :day GROUP BY t.person_id"
)
_ANYBODY: Final = "meeting m JOIN participant t ON t.meeting_id = m.id"
_THESE: Final = (
    "json_each(:keys) k CROSS JOIN participant t ON t.person_id = k.value CROSS JOIN meeting m ON m.id = t.meeting_id"
)
_RELATED: Final = (
    "SELECT r.a_person_id, r.a_organisation_id, r.b_person_id, r.b_organisation_id, "
    "CASE WHEN s.id IS NULL THEN r.valid_from ELSE coalesce(s.published, s.known_on) END, ifnull(r.strength, 1) "
    "FROM relation r LEFT JOIN source s ON s.id = r.source_id "
    f"WHERE r.kind NOT IN ('successor', 'not_same') AND {ON_DAY}"
)
_WORKPLACES: Final = (
    "SELECT r.person_id, r.organisation_id FROM role r "
    f"WHERE r.organisation_id NOT IN (SELECT id FROM organisation WHERE kind = 'fractie') AND {ON_DAY}"
)
_STAFF: Final = (
    "SELECT DISTINCT r.person_id FROM json_each(:keys) k CROSS JOIN role r ON r.organisation_id = k.value "
    f"WHERE {ON_DAY}"
)


def node(actor: ActorRef) -> int:
    """Give the number of an actor."""
    return PEOPLE + actor.key if actor.is_person else actor.key


def actor(at: int) -> ActorRef:
    """Give the actor of a number."""
    return person_ref(PersonId(at - PEOPLE)) if at >= PEOPLE else organisation_ref(OrganisationId(at))


def split(nodes: Iterable[int]) -> tuple[list[int], list[int]]:
    """Give the keys of the people and those of the organisations among nodes."""
    people: list[int] = []
    organisations: list[int] = []
    for at in nodes:
        if at >= PEOPLE:
            people.append(at - PEOPLE)
        else:
            organisations.append(at)
    return people, organisations


def met(connection: Connection, day: date) -> dict[int, Contact]:
    """Give whom of theirs we met up to a day, each counted once per one of ours who sat there."""

    def read() -> dict[int, Contact]:
        found = plain_rows(connection, _MET.format(_ANYBODY), {"day": day.isoformat()})
        return {PEOPLE + person: (last, count) for person, last, count in found}

    return remembered(connection, f"met up to {day}", read, of=("meeting", "participant"))


def met_among(connection: Connection, day: date, people: Iterable[int]) -> dict[int, Contact]:
    """Give the same of these nodes of people only."""
    bound = {"day": day.isoformat(), "keys": json.dumps([at - PEOPLE for at in people])}
    return {
        PEOPLE + person: (last, count) for person, last, count in plain_rows(connection, _MET.format(_THESE), bound)
    }


def related(connection: Connection, day: date) -> dict[Pair, Contact]:
    """Give the contacts by relations on a day, the lower node first.

    What is between two people is also between each of them and where the other works; a fractie is no contact.
    """

    def read() -> dict[Pair, Contact]:
        bound = {"day": day.isoformat()}
        found: dict[Pair, Contact] = {}
        works: dict[int, list[int]] = {}
        for person, organisation in plain_rows(connection, _WORKPLACES, bound):
            works.setdefault(PEOPLE + person, []).append(organisation)
        for a_person, a_place, b_person, b_place, since, strength in plain_rows(connection, _RELATED, bound):
            a = a_place if a_person is None else PEOPLE + a_person
            b = b_place if b_person is None else PEOPLE + b_person
            add(found, (a, b), since, strength)
            for place in works.get(a, ()):
                add(found, (place, b), since, strength)
            if a_person is not None:
                add(found, (a, b), since, strength)
                for place in works.get(b, ()):
                    add(found, (a, place), since, strength)
        return found

    return remembered(connection, f"related on {day}", read, of=("relation", "role", "organisation", "source"))


def add(found: dict[Pair, Contact], pair: Pair, last: str | None, count: int) -> None:
    """Count contact between two nodes with what was found before; nobody is in contact with themselves."""
    a, b = pair
    if a == b:
        return
    if b < a:
        pair = (b, a)
    kept = found.get(pair)
    if kept is None:
        found[pair] = (last, count)
    else:
        before, number = kept
        latest = last if before is None else before if last is None else max(before, last)
        found[pair] = (latest, number + count)


def staff(connection: Connection, organisations: Iterable[int], day: date) -> frozenset[int]:
    """Give the nodes of the people who hold a role at these organisations on a day."""
    bound = {"day": day.isoformat(), "keys": json.dumps(list(organisations))}
    return frozenset(PEOPLE + person for (person,) in plain_rows(connection, _STAFF, bound))
