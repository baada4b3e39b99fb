"""What changed since a moment: lines of the journal, gathered under the records that a reader knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.store import family, history
from ipo_crm.store.history import Line

NOUNS = ("person", "organisation", "dossier", "meeting", "coalition", "motion", "trajectory", "task")
"""The records that changes are gathered under; anything else is a part of one of them."""

_AROUND = {
    "dossier": (
        "SELECT dossier_id FROM position WHERE person_id = ?",
        "SELECT dossier_id FROM promise WHERE person_id = ? AND dossier_id IS NOT NULL",
        "SELECT md.dossier_id FROM meeting_dossier md JOIN participant p ON p.meeting_id = md.meeting_id "
        "WHERE p.person_id = ?",
        "SELECT id FROM dossier WHERE lead_id = ?",
    ),
    "meeting": ("SELECT meeting_id FROM participant WHERE person_id = ?",),
    "coalition": ("SELECT coalition_id FROM coalition_member WHERE person_id = ?",),
    "task": ("SELECT id FROM task WHERE person_id = ?",),
}
_LAST_TALK = (
    "SELECT m.id, m.day FROM meeting m JOIN participant p ON p.meeting_id = m.id "
    "WHERE p.person_id = ? AND m.status = 'held' ORDER BY m.day DESC, m.id DESC LIMIT 1"
)
_HELD_BY = (
    "SELECT d.id, d.at FROM deed_row r JOIN deed d ON d.id = r.deed_id "
    "WHERE r.subject = 'meeting' AND r.row_id = ? AND d.state = 'done' "
    "AND json_extract(r.became, '$.status') = 'held' AND ifnull(json_extract(r.was, '$.status'), '') <> 'held' "
    "ORDER BY r.id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class LastTalk:
    """The last talk that was held: its day, and the deed that wrote its report, None where the journal forgot it."""

    day: date
    deed: int | None
    recorded: datetime | None


def last_talk(connection: Connection, person: PersonId) -> LastTalk | None:
    """Give the last talk held with a person, or None."""
    found = connection.exec_driver_sql(_LAST_TALK, (person,)).first()
    if found is None:
        return None
    key, day = found
    deed = connection.exec_driver_sql(_HELD_BY, (key,)).first()
    if deed is None:
        return LastTalk(date.fromisoformat(day), None, None)
    return LastTalk(date.fromisoformat(day), deed[0], datetime.fromisoformat(deed[1]))


def around(connection: Connection, person: PersonId) -> frozenset[RecordRef]:
    """Give the person and every record they have to do with."""
    found = {RecordRef("person", person)}
    for subject, queries in _AROUND.items():
        for query in queries:
            keys = connection.exec_driver_sql(query, (person,)).scalars()
            found.update(RecordRef(subject, key) for key in keys)
    return frozenset(found)


def grouped(
    connection: Connection, moment: datetime, wanted: frozenset[RecordRef] | None, without: int | None
) -> dict[RecordRef, list[Line]]:
    """Give the lines since a moment under their records, those of one deed left out; `wanted` are the only ones."""
    groups: dict[RecordRef, list[Line]] = {}
    for line in history.lines_since(connection, moment.astimezone(UTC)):
        if line.deed == without:
            continue
        for ref in _roots(connection, line):
            if wanted is None or ref in wanted:
                groups.setdefault(ref, []).append(line)
    return groups


def _roots(connection: Connection, line: Line) -> Iterable[RecordRef]:
    """Give the nouns that a line is about: the row itself, or what it belongs to."""
    if line.ref.subject in NOUNS:
        return (line.ref,)
    found: set[RecordRef] = set()
    waiting = list(family.owners(connection, line.ref.subject, line.row))
    while waiting:
        subject, key = waiting.pop()
        if subject in NOUNS:
            found.add(RecordRef(subject, key))
            continue
        row = family.present(connection, subject, [key]).get(key) or history.last_row(connection, subject, key)
        waiting.extend(family.owners(connection, subject, row or {}))
    return sorted(found)
