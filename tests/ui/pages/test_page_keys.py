"""Where the keys of a page work: in its list, in the pane beside it, and never where somebody types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.pages.briefing_page import BriefingPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.person_detail import NOTES
from ipo_crm.ui.pages.plan_form import PlanForm
from ipo_crm.ui.pages.talk_form import TalkForm
from ipo_crm.ui.theme import Theme
from tests.ui.pages import talk_window
from tests.ui.pages.live_window import aedes, here
from tests.ui.pages.people_window import Window, open_window, person_called

B, G, P = Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_P
F2, ESC, ENTER, DELETE = Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Delete


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", person_called(desk, "Van Fictie")))
    made.people.list.view.setFocus()
    return made


@pytest.fixture
def alone(window: Window, theme: Theme) -> Window:
    """The detail in front alone, because the text is twice as large."""
    theme.apply(zoom=2.0)
    press(ENTER)
    assert not window.people.list.isVisible()
    return window


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(here(), key)


def forms(page: QWidget) -> list[FormSheet]:
    return [each for each in page.findChildren(FormSheet) if each.isVisible()]


def test_f2_changes_the_person_whose_page_is_in_front_alone(alone: Window) -> None:
    press(F2)

    assert forms(alone.people) == [alone.people.person_form]


def test_the_form_gives_the_keyboard_back_to_the_page_in_front_alone(alone: Window) -> None:
    press(F2, ESC)

    assert here() is alone.people.detail.tabs


def test_letters_work_on_the_tabs_and_rows_beside_the_list(alone: Window) -> None:
    press(G)
    press(B)

    assert alone.reported == [person_called(alone.desk, "Van Fictie")]
    assert len(alone.briefed) == 1


def test_a_letter_works_on_a_row_of_the_detail(window: Window) -> None:
    row = next(
        each for each in window.people.detail.findChildren(QWidget) if each.accessibleName().startswith("Positie vast")
    )
    row.setFocus()

    press(P)

    assert forms(window.people) == [window.people.ledger_form]


def test_letters_are_typed_in_the_field_of_the_filter(window: Window) -> None:
    window.people.list.field.setFocus()

    press(G, B, P)

    assert (window.people.list.field.text(), window.reported, window.briefed) == ("gbp", [], [])
    assert forms(window.people) == []


def test_letters_are_typed_in_a_note(window: Window) -> None:
    window.people.detail.write_note(NOTES)
    note = window.people.detail.note
    assert note is not None
    note.editor.selectAll()

    press(G, B, P)

    assert (note.editor.toPlainText(), window.reported, window.briefed) == ("gbp", [], [])


def test_f2_in_the_filter_changes_who_is_chosen(window: Window) -> None:
    window.people.list.field.setFocus()

    press(F2)

    assert forms(window.people) == [window.people.person_form]


def test_f2_in_a_form_opens_no_other_over_it(window: Window) -> None:
    press(P)

    press(F2)

    assert forms(window.people) == [window.people.ledger_form]


def test_del_works_in_the_list_alone(alone: Window) -> None:
    before = len(alone.desk.people.rows())

    press(DELETE)

    assert len(alone.desk.people.rows()) == before


def test_f2_changes_the_organisation_beside_the_list(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    window = open_window(qtbot, theme, desk, "organisations")
    window.shell.open(Place("organisations", aedes(desk)))
    window.organisations.detail.tabs.setFocus()

    press(F2)

    assert forms(window.organisations) == [window.organisations.form]


def test_the_form_of_an_organisation_in_front_alone_gives_the_keyboard_back(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    window = open_window(qtbot, theme, desk, "organisations")
    theme.apply(zoom=2.0)
    window.organisations.view.setFocus()
    press(ENTER)

    press(F2, ESC)

    assert window.organisations.detail.isAncestorOf(here())


@pytest.mark.parametrize(("key", "page"), [(F2, PlanForm), (B, BriefingPage), (G, TalkForm)])
def test_the_keys_work_beside_the_list_of_talks(
    qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane, key: Qt.Key, page: type[Page]
) -> None:
    window = talk_window.open_window(qtbot, theme, desk, lane, Place("meetings", talk_window.first_talk(desk).id))
    window.meetings.pane.briefing.setFocus()

    press(key)

    assert isinstance(window.shell.page, page)
