"""What opens over or beside a page: how each is opened, and what of it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.keymap import plain_name
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.organisations import OrganisationsPage
from ipo_crm.ui.pages.people import PeoplePage
from tests.screens.pages import Window

Opening = Callable[[Window], QWidget]
SIGNATURE = """Met vriendelijke groet,

mw. mr. dr. Anna-Margaretha van Verzonnen-Nooitgenoemd
Senior strategisch beleidsadviseur omgevingsrecht en energie-infrastructuur

Ministerie van Fictieve Zaken en Verzonnen Aangelegenheden
Directie Warmtetransitie
T 070 888 1212 | M 06-12345678
a.m.vanverzonnen-nooitgenoemd@fictievezaken.invalid
Kamer 3.12
Werkdagen: ma di do"""


def on_people(window: Window) -> PeoplePage:
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    return page


def on_organisations(window: Window) -> OrganisationsPage:
    page = window.go("organisations")
    assert isinstance(page, OrganisationsPage)
    return page


def on_dossier(window: Window) -> DossiersPage:
    page = window.go("dossier")
    assert isinstance(page, DossiersPage)
    return page


def give(page: Page, name: str) -> None:
    """Give a command of a page by its name."""
    next(each for each in page.commands() if plain_name(each) == name).trigger()


def sheet_of(page: QWidget) -> FormSheet:
    """Give the form that is open over a page."""
    (found,) = [each for each in page.findChildren(FormSheet) if each.isVisible()]
    return found


def _sheet(page: Page, name: str) -> FormSheet:
    give(page, name)
    return sheet_of(page)


def new_person(window: Window) -> QWidget:
    page = on_people(window)
    page.add_person()
    return page.person_form


def pasted_person(window: Window) -> QWidget:
    page = on_people(window)
    page.add_person(SIGNATURE)
    return page.person_form


def refused_person(window: Window) -> QWidget:
    page = on_people(window)
    page.add_person()
    page.person_form.commit()
    return page.person_form


def person(window: Window) -> QWidget:
    return _sheet(on_people(window), "Persoon wijzigen")


def new_organisation(window: Window) -> QWidget:
    page = on_organisations(window)
    page.show_record("new")
    return page.form


def own_ask(window: Window) -> QWidget:
    page = on_dossier(window)
    cards = (window.desk.dossiers.card(row.id) for row in window.desk.dossiers.rows())
    ask = next(card.asks for card in cards if card.asks)[0]
    window.shell.open(Place("dossiers", ask.dossier_id))
    page.view.side.ask_wanted.emit(RecordRef("ask", ask.id))
    return sheet_of(page)


def phase(window: Window) -> QWidget:
    page = on_dossier(window)
    page.view.phase_wanted.emit(Phase.DEBATE)
    return sheet_of(page)


def present_phase(window: Window) -> QWidget:
    page = on_dossier(window)
    now = page.view.present
    assert now is not None
    page.view.phase_wanted.emit(now.phase)
    return sheet_of(page)


def role(window: Window) -> QWidget:
    page = on_people(window)
    key = next(row.id for row in window.desk.people.rows() if window.desk.people.card(row.id).roles)
    page.show_record(key)
    page.role_form.begin((key, window.desk.people.card(key).roles[0].role.id))
    return page.role_form


SHEETS: Final[dict[str, Opening]] = {
    "new person": new_person,
    "new person, pasted": pasted_person,
    "new person, refused": refused_person,
    "person": person,
    "new role": lambda window: _sheet(on_people(window), "Rol toevoegen"),
    "role": role,
    "position of a person": lambda window: _sheet(on_people(window), "Positie vastleggen"),
    "new organisation": new_organisation,
    "organisation": lambda window: _sheet(on_organisations(window), "Organisatie wijzigen"),
    "new dossier": lambda window: _sheet(on_dossier(window), "Nieuw dossier"),
    "dossier": lambda window: _sheet(on_dossier(window), "Dossier wijzigen"),
    "new ask": lambda window: _sheet(on_dossier(window), "Inzet toevoegen"),
    "ask": own_ask,
    "message": lambda window: _sheet(on_dossier(window), "Boodschap toevoegen"),
    "date": lambda window: _sheet(on_dossier(window), "Datum toevoegen"),
    "position on a dossier": lambda window: _sheet(on_dossier(window), "Positie vastleggen"),
    "phase": phase,
    "present phase": present_phase,
}
"""Forms over the right of a page."""


def shut(sheet: QWidget) -> None:
    """Close a form, with what was typed thrown away."""
    assert isinstance(sheet, FormSheet)
    sheet.finish()
