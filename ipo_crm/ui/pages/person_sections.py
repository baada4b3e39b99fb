"""The sections of a person's page, each made anew from what is known: roles, positions, who is near, how to reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.cards import PersonCard
from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import ActorRef, DossierId, person_ref
from ipo_crm.domain.labels import CONTACT_KIND
from ipo_crm.domain.people import Person, RoleLine
from ipo_crm.services import phones
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import period_words, role_words, source_words
from ipo_crm.ui.pages.record_deeds import RecordDeeds
from ipo_crm.ui.pages.record_parts import OUTDENT, Folded, Section, link, press_row, section_head
from ipo_crm.ui.pages.standing_rows import LedgerSteps, add_standings, pressed
from ipo_crm.ui.pages.talk_rows import Contact
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.ego_graph import EgoGraph
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.wrap_row import WrapRow

_PERIOD_WIDTH = 116
_KIND_WIDTH = 150
_OPEN_SHOWN = 4


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What one can do from a person's page; the page itself carries it out."""

    edit_role: Callable[[RoleLine | None], object]
    take_position: Callable[[DossierId | None], object]
    set_rhythm: Callable[[int | None], object]
    open_network: Callable[[], object]
    deeds: RecordDeeds


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the sections are made from."""

    card: PersonCard
    dossiers: tuple[DossierName, ...]
    today: date

    @property
    def contact(self) -> Contact:
        """The talks and promises of the person."""
        return Contact(meetings=self.card.meetings, promises=self.card.promises, today=self.today)

    @property
    def ref(self) -> ActorRef:
        """Who it is."""
        return person_ref(self.card.person.id)


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
    """List the dossiers with the latest position on each; pressing one opens the form to add to its ledger."""
    section = Section(section_head(_tr("Positie per dossier"), note=_tr("−2 tegen  –  +2 voor")))
    taken = {standing.dossier_id for standing in shown.card.standings}
    pressing = _tr("Positie vastleggen: %1")
    ledger = LedgerSteps(press=steps.take_position, pressing=pressing, ledger=partial(steps.deeds.ledger, shown.ref))
    add_standings(section, shown.card.standings, shown.today, ledger)
    unasked = Folded(None, most=_OPEN_SHOWN)
    for dossier in shown.dossiers:
        if dossier.id not in taken:
            unasked.add_line(partial(_unasked_row, dossier, pressing, steps))
    unasked.close_with(_tr("Toon ook de %1 andere dossiers"))
    section.add(unasked)
    if not taken and not shown.dossiers:
        section.add_hint(_tr("Nog geen dossiers. Maak eerst een dossier; dan kan hier een positie staan."))
    return section


def around(shown: Shown, steps: Steps) -> QWidget:
    """Draw whom this person met most."""
    head = section_head(_around_whom(shown.card.person.name.honorific))
    head.add_right(link(_tr("Open in Coalities"), steps.open_network))
    section = Section(head)
    card = shown.card
    if card.person.blocked_on is not None:
        section.add_hint(_tr("Niet getoond zolang het bezwaar staat."))
        return section
    if not card.neighbours:
        section.add_hint(_tr("Nog niemand: wie samen met deze persoon in een gesprek zat, verschijnt hier."))
        return section
    graph = EgoGraph(card.person.name.short, card.line.sector, card.neighbours)
    graph.opened.connect(steps.deeds.open_actor)
    section.add(graph)
    return section


def _around_whom(honorific: str) -> str:
    """Name the drawing after how somebody is addressed; neutral where that is not known."""
    match honorific:
        case "mw.":
            return _tr("Om haar heen")
        case "dhr.":
            return _tr("Om hem heen")
        case _:
            return _tr("Om hen heen")


def reach(person: Person) -> QWidget:
    """List how to reach somebody at work, and how to begin a letter."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
    column.setSpacing(4)
    column.addWidget(SectionHead(_tr("Bereikbaar op het werk"), rule=False))
    for point in person.contact_points:
        row = QHBoxLayout()
        row.setSpacing(8)
        kind = ElidedLabel(", ".join(part for part in (CONTACT_KIND[point.kind], point.label) if part), TextRole.META)
        kind.setFixedWidth(scaled(_KIND_WIDTH))
        value = Label(phones.shown(point), wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(kind)
        row.addWidget(value, 1)
        column.addLayout(row)
    if not person.contact_points:
        column.addWidget(Label(_tr("Nog geen contactgegevens."), TextRole.MUTED))
    salutation = _tr("Aanhef in brieven: %1").replace("%1", person.salutation_or_default)
    column.addWidget(Label(salutation, TextRole.META, wrap=True))
    return frame


def _unasked_row(dossier: DossierName, pressing: str, steps: Steps) -> QWidget:
    name = dossier.short_title or dossier.title
    return pressed(LedgerRow(name, None), name, "", pressing, partial(steps.take_position, dossier.id))


def _role_row(line: RoleLine, today: date, steps: Steps) -> QWidget:
    words = role_words(line)
    name = _tr("Rol wijzigen: %1").replace("%1", words)
    row, inside = press_row(name, source_words(line.role.source), partial(steps.edit_role, line))
    present = line.role.period.contains(today)
    period = Label(period_words(line.role.period) or _tr("periode onbekend"), TextRole.META)
    period.setFixedWidth(scaled(_PERIOD_WIDTH))
    inside.addWidget(period)
    texts = WrapRow()
    inside.addLayout(texts, 1)
    texts.add(WrapLabel(words, TextRole.BODY if present else TextRole.MUTED), 1)
    texts.add(WrapLabel(line.role.portfolio, TextRole.META))
    return row


def _tr(text: str) -> str:
    return QCoreApplication.translate("person_sections", text)
