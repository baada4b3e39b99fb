"""Tags: the user's own words on records, put on and taken off many at once."""

from collections.abc import Iterable
from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef, TagId
from ipo_crm.domain.names import clean, fold
from ipo_crm.domain.tags import LONGEST_RHYTHM, TAGGED, Tag, TagRow
from ipo_crm.store import records as store_records
from ipo_crm.store import schema
from ipo_crm.store import tags as store
from ipo_crm.store.workspace import Workspace

_LONGEST_NAME = 100


class Tags:
    """Deeds and questions about tags."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def put(self, tag: Tag) -> Change:
        """Add a tag, or change its name or rhythm; the same word in capitals is the same tag."""
        name = _named(tag.name)
        if tag.rhythm_days is not None and not 1 <= tag.rhythm_days <= LONGEST_RHYTHM:
            raise UserError("Geef het ritme als een aantal dagen van 1 tot 3650, of laat het leeg.")
        known = next((row.tag for row in self.rows() if fold(row.tag.name) == fold(name)), None)
        if known is not None and known.id != tag.id:
            raise UserError(f"Het label {known.name} is er al. Gebruik dat, of voeg de twee samen.")
        with self._workspace.transaction(f"Label {name} {'wijzigen' if tag.id else 'toevoegen'}") as tx:
            store.put(tx.connection, replace(tag, name=name))
            return tx.change

    def rename(self, key: TagId, name: str) -> Change:
        """Give a tag another name; it stays on its records."""
        return self.put(replace(self.get(key), name=name))

    def merge(self, kept: TagId, gone: TagId) -> Change:
        """Let one tag take the records of another over; the other goes."""
        if kept == gone:
            raise UserError("Kies twee verschillende labels om samen te voegen.")
        one, other = self.get(kept), self.get(gone)
        with self._workspace.transaction(f"Label {other.name} bij {one.name} voegen") as tx:
            store.take_over(tx.connection, kept, gone)
            return tx.change

    def drop(self, key: TagId) -> Change:
        """Delete a tag; the records that bore it stay."""
        name = self.get(key).name
        with self._workspace.transaction(f"Label {name} verwijderen") as tx:
            store_records.drop(tx.connection, schema.tag, key)
            return tx.change

    def tag(self, key: TagId, records: Iterable[RecordRef]) -> Change:
        """Put a tag on records, as one step; those that bear it already are left alone."""
        name, chosen = self.get(key).name, _taggable(records)
        with self._workspace.transaction(f"Label {name} geven") as tx:
            store.tag(tx.connection, key, chosen)
            return tx.change

    def give(self, name: str, record: RecordRef) -> Change:
        """Put a tag of this name on a record, as one step; one that is not there yet is made along with it."""
        written = _named(name)
        (chosen,) = _taggable([record])
        known = next((row.tag for row in self.rows() if fold(row.tag.name) == fold(written)), None)
        with self._workspace.transaction(f"Label {known.name if known else written} geven") as tx:
            key = known.id if known else store.put(tx.connection, Tag(name=written))
            store.tag(tx.connection, key, [chosen])
            return tx.change

    def set_rhythm(self, key: TagId, days: int | None) -> Change:
        """Say how often whoever bears a tag wants to be spoken to, in days; None for no rhythm."""
        return self.put(replace(self.get(key), rhythm_days=days))

    def untag(self, key: TagId, records: Iterable[RecordRef]) -> Change:
        """Take a tag off records, as one step."""
        name, chosen = self.get(key).name, _taggable(records)
        with self._workspace.transaction(f"Label {name} afnemen") as tx:
            store.untag(tx.connection, key, chosen)
            return tx.change

    def get(self, key: TagId) -> Tag:
        """Give a tag; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Dit label is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return found

    def rows(self) -> tuple[TagRow, ...]:
        """Give the tags by name, with the number of records that bear them."""
        return store.rows(self._workspace.connection)

    def of(self, record: RecordRef) -> tuple[Tag, ...]:
        """Give the tags that a record bears, by name."""
        return store.of(self._workspace.connection, record)

    def bearers(self, key: TagId) -> tuple[RecordRef, ...]:
        """Give the records that bear a tag, by kind."""
        return store.bearers(self._workspace.connection, key)


def _named(written: str) -> str:
    name = clean(written)
    if not name or len(name) > _LONGEST_NAME:
        raise UserError(f"Geef het label een naam van ten hoogste {_LONGEST_NAME} tekens.")
    return name


def _taggable(records: Iterable[RecordRef]) -> tuple[RecordRef, ...]:
    chosen = tuple(records)
    if any(record.subject not in TAGGED for record in chosen):
        raise ValueError(f"only {', '.join(TAGGED)} bear tags")
    return chosen
