"""Notes in the file: whom their links name now, and which notes name a record."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.notes import SIGNS, Named, NoteMention, Offer, around
from ipo_crm.domain.record_names import record_name
from ipo_crm.domain.search import HitKind
from ipo_crm.domain.search_query import Query
from ipo_crm.store import family, people, schema, search
from ipo_crm.store.records import by_uuid, plain_rows, save

NOTED: Final = ("person", "organisation")
"""The subjects that have notes with links."""


def text_of(connection: Connection, ref: RecordRef) -> str | None:
    """Give the notes of a record, None where there is no such record."""
    found: str | None = connection.exec_driver_sql(f"SELECT notes FROM {_noted(ref)} WHERE id = ?", (ref.key,)).scalar()
    return found


def put(connection: Connection, ref: RecordRef, text: str) -> None:
    """Write the notes of a record down."""
    save(connection, schema.metadata.tables[_noted(ref)], ref.key, {"notes": text})


def record(connection: Connection, named: Named) -> RecordRef | None:
    """Give the record that a link names, also where it went up in another one; None where it is gone."""
    key = by_uuid(connection, named.subject, named.uuid)
    return None if key is None else RecordRef(named.subject, key)


def names(connection: Connection, wanted: Iterable[Named]) -> dict[Named, str]:
    """Give what is named by its present name; what is gone is left out."""
    found: dict[Named, str] = {}
    for named in set(wanted):
        ref = record(connection, named)
        row = None if ref is None else family.present(connection, ref.subject, [ref.key]).get(ref.key)
        if row is not None:
            found[named] = record_name(named.subject, row)
    return found


def named(connection: Connection, ref: RecordRef) -> tuple[Named, ...]:
    """Give by what links a record is named: its own UUID, and those of the records that went up in it.

    Nothing for a subject that no sign stands for.
    """
    if ref.subject not in SIGNS:
        return ()
    own = connection.exec_driver_sql(f"SELECT uuid FROM {ref.subject} WHERE id = ?", (ref.key,)).scalar()
    gone = connection.exec_driver_sql(
        "SELECT gone_uuid FROM merged_record WHERE subject = ? AND kept_id = ?", (ref.subject, ref.key)
    ).scalars()
    return tuple(Named(ref.subject, uuid.lower()) for uuid in (own, *gone) if uuid)


def mentions(connection: Connection, ref: RecordRef) -> tuple[NoteMention, ...]:
    """Give the notes that name a record; found by the index of texts, in which a UUID is five words in a row.

    Those of who objected to being kept are left out.
    """
    wanted = named(connection, ref)
    if not wanted:
        return ()
    phrase = " OR ".join(f'"{each.address.replace(":", " ").replace("-", " ")}"' for each in wanted)
    found = []
    blocked = people.blocked(connection)
    for subject in NOTED:
        query = f"SELECT rowid FROM {subject}_search WHERE {subject}_search MATCH :phrase ORDER BY rowid"
        keys = [key for (key,) in plain_rows(connection, query, {"phrase": f"notes : ({phrase})"})]
        for key, row in family.present(connection, subject, keys).items():
            fragment = around(row["notes"], wanted)
            if fragment and (subject, key) != (ref.subject, ref.key) and not (subject == "person" and key in blocked):
                found.append(
                    NoteMention(ref=RecordRef(subject, key), name=record_name(subject, row), fragment=fragment)
                )
    return tuple(found)


def offers(connection: Connection, subject: str, typed: str, limit: int) -> tuple[Offer, ...]:
    """Give the people or dossiers whose name fits what was typed, best first; nobody who objected to being kept.

    Somebody in whose notes the words stand is nobody of that name.
    """
    query = Query(text=typed, kinds=frozenset({HitKind(subject)}))
    found = [hit for group in search.groups(connection, query, limit) for hit in group.hits]
    if subject == "person":
        blocked = people.blocked(connection)
        found = [hit for hit in found if hit.marks and hit.key not in blocked]
    hits = {hit.key: hit for hit in found}
    return tuple(
        Offer(Named(subject, row["uuid"].lower()), record_name(subject, row), hits[key].detail)
        for key, row in family.present(connection, subject, hits).items()
    )


def _noted(ref: RecordRef) -> str:
    if ref.subject not in NOTED:
        raise ValueError(f"{ref.subject} has no notes with links")
    return ref.subject
