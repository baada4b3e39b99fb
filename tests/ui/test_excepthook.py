"""Uncaught exceptions: a kind sentence for what is known, a bug page for the rest, no values in the log."""

import logging
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import LockedFileError, UserError
from ipo_crm.ui.excepthook import BugPage, Excepthook

LOG = Path("logs") / "ipo_crm.log"


class Heard:
    def __init__(self) -> None:
        self.said: list[str] = []
        self.bugs: list[str] = []
        self.hook = Excepthook(self.said.append, self.bugs.append)

    def take(self, error: BaseException) -> None:
        try:
            raise error
        except type(error):
            self.hook.take(type(error), error, error.__traceback__)


@pytest.mark.parametrize("kind", [UserError, LockedFileError])
def test_what_is_known_is_said_in_its_own_words(qtbot: QtBot, kind: type[Exception]) -> None:
    heard = Heard()

    heard.take(kind("Het bestand is open in een ander programma. Sluit het daar."))
    qtbot.waitUntil(lambda: bool(heard.said))

    assert heard.bugs == []


def test_a_bug_is_shown_with_its_trace(qtbot: QtBot) -> None:
    heard = Heard()

    heard.take(KeyError("naam"))
    qtbot.waitUntil(lambda: bool(heard.bugs))

    assert "test_excepthook.py" in heard.bugs[0]


def test_the_log_says_where_but_names_nobody(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    heard = Heard()

    with caplog.at_level(logging.ERROR):
        heard.take(ValueError("Jansen, kanarie@voorbeeld.invalid"))

    assert "ValueError" in caplog.text
    assert "kanarie" not in caplog.text


def test_details_can_be_copied(qtbot: QtBot) -> None:
    page = BugPage("Traceback van niets", LOG)
    qtbot.addWidget(page)

    page.findChildren(QPushButton)[0].click()

    assert QGuiApplication.clipboard().text() == "Traceback van niets"


def test_the_bug_page_says_where_the_log_is(qtbot: QtBot) -> None:
    page = BugPage("Traceback van niets", LOG)
    qtbot.addWidget(page)

    assert any(str(LOG) in label.text() for label in page.findChildren(QLabel))


def test_markup_in_details_stays_text(qtbot: QtBot) -> None:
    page = BugPage("<b>vet</b>", LOG)
    qtbot.addWidget(page)

    assert page.findChildren(QPlainTextEdit)[0].toPlainText() == "<b>vet</b>"
