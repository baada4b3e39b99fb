"""Noodherstel: the small window that has a damaged file read into a new one, and then shows what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.salvage import SalvageReport
from ipo_crm.services import salvage
from ipo_crm.services.files import write_whole
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.passphrase_fields import secret_line, show_box
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.progress import Progress

_REPORT_HEIGHT = 320


class SalvageForm(QDialog):
    """Asks the passphrase or recovery code of a damaged file and a name for the new one; `enter` opens that."""

    def __init__(self, path: Path, enter: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._damaged = path
        self._enter = enter
        self._report: SalvageReport | None = None
        self._lane = Lane(self)
        self.setWindowTitle(self.tr("Noodherstel"))
        self._bar = MessageBar(closable=False)
        self._line = secret_line()
        self._secret = Field(self.tr("Wachtzin of herstelcode"), self._line)
        self._show = show_box(self._line)
        self._name = QLineEdit(QDir.toNativeSeparators(str(salvage.proposed_name(path))))
        self._place = Field(self.tr("Nieuw bestand"), self._name)
        self._fill = QCheckBox(self.tr("Aanvullen uit de nieuwste reservekopie"))
        self._busy = Progress()
        room = self._busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(room)
        self._told = Label("", wrap=True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll = QScrollArea()
        self._main = Button(self.tr("Herstellen"), kind=Kind.PRIMARY)
        self._keep = Button(self.tr("Verslag bewaren"), "save")
        self._leave = Button(self.tr("Annuleren"))
        self._lay_out()
        encrypted = self._is_encrypted()
        self._secret.setVisible(encrypted)
        self._show.setVisible(encrypted)
        (self._line if encrypted else self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def report(self) -> SalvageReport | None:
        """What came of it, once it is done."""
        return self._report

    @property
    def said(self) -> str:
        """What the window says: a problem, or the report."""
        return self._bar.text or self._told.text()

    @override
    def done(self, result: int) -> None:
        """Close, but not while the file is being read: the new one would be half there."""
        if not self._lane.busy:
            self._line.clear()
            self._lane.close()
            super().done(result)

    def _is_encrypted(self) -> bool:
        try:
            return salvage.key_for(self._damaged, None) is not None
        except UserError:
            return True
        except StoreError as error:
            self._bar.tell(str(error))
            return False

    def _lay_out(self) -> None:
        column = form_column(self)
        column.addWidget(Label(self.tr("Noodherstel"), TextRole.TITLE))
        self._why = Label(
            self.tr(
                "Alles wat nog leesbaar is, komt in een nieuw bestand; het beschadigde blijft zoals het is. Probeer "
                "eerst een reservekopie: die is heel. Daarna ziet u wat er ontbreekt en wat u moet nakijken."
            ),
            TextRole.MUTED,
            wrap=True,
        )
        self._file = Label(self._damaged.name, TextRole.SECTION)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._told)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setMinimumHeight(scaled(_REPORT_HEIGHT))
        ring_inside(self._scroll)
        self._scroll.setAccessibleName(self.tr("Verslag van het noodherstel"))
        for widget in (self._file, self._why, self._bar, self._secret, self._show, self._place, self._fill):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._busy)
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(self._keep)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._main)
        column.addLayout(row)
        self._scroll.hide()
        self._keep.hide()
        self._main.setDefault(True)
        self._main.clicked.connect(lambda _checked=False: self._act())
        self._leave.clicked.connect(self.reject)
        self._keep.clicked.connect(lambda _checked=False: self._keep_report())
        self._line.textChanged.connect(lambda: self._secret.set_error(""))
        self._name.textChanged.connect(lambda: self._place.set_error(""))

    def _act(self) -> None:
        if self._report is None:
            self._start()
            return
        new_file = self._report.new_file
        self.accept()
        self._enter(new_file)

    def _start(self) -> None:
        typed, new_file = self._line.text(), Path(self._name.text().strip())
        if new_file.exists():
            self._place.set_error(self.tr("Dit bestand bestaat al. Kies een andere naam."))
            return
        damaged, fill = self._damaged, self._fill.isChecked()
        self._bar.tell("")
        self._set_enabled(False)
        self._busy.start(self.tr("Het bestand wordt gelezen."), cancellable=False)

        def work(ticket: Ticket) -> SalvageReport:
            secret = salvage.key_of_typed(damaged, typed)
            return salvage.salvage(damaged, new_file, secret, take_from_backup=fill, progress=ticket.progress)

        self._lane.run(work, self._show_report, owner=self, failed=self._failed, progress=self._busy.progress)

    def _failed(self, error: Exception) -> None:
        self._busy.stop()
        self._set_enabled(True)
        if not isinstance(error, UserError | StoreError):
            raise error
        self._bar.tell(str(error))
        self._line.selectAll()

    def _show_report(self, report: SalvageReport) -> None:
        self._report = report
        self._busy.stop()
        self._set_enabled(True)
        for widget in (self._secret, self._show, self._place, self._fill, self._why):
            widget.hide()
        room = self._busy.sizePolicy()
        room.setRetainSizeWhenHidden(False)
        self._busy.setSizePolicy(room)
        self._told.setText("\n".join(salvage.told(report)))
        self._scroll.show()
        self._keep.show()
        self._main.setText(self.tr("Nieuw bestand openen"))
        self._main.setAccessibleName(self._main.text())
        self._leave.setText(self.tr("Sluiten"))
        self._leave.setAccessibleName(self._leave.text())
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _keep_report(self) -> None:
        if self._report is None:
            return
        proposed = str(self._report.new_file.with_suffix(".txt"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Waar komt het verslag?"), proposed, "Tekst (*.txt)")
        if chosen:
            write_whole(Path(chosen), "\n".join(salvage.told(self._report)).encode())

    def _set_enabled(self, on: bool) -> None:
        for widget in (self._secret, self._show, self._place, self._fill, self._main, self._leave):
            widget.setEnabled(on)
