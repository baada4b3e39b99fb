"""The list of organisations: found by name, abbreviation, kind and sector."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.labels import LEVEL, ORGANISATION_KIND, SECTOR
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import OrganisationChoices, OrganisationKind, OrganisationRow
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.ui.pages.list_facets import Facet, Test, as_typed, bears, named
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.person_words import DASH, numbers, short_day
from ipo_crm.ui.pages.record_list import Read, RecordList, Shelf
from ipo_crm.ui.pages.usual_facets import label_facet, sector_facet
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.cells import named_mark
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import Column, RowsModel

_PEOPLE: dict[str, Test[OrganisationRow]] = {"ja": lambda row: row.people > 0, "nee": lambda row: not row.people}


class OrganisationsList(RecordList):
    """Shows the organisations of a day."""

    area = "organisations"
    more_for = frozenset({"parent", "tags", "website"})

    def __init__(self, empty: EmptyState, choices: Callable[[], OrganisationChoices], shelf: Shelf) -> None:
        self._today = date.min
        model: RowsModel[OrganisationRow] = RowsModel((*self._usual(), *self._other()), lambda row: row.id)
        super().__init__(
            model,
            _tr("Organisaties"),
            FilterField(_tr("Organisaties filteren op naam, afkorting, soort of sector")),
            _facets(choices),
            empty,
            _tr("↑↓ kiezen  ·  Enter openen  ·  F2 wijzigen  ·  Del verwijderen"),
            shelf,
        )

    def show_rows(self, keys: Sequence[OrganisationId], read: Read, today: date) -> None:
        """Show these organisations, each read when it is needed."""
        self._today = today
        self.show_keys(keys, read)

    @override
    def haystack(self, row: OrganisationRow) -> str:
        return fold(" ".join((row.name, row.abbreviation, _kind(row), _sector_words(row))))

    def _usual(self) -> tuple[Column[OrganisationRow], ...]:
        return (
            Column(
                key="name",
                title=_tr("Naam"),
                text=_name,
                width=188,
                stretch=True,
                paint=named_mark(_name, _sector, lambda _row: False),
                tool_tip=_name,
            ),
            Column(
                key="abbreviation",
                title=_tr("Afkorting"),
                text=lambda row: row.abbreviation or DASH,
                width=96,
                plain=lambda row: row.abbreviation,
            ),
            Column(key="kind", title=_tr("Soort"), text=_kind, width=104, role=TextRole.MUTED, tool_tip=_kind),
            Column(
                key="sector",
                title=_tr("Sector"),
                text=lambda row: _sector_words(row) or DASH,
                width=112,
                role=TextRole.MUTED,
                tool_tip=_sector_words,
                plain=_sector_words,
            ),
            Column(
                key="people",
                title=_tr("Personen"),
                text=lambda row: str(row.people) if row.people else DASH,
                width=64,
                right=True,
                sort=lambda row: row.people,
                plain=lambda row: str(row.people),
            ),
            Column(
                key="last_contact",
                title=_tr("Laatste contact"),
                text=lambda row: short_day(row.last_contact, self._today) if row.last_contact else DASH,
                width=90,
                right=True,
                sort=lambda row: row.last_contact or date.min,
                plain=lambda row: numbers(row.last_contact) if row.last_contact else "",
            ),
        )

    def _other(self) -> tuple[Column[OrganisationRow], ...]:
        return (
            _text("parent", _tr("Valt onder"), lambda row: row.parent, 112),
            _text("level", _tr("Bestuurslaag"), lambda row: "" if row.level is Level.NONE else LEVEL[row.level], 96),
            _text("tags", _tr("Labels"), lambda row: ", ".join(row.tags), 120),
            _text("website", _tr("Website"), lambda row: row.website, 160),
        )


def gone(key: OrganisationId) -> OrganisationRow:
    """Give the empty line of an organisation that was deleted under the list."""
    return OrganisationRow(id=key, name="", abbreviation="", kind=OrganisationKind.OTHER, sector=None, level=Level.NONE)


def _facets(choices: Callable[[], OrganisationChoices]) -> tuple[Facet[OrganisationRow], ...]:
    kinds = {kind.value: words for kind, words in ORGANISATION_KIND.items()}
    people = {"ja": _tr("Met personen"), "nee": _tr("Zonder personen")}
    return (
        Facet(
            word="soort",
            title=_tr("Soort"),
            chip=lambda value: _tr("Soort: %1").replace("%1", kinds[value]),
            test=lambda value: lambda row: row.kind == value,
            offers=lambda: list(kinds.items()),
            read=named(kinds),
        ),
        sector_facet(_sector),
        Facet(
            word="personen",
            title=_tr("Personen"),
            chip=lambda value: people[value],
            test=lambda value: _PEOPLE[value],
            offers=lambda: list(people.items()),
            read=named({"ja": "met", "nee": "zonder"}),
            one=True,
        ),
        Facet(
            word="positie",
            title=_tr("Positie"),
            chip=lambda value: _tr("Met positie") if value == "ja" else _tr("Zonder positie"),
            test=lambda value: lambda row: row.has_position is (value == "ja"),
            offers=lambda: [("ja", _tr("Met positie")), ("nee", _tr("Zonder positie"))],
            read=named({"ja": "met", "nee": "zonder"}),
            one=True,
            more=True,
        ),
        Facet(
            word="onder",
            title=_tr("Valt onder"),
            chip=lambda value: _tr("Valt onder %1").replace("%1", value),
            test=bears(lambda row: (row.parent,)),
            offers=lambda: [(name, name) for name in choices().parents],
            read=as_typed,
            more=True,
        ),
        label_facet(lambda row: row.tags, lambda: choices().tags),
    )


def _text(key: str, title: str, text: Callable[[OrganisationRow], str], width: int) -> Column[OrganisationRow]:
    """Make a column of a text that may be missing and is hidden at first."""
    return Column[OrganisationRow](
        key=key,
        title=title,
        text=lambda row: text(row) or DASH,
        width=width,
        hidden=True,
        role=TextRole.MUTED,
        tool_tip=text,
        plain=text,
    )


def _name(row: OrganisationRow) -> str:
    return row.name


def _kind(row: OrganisationRow) -> str:
    return ORGANISATION_KIND[row.kind]


def _sector(row: OrganisationRow) -> Sector | None:
    return row.sector


def _sector_words(row: OrganisationRow) -> str:
    return SECTOR[row.sector] if row.sector is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("organisations_list", text)
