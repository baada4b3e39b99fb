"""Saved filters: what is typed in the field of a list, kept under a name."""

from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import FilterId
from ipo_crm.domain.list_query import LONGEST
from ipo_crm.domain.names import clean
from ipo_crm.domain.tags import SavedFilter
from ipo_crm.store import records, schema
from ipo_crm.store import saved_filters as store
from ipo_crm.store.workspace import Workspace

_LONGEST_NAME = 100


class SavedFilters:
    """Deeds and questions about saved filters."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def save(self, area: str, name: str, query: str) -> Change:
        """Keep a filter of a list under a name; the one of that name is replaced."""
        wanted = _named(name)
        if len(query) > LONGEST:
            raise UserError("Dit filter is te lang om te bewaren. Haal er voorwaarden of woorden uit.")
        known = next((each for each in self.rows(area) if each.name == wanted), None)
        made = replace(known, query=query) if known else SavedFilter(area=area, name=wanted, query=query)
        with self._workspace.transaction(f"Filter {wanted} {'vervangen' if known else 'bewaren'}") as tx:
            store.put(tx.connection, made)
            return tx.change

    def rename(self, key: FilterId, name: str) -> Change:
        """Give a filter another name, which no other of its list bears."""
        kept, wanted = self.get(key), _named(name)
        if any(each.name == wanted and each.id != key for each in self.rows(kept.area)):
            raise UserError(f"Het filter {wanted} is er al. Kies een andere naam.")
        with self._workspace.transaction(f"Filter {kept.name} hernoemen") as tx:
            store.put(tx.connection, replace(kept, name=wanted))
            return tx.change

    def drop(self, key: FilterId) -> Change:
        """Delete a filter."""
        name = self.get(key).name
        with self._workspace.transaction(f"Filter {name} verwijderen") as tx:
            records.drop(tx.connection, schema.saved_filter, key)
            return tx.change

    def arrange(self, area: str, keys: tuple[FilterId, ...]) -> Change:
        """Put the filters of a list in this order; those that are not named follow as they stood."""
        present = [each.id for each in self.rows(area)]
        chosen = [key for key in dict.fromkeys(keys) if key in present]
        rest = [key for key in present if key not in chosen]
        with self._workspace.transaction("Filters ordenen") as tx:
            store.arrange(tx.connection, (*chosen, *rest))
            return tx.change

    def get(self, key: FilterId) -> SavedFilter:
        """Give a filter; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Dit filter is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return found

    def rows(self, area: str) -> tuple[SavedFilter, ...]:
        """Give the filters of a list, in order."""
        return store.rows(self._workspace.connection, area)


def _named(name: str) -> str:
    wanted = clean(name)
    if not wanted or len(wanted) > _LONGEST_NAME:
        raise UserError(f"Geef het filter een naam van ten hoogste {_LONGEST_NAME} tekens.")
    return wanted
