"""The pages of one open window, each with a record in front where the file has one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.app import Program
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.today import TodayPage
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Mode

SMALLEST, SMALL, USUAL, LARGE = QSize(1180, 680), QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080)
_ROUNDS = 5000
_ROUND_MS = 6
_QUIET_ROUNDS = 2
"""Longer together than Qt puts off a painting, after which a page may have more to do."""
_MOST_STOPS = 400


def _meeting(desk: Desk) -> object:
    talks = desk.meetings.on_day(desk.settings.today()) or desk.meetings.rows()[:1]
    return talks[0].id if talks else None


RECORDS: Final[dict[str, Callable[[Desk], object]]] = {
    "today": lambda desk: None,
    "people": lambda desk: next(iter(desk.people.keys()), None),
    "organisations": lambda desk: next((row.id for row in desk.organisations.all()), None),
    "dossiers": lambda desk: None,
    "dossier": lambda desk: next((row.id for row in desk.dossiers.rows()), None),
    "meetings": _meeting,
    "talk": _meeting,
    "plan": _meeting,
    "briefing": _meeting,
    "coalitions": lambda desk: None,
    "data": lambda desk: None,
    "settings": lambda desk: None,
    "duplicates": lambda desk: None,
}
"""What is in front on each page; the page "dossier" is one dossier in the area of all of them."""
PAGES: Final = tuple(RECORDS)


class Window:
    """The window of a program with one file open."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def shell(self) -> Shell:
        assert self.program.shell is not None
        return self.program.shell

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def go(self, page: str) -> QWidget:
        """Bring a page in front and wait until all is thought and painted."""
        area = "dossiers" if page == "dossier" else page
        self.shell.open(Place(area, RECORDS[page](self.desk)))
        self.settle()
        assert self.shell.page is not None
        return self.shell.page

    def settle(self) -> None:
        """Let the window live until there is nothing left to think about."""
        quiet = 0
        for _ in range(_ROUNDS):
            QTest.qWait(_ROUND_MS)
            page = self.shell.page if self.program.shell is not None else None
            thinks = self.program.thinking or (isinstance(page, TodayPage) and page.reading)
            quiet = 0 if thinks else quiet + 1
            if quiet == _QUIET_ROUNDS:
                break
        else:
            raise AssertionError("the window does not come to rest")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def dress(self, size: QSize = USUAL, zoom: float = 1.0, mode: Mode = Mode.LIGHT) -> None:
        """Give the window a size, text size and theme; it keeps them, as to dress every widget anew takes a second."""
        theme = self.program.theme
        if (theme.mode, theme.zoom) != (mode, zoom):
            theme.apply(mode, zoom)
        if self.program.shell is not None:
            self.shell.resize(size)

    def tab_round(self, at_each: Callable[[QWidget], object] = bool) -> list[QWidget]:
        """Press Tab until the first stop comes back, and give the stops; a trap gives a list that goes on."""
        stops: list[QWidget] = []
        for _ in range(_MOST_STOPS):
            now = QApplication.focusWidget()
            assert now is not None, "the keyboard is nowhere"
            if stops and now is stops[0]:
                break
            stops.append(now)
            at_each(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        return stops
