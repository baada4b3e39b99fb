"""Rest: when it is told, and what ends it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.ui.idle import Idle


class Clock:
    """A clock that is set by hand."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(qtbot: QtBot, clock: Clock) -> Idle:
    made = Idle(300, clock=clock, awake=clock)
    made.start()
    return made


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """Give a field that has the focus."""
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _rested(qtbot: QtBot, idle: Idle, clock: Clock, seconds: float) -> bool:
    """Let time pass with a look now and then; tell whether the last one told of rest."""
    while seconds > 0:  # it looks every ten seconds
        clock.now += min(10, seconds)
        seconds -= 10
        if seconds > 0:
            idle.look()
    told: list[bool] = []
    idle.rested.connect(lambda: told.append(True))
    idle.look()
    return bool(told)


def test_rest_is_told_when_it_has_lasted_long_enough(qtbot: QtBot, idle: Idle, clock: Clock) -> None:
    assert not _rested(qtbot, idle, clock, 299)
    assert _rested(qtbot, idle, clock, 1)


def test_rest_is_told_once(qtbot: QtBot, idle: Idle, clock: Clock) -> None:
    _rested(qtbot, idle, clock, 300)

    assert not _rested(qtbot, idle, clock, 300)


def test_a_key_ends_the_rest(qtbot: QtBot, line: QLineEdit, clock: Clock) -> None:
    idle = Idle(300, clock=clock, awake=clock)
    idle.start()
    clock.now += 200

    QTest.keyClick(line.windowHandle(), Qt.Key.Key_Left)

    assert not _rested(qtbot, idle, clock, 200)
    assert not idle.typed


def test_a_letter_is_remembered_as_typed(line: QLineEdit, clock: Clock) -> None:
    idle = Idle(300, clock=clock, awake=clock)
    idle.start()

    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)

    assert idle.typed


def test_never_is_never(qtbot: QtBot, idle: Idle, clock: Clock) -> None:
    idle.seconds = 0

    assert not _rested(qtbot, idle, clock, 1e6)


def test_a_clock_that_is_set_back_begins_anew(qtbot: QtBot, idle: Idle, clock: Clock) -> None:
    assert not _rested(qtbot, idle, clock, -5_000)
    assert _rested(qtbot, idle, clock, 300)


def test_a_window_that_is_gone_is_let_go(qtbot: QtBot, line: QLineEdit, clock: Clock) -> None:
    idle = Idle(300, clock=clock, awake=clock)
    idle.start()

    line.destroy()
    idle.stop()

    assert not _rested(qtbot, idle, clock, 300)


def test_a_laptop_that_slept_rested_however_shortly(qtbot: QtBot, clock: Clock) -> None:
    awake = Clock()
    idle = Idle(300, clock=clock, awake=awake)
    idle.start()
    awake.now += 10
    clock.now += 40

    assert _told(idle)


def test_a_look_that_came_minutes_late_is_sleep_too(clock: Clock, idle: Idle) -> None:
    clock.now += 75

    assert _told(idle)


def test_a_clock_that_is_set_a_little_is_no_sleep(clock: Clock) -> None:
    awake = Clock()
    idle = Idle(300, clock=clock, awake=awake)
    idle.start()
    awake.now += 10
    clock.now += 20

    assert not _told(idle)


def _told(idle: Idle) -> bool:
    told: list[bool] = []
    idle.rested.connect(lambda: told.append(True))
    idle.look()
    return bool(told)
