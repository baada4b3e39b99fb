"""Gegevens: bring files in, give everything out, and check that the file is whole."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.imports import ImportReport
from ipo_crm.domain.progress import Tick
from ipo_crm.services.backups import Backups, Reason
from ipo_crm.services.exports import Exports
from ipo_crm.services.health import Health
from ipo_crm.services.imports import Imports
from ipo_crm.services.objections import Objections
from ipo_crm.services.samples import Samples
from ipo_crm.ui.backing_up import back_up_first
from ipo_crm.ui.folders import IMPORTING, Folders
from ipo_crm.ui.page import CHECK, Page
from ipo_crm.ui.pages.health_panel import HealthPanel
from ipo_crm.ui.pages.import_result import ImportResult
from ipo_crm.ui.pages.names_left import may_name
from ipo_crm.ui.pages.side_width import SideWidth
from ipo_crm.ui.qt import override
from ipo_crm.ui.setting_names import AREA as SETTINGS
from ipo_crm.ui.setting_names import OWN
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.working import work

_SIDE_WIDTH = 380


class DataPage(Page):
    """Nothing is written before the last button; a whole import is one step that can be undone."""

    def __init__(
        self,
        imports: Imports,
        exports: Exports,
        objections: Objections,
        health: Health,
        samples: Samples,
        backups: Backups,
        show_backups: Callable[[], object] = bool,
        folders: Folders | None = None,
    ) -> None:
        super().__init__()
        self._folders = folders or Folders()
        self._show_backups = show_backups
        self._backups = backups
        self._imports = imports
        self._exports = exports
        self._objections = objections
        self._checks = HealthPanel(health)
        self._checks.wanted.connect(self.wanted)
        self._checks.repaired.connect(lambda change: self.note(change, undoable=change.deed_id is not None))
        self._samples = samples
        self._paths: tuple[Path, ...] = ()
        self._begun = True
        self._bar = MessageBar()
        self._result = ImportResult()
        self._run = Button(self.tr("Importeren"), "download", Kind.PRIMARY)
        self._run.clicked.connect(lambda _checked=False: self._import())
        self._lay_out()
        self._show_report(None)

    @override
    def show_record(self, key: object) -> None:
        """Rehearse the files that were dropped on the window, or check the open one."""
        if isinstance(key, tuple):
            self.take(key)
        elif key == CHECK:
            self._checks.start()

    @property
    def checks(self) -> HealthPanel:
        """The checks of the file."""
        return self._checks

    def take(self, paths: tuple[Path, ...]) -> None:
        """Rehearse these files and show what would happen."""
        self._paths = paths
        self._bar.tell("")
        try:
            report = work(self, self.tr("Proefdraai"), lambda tick: self._imports.rehearse(paths, tick))
        except (UserError, StoreError) as error:
            self._paths = ()
            self._show_report(None)
            self._bar.tell(str(error))
            return
        if report is None:
            self._paths = ()
            self._say_cancelled()
        self._show_report(report)

    def _say_cancelled(self) -> None:
        self._bar.tell(self.tr("Geannuleerd; er is niets gewijzigd."), Tone.NOTICE)

    def _lay_out(self) -> None:
        head = PageHead(self.tr("Gegevens"))
        choose = Button(self.tr("Bestanden kiezen"), "folder-open")
        choose.clicked.connect(lambda _checked=False: self._choose())
        head.add(choose)
        head.add(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._import_side(choose), 1)
        row.addWidget(Rule(vertical=True))
        row.addWidget(self._other_side())
        column.addLayout(row, 1)

    def _import_side(self, choose: Button) -> QWidget:
        self._empty = EmptyState(
            "download",
            self.tr("Sleep bestanden hierheen"),
            self.tr(
                "Open data van de Tweede Kamer (JSON), contactkaartjes (.vcf) of gegevens van ipo_crm. "
                "Eerst komt een proefdraai; er verandert niets voordat u op Importeren drukt."
            ),
        )
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        side = QWidget()
        column = QVBoxLayout(side)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        column.setSpacing(SIZES.gap)
        self._head = SectionHead(self.tr("Importeren"), note=self.tr("er is nog niets gewijzigd"))
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self._result, 20)
        column.addStretch(1)
        QWidget.setTabOrder(choose, self._run)
        return side

    def _other_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, SIZES.gap, 20, SIZES.gap)
        column.setSpacing(SIZES.gap)
        facts = self.tr(
            "Provincies, ministeries met hun geschiedenis, netbeheerders, koepels, en fracties met hun zetels in beide "
            "Kamers, met bron en datum."
        )
        out = self.tr("Alles in één open JSON-bestand, zonder persoonlijke indrukken en zonder wie bezwaar maakte.")
        kept = self.tr("Elke verandering komt in een gecontroleerde kopie. Hier ziet u ze, en zet u er een terug.")
        whole = self.tr("Kijkt bladzijden, structuur, zoekindex, geschiedenis en samenhang na. Er verandert niets.")
        ours = self.tr("Vanuit de eigen organisatie worden coalities bekeken en gesprekken gevoerd.")
        doubles = self.tr("Personen en organisaties die er misschien twee keer in staan, met de reden, en samenvoegen.")
        thrown = self.tr("Wat u verwijderde, blijft 30 dagen en kan terug.")
        for title, text, name, icon, act in (
            (self.tr("Referentiegegevens"), facts, self.tr("Toevoegen"), "landmark", self._add_reference),
            (self.tr("Wij"), ours, self.tr("Eigen organisatie kiezen"), "home", lambda: self.go(SETTINGS, OWN)),
            (self.tr("Dubbelen"), doubles, self.tr("Dubbelen zoeken"), "users", lambda: self.go("duplicates")),
            (self.tr("Exporteren"), out, self.tr("Exporteren als JSON"), "upload", self.export),
            (self.tr("Reservekopieën"), kept, self.tr("Reservekopieën bekijken"), "history", self._show_backups),
            (self.tr("Prullenbak"), thrown, self.tr("Prullenbak openen"), "trash-2", lambda: self.go("bin")),
        ):
            column.addWidget(SectionHead(title))
            column.addWidget(Label(text, TextRole.MUTED, wrap=True))
            button = Button(name, icon)
            button.clicked.connect(lambda _checked=False, act=act: self._try(act))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionHead(self.tr("Controleren")))
        column.addWidget(Label(whole, TextRole.MUTED, wrap=True))
        column.addWidget(self._checks)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(side)
        SideWidth(self, scroll, _SIDE_WIDTH)
        in_sight = QTimer(scroll)  # not before what came is laid out
        in_sight.setSingleShot(True)
        in_sight.timeout.connect(lambda: scroll.ensureWidgetVisible(self._checks, 0, SIZES.gap))
        self._checks.grown.connect(in_sight.start)
        return scroll

    def _choose(self) -> None:
        kinds = self.tr("Bestanden (*.json *.vcf);;Alle bestanden (*)")
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Welke bestanden?"), self._folders.start(IMPORTING), kinds
        )
        if chosen:
            self._folders.note(IMPORTING, Path(chosen[0]))
            self.take(tuple(Path(each) for each in chosen))

    def _import(self) -> None:
        paths = self._paths
        self._begun = True

        def run(tick: Tick) -> tuple[ImportReport, Change]:
            return self._imports.run(paths, before=lambda: self._backup(tick), tick=tick)

        try:
            done = work(self, self.tr("Importeren"), run)
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        if done is None and not self._begun:
            said = self.tr("Geannuleerd bij de reservekopie; de import is niet begonnen en er is niets gewijzigd.")
            self._bar.tell(said, Tone.NOTICE)
            return
        if done is None:
            self._say_cancelled()
            return
        report, change = done
        self._paths = ()
        self._show_report(report)
        self.note(change, undoable=change.deed_id is not None)

    def _backup(self, tick: Tick) -> None:
        """Make a back-up before a large import; that this failed is told, and does not stop the import."""
        self._begun = False
        made = back_up_first(self._backups, Reason.IMPORT, tick)
        self._begun = True
        self._bar.tell(" ".join(made.notices))

    def _show_report(self, report: ImportReport | None) -> None:
        self._empty.setVisible(report is None)
        self._result.setVisible(report is not None)
        nothing = report is None or not (report.made or report.changed)
        self._run.setEnabled(bool(self._paths) and not nothing)
        if report is None:
            self._head.set_note(self.tr("er is nog niets gewijzigd"))
            return
        rehearsed = self.tr("proefdraai, er is nog niets gewijzigd")
        self._head.set_note(rehearsed if report.rehearsed else self.tr("bewaard als één stap, met Ctrl+Z terug"))
        self._result.show_report(report)

    def _add_reference(self) -> None:
        change = self._samples.add_reference()
        self.note(change, undoable=change.deed_id is not None)
        if change.deed_id is None:
            self._bar.tell(self.tr("De referentiegegevens stonden er al; er is niets gewijzigd."), Tone.NOTICE)

    def export(self) -> None:
        """Ask where all data goes, and write there what may leave the house."""
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Waarheen?"), "ipo_crm-export.json", "JSON (*.json)")
        if not chosen:
            return
        if not may_name(self, [each.where for each in self._objections.mentions()]):
            return
        written = work(self, self.tr("Exporteren"), lambda tick: self._exports.write_json(Path(chosen), tick=tick))
        if written is None:
            self._bar.tell(self.tr("Geannuleerd; er is geen bestand geschreven."), Tone.NOTICE)
            return
        self._bar.tell(self.tr("De gegevens staan in %1.").replace("%1", chosen), Tone.NOTICE)

    def _try(self, act: Callable[[], object]) -> None:
        self._bar.tell("")
        try:
            act()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
