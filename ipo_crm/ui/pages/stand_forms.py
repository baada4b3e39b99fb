"""The forms of what we want and who stands where: an ask with its money, and a position with its source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLineEdit, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Ask, AskStatus, Recurrence
from ipo_crm.domain.ids import NEW, ActorKind, ActorRef, AskId, DossierId, OrganisationId, RecordRef
from ipo_crm.domain.money import UnreadableAmountError, read_money, write_money
from ipo_crm.domain.positions import Position
from ipo_crm.domain.search import Hit, HitKind
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.dossier_forms import SCALE, Today
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.position_fields import PositionFields
from ipo_crm.ui.pages.source_fields import SourceFields
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.text_area import TextArea

FindActors = Callable[[str], Sequence[Hit]]
_RECURRENCES = tuple(Recurrence)
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class AskDeeds:
    """What the form of an ask asks and does; `name` says whom an ask is for, `made` is told of a new one."""

    read: Callable[[AskId], Ask | None]
    name: Callable[[Ask], str]
    put: Callable[[Ask], Change]
    made: Callable[[Change], object]
    drop: Callable[[AskId], Change]


class AskForm(FormSheet):
    """Makes an ask or changes one; its subject is the dossier with the ask, or with NEW."""

    area, form_kind = "dossiers", "ask"
    can_drop = True

    def __init__(self, page: QWidget, today: Today, find: FindActors, deeds: AskDeeds) -> None:
        super().__init__(page, self.tr("Inzet"), self.tr("Bewaren"))
        self._deeds = deeds
        self.holdings = self._holdings = Holdings(lambda: deeds.read(self._key()[1]), deeds.put)
        self.text, self.evidence = TextArea(lines=3), TextArea(lines=2)
        self.amount, self.first_year, self.last_year, self.cover = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.amount.setPlaceholderText(self.tr("12 mln of 75.000.000"))
        self.amount.editingFinished.connect(self._echo_amount)
        self.recurrence = Segments(self.tr("Hoe vaak"), [labels.RECURRENCE[each] for each in _RECURRENCES])
        self.addressee = _single_picker(self.tr("Aan wie"), _organisations(find))
        self.status = Choice(self.tr("Stand"), {each: labels.ASK_STATUS[each] for each in AskStatus})
        self._lay_fields(today)

    def open_for(self, dossier: DossierId, ask: AskId | None = None) -> None:
        """Open for an ask of a dossier, None for a new one."""
        self.begin((dossier, ask or AskId(NEW)))

    def fill(self) -> None:
        dossier, key = self._key()
        known = self._deeds.read(key) if key else None
        ask = known or Ask(dossier_id=dossier, text="")
        self.name(self.tr("Inzet wijzigen") if known else self.tr("Inzet toevoegen"))
        self.text.setPlainText(ask.text)
        self.evidence.setPlainText(ask.evidence)
        self.amount.setText("" if ask.amount is None else write_money(ask.amount))
        self.first_year.setText(str(ask.first_year or ""))
        self.last_year.setText(str(ask.last_year or ""))
        self.cover.setText(ask.cover)
        self.recurrence.choose(_RECURRENCES.index(ask.recurrence))
        self.status.choose(ask.status)
        chosen = (Pick(key=ask.addressee_id, name=self._deeds.name(ask)),) if ask.addressee_id else ()
        self.addressee.start_with(chosen)
        self._source.show(ask.source)

    def about(self) -> Sequence[RecordRef]:
        dossier, ask = self._key()
        return (RecordRef("dossier", dossier), RecordRef("ask", ask))

    def edits(self) -> bool:
        return bool(self._key()[1])

    def drop(self) -> Change:
        return self._deeds.drop(self._key()[1])

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.text.toPlainText().strip():
            yield self._text_field, self.tr("Schrijf in één zin wat wij vragen.")
        try:
            read_money(self.amount.text())
        except UnreadableAmountError as error:
            yield self._amount_field, str(error)
        for field in self._years:
            if not _is_year(field):
                yield field, self.tr("Schrijf een jaar met vier cijfers, bijvoorbeeld 2026.")
        first, last = _year(self.first_year), _year(self.last_year)
        if first and last and last < first:
            yield self._years[1], self.tr("Het laatste jaar ligt vóór het eerste. Draai ze om.")
        if any(pick.key is None for pick in self.addressee.picks):
            yield self._addressee_field, self.tr("Deze organisatie is er nog niet. Voeg haar toe bij Organisaties.")
        elif self.addressee.typed.strip():
            yield self._addressee_field, self.tr("Kies de organisatie uit de lijst, of wis wat u typte.")
        yield from self._source.wrong()

    def keep(self) -> None:
        ask = self._holdings.written(Ask(dossier_id=self._key()[0], text=""))
        self._deeds.made(self._deeds.put(ask))

    def _key(self) -> tuple[DossierId, AskId]:
        dossier, ask = self._subject if isinstance(self._subject, tuple) else (NEW, NEW)
        return DossierId(dossier), AskId(ask)

    def _lay_fields(self, today: Today) -> None:
        self._text_field = Field(self.tr("Wat vragen wij, in één zin"), self.text)
        self._amount_field = Field(self.tr("Bedrag in euro"), self.amount, self.tr("Leeg als er geen geld bij hoort."))
        self._years = [Field(self.tr("Eerste jaar"), self.first_year), Field(self.tr("Laatste jaar"), self.last_year)]
        self._addressee_field = Field(self.tr("Aan wie"), self.addressee)
        recurrence, status = Field(self.tr("Hoe vaak"), self.recurrence), Field(self.tr("Stand"), self.status)
        cover, evidence = Field(self.tr("Dekking"), self.cover), Field(self.tr("Bewijs van de stand"), self.evidence)
        self.add(self._text_field)
        self.add(self._amount_field, recurrence)
        self.add(*self._years)
        self.add(self._addressee_field, status)
        self.add(cover)
        self.add(evidence)
        self._source = SourceFields(self, today)
        hold = self._holdings.hold
        hold(lambda ask: replace(ask, text=self.text.toPlainText().strip()), self._text_field)
        hold(lambda ask: replace(ask, amount=read_money(self.amount.text())), self._amount_field)
        hold(lambda ask: replace(ask, recurrence=_RECURRENCES[max(self.recurrence.at, 0)]), recurrence)
        hold(self._put_years, *self._years)
        hold(self._put_addressee, self._addressee_field)
        hold(lambda ask: replace(ask, status=self.status.value or AskStatus.OPEN), status)
        hold(lambda ask: replace(ask, cover=self.cover.text().strip()), cover)
        hold(lambda ask: replace(ask, evidence=self.evidence.toPlainText().strip()), evidence)
        hold(lambda ask: replace(ask, source=self._source.read()), *self._source.fields, together=self._source.unnamed)

    def _put_years(self, ask: Ask) -> Ask:
        return replace(ask, first_year=_year(self.first_year), last_year=_year(self.last_year))

    def _put_addressee(self, ask: Ask) -> Ask:
        picks = self.addressee.picks
        return replace(ask, addressee_id=OrganisationId(_key(picks[0])) if picks else None)

    def _echo_amount(self) -> None:
        """Write the amount as it was understood."""
        try:
            cents = read_money(self.amount.text())
        except UnreadableAmountError as error:
            self._amount_field.set_error(str(error))
            return
        written = "" if cents is None else write_money(cents)
        if written != self.amount.text():
            self.amount.setText(written)


class PositionForm(FormSheet):
    """Adds an entry to the ledger: who stands where on a dossier, since when, and how we know."""

    area, form_kind = "dossiers", "position"

    def __init__(self, page: QWidget, today: Today, find: FindActors, keep: Callable[[Position], object]) -> None:
        super().__init__(page, self.tr("Positie vastleggen"), self.tr("Vastleggen"))
        self._keep = keep
        self._dossier = DossierId(0)
        self._given: Pick | None = None
        self.actor = _single_picker(self.tr("Wie"), _actors(find))
        self._actor_field = Field(self.tr("Wie: persoon of organisatie"), self.actor)
        self.influence = Segments(self.tr("Invloed"), SCALE, keys="?12345", least_width=38)
        self.add(self._actor_field)
        self._position = PositionFields(self, today, Field(self.tr("Invloed op dit dossier"), self.influence))
        self.stance, self.day = self._position.stance, self._position.day
        self.earlier_names = {
            "Positie: −2 sterk tegen, +2 sterk voor": self._position.stance_field.label,
            "Datum": self._position.day_field.label,
            "In hun woorden": self._position.quote_field.label,
        }

    def open_for(self, dossier: DossierId, actor: Pick | None = None) -> None:
        """Open for a dossier, with who it is about where that is known."""
        self._dossier, self._given = dossier, actor
        self.begin((dossier, actor))

    def first(self) -> QWidget:
        return self.actor if self._given is None else self.stance

    def fill(self) -> None:
        self.actor.start_with((self._given,) if self._given else ())
        self.influence.choose(0)
        self._position.begin()

    def about(self) -> Sequence[RecordRef]:
        given = self._given.key if self._given is not None else None
        actor = (RecordRef(given.kind.value, given.key),) if isinstance(given, ActorRef) else ()
        return (RecordRef("dossier", self._dossier), *actor)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        picks = self.actor.picks
        if not picks:
            yield self._actor_field, self.tr("Noem wie het is: typ een naam en kies met Enter.")
        elif picks[0].key is None:
            yield self._actor_field, self.tr("Deze naam is er nog niet. Voeg de persoon of organisatie eerst toe.")
        yield from self._position.wrong()

    def keep(self) -> None:
        actor = self.actor.picks[0].key
        position = self._position.read(actor, self._dossier) if isinstance(actor, ActorRef) else None
        if position is not None:
            self._keep(replace(position, influence=self.influence.at or None))


def _single_picker(name: str, find: Callable[[str], Sequence[Pick]]) -> PersonPicker:
    """Give a picker that holds one: a second choice takes the place of the first."""
    picker = PersonPicker(name, find)
    picker.changed.connect(lambda: picker.set_picks(picker.picks[-1:]))
    return picker


def _actors(find: FindActors) -> Callable[[str], Sequence[Pick]]:
    def picks(typed: str) -> Sequence[Pick]:
        kinds = {HitKind.PERSON: ActorKind.PERSON, HitKind.ORGANISATION: ActorKind.ORGANISATION}
        return [Pick(key=ActorRef(kinds[hit.kind], hit.key), name=hit.title, detail=hit.detail) for hit in find(typed)]

    return picks


def _organisations(find: FindActors) -> Callable[[str], Sequence[Pick]]:
    def picks(typed: str) -> Sequence[Pick]:
        found = (hit for hit in find(typed) if hit.kind is HitKind.ORGANISATION)
        return [Pick(key=hit.key, name=hit.title, detail=hit.detail) for hit in found]

    return picks


def _key(pick: Pick) -> int:
    return pick.key if isinstance(pick.key, int) else 0


def _is_year(field: Field) -> bool:
    editor = field.editor
    text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
    return not text or (text.isdecimal() and int(text) in _YEARS)


def _year(line: QLineEdit) -> int | None:
    text = line.text().strip()
    return int(text) if text.isdecimal() else None
