"""One organisation: the head, tabs with its people, seats, contact, promises, notes and history, and its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.ids import MeetingId, PersonId, RecordRef
from ipo_crm.domain.labels import ORGANISATION_KIND, SECTOR
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.organisations import Organisation
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages import organisation_sections as parts_of
from ipo_crm.ui.pages.detail_frame import DetailFrame
from ipo_crm.ui.pages.label_row import LabelRow
from ipo_crm.ui.pages.organisation_sections import OrganisationParts, ShownOrganisation
from ipo_crm.ui.pages.person_words import DOT, long_day, period_words, source_words
from ipo_crm.ui.pages.talk_rows import all_promises, latest, timeline
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Rule

_OVERVIEW, _CONTACT, _PROMISES, NOTES, _HISTORY = range(5)
_OFFERED = 15


@dataclass(frozen=True, kw_only=True)
class OrganisationSteps:
    """What the buttons of the head do, and the sections below it; `more` are behind the button with the dots."""

    brief: Callable[[MeetingId], object]
    report: Callable[[PersonId], object]
    edit: Callable[[], object]
    more: tuple[QAction, ...]
    parts: OrganisationParts


class OrganisationDetail(DetailFrame):
    """Shows a card; every line in it opens what it names."""

    def __init__(self, steps: OrganisationSteps) -> None:
        super().__init__(5)
        self._steps = steps
        self._parts = steps.parts
        self._shown: ShownOrganisation | None = None
        self._briefing = Button(self.tr("Briefing"), "file-text", Kind.PRIMARY)
        self._briefing.clicked.connect(lambda _checked=False: self._brief())
        self._report = Button(self.tr("Verslag"))
        self._report.clicked.connect(lambda _checked=False: self._choose_whom())
        self._report.setToolTip(self.tr("Gesprek met iemand van deze organisatie vastleggen"))
        self.edit = IconButton(self.tr("Wijzigen"), "pencil")
        self.edit.setToolTip(self.tr("Organisatie wijzigen (F2)"))
        self.edit.clicked.connect(lambda _checked=False: steps.edit())
        self._source = ElidedLabel("", TextRole.META)
        more = (self.tr("Meer met deze organisatie"), steps.more)
        self.lay_out(more, (self._briefing, self._report, self.edit), (), self._foot())

    def show_card(self, card: OrganisationCard, today: date) -> None:
        """Show an organisation."""
        organisation = card.organisation
        self._shown = ShownOrganisation(card=card, today=today)
        self.say_head(
            sector=organisation.sector,
            person=False,
            name=organisation.name,
            about="",
            reach=tuple(part for part in (_summary(organisation), organisation.website) if part),
            state="",
        )
        self.name_tabs(
            (
                self.tr("Overzicht"),
                self.tr("Contact %1").replace("%1", str(len(card.meetings))),
                self.tr("Toezeggingen %1").replace("%1", str(len(card.promises))),
                self.tr("Notities"),
                self.tr("Historie"),
            )
        )
        talk = self._talk()
        self._briefing.setVisible(talk is not None)
        self._report.setVisible(bool(card.people))
        if talk is not None:
            tip = self.tr("Briefing voor %1").replace("%1", DOT.join((long_day(talk.day), talk.title)).strip(" ·"))
            self._briefing.setToolTip(tip)
            self._briefing.setAccessibleDescription(tip)
        self._source.set_whole_text(source_words(organisation.source))
        self.show_subject(organisation.id)

    @override
    def ready(self) -> bool:
        return self._shown is not None

    @override
    def made_from(self, tab: int) -> object:
        if self._shown is None or tab in (NOTES, _HISTORY):
            return None
        shown, ref = self._shown, RecordRef("organisation", self._shown.card.organisation.id)
        if tab == _CONTACT:
            return (shown.contact, self._parts.deeds.mentions(ref))
        if tab == _PROMISES:
            return shown.contact
        return (shown, self._parts.deeds.labels(ref))

    @override
    def sections(self, tab: int) -> Sequence[QWidget]:
        if self._shown is None:
            return ()
        shown, parts, deeds = self._shown, self._parts, self._parts.deeds
        organisation = shown.card.organisation
        ref = RecordRef("organisation", organisation.id)
        nothing = self.tr("Nog geen contact vastgelegd met wie hier werkt.")
        if tab == _CONTACT:
            return (timeline(shown.contact, deeds.mentions(ref), deeds.talk_steps, nothing),)
        if tab == _PROMISES:
            return (all_promises(shown.contact, deeds.talk_steps),)
        if tab == NOTES:
            return (deeds.note_pane(ref, organisation.label, organisation.notes),)
        if tab == _HISTORY:
            return (deeds.history_panel(ref),)
        found = (
            parts_of.people(shown, parts),
            parts_of.former(shown, parts),
            parts_of.seats(shown, parts),
            parts_of.belonging(shown, parts),
            parts_of.standings(shown, parts),
            parts_of.coalitions(shown, parts),
            latest(shown.contact, deeds.talk_steps, nothing),
            parts_of.around(shown, parts),
            LabelRow(deeds.labels(ref), deeds.label_steps(ref)),
        )
        return tuple(each for each in found if each is not None)

    def _talk(self) -> MeetingRow | None:
        """Give the talk for a briefing: the first that is planned, else the last that was held."""
        if self._shown is None:
            return None
        contact = self._shown.contact
        held = (row for row in contact.past if row.status is MeetingStatus.HELD)
        return next(iter(contact.planned), None) or next(held, None)

    def _brief(self) -> None:
        talk = self._talk()
        if talk is not None:
            self._steps.brief(talk.id)

    def _choose_whom(self) -> None:
        """Report of a talk with the one who works there, or ask with whom of them."""
        people = self._shown.card.people if self._shown is not None else ()
        if len(people) == 1:
            self._steps.report(people[0].id)
            return
        menu = QMenu(self._report)
        for row in sorted(people, key=lambda row: row.last_contact or date.min, reverse=True)[:_OFFERED]:
            action = menu.addAction(row.name.full.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=row.id: self._steps.report(key))
        menu.popup(self._report.mapToGlobal(self._report.rect().bottomLeft()))

    def _foot(self) -> QWidget:
        strip = QWidget()
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setProperty("ground", "bg")
        row = QHBoxLayout()
        row.setContentsMargins(SIZES.pane_margin, 0, SIZES.pane_margin, 0)
        row.addWidget(self._source, 1)
        row.addStrut(scaled(40))
        column = QVBoxLayout(strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(row)
        return strip


def _summary(organisation: Organisation) -> str:
    parts = (
        organisation.abbreviation,
        ORGANISATION_KIND[organisation.kind],
        SECTOR[organisation.sector] if organisation.sector is not None else "",
        period_words(organisation.period),
    )
    return DOT.join(dict.fromkeys(part for part in parts if part and part != organisation.name))
