"""Waiting for what must be whole: the window says so, and gives or raises what the work does."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import StoreError
from ipo_crm.ui.waiting import WaitWindow, wait_for


def _shown() -> list[WaitWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, WaitWindow) and each.isVisible()]


def test_what_the_work_gives_is_given(qtbot: QtBot) -> None:
    thread = wait_for(threading.get_ident, "Even wachten.", "Het duurt niet lang.")

    assert thread != threading.get_ident()


def test_what_the_work_raises_is_raised(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise StoreError("De schijf is vol.")

    with pytest.raises(StoreError, match="De schijf is vol"):
        wait_for(refuse, "Even wachten.", "Het duurt niet lang.")


def test_work_that_takes_long_is_shown_until_it_is_done(qtbot: QtBot) -> None:
    def until_seen() -> str:
        seen.wait(20)
        return "klaar"

    def look() -> None:
        if _shown():
            names.extend(each.accessibleName() for each in _shown())
            seen.set()

    from PySide6.QtCore import QTimer

    seen, names, timer = threading.Event(), [""][1:], QTimer()
    timer.timeout.connect(look)
    timer.start(5)

    assert wait_for(until_seen, "Even wachten.", "Het duurt niet lang.") == "klaar"
    assert names[0] == "Even wachten."
    assert _shown() == []


def test_the_window_cannot_be_sent_away(qtbot: QtBot) -> None:
    window = WaitWindow("Even wachten.", "Het duurt niet lang.", None)
    qtbot.addWidget(window)
    window.show()

    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert window.isVisible()
    window.done(0)
