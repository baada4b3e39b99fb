"""Lines about contact: talks with the promises made there, and the whole of it year by year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain.ids import MeetingId, PromiseId, RecordRef
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.notes import NoteMention
from ipo_crm.domain.promises import Outcome, PromiseRow
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import meeting_note, meeting_words, short_day
from ipo_crm.ui.pages.promise_line import PromiseLine
from ipo_crm.ui.pages.record_parts import Section, link, press_row, section_head
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label

_DAY_WIDTH = 70
_LATEST = 3
_AT_ONCE = 40


@dataclass(frozen=True, kw_only=True)
class TalkSteps:
    """What one can do with talks, promises and mentions; the page carries it out."""

    settle: Callable[[PromiseId, Outcome, str], object]
    postpone: Callable[[PromiseId, date], object]
    open_meeting: Callable[[MeetingId], object]
    open_record: Callable[[RecordRef], object]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The talks and promises of a record, the latest talk first; with `names` a promise says who made it."""

    meetings: tuple[MeetingRow, ...]
    promises: tuple[PromiseRow, ...]
    today: date
    names: bool = False

    @property
    def planned(self) -> list[MeetingRow]:
        """The talks that are still to come, the nearest first."""
        return [row for row in reversed(self.meetings) if _is_planned(row, self.today)]

    @property
    def past(self) -> list[MeetingRow]:
        """The other talks, the latest first."""
        return [row for row in self.meetings if not _is_planned(row, self.today)]

    @property
    def late(self) -> int:
        """How many promises are overdue."""
        return sum(row.promise.days_late(self.today) > 0 for row in self.promises)

    @property
    def open(self) -> list[PromiseRow]:
        """The promises without an outcome."""
        return [row for row in self.promises if row.promise.outcome is Outcome.OPEN]


def latest(contact: Contact, steps: TalkSteps, nothing: str) -> QWidget:
    """List the next talk and the last ones with the open promises made there, then what else is open."""
    head = section_head(_tr("Contact en toezeggingen"))
    if contact.late:
        head.add_right(Chip(_tr("%1 te laat").replace("%1", str(contact.late)), ChipKind.LATE))
    section = Section(head)
    chosen = [*contact.planned[:1], *contact.past[:_LATEST]]
    left = contact.open
    for talk in chosen:
        left = _add_talk(section, talk, left, contact, steps)
    if left:
        section.add(Label(_tr("Eerder toegezegd"), TextRole.META))
        section.add_all(promise_lines(left, contact, steps))
    if not chosen and not left:
        section.add_hint(nothing)
    return section


def timeline(contact: Contact, mentions: Sequence[NoteMention], steps: TalkSteps, nothing: str) -> QWidget:
    """List all contact year by year, after what is planned, who else's notes name the record, and loose promises."""
    column = Section()
    known = {row.id for row in contact.meetings}
    loose = [row for row in contact.promises if row.promise.meeting_id not in known]
    if contact.planned:
        section = Section(section_head(_tr("Gepland")))
        for talk in contact.planned:
            _add_talk(section, talk, contact.promises, contact, steps)
        column.add(section)
    if mentions:
        column.add(_mentions(mentions, steps))
    if loose:
        section = Section(section_head(_tr("Toegezegd buiten een gesprek")))
        section.add_all(promise_lines(loose, contact, steps))
        column.add(section)
    if contact.past:
        column.add(_Years(contact, steps))
    if not contact.meetings and not mentions and not loose:
        hint = _hint(nothing)
        hint.setContentsMargins(0, 8, 0, 0)  # there is no head above it
        column.add(hint)
    return column


def all_promises(contact: Contact, steps: TalkSteps) -> QWidget:
    """List all promises: what is open first, the most overdue on top, then how the others ended."""
    column = Section()
    for title, wanted in ((_tr("Open"), True), (_tr("Afgehandeld"), False)):
        rows = [row for row in contact.promises if (row.promise.outcome is Outcome.OPEN) is wanted]
        head = section_head(title)
        head.set_count(str(len(rows)))
        section = Section(head)
        section.add_all(promise_lines(rows, contact, steps))
        if not rows and wanted:
            section.add_hint(_tr("Niets open."))
        if rows or wanted:
            column.add(section)
    return column


def promise_lines(
    rows: Sequence[PromiseRow], contact: Contact, steps: TalkSteps, *, indent: bool = False
) -> list[QWidget]:
    """Make a line with a check box for each promise; indented, they stand below the talk they were made in."""
    made: list[QWidget] = []
    named = ""
    for row in sorted(rows, key=lambda row: (row.person if contact.names else "", row.promise.due or date.max)):
        if contact.names and row.person != named:
            named = row.person
            who = Label(named, TextRole.META)
            who.setContentsMargins(_indent() if indent else 0, 2, 0, 0)
            made.append(who)
        line = PromiseLine(row.promise, lambda: contact.today)
        line.settled.connect(steps.settle)
        line.postponed.connect(steps.postpone)
        if indent:
            line.setContentsMargins(_indent(), 0, 0, 0)
        made.append(line)
    return made


class _Years(Section):
    """The years with their talks, the latest first: so many at once, and the rest when it is asked for."""

    def __init__(self, contact: Contact, steps: TalkSteps) -> None:
        super().__init__()
        self._contact, self._steps = contact, steps
        self._waiting = contact.past
        self._more: QWidget | None = None
        self._year: int | None = None
        self._show(_AT_ONCE)

    def _show(self, most: int) -> None:
        shown, self._waiting = self._waiting[:most], self._waiting[most:]
        for year, talks in groupby(shown, key=lambda row: row.day.year):
            section = Section(section_head(str(year)) if year != self._year else None)
            self._year = year
            for talk in talks:
                _add_talk(section, talk, self._contact.promises, self._contact, self._steps, year)
            self.add(section)
        if self._waiting:
            words = _tr("Toon ook de %1 eerdere").replace("%1", str(len(self._waiting)))
            self._more = link(words, self._show_rest)
            self.add(self._more)

    def _show_rest(self) -> None:
        if self._more is not None:
            self._more.hide()
        self._show(len(self._waiting))


def _mentions(mentions: Sequence[NoteMention], steps: TalkSteps) -> QWidget:
    head = section_head(_tr("Genoemd in notities"))
    head.set_count(str(len(mentions)))
    section = Section(head)
    for mention in mentions:
        words = _tr("Genoemd in notitie van %1").replace("%1", mention.name)
        row, inside = press_row(words, mention.fragment, partial(steps.open_record, mention.ref))
        inside.addWidget(ElidedLabel(mention.name))
        inside.addWidget(ElidedLabel(mention.fragment, TextRole.META), 1)
        section.add(row)
    return section


def _add_talk(
    section: Section,
    talk: MeetingRow,
    promises: Sequence[PromiseRow],
    contact: Contact,
    steps: TalkSteps,
    under: int | None = None,
) -> list[PromiseRow]:
    """Add a talk with these promises as far as they were made there; give the others.

    Its day is written without the year `under` which it stands.
    """
    written = short_day(talk.day, talk.day if talk.day.year == under else contact.today)
    section.add(_talk_row(talk, written, steps))
    of_talk = [row for row in promises if row.promise.meeting_id == talk.id]
    section.add_all(promise_lines(of_talk, contact, steps, indent=True))
    return [row for row in promises if row not in of_talk]


def _talk_row(talk: MeetingRow, written: str, steps: TalkSteps) -> QWidget:
    words = meeting_words(talk)
    name = _tr("Contactmoment openen: %1").replace("%1", words)
    row, inside = press_row(name, ", ".join(talk.with_whom), partial(steps.open_meeting, talk.id))
    planned = talk.status is MeetingStatus.PLANNED
    day = Label(written, TextRole.META)
    day.setFixedWidth(scaled(_DAY_WIDTH))
    inside.addWidget(day)
    inside.addWidget(_Dot(hollow=planned))
    inside.addWidget(ElidedLabel(words, TextRole.BODY))
    inside.addWidget(ElidedLabel(meeting_note(talk), TextRole.META), 1)
    if talk.status is not MeetingStatus.HELD:
        state = _tr("gepland") if planned else _tr("afgezegd")
        inside.addWidget(Chip(state, ChipKind.ACTIVE if planned else ChipKind.NEUTRAL))
    return row


def _is_planned(row: MeetingRow, today: date) -> bool:
    return row.status is MeetingStatus.PLANNED and row.day >= today


def _indent() -> int:
    return scaled(_DAY_WIDTH) + 8 + scaled(14) + 8


def _hint(text: str) -> Label:
    return Label(text, TextRole.MUTED, wrap=True)


class _Dot(QWidget):
    """A ring before a contact moment, in the colour of what is planned or done."""

    def __init__(self, *, hollow: bool) -> None:
        super().__init__()
        self._hollow = hollow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(14), scaled(14))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 1.8))
        painter.setBrush(QColor(tokens.surface if self._hollow else tokens.accent_soft))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), 3, 3)


def _tr(text: str) -> str:
    return QCoreApplication.translate("talk_rows", text)
