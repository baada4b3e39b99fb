"""The lines of the list of dossiers: what is told of each, and by what they can be narrowed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QAbstractItemView

from ipo_crm.domain import labels
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import DossierRow, Phase
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.names import fold
from ipo_crm.ui.pages.list_facets import Facet, as_typed, bears, named
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.person_words import numbers
from ipo_crm.ui.pages.record_list import RecordList, Shelf
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.cells import chip_cell
from ipo_crm.ui.widgets.chip import ChipKind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import Column, RowsModel

_WEEK, _MONTH, _LATER, _NONE = "week", "maand", "later", "geen"
_NOT_KNOWN = "onbekend"
_DAYS = {_WEEK: timedelta(days=7), _MONTH: timedelta(days=31)}


class DossierTable(RecordList):
    """Shows all dossiers, one of them current."""

    area = "dossiers"

    def __init__(self, empty: EmptyState, shelf: Shelf) -> None:
        self._today = date.min
        self._rows: Mapping[DossierId, DossierRow] = {}
        model: RowsModel[DossierRow] = RowsModel(self._columns(), lambda row: row.id)
        super().__init__(
            model,
            self.tr("Dossiers"),
            FilterField(self.tr("Dossiers filteren op titel, Kamerstuk of thema")),
            self._facets(),
            empty,
            self.tr("↑↓ kiezen  ·  Enter openen  ·  B briefing  ·  F2 wijzigen  ·  Del verwijderen"),
            shelf,
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_rows(self, rows: Sequence[DossierRow], today: date) -> None:
        """Show these dossiers."""
        self._today = today
        self._rows = {row.id: row for row in rows}
        self.show_keys(list(self._rows), lambda keys, _more: [self._rows[key] for key in keys])

    @override
    def haystack(self, row: DossierRow) -> str:
        return fold(" ".join((row.title, row.short_title, row.kamerstuk, row.theme)))

    def _facets(self) -> tuple[Facet[DossierRow], ...]:
        phases = {str(int(phase)): f"{phase:d} {labels.PHASE_SHORT[phase]}" for phase in Phase}
        phases[_NONE] = self.tr("geen fase vastgelegd")
        salience = {str(at): self.tr("%1 van 5").replace("%1", str(at)) for at in range(5, 0, -1)}
        salience[_NOT_KNOWN] = self.tr("niet bekend")
        dates = {
            _WEEK: self.tr("binnen een week"),
            _MONTH: self.tr("binnen een maand"),
            _LATER: self.tr("na een maand"),
            _NONE: self.tr("geen datum"),
        }
        return (
            Facet(
                word="fase",
                title=self.tr("Fase"),
                chip=lambda value: self.tr("Fase: %1").replace("%1", phases[value]),
                test=lambda value: lambda row: (str(int(row.phase)) if row.phase else _NONE) == value,
                offers=lambda: list(phases.items()),
                read=named(phases),
            ),
            Facet(
                word="saillantie",
                title=self.tr("Saillantie"),
                chip=lambda value: self.tr("Saillantie: %1").replace("%1", salience[value]),
                test=lambda value: lambda row: (str(row.salience) if row.salience else _NOT_KNOWN) == value,
                offers=lambda: list(salience.items()),
                read=named(salience),
            ),
            Facet(
                word="thema",
                title=self.tr("Thema"),
                chip=lambda value: self.tr("Thema: %1").replace("%1", value),
                test=bears(lambda row: (row.theme,)),
                offers=lambda: [(theme, theme) for theme in self._themes()],
                read=as_typed,
                ready=lambda: bool(self._themes()),
            ),
            Facet(
                word="datum",
                title=self.tr("Volgende datum"),
                chip=lambda value: self.tr("Datum: %1").replace("%1", dates[value]),
                test=self._comes,
                offers=lambda: list(dates.items()),
                read=named(dates),
            ),
        )

    def _themes(self) -> Sequence[str]:
        return sorted({row.theme for row in self._rows.values() if row.theme}, key=fold)

    def _comes(self, value: str) -> Callable[[DossierRow], bool]:
        """Give the test whether the next date is as near as that."""

        def passes(row: DossierRow) -> bool:
            if row.next_date is None:
                return value == _NONE
            away = row.next_date.day - self._today
            return away > _DAYS[_MONTH] if value == _LATER else value in _DAYS and away <= _DAYS[value]

        return passes

    def _columns(self) -> tuple[Column[DossierRow], ...]:
        return (
            Column(
                key="title",
                title=self.tr("Dossier"),
                text=lambda row: row.title,
                width=280,
                stretch=True,
                strong_when_selected=True,
                tool_tip=lambda row: row.title,
            ),
            Column(
                key="kamerstuk",
                title=self.tr("Kamerstuk"),
                text=lambda row: row.kamerstuk,
                width=88,
                role=TextRole.MUTED,
            ),
            Column(
                key="phase",
                title=self.tr("Fase"),
                text=self._phase,
                width=190,
                sort=lambda row: row.phase or 0,
                paint=chip_cell(lambda row: (self._phase(row), ChipKind.NEUTRAL)),
            ),
            Column(
                key="salience",
                title=self.tr("Saillantie"),
                text=lambda row: self.tr("%1 van 5").replace("%1", str(row.salience)) if row.salience else "?",
                width=72,
                sort=lambda row: -(row.salience or 0),
            ),
            Column(
                key="actors",
                title=self.tr("Actoren"),
                text=lambda row: str(row.actors),
                width=64,
                right=True,
                sort=lambda row: -row.actors,
            ),
            Column(
                key="next_day",
                title=self.tr("Volgende datum"),
                text=self._next_day,
                width=116,
                sort=lambda row: row.next_date.day if row.next_date else date.max,
                plain=lambda row: numbers(row.next_date.day) if row.next_date else "",
            ),
            Column(
                key="next_what",
                title=self.tr("Wat er dan is"),
                text=_next_what,
                width=240,
                stretch=True,
                role=TextRole.MUTED,
                tool_tip=_next_what,
            ),
            Column(
                key="short_title",
                title=self.tr("Korte titel"),
                text=lambda row: row.short_title,
                width=130,
                hidden=True,
            ),
            Column(
                key="theme",
                title=self.tr("Thema"),
                text=lambda row: row.theme,
                width=130,
                role=TextRole.MUTED,
                hidden=True,
            ),
            Column(
                key="since",
                title=self.tr("In deze fase sinds"),
                text=lambda row: numbers(row.since) if row.since else "",
                width=120,
                role=TextRole.MUTED,
                hidden=True,
                sort=lambda row: row.since or date.min,
            ),
        )

    def _phase(self, row: DossierRow) -> str:
        return f"{row.phase:d}  {labels.PHASE_SHORT[row.phase]}" if row.phase else self.tr("geen fase vastgelegd")

    def _next_day(self, row: DossierRow) -> str:
        item = row.next_date
        if item is None:
            return ""
        day = write_day(item.day, year=item.day.year != self._today.year)
        return f"{day}, {item.at:%H:%M}" if item.at else day


def _next_what(row: DossierRow) -> str:
    return row.next_date.text if row.next_date else ""
