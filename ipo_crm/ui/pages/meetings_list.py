"""The list of contact moments: those to come first, then those that were, narrowed by words and conditions."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QAbstractItemView

from ipo_crm.domain.ids import MeetingId
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.names import fold
from ipo_crm.ui.pages.list_facets import Facet, Test, as_typed, bears, named
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.meeting_words import KINDS, day_words, whom_words
from ipo_crm.ui.pages.person_words import DASH, numbers
from ipo_crm.ui.pages.record_list import Read, RecordList, Shelf
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.cells import chip_cell
from ipo_crm.ui.widgets.chip import ChipKind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.segments import Segments

COMING, PAST, ALL = range(3)


class MeetingsList(RecordList):
    """Shows one of three parts."""

    area = "meetings"

    def __init__(
        self,
        empty: EmptyState,
        dossiers: Callable[[], Sequence[str]],
        given_away: Callable[[Sequence[MeetingRow]], Sequence[MeetingRow]],
        shelf: Shelf,
    ) -> None:
        self._today = date.min
        self._given_away = given_away
        self.coming = 0
        self._dossiers = dossiers
        model: RowsModel[MeetingRow] = RowsModel(self._columns(), lambda row: row.id)
        super().__init__(
            model,
            self.tr("Contactmomenten"),
            FilterField(self.tr("Contactmomenten filteren op naam, dossier, soort of plaats")),
            self._facets(),
            empty,
            self.tr("↑↓ kiezen  ·  Enter openen  ·  B briefing  ·  G verslag  ·  Del verwijderen"),
            shelf,
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.part = Segments(self.tr("Deel"), (self.tr("Komend"), self.tr("Geweest"), self.tr("Alles")))
        self.part.choose(ALL)
        self.part.chosen.connect(lambda _at: self.bar.changed.emit())
        self.bar.add_beside_field(self.part)

    def show_rows(self, coming: Sequence[MeetingId], rest: Sequence[MeetingId], read: Read, today: date) -> None:
        """Show what is to come on top and then the rest, each read when it is needed."""
        self._today = today
        self.coming = len(coming)
        self.show_keys([*coming, *rest], read)

    @override
    def clear_filters(self) -> None:
        self.part.choose(ALL)
        super().clear_filters()

    @override
    def own_test(self) -> Test[MeetingRow] | None:
        part = self.part.at
        return None if part == ALL else lambda row: self._is_coming(row) is (part == COMING)

    @override
    def haystack(self, row: MeetingRow) -> str:
        told = (row.title, row.place, KINDS[row.kind], day_words(row, self._today), *row.with_whom, *row.dossiers)
        return fold(" ".join(told))

    @override
    def given_away(self, rows: Sequence[MeetingRow]) -> Sequence[MeetingRow]:
        return self._given_away(rows)

    def _is_coming(self, row: MeetingRow) -> bool:
        return row.status is MeetingStatus.PLANNED and row.day >= self._today

    def _facets(self) -> tuple[Facet[MeetingRow], ...]:
        kinds = {kind.value: words for kind, words in KINDS.items()}
        states = (self.tr("gepland"), self.tr("verslag nodig"), self.tr("verslag"), self.tr("gehouden"))
        state_words = {words: words for words in (*states, self.tr("afgezegd"))}
        return (
            Facet(
                word="soort",
                title=self.tr("Soort"),
                chip=lambda value: self.tr("Soort: %1").replace("%1", kinds[value]),
                test=lambda value: lambda row: row.kind == value,
                offers=lambda: list(kinds.items()),
                read=named(kinds),
            ),
            Facet(
                word="stand",
                title=self.tr("Stand"),
                chip=lambda value: self.tr("Stand: %1").replace("%1", value),
                test=lambda value: lambda row: self._state(row)[0] == value,
                offers=lambda: list(state_words.items()),
                read=named(state_words),
            ),
            Facet(
                word="dossier",
                title=self.tr("Dossier"),
                chip=lambda value: self.tr("Dossier: %1").replace("%1", value),
                test=bears(lambda row: row.dossiers),
                offers=lambda: [(name, name) for name in self._dossiers()],
                read=as_typed,
            ),
            Facet(
                word="jaar",
                title=self.tr("Jaar"),
                chip=lambda value: self.tr("In %1").replace("%1", value),
                test=lambda value: lambda row: row.day.year == int(value),
                offers=lambda: [
                    (str(year), str(year)) for year in range(self._today.year + 1, self._today.year - 4, -1)
                ],
                read=lambda typed: typed if typed.isascii() and typed.isdecimal() and len(typed) == 4 else None,
            ),
        )

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
                key="day",
                title=self.tr("Dag"),
                text=lambda row: day_words(row, self._today),
                width=92,
                sort=lambda row: (row.day, row.starts is not None, row.starts),
                plain=lambda row: numbers(row.day),
            ),
            Column(
                key="time",
                title=self.tr("Tijd"),
                text=lambda row: f"{row.starts:%H:%M}" if row.starts is not None else "",
                width=52,
                role=TextRole.MUTED,
            ),
            Column(
                key="whom",
                title=self.tr("Met wie"),
                text=_whom,
                width=150,
                stretch=True,
                strong_when_selected=True,
                tool_tip=lambda row: "\n".join(row.with_whom),
                plain=lambda row: ", ".join(row.with_whom) or row.title,
            ),
            Column(
                key="kind", title=self.tr("Soort"), text=lambda row: KINDS[row.kind], width=124, role=TextRole.MUTED
            ),
            Column(
                key="dossier",
                title=self.tr("Dossier"),
                text=_dossiers,
                width=160,
                tool_tip=lambda row: "\n".join(row.dossiers),
                plain=lambda row: ", ".join(row.dossiers),
            ),
            Column(
                key="place",
                title=self.tr("Plaats"),
                text=lambda row: row.place,
                width=84,
                role=TextRole.MUTED,
                tool_tip=lambda row: row.place,
            ),
            Column(
                key="state",
                title=self.tr("Stand"),
                text=lambda row: self._state(row)[0],
                width=84,
                paint=chip_cell(self._state),
            ),
            Column(
                key="title",
                title=self.tr("Onderwerp"),
                text=lambda row: row.title or DASH,
                width=160,
                hidden=True,
                tool_tip=lambda row: row.title,
                plain=lambda row: row.title,
            ),
        )


def _whom(row: MeetingRow) -> str:
    return whom_words(row.with_whom, row.title or KINDS[row.kind])


def _dossiers(row: MeetingRow) -> str:
    rest = len(row.dossiers) - 1
    return f"{row.dossiers[0]} +{rest}" if rest > 0 else "".join(row.dossiers)
