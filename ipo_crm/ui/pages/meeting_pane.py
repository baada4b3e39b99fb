"""One contact moment beside the list: what it was for, who took part, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.ids import MeetingId, PersonId, PromiseId
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Side
from ipo_crm.domain.positions import Standing
from ipo_crm.domain.promises import Outcome
from ipo_crm.domain.talks import Attendee, MeetingCard
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.meeting_words import KINDS, clock, day_words, leader
from ipo_crm.ui.pages.person_words import DOT
from ipo_crm.ui.pages.promise_line import PromiseLine
from ipo_crm.ui.pages.record_parts import OUTDENT, Section, press_row, section_head, upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.stance_bar import StanceBar, stance_number
from ipo_crm.ui.widgets.wrap_row import WrapRow

_TEXT_WIDTH = 160
_LABEL_WIDTH = 102
_BAR = 60
_ROW = 28


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What one can do from the pane; the page itself carries it out."""

    brief: Callable[[], object]
    report: Callable[[], object]
    edit: Callable[[], object]
    open_person: Callable[[PersonId], object]
    settle: Callable[[PromiseId, Outcome, str], object]
    postpone: Callable[[PromiseId, date], object]


class MeetingPane(QWidget):
    """The head stays in sight, the sections scroll; `left` asks for the list with Esc."""

    left = Signal()

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._steps = steps
        self._shown: MeetingId | None = None
        self._title = ElidedLabel("", TextRole.RECORD)
        self._below = Label("", TextRole.MUTED, wrap=True)
        self.briefing = Button(self.tr("Briefing"), "file-text", Kind.PRIMARY)
        self.report = Button(self.tr("Verslag"))
        self._edit = IconButton(self.tr("Contactmoment wijzigen"), "pencil")
        for button, act in ((self.briefing, steps.brief), (self.report, steps.report), (self._edit, steps.edit)):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._scroll = upright_scroll()
        self._lay_out()

    def show_card(self, card: MeetingCard, today: date) -> None:
        """Show a contact moment; the sections that say nothing of it are left out."""
        meeting = card.meeting
        self._title.set_whole_text(title_of(card))
        times = clock(meeting.starts, meeting.ends)
        when = ", ".join(part for part in (day_words(meeting, today), times) if part)
        self._below.setText(DOT.join(part for part in (KINDS[meeting.kind], when, meeting.place) if part))
        self._say_what_can_be_done(card, today)
        inner = QWidget()
        column = QVBoxLayout(inner)
        edge = SIZES.pane_margin - OUTDENT
        column.setContentsMargins(edge, 4, edge, SIZES.page_margin)
        column.setSpacing(6)
        for section in self._sections(card, today):
            column.addWidget(section)
        column.addStretch(1)
        again = meeting.id == self._shown
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(inner)
        if again:
            self._scroll.verticalScrollBar().setValue(at)
        self._shown = meeting.id

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what can be done."""
        super().focusInEvent(event)
        (self.briefing if self.briefing.isEnabled() else self._edit).setFocus(event.reason())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say_what_can_be_done(self, card: MeetingCard, today: date) -> None:
        theirs = any(one.participant.side is Side.THEIRS for one in card.attendees)
        self.briefing.setEnabled(theirs)
        self.briefing.setToolTip("" if theirs else self.tr("Voeg eerst toe met wie u spreekt."))
        held = card.meeting.day <= today
        self.report.setEnabled(held)
        self.report.setToolTip("" if held else self.tr("Een verslag kan vanaf de dag van het gesprek."))

    def _sections(self, card: MeetingCard, today: date) -> list[QWidget]:
        """Give what is planned first, or what came of it where the talk was held."""
        plan = [*_purpose(card), *_sides(card, self._steps)]
        came = [*_told(card), *_heard(card), *_promised(card, today, self._steps)]
        held = card.meeting.status is MeetingStatus.HELD
        return [_state(card), *(came + plan if held else plan + came)]

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title, 1)
        line.addWidget(self._edit)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 2)
        buttons.setSpacing(8)
        buttons.addWidget(self.briefing)
        buttons.addWidget(self.report)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(SIZES.pane_margin, 14, SIZES.pane_margin, 10)
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(self._below)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._scroll, 1)


def title_of(card: MeetingCard) -> str:
    """Name a contact moment by the first one on their side, or by what it was where there were many or nobody."""
    theirs = [one.line.name.full for one in card.attendees if one.participant.side is Side.THEIRS]
    return leader(theirs, card.meeting.title or KINDS[card.meeting.kind])


def status_chip(meeting: Meeting, *, reported: bool) -> tuple[str, ChipKind]:
    """Say how it stands with a contact moment."""
    if meeting.status is MeetingStatus.HELD:
        return (_tr("verslag"), ChipKind.DONE) if reported else (_tr("zonder verslag"), ChipKind.NEUTRAL)
    planned = meeting.status is MeetingStatus.PLANNED
    return labels.MEETING_STATUS[meeting.status], ChipKind.ACTIVE if planned else ChipKind.NEUTRAL


def _state(card: MeetingCard) -> QWidget:
    meeting = card.meeting
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(OUTDENT, 8, OUTDENT, 2)
    row.setSpacing(8)
    reported = bool(meeting.reaction or meeting.report or meeting.learned)
    row.addWidget(Chip(*status_chip(meeting, reported=reported)))
    behalf = _tr("namens %1").replace("%1", card.on_behalf_of) if card.on_behalf_of else ""
    row.addWidget(Label(DOT.join(part for part in (behalf, *card.dossiers) if part), TextRole.META, wrap=True), 1)
    return frame


def _purpose(card: MeetingCard) -> list[QWidget]:
    meeting = card.meeting
    lines = (
        (_tr("In één zin"), meeting.purpose),
        (_tr("Zij zullen vragen"), meeting.pushback),
        (_tr("Wij vragen"), card.ask),
        (_tr("Anders"), meeting.fallback),
        (_tr("Achterlaten"), meeting.leave_behind),
    )
    said = [(label, text) for label, text in lines if text]
    if not said:
        return []
    section = Section(section_head(_tr("Doel en inzet")))
    section.add_all([_line(label, text) for label, text in said])
    return [section]


def _sides(card: MeetingCard, steps: Steps) -> list[QWidget]:
    made: list[QWidget] = []
    for side, title in ((Side.THEIRS, _tr("Zij")), (Side.OURS, _tr("Wij"))):
        there = [one for one in card.attendees if one.participant.side is side]
        if there:
            head = section_head(title)
            head.set_count(str(len(there)) if len(there) > 1 else "")
            section = Section(head)
            section.add_all([_attendee(one, steps) for one in there])
            made.append(section)
    return made


def _attendee(one: Attendee, steps: Steps) -> QWidget:
    line = one.line
    name = _tr("Persoon openen: %1").replace("%1", line.name.full)
    row, inside = press_row(name, line.function, partial(steps.open_person, line.id))
    inside.addWidget(MarkView(line.sector, person=True, size=16))
    inside.addWidget(ElidedLabel(line.name.full))
    where = f"{_tr('fractie')} {line.fractie}" if line.fractie else line.organisation
    about = one.participant.task or DOT.join(part for part in (line.function, where) if part)
    inside.addWidget(ElidedLabel(about, TextRole.META), 1)
    return row


def _told(card: MeetingCard) -> list[QWidget]:
    meeting = card.meeting
    made: list[QWidget] = []
    for title, text in (
        (_tr("Hun reactie"), meeting.reaction),
        (_tr("Nieuw voor ons"), meeting.learned),
        (_tr("Verslag"), meeting.report),
    ):
        if text:
            made.append(_text(title, text))
    if card.impressions:
        made.append(_text(_tr("Indruk"), "\n\n".join(card.impressions), _tr("blijft hier, gaat in geen export")))
    return made


def _heard(card: MeetingCard) -> list[QWidget]:
    if not card.positions:
        return []
    section = Section(section_head(_tr("Posities"), note=_tr("−2 tegen  –  +2 voor")))
    several = len({standing.actor for standing in card.positions}) > 1
    section.add_all([_position(standing, several=several) for standing in card.positions])
    return [section]


def _position(standing: Standing, *, several: bool) -> QWidget:
    subject = f"{standing.name}: {standing.dossier}" if several else standing.dossier
    was = _tr("was %1").replace("%1", stance_number(standing.before)) if standing.had_before else _tr("nieuw")
    source = labels.SOURCE_CLASS[standing.source.source_class]
    bar = StanceBar(subject, bar=_BAR)
    bar.set_stance(standing.stance, origin=f"{source}, {was}")
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedLabel(subject), 1)
    row.addWidget(bar)
    row.addWidget(Label(was, TextRole.META))
    row.addStrut(scaled(_ROW))
    return frame


def _promised(card: MeetingCard, today: date, steps: Steps) -> list[QWidget]:
    if not card.promises:
        return []
    section = Section(section_head(_tr("Toezeggingen")))
    for row in card.promises:
        line = PromiseLine(row.promise, lambda: today)
        line.settled.connect(steps.settle)
        line.postponed.connect(steps.postpone)
        section.add(line)
    return [section]


def _line(label: str, text: str) -> QWidget:
    frame = QWidget()
    row = WrapRow(frame, line_gap=0)
    row.setContentsMargins(0, 2, 0, 4)
    told = Label(label, TextRole.META)
    told.setFixedWidth(scaled(_LABEL_WIDTH))
    told.setContentsMargins(0, 2, 0, 0)
    row.add(told, top=True)
    row.add(_selectable(text), 1, least=_TEXT_WIDTH, top=True)
    return frame


def _text(title: str, text: str, note: str = "") -> QWidget:
    section = Section(section_head(title, note=note))
    section.add(_selectable(text))
    return section


def _selectable(text: str) -> Label:
    label = Label(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting_pane", text)
