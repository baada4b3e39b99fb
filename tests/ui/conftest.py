"""A dressed application, and a window with pages that only note what is asked of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Mode, Theme
from tests.ui.window import AREAS, CARD, COMMANDS, Journal, find


@pytest.fixture(scope="session")
def _dress(qapp: QApplication) -> Theme:
    QLocale.setDefault(QLocale("nl_NL"))
    theme = Theme(qapp, Mode.LIGHT)
    theme.apply()
    return theme


@pytest.fixture
def theme(_dress: Theme) -> Iterator[Theme]:
    """Give the theme in light, and bring it back to that afterwards."""
    yield _dress
    if (_dress.mode, _dress.zoom) != (Mode.LIGHT, 1.0):
        _dress.apply(Mode.LIGHT, 1.0)


@pytest.fixture(autouse=True)
def _dressed(theme: Theme) -> None:
    """Dress every test of the window."""


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, journal: Journal) -> Shell:
    """Give an open window of 1440 x 900 on the area Personen."""
    window = Shell(AREAS, journal, find, theme, COMMANDS)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show_workspace(CARD)
    with qtbot.waitActive(window):
        window.show()
    return window
