"""Drafts that an earlier version kept come back in the fields of today."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.drafts import FormDraft, digest
from ipo_crm.domain.ids import RoleId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.keeping import Keeping
from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.role_form import RoleForm
from ipo_crm.ui.theme import Theme
from tests.ui.pages.live_window import Live, close
from tests.ui.pages.people_window import Window, open_window, person_called

PERIOD = "Periode, van – tot en met"
Written = Mapping[str, str]


def _day(text: str, meant: str = "") -> Written:
    return {"day": meant, "text": text}


EMPTY = _day("")
DAYS = [
    (_day("6-12-2023", "wo 6 december 2023"), EMPTY, "sinds wo 6 december 2023"),
    (_day("6-12-2023", "wo 6 december 2023"), _day("halfj"), "wo 6 december 2023 – halfj"),
    (EMPTY, _day("31-1-2024", "wo 31 januari 2024"), "t/m wo 31 januari 2024"),
]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.people.keeping = Keeping(desk.drafts, parent=made.people)
    return made


def _keep(desk: Desk, form: FormSheet, values: Mapping[str, object], before: Mapping[str, str], *, edits: bool) -> None:
    place = desk.drafts.place(form.area, form.form_kind, form.about())
    desk.drafts.keep(place, FormDraft(title="", values=values, before=before, edits=edits).write())


def _text(form: FormSheet, label: str) -> str:
    (field,) = [each for each in form.fields if each.label == label]
    return editors.words(editors.read(field.editor))


def _open(window: Window, role: RoleId) -> RoleForm:
    form = window.people.role_form
    form.begin((person_called(window.desk, "Van Fictie"), role))
    return form


@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize(("since", "until", "period"), DAYS)
def test_two_days_of_a_role_are_one_period(
    window: Window, since: Written, until: Written, period: str, new: bool
) -> None:
    roles = window.desk.people.card(person_called(window.desk, "Van Fictie")).roles
    role = RoleId(0) if new else roles[0].role.id
    form = _open(window, role)
    values = {**form.values(), "Van": since, "Tot en met, leeg is nu nog": until}
    del values[PERIOD]
    before = {name: digest(value) for name, value in values.items()}
    before |= {"Van": digest(EMPTY), "Tot en met, leeg is nu nog": digest(EMPTY)}
    form.leave()
    _keep(window.desk, form, values, before, edits=not new)
    window.people.keeping = Keeping(window.desk.drafts, parent=window.people)

    _open(window, role)

    assert _text(form, PERIOD) == period


def test_days_that_nobody_typed_leave_the_period_of_the_record(window: Window) -> None:
    role = window.desk.people.card(person_called(window.desk, "Van Fictie")).roles[0].role.id
    form = _open(window, role)
    known = _text(form, PERIOD)
    values = {"Functie": "anders", "Van": EMPTY, "Tot en met, leeg is nu nog": EMPTY}
    before = {name: digest(value) for name, value in {**values, "Functie": "eerst"}.items()}
    form.leave()
    _keep(window.desk, form, values, before, edits=True)

    _open(window, role)

    assert (_text(form, "Functie"), _text(form, PERIOD), bool(known)) == ("anders", known, True)


def test_a_position_bears_the_same_words_on_a_person_and_on_a_dossier(window: Window, dossier: Live) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_P)
    close(dossier)
    page = dossier.page
    assert isinstance(page, DossiersPage)
    page.view.position_wanted.emit()

    there, here = window.people.ledger_form, dossier.form
    own = {"Dossier", "Wie: persoon of organisatie", "Invloed op dit dossier"}
    labels = [[each.label for each in form.fields if each.label not in own] for form in (there, here)]
    assert labels[0] == labels[1]
    assert len(labels[0]) == 6
