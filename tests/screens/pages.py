"""The pages of one open window, each with a record in front where the file has one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
_ROUNDS = 400
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
        for _ in range(_ROUNDS):
            QTest.qWait(5)
            page = self.shell.page
            if not self.program.thinking and not (isinstance(page, TodayPage) and page.reading):
                break
        QTest.qWait(30)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    @contextmanager
    def dressed(self, size: QSize, zoom: float = 1.0, mode: Mode = Mode.LIGHT) -> Iterator[None]:
        """Give the window a size, text size and theme for a while."""
        self.program.theme.apply(mode, zoom)
        self.shell.resize(size)
        try:
            yield
        finally:
            self.program.theme.apply(Mode.LIGHT, 1.0)
            self.shell.resize(USUAL)

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
