"""Personen: the list and its filters, the detail that follows, and the keys of both."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import DossierId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place, TalkAbout
from ipo_crm.ui.pages.people import ADD
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.chip import PressChip
from tests.ui.pages.people_window import Window, focused, open_window, person_called

CONTROL = Qt.KeyboardModifier.ControlModifier
POSITION = 5


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", person_called(desk, "Van Fictie")))
    made.people.list.view.setFocus()
    return made


def _texts(widget: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _button(widget: QWidget, name: str) -> QAbstractButton:
    (found,) = [each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name]
    return found


def _dossier(desk: Desk, title: str) -> DossierId:
    return next(row.id for row in desk.dossiers.rows() if title in (row.short_title, row.title))


def test_the_model_behaves(window: Window) -> None:
    tester = QAbstractItemModelTester(
        window.people.list.model, QAbstractItemModelTester.FailureReportingMode.Warning, window.people
    )

    QTest.keyClicks(window.people.list.field, "energie")

    assert tester.model() is window.people.list.model


def test_all_are_listed_by_their_main_word(window: Window) -> None:
    names = [row.name.sort_key for row in window.people.list.model.rows()]

    assert len(names) == len(window.desk.people.rows())
    assert names == sorted(names)


def test_an_arrow_shows_the_next_person_at_once(window: Window) -> None:
    before = window.people.list.view.currentIndex().row()

    QTest.keyClick(window.people.list.view, Qt.Key.Key_Down)

    assert window.people.chosen == window.people.list.model.key_at(before + 1)


def test_the_title_of_the_window_names_the_person(window: Window) -> None:
    assert window.shell.windowTitle().startswith("mw. drs. S. van Fictie - ")


def test_the_detail_says_fractie_and_influence(window: Window) -> None:
    assert "Polder  ·  invloed 4 van 5" in _texts(window.people.detail)


def test_typing_jumps_to_a_surname(window: Window) -> None:
    QTest.keyClicks(window.people.list.view, "voorb")

    assert window.people.chosen == person_called(window.desk, "Voorbeeld")


def test_the_filter_finds_name_function_and_organisation_together(window: Window) -> None:
    QTest.keyClicks(window.people.list.field, "kamerlid polder")

    shown = {row.name.surname for row in window.people.list.model.rows()}

    assert shown == {"Van Fictie", "Namaak"}


def test_the_filter_says_how_many_are_left(window: Window) -> None:
    QTest.keyClicks(window.people.list.field, "van fictie")

    total = len(window.desk.people.rows())
    assert f"1 van {total}" in _texts(window.people)


def test_escape_clears_the_filter(window: Window) -> None:
    QTest.keyClicks(window.people.list.field, "zzz")

    QTest.keyClick(window.people.list.field, Qt.Key.Key_Escape)

    assert len(window.people.list.model.rows()) == len(window.desk.people.rows())


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F, CONTROL), (Qt.Key.Key_Slash, Qt.KeyboardModifier(0))])
def test_a_key_goes_to_the_filter(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.people.list.view, key, modifier)

    assert focused(window) is window.people.list.field


def test_someone_filtered_away_is_shown_when_asked_for(window: Window) -> None:
    QTest.keyClicks(window.people.list.field, "van fictie")
    other = person_called(window.desk, "Voorbeeld")

    window.shell.open(Place("people", other))

    assert window.people.chosen == other


def test_the_position_column_follows_the_dossier(window: Window) -> None:
    people, row = window.people, window.people.list.view.currentIndex().row()
    people.list.dossier_wanted.emit(_dossier(window.desk, "Wet collectieve warmte"))
    first = people.list.model.index(row, POSITION).data()

    people.list.dossier_wanted.emit(_dossier(window.desk, "Decentraal OV"))

    assert (first, people.list.model.index(row, POSITION).data()) == ("+1", "−1")


def test_without_a_dossier_the_position_column_is_empty(qtbot: QtBot, window: Window) -> None:
    (chip,) = [each for each in window.people.list.findChildren(PressChip) if each.isVisible()]

    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)

    row = window.people.list.view.currentIndex().row()
    assert window.people.list.model.index(row, POSITION).data() == ""


def test_b_makes_the_briefing_of_the_next_talk(window: Window) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_B)

    person = person_called(window.desk, "Van Fictie")
    talk = window.desk.meetings.next_talk_with(person)
    assert talk is not None
    assert window.briefed == [TalkAbout(talk.id, person)]


def test_the_briefing_is_of_the_last_talk_where_none_is_planned(window: Window) -> None:
    key = person_called(window.desk, "Testema")
    window.shell.open(Place("people", key))

    QTest.mouseClick(_button(window.people.detail, "Briefing"), Qt.MouseButton.LeftButton)

    held = window.desk.people.card(key).meetings
    assert [each.talk for each in window.briefed] == [max(held, key=lambda row: row.day).id]


def test_without_a_talk_the_briefing_says_why_it_is_off(window: Window) -> None:
    window.shell.open(Place("people", person_called(window.desk, "Opzet")))

    button = _button(window.people.detail, "Briefing")

    assert not button.isEnabled()
    assert button.toolTip() == "Er is nog geen gesprek met deze persoon. Plan of verslaat er eerst een."


def test_g_opens_the_report(window: Window) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_G)

    assert window.reported == [person_called(window.desk, "Van Fictie")]


def test_letters_in_the_filter_are_only_text(window: Window) -> None:
    window.people.list.field.setFocus()

    QTest.keyClicks(window.people.list.field, "bg")

    assert (window.briefed, window.reported, window.people.list.field.text()) == ([], [], "bg")


def test_enter_goes_to_the_detail_and_escape_back(window: Window) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_Return)
    there = focused(window)

    QTest.keyClick(there, Qt.Key.Key_Escape)

    assert (there, focused(window)) == (window.people.detail.tabs, window.people.list.view)


def test_del_drops_a_person_and_undo_brings_them_back(window: Window) -> None:
    key = person_called(window.desk, "Van Fictie")
    QTest.keyClick(window.people.list.view, Qt.Key.Key_Delete)
    gone = window.people.list.model.find(key)

    window.shell.toast.do()

    assert (gone, window.people.list.model.find(key) is not None) == (None, True)


def test_after_a_drop_the_next_person_is_shown(window: Window) -> None:
    row = window.people.list.view.currentIndex().row()
    following = window.people.list.model.key_at(row + 1)

    QTest.keyClick(window.people.list.view, Qt.Key.Key_Delete)

    assert window.people.chosen == following


def test_a_talk_opens_where_talks_are_shown(window: Window) -> None:
    rows = [
        each for each in window.people.detail.findChildren(QWidget) if "Contactmoment openen" in each.accessibleName()
    ]
    talk = window.desk.meetings.next_talk_with(person_called(window.desk, "Van Fictie"))
    assert talk is not None

    QTest.keyClick(rows[0], Qt.Key.Key_Return)

    assert window.elsewhere.shown == [talk.id]


def test_an_empty_workspace_says_what_to_do(qtbot: QtBot, theme: Theme, empty: Desk) -> None:
    window = open_window(qtbot, theme, empty)

    assert "Nog geen personen" in _texts(window.people)
    assert not window.people.detail.isVisible()


def test_the_first_person_of_an_empty_workspace_is_shown(qtbot: QtBot, theme: Theme, empty: Desk) -> None:
    window = open_window(qtbot, theme, empty)
    window.shell.open(Place("people", ADD))
    QTest.keyClicks(focused(window), "mw. A.B. van der Berg")

    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)

    assert window.people.record_name == "mw. A.B. van der Berg"


def test_where_there_is_room_for_one_enter_opens_the_detail(window: Window, theme: Theme) -> None:
    theme.apply(zoom=2.0)
    seen = [window.people.detail.isVisible()]

    QTest.keyClick(window.people.list.view, Qt.Key.Key_Return)

    assert [*seen, window.people.detail.isVisible()] == [False, True]


@pytest.mark.parametrize(("width", "height"), [(1180, 680), (1280, 720), (1920, 1080)])
def test_the_page_fits(window: Window, width: int, height: int) -> None:
    window.shell.resize(width, height)

    assert (window.shell.width(), window.shell.height()) == (width, height)
    assert window.people.list.view.columnViewportPosition(POSITION) > 0


def test_every_control_has_a_name(window: Window) -> None:
    nameless = [
        type(each).__name__
        for each in window.people.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not _spoken(each)
    ]

    assert nameless == []


def test_tab_goes_as_one_reads(window: Window) -> None:
    window.people.list.field.setFocus()
    visited = [focused(window)]
    while len(visited) < 9:
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
        visited.append(focused(window))

    names = [_spoken(each) for each in visited]

    assert names[2:4] == ["+ Filter", "Kolommen kiezen"]
    assert names[4:] == ["Personen", "Briefing", "Verslag", "Meer met deze persoon", "Overzicht"]
    assert isinstance(visited[0], QLineEdit)


def test_a_list_of_hundreds_filters(qtbot: QtBot, theme: Theme, empty: Desk, tmp_path: Path) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nN:Verzonnen{at:04d};A\nEND:VCARD\n" for at in range(250))
    (tmp_path / "kaartjes.vcf").write_text(cards, encoding="utf-8")
    empty.imports.run((tmp_path / "kaartjes.vcf",))
    window = open_window(qtbot, theme, empty)

    QTest.keyClicks(window.people.list.field, "0249")

    assert [row.name.family_name for row in window.people.list.model.rows()] == ["Verzonnen0249"]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
