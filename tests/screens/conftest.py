"""One window per kind of file, on a clock that stands still; the tests of this folder go through its pages."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.services.invent import PEOPLE
from ipo_crm.ui.theme import Mode
from tests.busy import add_drafts, add_long_doubles, make_busy
from tests.screens.pages import Window

MANY = 20_000 / PEOPLE


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Give a program with settings of its own, in light."""
    QLocale.setDefault(QLocale("nl_NL"))
    home = tmp_path_factory.mktemp("huis")
    hooks = sys.excepthook, threading.excepthook
    made = Program(qapp, QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat), home)
    sys.excepthook, threading.excepthook = hooks  # a bug is to fail a test, not to be shown in a window
    made.theme.apply(Mode.LIGHT, 1.0)
    yield made
    made.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.theme.apply(Mode.LIGHT, 1.0)


@pytest.fixture(scope="module")
def sample(program: Program) -> Window:
    """Give the window of the sample."""
    program.open_sample()
    return Window(program)


@pytest.fixture(scope="module")
def empty(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Window:
    """Give the window of a file in which nothing was ever written."""
    program.enter(create_desk(tmp_path_factory.mktemp("leeg") / "leeg.ipocrm", None))
    return Window(program)


@pytest.fixture(scope="module")
def full(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Window:
    """Give the window of a file with 20,000 people, 5,000 organisations and 50,000 talks, all invented."""
    desk = create_desk(tmp_path_factory.mktemp("vol") / "vol.ipocrm", None)
    desk.samples.invent(MANY, 1)
    program.enter(desk)
    return Window(program)


@pytest.fixture(scope="module")
def busy(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Window:
    """Give the window of a file in which much happened: doubles with long names, drafts, a bin and back-ups."""
    path = tmp_path_factory.mktemp("bezig") / "bezig.ipocrm"
    person = make_busy(path, None)
    desk = open_desk(path)
    add_long_doubles(desk)
    add_drafts(desk, person)
    program.enter(desk)
    return Window(program)
