"""The list of contact moments: those to come first, then those that were, filtered by words."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.ids import MeetingId
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.names import fold
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.meeting_words import KINDS, day_words, whom_words
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.cells import chip_cell
from ipo_crm.ui.widgets.chip import ChipKind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.segments import Segments

COMING, PAST, ALL = range(3)


class MeetingsList(QWidget):
    """Shows one of three parts; `filtered` tells that other rows are shown than before."""

    filtered = Signal()

    def __init__(self, empty: EmptyState) -> None:
        super().__init__()
        self._today = date.min
        self.coming = 0
        self._haystacks: dict[MeetingId, str] = {}
        self.field = FilterField(self.tr("Contactmomenten filteren op naam, dossier, soort of plaats"))
        self.part = Segments(self.tr("Deel"), (self.tr("Komend"), self.tr("Geweest"), self.tr("Alles")))
        self.part.choose(ALL)
        self.model: RowsModel[MeetingRow] = RowsModel(self._columns(), lambda row: row.id)
        self.view = RowsView(self.model, self.tr("Contactmomenten"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._pane = RowsPane(self.model, self.view, empty, self.clear_filters)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._narrow())
        self.field.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.part.chosen.connect(lambda _at: self._narrow())

    def show_rows(
        self,
        coming: Sequence[MeetingId],
        rest: Sequence[MeetingId],
        read: Callable[[Sequence[MeetingId]], Sequence[MeetingRow]],
        today: date,
    ) -> None:
        """Show what is to come on top and then the rest, each read when it is needed."""

        def learn(wanted: Sequence[MeetingId]) -> Sequence[MeetingRow]:
            rows = read(wanted)
            self._haystacks |= {row.id: self._haystack(row) for row in rows}
            return rows

        self._today = today
        self.coming = len(coming)
        self._haystacks = {}
        for around in (self._bar, self._hint):
            around.setVisible(bool(coming or rest))
        self.model.set_keys([*coming, *rest], learn)
        self._narrow()

    def clear_filters(self) -> None:
        """Show all again."""
        self.part.choose(ALL)
        self.field.clear()
        self._narrow()

    def choose(self, key: MeetingId) -> bool:
        """Stand on a contact moment, without the filters where they would hide it; tell whether there is such a one."""
        if self.view.choose(key):
            return True
        self.clear_filters()
        return self.view.choose(key)

    def _is_coming(self, row: MeetingRow) -> bool:
        return row.status is MeetingStatus.PLANNED and row.day >= self._today

    def _narrow(self) -> None:
        words, part = self.field.words, self.part.at
        narrow = bool(words) or part != ALL
        self.model.set_filter((lambda row: self._passes(row, words, part)) if narrow else None)
        self.filtered.emit()

    def _passes(self, row: MeetingRow, words: tuple[str, ...], part: int) -> bool:
        if part != ALL and self._is_coming(row) is not (part == COMING):
            return False
        haystack = self._haystacks[row.id]
        return all(word in haystack for word in words)

    def _haystack(self, row: MeetingRow) -> str:
        told = (row.title, row.place, KINDS[row.kind], day_words(row, self._today), *row.with_whom, *row.dossiers)
        return fold(" ".join(told))

    def _state(self, row: MeetingRow) -> tuple[str, ChipKind]:
        """Say what a row still asks for; a report that lacks is worth a colour."""
        if row.status is MeetingStatus.CANCELLED:
            return self.tr("afgezegd"), ChipKind.NEUTRAL
        if row.status is MeetingStatus.PLANNED:
            late = row.day < self._today
            return (self.tr("verslag nodig"), ChipKind.LATE) if late else (self.tr("gepland"), ChipKind.ACTIVE)
        return (self.tr("verslag"), ChipKind.DONE) if row.reported else (self.tr("gehouden"), ChipKind.NEUTRAL)

    def _columns(self) -> tuple[Column[MeetingRow], ...]:
        return (
            Column(
                title=self.tr("Dag"),
                text=lambda row: day_words(row, self._today),
                width=92,
                sort=lambda row: (row.day, row.starts is not None, row.starts),
            ),
            Column(
                title=self.tr("Tijd"),
                text=lambda row: f"{row.starts:%H:%M}" if row.starts is not None else "",
                width=52,
                role=TextRole.MUTED,
            ),
            Column(
                title=self.tr("Met wie"),
                text=_whom,
                width=150,
                stretch=True,
                strong_when_selected=True,
                tool_tip=lambda row: "\n".join(row.with_whom),
            ),
            Column(title=self.tr("Soort"), text=lambda row: KINDS[row.kind], width=124, role=TextRole.MUTED),
            Column(
                title=self.tr("Dossier"),
                text=_dossiers,
                width=160,
                tool_tip=lambda row: "\n".join(row.dossiers),
            ),
            Column(
                title=self.tr("Plaats"),
                text=lambda row: row.place,
                width=84,
                role=TextRole.MUTED,
                tool_tip=lambda row: row.place,
            ),
            Column(
                title=self.tr("Stand"),
                text=lambda row: self._state(row)[0],
                width=84,
                paint=chip_cell(self._state),
            ),
        )

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 8)
        bar.setSpacing(SIZES.gap)
        bar.addWidget(self.field)
        bar.addWidget(self.part)
        bar.addStretch(1)
        keys = self.tr("↑↓ kiezen  ·  Enter openen  ·  B briefing  ·  G verslag  ·  Del verwijderen")
        self._hint = Label(keys, TextRole.META)
        self._hint.setContentsMargins(SIZES.page_margin, 10, SIZES.page_margin, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pane, 1)
        column.addWidget(self._hint)


def _whom(row: MeetingRow) -> str:
    return whom_words(row.with_whom, row.title or KINDS[row.kind])


def _dossiers(row: MeetingRow) -> str:
    rest = len(row.dossiers) - 1
    return f"{row.dossiers[0]} +{rest}" if rest > 0 else "".join(row.dossiers)
