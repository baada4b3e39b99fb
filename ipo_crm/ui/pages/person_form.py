"""The form of a person: the parts of the name, how to reach them at work, notes, and what we may keep."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import NEW, PersonId, RecordRef
from ipo_crm.domain.labels import CONTACT_KIND
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.pasted import Pasted
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.duplicates import Duplicates
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.phones import KINDS
from ipo_crm.ui.pages.duplicate_hint import DuplicateHint, HintSteps
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.new_role import NewRole
from ipo_crm.ui.pages.phone_field import PhoneField, parts, shown_together, stored
from ipo_crm.ui.pages.signature_paste import SignaturePaste
from ipo_crm.ui.pages.source_fields import SourceFields, unreadable
from ipo_crm.ui.pages.typed_over import TypedOver
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.text_area import TextArea

_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")


@dataclass(frozen=True, slots=True)
class PersonSteps:
    """Where the form leads: to a person, or to two of them side by side, who is known first."""

    show: Callable[[PersonId], object]
    merge: Callable[[PersonId, PersonId], object]


class PersonForm(FormSheet):
    """Adds a person where the subject is NEW, or changes one; a whole name may be pasted and is taken apart."""

    area, form_kind = "people", "person"

    def __init__(
        self,
        page: QWidget,
        people: People,
        duplicates: Duplicates,
        today: Callable[[], date],
        note: Callable[[Change], object],
        steps: PersonSteps,
        organisations: Organisations,
    ) -> None:
        super().__init__(page, self.tr("Persoon"), self.tr("Bewaren"), series=True)
        self._people = people
        self.holdings = self._holdings = Holdings(lambda: people.get(PersonId(self._key())), people.change)
        self._today = today
        self._note = note
        self._duplicates = duplicates
        self._steps = steps
        self._merge_with: PersonId | None = None
        self._reading = False
        self._hint = DuplicateHint(HintSteps(open=self._open_instead, merge=self._keep_and_merge))
        self._person = Person(name=PersonName())
        self._paste = SignaturePaste(people.read_pasted, self._show_pasted, self._add_to_notes)
        self._whole = self._paste.area
        self._whole.textChanged.connect(self._read_whole)
        self._parts = {part: QLineEdit() for part in _PARTS}
        self._reach = {kind: QLineEdit() for kind in ContactKind}
        self._salutation = QLineEdit()
        self._notes = TextArea(lines=4)
        self._keep_until = DateField(self.tr("Bewaren tot"), today)
        self._informed_on = DateField(self.tr("Bericht gestuurd op"), today, past=True)
        self._keep_until.setPlaceholderText(self.tr("bijv. over 2 jaar"))
        self._informed_on.setPlaceholderText(self.tr("bijv. gisteren"))
        self._lay_fields(organisations)
        for editor in (*self._parts.values(), *self._reach.values()):
            editor.textChanged.connect(self._look_for_doubles)

    @override
    def fill(self) -> None:
        self._hint.forget()
        known = self._people.get(PersonId(self._key()))
        self._person = known or Person(name=PersonName())
        self.name(self.tr("%1 wijzigen").replace("%1", known.name.short) if known else self.tr("Nieuwe persoon"))
        self._whole.clear()
        self._paste.forget()
        self._role.begin(shown=known is None)
        for part, editor in self._parts.items():
            editor.setText(getattr(self._person.name, part))
        for kind, editor in self._reach.items():
            editor.setText(shown_together(self._person.contact_points_of(kind)))
        self._salutation.setText(self._person.salutation)
        self._salutation.setPlaceholderText(self._person.salutation_or_default if known else "")
        self._notes.setPlainText(self._person.notes)
        for field, day in ((self._keep_until, self._person.keep_until), (self._informed_on, self._person.informed_on)):
            field.set_moment(None if day is None else Moment(day))
        self._source.show(self._person.source)

    @override
    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("person", self._key()),)

    @override
    def edits(self) -> bool:
        return bool(self._key())

    @override
    def beginning(self) -> str:
        return "" if self._key() else self._read_name().full  # who exists is named in the title

    @override
    def settle(self) -> None:
        self._role.settle()

    @override
    def first(self) -> QWidget:
        return self._parts["family_name"] if self._key() else self._whole

    @override
    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self._parts["family_name"].text().strip():
            yield self._family_name, self.tr("Geef een achternaam. Voornaam en voorletters mogen leeg blijven.")
        yield from self._role.wrong()
        yield from unreadable(self._until)
        yield from unreadable(self._told)
        yield from self._source.wrong()

    @override
    def keep(self) -> None:
        change = self._people.add(self._holdings.written(Person(name=PersonName())), *self._role.read())
        self._note(change)
        key = PersonId(change.only("person"))
        known, self._merge_with = self._merge_with, None
        if known is None:
            self._steps.show(key)
        else:
            self._steps.merge(known, key)

    def write(self, whole: str) -> None:
        """Put a whole name in the field for it, as if it was typed there."""
        self._whole.setPlainText(whole)

    def _key(self) -> int:
        return self._subject if isinstance(self._subject, int) else NEW

    def _read_name(self) -> PersonName:
        return PersonName(**{part: editor.text().strip() for part, editor in self._parts.items()})

    def _put_reach(self, person: Person, kind: ContactKind) -> Person:
        """Write the ways of one kind to reach somebody as they stand here; what was not changed keeps its label."""
        known = person.contact_points_of(kind)
        labels = {point.value: point.label for point in known}
        values = parts(self._reach[kind].text())
        values = stored(values, known) if kind in KINDS else values
        points = [ContactPoint(kind=kind, value=value, label=labels.get(value, "")) for value in dict.fromkeys(values)]
        if points == [*known]:
            return person
        others = (point for point in person.contact_points if point.kind is not kind)
        return replace(person, contact_points=(*others, *points))

    def _read_whole(self) -> None:
        """Read what is pasted or typed in one piece; what is put there by a draft was read before."""
        if not self._filling:
            self._paste.read(listed=not self._key())

    def _show_pasted(self, pasted: Pasted, over: TypedOver) -> None:
        """Fill the fields from a paste; of who is known already the name, over what stands there."""
        self._reading = True
        for part, editor in self._parts.items():
            if self._key():
                editor.setText(getattr(pasted.name, part))
            else:
                over.put(editor, getattr(pasted.name, part))
        if not self._key():
            for kind, editor in self._reach.items():
                over.put(editor, shown_together(pasted.points_of(kind)))
            self._role.show(pasted, over)
        self._reading = False
        self._look_for_doubles()

    def _add_to_notes(self, lines: Sequence[str]) -> None:
        self._notes.setPlainText("\n".join(filter(None, (self._notes.toPlainText().strip(), *lines))))

    def _look_for_doubles(self) -> None:
        """Say that somebody like this is known already, without standing in the way."""
        if not self._key() and not self._reading:
            typed = Person(name=self._read_name())
            for kind in self._reach:
                typed = self._put_reach(typed, kind)
            self._hint.show_row(next(iter(self._duplicates.like(typed, self._role.employers)), None))

    def _open_instead(self, key: PersonId) -> None:
        self.leave()
        self._steps.show(key)

    def _keep_and_merge(self, known: PersonId) -> None:
        """Keep what was typed, so that nothing of it is lost, and lay the two side by side."""
        self._merge_with = known
        self.commit()
        self._merge_with = None

    def _lay_fields(self, organisations: Organisations) -> None:
        fields = {
            part: Field(label, self._parts[part])
            for part, label in (
                ("honorific", self.tr("Aanspreekvorm")),
                ("titles", self.tr("Titels")),
                ("initials", self.tr("Voorletters")),
                ("given_name", self.tr("Roepnaam")),
                ("prefix", self.tr("Tussenvoegsel")),
                ("family_name", self.tr("Achternaam")),
                ("suffix", self.tr("Achter de naam")),
            )
        }
        self._family_name = fields["family_name"]
        whole = Field(self.tr("Plak een hele naam, of een handtekening uit een mail"), self._whole)
        self.add(whole)
        self.add_widget(self._paste.preview)
        self.add_widget(self._hint)
        self.add(fields["honorific"], fields["titles"], fields["initials"])
        self.add(fields["given_name"], fields["prefix"])
        self.add(fields["family_name"], fields["suffix"])
        self._role = NewRole(self, organisations)
        self._add_heading(self.tr("Bereikbaar op het werk"))
        reach = {
            kind: (PhoneField if kind in KINDS else Field)(_capital(CONTACT_KIND[kind]), editor)
            for kind, editor in self._reach.items()
        }
        self.add(reach[ContactKind.EMAIL])
        self.add(reach[ContactKind.PHONE], reach[ContactKind.MOBILE])
        self.add(reach[ContactKind.WEBSITE], reach[ContactKind.OFFICE])
        self._add_heading(self.tr("Notities en bewaren"))
        salutation = Field(self.tr("Aanhef in brieven, als die anders is"), self._salutation)
        notes = Field(self.tr("Notities"), self._notes)
        self.add(salutation)
        self.add(notes)
        self._until = Field(self.tr("Bewaren tot"), self._keep_until)
        self._told = Field(self.tr("Bericht gestuurd op"), self._informed_on)
        self.add(self._until, self._told)
        self._source = SourceFields(self, self._today)
        hold = self._holdings.hold
        hold(lambda person: replace(person, name=self._read_name()), whole, *fields.values())
        for kind, field in reach.items():
            hold(partial(self._put_reach, kind=kind), field)
        hold(lambda person: replace(person, salutation=self._salutation.text().strip()), salutation)
        hold(lambda person: replace(person, notes=self._notes.toPlainText().strip()), notes)
        hold(lambda person: replace(person, keep_until=_day(self._keep_until)), self._until)
        hold(lambda person: replace(person, informed_on=_day(self._informed_on)), self._told)
        hold(
            lambda person: replace(person, source=self._source.read()),
            *self._source.fields,
            together=self._source.unnamed,
        )

    def _add_heading(self, text: str) -> None:
        self._body.insertWidget(self._body.count() - 1, SectionHead(text))


def _day(field: DateField) -> date | None:
    moment = field.moment
    return None if moment is None else moment.day


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
