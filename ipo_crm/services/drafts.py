"""Drafts: keep what is being typed, and give it back after a crash."""

from ipo_crm.domain.drafts import LONGEST, Draft
from ipo_crm.domain.errors import UserError
from ipo_crm.store import drafts as store
from ipo_crm.store.workspace import Workspace


class Drafts:
    """Keeps half-typed forms in the file itself, under its key; none of this is a deed, so nothing is to be undone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def keep(self, place: str, text: str) -> None:
        """Keep the text of a form; when this returns, it is on disk."""
        if len(text) > LONGEST:
            raise UserError("Deze tekst is te lang om tussentijds te bewaren. Bewaar een deel als bijlage.")
        with self._workspace.aside() as connection:
            store.put(connection, place, text)

    def drop(self, place: str) -> None:
        """Throw the draft of a form away: it was saved as a deed, or given up."""
        if self.read(place) is not None:
            with self._workspace.aside() as connection:
                store.drop(connection, place)

    def read(self, place: str) -> Draft | None:
        """Give the draft of a form, None where there is nothing."""
        return store.get(self._workspace.connection, place)

    def all(self) -> tuple[Draft, ...]:
        """Give every draft, the latest first."""
        return store.rows(self._workspace.connection)
