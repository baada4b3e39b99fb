"""Workspaces of any size to measure on; everybody in them is invented, and says so."""

import random
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert

from ipo_crm.domain.meetings import MeetingKind, MeetingStatus, Precision, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.store import schema
from ipo_crm.store.workspace import Workspace

NOTE = "Verzonnen persoon, alleen om te meten."
FIRST_DAY = date(2020, 1, 1)
_SOUNDS = ("van", "ver", "bel", "dor", "kas", "lin", "mur", "nes", "pol", "ros", "sta", "wil", "hof", "brug", "veen")
_GIVEN = ("Anna", "Bram", "Carla", "Daan", "Esra", "Frits", "Gina", "Hugo", "Iris", "Joep", "Karin", "Lars", "Mila")
_PREFIXES = ("", "", "", "de", "van", "van den", "ter")
_BATCH = 5_000


def fill(workspace: Workspace, people: int, seed: int = 1) -> None:
    """Write invented people, each with a role, a meeting for every four of them, as one deed."""
    draw = random.Random(seed)
    organisations = max(20, people // 40)
    with workspace.transaction("Verzonnen gegevens om mee te meten") as tx:
        _write(tx.connection, schema.organisation, (_organisation(key) for key in range(1, organisations + 1)))
        _write(tx.connection, schema.person, (_person(key, draw) for key in range(1, people + 1)))
        _write(tx.connection, schema.role, (_role(key, organisations, draw) for key in range(1, people + 1)))
        meetings = people // 4
        _write(tx.connection, schema.meeting, (_meeting(key, draw) for key in range(1, meetings + 1)))
        parts = (_participant(key, rank, people, draw) for key in range(1, meetings + 1) for rank in (0, 1))
        _write(tx.connection, schema.participant, parts)


def _write(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _organisation(key: int) -> dict[str, Any]:
    name = f"Verzonnen stichting {key}"
    return {
        "id": key,
        "uuid": _uuid(1, key),
        "name": name,
        "abbreviation": f"VS{key}",
        "kind": list(OrganisationKind)[key % len(OrganisationKind)],
        "sector": list(Sector)[key % len(Sector)],
        "level": next(iter(Level)),
        "search_text": name.casefold(),
    }


def _person(key: int, draw: random.Random) -> dict[str, Any]:
    given = draw.choice(_GIVEN)
    name = PersonName(
        initials=f"{given[0]}.{draw.choice('ABCDEFGH')}.",
        given_name=given,
        prefix=draw.choice(_PREFIXES),
        family_name="".join(draw.choices(_SOUNDS, k=draw.choice((2, 3)))).capitalize(),
    )
    parts = ("initials", "given_name", "prefix", "family_name")
    return {
        "id": key,
        "uuid": _uuid(2, key),
        **{part: getattr(name, part) for part in parts},
        "notes": NOTE,
        "sort_key": name.sort_key,
        "search_text": name.search_text,
    }


def _role(person: int, organisations: int, draw: random.Random) -> dict[str, Any]:
    return {
        "uuid": _uuid(3, person),
        "person_id": person,
        "organisation_id": draw.randint(1, organisations),
        "function": draw.choice(("directeur", "beleidsadviseur", "woordvoerder", "bestuurder")),
        "influence": draw.choice((None, 1, 2, 3, 4, 5)),
        "valid_from": FIRST_DAY,
    }


def _meeting(key: int, draw: random.Random) -> dict[str, Any]:
    return {
        "id": key,
        "uuid": _uuid(4, key),
        "kind": next(iter(MeetingKind)),
        "status": MeetingStatus.HELD,
        "day": FIRST_DAY + timedelta(days=draw.randrange(2_000)),
        "precision": Precision.DAY,
        "title": f"Verzonnen gesprek {key}",
        "purpose": f"Doornemen van {draw.choice(_SOUNDS)}{draw.choice(_SOUNDS)}",
    }


def _participant(meeting: int, rank: int, people: int, draw: random.Random) -> dict[str, Any]:
    half = people // 2
    person = draw.randint(1, half) + rank * half
    return {"meeting_id": meeting, "person_id": person, "side": Side.THEIRS, "rank": rank}


def _uuid(subject: int, key: int) -> str:
    return str(uuid.UUID(int=subject << 64 | key))
