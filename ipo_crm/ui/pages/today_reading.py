"""What the page Vandaag reads, and the blocks that it makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.dates import write_day
from ipo_crm.domain.promises import Direction
from ipo_crm.services.settings import Settings
from ipo_crm.services.today import Today
from ipo_crm.ui.pages import today_blocks as made
from ipo_crm.ui.pages.record_parts import link
from ipo_crm.ui.pages.today_blocks import FIRST, Block, Steps
from ipo_crm.ui.pages.today_rows import PromiseRow, TodayRow
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button

Row = TypeVar("Row")
_LEFT, _RIGHT = SIZES.page_margin, SIZES.pane_margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the heads of blocks lead: elsewhere, to another day, or to all rows of the block of a name."""

    plan: Callable[[], object]
    dossiers: Callable[[], object]
    to_day: Callable[[date], object]
    show_all: Callable[[str], object]


class Reading:
    """Asks anew at every call; `opened` names the blocks that show all their rows, `talks` counts those of the day."""

    def __init__(self, today: Today, settings: Settings, steps: Steps, ways: Ways) -> None:
        self._today = today
        self._settings = settings
        self._steps = steps
        self._ways = ways
        self.opened: set[str] = set()
        self.talks = 0

    def on(self, day: date, today: date) -> list[Block]:
        """Make the blocks of what is on: talks of the day and the days after, deadlines, reports that lack, tasks."""
        blocks = [self._agenda(day, today), self._coming(day, today), self._deadlines(day, today)]
        return [block for block in (*blocks, self._unreported(today), self._tasks(today)) if block is not None]

    def due(self, today: date) -> list[Block]:
        """Make the blocks of what is open with people: promises both ways, who was left silent, what wants a look."""
        due = self._today.people_due(today)
        blocks = [
            self._promises(Direction.BY_THEM, _tr("Toegezegd aan ons"), today),
            self._promises(Direction.BY_US, _tr("Toegezegd door ons"), today),
        ]
        if due.cold:
            cold = Block("cold", _tr("Afgekoeld"), _RIGHT, len(due.cold), _tr("langer stil dan hun ritme"))
            blocks.append(self._fill(cold, due.cold, lambda row: made.cold_row(row, self._steps, _RIGHT)))
        if due.reviews.rows:
            reviews = Block("reviews", _tr("Na te kijken"), _RIGHT, due.reviews.count)
            rows = due.reviews.rows
            blocks.append(
                self._fill(
                    reviews, rows, lambda row: made.review_row(row, today, self._steps, _RIGHT), due.reviews.count
                )
            )
        return blocks

    def _agenda(self, day: date, today: date) -> Block:
        rows = self._today.agenda(day, today)
        self.talks = len(rows)
        keys = _tr("Enter opent  ·  B briefing  ·  G verslag") if rows else ""
        block = Block("talks", _tr("Gesprekken"), _LEFT, len(rows), keys)
        first = next((row.talk.id for row in rows if row.talk.with_whom and not row.talk.reported), None)
        if not rows:
            self._tell_free(block, day)
        return self._fill(
            block, rows, lambda row: made.talk_row(row, today, self._steps, _LEFT, main=row.talk.id == first)
        )

    def _tell_free(self, block: Block, day: date) -> None:
        """Say that a day has no talks, and when the next one is."""
        plan = Button(_tr("Gesprek plannen"), "calendar-plus")
        plan.clicked.connect(lambda _checked=False: self._ways.plan())
        following = self._today.next_day(day)
        text = _tr("Geen gesprekken op deze dag.")
        if following is None:
            block.hint(text, plan)
            return
        written = write_day(following, year=following.year != day.year)
        there = link(_tr("Volgende gesprek: %1").replace("%1", written), lambda: self._ways.to_day(following))
        block.hint(text, there, plan)

    def _coming(self, day: date, today: date) -> Block | None:
        rows = self._today.coming(day, today)
        if not rows:
            return None
        block = Block("week", _tr("Komende dagen"), _LEFT, len(rows))
        return self._fill(block, rows, lambda row: made.talk_row(row, today, self._steps, _LEFT, dated=True))

    def _deadlines(self, day: date, today: date) -> Block:
        rows = self._today.deadlines(day)
        block = Block("deadlines", _tr("Deadlines komende week"), _LEFT, len(rows))
        block.head.add_right(link(_tr("Alle dossiers"), self._ways.dossiers))
        if not rows:
            block.hint(_tr("Geen datum in de kalender van de dossiers."))
        return self._fill(block, rows, lambda row: made.deadline_row(row, today, self._steps, _LEFT))

    def _unreported(self, today: date) -> Block | None:
        rows = self._today.unreported(today)
        if not rows:
            return None
        block = Block("reports", _tr("Nog vast te leggen"), _LEFT, len(rows), _tr("nog geen verslag"))
        return self._fill(block, rows, lambda row: made.report_row(row, self._steps, _LEFT))

    def _tasks(self, today: date) -> Block | None:
        tasks = self._today.tasks(today)
        if not tasks.rows:
            return None
        block = Block("tasks", _tr("Acties"), _LEFT)
        block.tell_late(tasks.count)
        return self._fill(
            block,
            tasks.rows,
            lambda row: made.task_row(row, self._settings.today, self._steps, _LEFT),
            tasks.count.open,
        )

    def _promises(self, direction: Direction, title: str, today: date) -> Block:
        rows = self._today.promises(direction, today)
        block = Block(str(direction), title, _RIGHT)
        count = self._today.promise_count(direction, today)
        block.tell_late(count)
        if not rows:
            block.hint(_tr("Niets open."))
        return self._fill(
            block, rows, lambda row: made.promise_row(row, self._settings.today, self._steps, _RIGHT), count.open
        )

    def _fill(
        self, block: Block, rows: Sequence[Row], make: Callable[[Row], TodayRow | PromiseRow], total: int = 0
    ) -> Block:
        """Make the first rows of a block, or all when one asked for them; `total` is more where not all are listed."""
        shown = rows if block.name in self.opened else rows[:FIRST]
        block.add([make(row) for row in shown])
        block.offer_more(len(rows) - len(shown), lambda: self._ways.show_all(block.name))
        if len(shown) == len(rows) < total:
            listed = _tr("Dit zijn de eerste %1 van %2; handel deze eerst af.")
            block.hint(listed.replace("%1", str(len(rows))).replace("%2", str(total)))
        return block


def _tr(text: str) -> str:
    return QCoreApplication.translate("today_reading", text)
