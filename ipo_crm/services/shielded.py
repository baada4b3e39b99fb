"""Talks without the names of who objected to being kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.store import people
from ipo_crm.store.workspace import Workspace


def shielded(
    workspace: Workspace, talks: Sequence[MeetingRow], theirs: Mapping[int, Sequence[int]]
) -> list[MeetingRow]:
    """Give talks without the names of who objected; `theirs` are the keys of those on their side."""
    connection = workspace.connection
    blocked = people.blocked(connection)
    touched = {talk for talk, group in theirs.items() if not blocked.isdisjoint(group)} if blocked else set()
    if not touched:
        return list(talks)
    left = {talk: [key for key in theirs[talk] if key not in blocked] for talk in touched}
    names = people.names(connection, {key for group in left.values() for key in group})
    return [
        replace(row, with_whom=tuple(names[key].full for key in left[row.id])) if row.id in touched else row
        for row in talks
    ]
