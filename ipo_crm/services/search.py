"""Search: one field over everything."""

from ipo_crm.domain.search import Hit
from ipo_crm.store import search as store
from ipo_crm.store.workspace import Workspace


class Search:
    """Questions of the search field."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def find(self, typed: str, limit: int = 8) -> tuple[Hit, ...]:
        """Give what fits the words typed, by kind, the best first."""
        return store.find(self._workspace.connection, typed, limit)

    def people(self, typed: str, limit: int = 8) -> tuple[Hit, ...]:
        """Give the people whose name fits, for a picker."""
        return store.find_people(self._workspace.connection, typed, limit)
