"""Finding the right people again and again, by keyboard: narrow a list, keep that, come back the next day."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.name_box import NameBox
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.record_list import RecordList

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "lobby.ipocrm"
    with create_desk(made, None) as desk:
        desk.samples.fill()
    return made


@pytest.fixture
def open_program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, path: Path) -> Iterator[Callable[[], Program]]:
    """Start the program on the file, as the day before left it."""
    opened: list[Program] = []

    def start() -> Program:
        for before in opened:
            before.leave()
        program = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
        opened.append(program)
        program.show()
        qtbot.addWidget(program.start)
        program.ask_open(path)
        assert program.shell is not None
        with qtbot.waitActive(program.shell):
            program.shell.activateWindow()
        program.shell.open(Place("people"))
        return program

    yield start
    for program in opened:
        program.leave()
        program.release()


def _list(program: Program) -> RecordList:
    assert program.shell is not None
    page = program.shell.page
    assert isinstance(page, PeoplePage)
    return page.list


def _press(program: Program, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        front: QWidget | None = QApplication.activePopupWidget() or (program.shell and program.shell.focusWidget())
        assert front is not None
        QTest.keyClick(front, key, held)


def _choose(program: Program, text: str) -> None:
    """Go down a menu to a line and take it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        _press(program, Qt.Key.Key_Down)
        action = menu.activeAction()
        if action is not None and action.text() == text:
            _press(program, Qt.Key.Key_Return)
            return
    pytest.fail(f"{text} is not in the menu")


def test_a_list_is_narrowed_kept_and_found_again_the_next_day(open_program: Callable[[], Program]) -> None:
    program = open_program()
    people = _list(program)

    _press(program, Qt.Key.Key_F, held=CONTROL)
    QTest.keyClicks(people.field, "sector:kamer positie:voor")
    _press(program, Qt.Key.Key_Return)
    shown = [row.id for row in people.model.rows()]
    assert 0 < len(shown) < people.model.total

    _press(program, Qt.Key.Key_A, held=CONTROL)
    assert people.view.keys() == shown

    people.bar.more.setFocus()
    _press(program, Qt.Key.Key_Space)
    _choose(program, "Filter bewaren als…")
    box = QApplication.activePopupWidget()
    assert isinstance(box, NameBox)
    QTest.keyClicks(box.line, "Voorstanders")
    QTest.keyClick(box.line, Qt.Key.Key_Return)

    people.columns_button.setFocus()
    _press(program, Qt.Key.Key_Space)
    _choose(program, "Invloed")

    program = open_program()
    people = _list(program)
    assert people.view.columns.layout.shown[-1] == "influence"
    assert people.model.rowCount() == people.model.total

    people.bar.more.setFocus()
    _press(program, Qt.Key.Key_Space)
    _choose(program, "Voorstanders")
    assert [row.id for row in people.model.rows()] == shown


def test_rows_are_selected_by_arrows_and_stay_selected_when_another_is_deleted(
    open_program: Callable[[], Program],
) -> None:
    program = open_program()
    people = _list(program)
    people.view.choose(people.model.key_at(0))
    people.take_focus()
    _press(program, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    chosen = people.view.keys()

    assert program.desk is not None
    page = people.window().findChildren(PeoplePage)[0]
    page.note(program.desk.people.drop(people.model.rows()[-1].id))

    assert (len(chosen), people.view.keys()) == (3, chosen)
