"""Forms of records that exist: each field is kept when it is left, as one step to undo, and no button is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.segments import Segments
from tests.ui.pages.dossier_window import texts
from tests.ui.pages.live_window import CONTROL, HEAT, SHIFT, Live, change_field, close, here, phone, said
from tests.ui.pages.people_window import person_called

KINDS = ["person", "role", "organisation", "dossier", "ask", "message", "day", "stay"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_one_step_and_undo_gives_the_former_record(kind: str, request: pytest.FixtureRequest) -> None:
    live: Live = request.getfixturevalue(kind)
    fields = [field for field in live.form.fields if field.isVisible()]
    before = live.everything

    for field in fields:
        steps, shown = live.steps, live.form.values()
        change_field(live, field)
        assert (live.steps - steps, said(live)) == (1, {}), field.label
        assert live.everything != before, field.label
        assert live.shell.toast.isVisible()
        live.shell.toast.do()
        assert live.everything == before, field.label
        assert live.form.values() == shown, field.label


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_is_left_as_it_was_is_no_step(kind: str, request: pytest.FixtureRequest) -> None:
    live: Live = request.getfixturevalue(kind)
    before = live.steps

    for _ in range(2 * len(live.form.fields)):
        live.tab()
    close(live)

    assert live.steps == before
    assert not live.shell.toast.isVisible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_form_goes_somewhere(kind: str, request: pytest.FixtureRequest) -> None:
    form = request.getfixturevalue(kind).form

    assert [field.label for field in form.fields if field.isVisible() and not form.holdings.of((field,))] == []


def test_a_phone_number_is_kept_when_it_is_left(person: Live) -> None:
    person.type("Telefoon", "+31708881212")

    person.tab()

    assert phone(person) == ["+31708881212"]
    assert person.desk.history.undo_title() == "S. van Fictie: telefoon wijzigen"
    assert "S. van Fictie: telefoon wijzigen" in texts(person.shell.toast)


def test_there_is_no_button_to_press(person: Live) -> None:
    names = [each.text() for each in person.form.findChildren(QPushButton) if each.isVisible()]

    assert names == ["Sluiten"]


def test_undo_from_the_next_field_brings_the_old_number_back(person: Live) -> None:
    person.type("Telefoon", "+31708881212")
    person.tab()

    person.undo_key()

    assert (phone(person), person.line("Telefoon").text()) == ([], "")


def test_undo_first_takes_back_what_is_being_typed(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.type("Mobiel", "06")

    person.undo_key()
    typing = (person.line("Mobiel").text(), phone(person))
    person.undo_key()

    assert (typing, phone(person)) == (("", ["070"]), [])


def test_redo_works_from_within_the_form(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.undo_key()

    QTest.keyClick(here(), Qt.Key.Key_Z, CONTROL | SHIFT)

    assert (phone(person), person.line("Telefoon").text()) == (["070"], "070")


def test_undo_by_the_toast_leaves_what_is_half_typed(person: Live) -> None:
    person.type("Telefoon", "070")
    person.tab()
    person.type("Mobiel", "06 12")
    (button,) = person.shell.toast.findChildren(QPushButton)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (phone(person), person.line("Telefoon").text(), person.line("Mobiel").text()) == ([], "", "06 12")
    assert QApplication.focusWidget() is person.line("Mobiel")


def test_enter_keeps_a_line_and_undo_then_takes_the_deed_back(person: Live) -> None:
    person.type("Telefoon", "070")

    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_Return)
    kept = phone(person)
    person.undo_key()

    assert (kept, phone(person), person.line("Telefoon").text()) == (["070"], [], "")


def test_the_cursor_stays_where_it_is_when_enter_keeps_a_line(person: Live) -> None:
    person.type("Telefoon", "070 888")
    person.line("Telefoon").setCursorPosition(2)

    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_Return)

    assert person.line("Telefoon").cursorPosition() == 2


def test_ctrl_s_and_esc_keep_what_stands_there(person: Live) -> None:
    person.type("Telefoon", "070")
    QTest.keyClick(person.line("Telefoon"), Qt.Key.Key_S, CONTROL)
    first = phone(person)
    person.type("Telefoon", "071")

    close(person)

    assert (first, phone(person)) == (["070"], ["071"])


def test_another_window_that_comes_in_front_keeps_what_stands_there(qtbot: QtBot, person: Live) -> None:
    person.type("Telefoon", "070")
    other = QWidget()
    qtbot.addWidget(other)

    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()

    assert phone(person) == ["070"]


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
