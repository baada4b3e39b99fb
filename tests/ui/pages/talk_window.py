"""A window on the pages about contact moments, with a real workspace behind it and hands on its keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.pages.briefing_page import BriefingPage
from ipo_crm.ui.pages.meetings import MeetingsPage
from ipo_crm.ui.pages.plan_form import PlanForm
from ipo_crm.ui.pages.talk_form import TalkForm
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.labels import ElidedLabel
from tests.ui.pages.elsewhere import Elsewhere

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Window:
    """The shell, and what is in front of it."""

    shell: Shell
    desk: Desk

    @property
    def meetings(self) -> MeetingsPage:
        page = self.shell.page
        assert isinstance(page, MeetingsPage)
        return page

    @property
    def talk(self) -> TalkForm:
        page = self.shell.page
        assert isinstance(page, TalkForm)
        return page

    @property
    def plan(self) -> PlanForm:
        page = self.shell.page
        assert isinstance(page, PlanForm)
        return page

    @property
    def briefing(self) -> BriefingPage:
        page = self.shell.page
        assert isinstance(page, BriefingPage)
        return page

    @property
    def elsewhere(self) -> Elsewhere:
        page = self.shell.page
        assert isinstance(page, Elsewhere)
        return page

    @property
    def focused(self) -> QWidget:
        """Where the keyboard is."""
        widget = self.shell.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(self.focused, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.focused, key, modifiers)


def open_window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane, place: Place) -> Window:
    """Open a window of 1440 x 900 on a place."""

    def talk() -> Page:
        return TalkForm(
            desk.meetings, desk.promises, desk.people, desk.dossiers, desk.organisations, desk.search, desk.settings
        )

    def plan() -> Page:
        return PlanForm(
            desk.meetings, desk.promises, desk.people, desk.dossiers, desk.organisations, desk.search, desk.settings
        )

    def meetings() -> Page:
        return MeetingsPage(desk.meetings, desk.promises, desk.settings, lambda key: shell.open(Place("briefing", key)))

    areas = (
        Area(key="people", title="Personen", icon="user", number=2, factory=Elsewhere),
        Area(key="meetings", title="Contactmomenten", icon="message-square", number=5, factory=meetings),
        Area(key="talk", title="Verslag", icon="pencil", parent="meetings", factory=talk),
        Area(key="plan", title="Plan", icon="pencil", parent="meetings", factory=plan),
        Area(
            key="briefing",
            title="Briefing",
            icon="file-text",
            parent="meetings",
            factory=lambda: BriefingPage(desk.briefings, desk.meetings, lane),
        ),
    )
    shell = Shell(areas, desk.history, lambda _typed: (), theme)
    shell.resize(1440, 900)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    shell.open(place)
    return Window(shell, desk)


def first_talk(desk: Desk) -> MeetingRow:
    """Give the first talk of the sample's day, with S. van Fictie."""
    return desk.meetings.on_day(desk.settings.today())[0]


def person_called(desk: Desk, name: str) -> PersonId:
    """Give the key of the one person found by this name."""
    (hit,) = desk.search.people(name)
    return PersonId(hit.key)


def meeting_with(desk: Desk, name: str) -> MeetingId:
    """Give the latest contact moment with the one person found by this name."""
    return desk.people.card(person_called(desk, name)).meetings[0].id


def texts(widget: QWidget) -> list[str]:
    """Give what the visible labels say, also where there was no room for all of it."""
    shown = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return [label.whole_text if isinstance(label, ElidedLabel) else label.text() for label in shown]


def button_called(widget: QWidget, name: str) -> QAbstractButton:
    """Give the one visible button of this name."""
    buttons = widget.findChildren(QAbstractButton)
    (found,) = [each for each in buttons if each.accessibleName() == name and each.isVisible()]
    return found
