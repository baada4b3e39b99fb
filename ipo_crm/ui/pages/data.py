"""Gegevens: bring files in, give everything out, and check that the file is whole."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.imports import FileReport, ImportReport, Omission
from ipo_crm.services.backups import Backups, Reason
from ipo_crm.services.exports import Exports
from ipo_crm.services.health import Health
from ipo_crm.services.imports import Imports
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.samples import Samples
from ipo_crm.services.settings import Settings
from ipo_crm.ui.focus import FocusInSight
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.health_panel import HealthPanel
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.section_head import SectionHead

_SIDE_WIDTH = 380


class DataPage(Page):
    """Nothing is written before the last button; a whole import is one step that can be undone."""

    reads = frozenset({"organisation", "setting"})

    def __init__(
        self,
        imports: Imports,
        exports: Exports,
        health: Health,
        samples: Samples,
        organisations: Organisations,
        settings: Settings,
        backups: Backups,
        show_backups: Callable[[], object] = bool,
    ) -> None:
        super().__init__()
        self._show_backups = show_backups
        self._backups = backups
        self._organisations = organisations
        self._settings = settings
        self._imports = imports
        self._exports = exports
        self._checks = HealthPanel(health)
        self._checks.wanted.connect(self.wanted)
        self._checks.repaired.connect(lambda change: self.note(change, undoable=change.deed_id is not None))
        self._samples = samples
        self._paths: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self._bar = MessageBar()
        self._sums = _Sums()
        self._model: RowsModel[tuple[str, Omission]] = RowsModel(
            (
                Column(title=self.tr("Bestand"), text=lambda row: row[0], width=150),
                Column(title=self.tr("Rij"), text=lambda row: str(row[1].row), width=56, right=True),
                Column(title=self.tr("Wat"), text=lambda row: row[1].what, width=200),
                Column(
                    title=self.tr("Waarom overgeslagen"),
                    text=lambda row: row[1].reason,
                    stretch=True,
                    tool_tip=lambda row: row[1].reason,
                ),
            ),
            key=lambda row: (row[0], row[1].row, row[1].what, row[1].reason),
        )
        self._omissions = RowsView(self._model, self.tr("Overgeslagen rijen"), margin=0)
        self._notes = Label("", TextRole.META, wrap=True)
        self._run = Button(self.tr("Importeren"), "download", Kind.PRIMARY)
        self._run.clicked.connect(lambda _checked=False: self._import())
        self._lay_out()
        self._show_report(None)

    @override
    def reload(self) -> None:
        own = self._settings.read().own_organisation
        self._own.blockSignals(True)
        self._own.clear()
        self._own.addItem(self.tr("nog niet gekozen"), None)
        for row in self._organisations.rows():
            self._own.addItem(f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name, row.id)
        self._own.setCurrentIndex(max(0, self._own.findData(own)))
        self._own.blockSignals(False)

    @override
    def show_record(self, key: object) -> None:
        """Rehearse the files that were dropped on the window."""
        if isinstance(key, tuple):
            self.take(key)

    @property
    def checks(self) -> HealthPanel:
        """The checks of the file."""
        return self._checks

    def take(self, paths: tuple[Path, ...]) -> None:
        """Rehearse these files and show what would happen."""
        self._paths = paths
        self._bar.tell("")
        try:
            report = self._imports.rehearse(paths)
        except (UserError, StoreError) as error:
            self._paths = ()
            self._show_report(None)
            self._bar.tell(str(error))
            return
        self._show_report(report)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.take(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))

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
        self._result = QWidget()
        inner = QVBoxLayout(self._result)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SIZES.gap)
        inner.addWidget(self._sums)
        inner.addWidget(self._notes)
        inner.addWidget(SectionHead(self.tr("Overgeslagen, met de reden")))
        inner.addWidget(self._omissions, 1)
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
        self._own = QComboBox()
        self._own.setAccessibleName(self.tr("Eigen organisatie"))
        self._own.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._own.activated.connect(lambda _at: self._try(self._choose_own))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, SIZES.gap, 20, SIZES.gap)
        column.setSpacing(SIZES.gap)
        column.addWidget(SectionHead(self.tr("Wij")))
        ours = self.tr("Vanuit deze organisatie worden coalities bekeken en gesprekken gevoerd.")
        column.addWidget(Label(ours, TextRole.MUTED, wrap=True))
        column.addWidget(self._own)
        facts = self.tr(
            "Provincies, ministeries met hun geschiedenis, netbeheerders, koepels, en fracties met hun zetels in beide "
            "Kamers, met bron en datum."
        )
        out = self.tr("Alle gegevens in één open JSON-bestand. Persoonlijke indrukken gaan niet mee.")
        kept = self.tr("Elke verandering komt in een gecontroleerde kopie. Hier ziet u ze, en zet u er een terug.")
        whole = self.tr("Kijkt bladzijden, structuur, zoekindex, geschiedenis en samenhang na. Er verandert niets.")
        doubles = self.tr("Personen en organisaties die er misschien twee keer in staan, met de reden, en samenvoegen.")
        thrown = self.tr("Wat u verwijderde, blijft 30 dagen en kan terug.")
        for title, text, name, icon, act in (
            (self.tr("Referentiegegevens"), facts, self.tr("Toevoegen"), "landmark", self._add_reference),
            (self.tr("Dubbelen"), doubles, self.tr("Dubbelen zoeken"), "users", lambda: self.go("duplicates")),
            (self.tr("Exporteren"), out, self.tr("Exporteren als JSON"), "upload", self._export),
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
        scroll.setFixedWidth(_SIDE_WIDTH)
        FocusInSight(scroll)
        return scroll

    def _choose(self) -> None:
        kinds = self.tr("Bestanden (*.json *.vcf);;Alle bestanden (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Welke bestanden?"), "", kinds)
        if chosen:
            self.take(tuple(Path(each) for each in chosen))

    def _import(self) -> None:
        try:
            report, change = self._imports.run(self._paths, before=self._backup)
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        self._paths = ()
        self._show_report(report)
        self.note(change, undoable=change.deed_id is not None)

    def _backup(self) -> None:
        """Make a back-up before a large import; that this failed is told, and does not stop the import."""
        self._bar.tell(" ".join(self._backups.before(Reason.IMPORT).notices))

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
        self._sums.show_report(report)
        self._notes.setText("\n".join(dict.fromkeys(note for file in report.files for note in file.notes)))
        self._notes.setVisible(bool(self._notes.text()))
        self._model.set_rows([(file.name, each) for file in report.files for each in file.left_out])

    def _choose_own(self) -> None:
        chosen = self._own.currentData()
        if chosen is not None:
            self.note(self._settings.choose_own_organisation(chosen), undoable=True)

    def _add_reference(self) -> None:
        change = self._samples.add_reference()
        self.note(change, undoable=change.deed_id is not None)
        if change.deed_id is None:
            self._bar.tell(self.tr("De referentiegegevens stonden er al; er is niets gewijzigd."), Tone.NOTICE)

    def _export(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Waarheen?"), "ipo_crm-export.json", "JSON (*.json)")
        if not chosen:
            return
        self._exports.write_json(Path(chosen))
        self._bar.tell(self.tr("De gegevens staan in %1.").replace("%1", chosen), Tone.NOTICE)

    def _try(self, act: Callable[[], object]) -> None:
        self._bar.tell("")
        try:
            act()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))


class _Sums(QWidget):
    """What becomes of the rows: four large numbers, and below them the same per file."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZES.gap)

    def show_report(self, report: ImportReport) -> None:
        """Show these numbers in place of the former."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._column.addWidget(self._totals(report))
        for file in report.files:
            self._column.addWidget(self._file(file))

    def _totals(self, report: ImportReport) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        for number, text in (
            (report.made, self.tr("nieuw")),
            (report.changed, self.tr("gewijzigd")),
            (report.same, self.tr("ongewijzigd")),
            (report.left_out, self.tr("overgeslagen")),
        ):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(Label(dotted(number), TextRole.TITLE))
            pair.addWidget(Label(text, TextRole.META))
            row.addLayout(pair)
        row.addStretch(1)
        return frame

    def _file(self, file: FileReport) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.gap)
        row.addWidget(Label(file.name))
        told = "  ·  ".join(
            part
            for part in (
                f"{file.holds}, {dotted(file.read)} {self.tr('gelezen')}",
                _listed(self.tr("nieuw"), file.made),
                _listed(self.tr("gewijzigd"), file.changed),
                _listed(self.tr("ongewijzigd"), file.same),
            )
            if part
        )
        row.addWidget(ElidedLabel(told, TextRole.META), 1)
        return frame


def _listed(word: str, counts: dict[str, int]) -> str:
    listed = ", ".join(counted(number, nouns) for nouns, number in sorted(counts.items()))
    return f"{word}: {listed}" if listed else ""
