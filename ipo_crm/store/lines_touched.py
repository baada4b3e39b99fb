"""Whose lines in the lists of people and organisations a deed may have changed, by the rows that it touched."""

import json
from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import Connection

from ipo_crm.store.records import plain_rows

Touched = Mapping[str, Collection[int]]

MOST: Final = 400
"""More lines than these are better read anew with all others."""
_PARTS: Final = frozenset({"role", "position", "tagging", "participant", "contact_point"})
"""Subjects whose rows each belong to a person or an organisation."""
_BESIDE: Final = frozenset({"relation", "promise", "meeting_dossier", "source"})
"""What the detail shows, and no line."""
_BESIDE_ORGANISATIONS: Final = _BESIDE | {"person", "dossier", "coalition", "coalition_member", "seats"}
_THESE: Final = "IN (SELECT value FROM json_each(:keys))"
_NOW: Final = f"SELECT id, {{1}} FROM {{0}} WHERE id {_THESE}"
_BEFORE: Final = (
    "SELECT row_id, json_extract(was, '$.{1}') FROM deed_row "
    f"WHERE subject = '{{0}}' AND row_id {_THESE} AND was IS NOT NULL "
    "UNION SELECT row_id, json_extract(became, '$.{1}') FROM deed_row "
    f"WHERE subject = '{{0}}' AND row_id {_THESE} AND became IS NOT NULL"
)
_PEOPLE_OF: Final = {
    "meeting": f"SELECT person_id FROM participant WHERE meeting_id {_THESE}",
    "organisation": (
        f"SELECT person_id FROM role WHERE organisation_id {_THESE} UNION SELECT person_id FROM role "
        f"WHERE organisation_id IN (SELECT id FROM organisation WHERE parent_id {_THESE})"
    ),
    "tag": f"SELECT person_id FROM tagging WHERE tag_id {_THESE}",
}
_ORGANISATIONS_OF: Final = {
    "organisation": f"SELECT id FROM organisation WHERE parent_id {_THESE}",
    "tag": f"SELECT organisation_id FROM tagging WHERE tag_id {_THESE}",
}
_WORK_AT: Final = f"SELECT organisation_id FROM role WHERE person_id {_THESE}"


def people(connection: Connection, touched: Touched) -> frozenset[int] | None:
    """Give the people whose line may differ after these rows were touched; None where it may be anybody's."""
    found: set[int] = set()
    for subject, keys in touched.items():
        if subject in _BESIDE:
            continue
        theirs = _people(connection, subject, keys)
        if theirs is None or len(found | theirs) > MOST:
            return None
        found |= theirs
    return frozenset(found)


def organisations(connection: Connection, touched: Touched) -> frozenset[int] | None:
    """Give the organisations whose line may differ after these rows were touched; None where it may be any."""
    found: set[int] = set()
    for subject, keys in touched.items():
        if subject in _BESIDE_ORGANISATIONS:
            continue
        theirs = _organisations(connection, subject, keys)
        if theirs is None or len(found | theirs) > MOST:
            return None
        found |= theirs
    return frozenset(found)


def _people(connection: Connection, subject: str, keys: Collection[int]) -> set[int] | None:
    if len(keys) > MOST:
        return None
    if subject == "person":  # who is in neither file nor journal was erased, with rows that nobody tells of
        return _owners(connection, subject, "id", keys)
    if subject in _PARTS:
        return _owners(connection, subject, "person_id", keys)
    return _asked(connection, _PEOPLE_OF[subject], keys) if subject in _PEOPLE_OF else None


def _organisations(connection: Connection, subject: str, keys: Collection[int]) -> set[int] | None:
    """Give whose line a subject is in; that of an organisation also tells when its people were last spoken to."""
    if len(keys) > MOST:
        return None
    if subject in ("meeting", "participant"):
        met = _people(connection, subject, keys)
        return None if met is None else _asked(connection, _WORK_AT, met)
    if subject == "contact_point":
        return set()
    if subject in _PARTS:
        return _owners(connection, subject, "organisation_id", keys)
    own = set(keys) if subject == "organisation" else set()
    known = _ORGANISATIONS_OF.get(subject)
    return None if known is None else own | _asked(connection, known, keys)


def _owners(connection: Connection, subject: str, column: str, keys: Collection[int]) -> set[int] | None:
    """Give to whom these rows belong or belonged, as the journal has it; None where it no longer tells."""
    bound = {"keys": json.dumps(sorted(keys))}
    rows = plain_rows(connection, _NOW.format(subject, column), bound)
    rows += plain_rows(connection, _BEFORE.format(subject, column), bound)
    if {row for row, _ in rows} != set(keys):
        return None
    return {owner for _, owner in rows if owner is not None}


def _asked(connection: Connection, query: str, keys: Collection[int]) -> set[int]:
    return {key for (key,) in plain_rows(connection, query, {"keys": json.dumps(sorted(keys))}) if key is not None}
