"""The form of a role: where, what, since when, and how much it weighs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.drafts import DAY, FormDraft, digest
from ipo_crm.domain.ids import NEW, OrganisationId, PersonId, RecordRef, RoleId
from ipo_crm.domain.labels import ORGANISATION_KIND, SECTOR
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Role
from ipo_crm.domain.sectors import Sector
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.employer_picker import EmployerPicker
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.source_fields import SourceFields
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.period_field import PeriodField
from ipo_crm.ui.widgets.segments import Segments

_WEIGHTS = ("1", "2", "3", "4", "5")
_SINCE, _UNTIL = "Van", "Tot en met, leeg is nu nog"
"""What the fields were called that became the period."""


class RoleForm(FormSheet):
    """Adds or changes a role; its subject is the person with the role, or with NEW.

    An organisation that is not known yet is made in the same step.
    """

    area, form_kind = "people", "role"

    def __init__(
        self,
        page: QWidget,
        people: People,
        organisations: Organisations,
        today: Callable[[], date],
        note: Callable[[Change], object],
    ) -> None:
        super().__init__(page, self.tr("Rol"), self.tr("Bewaren"))
        self._people = people
        self.holdings = self._holdings = Holdings(self._read, self._change)
        self._today = today
        self._note = note
        self._role = Role(person_id=PersonId(NEW), organisation_id=OrganisationId(NEW), function="")
        self._picker = EmployerPicker(self.tr("Organisatie"), organisations.all)
        self._picker.changed.connect(self._show_new)
        self._kind = Choice[OrganisationKind](self.tr("Soort organisatie"), ORGANISATION_KIND)
        self._sector = Choice[Sector](self.tr("Sector"), SECTOR, self.tr("niet bekend"))
        self._function = QLineEdit()
        self._portfolio = QLineEdit()
        self._influence = Segments(self.tr("Invloed van deze rol"), _WEIGHTS, keys="12345", least_width=38)
        self._held = PeriodField(self.tr("Periode"), today)
        self._lay_fields()

    @override
    def fill(self) -> None:
        person, role = self._about()
        card = self._people.card(person)
        known = next((line.role for line in card.roles if line.role.id == role), None)
        self._role = known or Role(person_id=person, organisation_id=OrganisationId(NEW), function="")
        title = self.tr("Rol van %1 wijzigen") if known else self.tr("Nieuwe rol van %1")
        self.name(title.replace("%1", card.person.name.short))
        self._picker.begin(self._role.organisation_id)
        self._function.setText(self._role.function)
        self._portfolio.setText(self._role.portfolio)
        self._influence.choose(-1 if self._role.influence is None else self._role.influence - 1)
        self._held.set_period(self._role.period)
        self._source.show(self._role.source)
        self._kind.choose(OrganisationKind.OTHER)
        self._drop.setVisible(known is not None)
        self._show_new()

    @override
    def about(self) -> Sequence[RecordRef]:
        person, role = self._about()
        return (RecordRef("person", person), RecordRef("role", role))

    @override
    def edits(self) -> bool:
        return bool(self._role.id)

    @override
    def as_now(self, draft: FormDraft, present: Mapping[str, Any]) -> FormDraft:
        """Make one period of the two fields that it once was."""
        if _SINCE not in draft.values or _UNTIL not in draft.values:
            return draft
        period = self._period.label
        typed = not draft.typed.isdisjoint((_SINCE, _UNTIL))
        joined = _joined(draft.values[_SINCE], draft.values[_UNTIL])
        values = {**draft.values, period: joined if typed else present[period]}
        before = {**draft.before, period: digest(present[period])}
        for name in (_SINCE, _UNTIL):
            del values[name]
            before.pop(name, None)
        return replace(draft, values=values, before=before)

    @override
    def beginning(self) -> str:
        return self._function.text().strip()

    @override
    def settle(self) -> None:
        self._show_new()

    @override
    def wrong(self) -> Iterable[tuple[Field, str]]:
        if self._picker.chosen is None:
            yield self._where, self.tr("Kies een organisatie uit de lijst, of kies daar om haar nieuw te maken.")
        elif self._picker.picks and self._picker.typed.strip():
            yield self._where, self.tr("Kies de organisatie uit de lijst, of wis wat u typte.")
        if not self._function.text().strip():
            yield self._what, self.tr("Geef de rol een functie, zoals Kamerlid of beleidsadviseur.")
        if self._held.problem:
            yield self._period, self._held.problem
        yield from self._source.wrong()

    @override
    def keep(self) -> None:
        person, _ = self._about()
        blank = Role(person_id=person, organisation_id=OrganisationId(NEW), function="")
        self._note(self._change(self._holdings.written(blank)))

    def _read(self) -> Role | None:
        return self._people.role(*self._about())

    def _change(self, role: Role) -> Change:
        """Keep a role, with the organisation that it is at where that is yet to be made."""
        chosen = self._picker.chosen
        new = chosen is not None and chosen.key is None and role.organisation_id == NEW
        return self._people.put_role(role, self._employer(chosen.name) if new and chosen is not None else None)

    def _put_where(self, role: Role) -> Role:
        return replace(role, organisation_id=self._picker.key)

    def _employer(self, name: str) -> Organisation:
        kind = self._kind.value or OrganisationKind.OTHER
        return Organisation(name=name, kind=kind, sector=self._sector.value)

    def _about(self) -> tuple[PersonId, RoleId]:
        person, role = self._subject if isinstance(self._subject, tuple) else (NEW, NEW)
        return PersonId(person), RoleId(role)

    def _show_new(self) -> None:
        new = self._picker.is_new
        self._new.setVisible(new)
        self._new_sector.setVisible(new)

    def _drop_role(self) -> None:
        change = self._people.drop_role(self._role.id)
        self.finish()
        self._note(change)

    def _lay_fields(self) -> None:
        self._where = Field(self.tr("Organisatie"), self._picker)
        self._new = Field(self.tr("Nieuwe organisatie: soort"), self._kind)
        self._new_sector = Field(self.tr("Sector"), self._sector)
        self._what = Field(self.tr("Functie"), self._function)
        portfolio = Field(self.tr("Portefeuille of woordvoerderschap"), self._portfolio)
        told = self.tr("Zonder einde loopt de rol nog. Met “tot” telt de laatste dag niet mee, met “t/m” wel.")
        self._period = Field(self.tr("Periode, van – tot en met"), self._held, told)
        self._held.refused.connect(self._period.set_error)
        influence = Field(self.tr("Invloed van deze rol, 1 klein tot 5 groot"), self._influence)
        self.add(self._where)
        self.add(self._new, self._new_sector)
        self.add(self._what)
        self.add(portfolio)
        self.add(self._period)
        self.add(influence)
        self._source = SourceFields(self, self._today)
        hold = self._holdings.hold
        hold(self._put_where, self._where, self._new, self._new_sector, together=lambda: self._picker.is_new)
        hold(lambda role: replace(role, function=self._function.text().strip()), self._what)
        hold(lambda role: replace(role, portfolio=self._portfolio.text().strip()), portfolio)
        hold(lambda role: replace(role, period=self._held.period or role.period), self._period)
        hold(
            lambda role: replace(role, influence=self._influence.at + 1 if self._influence.at >= 0 else None), influence
        )
        hold(
            lambda role: replace(role, source=self._source.read()), *self._source.fields, together=self._source.unnamed
        )
        self._drop = Button(self.tr("Rol verwijderen"), kind=Kind.TEXT)
        self._drop.setToolTip(
            self.tr("Alleen voor een rol die er nooit was; een rol die ophield krijgt een einddatum.")
        )
        self._drop.clicked.connect(lambda _checked=False: self._drop_role())
        self._body.insertWidget(self._body.count() - 1, self._drop)


def _joined(since: Mapping[str, str], until: Mapping[str, str]) -> Mapping[str, str]:
    """Write two days as one period: what was meant by each, or what was typed where that could not be read."""
    first, last = (each[DAY] or each["text"].strip() for each in (since, until))
    if first and last:
        return {DAY: "", "text": f"{first} – {last}"}
    return {DAY: "", "text": f"sinds {first}" if first else f"t/m {last}" if last else ""}
