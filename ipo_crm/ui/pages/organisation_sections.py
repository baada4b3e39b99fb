"""The sections of an organisation's page: people now and before, what it is part of, seats, positions, coalitions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.coalitions import CoalitionRow
from ipo_crm.domain.counts import counted
from ipo_crm.domain.ids import CoalitionId, DossierId, OrganisationId, PersonId, organisation_ref
from ipo_crm.domain.labels import ORGANISATION_KIND
from ipo_crm.domain.organisations import FractieSeats, OrganisationKind, OrganisationRow, Seats
from ipo_crm.domain.people import PersonRow, StaffLine
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import DOT, numbers, period_words, short_day, source_words
from ipo_crm.ui.pages.press_row import SmallStrong
from ipo_crm.ui.pages.record_deeds import RecordDeeds
from ipo_crm.ui.pages.record_parts import Folded, Section, link, press_row, section_head
from ipo_crm.ui.pages.standing_rows import LedgerSteps, add_standings
from ipo_crm.ui.pages.talk_rows import Contact
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.ego_graph import EgoGraph
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.mark_view import MarkView

_DAY_WIDTH = 62
_PERIOD_WIDTH = 116
_KIND_WIDTH = 92
_FEW = 5
_SOME = 12
_MANY = 15


@dataclass(frozen=True, kw_only=True)
class OrganisationParts:
    """What one can do from the sections of an organisation."""

    open_person: Callable[[PersonId], object]
    open_organisation: Callable[[OrganisationId], object]
    open_dossier: Callable[[DossierId], object]
    open_coalition: Callable[[CoalitionId], object]
    open_network: Callable[[], object]
    deeds: RecordDeeds


@dataclass(frozen=True, kw_only=True)
class ShownOrganisation:
    """What the sections are made from."""

    card: OrganisationCard
    today: date

    @property
    def contact(self) -> Contact:
        """The talks with who worked there and the promises of its people."""
        return Contact(meetings=self.card.meetings, promises=self.card.promises, today=self.today, names=True)


def people(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget:
    """List who works there now with the last contact."""
    head = section_head(_tr("Personen"))
    head.set_count(str(len(shown.card.people)))
    section = Folded(head, most=_MANY)
    for row in shown.card.people:
        section.add_line(partial(_person_row, row, shown.today, parts))
    if not shown.card.people:
        section.add_hint(_tr("Nog niemand. Voeg bij een persoon een rol bij deze organisatie toe."))
    section.close_with(_tr("Toon ook de %1 anderen"))
    return section


def former(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget | None:
    """List who worked there before, with the period; folded where they are many. None where nobody did."""
    if not shown.card.former:
        return None
    head = section_head(_tr("Eerder"))
    head.set_count(str(len(shown.card.former)))
    section = Folded(head, most=_FEW)
    for each in shown.card.former:
        section.add_line(partial(_former_row, each, parts))
    section.close_with(_tr("Toon ook de %1 anderen"))
    return section


def belonging(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget | None:
    """List what it is part of, what took its place, and what is part of it; None where nothing is known of that."""
    card, open_one = shown.card, parts.open_organisation
    inside = [row for row in card.children if row.kind is not OrganisationKind.FRACTIE or not card.fracties]
    above = [(_tr("valt onder"), each) for each in (card.parent,) if each is not None]
    above += [(_tr("opgevolgd door"), each) for each in card.successors]
    if not above and not inside:
        return None
    only_committees = bool(inside) and all(row.kind is OrganisationKind.COMMITTEE for row in inside)
    head = section_head(_tr("Commissies") if only_committees and not above else _tr("Verband"))
    section = Folded(head, most=_SOME)
    for words, one in above:
        section.add_line(partial(_organisation_row, words, one.name, one.sector, partial(open_one, one.id)))
    for row in sorted(inside, key=_committees_first):
        kind = ORGANISATION_KIND[row.kind]
        section.add_line(partial(_organisation_row, kind, row.name, row.sector, partial(open_one, row.id)))
    section.close_with(_tr("Toon ook de %1 andere"))
    return section


def seats(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget | None:
    """Show the seats of a fractie, or the fracties of a chamber with theirs, as of today; None for all others."""
    card = shown.card
    if card.chamber is not None:
        return _fracties(shown, parts)
    if card.organisation.kind is not OrganisationKind.FRACTIE:
        return None
    section = Section(section_head(_tr("Zetels"), _tr("op %1").replace("%1", numbers(shown.today))))
    for each in card.seats:
        words = _tr("%1 in de %2").replace("%2", labels.CHAMBER[each.chamber])
        section.add(Label(words.replace("%1", counted(each.count, "zetels"))))
        section.add(Label(_seats_source(each), TextRole.META, wrap=True))
    if not card.seats:
        section.add_hint(_tr("Voor vandaag zijn geen zetels bekend."))
    return section


def standings(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget:
    """List the dossiers with the latest position on each; pressing one opens the dossier."""
    section = Section(section_head(_tr("Positie per dossier"), _tr("−2 tegen  –  +2 voor")))
    me = organisation_ref(shown.card.organisation.id)
    steps = LedgerSteps(press=parts.open_dossier, pressing="%1", ledger=partial(parts.deeds.ledger, me))
    add_standings(section, shown.card.standings, shown.today, steps)
    if not shown.card.standings:
        section.add_hint(_tr("Nog geen positie vastgelegd. Dat kan op de pagina van een dossier."))
    return section


def coalitions(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget:
    """List the coalitions that it is in, with the year, the dossier and the number of members."""
    head = section_head(_tr("Coalities"))
    head.set_count(str(len(shown.card.coalitions)))
    section = Folded(head, most=_SOME)
    for coalition in shown.card.coalitions:
        section.add_line(partial(_coalition_row, coalition, parts))
    section.close_with(_tr("Toon ook de %1 andere"))
    if not shown.card.coalitions:
        section.add_hint(_tr("In geen coalitie die wij kennen."))
    return section


def around(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget | None:
    """Draw with whom it joins hands most, and to whom it is tied; None where there is nobody."""
    card = shown.card
    if not card.neighbours:
        return None
    head = section_head(_tr("Eromheen"))
    head.add_right(link(_tr("Open in Coalities"), parts.open_network))
    section = Section(head)
    graph = EgoGraph(card.organisation.label, card.organisation.sector, card.neighbours, person=False)
    graph.opened.connect(parts.deeds.open_actor)
    section.add(graph)
    return section


def _fracties(shown: ShownOrganisation, parts: OrganisationParts) -> QWidget:
    card = shown.card
    head = section_head(_tr("Fracties"), _tr("op %1").replace("%1", numbers(shown.today)))
    head.set_count(str(len(card.fracties)))
    section = Folded(head, most=_MANY)
    for each in card.fracties:
        section.add_line(partial(_fractie_row, each, parts))
    section.close_with(_tr("Toon ook de %1 kleinere"))
    if not card.fracties:
        section.add_hint(_tr("Nog geen fracties met zetels. Voeg bij Gegevens de referentiegegevens toe."))
        return section
    total, whole = sum(each.seats.count for each in card.fracties), card.chamber.seats if card.chamber else 0
    if total != whole:
        words = _tr("Samen %1 van de %2: de samenstelling is niet compleet. Controleer de bron.")
        section.add(Label(words.replace("%1", str(total)).replace("%2", str(whole)), TextRole.SUSPECT, wrap=True))
    known = dict.fromkeys(_seats_source(each.seats) for each in card.fracties)
    section.add(Label(next(iter(known)), TextRole.META, wrap=True))
    return section


def _coalition_row(coalition: CoalitionRow, parts: OrganisationParts) -> QWidget:
    tip = source_words(coalition.source)
    line, inside = press_row(coalition.name, tip, partial(parts.open_coalition, coalition.id))
    day = Label(str(coalition.formed.year) if coalition.formed else _tr("jaar?"), TextRole.META)
    day.setFixedWidth(scaled(_DAY_WIDTH))
    inside.addWidget(day)
    inside.addWidget(ElidedLabel(coalition.name), 1)
    members = counted(coalition.members, "leden")
    inside.addWidget(Label(DOT.join(part for part in (coalition.dossier, members) if part), TextRole.META))
    return line


def _fractie_row(each: FractieSeats, parts: OrganisationParts) -> QWidget:
    open_it = partial(parts.open_organisation, each.organisation_id)
    line, inside = press_row(each.name, _seats_source(each.seats), open_it)
    inside.addWidget(ElidedLabel(each.name), 1)
    inside.addWidget(SmallStrong(str(each.seats.count)))
    return line


def _seats_source(each: Seats) -> str:
    since = _tr("sinds %1").replace("%1", numbers(each.period.start)) if each.period.start else ""
    return DOT.join(part for part in (since, source_words(each.source)) if part)


def _person_row(row: PersonRow, today: date, parts: OrganisationParts) -> QWidget:
    line, inside = press_row(row.name.full, row.function, partial(parts.open_person, row.id))
    inside.addWidget(MarkView(row.sector, person=True, size=SIZES.icon))
    inside.addWidget(ElidedLabel(row.name.full))
    inside.addWidget(ElidedLabel(row.function, TextRole.META), 1)
    contact = short_day(row.last_contact, today) if row.last_contact else _tr("nog geen contact")
    inside.addWidget(Label(contact, TextRole.META))
    return line


def _former_row(each: StaffLine, parts: OrganisationParts) -> QWidget:
    role = each.line.role
    line, inside = press_row(each.name.full, source_words(role.source), partial(parts.open_person, each.person_id))
    period = Label(period_words(role.period), TextRole.META)
    period.setFixedWidth(scaled(_PERIOD_WIDTH))
    inside.addWidget(period)
    inside.addWidget(ElidedLabel(each.name.full, TextRole.MUTED))
    inside.addWidget(ElidedLabel(role.function, TextRole.META), 1)
    return line


def _organisation_row(what: str, name: str, sector: Sector | None, act: Callable[[], object]) -> QWidget:
    line, inside = press_row(name, what, act)
    kind = ElidedLabel(what, TextRole.META)
    kind.setFixedWidth(scaled(_KIND_WIDTH))
    inside.addWidget(kind)
    inside.addWidget(MarkView(sector, size=SIZES.icon))
    inside.addWidget(ElidedLabel(name), 1)
    return line


def _committees_first(row: OrganisationRow) -> tuple[bool, str]:
    return row.kind is not OrganisationKind.COMMITTEE, row.name


def _tr(text: str) -> str:
    return QCoreApplication.translate("organisation_sections", text)
