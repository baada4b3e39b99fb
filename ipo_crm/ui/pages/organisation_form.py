"""The form of an organisation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import OrganisationId, RecordRef
from ipo_crm.domain.labels import LEVEL, ORGANISATION_KIND, SECTOR
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.services.organisations import Organisations
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.source_fields import SourceFields
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.text_area import TextArea


class OrganisationForm(FormSheet):
    """Adds an organisation where the subject is NEW, or changes one."""

    area, form_kind = "organisations", "organisation"

    def __init__(
        self,
        page: QWidget,
        organisations: Organisations,
        today: Callable[[], date],
        note: Callable[[Change], object],
        show: Callable[[OrganisationId], object],
    ) -> None:
        super().__init__(page, self.tr("Organisatie"), self.tr("Bewaren"), series=True)
        self._organisations = organisations
        self.holdings = self._holdings = Holdings(lambda: organisations.get(self._organisation.id), organisations.put)
        self._note = note
        self._show = show
        self._all: tuple[Organisation, ...] = ()
        self._organisation = Organisation(name="")
        self._full = QLineEdit()
        self._abbreviation = QLineEdit()
        self._kind = Choice[OrganisationKind](self.tr("Soort"), ORGANISATION_KIND)
        self._sector = Choice[Sector](self.tr("Sector"), SECTOR, self.tr("niet bekend"))
        self._level = Choice[Level](self.tr("Bestuurslaag"), LEVEL)
        self._website = QLineEdit()
        self._notes = TextArea(lines=4)
        self._lay_fields(today)

    @override
    def fill(self) -> None:
        self._all = self._organisations.all()
        known = next((each for each in self._all if each.id == self._subject), None)
        self._organisation = known or Organisation(name="")
        self.name(self.tr("%1 wijzigen").replace("%1", known.label) if known else self.tr("Nieuwe organisatie"))
        self._full.setText(self._organisation.name)
        self._abbreviation.setText(self._organisation.abbreviation)
        self._kind.choose(self._organisation.kind)
        self._sector.choose(self._organisation.sector)
        self._level.choose(self._organisation.level)
        self._website.setText(self._organisation.website)
        self._notes.setPlainText(self._organisation.notes)
        self._source.show(self._organisation.source)

    @override
    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("organisation", self._organisation.id),)

    @override
    def edits(self) -> bool:
        return bool(self._organisation.id)

    @override
    def beginning(self) -> str:
        return "" if self.edits() else super().beginning()  # what exists is named in the title

    @override
    def wrong(self) -> Iterable[tuple[Field, str]]:
        name = self._full.text().strip()
        if not name:
            yield self._full_field, self.tr("Geef de organisatie een naam.")
        elif any(fold(each.name) == fold(name) and each.id != self._organisation.id for each in self._all):
            yield (
                self._full_field,
                self.tr("Deze organisatie staat er al. Kies een naam die haar onderscheidt."),
            )
        yield from self._source.wrong()

    @override
    def keep(self) -> None:
        change = self._organisations.put(self._holdings.written(Organisation(name="")))
        self._note(change)
        self._show(OrganisationId(change.only("organisation")))

    def _lay_fields(self, today: Callable[[], date]) -> None:
        self._full_field = Field(self.tr("Naam"), self._full)
        abbreviation = Field(self.tr("Afkorting of korte naam"), self._abbreviation)
        kind, sector = Field(self.tr("Soort"), self._kind), Field(self.tr("Sector"), self._sector)
        level = Field(self.tr("Bestuurslaag"), self._level)
        website, notes = Field(self.tr("Website"), self._website), Field(self.tr("Notities"), self._notes)
        self.add(self._full_field)
        self.add(abbreviation, kind)
        self.add(sector, level)
        self.add(website)
        self.add(notes)
        self._source = SourceFields(self, today)
        hold = self._holdings.hold
        hold(lambda each: replace(each, name=self._full.text().strip()), self._full_field)
        hold(lambda each: replace(each, abbreviation=self._abbreviation.text().strip()), abbreviation)
        hold(lambda each: replace(each, kind=self._kind.value or OrganisationKind.OTHER), kind)
        hold(lambda each: replace(each, sector=self._sector.value), sector)
        hold(lambda each: replace(each, level=self._level.value or Level.NONE), level)
        hold(lambda each: replace(each, website=self._website.text().strip()), website)
        hold(lambda each: replace(each, notes=self._notes.toPlainText().strip()), notes)
        hold(
            lambda each: replace(each, source=self._source.read()), *self._source.fields, together=self._source.unnamed
        )
