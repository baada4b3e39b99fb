"""Vandaag: what is on, what is due, and who was left silent; everything one click or key from its action."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import MeetingId, PromiseId
from ipo_crm.services.promises import Promises
from ipo_crm.services.retention import Retention
from ipo_crm.services.settings import Settings
from ipo_crm.services.tasks import Tasks
from ipo_crm.services.today import Today
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import today_words as say
from ipo_crm.ui.pages.record_parts import show_in, upright_scroll
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.talk_request import TalkRequest
from ipo_crm.ui.pages.today_blocks import Block, Steps
from ipo_crm.ui.pages.today_columns import BlockColumn, Part
from ipo_crm.ui.pages.today_pack import PackMaker
from ipo_crm.ui.pages.today_reading import LEFT_BLOCKS, RIGHT_BLOCKS, Reading, Ways
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
    """Two columns of blocks; the arrows walk all rows, Tab goes from block to block."""

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
        self,
        today: Today,
        promises: Promises,
        tasks: Tasks,
        settings: Settings,
        brief: Callable[[MeetingId], object],
        retention: Retention,
        pack: PackMaker,
    ) -> None:
        super().__init__()
        self._today = today
        self._promises = promises
        self._tasks = tasks
        self._retention = retention
        self._settings = settings
        self._pack = pack
        self._day: date | None = None
        self._told = (date.min, 0)
        self._columns: QBoxLayout | None = None
        self._left = self._right = BlockColumn((), bool, self._walk)
        self._between = Rule(vertical=True)
        self._kept_place: tuple[str, int] | None = None
        self._later: Iterator[Part | None] = iter(())
        self._soon = QTimer(self, interval=0, singleShot=True)  # the page is painted before everybody is looked at
        self._soon.timeout.connect(self._look_further)
        self._in_sight = QTimer(self, interval=0, singleShot=True)  # not before what came is laid out
        self._in_sight.timeout.connect(self._bring_in_sight)
        ways = Ways(
            plan=lambda: self.go("plan", "new"),
            dossiers=lambda: self.go("dossiers"),
            to_day=self._move_to,
            turn=self._turn,
        )
        self._reading = Reading(today, settings, self._make_steps(brief), ways)
        self._head = PageHead(self.tr("Vandaag"))
        self._scroll = upright_scroll()
        self._scroll.setAccessibleName(self.tr("Vandaag"))
        self._commands = self._make_commands()
        self._lay_out()

    @override
    def reload(self) -> None:
        today = self._settings.today()
        day = self._day or today
        empty = self._today.is_empty()
        for button in self._moves:
            button.setVisible(not empty)
        for action in self._commands:
            action.setEnabled(not empty)
        self._soon.stop()
        if empty:
            self._columns = None
            show_in(self._scroll, self._first_steps())
            tab_as_read(self)
            return
        if self._columns is None:
            show_in(self._scroll, self._empty_columns())
        self._put(self._left, self._reading.on(day, today))
        self._put(self._right, self._reading.due(today))
        self._told = (day, self._reading.talks)
        self._head.set_title(say.title_words(day))
        self._arrange()
        self._later = self._reading.later(today)
        self._soon.start()

    @override
    def commands(self) -> Sequence[QAction]:
        return self._commands

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

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    @property
    def blocks(self) -> list[Block]:
        """All blocks as one reads them."""
        return [] if self._columns is None else [*self._left.blocks, *self._right.blocks]

    @property
    def rows(self) -> list[TodayRow]:
        """All rows as one reads them."""
        return [row for block in self.blocks for row in block.rows]

    @property
    def reading(self) -> bool:
        """Whether something of it is still being read."""
        return self._soon.isActive()

    def finish(self) -> None:
        """Read at once what is read little by little otherwise."""
        self._soon.stop()
        self._put(self._right, [part for part in self._later if part is not None])

    def _look_further(self) -> None:
        """Read a little more of what everybody has to be looked at for, and show what came."""
        if not self.isVisible():  # the file may be closed meanwhile; the page goes on when it is seen
            return
        for part in self._later:
            if part is not None:
                self._put(self._right, [part])
            self._soon.start()
            return

    def _empty_columns(self) -> QWidget:
        self._reading.forget()
        frame = QWidget()
        self._left = BlockColumn(LEFT_BLOCKS, self._let_go, self._walk)
        self._right = BlockColumn(RIGHT_BLOCKS, self._let_go, self._walk)
        self._between = Rule(vertical=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left, _SHARES[0])
        self._columns.addWidget(self._between)
        self._columns.addWidget(self._right, _SHARES[1])
        return frame

    def _put(self, column: BlockColumn, parts: Sequence[Part]) -> None:
        """Show these parts; only what changed is made anew, and the keyboard stays in its block."""
        changed = [part for part in parts if column.put(part)]
        if changed:
            tab_as_read(self)
        if self._kept_place is not None:
            place, self._kept_place = self._kept_place, None
            self._take_up(place)

    def _turn(self, name: str) -> None:
        """Show all rows of a block, or the first few again; the keyboard goes to the first that came."""
        before = len(self._block_rows(name))
        self._reading.opened ^= {name}
        self.reload()
        self.finish()
        rows = self._block_rows(name)
        if rows:
            self._enter(rows[before if before < len(rows) else 0])
            self._in_sight.start()

    def _block_rows(self, name: str) -> list[TodayRow]:
        return next((block.rows for block in self.blocks if block.name == name), [])

    def _enter(self, row: TodayRow) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, SIZES.gap)

    def _bring_in_sight(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, SIZES.gap)

    def _first_steps(self) -> QWidget:
        """Lead whoever has nothing yet to the first step."""
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
            report_on=lambda key: self.go("talk", ("person", key)),
            tell=lambda key: self._note(self._retention.told_today(key)),
            keep_longer=lambda key: self._note(self._retention.keep_longer(key)),
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
            self._enter(rows[at])

    def _let_go(self, block: Block) -> None:
        """Take the focus out of a block that goes, and keep the place in it of what had it."""
        focused = QApplication.focusWidget()
        if focused is None or not block.isAncestorOf(focused):
            return
        focused.clearFocus()
        self._kept_place = block.name, 0
        for at, row in enumerate(block.rows):
            parent = row.parentWidget()
            holder = parent if isinstance(parent, PromiseRow) else row
            if holder is focused or holder.isAncestorOf(focused):
                self._kept_place = block.name, at

    def _take_up(self, place: tuple[str, int]) -> None:
        """Put the focus where it was: in the same block, or else on the first row."""
        name, at = place
        rows = self._block_rows(name) or self.rows
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

    def _make_pack(self) -> None:
        self._pack.make(self._day or self._settings.today())

    def _make_commands(self) -> Sequence[QAction]:
        made = []
        for text, keys, run in (
            (self.tr("&Dagmap als pdf"), "Ctrl+Shift+B", self._make_pack),
            (self.tr("V&orige dag"), "Ctrl+PgUp", lambda: self._step(-_DAY)),
            (self.tr("&Volgende dag"), "Ctrl+PgDown", lambda: self._step(_DAY)),
            (self.tr("Naar v&andaag"), "", lambda: self._move_to(None)),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, run=run: run())
            self.addAction(action)
            made.append(action)
        return tuple(made)

    def _lay_out(self) -> None:
        earlier = IconButton(self.tr("Vorige dag"), "chevron-left")
        now = Button(self.tr("Vandaag"))
        later = IconButton(self.tr("Volgende dag"), "chevron-right")
        now.clicked.connect(lambda _checked=False: self._move_to(None))
        earlier.clicked.connect(lambda _checked=False: self._step(-_DAY))
        later.clicked.connect(lambda _checked=False: self._step(_DAY))
        pack = Button(self.tr("Dagmap als pdf"), "file-text")
        pack.setToolTip(self.tr("Alle gesprekken van deze dag met hun briefing in één pdf (Ctrl+Shift+B)"))
        pack.clicked.connect(lambda _checked=False: self._make_pack())
        self._moves: tuple[QWidget, ...] = (earlier, now, later, pack)
        for button in self._moves:
            self._head.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._pack)
        column.addWidget(self._scroll, 1)
