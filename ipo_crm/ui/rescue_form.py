"""The small window for a file that does not open: what is wrong with it, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label

_WIDTH = 620


class RescueForm(QDialog):
    """Offers a back-up, and the recovery code where that still opens the file; whoever leaves has changed nothing."""

    def __init__(
        self,
        path: Path,
        wrong: str,
        restore: Callable[[], object],
        by_code: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Het bestand gaat niet open"))
        column = form_column(self)
        self.setMinimumWidth(scaled(_WIDTH))
        column.addWidget(Label(self.tr("%1 gaat niet open").replace("%1", path.stem), TextRole.TITLE, wrap=True))
        self.wrong = Label(wrong, wrap=True)
        column.addWidget(self.wrong)
        calm = self.tr("Bij terugzetten gaat dit bestand niet weg: het komt opzij in een map ernaast.")
        column.addWidget(Label(calm, TextRole.MUTED, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        leave = Button(self.tr("Annuleren"))
        leave.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(leave)
        main = Kind.NORMAL if by_code is not None else Kind.PRIMARY
        back = Button(self.tr("Reservekopie terugzetten"), "history", main)
        back.clicked.connect(lambda _checked=False: self._go(restore))
        row.addWidget(back)
        if by_code is not None:
            code = Button(self.tr("Openen met herstelcode"), "key-round", Kind.PRIMARY)
            code.clicked.connect(lambda _checked=False: self._go(by_code))
            row.addWidget(code)
            code.setDefault(True)
        else:
            back.setDefault(True)
        column.addLayout(row)

    def _go(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
