"""The notes on the page of a person: written in place, kept on leaving as one step, with names that are links."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.notes import links
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import FormRef, Place
from ipo_crm.ui.pages.note_pane import NotePane
from ipo_crm.ui.pages.person_detail import NOTES
from ipo_crm.ui.theme import Theme
from tests.ui.pages.people_window import Window, focused, open_window, person_called

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", person_called(desk, "Van Fictie")))
    made.people.detail.tabs.setCurrentIndex(NOTES)
    return made


def _pane(window: Window) -> NotePane:
    pane = window.people.detail.note
    assert pane is not None
    return pane


def _write(window: Window, text: str) -> NotePane:
    pane = _pane(window)
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_F2)
    pane.editor.selectAll()
    QTest.keyClicks(pane.editor, text)
    return pane


def _notes(desk: Desk, key: PersonId | None) -> str:
    found = desk.people.get(key or PersonId(0))
    assert found is not None
    return found.notes


def _fictie(desk: Desk) -> PersonId:
    return person_called(desk, "Van Fictie")


def test_enter_writes_and_ctrl_enter_keeps_as_one_step(window: Window) -> None:
    before = _notes(window.desk, _fictie(window.desk))
    pane = _write(window, "Wil *cijfers*.")

    QTest.keyClick(pane.editor, Qt.Key.Key_Return, CONTROL)

    assert _notes(window.desk, _fictie(window.desk)) == "Wil *cijfers*."
    assert window.shell.toast.isVisible()
    assert _pane(window).view.toPlainText() == "Wil cijfers."
    assert not _offers_draft(window)
    window.shell.toast.do()
    assert _notes(window.desk, _fictie(window.desk)) == before


def test_leaving_the_text_keeps_it(window: Window) -> None:
    _write(window, "Bij het weggaan")

    window.people.list.view.setFocus()

    assert _notes(window.desk, _fictie(window.desk)) == "Bij het weggaan"


@pytest.mark.parametrize("text", ["Bij het weggaan", ""])
@pytest.mark.parametrize(("key", "to"), [(Qt.Key.Key_Tab, "Inzage"), (Qt.Key.Key_Backtab, "Onderdelen")])
def test_tab_leaves_the_text_for_what_stands_beside_it(window: Window, key: Qt.Key, to: str, text: str) -> None:
    pane = _write(window, text)

    QTest.keyClick(pane.editor, key)

    assert focused(window).accessibleName() == to
    assert not _pane(window).editing


def test_the_next_person_in_the_list_keeps_the_text_with_the_one_it_was_about(window: Window) -> None:
    key = window.people.chosen
    _write(window, "Over haar")

    window.people.list.view.setFocus()
    QTest.keyClick(window.people.list.view, Qt.Key.Key_Down)

    assert window.people.chosen != key
    assert _notes(window.desk, key) == "Over haar"


def test_looking_without_changing_is_no_step(window: Window) -> None:
    before = window.desk.history.undo_title()
    pane = _pane(window)
    pane.begin()

    QTest.keyClick(pane.editor, Qt.Key.Key_Return, CONTROL)

    assert window.desk.history.undo_title() == before
    assert not _pane(window).editing


def test_esc_gives_up_and_the_draft_waits_for_who_goes_on(window: Window) -> None:
    before = _notes(window.desk, _fictie(window.desk))
    pane = _write(window, "Nog niet zeker")

    QTest.keyClick(pane.editor, Qt.Key.Key_Escape)

    assert _notes(window.desk, _fictie(window.desk)) == before
    assert focused(window) is pane.view
    _button(pane, "Verder schrijven").click()
    assert pane.editor.toPlainText() == "Nog niet zeker"


def test_a_draft_can_be_thrown_away(window: Window) -> None:
    before = _notes(window.desk, _fictie(window.desk))
    pane = _write(window, "Nog niet zeker")
    QTest.keyClick(pane.editor, Qt.Key.Key_Escape)
    pane.begin()

    QTest.mouseClick(_button(pane, "Weggooien"), Qt.MouseButton.LeftButton)

    assert (pane.editor.toPlainText(), _notes(window.desk, _fictie(window.desk))) == (before, before)


def test_a_draft_is_taken_up_from_where_drafts_are_listed(window: Window) -> None:
    pane = _write(window, "Later verder")
    QTest.keyClick(pane.editor, Qt.Key.Key_Escape)
    window.shell.open(Place("people", person_called(window.desk, "Voorbeeld")))

    window.people.resume(FormRef("notes", (RecordRef("person", _fictie(window.desk)),)))

    assert _pane(window).editor.toPlainText() == "Later verder"


def test_a_name_after_the_sign_is_offered_and_becomes_a_link(window: Window) -> None:
    pane = _write(window, "Sprak met @voorb")
    offered = [pane.editor.offers.item(row).text() for row in range(pane.editor.offers.count())]

    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    QTest.keyClicks(pane.editor, "over #netc")
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    shown = pane.editor.toPlainText()
    QTest.keyClick(pane.editor, Qt.Key.Key_Return, CONTROL)

    kept = _notes(window.desk, _fictie(window.desk))
    assert any("A. Voorbeeld" in each for each in offered)
    assert shown == "Sprak met @A. Voorbeeld over #Netcongestie "
    assert [each.named.subject for each in links(kept)] == ["person", "dossier"]


def test_esc_sends_the_names_away_and_not_the_text(window: Window) -> None:
    pane = _write(window, "Sprak met @voorb")

    QTest.keyClick(pane.editor, Qt.Key.Key_Escape)

    assert pane.editing
    assert not pane.editor.offers.isVisible()


def test_a_name_opens_that_person_and_stands_on_their_timeline(window: Window) -> None:
    pane = _write(window, "Samen met @voorb")
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    QTest.keyClick(pane.editor, Qt.Key.Key_Return, CONTROL)
    view = _pane(window).view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)

    QTest.keyClick(view, Qt.Key.Key_Return)
    window.people.detail.tabs.setCurrentIndex(1)

    assert window.people.chosen == person_called(window.desk, "Voorbeeld")
    told = [each.accessibleName() for each in window.people.detail.findChildren(QWidget) if _is_mention(each)]
    assert told == ["Genoemd in notitie van S. van Fictie"]


def test_what_is_read_anew_leaves_the_text_being_written_alone(window: Window) -> None:
    pane = _write(window, "Halverwege")

    window.shell.note(window.desk.people.set_rhythm(_fictie(window.desk), 30))

    assert _pane(window) is pane
    assert pane.editor.toPlainText() == "Halverwege"


def _offers_draft(window: Window) -> bool:
    return any(
        "Verder schrijven" in each.text() and each.isVisible() for each in _pane(window).findChildren(QAbstractButton)
    )


def _button(pane: NotePane, name: str) -> QAbstractButton:
    (found,) = [each for each in pane.findChildren(QAbstractButton) if each.text().strip() == name and each.isVisible()]
    return found


def _is_mention(each: QWidget) -> bool:
    return "Genoemd in notitie" in each.accessibleName()
