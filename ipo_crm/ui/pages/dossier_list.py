"""The list of dossiers under its head: title, Kamerstuk, phase, salience, actors and the next date."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId
from ipo_crm.ui.pages.dossier_table import DossierTable
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.page_head import PageHead


class DossierList(QWidget):
    """Says how many are shown; `opened` tells which dossier was asked for."""

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, today: Callable[[], date], shelf: Shelf) -> None:
        super().__init__()
        self._ask_today = today
        self._head = PageHead(self.tr("Dossiers"))
        buttons = [Button(self.tr("Dossier"), "plus", Kind.PRIMARY) for _ in range(2)]
        for button in buttons:
            button.setAccessibleName(self.tr("Nieuw dossier"))
            button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self._head.add(buttons[0])
        empty = EmptyState(
            "folder",
            self.tr("Nog geen dossiers"),
            self.tr("Een dossier houdt bij waar het staat, wat wij willen en wie waar staat."),
            buttons[1],
        )
        self.table = DossierTable(empty, shelf)
        self.filter, self.model, self.rows = self.table.field, self.table.model, self.table.view
        self.rows.opened.connect(self.opened)
        self.table.filtered.connect(self._follow_filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)

    @property
    def key(self) -> DossierId | None:
        """The dossier that is current."""
        key = self.rows.key
        return DossierId(key) if isinstance(key, int) else None

    def show_rows(self, rows: Sequence[DossierRow]) -> None:
        """Show these dossiers; one is current where there is any."""
        at = self.rows.currentIndex().row()
        self.table.show_rows(rows, self._ask_today())
        self._stay_near(at)
        self._count()

    def _follow_filter(self) -> None:
        self._stay_near(0)
        self._count()

    def _stay_near(self, at: int) -> None:
        """Choose the dossier on a place of the list where none is chosen."""
        count = self.model.rowCount()
        if self.rows.key is None and count:
            self.rows.choose(self.model.key_at(min(max(at, 0), count - 1)))

    def _count(self) -> None:
        self._head.set_subtitle(self.table.count_words())
