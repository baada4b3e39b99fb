"""Forms of records that exist: what cannot be kept, what belongs together, and what changes the record meanwhile."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.person_picker import PersonPicker
from tests.ui.pages.dossier_window import texts
from tests.ui.pages.live_window import CONTROL, SHIFT, WHOLE, Live, close, here, phone, said
from tests.ui.pages.people_window import open_window, person_called

PERIOD = "Periode, van – tot en met"


def test_an_unreadable_day_stays_and_says_so_and_the_rest_is_kept(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    person.type("Telefoon", "070")
    person.tab()

    wrong = said(person)
    assert list(wrong) == ["Bewaren tot"]
    assert (person.line("Bewaren tot").text(), phone(person)) == ("31-2-2027", ["070"])


def test_what_was_wrong_is_there_again_and_the_window_says_so(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    close(person)
    told = person.shell.problem
    page = person.page
    assert isinstance(page, PeoplePage)

    QTest.keyClick(page.list.view, Qt.Key.Key_F2)

    assert told == "Nog niet vastgelegd: Bewaren tot. Wat u typte staat er weer als u dit opent."
    assert (person.line("Bewaren tot").text(), list(said(person)), person.shell.problem) == (
        "31-2-2027",
        ["Bewaren tot"],
        "",
    )
    assert QApplication.focusWidget() is person.line("Bewaren tot")
    assert person.form.height() == page.height()


def test_mending_it_keeps_it(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    person.tab()
    person.type("Bewaren tot", "28-2-2027")

    person.tab()

    assert said(person) == {}
    kept = person.desk.people.card(person_called(person.desk, "Van Fictie")).person.keep_until
    assert kept == date(2027, 2, 28)


def test_leaving_the_family_name_empty_keeps_the_old_one(person: Live) -> None:
    person.type("Achternaam", "")
    QTest.keyClick(person.line("Achternaam"), Qt.Key.Key_Delete)
    person.tab()

    assert said(person) == {"Achternaam": "Geef een achternaam. Voornaam en voorletters mogen leeg blijven."}
    assert person_called(person.desk, "Van Fictie")


def test_blanks_around_a_word_are_no_change(person: Live) -> None:
    before = person.steps
    person.type("Achternaam", " Fictie  ")

    person.tab()

    assert (person.steps, person.line("Achternaam").text()) == (before, "Fictie")


def test_a_whole_name_is_one_step(person: Live) -> None:
    before = person.steps
    person.type(WHOLE, "dhr. mr. A. Bedenk <a@voorbeeld.invalid>")

    person.tab()

    assert (person.steps - before, person.line("Achternaam").text()) == (1, "Bedenk")
    assert editors.read(person.field(WHOLE).editor) == ""


def test_a_period_that_ends_before_it_begins_waits_until_it_is_mended(role: Live) -> None:
    before = role.steps
    role.type(PERIOD, "1990 - 1980")
    role.tab()
    wrong = said(role)
    role.type(PERIOD, "1980 - 1990")

    role.tab()

    assert wrong == {PERIOD: "Het einde ligt vóór het begin. Draai de twee om."}
    assert (said(role), role.steps - before) == ({}, 1)


def test_a_new_organisation_is_made_once_its_kind_was_passed(role: Live) -> None:
    known, before = len(role.desk.organisations.all()), role.steps
    role.type("Organisatie", "Verzonnen Bond")
    QTest.keyClick(here(), Qt.Key.Key_Return)
    kind = role.field("Nieuwe organisatie: soort").editor
    kind.setFocus()
    waiting = role.steps - before
    QTest.keyClick(kind, Qt.Key.Key_Home)
    role.field("Functie").editor.setFocus()

    made = [each for each in role.desk.organisations.all() if each.name == "Verzonnen Bond"]
    assert (waiting, role.steps - before, len(role.desk.organisations.all()) - known) == (0, 1, 1)
    assert made[0].kind.value == "provincie"


def test_a_name_that_is_half_typed_is_not_taken_away_by_a_rest(qtbot: QtBot, role: Live) -> None:
    before = role.steps
    role.type("Organisatie", "Proefp")
    rested = role.form._live._rest
    qtbot.waitUntil(lambda: not rested.isActive())

    picker = role.field("Organisatie").editor
    assert isinstance(picker, PersonPicker)
    assert (picker.typed, said(role), role.steps) == ("Proefp", {}, before)


@pytest.mark.parametrize(("kind", "label"), [("role", "Organisatie"), ("ask", "Aan wie")])
def test_a_name_that_is_left_half_typed_stays_and_says_so(
    kind: str, label: str, request: pytest.FixtureRequest
) -> None:
    live: Live = request.getfixturevalue(kind)
    before = live.steps
    live.type(label, "Proefp")

    live.tab()

    assert (said(live), live.steps) == ({label: "Kies de organisatie uit de lijst, of wis wat u typte."}, before)


@pytest.mark.parametrize(("kind", "label"), [("role", "Organisatie"), ("ask", "Aan wie")])
def test_a_half_typed_name_is_back_in_its_own_form_and_in_no_other(
    kind: str, label: str, request: pytest.FixtureRequest
) -> None:
    live: Live = request.getfixturevalue(kind)
    form = live.form
    subject = form._subject
    assert isinstance(subject, tuple)
    picker = live.field(label).editor
    assert isinstance(picker, PersonPicker)
    live.type(label, "Proefp")

    close(live)
    form.begin((subject[0], 0))
    other = picker.typed
    close(live)
    form.begin(subject)

    assert (other, picker.typed) == ("", "Proefp")
    assert said(live) == {label: "Kies de organisatie uit de lijst, of wis wat u typte."}


def test_a_source_is_one_step_with_its_kind_and_day(dossier: Live, ask: Live) -> None:
    ask.type("Bron, met naam van het stuk of gesprek", "")
    QTest.keyClick(ask.line("Bron, met naam van het stuk of gesprek"), Qt.Key.Key_Delete)
    ask.line("Dekking").setFocus()
    before = ask.steps
    kind = ask.field("Soort bron").editor
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    ask.type("Datum van de bron", "12-6-2025")
    ask.type("Bron, met naam van het stuk of gesprek", "Verzonnen stuk")
    ask.line("Dekking").setFocus()

    assert (ask.steps - before, ask.desk.history.undo_title()) == (1, "Inzet: bron wijzigen")


def test_undoing_the_making_of_a_record_closes_its_form(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    window = open_window(qtbot, theme, desk)
    window.shell.open(Place("people", "new"))
    QTest.keyClicks(here(), "dhr. A. Bedenk")
    QTest.keyClick(here(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(window.people.list.view, Qt.Key.Key_F2)
    live = Live(window.shell, desk)
    opened = live.form.isVisible()

    live.undo_key()

    assert (opened, window.people.person_form.isVisible()) == (True, False)


def test_a_deed_elsewhere_is_shown_beside_what_is_half_typed(person: Live) -> None:
    person.type("Mobiel", "06 12")
    key = person_called(person.desk, "Van Fictie")
    known = person.desk.people.card(key).person
    person.shell.note(person.desk.people.change(replace(known, salutation="Beste Saskia,")))

    assert person.line("Aanhef in brieven, als die anders is").text() == "Beste Saskia,"
    assert person.line("Mobiel").text() == "06 12"


def test_a_record_that_is_deleted_elsewhere_takes_its_form_along(person: Live) -> None:
    person.shell.note(person.desk.people.drop(person_called(person.desk, "Van Fictie")))

    assert not [each for each in person.shell.findChildren(FormSheet) if each.isVisible()]


def test_a_role_is_dropped_with_a_toast(role: Live) -> None:
    before = role.everything
    (drop,) = [each for each in role.form.findChildren(QPushButton) if each.text() == "Rol verwijderen"]

    QTest.keyClick(drop, Qt.Key.Key_Space)
    role.shell.toast.do()

    assert role.everything == before


def test_ctrl_shift_enter_keeps_a_new_person_and_begins_with_the_next(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    window = open_window(qtbot, theme, desk)
    window.shell.open(Place("people", "new"))
    for name in ("dhr. A. Bedenk", "mw. B. Verzin"):
        QTest.keyClicks(here(), name)
        QTest.keyClick(here(), Qt.Key.Key_Return, CONTROL | SHIFT)

    form = window.people.person_form
    assert form.isVisible()
    assert form.values()["Achternaam"] == ""
    assert {"Bedenk", "Verzin"} <= {row.name.family_name for row in desk.people.rows()}


def test_ctrl_shift_enter_keeps_a_new_organisation_and_begins_with_the_next(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    window = open_window(qtbot, theme, desk, "organisations")
    window.shell.open(Place("organisations", "new"))

    QTest.keyClicks(here(), "Verzonnen Bond")
    QTest.keyClick(here(), Qt.Key.Key_Return, CONTROL | SHIFT)

    assert window.organisations.form.isVisible()
    assert "Verzonnen Bond" in [row.name for row in desk.organisations.rows()]


def test_a_file_that_can_only_be_read_says_so_in_the_form(person: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person.desk.history._workspace, "read_only", True)
    person.type("Telefoon", "070")

    person.tab()

    assert any("alleen-lezen" in text for text in texts(person.form))
    assert person.line("Telefoon").text() == "070"
    monkeypatch.undo()
