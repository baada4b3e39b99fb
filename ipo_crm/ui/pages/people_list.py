"""The list of people: found by name, function and organisation, with their positions on one dossier."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal

from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import DossierId, PersonId
from ipo_crm.domain.names import fold
from ipo_crm.domain.people import PersonChoices, PersonRow
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.people_columns import MORE, PeopleColumns
from ipo_crm.ui.pages.people_facets import DOSSIER, POSITION, people_facets
from ipo_crm.ui.pages.record_list import Read, RecordList, Shelf
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import RowsModel


class PeopleModel(RowsModel[PersonRow]):
    """Rows of people, found by the beginning of their main word or their whole surname."""

    @override
    def find_text(self, typed: str, after: int) -> int | None:
        wanted = fold(typed)
        rows = self.rows()
        for step in range(len(rows)):
            at = (after + step) % len(rows)
            name = rows[at].name
            if fold(name.family_name).startswith(wanted) or fold(name.surname).startswith(wanted):
                return at
        return None


class PeopleList(RecordList):
    """Says `dossier_wanted` when positions on another dossier are, because then others must be read."""

    dossier_wanted = Signal(object)

    area = "people"
    more_for = MORE
    names_itself = "name"

    def __init__(self, empty: EmptyState, choices: Callable[[], PersonChoices], shelf: Shelf) -> None:
        self._today = date.min
        self._dossiers: dict[str, DossierId] = {}
        self._dossier: DossierId | None = None
        self._order: dict[PersonId, int] = {}
        self._ask_choices = choices
        self._choices: PersonChoices | None = None
        columns = PeopleColumns(lambda: self._today, self._has_dossier, lambda row: self._order.get(row.id, 0))
        super().__init__(
            PeopleModel(columns.all(), lambda row: row.id),
            self.tr("Personen"),
            FilterField(self.tr("Personen filteren op naam, functie of organisatie")),
            people_facets(self._known_choices, lambda: tuple(self._dossiers), self._has_dossier, lambda: self._today),
            empty,
            self.tr("↑↓ kiezen  ·  Enter openen  ·  B briefing  ·  G verslag  ·  P positie wijzigen"),
            shelf,
        )

    def show_rows(
        self,
        keys: Sequence[PersonId],
        read: Read,
        dossiers: Sequence[DossierName],
        dossier: DossierId | None,
        today: date,
    ) -> None:
        """Show these people, each read when it is needed, with their positions on a dossier."""
        self._today = today
        self._choices = None
        self._dossiers = _by_name(dossiers)
        self._dossier = dossier
        self._order = {key: at for at, key in enumerate(keys)}
        self.bar.set_quietly(DOSSIER, next((name for name, key in self._dossiers.items() if key == dossier), None))
        if dossier is None:
            self.bar.drop(POSITION)
        self.show_keys(keys, read)

    def refresh_rows(self, keys: Sequence[PersonId], touched: Collection[int]) -> None:
        """Show these people, with only those read anew who were touched."""
        self._choices = None
        if keys != list(self._order):
            self._order = {key: at for at, key in enumerate(keys)}
        self.refresh_keys(keys, touched)

    @property
    def keys(self) -> list[PersonId]:
        """Who is in the list, in its own order and without filters."""
        return list(self._order)

    def has_in_place(self, key: int, row: PersonRow | None) -> bool:
        """Tell whether somebody whose line is this now stands in the list where they stood."""
        known = self.model.known(key)
        return row is not None and known is not None and (row.name, row.blocked) == (known.name, known.blocked)

    @override
    def haystack(self, row: PersonRow) -> str:
        return f"{row.name.search_text} {fold(' '.join((row.function, row.organisation, row.fractie)))}"

    @override
    def asked(self) -> None:
        name = self.bar.value(DOSSIER)
        wanted = None if name is None else self._dossiers.get(name)
        if wanted != self._dossier:
            self.dossier_wanted.emit(wanted)

    @override
    def given_away(self, rows: Sequence[PersonRow]) -> Sequence[PersonRow]:
        """Give who may be in an export: who objected to being kept may not."""
        return [row for row in rows if not row.blocked]

    def _known_choices(self) -> PersonChoices:
        """Give by what people can be narrowed, read once until something changes."""
        if self._choices is None:
            self._choices = self._ask_choices()
        return self._choices

    def _has_dossier(self) -> bool:
        return self._dossier is not None


def _by_name(dossiers: Sequence[DossierName]) -> dict[str, DossierId]:
    """Give dossiers by what they are called; a second one of the same name bears a number."""
    found: dict[str, DossierId] = {}
    for row in dossiers:
        name, number = row.label, 2
        while name in found:
            name, number = f"{row.label} ({number})", number + 1
        found[name] = row.id
    return found
