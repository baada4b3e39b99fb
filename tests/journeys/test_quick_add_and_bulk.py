"""Somebody adds a person from a mail, brings a whole list up to date and makes one of two records; by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.many import ManyField
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SIGNATURE = """Hartelijke groet,

Carola Schouwenaar
Beleidsadviseur energie | Netwerk Noord
T 070 888 1212
c.schouwenaar@netwerknoord.invalid
"""


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    yield made
    made.leave()
    made.release()


@pytest.fixture
def shell(program: Program, tmp_path: Path, qtbot: QtBot) -> Shell:
    path = tmp_path / "werk.ipocrm"
    with create_desk(path, None) as desk:
        desk.organisations.put(Organisation(name="Netwerk Noord"))
        for number in range(40):
            desk.people.add(Person(name=PersonName(initials="A.", family_name=f"Bedenk{number:02}")))
    program.enter(open_desk(path))
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    return program.shell


def _focused(shell: Shell) -> QWidget:
    widget = shell.focusWidget()
    assert widget is not None
    return widget


def _people(shell: Shell) -> PeoplePage:
    QTest.keyClick(shell, Qt.Key.Key_2, CONTROL)
    assert isinstance(shell.page, PeoplePage)
    shell.page.list.view.setFocus()
    return shell.page


def test_a_person_is_added_from_the_signature_of_a_mail(program: Program, shell: Shell) -> None:
    assert program.desk is not None
    before = program.desk.exports.as_json(private=True)
    QApplication.clipboard().setText(SIGNATURE)

    QTest.keyClick(shell, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(_focused(shell), Qt.Key.Key_V, CONTROL)
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return, CONTROL)

    assert isinstance(shell.page, PeoplePage)
    assert shell.page.chosen is not None
    card = program.desk.people.card(shell.page.chosen)
    assert card.person.name.spoken == "Carola Schouwenaar"
    assert [(line.organisation, line.role.function) for line in card.roles] == [
        ("Netwerk Noord", "Beleidsadviseur energie")
    ]
    assert {point.value for point in card.person.contact_points} == {
        "+31708881212",
        "c.schouwenaar@netwerknoord.invalid",
    }
    QTest.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert program.desk.exports.as_json(private=True) == before


def test_somebody_is_found_by_a_number_typed_in_another_way(program: Program, shell: Shell) -> None:
    QApplication.clipboard().setText(SIGNATURE)
    QTest.keyClick(shell, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(_focused(shell), Qt.Key.Key_V, CONTROL)
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return, CONTROL)
    page = _people(shell)
    QTest.keyClick(page.list.view, Qt.Key.Key_Home)

    QTest.keyClick(shell, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(_focused(shell), "070-888 12 12")
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return)

    assert program.desk is not None
    assert page.chosen is not None
    assert program.desk.people.card(page.chosen).person.name.family_name == "Schouwenaar"


def test_forty_people_are_changed_at_once_and_that_is_undone(program: Program, shell: Shell) -> None:
    assert program.desk is not None
    before = program.desk.exports.as_json(private=True)
    page = _people(shell)

    QTest.keyClick(page.list.view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.list.view, Qt.Key.Key_F2)
    QTest.keyClicks(_focused(shell), "60")
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return)

    shared = program.desk.people.many.shared(program.desk.people.keys())
    assert (shared.count, shared.values[ManyField.RHYTHM]) == (40, 60)
    assert program.desk.history.undo_title() == "40 personen: ritme 60 dagen"
    QTest.keyClick(_focused(shell), Qt.Key.Key_Z, CONTROL)  # still in the field, where there is no typing to take back
    assert program.desk.exports.as_json(private=True) == before


def test_two_records_are_merged_from_the_list_and_that_is_undone(program: Program, shell: Shell, qtbot: QtBot) -> None:
    assert program.desk is not None
    before = program.desk.exports.as_json(private=True)
    page = _people(shell)
    QTest.keyClick(page.list.view, Qt.Key.Key_Home)
    QTest.keyClick(page.list.view, Qt.Key.Key_Down, SHIFT)
    merge = next(each for each in page.bulk.findChildren(QPushButton) if each.accessibleName() == "Samenvoegen")

    merge.setFocus()
    QTest.keyClick(merge, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shell.page is not page and not program.thinking)
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return, CONTROL)

    assert len(program.desk.people.keys()) == 39
    QTest.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert program.desk.exports.as_json(private=True) == before
