"""The settings of the open file: who we are, how often we speak to people, and where its back-ups go."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import OrganisationId
from ipo_crm.services.backups import Backups
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.settings import Settings
from ipo_crm.ui import setting_names as names
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.setting_row import LateChoice, SettingRow
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.section_head import SectionHead

_RHYTHMS = (14, 28, 42, 56, 91, 182, 364)
_WEEK = 7
_NAMED = 8
_BREAK = "\u200b"


class FileSettings(QWidget):
    """Every choice is a deed that can be undone, and holds for whoever opens the file."""

    noted = Signal(Change)
    wanted = Signal(Place)
    refused = Signal(str)

    def __init__(
        self,
        settings: Settings,
        organisations: Organisations,
        backups: Backups,
        show_backups: Callable[[], object],
        *,
        read_only: bool,
    ) -> None:
        super().__init__()
        self._settings, self._organisations, self._backups = settings, organisations, backups
        self._show_backups = show_backups
        self._words: dict[OrganisationId, str] = {}
        self.rows: dict[str, SettingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        here = self.tr("alleen-lezen geopend") if read_only else self.tr("in dit bestand, met Ctrl+Z terug")
        for title, add in (
            (self.tr("Wij"), self._add_ours),
            (self.tr("Relaties"), self._add_rhythm),
            (self.tr("Reservekopieën"), self._add_backups),
        ):
            self._column.addWidget(SectionHead(title, note=here))
            add()
            self._column.addSpacing(SIZES.gap)
        if read_only:
            for control in (self._own, self._rhythm, self._choose_place, self._no_place):
                control.setEnabled(False)

    def reload(self) -> None:
        """Show what the file says now."""
        settings = self._settings.read()
        words = {
            each.id: f"{each.name} ({each.abbreviation})" if each.abbreviation else each.name
            for each in self._organisations.all()
        }
        if words != self._words:
            self._own.set_words(words)
            self._words = words
        self._own.choose(settings.own_organisation)
        self._show_people(settings.own_organisation, words)
        self._rhythm.set_words({days: self._rhythm_words(days) for days in _with(settings.rhythm_days)})
        self._rhythm.choose(settings.rhythm_days)
        self._show_place()

    def _add(self, key: str, told: str, *controls: QWidget) -> None:
        row = SettingRow(names.title_of(key), told, *controls)
        self.rows[key] = row
        self._column.addWidget(row)

    def _add_ours(self) -> None:
        self._own: LateChoice[OrganisationId] = LateChoice(
            names.title_of(names.OWN), {}, none=self.tr("nog niet gekozen")
        )
        self._own.settled.connect(lambda: self._do(lambda: self._settings.choose_own_organisation(self._own.value)))
        told = self.tr("Vanuit deze organisatie worden coalities bekeken en gesprekken gevoerd.")
        self._add(names.OWN, told, self._own)
        self._to_own = Button(self.tr("Organisatie openen"))
        self._to_own.clicked.connect(lambda _checked=False: self.wanted.emit(Place("organisations", self._own.value)))
        self._add(names.PEOPLE, "", self._to_own)

    def _add_rhythm(self) -> None:
        self._rhythm: LateChoice[int] = LateChoice(names.title_of(names.RHYTHM), {}, none=self.tr("geen"))
        self._rhythm.settled.connect(lambda: self._do(lambda: self._settings.choose_rhythm(self._rhythm.value)))
        told = self.tr(
            "Zo lang na het laatste contact is een relatie bekoeld. Een ritme bij een persoon of een label gaat voor."
        )
        self._add(names.RHYTHM, told, self._rhythm)

    def _add_backups(self) -> None:
        self._choose_place = Button(self.tr("Tweede plaats kiezen..."))
        self._choose_place.clicked.connect(lambda _checked=False: self._ask_place())
        self._no_place = Button(self.tr("Geen tweede plaats"))
        self._no_place.clicked.connect(lambda _checked=False: self._do(lambda: self._backups.choose_place(None)))
        see = Button(self.tr("Bekijken..."))
        see.setAccessibleName(self.tr("Reservekopieën bekijken"))
        see.clicked.connect(lambda _checked=False: self._show_backups())
        self._add(names.BACKUPS, "", self._choose_place, self._no_place)
        self._add(names.SHELF, self.tr("Wanneer en waarom ze zijn gemaakt, of ze heel zijn, en de weg terug."), see)

    def _show_people(self, own: OrganisationId | None, words: dict[OrganisationId, str]) -> None:
        row = self.rows[names.PEOPLE]
        self._to_own.setEnabled(own in words)
        if own is None or own not in words:
            row.tell(self.tr("Kies eerst de eigen organisatie. Wie daar een functie heeft, hoort bij wij."))
            return
        people = list(dict.fromkeys(line.name.full for line in self._organisations.members(own)))
        if not people:
            row.tell(self.tr("Nog niemand. Wie een functie krijgt bij de eigen organisatie, hoort bij wij."))
            return
        more = len(people) - _NAMED
        told = self.tr("Wie nu een functie heeft bij de eigen organisatie: %1 en nog %2.") if more > 0 else ""
        told = told or self.tr("Wie nu een functie heeft bij de eigen organisatie: %1.")
        row.tell(told.replace("%2", str(more)).replace("%1", ", ".join(people[:_NAMED])))

    def _show_place(self) -> None:
        place = self._backups.place()
        told = self.tr("Naast het bestand, en ook in %1.") if place else self.tr("Naast het bestand. %1")
        advice = self.tr("Een tweede plaats, zoals een schijf die mee kan, is veiliger.")
        self.rows[names.BACKUPS].tell(told.replace("%1", _breakable(place) if place else advice))
        self._no_place.setVisible(place is not None)

    def _rhythm_words(self, days: int) -> str:
        if days % _WEEK:
            return self.tr("%1 dagen").replace("%1", str(days))
        return self.tr("%1 weken").replace("%1", str(days // _WEEK))

    def _ask_place(self) -> None:
        start = self._backups.place() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Waar komen de reservekopieën nog meer?"), str(start))
        if chosen:
            self._do(lambda: self._backups.choose_place(Path(chosen)))

    def _do(self, deed: Callable[[], Change]) -> None:
        """Do a deed; what is refused is told, and the page shows again what the file says."""
        self.refused.emit("")
        try:
            change = deed()
        except (UserError, StoreError) as error:
            self.refused.emit(str(error))
            self.reload()
            return
        self.noted.emit(change)


def _breakable(path: Path) -> str:
    """Write a path so that it goes on at the next line where there is no room: after any of its folders."""
    return str(path).replace(os.sep, f"{os.sep}{_BREAK}")


def _with(days: int | None) -> list[int]:
    """Give the rhythms to choose from, and among them the one that holds."""
    return sorted({*_RHYTHMS, *((days,) if days else ())})
