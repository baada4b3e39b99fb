"""PySide6 6.12 on Python 3.11 loses a reference of None with each call, and dies after some thousands."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 200


def test_a_call_that_returns_nothing_keeps_none_alive(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("tekst")

    assert before - sys.getrefcount(None) < CALLS // 2
