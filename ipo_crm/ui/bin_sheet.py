"""The bin: what was thrown away, how long it still stays, and the way back; only emptying asks first."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.history import BinRow
from ipo_crm.services.bin import Bin
from ipo_crm.ui.form_parts import fit
from ipo_crm.ui.history_panel import moment
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.confirm import confirm
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView

_SIZE = (920, 560)
_DASH = "–"


class BinSheet(QDialog):
    """Lists what was thrown away, the latest first; Enter or the button brings it back.

    `note` tells the window what a deed of this sheet changed.
    """

    def __init__(self, bin_of_file: Bin, note: Callable[[Change], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bin, self._note = bin_of_file, note
        self.setWindowTitle(self.tr("Prullenbak"))
        self._about = Label("", TextRole.MUTED, wrap=True)
        self._bar = MessageBar()
        self.model: RowsModel[BinRow] = RowsModel(self._columns(), lambda row: row.entry)
        self.view = RowsView(self.model, self.tr("Weggegooid"))
        self.back = Button(self.tr("Terugzetten"), "rotate-ccw", Kind.PRIMARY)
        self.back.clicked.connect(lambda _checked=False: self._put_back())
        self.wipe = Button(self.tr("Definitief wissen"), "trash-2")
        self.wipe.clicked.connect(lambda _checked=False: self._wipe_chosen())
        self.empty = Button(self.tr("Prullenbak legen"))
        self.empty.clicked.connect(lambda _checked=False: self._empty())
        self.view.picked.connect(lambda _key: self._offer())
        self.view.opened.connect(lambda _key: self._put_back())
        self._lay_out()

    def show_contents(self) -> None:
        """Show what is in the bin now."""
        self._reload()
        self.open()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def said(self) -> str:
        """What the bar says, empty when it says nothing."""
        return "" if self._bar.isHidden() else self._bar.text

    def _reload(self) -> None:
        rows = self._bin.rows()
        self.model.set_rows(rows)
        overdue = sum(row.overdue for row in rows)
        told = self.tr(
            "Hier blijft 30 dagen staan wat u verwijderde; alles wat erbij hoorde komt mee terug. "
            "Er verdwijnt niets voordat u het zelf wist."
        )
        self._about.setText(told if rows else self.tr("De prullenbak is leeg."))
        text = self.tr("Langer dan 30 dagen hier: %1. Wis die, of zet die terug.")
        self._bar.tell(text.replace("%1", counted(overdue, "regels")) if overdue else "", Tone.DECISION)
        if rows and self.view.key is None:
            self.view.choose(self.model.key_at(0))
        self._offer()

    def _offer(self) -> None:
        self.back.setEnabled(self.view.key is not None)
        self.wipe.setEnabled(self.view.key is not None)
        self.empty.setEnabled(bool(self.model.rowCount()))

    def _put_back(self) -> None:
        if isinstance(self.view.key, int):
            key = self.view.key
            self._do(lambda: self._bin.restore(key))

    def _wipe_chosen(self) -> None:
        chosen: list[Hashable] = self.view.keys()
        keys = [key for key in chosen if isinstance(key, int)]
        names = ", ".join(row.name for row in self.model.rows() if row.entry in keys)
        if keys and self._sure(self.tr("%1 definitief wissen?").replace("%1", names), keys):
            self._do(lambda: self._bin.drop_for_good(keys))

    def _empty(self) -> None:
        rows = self.model.rows()
        question = self.tr("De hele prullenbak legen, met %1?").replace("%1", counted(len(rows), "regels"))
        if rows and self._sure(question, rows):
            self._do(self._bin.empty)

    def _sure(self, question: str, _what: Sequence[object]) -> bool:
        told = self.tr("Dit kan niet ongedaan worden gemaakt: ook uit de geschiedenis is het dan weg.")
        return confirm(self, question, told, self.tr("Definitief wissen"))

    def _do(self, act: Callable[[], Change]) -> None:
        try:
            change = act()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        self._note(change)
        self._reload()

    def _columns(self) -> tuple[Column[BinRow], ...]:
        return (
            Column(title=self.tr("Soort"), text=lambda row: row.subject[:1].upper() + row.subject[1:], width=110),
            Column(
                title=self.tr("Naam"),
                text=lambda row: row.name,
                width=210,
                stretch=True,
                tool_tip=lambda row: row.name,
            ),
            Column(
                title=self.tr("Weggegooid met"),
                text=lambda row: row.along_with or _DASH,
                width=270,
                stretch=True,
                tool_tip=lambda row: row.along_with,
            ),
            Column(title=self.tr("Wanneer"), text=lambda row: moment(row.at), width=136, sort=lambda row: row.entry),
            Column(title=self.tr("Blijft nog"), text=self._left, width=100, sort=lambda row: row.days_left),
        )

    def _left(self, row: BinRow) -> str:
        return self.tr("over tijd") if row.overdue else counted(row.days_left, "dagen")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(Label(self.tr("Prullenbak"), TextRole.TITLE))
        column.addWidget(self._about)
        column.addWidget(self._bar)
        column.addWidget(self.view, 1)
        leave = Button(self.tr("Sluiten"))
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        for button in (self.empty, self.wipe):
            row.addWidget(button)
        row.addStretch(1)
        for button in (leave, self.back):
            row.addWidget(button)
        column.addLayout(row)
        fit(self, *_SIZE)
