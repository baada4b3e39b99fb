"""Attachments: files kept inside the workspace at a record, and shown by a copy that is wiped again."""

import mimetypes
from dataclasses import replace
from pathlib import Path

from ipo_crm.domain.attachments import HOLDERS, LARGEST, Attachment, safe_name
from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AttachmentId, RecordRef
from ipo_crm.domain.sources import Source
from ipo_crm.services.extracts import Extracts
from ipo_crm.services.settings import Settings
from ipo_crm.store import attachments as store
from ipo_crm.store import records, schema
from ipo_crm.store.workspace import Workspace

_TOO_LARGE = "{name} is groter dan 100 MB. Bewaar het elders, en zet hier alleen de plaats in een notitie."


class Attachments:
    """Deeds and questions about attachments; `close` wipes every copy that was shown."""

    def __init__(self, workspace: Workspace, settings: Settings, extracts: Extracts | None = None) -> None:
        self._workspace = workspace
        self._settings = settings
        self._extracts = extracts or Extracts()

    def add(self, holder: RecordRef, path: Path, note: str = "", source: Source | None = None) -> Change:
        """Keep a file at a record; the file itself is left where it is. UserError when it cannot be read."""
        try:
            if not path.is_file():  # a device has no end
                raise FileNotFoundError
            if path.stat().st_size > LARGEST:
                raise UserError(_TOO_LARGE.format(name=path.name))
            content = path.read_bytes()
        except OSError as error:
            raise UserError(
                f"{path.name} kan niet worden gelezen. Controleer of het een bestand is en of u het mag lezen."
            ) from error
        return self.add_bytes(holder, path.name, content, note, source)

    def add_bytes(
        self, holder: RecordRef, name: str, content: bytes, note: str = "", source: Source | None = None
    ) -> Change:
        """Keep bytes at a record under a name, which is made safe for every system."""
        if holder.subject not in HOLDERS:
            raise ValueError(f"only {', '.join(HOLDERS)} hold attachments")
        safe = safe_name(name)
        if len(content) > LARGEST:
            raise UserError(_TOO_LARGE.format(name=safe))
        made = Attachment(
            holder=holder,
            name=safe,
            media_type=mimetypes.guess_type(safe)[0] or "",
            added=self._settings.today(),
            note=note,
            source=source,
        )
        with self._workspace.transaction(f"Bijlage {safe} toevoegen") as tx:
            store.add(tx.connection, made, content)
            return tx.change

    def rename(self, key: AttachmentId, name: str) -> Change:
        """Give an attachment another name, made safe for every system."""
        kept, safe = self.get(key), safe_name(name)
        with self._workspace.transaction(f"Bijlage {kept.name} hernoemen") as tx:
            store.put(tx.connection, replace(kept, name=safe))
            return tx.change

    def annotate(self, key: AttachmentId, note: str) -> Change:
        """Write down what an attachment is."""
        kept = self.get(key)
        with self._workspace.transaction(f"Notitie bij {kept.name} wijzigen") as tx:
            store.put(tx.connection, replace(kept, note=note))
            return tx.change

    def drop(self, key: AttachmentId) -> Change:
        """Delete an attachment; its bytes stay until the journal is purged, so that undo brings it back whole."""
        name = self.get(key).name
        with self._workspace.transaction(f"Bijlage {name} verwijderen") as tx:
            records.drop(tx.connection, schema.attachment, key)
            return tx.change

    def sweep(self) -> int:
        """Delete the bytes that nothing names any more, after a purge of the journal; no deed, and not to be undone."""
        with self._workspace.aside() as connection:
            return store.sweep(connection)

    def get(self, key: AttachmentId) -> Attachment:
        """Give what is known about an attachment; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Deze bijlage is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return found

    def rows(self, holder: RecordRef) -> tuple[Attachment, ...]:
        """Give the attachments of a record in the order in which they were added."""
        return store.rows(self._workspace.connection, holder)

    def read(self, key: AttachmentId) -> bytes:
        """Give the bytes of an attachment; DamagedFileError when they are not those that were added."""
        return store.content(self._workspace.connection, self.get(key))

    def damaged(self) -> tuple[Attachment, ...]:
        """Give the attachments that cannot be read any more; it reads all of them, so it may take a while."""
        return store.damaged(self._workspace.connection)

    def extract(self, key: AttachmentId) -> Path:
        """Write a copy for another program to show, in a private folder; it is wiped when the file closes."""
        kept = self.get(key)
        return self._extracts.write(kept.name, store.content(self._workspace.connection, kept))

    def close(self) -> tuple[Path, ...]:
        """Wipe every copy that was shown; give those that another program still has open."""
        return self._extracts.wipe()
