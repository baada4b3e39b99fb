"""Drafts: keep what is being typed, and give it back after a crash."""

from collections.abc import Sequence

from ipo_crm.domain.drafts import LONGEST, NEW_RECORD, Draft
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef
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

    def place(self, area: str, kind: str, about: Sequence[RecordRef]) -> str:
        """Give the place of a form: its area, its kind and the records it is about, each by what names it for ever."""
        marks = [f"{ref.subject}={store.identity(self._workspace.connection, ref)}" for ref in about]
        return ":".join((area, kind, *marks))

    def about(self, place: str) -> tuple[RecordRef, ...] | None:
        """Give the records that a form at this place is about, None where one of them is gone; a new one has no key."""
        found = []
        for mark in place.split(":")[2:]:
            subject, _, uuid = mark.partition("=")
            key = 0 if uuid == NEW_RECORD else store.key_of(self._workspace.connection, subject, uuid)
            if key is None:
                return None
            found.append(RecordRef(subject, key))
        return tuple(found)
