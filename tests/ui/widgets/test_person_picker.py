"""The picker: completes, adds and removes people by the keyboard alone."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick

FICTIE = Pick(key=1, name="mw. drs. S. van Fictie")
QUASI = Pick(key=2, name="mw. F. Quasi")


def _find(typed: str) -> Sequence[Pick]:
    return [pick for pick in (FICTIE, QUASI) if typed.lower() in pick.name.lower()]


@pytest.fixture
def picker(qtbot: QtBot) -> PersonPicker:
    made = PersonPicker("Zij", _find)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def _field(picker: PersonPicker) -> QLineEdit:
    return picker.findChildren(QLineEdit)[0]


def test_a_name_is_completed(picker: PersonPicker) -> None:
    QTest.keyClicks(_field(picker), "fic")

    QTest.keyClick(_field(picker), Qt.Key.Key_Return)

    assert picker.picks == (FICTIE,)


def test_the_arrows_choose_among_names(picker: PersonPicker) -> None:
    QTest.keyClicks(_field(picker), "mw")
    QTest.keyClick(_field(picker), Qt.Key.Key_Down)

    QTest.keyClick(_field(picker), Qt.Key.Key_Return)

    assert picker.picks == (QUASI,)


def test_nobody_is_added_twice(picker: PersonPicker) -> None:
    picker.add(FICTIE)

    picker.add(FICTIE)

    assert picker.picks == (FICTIE,)


def test_an_unknown_name_is_kept_as_new(picker: PersonPicker) -> None:
    QTest.keyClicks(_field(picker), "@Nieuweling")

    QTest.keyClick(_field(picker), Qt.Key.Key_Return)

    assert picker.picks == (Pick(key=None, name="Nieuweling", detail="nieuw, aanmaken"),)


def test_backspace_takes_the_last_one_away(picker: PersonPicker) -> None:
    picker.set_picks((FICTIE, QUASI))

    QTest.keyClick(_field(picker), Qt.Key.Key_Backspace)

    assert picker.picks == (FICTIE,)


def test_esc_leaves_what_was_typed(picker: PersonPicker) -> None:
    QTest.keyClicks(_field(picker), "fic")

    QTest.keyClick(_field(picker), Qt.Key.Key_Escape)

    assert (_field(picker).text(), picker.picks) == ("fic", ())


def test_the_fullest_hint_that_fits_stands_in_the_empty_field(picker: PersonPicker) -> None:
    picker.set_picks((FICTIE,))
    picker.resize(400, picker.height())
    chip_and_gap = _field(picker).x()
    wide = _field(picker).placeholderText()

    picker.resize(chip_and_gap + 70, picker.height())

    assert (wide, _field(picker).placeholderText()) == ("naam of @", "@")
