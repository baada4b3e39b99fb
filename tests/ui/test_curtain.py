"""The curtain: nothing to see without the passphrase, and everything as it was behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.curtain import draw_curtain
from ipo_crm.ui.keys_form import UnlockForm

PASSPHRASE = "vier losse woorden samen"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give an open window with two fields, and a dialog that stands on it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    column.addWidget(QPlainTextEdit())
    qtbot.addWidget(made)
    made.show()
    QDialog(made).open()
    return made


@pytest.fixture
def left() -> list[bool]:
    """Note whether somebody left the program."""
    return []


@pytest.fixture
def curtain(qtbot: QtBot, window: QWidget, left: list[bool]) -> Iterator[UnlockForm]:
    made = draw_curtain(Path("lobby.ipocrm"), PASSPHRASE.__eq__, lambda: left.append(True))
    yield made
    made.close()


def _give(curtain: UnlockForm, passphrase: str) -> None:
    line = curtain.findChildren(QLineEdit)[0]
    line.setText(passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_only_the_lock_is_seen(curtain: UnlockForm) -> None:
    seen = [window for window in QApplication.topLevelWidgets() if window.isVisible()]

    assert seen == [curtain]


def test_a_wrong_passphrase_shows_nothing(curtain: UnlockForm, window: QWidget) -> None:
    _give(curtain, "mis")

    assert curtain.isVisible()
    assert not window.isVisible()


def test_the_passphrase_brings_all_windows_back(curtain: UnlockForm, window: QWidget) -> None:
    _give(curtain, PASSPHRASE)

    assert window.isVisible()
    assert all(dialog.isVisible() for dialog in window.findChildren(QDialog))
    assert not curtain.isVisible()


def test_whoever_gives_up_leaves_the_program(curtain: UnlockForm, window: QWidget, left: list[bool]) -> None:
    button = next(each for each in curtain.findChildren(QPushButton) if each.text() == "Programma afsluiten")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert left == [True]
    assert not window.isVisible()
