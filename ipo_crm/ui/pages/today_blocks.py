"""The blocks of the page Vandaag: a heading and the rows under it, the first few until one asks for all."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from ipo_crm.domain.dates import write_day
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, PromiseId, TaskId
from ipo_crm.domain.labels import PHASE_SHORT
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.promises import Outcome
from ipo_crm.domain.tasks import TaskRow, TaskStatus
from ipo_crm.domain.today import AgendaRow, ColdRow, DeadlineRow, OpenCount, OpenPromiseRow, Review, ReviewRow
from ipo_crm.ui.pages import today_words as say
from ipo_crm.ui.pages.meeting_words import KINDS, whom_words
from ipo_crm.ui.pages.person_words import DOT, late_words
from ipo_crm.ui.pages.record_parts import link
from ipo_crm.ui.pages.today_rows import ColumnLabel, PromiseRow, TodayRow, beside, two_lines, words
from ipo_crm.ui.qt import plain_tip
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.section_head import SectionHead

FIRST = 8
"""So many rows of a block show until one asks for all; fewer in the right column, more where so many are late."""
FEW = 4
_TALK, _TWO, _ONE = 60, 48, 40
_WHEN, _DAYS, _AWAY = 50, 56, 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What the page does when a row or a button in it is used."""

    open_talk: Callable[[MeetingId], object]
    brief: Callable[[MeetingId], object]
    report: Callable[[MeetingId], object]
    open_dossier: Callable[[DossierId], object]
    open_person: Callable[[PersonId], object]
    open_promise: Callable[[PromiseId], object]
    plan: Callable[[PersonId], object]
    report_on: Callable[[PersonId], object]
    tell: Callable[[PersonId], object]
    keep_longer: Callable[[PersonId], object]
    settle: Callable[[PromiseId, Outcome, str], object]
    postpone: Callable[[PromiseId, date], object]
    settle_task: Callable[[TaskId, TaskStatus, str], object]
    postpone_task: Callable[[TaskId, date], object]


class Block(QWidget):
    """A heading with rows; `name` tells it apart when the page is read anew.

    It is filled from `begin` to `finish`, out of sight, and then again when something changed: rows that are added
    again stay as they are. Tab comes to one row of it, the last that had the keyboard: the arrows go to the others,
    which `walked` tells with the row and the step, and letters to what is in them.
    """

    walked = Signal(object, int)

    def __init__(self, name: str, margin: int) -> None:
        super().__init__()
        self.name = name
        self.margin = margin
        self.rows: list[TodayRow] = []
        self._keys = ""
        self._stop: TodayRow | None = None
        self._former: set[TodayRow | PromiseRow] = set()
        self._lines: set[TodayRow | PromiseRow] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, SIZES.gap)
        self._column.setSpacing(0)

    def begin(self, title: str, count: int | None = None, *, keys: str = "") -> None:
        """Begin with the heading; `keys` says what the keys do on the rows."""
        self.hide()  # rows that come into a block in sight are laid out one by one
        self._keys = keys
        self._former, self._lines, self.rows = self._lines, set(), []
        while (item := self._column.takeAt(0)) is not None:
            _drop(item, self._former)
        self.head = SectionHead(title, note=keys, margin=self.margin)
        self.head.set_count(str(count) if count else "")
        self.setAccessibleName(title)
        self._column.addWidget(self.head)

    def add(self, lines: Sequence[TodayRow | PromiseRow]) -> None:
        """Put rows under the others."""
        for line in lines:
            row = line.row if isinstance(line, PromiseRow) else line
            if line not in self._former:
                self._take_in(row)
            row.setToolTip(plain_tip(self._keys))
            row.setAccessibleDescription(self._keys)
            self.rows.append(row)
            self._lines.add(line)
            self._column.addWidget(line)

    def finish(self) -> None:
        """Let go of the rows that are no longer there, and have Tab come to one that is."""
        for line in self._former - self._lines:
            line.hide()
            line.deleteLater()
        self._former = set()
        if self._stop not in self.rows:
            self._stop = self.rows[0] if self.rows else None
        if self._stop is not None:
            self._stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _take_in(self, row: TodayRow) -> None:
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for button in row.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.entered.connect(lambda: self._enter(row))
        row.walked.connect(lambda step: self.walked.emit(row, step))

    def begin_day(self, text: str) -> None:
        """Put the day above the rows that come now."""
        line = QVBoxLayout()
        line.setContentsMargins(self.margin, SIZES.gap, self.margin, 4)
        line.addWidget(Label(text, TextRole.MUTED))
        self._column.addLayout(line)

    def hint(self, text: str, *actions: QWidget) -> None:
        """Say that there is nothing, and what to do about it."""
        line = QVBoxLayout()
        line.setContentsMargins(self.margin, SIZES.gap, self.margin, 4)
        line.setSpacing(8)
        line.addWidget(Label(text, TextRole.MUTED, wrap=True))
        for action in actions:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(line)

    def offer_turn(self, text: str, turn: Callable[[], object]) -> None:
        """Offer to show more rows or fewer, below them."""
        more = link(text, turn)
        more.setAccessibleName(f"{text}: {self.accessibleName()}")
        line = QVBoxLayout()
        line.setContentsMargins(self.margin - 6, 4, self.margin, 0)
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(line)

    def offer_all(self, *, opened: bool, turn: Callable[[], object]) -> None:
        """Offer all rows, or the first few again, beside the heading."""
        toggle = link(_tr("Toon minder") if opened else _tr("Toon alle"), turn)
        toggle.setAccessibleName(f"{toggle.text()}: {self.accessibleName()}")
        self.head.set_note("")  # there is no room for both
        self.head.add_right(toggle)

    def tell_late(self, count: OpenCount) -> None:
        """Say how many are open and how many of them late."""
        self.head.set_count(str(count.open) if count.open else "")
        if count.late:
            self.head.add(Chip(say.late_chip(count.late), ChipKind.LATE))

    def _enter(self, row: TodayRow) -> None:
        """Have Tab come back to the row that got the keyboard, in the place of the former one."""
        if self._stop is None or self._stop is row:
            return
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QWidget.setTabOrder(self._stop, row)
        self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stop = row


def _drop(item: QLayoutItem, kept: Container[QWidget]) -> None:
    """Let go of what stood in a layout, but for what is kept; later, as what led here may be among it."""
    inner = item.layout()
    widget = item.widget()
    if inner is not None:
        while (each := inner.takeAt(0)) is not None:
            _drop(each, kept)
        inner.deleteLater()
    elif widget is not None and widget not in kept:
        widget.hide()
        widget.deleteLater()


def talk_row(row: AgendaRow, today: date, steps: Steps, margin: int, *, main: bool = False) -> TodayRow:
    """Make the row of a talk, with its briefing, or its dossier where nobody is to be met."""
    talk = row.talk
    title = say.talk_title(row)
    starts = f"{talk.starts:%H:%M}" if talk.starts is not None else ""
    ends = f"{talk.ends:%H:%M}" if talk.ends is not None else ""
    when = (starts or _tr("dag"), ends)
    day = write_day(talk.day, year=False) if talk.day != today else ""
    made = TodayRow(
        _spoken(day, *when, title, say.talk_detail(row)), lambda: steps.open_talk(talk.id), margin=margin, height=_TALK
    )
    made.line.addLayout(
        two_lines(ColumnLabel(when[0], TextRole.STRONG, _WHEN), ColumnLabel(when[1], TextRole.META, _WHEN))
    )
    made.line.addLayout(two_lines(words(title, TextRole.STRONG), words(say.talk_detail(row), TextRole.META)), 1)
    made.line.addWidget(_standing(row, today))
    if talk.with_whom and talk.day <= today:
        report = IconButton(_tr("Verslag van %1").replace("%1", title), "message-square-plus")
        report.clicked.connect(lambda _checked=False: steps.report(talk.id))
        made.letters[Qt.Key.Key_G] = lambda: steps.report(talk.id)
        made.line.addWidget(report)
    if talk.with_whom:
        brief = Button(_tr("Briefing"), "file-text", Kind.PRIMARY if main else Kind.NORMAL)
        brief.setAccessibleName(_tr("Briefing voor %1").replace("%1", title))
        brief.clicked.connect(lambda _checked=False: steps.brief(talk.id))
        made.letters[Qt.Key.Key_B] = lambda: steps.brief(talk.id)
        made.line.addWidget(brief)
    elif row.dossier_id is not None:
        key = row.dossier_id
        dossier = Button(_tr("Dossier"), "folder")
        dossier.setAccessibleName(_tr("Dossier van %1").replace("%1", title))
        dossier.clicked.connect(lambda _checked=False: steps.open_dossier(key))
        made.letters[Qt.Key.Key_D] = lambda: steps.open_dossier(key)
        made.line.addWidget(dossier)
    return made


def deadline_row(row: DeadlineRow, today: date, steps: Steps, margin: int) -> TodayRow:
    """Make the row of a day of a dossier, with its phase and how far away it is."""
    days = (row.day - today).days
    away = say.away_words(days)
    role = TextRole.ERROR if days < 0 else TextRole.STRONG if days == 0 else TextRole.BODY
    text = row.text if row.confirmed else _tr("%1 (nog niet zeker)").replace("%1", row.text)
    text = f"{text}, {row.at:%H:%M}" if row.at is not None else text
    made = TodayRow(
        _spoken(write_day(row.day, year=False), row.dossier, text, away),
        lambda: steps.open_dossier(row.dossier_id),
        margin=margin,
        height=_ONE,
    )
    made.line.addWidget(ColumnLabel(say.short_weekday(row.day), TextRole.STRONG, _WHEN))
    made.line.addWidget(words(row.dossier, TextRole.STRONG))
    made.line.addWidget(beside(text, TextRole.MUTED), 1)
    if row.phase is not None:
        made.line.addWidget(Chip(f"{row.phase:d}  {PHASE_SHORT[row.phase]}", ChipKind.ACTIVE))
    made.line.addWidget(ColumnLabel(away, role, _AWAY, right=True))
    return made


def report_row(row: MeetingRow, today: date, steps: Steps, margin: int) -> TodayRow:
    """Make the row of a talk that waits for its report."""
    title = whom_words(row.with_whom, row.title)
    detail = DOT.join(part for part in (KINDS[row.kind], row.place, ", ".join(row.dossiers)) if part)
    made = TodayRow(
        _spoken(_tr("Verslag"), write_day(row.day, year=False), title, detail),
        lambda: steps.report(row.id),
        margin=margin,
        height=_ONE,
    )
    made.letters[Qt.Key.Key_G] = lambda: steps.report(row.id)
    made.line.addWidget(ColumnLabel(say.past_day(row.day, today), TextRole.STRONG, _WHEN))
    made.line.addWidget(words(title, TextRole.STRONG))
    made.line.addWidget(beside(detail, TextRole.MUTED), 1)
    report = link(_tr("Verslag, 90 sec."), lambda: steps.report(row.id))
    report.setAccessibleName(_tr("Verslag van %1").replace("%1", title))
    made.line.addWidget(report)
    return made


def promise_row(row: OpenPromiseRow, today: Callable[[], date], steps: Steps, margin: int) -> PromiseRow:
    """Make the row of an open promise, with a box to tick it off."""
    promise = row.row.promise
    made_on = _plain_day(row.row.made_on, today()) if row.row.made_on is not None else ""
    who = ", ".join(part for part in (row.row.person, made_on) if part)
    made = _tickable(promise.text, who, (promise.due, promise.days_late(today())), today(), margin, row.person)
    made.pressed.connect(lambda: steps.open_promise(promise.id))
    whole = PromiseRow(made, promise.text, today)
    whole.settled.connect(
        lambda kept, evidence: steps.settle(promise.id, Outcome.KEPT if kept else Outcome.LAPSED, evidence)
    )
    whole.moved.connect(lambda day: steps.postpone(promise.id, day))
    return whole


def task_row(row: TaskRow, today: Callable[[], date], steps: Steps, margin: int) -> PromiseRow:
    """Make the row of an open task, with a box to tick it off."""
    task = row.task
    who = DOT.join(part for part in (row.person, row.dossier) if part)
    late = max(0, (today() - task.due).days) if task.due is not None else 0
    made = _tickable(task.text, who, (task.due, late), today(), margin)
    if (dossier := task.dossier_id) is not None:
        made.pressed.connect(lambda: steps.open_dossier(dossier))
    elif (talk := task.meeting_id) is not None:
        made.pressed.connect(lambda: steps.open_talk(talk))
    whole = PromiseRow(made, task.text, today)
    whole.settled.connect(
        lambda done, evidence: steps.settle_task(task.id, TaskStatus.DONE if done else TaskStatus.DROPPED, evidence)
    )
    whole.moved.connect(lambda day: steps.postpone_task(task.id, day))
    return whole


def cold_row(row: ColdRow, steps: Steps, margin: int) -> TodayRow:
    """Make the row of somebody who was left silent, with planning a talk."""
    name = row.person.name.full
    rhythm, silent = _tr("ritme %1").replace("%1", str(row.rhythm)), say.silent_words(row.silent)
    made = TodayRow(
        _spoken(name, say.workplace_words(row.person), rhythm, silent),
        lambda: steps.open_person(row.person.id),
        margin=margin,
        height=_ONE,
    )
    made.letters[Qt.Key.Key_P] = lambda: steps.plan(row.person.id)
    made.letters[Qt.Key.Key_G] = lambda: steps.report_on(row.person.id)
    _put_person(made, row.person, say.workplace_words(row.person))
    made.line.addWidget(ColumnLabel(rhythm, TextRole.META, right=True))
    made.line.addWidget(ColumnLabel(silent, TextRole.STRONG, _DAYS, right=True))
    plan = IconButton(_tr("Gesprek plannen met %1").replace("%1", name), "calendar-plus")
    plan.clicked.connect(lambda _checked=False: steps.plan(row.person.id))
    made.line.addWidget(plan)
    return made


def review_row(row: ReviewRow, today: date, steps: Steps, margin: int) -> TodayRow:
    """Make the row of a record that wants a look, with the deed that it asks for."""
    name, key, told = row.person.name.full, row.person.id, row.review is Review.NOTICE
    why = say.review_words(row, today)
    made = TodayRow(_spoken(name, why), lambda: steps.open_person(key), margin=margin, height=_TWO)
    made.line.addWidget(MarkView(row.person.sector, person=True, size=16))
    late = row.due is not None and row.due < today
    made.line.addLayout(two_lines(words(name), words(why, TextRole.ERROR if late else TextRole.META)), 1)
    text, letter = (_tr("Bericht gestuurd"), Qt.Key.Key_B) if told else (_tr("Jaar langer"), Qt.Key.Key_V)
    act = (lambda: steps.tell(key)) if told else (lambda: steps.keep_longer(key))
    button = link(text, act)
    button.setAccessibleName(f"{text}: {name}")
    made.letters[letter] = act
    made.line.addWidget(button)
    return made


def _put_person(made: TodayRow, person: PersonRow, told: str) -> None:
    made.line.addWidget(MarkView(person.sector, person=True, size=16))
    made.line.addWidget(words(person.name.full))
    made.line.addWidget(beside(told, TextRole.META), 1)


def _standing(row: AgendaRow, today: date) -> QWidget:
    """Say what matters most about a talk: what is late, whether it was reported, or when they spoke last."""
    talk = row.talk
    if talk.status is MeetingStatus.HELD:
        return Chip(_tr("verslag"), ChipKind.DONE) if talk.reported else Chip(_tr("gehouden"), ChipKind.NEUTRAL)
    if row.late:
        return Chip(say.late_promises(row.late), ChipKind.LATE, "triangle-alert")
    return ColumnLabel(say.talk_note(row, today), TextRole.META, right=True)


def _tickable(
    text: str, who: str, due: tuple[date | None, int], today: date, margin: int, person: PersonRow | None = None
) -> TodayRow:
    day, days_late = due
    late = late_words(days_late)
    written = _due_day(day, today) if day is not None else _tr("zonder datum")
    made = TodayRow(_spoken(text, who, late or written), bool, margin=margin, height=_TWO)
    below = QHBoxLayout()
    below.setSpacing(4)
    if person is not None:
        below.addWidget(MarkView(person.sector, person=True, size=14))
    below.addWidget(words(who, TextRole.META), 1)
    column = QVBoxLayout()
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(words(text))
    column.addLayout(below)
    column.addStretch(1)
    made.line.addLayout(column, 1)
    if late:
        was = _tr("was %1").replace("%1", _plain_day(day, today)) if day is not None else ""
        made.line.addLayout(
            two_lines(ColumnLabel(late, TextRole.ERROR, right=True), ColumnLabel(was, TextRole.ERROR, right=True))
        )
    else:
        made.line.addWidget(ColumnLabel(written, TextRole.META, right=True))
    return made


def _due_day(day: date, today: date) -> str:
    """Write a due day: "do 12 juni"."""
    return write_day(day, year=day.year != today.year)


def _plain_day(day: date, today: date) -> str:
    """Write a day that was: "29 mei"."""
    return write_day(day, year=day.year != today.year, weekday=False)


def _spoken(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("today_blocks", text)
