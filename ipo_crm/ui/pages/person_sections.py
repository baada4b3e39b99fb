"""The sections of a person's page, each made anew from what is known: roles, positions, talks with their promises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain.cards import PersonCard
from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import ActorRef, DossierId, MeetingId, PromiseId
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.people import RoleLine
from ipo_crm.domain.positions import age_on
from ipo_crm.domain.promises import Outcome, PromiseRow
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import (
    meeting_note,
    meeting_words,
    numbers,
    origin_words,
    period_words,
    role_words,
    short_day,
    source_words,
)
from ipo_crm.ui.pages.promise_line import PromiseLine
from ipo_crm.ui.pages.record_parts import Section, link, press_row, section_head
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.ego_graph import EgoGraph
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.ledger_row import LedgerRow

_PERIOD_WIDTH = 116
_DAY_WIDTH = 70
_OPEN_SHOWN = 30
_TALKS_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What one can do from a person's page; the page itself carries it out."""

    edit_role: Callable[[RoleLine | None], object]
    take_position: Callable[[DossierId | None], object]
    settle: Callable[[PromiseId, Outcome, str], object]
    postpone: Callable[[PromiseId, date], object]
    open_actor: Callable[[ActorRef], object]
    open_meeting: Callable[[MeetingId], object]
    open_network: Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the sections are made from."""

    card: PersonCard
    dossiers: tuple[DossierRow, ...]
    today: date


def roles(shown: Shown, steps: Steps) -> QWidget:
    """List the roles with their periods, the present ones first; pressing one changes it."""
    head = section_head(_tr("Rollen"))
    head.add_right(link(_tr("+ Rol"), lambda: steps.edit_role(None)))
    section = Section(head)
    for line in shown.card.roles:
        section.add(_role_row(line, shown.today, steps))
    if not shown.card.roles:
        section.add_hint(_tr("Nog geen rol. Voeg toe waar deze persoon werkt."))
    return section


def standings(shown: Shown, steps: Steps) -> QWidget:
    """List the dossiers with the latest position on each; pressing one opens its ledger to add to it."""
    section = Section(section_head(_tr("Positie per dossier"), note=_tr("−2 tegen  –  +2 voor")))
    taken = {standing.dossier_id: standing for standing in shown.card.standings}
    latest = sorted(taken.values(), key=lambda standing: standing.day, reverse=True)
    for standing in latest:
        row = LedgerRow(
            standing.dossier,
            standing.stance,
            age_on(standing.day, shown.today),
            numbers(standing.day, century=False),
            origin_words(standing),
        )
        tip = f"{source_words(standing.source)}\n{standing.quote}".strip()
        section.add(_pressed(row, standing.dossier, tip, partial(steps.take_position, standing.dossier_id)))
    open_ones = [dossier for dossier in shown.dossiers if dossier.id not in taken]
    for dossier in open_ones[:_OPEN_SHOWN]:
        name = dossier.short_title or dossier.title
        row = LedgerRow(name, None)
        section.add(_pressed(row, name, "", partial(steps.take_position, dossier.id)))
    if len(open_ones) > _OPEN_SHOWN:
        more = _tr("Nog %1 dossiers zonder positie. Met Positie vastleggen kiest u er een.")
        section.add_hint(more.replace("%1", str(len(open_ones) - _OPEN_SHOWN)))
    if not taken and not shown.dossiers:
        section.add_hint(_tr("Nog geen dossiers. Maak eerst een dossier; dan kan hier een positie staan."))
    return section


def talks(shown: Shown, steps: Steps, most: int | None = _TALKS_SHOWN) -> QWidget:
    """List the next talk and the last ones with the promises made there, then what else is open."""
    head = section_head(_tr("Contact en toezeggingen"))
    late = sum(row.promise.days_late(shown.today) > 0 for row in shown.card.promises)
    if late:
        head.add_right(Chip(_tr("%1 te laat").replace("%1", str(late)), ChipKind.LATE))
    section = Section(head)
    planned = [row for row in shown.card.meetings if row.status is MeetingStatus.PLANNED and row.day >= shown.today]
    past = [row for row in shown.card.meetings if row not in planned]
    chosen = [*(planned[-1:] if most else planned), *past[:most]]
    left = [row for row in shown.card.promises if row.promise.outcome is Outcome.OPEN or most is None]
    for talk in chosen:
        section.add(_talk_row(talk, shown.today, steps))
        of_talk = [row for row in left if row.promise.meeting_id == talk.id]
        section.add_all(promise_lines(of_talk, shown, steps, indent=True))
        left = [row for row in left if row not in of_talk]
    if left:
        section.add(Label(_tr("Eerder toegezegd"), TextRole.META))
        section.add_all(promise_lines(left, shown, steps))
    if not chosen and not left:
        section.add_hint(_tr("Nog geen contact vastgelegd. Met Verslag legt u een gesprek vast."))
    return section


def promises(shown: Shown, steps: Steps) -> QWidget:
    """List all promises: what is open first, the most overdue on top, then how the others ended."""
    column = Section()
    for title, wanted in ((_tr("Open"), True), (_tr("Afgehandeld"), False)):
        rows = [row for row in shown.card.promises if (row.promise.outcome is Outcome.OPEN) is wanted]
        head = section_head(title)
        head.set_count(str(len(rows)))
        section = Section(head)
        section.add_all(promise_lines(rows, shown, steps))
        if not rows and wanted:
            section.add_hint(_tr("Niets open."))
        if rows or wanted:
            column.add(section)
    return column


def around(shown: Shown, steps: Steps) -> QWidget:
    """Draw whom this person met most."""
    head = section_head(_tr("Om hen heen"))
    head.add_right(link(_tr("Open in Coalities"), steps.open_network))
    section = Section(head)
    card = shown.card
    if not card.neighbours:
        section.add_hint(_tr("Nog niemand: wie samen met deze persoon in een gesprek zat, verschijnt hier."))
        return section
    graph = EgoGraph(card.person.name.short, card.line.sector, card.neighbours)
    graph.opened.connect(steps.open_actor)
    section.add(graph)
    return section


def promise_lines(rows: Sequence[PromiseRow], shown: Shown, steps: Steps, *, indent: bool = False) -> list[QWidget]:
    """Make a line with a check box for each promise; indented, they stand below the talk they were made in."""
    made: list[QWidget] = []
    for row in sorted(rows, key=lambda row: row.promise.due or date.max):
        line = PromiseLine(row.promise, lambda: shown.today)
        line.settled.connect(steps.settle)
        line.postponed.connect(steps.postpone)
        if indent:
            line.setContentsMargins(scaled(_DAY_WIDTH) + 8 + scaled(14) + 8, 0, 0, 0)
        made.append(line)
    return made


def _role_row(line: RoleLine, today: date, steps: Steps) -> QWidget:
    words = role_words(line)
    name = _tr("Rol wijzigen: %1").replace("%1", words)
    row, inside = press_row(name, source_words(line.role.source), partial(steps.edit_role, line))
    present = line.role.period.contains(today)
    period = Label(period_words(line.role.period) or _tr("periode onbekend"), TextRole.META)
    period.setFixedWidth(scaled(_PERIOD_WIDTH))
    inside.addWidget(period)
    inside.addWidget(ElidedLabel(words, TextRole.BODY if present else TextRole.MUTED), 1)
    inside.addWidget(ElidedLabel(line.role.portfolio, TextRole.META))
    return row


def _talk_row(talk: MeetingRow, today: date, steps: Steps) -> QWidget:
    words = meeting_words(talk)
    name = _tr("Contactmoment openen: %1").replace("%1", words)
    row, inside = press_row(name, ", ".join(talk.with_whom), partial(steps.open_meeting, talk.id))
    planned = talk.status is MeetingStatus.PLANNED
    day = Label(short_day(talk.day, today), TextRole.META)
    day.setFixedWidth(scaled(_DAY_WIDTH))
    inside.addWidget(day)
    inside.addWidget(_Dot(hollow=planned))
    inside.addWidget(ElidedLabel(words, TextRole.BODY))
    inside.addWidget(ElidedLabel(meeting_note(talk), TextRole.META), 1)
    if talk.status is not MeetingStatus.HELD:
        state = _tr("gepland") if planned else _tr("afgezegd")
        inside.addWidget(Chip(state, ChipKind.ACTIVE if planned else ChipKind.NEUTRAL))
    return row


def _pressed(inner: QWidget, dossier: str, tip: str, act: Callable[[], object]) -> QWidget:
    row, inside = press_row(_tr("Positie vastleggen: %1").replace("%1", dossier), tip, act)
    inside.addWidget(inner)
    return row


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
    return QCoreApplication.translate("person_sections", text)
