"""Search: one field over everything, and names that look like what was typed where few fit."""

from collections.abc import Sequence
from dataclasses import replace

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.search import Findings, Hit, HitGroup, HitKind
from ipo_crm.domain.search_query import Query, completions, read_query
from ipo_crm.services import near_names
from ipo_crm.services.settings import Settings
from ipo_crm.store import search as store
from ipo_crm.store.workspace import Workspace

_FEW = 3
_EACH = 5
_ALONE = 20
_ACTORS = frozenset({HitKind.PERSON, HitKind.ORGANISATION})


class Search:
    """Questions of the search field."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._settings = Settings(workspace)

    def find(self, typed: str, limit: int = 8) -> tuple[Hit, ...]:
        """Give what fits, by kind, the best first."""
        query = read_query(typed, self._settings.today())
        return tuple(hit for group in store.groups(self._workspace.connection, query, limit) for hit in group.hits)

    def look(self, typed: str, only: HitKind | None = None) -> Findings:
        """Give the first of what fits by group, with totals; `only` one kind perhaps; near names where few fit."""
        query = read_query(typed, self._settings.today())
        if only is not None:
            query = replace(query, kinds=frozenset({only}))
        limit = _ALONE if query.kinds is not None and len(query.kinds) == 1 else _EACH
        groups = store.groups(self._workspace.connection, query, limit)
        return Findings(groups=groups, near=self._near(query, groups), unread=query.unread)

    def newest(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """Give the contact moments written down last that hold the words."""
        return store.newest(self._workspace.connection, typed, limit)

    def shown(self, records: Sequence[RecordRef]) -> tuple[Hit, ...]:
        """Give these records as hits, in this order; what is gone is left out."""
        return store.shown(self._workspace.connection, records)

    def completions(self, typed: str) -> tuple[str, ...]:
        """Give the texts that the unfinished last word may become: filters, and what soort: can be."""
        return completions(typed)

    def people(self, typed: str, limit: int = 8) -> tuple[Hit, ...]:
        """Give the people whose name fits, for a picker; those whose name looks like it where nobody's does."""
        connection = self._workspace.connection
        found = store.find_people(connection, typed, limit)
        return found or tuple(hit for hit in near_names.near(self._workspace, typed) if hit.kind is HitKind.PERSON)

    def _near(self, query: Query, groups: tuple[HitGroup, ...]) -> tuple[Hit, ...]:
        kinds = _ACTORS if query.kinds is None else _ACTORS & query.kinds
        known = {(hit.kind, hit.key) for group in groups if group.kind in _ACTORS for hit in group.hits}
        if query.filtered or not kinds or len(known) >= _FEW:
            return ()
        found = near_names.near(self._workspace, query.text)
        return tuple(hit for hit in found if hit.kind in kinds and (hit.kind, hit.key) not in known)
