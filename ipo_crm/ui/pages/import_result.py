"""What an import did or would do: four large numbers, each file and what was noticed in it, and every row left out."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.imports import FileReport, ImportReport, Omission
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.told_lines import empty
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.section_head import SectionHead

_LEAST_TABLE = 180


class ImportResult(QWidget):
    """The numbers stay in sight however much there is to tell; files and remarks scroll, and so do the rows."""

    def __init__(self) -> None:
        super().__init__()
        self._totals = QHBoxLayout()
        self._totals.setSpacing(28)
        self._files = _Told()
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
        self.omissions = RowsView(self._model, self.tr("Overgeslagen rijen"), margin=0)
        self.omissions.setMinimumHeight(scaled(_LEAST_TABLE))
        self._omissions_head = SectionHead(self.tr("Overgeslagen, met de reden"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.gap)
        column.addLayout(self._totals)
        column.addWidget(self._files)
        column.addWidget(self._omissions_head)
        column.addWidget(self.omissions, 1)
        column.addStretch(0)

    def show_report(self, report: ImportReport) -> None:
        """Show this report in place of the former."""
        self._show_totals(report)
        self._files.show_files(report.files)
        rows = [(file.name, each) for file in report.files for each in file.left_out]
        self._model.set_rows(rows)
        self._omissions_head.setVisible(bool(rows))
        self.omissions.setVisible(bool(rows))

    def _show_totals(self, report: ImportReport) -> None:
        while (item := self._totals.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, text in (
            (report.made, self.tr("nieuw")),
            (report.changed, self.tr("gewijzigd")),
            (report.same, self.tr("ongewijzigd")),
            (report.left_out, self.tr("overgeslagen")),
        ):
            frame = QWidget()
            pair = QVBoxLayout(frame)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(0)
            pair.addWidget(Label(dotted(number), TextRole.TITLE))
            pair.addWidget(Label(text, TextRole.META))
            self._totals.addWidget(frame)
        self._totals.addStretch(1)


class _Told(QScrollArea):
    """As high as what it tells, where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZES.gap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)
        self.setAccessibleName(self.tr("Per bestand"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), 1)
        return QSize(width, max(self._column.totalHeightForWidth(width), self._column.totalSizeHint().height()))

    def show_files(self, files: tuple[FileReport, ...]) -> None:
        """Show these files, and below them what was noticed, each remark once."""
        empty(self._column)
        for file in files:
            self._column.addWidget(self._line(file))
        notes = "\n".join(dict.fromkeys(note for file in files for note in file.notes))
        if notes:
            self._column.addWidget(Label(notes, TextRole.META, wrap=True))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon again: at another width, remarks take another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _line(self, file: FileReport) -> QWidget:
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
