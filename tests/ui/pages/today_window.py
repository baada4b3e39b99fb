"""The page Vandaag in a window of its own, with all other pages only noting what they were asked to show."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.folders import Folders
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.today import TodayPage
from ipo_crm.ui.pages.today_blocks import Block
from ipo_crm.ui.pages.today_pack import PackMaker
from ipo_crm.ui.pages.today_rows import TodayRow
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from tests.ui.pages.elsewhere import Elsewhere
from tests.ui.pages.talk_window import person_called


@dataclass
class Window:
    """The shell with what was asked of it."""

    shell: Shell
    desk: Desk
    briefed: list[MeetingId] = field(default_factory=list)

    @property
    def today(self) -> TodayPage:
        page = self.shell.page
        assert isinstance(page, TodayPage)
        return page

    @property
    def elsewhere(self) -> tuple[str, list[object]]:
        page = self.shell.page
        assert isinstance(page, Elsewhere)
        return self.shell.area, page.shown

    @property
    def focused(self) -> QWidget:
        widget = self.shell.focusWidget()
        assert widget is not None
        return widget

    def block(self, name: str) -> Block:
        (found,) = [each for each in self.today.blocks if each.name == name]
        return found

    def row(self, name: str, at: int = 0) -> TodayRow:
        """Give the keyboard to a row."""
        row = self.block(name).rows[at]
        row.setFocus()
        return row

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifiers)


def open_window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    briefed: list[MeetingId] = []
    areas = (
        Area(
            key="today",
            title="Vandaag",
            icon="clock",
            number=1,
            factory=lambda: made_page(desk, briefed),
        ),
        *(
            Area(key=key, title=key.capitalize(), icon="folder", factory=Elsewhere)
            for key in ("people", "dossiers", "meetings", "talk", "plan", "data")
        ),
    )
    shell = Shell(areas, desk.history, lambda _typed: (), theme)
    shell.resize(1440, 900)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    shell.open(Place("today"))
    return Window(shell, desk, briefed)


def made_page(desk: Desk, briefed: list[MeetingId]) -> TodayPage:
    pack = PackMaker(lambda: desk.day_packs, Lane(), Folders())
    return TodayPage(desk.today, desk.promises, desk.tasks, desk.settings, briefed.append, desk.retention, pack)


def give_rhythm(desk: Desk, name: str, days: int) -> PersonId:
    return change(desk, name, rhythm_days=days)


def change(desk: Desk, name: str, **values: object) -> PersonId:
    key = person_called(desk, name)
    person = desk.people.get(key)
    assert person is not None
    desk.people.change(replace(person, **values))  # type: ignore[arg-type]
    return key
