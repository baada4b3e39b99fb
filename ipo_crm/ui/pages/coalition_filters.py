"""The row of choices above the network: which dossier, coalitions and sectors, and whether with people."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ipo_crm.domain.ids import CoalitionId
from ipo_crm.domain.network_view import MOST_PEOPLE, NetworkView
from ipo_crm.domain.sectors import Sector
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.ui.tokens import SECTOR_NAMES
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.wrap_row import WrapRow


class CoalitionFilters(QWidget):
    """Four chips that say what is chosen; `chosen` gives the view that somebody asks for."""

    chosen = Signal(object)

    def __init__(self, coalitions: Coalitions, dossiers: Dossiers) -> None:
        super().__init__()
        self._coalitions, self._dossiers = coalitions, dossiers
        self._view = NetworkView()
        self._dossier = PressChip("", ChipKind.ACTIVE, icon="chevron-down")
        self._coalition = PressChip("", ChipKind.NEUTRAL, icon="chevron-down")
        self._sector = PressChip("", ChipKind.NEUTRAL, icon="chevron-down")
        self._people = PressChip(self.tr("Personen"), ChipKind.ACTIVE, icon="check")
        self._dossier.clicked.connect(lambda _checked=False: self._dossier_menu())
        self._coalition.clicked.connect(lambda _checked=False: self._coalition_menu())
        self._sector.clicked.connect(lambda _checked=False: self._sector_menu())
        self._people.clicked.connect(lambda _checked=False: self._turn_people())
        row = WrapRow(self)
        for chip in (self._dossier, self._coalition, self._sector, self._people):
            row.add(chip)

    def show_view(self, view: NetworkView) -> None:
        """Say what is chosen in this view."""
        self._view = view
        titles = {row.id: row.label for row in self._dossiers.names()}
        dossier = titles.get(view.dossier) if view.dossier else None
        self._dossier.setText(self.tr("Dossier: %1").replace("%1", dossier) if dossier else self.tr("Dossier: alle"))
        chosen = len(view.coalitions)
        self._coalition.setText(
            self.tr("Coalities: %1 gekozen").replace("%1", str(chosen)) if chosen else self.tr("Coalities: laatste")
        )
        sectors = len(view.sectors)
        self._sector.setText(
            self.tr("Sector: %1 gekozen").replace("%1", str(sectors)) if sectors else self.tr("Sector: alle")
        )
        self._people.setText(self.tr("Personen") if view.people else self.tr("Geen personen"))
        for chip in (self._dossier, self._coalition, self._sector, self._people):
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()

    def _look(self, view: NetworkView) -> None:
        self.chosen.emit(view)

    def _dossier_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("alle"), lambda: self._look(replace(self._view, dossier=None)))
        for row in self._dossiers.names():
            menu.addAction(row.title, partial(self._look, replace(self._view, dossier=row.id)))
        drop_down(menu, self._dossier)

    def _coalition_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("de laatste"), lambda: self._look(replace(self._view, coalitions=frozenset())))
        for row in self._coalitions.rows():
            action = menu.addAction(f"{row.name} ({row.members})")
            action.setCheckable(True)
            action.setChecked(row.id in self._view.coalitions)
            action.triggered.connect(partial(self._toggle_coalition, row.id))
        drop_down(menu, self._coalition)

    def _toggle_coalition(self, key: CoalitionId, on: bool) -> None:
        chosen = self._view.coalitions | {key} if on else self._view.coalitions - {key}
        focal = key if on else self._view.focal
        self._look(replace(self._view, coalitions=chosen, focal=focal, dossier=None))

    def _sector_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("alle"), lambda: self._look(replace(self._view, sectors=frozenset())))
        for sector in Sector:
            action = menu.addAction(SECTOR_NAMES[sector])
            action.setCheckable(True)
            action.setChecked(sector in self._view.sectors)
            action.triggered.connect(partial(self._toggle_sector, sector))
        drop_down(menu, self._sector)

    def _toggle_sector(self, sector: Sector, on: bool) -> None:
        chosen = self._view.sectors | {sector} if on else self._view.sectors - {sector}
        self._look(replace(self._view, sectors=chosen))

    def _turn_people(self) -> None:
        self._look(replace(self._view, people=0 if self._view.people else MOST_PEOPLE))


def drop_down(menu: QMenu, under: QWidget) -> None:
    """Show a menu right under a widget, once."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(under.mapToGlobal(QPoint(0, under.height())))
