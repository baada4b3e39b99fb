"""The list of people with its filters: typed words, a dossier whose positions are shown, and what people must have."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId, PersonId
from ipo_crm.domain.names import fold
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.positions import Age, Stance, age_on
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.person_words import DASH, function_words, short_day
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.cells import named_mark, stance_cell
from ipo_crm.ui.widgets.chip import PressChip
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.rows import Brush, Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.stance_bar import stance_number

_LONGEST_CHIP = 30


class PeopleModel(RowsModel[PersonRow]):
    """Rows of people, found by the beginning of their main word or their whole surname."""

    @override
    def find_text(self, typed: str, after: int) -> int | None:
        wanted = fold(typed)
        rows = self.rows()
        for step in range(len(rows)):
            at = (after + step) % len(rows)
            name = rows[at].name
            if fold(name.family_name).startswith(wanted) or fold(name.surname).startswith(wanted):
                return at
        return None


class PeopleList(QWidget):
    """Shows rows; it says when another dossier is wanted, because then others must be read."""

    dossier_wanted = Signal(object)
    filtered = Signal()

    def __init__(self, empty: EmptyState) -> None:
        super().__init__()
        self._today = date.min
        self._dossiers: tuple[DossierRow, ...] = ()
        self._dossier: DossierId | None = None
        self._haystacks: dict[PersonId, str] = {}
        self._with_contact = False
        self._with_position = False
        self.field = FilterField(self.tr("Personen filteren op naam, functie of organisatie"))
        self.model = PeopleModel(self._columns(), lambda row: row.id)
        self.view = RowsView(self.model, self.tr("Personen"))
        self.pane = RowsPane(self.model, self.view, empty, self.clear_filters)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._apply())
        self.field.left.connect(self.take_focus)

    def show_rows(
        self,
        keys: Sequence[PersonId],
        read: Callable[[Sequence[PersonId]], Sequence[PersonRow]],
        dossiers: Sequence[DossierRow],
        dossier: DossierId | None,
        today: date,
    ) -> None:
        """Show these people, each read when it is needed, with their positions on a dossier."""

        def learn(wanted: Sequence[PersonId]) -> Sequence[PersonRow]:
            rows = read(wanted)
            self._haystacks |= {row.id: _haystack(row) for row in rows}
            return rows

        self._today = today
        self._dossiers, self._dossier = tuple(dossiers), dossier
        self._haystacks = {}
        self.model.set_keys(keys, learn)
        for around in (self._bar, self._hint):
            around.setVisible(bool(keys))
        self._lay_chips()
        self._narrow()

    def clear_filters(self) -> None:
        """Show everyone again; the dossier of the last column stays."""
        self._with_contact = self._with_position = False
        self.field.clear()
        self._lay_chips()
        self._apply()

    def take_focus(self) -> None:
        """Put the keyboard in the list itself."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: PersonId) -> bool:
        """Stand on a person, without the filters where they would hide them; tell whether there is such a person."""
        if self.view.choose(key):
            return True
        self.clear_filters()
        return self.view.choose(key)

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        mark = named_mark(_name, _sector, lambda _row: True)
        bar = stance_cell(self._stance)

        def position(painter: QPainter, cell: QRect, row: PersonRow, brush: Brush) -> None:
            if self._dossier is not None:
                bar(painter, cell, row, brush)

        return (
            Column(
                title=self.tr("Naam"),
                text=_name,
                width=188,
                sort=lambda row: row.name.sort_key,
                paint=mark,
                tool_tip=_name,
            ),
            Column(
                title=self.tr("Functie"),
                text=function_words,
                stretch=True,
                role=TextRole.MUTED,
                tool_tip=lambda row: row.function,
            ),
            Column(
                title=self.tr("Organisatie"),
                text=lambda row: row.organisation or DASH,
                stretch=True,
                tool_tip=lambda row: row.organisation,
            ),
            Column(title=self.tr("Fractie"), text=lambda row: row.fractie or DASH, width=57),
            Column(
                title=self.tr("Laatste contact"),
                text=self._last_contact,
                width=96,
                right=True,
                sort=lambda row: row.last_contact or date.min,
            ),
            Column(
                title=self.tr("Positie"),
                text=lambda row: "" if self._dossier is None else stance_number(row.stance),
                width=75,
                sort=lambda row: (row.stance is None, row.stance or 0),
                paint=position,
                tool_tip=self._stance_tip,
            ),
        )

    def _stance(self, row: PersonRow) -> tuple[Stance | None, Age]:
        return row.stance, age_on(row.stance_day, self._today) if row.stance_day is not None else Age.FRESH

    def _stance_tip(self, row: PersonRow) -> str:
        if self._dossier is None:
            return ""
        if row.stance_day is None:
            return self.tr("Nog niet gevraagd")
        return self.tr("Positie van %1").replace("%1", short_day(row.stance_day, self._today))

    def _last_contact(self, row: PersonRow) -> str:
        return DASH if row.last_contact is None else short_day(row.last_contact, self._today)

    def _apply(self) -> None:
        self._narrow()
        self.filtered.emit()

    def _narrow(self) -> None:
        words = self.field.words
        narrow = words or self._with_contact or self._with_position
        self.model.set_filter((lambda row: self._passes(row, words)) if narrow else None)

    def _passes(self, row: PersonRow, words: tuple[str, ...]) -> bool:
        if self._with_position and row.stance_day is None:
            return False
        if self._with_contact and (row.last_contact is None or row.last_contact.year != self._today.year):
            return False
        haystack = self._haystacks[row.id]
        return all(word in haystack for word in words)

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 8)
        bar.setSpacing(8)
        more = Button(self.tr("+ Filter"), kind=Kind.TEXT)
        more.clicked.connect(lambda _checked=False: self._pop_up(more))
        self._menu = QMenu(more)  # WORKAROUND: as a child of what has a focus proxy it cuts the tab order in two
        self._menu.aboutToShow.connect(self._fill_menu)
        bar.addWidget(self.field)
        bar.addLayout(self._chips)
        bar.addWidget(more)
        bar.addStretch(1)
        keys = self.tr("↑↓ kiezen  ·  Enter openen  ·  B briefing  ·  G verslag  ·  P positie wijzigen")
        self._hint = Label(keys, TextRole.META)
        self._hint.setContentsMargins(SIZES.page_margin, 10, SIZES.page_margin, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.pane, 1)
        column.addWidget(self._hint)

    def _lay_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        chosen = next((row for row in self._dossiers if row.id == self._dossier), None)
        if chosen is not None:
            name = chosen.short_title or chosen.title
            short = name if len(name) <= _LONGEST_CHIP else f"{name[: _LONGEST_CHIP - 1]}…"
            chip = self._chip(self.tr("Dossier: %1").replace("%1", short), lambda: self.dossier_wanted.emit(None))
            chip.setToolTip(self.tr("De kolom Positie gaat over %1").replace("%1", name))
        if self._with_position:
            self._chip(self.tr("Met positie"), lambda: self._want(position=False))
        if self._with_contact:
            self._chip(self._contact_words(), lambda: self._want(contact=False))
        tab_as_read(self._bar)

    def _chip(self, text: str, drop: Callable[[], object]) -> PressChip:
        chip = PressChip(text, removable=True)
        chip.removed.connect(drop)
        chip.clicked.connect(lambda _checked=False: self._pop_up(chip))
        self._chips.addWidget(chip)
        return chip

    def _want(self, *, position: bool | None = None, contact: bool | None = None) -> None:
        self._with_position = self._with_position if position is None else position
        self._with_contact = self._with_contact if contact is None else contact
        self._lay_chips()
        self._apply()

    def _contact_words(self) -> str:
        return self.tr("Contact in %1").replace("%1", str(self._today.year))

    def _pop_up(self, below: QWidget) -> None:
        self._menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for row in self._dossiers:
            name = self.tr("Positie op %1").replace("%1", row.short_title or row.title)
            action = self._choice(name.replace("&", "&&"), chosen=row.id == self._dossier)
            action.triggered.connect(lambda _on=False, key=row.id: self.dossier_wanted.emit(key))
            group.addAction(action)
        self._menu.addSeparator()
        position = self._choice(self.tr("Alleen met een vastgelegde positie"), chosen=self._with_position)
        position.setEnabled(self._dossier is not None)
        position.toggled.connect(lambda on: self._want(position=on))
        contact = self._choice(self._contact_words(), chosen=self._with_contact)
        contact.toggled.connect(lambda on: self._want(contact=on))

    def _choice(self, text: str, *, chosen: bool) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        return action


def _haystack(row: PersonRow) -> str:
    """Give what a person is found by in the list."""
    return f"{row.name.search_text} {fold(' '.join((row.function, row.organisation, row.fractie)))}"


def _name(row: PersonRow) -> str:
    return row.name.full


def _sector(row: PersonRow) -> Sector | None:
    return row.sector
