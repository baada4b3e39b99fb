"""A window on the pages about people and organisations, with a real workspace behind it."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place, TalkAbout
from ipo_crm.ui.pages.organisations import OrganisationsPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from tests.ui.pages.elsewhere import Elsewhere
from tests.ui.pages.record_services import beside


@dataclass
class Window:
    """The shell with what was asked of it."""

    shell: Shell
    desk: Desk
    briefed: list[TalkAbout] = field(default_factory=list)
    reported: list[PersonId] = field(default_factory=list)

    @property
    def people(self) -> PeoplePage:
        page = self.shell.page
        assert isinstance(page, PeoplePage)
        return page

    @property
    def organisations(self) -> OrganisationsPage:
        page = self.shell.page
        assert isinstance(page, OrganisationsPage)
        return page

    @property
    def elsewhere(self) -> Elsewhere:
        page = self.shell.page
        assert isinstance(page, Elsewhere)
        return page


def open_window(qtbot: QtBot, theme: Theme, desk: Desk, area: str = "people", shelf: Shelf | None = None) -> Window:
    """Open a window of 1440 x 900 on an area."""
    briefed: list[TalkAbout] = []
    reported: list[PersonId] = []

    def people() -> PeoplePage:
        return PeoplePage(
            desk.people,
            desk.dossiers,
            desk.positions,
            desk.meetings,
            desk.settings,
            briefed.append,
            reported.append,
            desk.organisations,
            desk.duplicates,
            beside(desk),
            shelf,
        )

    areas = (
        Area(key="people", title="Personen", icon="user", number=2, factory=people),
        Area(
            key="organisations",
            title="Organisaties",
            icon="building-2",
            number=3,
            factory=lambda: OrganisationsPage(desk.organisations, desk.settings, beside(desk), shelf),
        ),
        *(
            Area(key=key, title=key.capitalize(), icon="folder", factory=Elsewhere)
            for key in ("dossiers", "meetings", "coalitions", "data", "duplicates")
        ),
    )
    shell = Shell(areas, desk.history, lambda _typed: (), theme)
    shell.resize(1440, 900)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    shell.open(Place(area))
    return Window(shell, desk, briefed, reported)


def person_called(desk: Desk, surname: str) -> PersonId:
    """Give the key of the one person of the sample with this surname."""
    (key,) = [row.id for row in desk.people.rows() if row.name.surname == surname]
    return key


def add_person(desk: Desk, family_name: str, initials: str = "A.") -> PersonId:
    """Add an invented person."""
    change = desk.people.add(Person(name=PersonName(initials=initials, family_name=family_name)))
    return PersonId(change.only("person"))


def focused(window: Window) -> QWidget:
    """Give the widget that has the keyboard."""
    widget = window.shell.focusWidget()
    assert widget is not None
    return widget
