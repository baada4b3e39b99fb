"""Several rows chosen in a list: what holds for all is changed for all, in one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.many import ManyField
from ipo_crm.domain.sectors import Sector
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.bulk_pane import BulkPane
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.text_area import TextArea
from tests.ui.impatient import cannot_wait
from tests.ui.pages.people_window import Window, focused, open_window

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
RHYTHM = "Ritme: spreken om de zoveel dagen"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.people.list.view.setFocus()
    return made


def _choose(window: Window, number: int) -> list[PersonId]:
    view = window.people.list.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(number - 1):
        QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert len(window.people.bulk.keys) == number
    return [PersonId(key) for key in window.people.bulk.keys]


def _line(pane: BulkPane, name: str) -> QLineEdit:
    return next(each for each in pane.findChildren(QLineEdit) if each.accessibleName() == name)


def _type(window: Window, name: str, text: str) -> None:
    line = _line(window.people.bulk, name)
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _press(pane: QWidget, name: str) -> None:
    kinds = (*pane.findChildren(QPushButton), *pane.findChildren(QToolButton))
    QTest.mouseClick(next(each for each in kinds if each.accessibleName() == name), Qt.MouseButton.LeftButton)


def _said(pane: QWidget) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_several_chosen_rows_bring_the_pane_and_one_the_detail_again(window: Window) -> None:
    _choose(window, 3)
    shown, said = window.people.bulk.isVisible(), _said(window.people.bulk)
    QTest.keyClick(window.people.list.view, Qt.Key.Key_Down)

    assert (shown, "3 personen gekozen" in said) == (True, True)
    assert (window.people.bulk.isVisible(), window.people.detail.isVisible()) == (False, True)


def test_the_title_and_the_keys_under_the_list_are_those_of_several(window: Window) -> None:
    people = window.people
    _choose(window, 3)
    several = window.shell.windowTitle(), [each for each in _said(people.list) if "↑↓" in each]
    QTest.keyClick(people.list.view, Qt.Key.Key_Down)
    one = window.shell.windowTitle(), [each for each in _said(people.list) if "↑↓" in each]

    assert several[0].startswith("3 personen gekozen - ")
    assert ["Ctrl+A" in each and "Del" in each and "B briefing" not in each for each in several[1]] == [True]
    assert one[0].startswith(f"{people.record_name} - ")
    assert "gekozen" not in one[0]
    assert ["B briefing" in each for each in one[1]] == [True]


def test_the_title_counts_organisations_also_after_reading_anew(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    window = open_window(qtbot, theme, desk, "organisations")
    page = window.organisations
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_A, CONTROL)
    page.reload()

    assert window.shell.windowTitle().startswith(f"{len(page.bulk.keys)} organisaties gekozen - ")
    assert page.record_key == page.chosen


def test_a_rhythm_is_given_to_all_as_one_step(window: Window) -> None:
    keys = _choose(window, 3)
    before = window.desk.exports.as_json(private=True)

    _type(window, RHYTHM, "60")

    found = [window.desk.people.get(key) for key in keys]
    assert [each.rhythm_days for each in found if each is not None] == [60, 60, 60]
    assert window.desk.history.undo_title() == "3 personen: ritme 60 dagen"
    assert window.people.bulk.keys == tuple(keys)
    window.shell.undo()
    assert window.desk.exports.as_json(private=True) == before


def test_what_is_unequal_says_so_and_stays_when_not_touched(window: Window) -> None:
    keys = _choose(window, 3)
    window.desk.people.many.change(keys[:1], ManyField.RHYTHM, 30)
    window.people.reload()
    title = window.desk.history.undo_title()
    line = _line(window.people.bulk, RHYTHM)

    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert (line.text(), line.placeholderText()) == ("", "(verschillend)")
    assert window.desk.history.undo_title() == title


def test_what_is_unequal_is_emptied_by_its_button(window: Window) -> None:
    keys = _choose(window, 3)
    window.desk.people.many.change(keys[:1], ManyField.RHYTHM, 30)
    window.people.reload()

    _press(window.people.bulk, f"{RHYTHM} leegmaken")

    assert window.desk.people.many.shared(keys).values[ManyField.RHYTHM] is None


def test_what_is_no_number_is_refused_beside_the_field(window: Window) -> None:
    keys = _choose(window, 2)

    _type(window, RHYTHM, "maandelijks")

    assert "Schrijf een aantal dagen, bijvoorbeeld 60." in _said(window.people.bulk)
    assert _line(window.people.bulk, RHYTHM).text() == "maandelijks"
    assert window.people.bulk.keys == tuple(keys)


def test_a_day_is_given_as_one_types_it(window: Window) -> None:
    keys = _choose(window, 2)
    line = _line(window.people.bulk, "Bewaren tot")
    line.clear()

    _type(window, "Bewaren tot", "1 december 2027")

    assert window.desk.people.many.shared(keys).values[ManyField.KEEP_UNTIL] == date(2027, 12, 1)


def test_a_label_is_given_and_taken_off(window: Window) -> None:
    keys = _choose(window, 3)
    _type(window, "Label geven", "winteroverleg")
    given = [(each.tag.name, each.count) for each in window.desk.people.many.shared(keys).tags]
    chip = next(
        each for each in window.people.bulk.tags.findChildren(QWidget) if each.accessibleName() == "winteroverleg"
    )

    QTest.keyClick(chip, Qt.Key.Key_Delete)

    assert ("winteroverleg", 3) in given
    assert "winteroverleg" not in [each.tag.name for each in window.desk.people.many.shared(keys).tags]


def test_a_paragraph_goes_to_the_notes_of_all(window: Window) -> None:
    keys = _choose(window, 2)
    (notes,) = window.people.bulk.findChildren(TextArea)
    notes.setPlainText("Uitgenodigd.")

    _press(window.people.bulk, "Toevoegen")

    found = [window.desk.people.get(key) for key in keys]
    assert all(each is not None and each.notes.endswith("Uitgenodigd.") for each in found)
    assert notes.toPlainText() == ""


def test_to_end_a_function_asks_where(window: Window) -> None:
    _choose(window, 2)

    _press(window.people.bulk, "Beëindigen")

    assert "Kies de organisatie waar deze personen hun functie beëindigen." in _said(window.people.bulk)


def test_del_throws_all_away_and_undo_brings_them_back(window: Window) -> None:
    keys, before = _choose(window, 3), window.desk.people.rows()

    QTest.keyClick(window.people.list.view, Qt.Key.Key_Delete)

    assert len(window.desk.people.rows()) == len(before) - 3
    assert window.desk.people.get(keys[0]) is None
    window.shell.undo()
    assert window.desk.people.rows() == before


def test_two_are_laid_side_by_side(window: Window) -> None:
    one, other = _choose(window, 2)

    _press(window.people.bulk, "Samenvoegen")

    assert window.elsewhere.shown == [("person", one, other)]


def test_merging_is_offered_for_two_only(window: Window) -> None:
    _choose(window, 3)

    assert not next(
        each for each in window.people.bulk.findChildren(QPushButton) if each.accessibleName() == "Samenvoegen"
    ).isVisible()


def test_f2_goes_to_the_fields_and_escape_back_to_the_list(window: Window) -> None:
    _choose(window, 2)

    QTest.keyClick(window.people.list.view, Qt.Key.Key_F2)
    there = focused(window)
    QTest.keyClicks(there, "60")
    QTest.keyClick(there, Qt.Key.Key_Escape)

    assert there is _line(window.people.bulk, RHYTHM)
    assert focused(window) is window.people.list.view
    assert "ritme" not in window.desk.history.undo_title()


def test_a_sector_is_given_to_organisations_once_the_choice_rests(window: Window, qtbot: QtBot) -> None:
    window.shell.open(Place("organisations"))
    page = window.organisations
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_A, CONTROL)
    keys = page.bulk.keys
    box = next(each for each in page.bulk.findChildren(QComboBox) if each.accessibleName() == "Sector")
    box.setFocus()
    words = [box.itemText(at) for at in range(box.count())]

    QTest.keyClick(box, Qt.Key.Key_End)

    qtbot.waitUntil(lambda: ManyField.SECTOR in window.desk.organisations.many.shared(keys).values)
    assert words[0] == "(verschillend)"
    assert window.desk.organisations.many.shared(keys).values[ManyField.SECTOR] is Sector.MARKET


def test_every_control_of_the_pane_has_a_name(window: Window) -> None:
    _choose(window, 2)
    takes_tab = [
        each
        for each in window.people.bulk.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert [type(each).__name__ for each in takes_tab if not each.accessibleName()] == []


def test_a_change_of_many_that_is_given_up_is_said_and_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    _choose(window, 3)
    before = window.desk.exports.as_json(private=True)
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.bulk_pane", window.shell)

    _type(window, RHYTHM, "60")

    assert "Geannuleerd; er is niets gewijzigd." in [bar.text for bar in window.people.bulk.findChildren(MessageBar)]
    assert (window.desk.exports.as_json(private=True), _line(window.people.bulk, RHYTHM).text()) == (before, "")


def test_an_undo_that_is_given_up_leaves_the_deed_done(monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    keys = _choose(window, 3)
    window.people.bulk.drop()
    cannot_wait(monkeypatch, "ipo_crm.ui.shell", window.shell)

    window.shell.undo()

    assert window.desk.history.undo_title() == "3 personen verwijderen"
    assert not {row.id for row in window.desk.people.rows()} & set(keys)


@pytest.mark.parametrize("area", ["people", "organisations"])
def test_the_pane_is_made_when_several_are_chosen(qtbot: QtBot, theme: Theme, desk: Desk, area: str) -> None:
    window = open_window(qtbot, theme, desk, area)
    page = window.people if area == "people" else window.organisations
    assert not page.findChildren(BulkPane)

    QTest.keyClick(page.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert page.findChildren(BulkPane) == [page.bulk]
    assert page.bulk.isVisible()
