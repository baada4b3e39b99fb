"""Second thoughts, by keyboard on the real window: somebody comes back from the bin, and a value to what it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.past import Past
from ipo_crm.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


class User:
    """Somebody at the keyboard."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    @property
    def shell(self) -> Shell:
        assert self.program.shell is not None
        return self.program.shell

    @property
    def past(self) -> Past:
        assert self.program.past is not None
        return self.program.past

    @property
    def people(self) -> PeoplePage:
        page = self.shell.page
        assert isinstance(page, PeoplePage)
        return page

    def names(self) -> list[str]:
        return [row.name.short for row in self.desk.people.rows()]

    def begin(self, path: Path) -> None:
        self.program.ask_open(path)
        self.shell.open(Place("people"))
        with self._qtbot.waitActive(self.shell):
            self.shell.activateWindow()
        self.people.list.take_focus()

    def command(self, text: str) -> None:
        """Give a command by typing its name after Ctrl+K."""
        QTest.keyClick(self.shell, Qt.Key.Key_K, CONTROL)
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def press(self, where: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(where, key)

    def rename(self, family_name: str) -> None:
        """Change the surname of who is chosen, in the form behind F2."""
        QTest.keyClick(self.people.list.view, Qt.Key.Key_F2)
        (form,) = [each for each in self.people.findChildren(FormSheet) if each.isVisible()]
        (line,) = [each for each in form.findChildren(QLineEdit) if each.accessibleName() == "Achternaam"]
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, family_name)
        QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lobby.ipocrm"
    with create_desk(path, None) as desk:
        for name in ("Jansen", "Pietersen"):
            desk.people.add(Person(name=PersonName(initials="A.", family_name=name)))
    return path


@pytest.fixture
def user(qtbot: QtBot, qapp: QApplication, tmp_path: Path, file: Path) -> Iterator[User]:
    program = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    qtbot.addWidget(program.start)
    made = User(program, qtbot)
    made.begin(file)
    yield made
    program.leave()
    program.release()


def test_somebody_thrown_away_comes_back_after_a_restart(user: User, file: Path) -> None:
    before = user.desk.exports.as_json(private=True)
    user.press(user.people.list.view, Qt.Key.Key_Home, Qt.Key.Key_Delete)
    left = user.names()
    user.program.back_to_start()
    user.begin(file)

    user.command("Prullenbak")
    assert user.past.bin_sheet is not None
    user.press(user.past.bin_sheet.view, Qt.Key.Key_Return, Qt.Key.Key_Escape)

    assert left == ["A. Pietersen"]
    assert user.desk.exports.as_json(private=True) == before
    assert user.people.list.model.total == 2
    assert not user.past.bin_sheet.isVisible()


def test_the_bin_opens_from_the_palette(user: User) -> None:
    QTest.keyClick(user.shell, Qt.Key.Key_K, CONTROL)
    field = user.shell.focusWidget()
    assert field is not None

    QTest.keyClicks(field, "prullenbak")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert user.past.bin_sheet is not None
    assert user.past.bin_sheet.isVisible()


def test_a_value_changed_twice_goes_back_to_the_first_one(user: User) -> None:
    user.press(user.people.list.view, Qt.Key.Key_Home)
    user.rename("Janssen")
    user.rename("Janssens")

    QTest.keyClick(user.shell, Qt.Key.Key_H, CONTROL)
    assert user.past.history_sheet is not None
    user.press(user.past.history_sheet.view, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    now = user.names()
    QTest.keyClick(user.shell, Qt.Key.Key_Z, CONTROL)

    assert now == ["A. Jansen", "A. Pietersen"]
    assert user.names() == ["A. Janssens", "A. Pietersen"]
