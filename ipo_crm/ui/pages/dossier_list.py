"""The list of dossiers: title, Kamerstuk, phase, salience, actors and the next date."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.names import fold
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.cells import chip_cell
from ipo_crm.ui.widgets.chip import ChipKind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView


class DossierList(QWidget):
    """Filters as one types; `opened` tells which dossier was asked for."""

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._ask_today = today
        self._today = date.min
        self._head = PageHead(self.tr("Dossiers"))
        self.filter = FilterField(self.tr("Dossiers filteren op titel of Kamerstuk"))
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.model = RowsModel(self._columns(), key=lambda row: row.id)
        self.model.setParent(self)
        self.rows = RowsView(self.model, self.tr("Dossiers"))
        self.rows.opened.connect(self.opened)
        self.filter.left.connect(self.rows.setFocus)
        self._lay_out()

    @property
    def key(self) -> DossierId | None:
        """The dossier that is current."""
        key = self.rows.key
        return DossierId(key) if isinstance(key, int) else None

    def show_rows(self, rows: Sequence[DossierRow]) -> None:
        """Show these dossiers; the first is current where none was."""
        self._today = self._ask_today()
        self.model.set_rows(rows)
        if self.rows.key is None and self.model.rowCount():
            self.rows.choose(self.model.key_at(0))
        self._count()

    def go_to_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _lay_out(self) -> None:
        buttons = [Button(self.tr("Dossier"), "plus", Kind.PRIMARY) for _ in range(2)]
        for button in buttons:
            button.setAccessibleName(self.tr("Nieuw dossier"))
            button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self._head.add(self.filter)
        self._head.add(buttons[0])
        empty = EmptyState(
            "folder",
            self.tr("Nog geen dossiers"),
            self.tr("Een dossier houdt bij waar het staat, wat wij willen en wie waar staat."),
            buttons[1],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(RowsPane(self.model, self.rows, empty, self.filter.clear), 1)

    def _columns(self) -> tuple[Column[DossierRow], ...]:
        return (
            Column(
                title=self.tr("Dossier"), text=lambda row: row.title, width=280, stretch=True, strong_when_selected=True
            ),
            Column(title=self.tr("Kamerstuk"), text=lambda row: row.kamerstuk, width=88, role=TextRole.MUTED),
            Column(
                title=self.tr("Fase"),
                text=_phase,
                width=190,
                sort=lambda row: row.phase or 0,
                paint=chip_cell(lambda row: (_phase(row), ChipKind.NEUTRAL)),
            ),
            Column(
                title=self.tr("Saillantie"),
                text=lambda row: self.tr("%1 van 5").replace("%1", str(row.salience)) if row.salience else "?",
                width=72,
                sort=lambda row: -(row.salience or 0),
            ),
            Column(
                title=self.tr("Actoren"),
                text=lambda row: str(row.actors),
                width=64,
                right=True,
                sort=lambda row: -row.actors,
            ),
            Column(
                title=self.tr("Volgende datum"),
                text=self._next_day,
                width=116,
                sort=lambda row: row.next_date.day if row.next_date else date.max,
            ),
            Column(title="", text=_next_what, width=240, stretch=True, role=TextRole.MUTED, tool_tip=_next_what),
        )

    def _next_day(self, row: DossierRow) -> str:
        item = row.next_date
        if item is None:
            return ""
        day = write_day(item.day, year=item.day.year != self._today.year)
        return f"{day}, {item.at:%H:%M}" if item.at else day

    def _narrow(self) -> None:
        words = self.filter.words

        def fits(row: DossierRow) -> bool:
            text = fold(f"{row.title} {row.short_title} {row.kamerstuk}")
            return all(word in text for word in words)

        self.model.set_filter(fits if words else None)
        self._count()

    def _count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        counted = self.tr("%1 van %2").replace("%1", str(shown)).replace("%2", str(total))
        self._head.set_subtitle(counted if self.model.filtered else str(total) if total else "")


def _phase(row: DossierRow) -> str:
    return f"{row.phase:d}  {labels.PHASE_SHORT[row.phase]}" if row.phase else "geen fase vastgelegd"


def _next_what(row: DossierRow) -> str:
    return row.next_date.text if row.next_date else ""
