"""Several people or organisations at once: each change of one field is one step, however many they are."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.counts import counted
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, TagId
from ipo_crm.domain.labels import LEVEL, ORGANISATION_KIND, SECTOR
from ipo_crm.domain.many import OF_ORGANISATIONS, OF_PEOPLE, EmployerShare, ManyField, Shared, TagShare, Value
from ipo_crm.domain.names import clean, fold
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.tags import LONGEST_RHYTHM, Tag
from ipo_crm.services.settings import Settings
from ipo_crm.store import many as store
from ipo_crm.store import organisations, tags
from ipo_crm.store.workspace import Workspace

_LONGEST_TAG = 100
_MOST_EMPLOYERS = 50
_LONGEST = {ManyField.INFORMED_HOW: 500, ManyField.LANGUAGES: 200}
_REQUIRED = {ManyField.KIND: "Kies een soort.", ManyField.LEVEL: "Kies een bestuurslaag."}
_TEXTS = frozenset((ManyField.INFORMED_HOW, ManyField.LANGUAGES))
_WORDS = {
    ManyField.RHYTHM: ("ritme {}", "geen ritme"),
    ManyField.KEEP_UNTIL: ("bewaren tot {}", "geen bewaartermijn"),
    ManyField.INFORMED_ON: ("bericht gestuurd op {}", "geen bericht gestuurd"),
    ManyField.INFORMED_HOW: ("bericht gestuurd via {}", "niet bekend hoe bericht is gestuurd"),
    ManyField.LANGUAGES: ("talen {}", "geen talen"),
    ManyField.KIND: ("soort {}", ""),
    ManyField.SECTOR: ("sector {}", "geen sector"),
    ManyField.LEVEL: ("bestuurslaag {}", ""),
}


class Many:
    """Deeds on many records of one subject, "person" or "organisation"; a key without a record is passed over.

    `tick` hears how many are done; what it raises ends the deed, and nothing of it is kept.
    """

    fields: tuple[ManyField, ...] = ()
    _table = ""
    _nouns = ""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def shared(self, keys: Sequence[int]) -> Shared:
        """Give what these records have in common."""
        connection = self._workspace.connection
        found = store.shared(connection, self._table, keys, [each.value for each in self.fields])
        counts = store.tag_counts(connection, self._table, keys)
        return Shared(
            count=len(keys),
            values={each: _value(each, found[each.value]) for each in self.fields if each.value in found},
            tags=tuple(
                TagShare(tag=row.tag, count=counts[row.tag.id]) for row in tags.rows(connection) if row.tag.id in counts
            ),
        )

    def tag_names(self) -> tuple[str, ...]:
        """Give the tags that there are."""
        return tuple(row.tag.name for row in tags.rows(self._workspace.connection))

    def change(self, keys: Sequence[int], field: ManyField, value: Value, tick: Tick = unheard) -> Change:
        """Give one field of all these records one value; None empties it."""
        if field not in self.fields:
            raise ValueError(f"{field} is no field of {self._nouns}")
        value = _checked(field, value)
        return self._do(
            keys, _said(field, value), lambda tx: store.change(tx, self._table, keys, field.value, value, tick)
        )

    def tag(self, keys: Sequence[int], name: str, tick: Tick = unheard) -> Change:
        """Put a tag on these records; one that is not there yet is added in the same step."""
        name = clean(name)
        if not name or len(name) > _LONGEST_TAG:
            raise UserError(f"Geef het label een naam van ten hoogste {_LONGEST_TAG} tekens.")
        rows = tags.rows(self._workspace.connection)
        known = next((row.tag for row in rows if fold(row.tag.name) == fold(name)), None)

        def deed(connection: Any) -> None:
            key = known.id if known is not None else tags.put(connection, Tag(name=name))
            store.tag(connection, key, self._table, keys, tick)

        return self._do(keys, f"label {known.name if known is not None else name}", deed)

    def untag(self, keys: Sequence[int], tag: TagId, tick: Tick = unheard) -> Change:
        """Take a tag off these records."""
        found = tags.get(self._workspace.connection, tag)
        if found is None:
            return NOTHING
        said = f"label {found.name} eraf"
        return self._do(keys, said, lambda tx: store.untag(tx, tag, self._table, keys, tick))

    def drop(self, keys: Sequence[int], tick: Tick = unheard) -> Change:
        """Delete these records with all that hangs on them; they stay in the bin."""
        with self._workspace.transaction(f"{counted(len(keys), self._nouns)} verwijderen") as tx:
            store.drop(tx.connection, self._table, keys, tick)
            return tx.change

    def _do(self, keys: Sequence[int], said: str, deed: Any) -> Change:
        with self._workspace.transaction(f"{counted(len(keys), self._nouns)}: {said}") as tx:
            deed(tx.connection)
            return tx.change


class ManyPeople(Many):
    """Deeds on many people at once."""

    fields, _table, _nouns = OF_PEOPLE, "person", "personen"

    def add_notes(self, keys: Sequence[int], text: str, tick: Tick = unheard) -> Change:
        """Put a paragraph under the notes of each."""
        written = clean(text)
        if not written:
            return NOTHING
        said = "toevoegen aan notities"
        return self._do(keys, said, lambda tx: store.append(tx, self._table, keys, "notes", written, tick))

    def end_roles(self, keys: Sequence[int], organisation: OrganisationId, last: date, tick: Tick = unheard) -> Change:
        """Let what these people do at an organisation end; `last` is the last day on which they do it."""
        found = organisations.get(self._workspace.connection, organisation)
        if found is None:
            raise UserError("Deze organisatie is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        said = f"functie bij {found.label} tot en met {write_day(last, weekday=False)}"
        end = last + timedelta(days=1)
        return self._do(keys, said, lambda tx: store.end_roles(tx, keys, organisation, end, tick))

    def employers(self, keys: Iterable[int]) -> tuple[EmployerShare, ...]:
        """Give where these people hold a role today, where most do first."""
        found = store.employers(self._workspace.connection, keys, self._settings.today(), _MOST_EMPLOYERS)
        return tuple(
            EmployerShare(organisation=OrganisationId(key), label=label, count=count) for key, label, count in found
        )


class ManyOrganisations(Many):
    """Deeds on many organisations at once."""

    fields, _table, _nouns = OF_ORGANISATIONS, "organisation", "organisaties"


def _checked(field: ManyField, value: Value) -> Value:
    """Give a value as it is kept, or say what is wrong with it."""
    if field in _TEXTS:
        text = clean(str(value or ""))
        if len(text) > _LONGEST[field]:
            raise UserError(f"Deze tekst is te lang. Houd hem korter dan {_LONGEST[field]} tekens.")
        return text
    if value is None and field in _REQUIRED:
        raise UserError(_REQUIRED[field])
    is_rhythm = isinstance(value, int) and 1 <= value <= LONGEST_RHYTHM
    if field is ManyField.RHYTHM and value is not None and not is_rhythm:
        raise UserError("Geef het ritme als een aantal dagen van 1 tot 3650, of laat het leeg.")
    return value


def _said(field: ManyField, value: Value) -> str:
    """Say what became of a field, for the title of the step."""
    filled, emptied = _WORDS[field]
    if value is None or value == "":
        return emptied
    if field is ManyField.RHYTHM and isinstance(value, int):
        return filled.format(counted(value, "dagen"))
    if isinstance(value, date):
        return filled.format(write_day(value, weekday=False))
    if isinstance(value, OrganisationKind):
        return filled.format(ORGANISATION_KIND[value])
    if isinstance(value, Sector):
        return filled.format(SECTOR[value])
    if isinstance(value, Level):
        return filled.format(LEVEL[value])
    return filled.format(value)


def _value(field: ManyField, kept: Any) -> Value:
    """Read a value as the file keeps it."""
    if kept is None:
        return None
    if field in (ManyField.KEEP_UNTIL, ManyField.INFORMED_ON):
        return date.fromisoformat(kept)
    kinds: dict[ManyField, Any] = {
        ManyField.KIND: OrganisationKind,
        ManyField.SECTOR: Sector,
        ManyField.LEVEL: Level,
    }
    found: Value = kinds[field](kept) if field in kinds else kept
    return found
