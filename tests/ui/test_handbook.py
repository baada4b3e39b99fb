"""The handbook opens by F1, is read from the program itself, and promises no keys that are not there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.assets import resource
from ipo_crm.ui.handbook import Handbook
from ipo_crm.ui.recents import Recents
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.start import Doors, StartWindow

TEXT = resource("handboek.md").read_text(encoding="utf-8")
OF_THE_PROGRAM = {"Ctrl+O", "Ctrl+L", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+F"}
"""Keys that `ipo_crm.app` and the pages add to those of the window."""


@pytest.fixture
def book(shell: Shell) -> Handbook:
    QTest.keyClick(shell, Qt.Key.Key_F1)
    (found,) = shell.findChildren(Handbook)
    return found


def test_it_opens_by_f1_and_closes_by_esc(book: Handbook) -> None:
    there = book.isVisible() and "Beginnen" in book.text.toPlainText()

    QTest.keyClick(book, Qt.Key.Key_Escape)

    assert (there, book.isVisible()) == (True, False)


def test_it_is_there_before_any_file_is(qtbot: QtBot, tmp_path: Path) -> None:
    start = StartWindow(
        Doors(sample=bool, new=bool, open=bool),
        Recents(QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)),
    )
    qtbot.addWidget(start)
    with qtbot.waitActive(start):
        start.show()

    QTest.keyClick(start, Qt.Key.Key_F1)

    (book,) = start.findChildren(Handbook)
    assert book.isVisible()


def test_it_fetches_nothing(book: Handbook) -> None:
    kind = int(QTextDocument.ResourceType.ImageResource.value)

    assert book.text.loadResource(kind, QUrl("file:///etc/hostname")) is None


def test_every_key_that_it_names_is_there(shell: Shell) -> None:
    named = set(re.findall(r"Ctrl\+(?:Shift\+)?[A-Z0-9/,](?![a-z])", TEXT))
    given = {key.toString() for action in shell.menus.everything() for key in action.shortcuts()}

    assert named - given - OF_THE_PROGRAM == set()
