"""What the page Vandaag reads, and the blocks that it makes of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from ipo_crm.domain.dates import write_day
from ipo_crm.domain.promises import Direction
from ipo_crm.domain.today import AgendaRow, Cold
from ipo_crm.services.settings import Settings
from ipo_crm.services.today import MOST, Today
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages import today_blocks as made
from ipo_crm.ui.pages import today_words as say
from ipo_crm.ui.pages.record_parts import link
from ipo_crm.ui.pages.today_blocks import FEW, FIRST, Block, Steps
from ipo_crm.ui.pages.today_columns import Part
from ipo_crm.ui.pages.today_rows import PromiseRow, TodayRow
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button

Row = TypeVar("Row")
_LEFT, _RIGHT = SIZES.page_margin, SIZES.pane_margin
LEFT_BLOCKS = ("talks", "deadlines", "reports", "week", "tasks")
RIGHT_BLOCKS = (str(Direction.BY_THEM), str(Direction.BY_US), "cold", "reviews")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the heads of blocks lead: elsewhere, to another day, or to all rows or the first few of a block."""

    plan: Callable[[], object]
    dossiers: Callable[[], object]
    to_day: Callable[[date], object]
    turn: Callable[[str], object]


class Reading:
    """Asks anew at every call; `opened` names the blocks that show all their rows, `talks` counts those of the day."""

    def __init__(self, today: Today, settings: Settings, steps: Steps, ways: Ways) -> None:
        self._today = today
        self._settings = settings
        self._steps = steps
        self._ways = ways
        self.opened: set[str] = set()
        self.talks = 0
        self._made: dict[str, dict[object, TodayRow | PromiseRow]] = {}

    def on(self, day: date, today: date) -> Iterator[Part]:
        """Give what is on: talks of the day, deadlines, reports that lack, talks of the days after, tasks."""
        yield self._agenda(day, today)
        yield self._deadlines(day, today)
        yield self._unreported(today)
        yield self._coming(day, today)
        yield self._tasks(today)

    def due(self, today: date) -> Iterator[Part]:
        """Give what is open with people: promises both ways."""
        yield self._promises(Direction.BY_THEM, _tr("Toegezegd aan ons"), today)
        yield self._promises(Direction.BY_US, _tr("Toegezegd door ons"), today)

    def later(self, today: date) -> Iterator[Part | None]:
        """Give what everybody has to be looked at for, in steps that each take little: None where it is not read yet.

        Whose record wants a look, and who was left silent.
        """
        yield self._reviews(today)
        for found in self._today.cold_in_steps(today, self._most("cold")):
            yield self._cold(found) if found is not None else None

    def _most(self, name: str) -> int:
        """Give how many rows of a block are worth reading."""
        return MOST if name in self.opened else FIRST

    def _cold(self, found: Cold) -> Part:
        def make(former: Block | None) -> Block | None:
            if not found.rows:
                return None
            block = _begin(former, "cold", _RIGHT, _tr("Afgekoeld"), found.count, keys=_tr("P plannen  ·  G verslag"))
            block.setToolTip(_tr("Langer niet gesproken dan hun ritme"))
            return self._fill(
                block, found.rows, lambda row: made.cold_row(row, self._steps, _RIGHT), found.count, few=FEW + 1
            )

        return self._part("cold", make, found)

    def _part(self, name: str, make: Callable[[Block | None], Block | None], *shows: object) -> Part:
        def whole(former: Block | None) -> Block | None:
            block = make(former)
            if block is None:
                self._made.pop(name, None)
            else:
                block.finish()
            return block

        return Part(name=name, shows=(*shows, name in self.opened), make=whole)

    def forget(self) -> None:
        """Take no row over: the blocks that they stand in are gone."""
        self._made.clear()

    def _agenda(self, day: date, today: date) -> Part:
        rows = self._today.agenda(day, today)
        following = None if rows else self._today.next_day(day)
        self.talks = len(rows)

        def make(former: Block | None) -> Block:
            block = _begin(former, "talks", _LEFT, _tr("Gesprekken"), len(rows), keys=_talk_keys() if rows else "")
            first = next((row.talk.id for row in rows if row.talk.with_whom and not row.talk.reported), None)
            if not rows:
                self._tell_free(block, day, following)
            self._made.pop("talks", None)  # which of them has the main button hangs on the others
            return self._fill(
                block, rows, lambda row: made.talk_row(row, today, self._steps, _LEFT, main=row.talk.id == first)
            )

        return self._part("talks", make, rows, following, day, today)

    def _tell_free(self, block: Block, day: date, following: date | None) -> None:
        """Say that a day has no talks, and when the next one is."""
        plan = Button(_tr("Gesprek plannen"), "calendar-plus")
        plan.clicked.connect(lambda _checked=False: self._ways.plan())
        text = _tr("Geen gesprekken op deze dag.")
        if following is None:
            block.hint(text, plan)
            return
        written = write_day(following, year=following.year != day.year)
        there = link(_tr("Volgende gesprek: %1").replace("%1", written), lambda: self._ways.to_day(following))
        block.hint(text, there, plan)

    def _coming(self, day: date, today: date) -> Part:
        rows = self._today.coming(day, today)

        def make(former: Block | None) -> Block | None:
            if not rows:
                return None
            block = _begin(former, "week", _LEFT, _tr("Komende dagen"), len(rows), keys=_talk_keys())
            shown = rows if "week" in self.opened else rows[:FIRST]
            for when, group in groupby(shown, lambda row: row.talk.day):
                of_day = sum(row.talk.day == when for row in rows)
                block.begin_day(say.day_line(when, of_day))
                block.add([self._talk(row, today) for row in group])
            self._offer(block, len(rows) - len(shown), few=FIRST)
            return block

        return self._part("week", make, rows, today)

    def _talk(self, row: AgendaRow, today: date) -> TodayRow:
        return made.talk_row(row, today, self._steps, _LEFT)

    def _deadlines(self, day: date, today: date) -> Part:
        rows = self._today.deadlines(day)

        def make(former: Block | None) -> Block:
            block = _begin(former, "deadlines", _LEFT, _tr("Deadlines komende week"), len(rows))
            block.head.add_right(link(_tr("Alle dossiers"), self._ways.dossiers))
            if not rows:
                block.hint(_tr("Geen datum in de kalender van de dossiers."))
            return self._fill(block, rows, lambda row: made.deadline_row(row, today, self._steps, _LEFT))

        return self._part("deadlines", make, rows, today)

    def _unreported(self, today: date) -> Part:
        rows = self._today.unreported(today)

        def make(former: Block | None) -> Block | None:
            if not rows:
                return None
            block = _begin(
                former, "reports", _LEFT, _tr("Nog vast te leggen"), len(rows), keys=_tr("Enter of G: verslag")
            )
            return self._fill(block, rows, lambda row: made.report_row(row, today, self._steps, _LEFT))

        return self._part("reports", make, rows, today)

    def _tasks(self, today: date) -> Part:
        tasks = self._today.tasks(today, self._most("tasks"))

        def make(former: Block | None) -> Block | None:
            if not tasks.rows:
                return None
            block = _begin(former, "tasks", _LEFT, _tr("Acties"), keys=_tr("Spatie handelt af"))
            block.tell_late(tasks.count)
            return self._fill(
                block,
                tasks.rows,
                lambda row: made.task_row(row, self._settings.today, self._steps, _LEFT),
                tasks.count.open,
            )

        return self._part("tasks", make, tasks, today)

    def _promises(self, direction: Direction, title: str, today: date) -> Part:
        rows = self._today.promises(direction, today, self._most(str(direction)))
        count = self._today.promise_count(direction, today)

        def make(former: Block | None) -> Block:
            block = _begin(former, str(direction), _RIGHT, title, keys=_tr("Spatie handelt af") if rows else "")
            block.tell_late(count)
            if not rows:
                block.hint(_tr("Niets open."))
            few = max(FEW, min(count.late, FIRST))
            if count.open > few:
                block.offer_all(opened=block.name in self.opened, turn=lambda: self._ways.turn(block.name))
            return self._fill(
                block,
                rows,
                lambda row: made.promise_row(row, self._settings.today, self._steps, _RIGHT),
                count.open,
                few=few,
                at_the_head=True,
            )

        return self._part(str(direction), make, rows, count, today)

    def _reviews(self, today: date) -> Part:
        found = self._today.reviews(today, self._most("reviews"))

        def make(former: Block | None) -> Block | None:
            if not found.rows:
                return None
            block = _begin(
                former, "reviews", _RIGHT, _tr("Na te kijken"), found.count, keys=_tr("B bericht  ·  V langer")
            )
            return self._fill(
                block,
                found.rows,
                lambda row: made.review_row(row, today, self._steps, _RIGHT),
                found.count,
                few=FEW,
            )

        return self._part("reviews", make, found, today)

    def _fill(
        self,
        block: Block,
        rows: Sequence[Row],
        make: Callable[[Row], TodayRow | PromiseRow],
        total: int = 0,
        *,
        few: int = FIRST,
        at_the_head: bool = False,
    ) -> Block:
        """Make the first rows of a block, or all when one asked for them; `total` is more where not all were read.

        The others are offered below them, unless they are offered `at_the_head`.
        """
        opened, total = block.name in self.opened, total or len(rows)
        shown = rows if opened else rows[:few]
        block.add(self._taken_over(block.name, shown, make))
        if opened or not at_the_head:
            self._offer(block, min(total, MOST) - len(shown), few=few)
        if opened and len(rows) < total:
            listed = _tr("Dit zijn de eerste %1 van %2; handel deze eerst af.")
            block.hint(listed.replace("%1", str(len(rows))).replace("%2", str(total)))
        return block

    def _taken_over(
        self, name: str, rows: Sequence[Row], make: Callable[[Row], TodayRow | PromiseRow]
    ) -> list[TodayRow | PromiseRow]:
        """Give the rows that say the same as before as they are, and make the others."""
        stamp = (self._settings.today(), scaled(100))
        former, now = self._made.get(name, {}), dict[object, TodayRow | PromiseRow]()
        for row in rows:
            kept = former.get((row, stamp))
            now[row, stamp] = kept if kept is not None and isValid(kept) else make(row)
        self._made[name] = now
        return list(now.values())

    def _offer(self, block: Block, left: int, *, few: int) -> None:
        """Offer the rows that do not show, or the first few again."""
        if block.name not in self.opened and left > 0:
            block.offer_turn(_tr("Nog %1 tonen").replace("%1", str(left)), lambda: self._ways.turn(block.name))
        elif block.name in self.opened and len(block.rows) > few:
            block.offer_turn(_tr("Toon minder"), lambda: self._ways.turn(block.name))


def _begin(
    former: Block | None, name: str, margin: int, title: str, count: int | None = None, *, keys: str = ""
) -> Block:
    """Begin a block anew, or in the place that it has."""
    block = former if former is not None else Block(name, margin)
    block.begin(title, count, keys=keys)
    return block


def _talk_keys() -> str:
    return _tr("Enter opent  ·  B briefing  ·  G verslag")


def _tr(text: str) -> str:
    return QCoreApplication.translate("today_reading", text)
