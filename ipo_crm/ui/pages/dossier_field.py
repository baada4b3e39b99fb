"""The middle of a dossier: everyone's influence and stance, as a map and as a table with the same rows."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.dates import MONTHS, write_day
from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.positions import Standing, age_on
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.dossier_seats import DossierSeats
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.cells import chip_cell, named_mark, stance_cell
from ipo_crm.ui.widgets.chip import ChipKind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.field_map import FieldMap
from ipo_crm.ui.widgets.field_places import Point
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.stance_bar import stance_number

_MAP, _TABLE, _SEATS, _EMPTY = range(4)
_QUARTER = timedelta(days=90)
_SIDE = 12
_ROOMY = 640


class DossierField(QWidget):
    """Map and table show the same actors and the same current one; fracties are counted as seats instead."""

    opened = Signal(object)
    position_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._suspects: frozenset[ActorRef] = frozenset()
        self._today = date.min
        self._view = _MAP
        self.map = FieldMap(self.tr("Krachtenveld"))
        self.model = RowsModel(self._columns(), key=lambda standing: standing.actor)
        self.model.setParent(self)
        self.table = RowsView(self.model, self.tr("Krachtenveld als tabel"), margin=_SIDE)
        self._head = SectionHead(self.tr("Krachtenveld"), margin=_SIDE, rule=False)
        self._since_label = Label(self.tr("Trend sinds"), TextRole.META)
        self._since = QComboBox()
        self._since.setAccessibleName(self.tr("Trend sinds"))
        self._since.currentIndexChanged.connect(lambda _at: self._show())
        views = (self.tr("Kaart"), self.tr("Tabel"))
        self.views = Segments(self.tr("Weergave"), views)
        self.views_and_seats = Segments(self.tr("Weergave"), (*views, self.tr("Zetels")))
        self._add = Button(self.tr("Positie"), "plus", Kind.PRIMARY)
        self._add.setAccessibleName(self.tr("Eerste positie vastleggen"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def actor(self) -> ActorRef | None:
        """Who is current in the view in front."""
        if self._stack.currentIndex() == _TABLE:
            key = self.table.key
            return key if isinstance(key, ActorRef) else None
        return self.map.actor

    def standing_of(self, actor: ActorRef) -> Standing | None:
        """Give where somebody on the map stands."""
        return next((each for each in self._standings if each.actor == actor), None)

    def show_standings(self, standings: Sequence[Standing], today: date) -> None:
        """Show where everyone stands."""
        self._standings = tuple(each for each in standings if not each.is_fractie)
        if today != self._today:
            self._today = today
            self._offer_days()
        unknown = sum(each.stance is None for each in self._standings)
        told = self.tr("%1, %2 onbekend").replace("%1", counted(len(self._standings), "actoren"))
        self._head.set_count(told.replace("%2", dotted(unknown)) if self._standings else "")
        self._show()
        self._fold()
        self.view(self._view)

    def show_suspects(self, suspects: frozenset[ActorRef]) -> None:
        """Light these."""
        if suspects != self._suspects:
            self._suspects = suspects
            self._show()

    def view(self, at: int) -> None:
        """Bring map, table or seats in front."""
        self._view = at
        self.views.choose(at if at != _SEATS else -1)
        self.views_and_seats.choose(at)
        self._stack.setCurrentIndex(_EMPTY if at != _SEATS and not self._standings else at)

    @property
    def front(self) -> QWidget:
        """What takes the keys: the view in front, or the way to the first position where there is none."""
        at = self._stack.currentIndex()
        return self._add if at == _EMPTY else self.table if at == _TABLE else self.map

    @property
    def stops(self) -> list[QWidget]:
        """Where the tab key stops, in reading order."""
        return [self._since, self.views, self.views_and_seats, self.map, self.table, self._add]

    def take_seats(self, seats: DossierSeats) -> None:
        """Keep the seats as a third view, because beside the map there is no room."""
        self._stack.insertWidget(_SEATS, seats)
        self._stack.removeWidget(self._no_seats)
        self.views.hide()
        self.views_and_seats.show()

    def give_seats(self, seats: DossierSeats) -> None:
        """Let go of the seats."""
        self._stack.removeWidget(seats)
        self._stack.insertWidget(_SEATS, self._no_seats)
        self.views_and_seats.hide()
        self.views.show()
        self.view(_MAP if self._view == _SEATS else self._view)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Offer the trend where there is one to see, and room for it."""
        shown = bool(self._standings) and self.width() >= scaled(_ROOMY)
        for widget in (self._since_label, self._since):
            widget.setVisible(shown)

    def _lay_out(self) -> None:
        self._head.add_right(self._since_label)
        self._head.add_right(self._since)
        self._head.add_right(self.views)
        self._head.add_right(self.views_and_seats)
        self.views_and_seats.hide()
        self._add.clicked.connect(lambda _checked=False: self.position_wanted.emit())
        empty = EmptyState(
            "target",
            self.tr("Nog geen posities"),
            self.tr("Leg vast waar de eerste actor staat, met datum en bron."),
            self._add,
        )
        self._no_seats = QWidget()
        for place in (self.map, self.table, self._no_seats, _at_the_top(empty)):
            self._stack.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for segments in (self.views, self.views_and_seats):
            segments.chosen.connect(self.view)
        self.view(_MAP)
        self.map.opened.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.map.picked.connect(self.table.choose)
        self.table.picked.connect(self.map.choose)
        self.map.more.connect(lambda: self.view(_TABLE))

    def _offer_days(self) -> None:
        """Offer the first of the year, a quarter ago, and all that was ever recorded."""
        self._since.blockSignals(True)
        self._since.clear()
        for day in (date(self._today.year, 1, 1), self._today - _QUARTER):
            self._since.addItem(f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}", day)
        self._since.addItem(self.tr("altijd"), None)
        self._since.blockSignals(False)

    def _show(self) -> None:
        self.map.show_points([self._point(each) for each in self._standings], self._since.currentText())
        self.model.set_rows(sorted(self._standings, key=_by_weight))

    def _point(self, standing: Standing) -> Point:
        return Point(
            actor=standing.actor,
            name=standing.name,
            sector=standing.sector,
            stance=standing.stance,
            influence=standing.influence,
            age=age_on(standing.day, self._today),
            moved=self._moved(standing),
            suspect=standing.actor in self._suspects,
            told=self._told(standing),
        )

    def _moved(self, standing: Standing) -> int:
        """Tell which way a stance went since the chosen day."""
        since = self._since.currentData()
        if standing.before is None or standing.stance is None or (since is not None and standing.day < since):
            return 0
        return (standing.stance > standing.before) - (standing.stance < standing.before)

    def _told(self, standing: Standing) -> str:
        """Say all that is known of one stance in a sentence."""
        word = labels.UNKNOWN_STANCE if standing.stance is None else labels.STANCE[standing.stance]
        influence = self.tr("invloed %1").replace("%1", str(standing.influence or "?"))
        parts = [standing.name, f"{stance_number(standing.stance)} {word}", influence]
        if standing.had_before and standing.before != standing.stance:
            parts.append(self.tr("was %1").replace("%1", stance_number(standing.before)))
        if standing.actor in self._suspects:
            parts.append(self.tr("unusual suspect"))
        parts += [write_day(standing.day, weekday=False), labels.SOURCE_CLASS[standing.source.source_class]]
        return f"{', '.join(parts)}: {standing.source.title}."

    def _columns(self) -> tuple[Column[Standing], ...]:
        return (
            Column(
                title=self.tr("Actor"),
                text=lambda row: row.name,
                width=150,
                stretch=True,
                paint=named_mark(lambda row: row.name, lambda row: row.sector, lambda row: row.actor.is_person),
            ),
            Column(
                title="",
                text=self._suspect_word,
                width=118,
                paint=chip_cell(lambda row: (self._suspect_word(row), ChipKind.SUSPECT)),
            ),
            Column(
                title=self.tr("Positie"),
                text=lambda row: stance_number(row.stance),
                width=84,
                sort=lambda row: (row.stance is None, -(row.stance or 0)),
                paint=stance_cell(lambda row: (row.stance, age_on(row.day, self._today))),
            ),
            Column(
                title=self.tr("was"),
                text=lambda row: stance_number(row.before) if row.had_before else "",
                width=32,
                right=True,
                role=TextRole.MUTED,
            ),
            Column(
                title=self.tr("Invloed"),
                text=lambda row: str(row.influence or "?"),
                width=58,
                right=True,
                sort=lambda row: -(row.influence or 0),
            ),
            Column(
                title=self.tr("Datum"),
                text=lambda row: f"{row.day:%d-%m-%Y}",
                width=92,
                role=TextRole.MUTED,
                sort=lambda row: row.day,
            ),
            Column(
                title=self.tr("Bron"),
                text=lambda row: row.source.title,
                width=150,
                stretch=True,
                role=TextRole.MUTED,
                tool_tip=self._told,
            ),
        )

    def _suspect_word(self, standing: Standing) -> str:
        return self.tr("unusual suspect") if standing.actor in self._suspects else ""


def _by_weight(standing: Standing) -> tuple[int, int, str]:
    """Order by influence, then from favour to against; who is not known comes last."""
    return -(standing.influence or 0), 9 if standing.stance is None else -standing.stance, standing.name


def _at_the_top(widget: QWidget) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(_SIDE, SIZES.gap, _SIDE, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return frame
