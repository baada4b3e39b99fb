"""The role of somebody who is being added: what they do and where, kept in the same step as the person."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ipo_crm.domain.ids import NEW, OrganisationId, PersonId
from ipo_crm.domain.labels import ORGANISATION_KIND, SECTOR
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.pasted import Pasted, new_organisation
from ipo_crm.domain.people import Role
from ipo_crm.domain.sectors import Sector
from ipo_crm.services.organisations import Organisations
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.employer_picker import EmployerPicker
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.typed_over import TypedOver
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.section_head import SectionHead

translate = QCoreApplication.translate


class NewRole:
    """Adds its fields to a form, and gives the role and the organisation that is to be made for it, where there is one.

    Nothing typed here is no role: somebody can be added without.
    """

    def __init__(self, form: FormSheet, organisations: Organisations) -> None:
        self.picker = EmployerPicker(translate("NewRole", "Organisatie"), organisations.all)
        self._kind = Choice[OrganisationKind](translate("NewRole", "Soort organisatie"), ORGANISATION_KIND)
        self._sector = Choice[Sector](translate("NewRole", "Sector"), SECTOR, translate("NewRole", "niet bekend"))
        self.function = QLineEdit()
        self.portfolio = QLineEdit()
        self.function.setPlaceholderText(translate("NewRole", "bijv. beleidsadviseur"))
        self._head = SectionHead(translate("NewRole", "Rol"))
        self._what = Field(translate("NewRole", "Functie"), self.function)
        self._where = Field(translate("NewRole", "Organisatie"), self.picker)
        self._new = (
            Field(translate("NewRole", "Nieuwe organisatie: soort"), self._kind),
            Field(translate("NewRole", "Sector"), self._sector),
        )
        self._portfolio = Field(translate("NewRole", "Portefeuille of afdeling"), self.portfolio)
        form.add_widget(self._head)
        form.add(self._what)
        form.add(self._where)
        form.add(*self._new)
        form.add(self._portfolio)
        self._shown = True
        self.picker.changed.connect(self._follow_picker)
        self.picker.typing.connect(lambda _text: self.settle())

    def begin(self, *, shown: bool) -> None:
        """Empty the fields; they are shown where somebody is added."""
        self._shown = shown
        if shown:
            self.picker.begin()
        else:
            self.picker.start_with(())  # nobody is asked here: then it need not be known who may be picked
        self.function.clear()
        self.portfolio.clear()
        self._kind.choose(OrganisationKind.OTHER)
        self._sector.setCurrentIndex(0)
        for widget in (self._head, self._what, self._where, self._portfolio):
            widget.setVisible(shown)
        self.settle()

    def settle(self) -> None:
        """Ask for kind and sector only of an organisation that is to be made."""
        for field in self._new:
            field.setVisible(self._shown and self.picker.is_new)

    def show(self, pasted: Pasted, over: TypedOver) -> None:
        """Show what was read of a paste; what somebody typed stays."""
        over.put(self.function, pasted.function)
        over.put(self.portfolio, pasted.department)
        name = pasted.known.name if pasted.known is not None else pasted.organisation
        if not over.may_put(self.picker, self._picked()):
            return
        over.note(self.picker, name)
        if pasted.known is not None:
            self.picker.show_known(pasted.known)
        elif pasted.organisation:
            self.picker.show_new(pasted.organisation)
        else:
            self.picker.set_picks(())
        self._follow_picker()

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give what is missing where half a role stands here."""
        if not self._shown or not (self._picked() or self.function.text().strip() or self.portfolio.text().strip()):
            return
        if self.picker.chosen is None:
            yield (
                self._where,
                translate("NewRole", "Kies een organisatie uit de lijst, of kies daar om haar nieuw te maken."),
            )
        elif self.picker.picks and self.picker.typed.strip():
            yield self._where, translate("NewRole", "Kies de organisatie uit de lijst, of wis wat u typte.")
        if not self.function.text().strip():
            yield self._what, translate("NewRole", "Geef de rol een functie, zoals Kamerlid of beleidsadviseur.")

    def read(self) -> tuple[tuple[Role, ...], Organisation | None]:
        """Give the role, and the organisation that is to be made with it."""
        chosen = self.picker.chosen
        if not self._shown or chosen is None:
            return (), None
        role = Role(
            person_id=PersonId(NEW),
            organisation_id=self.picker.key,
            function=self.function.text().strip(),
            portfolio=self.portfolio.text().strip(),
        )
        if chosen.key is not None:
            return (role,), None
        kind = self._kind.value or OrganisationKind.OTHER
        level = new_organisation(chosen.name).level
        return (role,), Organisation(name=chosen.name, kind=kind, sector=self._sector.value, level=level)

    @property
    def employers(self) -> tuple[OrganisationId, ...]:
        """Where they work, as far as it is in the file."""
        return (self.picker.key,) if self._shown and self.picker.key else ()

    def _follow_picker(self) -> None:
        """Propose what the name of an organisation that is to be made says about it."""
        if self.picker.is_new:
            guessed = new_organisation(self.picker.picks[-1].name)
            self._kind.choose(guessed.kind)
            self._sector.choose(guessed.sector)
        self.settle()

    def _picked(self) -> str:
        chosen = self.picker.picks[-1].name if self.picker.picks else ""
        return chosen or self.picker.typed
