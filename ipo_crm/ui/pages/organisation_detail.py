"""One organisation with its people, positions, coalitions, notes and source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.counts import counted
from ipo_crm.domain.ids import CoalitionId, DossierId, PersonId
from ipo_crm.domain.labels import ORGANISATION_KIND, SECTOR
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.positions import age_on
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import DOT, numbers, origin_words, period_words, short_day, source_words
from ipo_crm.ui.pages.record_parts import OUTDENT, Section, press_row, section_head, show_in, upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.mark_view import MarkView

_MARK = 28
_DAY_WIDTH = 62


@dataclass(frozen=True, kw_only=True)
class OrganisationSteps:
    """What one can do from an organisation's page."""

    edit: Callable[[], object]
    open_person: Callable[[PersonId], object]
    open_dossier: Callable[[DossierId], object]
    open_coalition: Callable[[CoalitionId], object]
    more: tuple[QAction, ...]


class OrganisationDetail(QWidget):
    """Shows a card from the top down; every line in it opens what it names."""

    left = Signal()

    def __init__(self, steps: OrganisationSteps) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._steps = steps
        self._mark = MarkView(None, size=_MARK)
        self._name = Label("", TextRole.RECORD, wrap=True)
        self._about = ElidedLabel("", TextRole.MUTED)
        self.edit = Button(self.tr("Wijzigen"), "pencil")
        self.edit.clicked.connect(lambda _checked=False: steps.edit())
        self._more = IconButton(self.tr("Meer met deze organisatie"), "ellipsis")
        menu = QMenu(self._more)
        menu.addActions(list(steps.more))
        self._more.clicked.connect(
            lambda _checked=False: menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        )
        self._scroll = upright_scroll()
        self._source = ElidedLabel("", TextRole.META)
        self._lay_out()

    def show_card(self, card: OrganisationCard, today: date) -> None:
        """Show an organisation."""
        organisation = card.organisation
        self._mark.set_mark(organisation.sector)
        self._name.setText(organisation.name)
        self._about.set_whole_text(_summary(organisation))
        self._source.set_whole_text(source_words(organisation.source))
        inner = QWidget()
        column = QVBoxLayout(inner)
        beside = SIZES.pane_margin - OUTDENT
        column.setContentsMargins(beside, 0, beside, SIZES.gap)
        column.setSpacing(4)
        for section in (
            self._people(card, today),
            self._standings(card, today),
            self._coalitions(card),
            self._notes(organisation),
        ):
            column.addWidget(section)
        column.addStretch(1)
        show_in(self._scroll, inner)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _people(self, card: OrganisationCard, today: date) -> Section:
        head = section_head(self.tr("Personen"))
        head.set_count(str(len(card.people)))
        section = Section(head)
        for row in card.people:
            line, inside = press_row(row.name.full, row.function, partial(self._steps.open_person, row.id))
            inside.addWidget(MarkView(row.sector, person=True, size=SIZES.icon))
            inside.addWidget(ElidedLabel(row.name.full))
            inside.addWidget(ElidedLabel(row.function, TextRole.META), 1)
            contact = short_day(row.last_contact, today) if row.last_contact else self.tr("nog geen contact")
            inside.addWidget(Label(contact, TextRole.META))
            section.add(line)
        if not card.people:
            section.add_hint(self.tr("Nog niemand. Voeg bij een persoon een rol bij deze organisatie toe."))
        return section

    def _standings(self, card: OrganisationCard, today: date) -> Section:
        section = Section(section_head(self.tr("Positie per dossier"), self.tr("−2 tegen  –  +2 voor")))
        for standing in card.standings:
            day = numbers(standing.day, century=False)
            row = LedgerRow(standing.dossier, standing.stance, age_on(standing.day, today), day, origin_words(standing))
            tip = f"{source_words(standing.source)}\n{standing.quote}".strip()
            line, inside = press_row(standing.dossier, tip, partial(self._steps.open_dossier, standing.dossier_id))
            inside.addWidget(row)
            section.add(line)
        if not card.standings:
            section.add_hint(self.tr("Nog geen positie vastgelegd. Dat kan op de pagina van een dossier."))
        return section

    def _coalitions(self, card: OrganisationCard) -> Section:
        head = section_head(self.tr("Coalities"))
        head.set_count(str(len(card.coalitions)))
        section = Section(head)
        for coalition in card.coalitions:
            tip = source_words(coalition.source)
            line, inside = press_row(coalition.name, tip, partial(self._steps.open_coalition, coalition.id))
            day = Label(str(coalition.formed.year) if coalition.formed else self.tr("jaar?"), TextRole.META)
            day.setFixedWidth(scaled(_DAY_WIDTH))
            inside.addWidget(day)
            inside.addWidget(ElidedLabel(coalition.name), 1)
            members = counted(coalition.members, "leden")
            inside.addWidget(Label(DOT.join(part for part in (coalition.dossier, members) if part), TextRole.META))
            section.add(line)
        if not card.coalitions:
            section.add_hint(self.tr("In geen coalitie die wij kennen."))
        return section

    def _notes(self, organisation: Organisation) -> Section:
        section = Section(section_head(self.tr("Notities")))
        if organisation.website:
            section.add(_selectable(organisation.website, TextRole.BODY))
        text = organisation.notes or self.tr("Nog geen notities.")
        section.add(_selectable(text, TextRole.BODY if organisation.notes else TextRole.MUTED))
        return section

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._about)
        head = QHBoxLayout()
        margin = SIZES.pane_margin
        head.setContentsMargins(margin, 16, margin, 12)
        head.setSpacing(SIZES.gap)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, 0, margin, 0)
        foot.addWidget(self._source, 1)
        foot.addStrut(scaled(40))
        strip = QWidget()
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setProperty("ground", "bg")
        strip.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule())
        column.addWidget(strip)


def _summary(organisation: Organisation) -> str:
    parts = (
        organisation.abbreviation,
        ORGANISATION_KIND[organisation.kind],
        SECTOR[organisation.sector] if organisation.sector is not None else "",
        period_words(organisation.period),
    )
    return DOT.join(dict.fromkeys(part for part in parts if part and part != organisation.name))


def _selectable(text: str, role: TextRole) -> Label:
    label = Label(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
