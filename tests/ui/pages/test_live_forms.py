"""Forms of records that exist: each field is kept when it is left, as one step to undo, and no button is pressed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.people import ContactKind
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker
from ipo_crm.ui.widgets.segments import Segments
from tests.ui.pages.dossier_window import dossier_called, open_dossiers, texts
from tests.ui.pages.people_window import open_window, person_called

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEAT = "Wet collectieve warmte"
_TYPED = {
    "Plak een hele naam, of Naam <adres> uit een mail": "dhr. A. Bedenk",
    "Bedrag in euro": "12 mln",
    "Eerste jaar": "2020",
    "Laatste jaar": "2031",
    "Van": "1-2-2021",
    "Aan wie": "Aedes",
    "Organisatie": "Proefprovincie",
}
"""What is typed where not everything will do."""


class Live:
    """The form of a record that is open, in its window."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self.shell, self.desk = shell, desk

    @property
    def form(self) -> FormSheet:
        (found,) = [each for each in self.shell.findChildren(FormSheet) if each.isVisible()]
        return found

    def field(self, label: str) -> Field:
        (found,) = [each for each in self.form.fields if each.label == label]
        return found

    def line(self, label: str) -> QLineEdit:
        editor = self.field(label).editor
        assert isinstance(editor, QLineEdit)
        return editor

    def type(self, label: str, text: str) -> None:
        """Go to a field and type in place of what stands there."""
        editor = self.field(label).editor
        editor.setFocus()
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
        QTest.keyClicks(QApplication.focusWidget() or editor, text)

    def tab(self) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)

    def undo_key(self) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Z, CONTROL)

    @property
    def steps(self) -> int:
        connection = self.desk.history._workspace.connection
        return int(connection.exec_driver_sql("SELECT count(*) FROM deed WHERE state = 'done'").scalar_one())

    @property
    def everything(self) -> str:
        return self.desk.exports.as_json(private=True)

    @property
    def page(self) -> Page:
        page = self.shell.page
        assert page is not None
        return page


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, desk: Desk) -> Live:
    """S. van Fictie, with F2."""
    window = open_window(qtbot, theme, desk)
    window.shell.open(Place("people", person_called(desk, "Van Fictie")))
    window.people.list.view.setFocus()
    QTest.keyClick(window.people.list.view, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def role(person: Live) -> Live:
    _close(person)
    page = person.page
    assert isinstance(page, PeoplePage)
    key = person_called(person.desk, "Van Fictie")
    page.role_form.begin((key, person.desk.people.card(key).roles[-1].role.id))
    return person


@pytest.fixture
def organisation(qtbot: QtBot, theme: Theme, desk: Desk) -> Live:
    window = open_window(qtbot, theme, desk, "organisations")
    window.shell.open(Place("organisations", _organisation(desk)))
    window.organisations.view.setFocus()
    QTest.keyClick(window.organisations.view, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def dossier(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Live:
    window = open_dossiers(qtbot, theme, desk, lane)
    window.shell.open(Place("dossiers", dossier_called(desk, HEAT)))
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def ask(dossier: Live) -> Live:
    _close(dossier)
    card = dossier.desk.dossiers.card(dossier_called(dossier.desk, HEAT))
    (row,) = [
        each
        for each in dossier.page.findChildren(QWidget)
        if each.accessibleName() == f"Inzet wijzigen: {card.asks[0].text}"
    ]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    return dossier


def _organisation(desk: Desk) -> OrganisationId:
    (key,) = [row.id for row in desk.organisations.rows() if row.name == "Aedes"]
    return key


def _close(live: Live) -> None:
    QTest.keyClick(live.form, Qt.Key.Key_Escape)


def _said(live: Live) -> dict[str, str]:
    return {field.label: field.error for field in live.form.fields if field.error}


def _phone(live: Live) -> list[str]:
    person = live.desk.people.card(person_called(live.desk, "Van Fictie")).person
    return [point.value for point in person.contact_points if point.kind is ContactKind.PHONE]


def _change(live: Live, field: Field) -> None:
    """Change a field by its keys, and leave it."""
    editor = field.editor
    editor.setFocus()
    if isinstance(editor, DateField):
        live.type(field.label, _TYPED.get(field.label, "12-6-2025"))
    elif isinstance(editor, QLineEdit):
        if field.label in _TYPED:
            live.type(field.label, _TYPED[field.label])
        else:
            QTest.keyClick(editor, Qt.Key.Key_End)
            QTest.keyClicks(editor, " extra")
    elif isinstance(editor, QPlainTextEdit):
        QTest.keyClicks(editor, "Nieuw ")
    elif isinstance(editor, QComboBox):
        QTest.keyClick(editor, Qt.Key.Key_Down if editor.currentIndex() + 1 < editor.count() else Qt.Key.Key_Up)
    elif isinstance(editor, Segments):
        QTest.keyClick(editor, Qt.Key.Key_Right if editor.at < 1 else Qt.Key.Key_Left)
    elif isinstance(editor, QCheckBox):
        QTest.keyClick(editor, Qt.Key.Key_Space)
    elif isinstance(editor, PersonPicker):
        live.type(field.label, _TYPED[field.label])
        QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_Return)
    live.form._close.setFocus()


@pytest.mark.parametrize("kind", ["person", "role", "organisation", "dossier", "ask"])
def test_each_field_is_one_step_and_undo_gives_the_former_record(kind: str, request: pytest.FixtureRequest) -> None:
    live: Live = request.getfixturevalue(kind)
    fields = [field for field in live.form.fields if field.isVisible()]

    for field in fields:
        before, steps, shown = live.everything, live.steps, live.form.values()
        _change(live, field)
        assert (live.steps - steps, _said(live)) == (1, {}), field.label
        assert live.everything != before, field.label
        assert live.shell.toast.isVisible()
        live.shell.toast.do()
        assert live.everything == before, field.label
        assert live.form.values() == shown, field.label


@pytest.mark.parametrize("kind", ["person", "role", "organisation", "dossier", "ask"])
def test_a_field_that_is_left_as_it_was_is_no_step(kind: str, request: pytest.FixtureRequest) -> None:
    live: Live = request.getfixturevalue(kind)
    before = live.steps

    for _ in range(2 * len(live.form.fields)):
        live.tab()
    _close(live)

    assert live.steps == before
    assert not live.shell.toast.isVisible()


@pytest.mark.parametrize("kind", ["person", "role", "organisation", "dossier", "ask"])
def test_every_field_of_the_form_goes_somewhere(kind: str, request: pytest.FixtureRequest) -> None:
    form = request.getfixturevalue(kind).form

    assert [field.label for field in form.fields if not form.holdings.of((field,))] == []


def test_a_phone_number_is_kept_when_it_is_left(person: Live) -> None:
    person.type("Telefoon", "070 888 1212")

    person.tab()

    assert _phone(person) == ["070 888 1212"]
    assert person.desk.history.undo_title() == "S. van Fictie: telefoon wijzigen"
    assert "S. van Fictie: telefoon wijzigen" in texts(person.shell.toast)


def test_there_is_no_button_to_press(person: Live) -> None:
    names = [each.text() for each in person.form.findChildren(QPushButton) if each.isVisible()]

    assert names == ["Sluiten"]


def test_undo_from_the_next_field_brings_the_old_number_back(person: Live) -> None:
    person.type("Telefoon", "070 888 1212")
    person.tab()

    person.undo_key()

    assert (_phone(person), person.line("Telefoon").text()) == ([], "")


def test_undo_first_takes_back_what_is_being_typed(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.type("Mobiel", "06")

    person.undo_key()
    typing = (person.line("Mobiel").text(), _phone(person))
    person.undo_key()

    assert (typing, _phone(person)) == (("", ["070"]), [])


def test_redo_works_from_within_the_form(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.undo_key()

    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Z, CONTROL | SHIFT)

    assert (_phone(person), person.line("Telefoon").text()) == (["070"], "070")


def test_undo_by_the_toast_leaves_what_is_half_typed(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.type("Mobiel", "06 12")
    (button,) = person.shell.toast.findChildren(QPushButton)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (_phone(person), person.line("Telefoon").text(), person.line("Mobiel").text()) == ([], "", "06 12")
    assert QApplication.focusWidget() is person.line("Mobiel")


def test_enter_keeps_a_line_and_undo_then_takes_the_deed_back(person: Live) -> None:
    person.type("Telefoon", "070")

    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_Return)
    kept = _phone(person)
    person.undo_key()

    assert (kept, _phone(person), person.line("Telefoon").text()) == (["070"], [], "")


def test_the_cursor_stays_where_it_is_when_enter_keeps_a_line(person: Live) -> None:
    person.type("Telefoon", "070 888")
    person.line("Telefoon").setCursorPosition(2)

    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_Return)

    assert person.line("Telefoon").cursorPosition() == 2


def test_ctrl_s_and_esc_keep_what_stands_there(person: Live) -> None:
    person.type("Telefoon", "070")
    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_S, CONTROL)
    first = _phone(person)
    person.type("Telefoon", "071")

    _close(person)

    assert (first, _phone(person)) == (["070"], ["071"])


def test_another_window_that_comes_in_front_keeps_what_stands_there(qtbot: QtBot, person: Live) -> None:
    person.type("Telefoon", "070")
    other = QWidget()
    qtbot.addWidget(other)

    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()

    assert _phone(person) == ["070"]


def test_text_of_several_lines_is_one_step(person: Live) -> None:
    before = person.steps
    person.type("Notities", "Eerste zin.")
    QTest.keyClick(person.field("Notities").editor, Qt.Key.Key_Return)
    QTest.keyClicks(person.field("Notities").editor, "Tweede zin.")

    person.tab()

    kept = person.desk.people.card(person_called(person.desk, "Van Fictie")).person.notes
    assert (kept, person.steps - before) == ("Eerste zin.\nTweede zin.", 1)


def test_running_through_a_list_is_one_step(qtbot: QtBot, ask: Live) -> None:
    before = ask.steps
    status = ask.field("Stand").editor
    status.setFocus()
    for _ in range(3):
        QTest.keyClick(status, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: ask.steps > before)

    assert (ask.steps - before, ask.desk.history.undo_title()) == (1, "Inzet: stand wijzigen")


def test_undo_right_after_a_choice_takes_that_choice_back(dossier: Live) -> None:
    before = dossier.everything
    salience = dossier.field("Saillantie").editor
    assert isinstance(salience, Segments)
    was = salience.at
    salience.setFocus()
    QTest.keyClick(salience, Qt.Key.Key_1)

    QTest.keyClick(salience, Qt.Key.Key_Z, CONTROL)

    assert (dossier.everything, salience.at) == (before, was)
    assert dossier.desk.history.redo_title() == f"Dossier {HEAT}: aandacht wijzigen"


def test_an_unreadable_day_stays_and_says_so_and_the_rest_is_kept(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    person.type("Telefoon", "070")
    person.tab()

    said = _said(person)
    assert list(said) == ["Bewaren tot"]
    assert (person.line("Bewaren tot").text(), _phone(person)) == ("31-2-2027", ["070"])


def test_what_was_wrong_is_there_again_and_the_window_says_so(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    _close(person)
    told = person.shell.problem
    page = person.page
    assert isinstance(page, PeoplePage)

    QTest.keyClick(page.list.view, Qt.Key.Key_F2)

    assert told == "Nog niet vastgelegd: Bewaren tot. Wat u typte staat er weer als u dit opent."
    assert (person.line("Bewaren tot").text(), list(_said(person)), person.shell.problem) == (
        "31-2-2027",
        ["Bewaren tot"],
        "",
    )
    assert QApplication.focusWidget() is person.line("Bewaren tot")


def test_mending_it_keeps_it(person: Live) -> None:
    person.type("Bewaren tot", "31-2-2027")
    person.tab()
    person.type("Bewaren tot", "28-2-2027")

    person.tab()

    assert _said(person) == {}
    kept = person.desk.people.card(person_called(person.desk, "Van Fictie")).person.keep_until
    assert kept == date(2027, 2, 28)


def test_leaving_the_family_name_empty_keeps_the_old_one(person: Live) -> None:
    person.type("Achternaam", "")
    QTest.keyClick(person.line("Achternaam"), Qt.Key.Key_Delete)
    person.tab()

    assert _said(person) == {"Achternaam": "Geef een achternaam. Voornaam en voorletters mogen leeg blijven."}
    assert person_called(person.desk, "Van Fictie")


def test_blanks_around_a_word_are_no_change(person: Live) -> None:
    before = person.steps
    person.type("Achternaam", " Fictie  ")

    person.tab()

    assert (person.steps, person.line("Achternaam").text()) == (before, "Fictie")


def test_a_whole_name_is_one_step(person: Live) -> None:
    before = person.steps
    person.type("Plak een hele naam, of Naam <adres> uit een mail", "dhr. mr. A. Bedenk <a@voorbeeld.invalid>")

    person.tab()

    assert (person.steps - before, person.line("Achternaam").text()) == (1, "Bedenk")
    assert person.line("Plak een hele naam, of Naam <adres> uit een mail").text() == ""


def test_a_period_that_ends_before_it_begins_waits_and_is_mended_from_either_side(role: Live) -> None:
    before = role.steps
    role.type("Tot en met, leeg is nu nog", "1-1-1990")
    role.tab()
    said = _said(role)
    role.type("Van", "1-1-1980")

    role.tab()

    assert said == {"Tot en met, leeg is nu nog": "Het einde ligt vóór het begin. Draai de datums om."}
    assert (_said(role), role.steps - before) == ({}, 1)


def test_a_new_organisation_is_made_once_its_kind_was_passed(role: Live) -> None:
    known, before = len(role.desk.organisations.all()), role.steps
    role.type("Organisatie", "Verzonnen Bond")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    kind = role.field("Nieuwe organisatie: soort").editor
    kind.setFocus()
    waiting = role.steps - before
    QTest.keyClick(kind, Qt.Key.Key_Home)
    role.field("Functie").editor.setFocus()

    made = [each for each in role.desk.organisations.all() if each.name == "Verzonnen Bond"]
    assert (waiting, role.steps - before, len(role.desk.organisations.all()) - known) == (0, 1, 1)
    assert made[0].kind.value == "provincie"


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
    QTest.keyClicks(QApplication.focusWidget(), "dhr. A. Bedenk")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
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
        QTest.keyClicks(QApplication.focusWidget(), name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL | SHIFT)

    form = window.people.person_form
    assert form.isVisible()
    assert form.values()["Achternaam"] == ""
    assert {"Bedenk", "Verzin"} <= {row.name.family_name for row in desk.people.rows()}


def test_ctrl_shift_enter_keeps_a_new_organisation_and_begins_with_the_next(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    window = open_window(qtbot, theme, desk, "organisations")
    window.shell.open(Place("organisations", "new"))

    QTest.keyClicks(QApplication.focusWidget(), "Verzonnen Bond")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL | SHIFT)

    assert window.organisations.form.isVisible()
    assert "Verzonnen Bond" in [row.name for row in desk.organisations.rows()]
