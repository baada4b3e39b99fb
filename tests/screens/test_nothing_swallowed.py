"""What goes wrong while these tests go through the windows fails them: the program's own hooks stand aside."""

import threading

from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ipo_crm.ui.excepthook import BugPage, Excepthook
from tests.screens.openings import SHEETS, shut
from tests.screens.pages import Window
from tests.screens.windows import WINDOWS, close


def test_an_exception_in_a_slot_is_seen(busy: Window) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    button = QPushButton()
    button.clicked.connect(fail)
    with capture_exceptions() as caught:
        button.click()

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_an_exception_in_a_thread_is_seen(busy: Window) -> None:
    assert not isinstance(getattr(threading.excepthook, "__self__", None), Excepthook)
    assert threading.excepthook.__module__ != Excepthook.__module__


def test_a_warning_of_qt_is_seen(busy: Window, qtlog: object) -> None:
    qWarning("This plugin does not support raise()")

    assert qtlog.records[-1].message == "This plugin does not support raise()"  # type: ignore[attr-defined]


def test_nothing_shows_the_page_of_a_bug(busy: Window, qtbot: QtBot) -> None:
    for opening in SHEETS.values():
        shut(opening(busy))
    for name, window in WINDOWS.items():
        if name != "bug":
            close(busy, window(busy))

    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, BugPage)]
