"""The history of a record on the screen, and putting a value back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.history_sheet import HistorySheet

NOTED: list[Change] = []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "leeg.ipocrm", None) as made:
        made.settings.sign("Bureau Proef")
        yield made


@pytest.fixture
def key(desk: Desk) -> PersonId:
    made = PersonId(desk.people.add(Person(name=PersonName(family_name="Jansen"))).only("person"))
    for notes in ("eerst", "later"):
        _note(desk, made, notes)
    return made


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, key: PersonId) -> HistorySheet:
    NOTED.clear()
    made = HistorySheet(desk.history, NOTED.append)
    qtbot.addWidget(made)
    made.show_record(RecordRef("person", key))
    return made


def _note(desk: Desk, key: PersonId, notes: str) -> None:
    found = desk.people.get(key)
    assert found is not None
    desk.people.change(replace(found, notes=notes))


def _notes(desk: Desk, key: PersonId) -> str:
    found = desk.people.get(key)
    assert found is not None
    return found.notes


def _cells(sheet: HistorySheet, row: int) -> list[str]:
    return [column.text(sheet.model.row(row)) for column in sheet.model.columns]


def test_it_tells_who_what_was_and_became_the_latest_first(sheet: HistorySheet) -> None:
    assert _cells(sheet, 0)[1:] == ["Bureau Proef", "Notities", "eerst", "later"]
    assert _cells(sheet, 2)[1:] == ["Bureau Proef", "Toegevoegd", "–", "achternaam: Jansen"]


def test_enter_puts_the_former_value_back_and_tells_the_window(sheet: HistorySheet, desk: Desk, key: PersonId) -> None:
    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert _notes(desk, key) == "eerst"
    assert [change.title for change in NOTED] == ["Notities van persoon Jansen terugzetten"]
    assert _cells(sheet, 0)[2:] == ["Notities", "later", "eerst"]


def test_a_line_does_not_repeat_whose_history_it_is(sheet: HistorySheet, desk: Desk, key: PersonId) -> None:
    found = desk.people.get(key)
    assert found is not None
    point = ContactPoint(kind=ContactKind.PHONE, value="070 000 00 00")
    desk.people.change(replace(found, contact_points=(point,)))

    sheet.show_record(RecordRef("person", key))

    assert _cells(sheet, 0)[2] == "Contactgegeven: toegevoegd"
    assert "Jansen" not in _cells(sheet, 0)[4]
    assert "070 000 00 00" in _cells(sheet, 0)[4]


def test_what_was_added_has_nothing_to_put_back(sheet: HistorySheet) -> None:
    sheet.view.choose(sheet.model.key_at(2))

    assert not sheet.back.isEnabled()


def test_a_refusal_is_told_in_the_sheet(sheet: HistorySheet, desk: Desk, key: PersonId) -> None:
    desk.people.drop(key)

    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert "prullenbak" in sheet.problem
    assert NOTED == []


def test_the_model_is_sound(sheet: HistorySheet) -> None:
    tester = QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    QTest.keyClick(sheet.view, Qt.Key.Key_Return)

    assert tester.model() is sheet.model


def test_every_button_has_a_name(sheet: HistorySheet) -> None:
    names = [button.accessibleName() for button in sheet.findChildren(QAbstractButton) if button.isVisible()]

    assert sorted(names) == ["Sluiten", "Terugzetten"]
