"""The bin on the screen: back at once, gone only after a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.bin_sheet import BinSheet

NOTED: list[Change] = []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "leeg.ipocrm", None) as made:
        for name in ("Jansen", "Pietersen"):
            key = made.people.add(Person(name=PersonName(family_name=name))).only("person")
            made.people.drop(PersonId(key))
        yield made


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk) -> BinSheet:
    NOTED.clear()
    made = BinSheet(desk.bin, NOTED.append)
    qtbot.addWidget(made)
    made.show_contents()
    return made


def _answer(name: str) -> None:
    """Press a button of the question that comes next."""

    def press() -> None:
        (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == name]
        button.click()

    QTimer.singleShot(0, press)


def _names(sheet: BinSheet) -> list[str]:
    return [row.name for row in sheet.model.rows()]


def test_it_lists_what_was_thrown_away(sheet: BinSheet) -> None:
    cells = [column.text(sheet.model.row(0)) for column in sheet.model.columns]

    assert (cells[0], cells[1], cells[2], cells[4]) == ("Persoon", "Pietersen", "–", "30 dagen")


def test_enter_brings_back_without_a_question(sheet: BinSheet, desk: Desk) -> None:
    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert [row.name.short for row in desk.people.rows()] == ["Pietersen"]
    assert [change.title for change in NOTED] == ["Persoon Pietersen terugzetten"]
    assert _names(sheet) == ["Jansen"]


def test_emptying_asks_and_does_nothing_when_one_says_no(sheet: BinSheet) -> None:
    _answer("Annuleren")
    sheet.empty.click()

    assert _names(sheet) == ["Pietersen", "Jansen"]
    assert NOTED == []


def test_emptying_wipes_all(sheet: BinSheet, desk: Desk) -> None:
    _answer("Definitief wissen")
    sheet.empty.click()

    assert desk.bin.rows() == ()
    assert not sheet.empty.isEnabled()


def test_one_thing_is_wiped(sheet: BinSheet) -> None:
    _answer("Definitief wissen")
    sheet.wipe.click()

    assert _names(sheet) == ["Jansen"]


def test_a_refusal_is_told_in_the_sheet(sheet: BinSheet, desk: Desk) -> None:
    desk.bin.restore(desk.bin.rows()[0].entry)

    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert "niet meer in de prullenbak" in sheet.said


def test_the_model_is_sound(sheet: BinSheet) -> None:
    tester = QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert tester.model() is sheet.model


def test_every_button_has_a_name(sheet: BinSheet) -> None:
    names = [button.accessibleName() for button in sheet.findChildren(QAbstractButton) if button.isVisible()]

    assert sorted(names) == ["Definitief wissen", "Prullenbak legen", "Sluiten", "Terugzetten"]
