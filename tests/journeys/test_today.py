"""The morning of a lobbyist, by keyboard on the real window: what is late is ticked off, and the briefing is opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.promises import Direction, Outcome
from ipo_crm.services.desk import Desk
from ipo_crm.ui.pages.briefing_page import BriefingPage
from ipo_crm.ui.pages.today import TodayPage
from ipo_crm.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    yield made
    made.leave()
    made.release()


def _open_sample(program: Program, qtbot: QtBot) -> tuple[Shell, Desk]:
    program.open_sample()
    assert program.shell is not None
    assert program.desk is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    return program.shell, program.desk


def _press(shell: Shell, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget: QWidget = shell.focusWidget() or shell
    QTest.keyClick(widget, key, modifiers)


def test_an_overdue_promise_is_ticked_off_undone_and_the_next_briefing_opened(program: Program, qtbot: QtBot) -> None:
    shell, desk = _open_sample(program, qtbot)
    page = shell.page
    assert isinstance(page, TodayPage)
    today = desk.settings.today()
    (late, *_) = desk.today.promises(Direction.BY_THEM, today)
    key, talk = late.row.promise.id, desk.meetings.on_day(today)[0].id

    while "Stuurt conceptmotie" not in (shell.focusWidget() or page).accessibleName():
        _press(shell, Qt.Key.Key_Down)
    _press(shell, Qt.Key.Key_Space)
    _press(shell, Qt.Key.Key_Return)
    kept = desk.promises.get(key).outcome
    _press(shell, Qt.Key.Key_Z, CONTROL)
    _press(shell, Qt.Key.Key_2, CONTROL)
    _press(shell, Qt.Key.Key_1, CONTROL)
    page.rows[0].setFocus()
    _press(shell, Qt.Key.Key_B)

    assert kept is Outcome.KEPT
    assert desk.promises.get(key).outcome is Outcome.OPEN
    assert isinstance(shell.page, BriefingPage)
    assert shell.page.record_key == talk
