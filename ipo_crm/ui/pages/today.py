"""Vandaag: what is on, what is due, and who was left silent; everything one click or key from its action."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import MeetingId, PromiseId
from ipo_crm.services.promises import Promises
from ipo_crm.services.settings import Settings
from ipo_crm.services.tasks import Tasks
from ipo_crm.services.today import Today
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import today_words as say
from ipo_crm.ui.pages.record_parts import show_in, upright_scroll
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.talk_facts import TalkRequest
from ipo_crm.ui.pages.today_blocks import FIRST, Block, Steps
from ipo_crm.ui.pages.today_reading import Reading, Ways
from ipo_crm.ui.pages.today_rows import PromiseRow, TodayRow
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Rule
from ipo_crm.ui.widgets.page_head import PageHead

_BESIDE = 900
"""Below this width in px, at text size 100 %, what is due stands under what is on and not beside it."""
_SHARES = (796, 436)
_DAY = timedelta(days=1)


class TodayPage(Page):
    """Two columns of blocks; the arrows walk all rows, Tab goes through what can be used in them."""

    reads = frozenset(
        {
            "meeting",
            "meeting_dossier",
            "participant",
            "person",
            "contact_point",
            "role",
            "organisation",
            "dossier",
            "dossier_phase",
            "calendar_date",
            "product",
            "promise",
            "task",
            "tag",
            "tagging",
            "setting",
        }
    )

    def __init__(
        self, today: Today, promises: Promises, tasks: Tasks, settings: Settings, brief: Callable[[MeetingId], object]
    ) -> None:
        super().__init__()
        self._today = today
        self._promises = promises
        self._tasks = tasks
        self._settings = settings
        self._day: date | None = None
        self._told = (date.min, 0)
        self.blocks: list[Block] = []
        self._columns: QBoxLayout | None = None
        self._between = Rule(vertical=True)
        ways = Ways(
            plan=lambda: self.go("plan", "new"),
            dossiers=lambda: self.go("dossiers"),
            to_day=self._move_to,
            show_all=self._open_all,
        )
        self._reading = Reading(today, settings, self._make_steps(brief), ways)
        self._head = PageHead(self.tr("Vandaag"))
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(self.tr("Vandaag"))
        self._lay_out()

    @override
    def reload(self) -> None:
        focused = self._let_go()
        at = self._scroll.verticalScrollBar().value()
        today = self._settings.today()
        empty = self._today.is_empty()
        for button in self._moves:
            button.setVisible(not empty)
        show_in(self._scroll, self._first_steps() if empty else self._both_columns(self._day or today, today))
        tab_as_read(self)
        self._scroll.verticalScrollBar().setValue(at)
        if focused is not None:
            self._take_up(focused)

    @override
    def show_home(self) -> None:
        if self._day is not None:
            self._move_to(None)

    @override
    def front(self) -> QWidget | None:
        return next(iter(self.rows), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def rows(self) -> list[TodayRow]:
        """All rows as one reads them."""
        return [row for block in self.blocks for row in block.rows]

    def _both_columns(self, day: date, today: date) -> QWidget:
        """Read everything and build both columns."""
        left, right = self._reading.on(day, today), self._reading.due(today)
        self.blocks = [*left, *right]
        self._told = (day, self._reading.talks)
        self._head.set_title(say.title_words(day))
        frame = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._between = Rule(vertical=True)
        for column, share in zip((left, right), _SHARES, strict=True):
            if share == _SHARES[1]:
                self._columns.addWidget(self._between)
            stacked = QWidget()
            inside = QVBoxLayout(stacked)
            inside.setContentsMargins(0, 0, 0, SIZES.gap)
            inside.setSpacing(0)
            for block in column:
                inside.addWidget(block)
            inside.addStretch(1)
            self._columns.addWidget(stacked, share)
        for row in self.rows:
            row.walked.connect(lambda step, row=row: self._walk(row, step))
        self._arrange()
        return frame

    def _open_all(self, name: str) -> None:
        self._reading.opened.add(name)
        self.reload()
        rows = next(block.rows for block in self.blocks if block.name == name)
        rows[min(FIRST, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_steps(self) -> QWidget:
        """Lead whoever has nothing yet to the first step."""
        self.blocks, self._columns = [], None
        self._head.set_title(say.title_words(self._settings.today()))
        self._head.set_subtitle("")
        bring = Button(self.tr("Gegevens importeren"), "download", Kind.PRIMARY)
        bring.clicked.connect(lambda _checked=False: self.go("data"))
        add = Button(self.tr("Nieuwe persoon"), "user-plus")
        add.clicked.connect(lambda _checked=False: self.go("people", "new"))
        plan = Button(self.tr("Gesprek plannen"), "calendar-plus")
        plan.clicked.connect(lambda _checked=False: self.go("plan", "new"))
        text = self.tr("Hier staat straks uw dag: gesprekken, deadlines en toezeggingen.")
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(SIZES.page_margin, SIZES.page_margin, SIZES.page_margin, 0)
        column.addWidget(EmptyState("calendar", self.tr("Nog niets vastgelegd"), text, plan, add, bring))
        column.addStretch(1)
        return frame

    def _make_steps(self, brief: Callable[[MeetingId], object]) -> Steps:
        return Steps(
            open_talk=lambda key: self.go("meetings", key),
            brief=brief,
            report=lambda key: self.go("talk", TalkRequest(meeting=key)),
            open_dossier=lambda key: self.go("dossiers", key),
            open_person=lambda key: self.go("people", key),
            open_promise=self._open_promise,
            plan=lambda key: self.go("plan", ("person", key)),
            settle=lambda key, outcome, evidence: self._note(self._promises.settle(key, outcome, evidence)),
            postpone=lambda key, day: self._note(self._promises.postpone(key, day)),
            settle_task=lambda key, status, evidence: self._note(self._tasks.settle(key, status, evidence)),
            postpone_task=lambda key, day: self._note(self._tasks.postpone(key, day)),
        )

    def _open_promise(self, key: PromiseId) -> None:
        """Open the talk that a promise was made in, or whom it is about."""
        promise = self._promises.get(key)
        if promise.meeting_id is not None:
            self.go("meetings", promise.meeting_id)
        else:
            self.go("people", promise.person_id)

    def _note(self, change: Change) -> None:
        self.note(change, undoable=change.deed_id is not None)

    def _move_to(self, day: date | None) -> None:
        """Show another day; None is today."""
        self._day = None if day == self._settings.today() else day
        self.reload()

    def _step(self, days: timedelta) -> None:
        self._move_to((self._day or self._settings.today()) + days)

    def _walk(self, row: TodayRow, step: int) -> None:
        rows = self.rows
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> tuple[str, int] | None:
        """Take the focus out of what will be replaced; give the block and the place in it of what had it."""
        focused = QApplication.focusWidget()
        if focused is None or not self._scroll.isAncestorOf(focused):
            return None
        focused.clearFocus()
        for block in self.blocks:
            for at, row in enumerate(block.rows):
                parent = row.parentWidget()
                holder = parent if isinstance(parent, PromiseRow) else row
                if holder is focused or holder.isAncestorOf(focused):
                    return block.name, at
        return "", 0

    def _take_up(self, place: tuple[str, int]) -> None:
        """Put the focus where it was: in the same block, or else on the first row."""
        name, at = place
        rows = next((block.rows for block in self.blocks if block.name == name and block.rows), self.rows)
        if rows:
            rows[min(at, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.focusNextChild()

    def _arrange(self) -> None:
        if self._columns is None:
            return
        beside = self.width() >= scaled(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._between.setVisible(beside)
        self._columns.setDirection(way)
        self._head.set_subtitle(say.subtitle_words(*self._told, short=not beside))

    def _lay_out(self) -> None:
        earlier = IconButton(self.tr("Vorige dag"), "chevron-left")
        now = Button(self.tr("Vandaag"))
        later = IconButton(self.tr("Volgende dag"), "chevron-right")
        now.clicked.connect(lambda _checked=False: self._move_to(None))
        earlier.clicked.connect(lambda _checked=False: self._step(-_DAY))
        later.clicked.connect(lambda _checked=False: self._step(_DAY))
        self._moves: tuple[QWidget, ...] = (earlier, now, later)
        for button in self._moves:
            self._head.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll, 1)
