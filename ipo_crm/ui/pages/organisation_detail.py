"""One organisation: the head, tabs with its people, seats, contact, promises, notes and history, and its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.labels import ORGANISATION_KIND, SECTOR
from ipo_crm.domain.organisations import Organisation
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages import organisation_sections as parts_of
from ipo_crm.ui.pages.detail_frame import DetailFrame
from ipo_crm.ui.pages.label_row import LabelRow
from ipo_crm.ui.pages.organisation_sections import OrganisationParts, ShownOrganisation
from ipo_crm.ui.pages.person_words import DOT, period_words, source_words
from ipo_crm.ui.pages.talk_rows import all_promises, latest, timeline
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule

_OVERVIEW, _CONTACT, _PROMISES, NOTES, _HISTORY = range(5)


@dataclass(frozen=True, kw_only=True)
class OrganisationSteps:
    """What the buttons of the head do, and the sections below it; `more` are behind the button with the dots."""

    edit: Callable[[], object]
    more: tuple[QAction, ...]
    parts: OrganisationParts


class OrganisationDetail(DetailFrame):
    """Shows a card; every line in it opens what it names."""

    def __init__(self, steps: OrganisationSteps) -> None:
        super().__init__(5)
        self._parts = steps.parts
        self._shown: ShownOrganisation | None = None
        self.edit = Button(self.tr("Wijzigen"), "pencil")
        self.edit.clicked.connect(lambda _checked=False: steps.edit())
        self._source = ElidedLabel("", TextRole.META)
        self.lay_out((self.tr("Meer met deze organisatie"), steps.more), (self.edit,), (), self._foot())

    def show_card(self, card: OrganisationCard, today: date) -> None:
        """Show an organisation."""
        organisation = card.organisation
        self._shown = ShownOrganisation(card=card, today=today)
        self.say_head(
            sector=organisation.sector,
            person=False,
            name=organisation.name,
            about=_summary(organisation),
            reach=organisation.website,
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
        self._source.set_whole_text(source_words(organisation.source))
        self.show_subject(organisation.id)

    @override
    def ready(self) -> bool:
        return self._shown is not None

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
            return (deeds.note_pane(ref, organisation.label, organisation.notes), *_website(organisation))
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
            LabelRow(deeds.labels(ref), deeds.label_steps(ref)),
            parts_of.around(shown, parts),
        )
        return tuple(each for each in found if each is not None)

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


def _website(organisation: Organisation) -> tuple[QWidget, ...]:
    if not organisation.website:
        return ()
    label = Label(organisation.website, TextRole.META, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return (label,)


def _summary(organisation: Organisation) -> str:
    parts = (
        organisation.abbreviation,
        ORGANISATION_KIND[organisation.kind],
        SECTOR[organisation.sector] if organisation.sector is not None else "",
        period_words(organisation.period),
    )
    return DOT.join(dict.fromkeys(part for part in parts if part and part != organisation.name))
