"""Somebody finds a person whose name they cannot spell, and makes one of two records; all by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.ui.pages.duplicates import DuplicatesPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
MAIL = ContactPoint(kind=ContactKind.EMAIL, value="c.schouwenaar@voorbeeld.invalid")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a file with two records of one invented person, and somebody else."""
    found = tmp_path / "werk.ipocrm"
    with create_desk(found, None) as desk:
        for name, notes in (
            (PersonName(initials="C.", family_name="Schouwenaar"), "Verzonnen."),
            (PersonName(initials="C.", given_name="Carola", family_name="Schouwenaar"), "Belt liever."),
        ):
            desk.people.add(Person(name=name, notes=notes, contact_points=(MAIL,)))
        desk.people.add(Person(name=PersonName(initials="B.", family_name="Bedenk")))
    return found


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    yield made
    made.leave()
    made.release()


def _open(program: Program, path: Path, qtbot: QtBot) -> Shell:
    program.enter(open_desk(path))
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    return program.shell


def _focused(shell: Shell) -> QWidget:
    widget = shell.focusWidget()
    assert widget is not None
    return widget


def _palette(shell: Shell, typed: str) -> None:
    QTest.keyClick(shell, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(_focused(shell), typed)
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return)


def test_a_misspelt_name_opens_the_person(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)

    _palette(shell, "bedenck")

    assert isinstance(shell.page, PeoplePage)
    assert shell.page.chosen == PersonId(3)


def test_two_records_are_merged_and_after_a_restart_that_is_undone(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    assert program.desk is not None
    before = program.desk.exports.as_json(private=True)

    _palette(shell, ">dubbelen zoeken")
    page = shell.page
    assert isinstance(page, DuplicatesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and not program.thinking)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    QTest.keyClick(_focused(shell), Qt.Key.Key_Return, CONTROL)

    person = program.desk.people.get(PersonId(1))
    assert person is not None
    assert (person.name.given_name, person.notes) == ("Carola", "Verzonnen.\n\nBelt liever.")
    assert program.desk.people.get(PersonId(2)) is None
    assert list((path.parent / "werk-reservekopieen").glob("*samenvoegen*"))

    program.leave()
    shell = _open(program, path, qtbot)
    QTest.keyClick(shell, Qt.Key.Key_Z, CONTROL)

    assert program.desk.exports.as_json(private=True) == before
