"""A window on the page about dossiers, with a real workspace behind it."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, person_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.labels import ElidedLabel
from tests.ui.pages.elsewhere import Elsewhere

CONTROL = Qt.KeyboardModifier.ControlModifier
INVENTED = Source(source_class=SourceClass.INVENTED, title="Voorbeeld, verzonnen")


@dataclass
class Window:
    """The shell with what was asked of it."""

    shell: Shell
    desk: Desk
    page: DossiersPage
    briefed: list[MeetingId] = field(default_factory=list)

    @property
    def form(self) -> FormSheet:
        """The one form that is open."""
        (found,) = [form for form in self.page.findChildren(FormSheet) if form.isVisible()]
        return found

    @property
    def elsewhere(self) -> Elsewhere:
        page = self.shell.page
        assert isinstance(page, Elsewhere)
        return page

    @property
    def closed(self) -> bool:
        """Whether no form is open."""
        return not any(form.isVisible() for form in self.page.findChildren(FormSheet))


def open_dossiers(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    """Open a window of 1440 x 900 on the list of dossiers."""
    briefed: list[MeetingId] = []
    page = DossiersPage(
        desk.dossiers,
        desk.dossier_parts,
        desk.positions,
        desk.coalitions,
        desk.meetings,
        desk.settings,
        desk.dossiers.seats,
        briefed.append,
        lane,
    )
    areas = (
        Area(key="dossiers", title="Dossiers", icon="folder", number=4, factory=lambda: page),
        *(
            Area(key=key, title=key.capitalize(), icon="user", factory=Elsewhere)
            for key in ("people", "organisations", "coalitions")
        ),
    )
    shell = Shell(areas, desk.history, lambda _typed: (), theme)
    shell.resize(1440, 900)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    shell.open(Place("dossiers"))
    return Window(shell, desk, page, briefed)


def dossier_called(desk: Desk, title: str) -> DossierId:
    """Give the key of the one dossier of this title."""
    (key,) = [row.id for row in desk.dossiers.rows() if title in (row.title, row.short_title)]
    return key


def button_called(widget: QWidget, name: str) -> QAbstractButton:
    """Give the one visible button of this name."""
    buttons = widget.findChildren(QAbstractButton)
    (found,) = [each for each in buttons if each.accessibleName() == name and each.isVisible()]
    return found


def texts(widget: QWidget) -> list[str]:
    """Give what the visible labels say, also where there was no room for all of it."""
    shown = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return [label.whole_text if isinstance(label, ElidedLabel) else label.text() for label in shown]


def commit(window: Window) -> None:
    """Keep the open form by its key."""
    QTest.keyClick(window.form, Qt.Key.Key_Return, CONTROL)


def take_stand(desk: Desk, dossier: DossierId, number: int, stance: Stance | None, influence: int | None) -> None:
    """Let an invented person stand somewhere."""
    name = PersonName(initials="V.", family_name=f"Verzonnen{number}")
    key = PersonId(desk.people.add(Person(name=name)).only("person"))
    position = Position(
        actor=person_ref(key),
        dossier_id=dossier,
        stance=stance,
        influence=influence,
        day=date(2025, 5, 1),
        source=INVENTED,
    )
    desk.positions.record(position)
