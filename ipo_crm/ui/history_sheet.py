"""The history of one record in a window of its own: who changed what, when, from what into what, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import RecordRef
from ipo_crm.services.history import History
from ipo_crm.ui.form_parts import fit
from ipo_crm.ui.history_panel import HistoryPanel
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.labels import Label

_SIZE = (1040, 620)


class HistorySheet(QDialog):
    """Shows the panel of a record over the window; `note` tells the window what a deed of this sheet changed."""

    def __init__(self, history: History, note: Callable[[Change], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Geschiedenis"))
        self._title = Label("", TextRole.TITLE, wrap=True)
        self.panel = HistoryPanel(history, note)
        self.panel.titled.connect(lambda name: self._title.setText(self.tr("Geschiedenis van %1").replace("%1", name)))
        self.model, self.view, self.back = self.panel.model, self.panel.view, self.panel.back
        self._lay_out()

    def show_record(self, ref: RecordRef) -> None:
        """Show the history of a record."""
        self.panel.show_record(ref)
        self.open()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        """What the bar says, empty when nothing is wrong."""
        return self.panel.problem

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(self._title)
        column.addWidget(self.panel, 1)
        leave = Button(self.tr("Sluiten"))
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.back)
        column.addLayout(row)
        QWidget.setTabOrder(self.view, leave)
        QWidget.setTabOrder(leave, self.back)
        fit(self, *_SIZE)
