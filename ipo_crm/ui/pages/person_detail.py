"""All that counts about one person: the head, tabs below it, and at the foot what we may keep and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from ipo_crm.domain.labels import CONTACT_KIND, SOURCE_CLASS
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.domain.people import Person
from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.pages import person_sections
from ipo_crm.ui.pages.person_sections import Shown, Steps
from ipo_crm.ui.pages.person_words import DOT, long_day, numbers
from ipo_crm.ui.pages.record_parts import OUTDENT, show_in, upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.section_head import SectionHead

_MARK = 28
_KIND_WIDTH = 150
_OVERVIEW, _CONTACT, _PROMISES, _NOTES = range(4)


@dataclass(frozen=True, kw_only=True)
class HeadSteps:
    """What the buttons of the head do; `more` are the commands behind the button with the dots."""

    brief: Callable[[], object]
    report: Callable[[], object]
    more: tuple[QAction, ...]


class PersonDetail(QWidget):
    """Shows a card; only the tab in front is made, and it stays in front from person to person."""

    left = Signal()

    def __init__(self, head: HeadSteps, steps: Steps) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._steps = steps
        self._shown: Shown | None = None
        self._mark = MarkView(None, person=True, size=_MARK)
        self._name = ElidedLabel("", TextRole.RECORD)
        self._about = ElidedLabel("", TextRole.MUTED)
        self._reach = ElidedLabel("", TextRole.META)
        self._briefing = Button(self.tr("Briefing"), "file-text", Kind.PRIMARY)
        self._briefing.clicked.connect(lambda _checked=False: head.brief())
        self._report = Button(self.tr("Verslag"))
        self._report.clicked.connect(lambda _checked=False: head.report())
        self._report.setToolTip(self.tr("Gesprek met deze persoon vastleggen (G)"))
        self._more = _more_button(self.tr("Meer met deze persoon"), head.more)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Onderdelen"))
        ring_inside(self.tabs)
        for _ in range(4):
            self.tabs.addTab("")
        self._scroll = upright_scroll()
        self._privacy = _PrivacyStrip()
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())

    def show_card(self, shown: Shown, talk: MeetingRow | None) -> None:
        """Show a person; `talk` is the one that the briefing would be for."""
        same = self._shown is not None and self._shown.card.person.id == shown.card.person.id
        at = self._scroll.verticalScrollBar().value() if same else 0
        self._shown = shown
        card = shown.card
        self._mark.set_mark(card.line.sector, person=True)
        self._name.set_whole_text(card.person.name.full)
        self._about.set_whole_text(self._summary(shown))
        self._reach.set_whole_text(DOT.join(point.value for point in card.person.contact_points))
        self._reach.setVisible(bool(card.person.contact_points))
        self._say_talk(talk)
        held = len(card.meetings)
        for tab, text in (
            (_OVERVIEW, self.tr("Overzicht")),
            (_CONTACT, self.tr("Contact %1").replace("%1", str(held))),
            (_PROMISES, self.tr("Toezeggingen %1").replace("%1", str(len(card.promises)))),
            (_NOTES, self.tr("Notities")),
        ):
            self.tabs.setTabText(tab, text)
        self._privacy.show_person(card.person)
        self._show_tab()
        self._scroll.verticalScrollBar().setValue(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _summary(self, shown: Shown) -> str:
        line = shown.card.line
        influence = self.tr("invloed %1 van 5").replace("%1", str(line.influence)) if line.influence else ""
        return DOT.join(part for part in (line.fractie or line.organisation, influence) if part)

    def _say_talk(self, talk: MeetingRow | None) -> None:
        self._briefing.setEnabled(talk is not None)
        if talk is None:
            tip = self.tr("Er is nog geen gesprek met deze persoon. Plan of verslaat er eerst een.")
        else:
            tip = self.tr("Briefing voor %1 (B)").replace("%1", DOT.join((long_day(talk.day), talk.title)).strip(" ·"))
        self._briefing.setToolTip(tip)
        self._briefing.setAccessibleDescription(tip)

    def _show_tab(self) -> None:
        if self._shown is None:
            return
        shown, steps = self._shown, self._steps
        now = QApplication.focusWidget()
        had_focus = now is not None and self._scroll.isAncestorOf(now)
        inner = QWidget()
        column = QVBoxLayout(inner)
        beside = SIZES.pane_margin - OUTDENT
        column.setContentsMargins(beside, 0, beside, SIZES.gap)
        column.setSpacing(4)
        for section in _sections(self.tabs.currentIndex(), shown, steps):
            column.addWidget(section)
        column.addStretch(1)
        show_in(self._scroll, inner)
        if had_focus:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._about)
        head = QHBoxLayout()
        margin = SIZES.pane_margin
        head.setContentsMargins(margin, 16, margin, 4)
        head.setSpacing(SIZES.gap)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        for button in (self._briefing, self._report, self._more):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._reach.setContentsMargins(margin + scaled(_MARK) + SIZES.gap, 0, margin, 2)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(margin, 0, margin, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(margin, 0, margin, 0)
        line.addWidget(Rule())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._reach)
        column.addSpacing(4)
        column.addLayout(tabs)
        column.addLayout(line)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._privacy)


class _PrivacyStrip(QWidget):
    """Says where our knowledge of a person comes from, how long we keep it and when we told them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        self._text = ElidedLabel("", TextRole.META)
        row = QHBoxLayout()
        row.setContentsMargins(SIZES.pane_margin + scaled(SIZES.icon) + SIZES.gap, 0, SIZES.pane_margin, 0)
        row.addWidget(self._text, 1)
        row.addStrut(scaled(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = scaled(SIZES.icon)
        paint_icon(
            QPainter(self), "shield-check", tokens_of(self).pos, SIZES.pane_margin, (self.height() - size) / 2, size
        )

    def show_person(self, person: Person) -> None:
        """Show what was recorded; what was not is said."""
        missing = self.tr("niet vastgelegd")
        source = SOURCE_CLASS[person.source.source_class] if person.source else self.tr("herkomst niet vastgelegd")
        kept = numbers(person.keep_until) if person.keep_until else missing
        told = numbers(person.informed_on) if person.informed_on else missing
        self._text.set_whole_text(
            DOT.join(
                (
                    source[:1].upper() + source[1:],
                    self.tr("bewaren tot %1").replace("%1", kept),
                    self.tr("bericht %1").replace("%1", told),
                )
            )
        )


def _sections(tab: int, shown: Shown, steps: Steps) -> tuple[QWidget, ...]:
    """Make what stands on a tab."""
    if tab == _CONTACT:
        return (person_sections.talks(shown, steps, None),)
    if tab == _PROMISES:
        return (person_sections.promises(shown, steps),)
    if tab == _NOTES:
        return (_notes(shown.card.person),)
    return (
        person_sections.roles(shown, steps),
        person_sections.standings(shown, steps),
        person_sections.talks(shown, steps),
        person_sections.around(shown, steps),
    )


def _notes(person: Person) -> QWidget:
    """List notes and how to reach someone, as they were written."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
    column.setSpacing(4)
    column.addWidget(SectionHead(frame.tr("Notities"), rule=False))
    written = Label(person.notes or frame.tr("Nog geen notities."), TextRole.BODY if person.notes else TextRole.MUTED)
    written.setWordWrap(True)
    written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(written)
    column.addWidget(SectionHead(frame.tr("Bereikbaar op het werk"), rule=False))
    for point in person.contact_points:
        row = QHBoxLayout()
        row.setSpacing(8)
        kind = ElidedLabel(", ".join(part for part in (CONTACT_KIND[point.kind], point.label) if part), TextRole.META)
        kind.setFixedWidth(scaled(_KIND_WIDTH))
        value = Label(point.value, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(kind)
        row.addWidget(value, 1)
        column.addLayout(row)
    if not person.contact_points:
        column.addWidget(Label(frame.tr("Nog geen contactgegevens."), TextRole.MUTED))
    salutation = frame.tr("Aanhef in brieven: %1").replace("%1", person.salutation_or_default)
    column.addWidget(Label(salutation, TextRole.META, wrap=True))
    return frame


def _more_button(name: str, actions: tuple[QAction, ...]) -> IconButton:
    button = IconButton(name, "ellipsis")
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.clicked.connect(lambda _checked=False: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
