"""What stands beside the list of organisations: people before, what it belongs to, seats, contact and its tabs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Role
from ipo_crm.domain.periods import Period
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.ego_graph import EgoGraph
from tests.ui.pages.people_window import Window, add_person, open_window

CONTACT = 1


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    return open_window(qtbot, theme, desk, "organisations")


def _key(desk: Desk, name: str) -> OrganisationId:
    return next(item.id for item in desk.organisations.all() if item.name == name)


def _open(window: Window, name: str) -> QWidget:
    window.shell.open(Place("organisations", _key(window.desk, name)))
    return window.organisations.detail


def _texts(widget: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _row(widget: QWidget, name: str) -> PressRow:
    (found,) = [each for each in widget.findChildren(PressRow) if each.accessibleName() == name]
    return found


def _button(widget: QWidget, name: str) -> QAbstractButton:
    return next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name)


def _worked(desk: Desk, surname: str, place: OrganisationId) -> PersonId:
    key = add_person(desk, surname)
    period = Period(date(2019, 1, 1), date(2021, 1, 1))
    desk.people.put_role(Role(person_id=key, organisation_id=place, function="adviseur", period=period))
    return key


def test_a_chamber_shows_its_fracties_with_seats_and_a_fractie_opens(window: Window) -> None:
    detail = _open(window, "Tweede Kamer")

    QTest.keyClick(_row(detail, "Duin"), Qt.Key.Key_Return)

    assert window.organisations.chosen == _key(window.desk, "Fractie Duin (Tweede Kamer)")
    assert "31 zetels in de Tweede Kamer" in _texts(detail)
    QTest.keyClick(_row(detail, "Tweede Kamer"), Qt.Key.Key_Return)
    assert window.organisations.chosen == _key(window.desk, "Tweede Kamer")


def test_a_chamber_shows_its_committees_and_they_open(window: Window) -> None:
    house = _key(window.desk, "Tweede Kamer")
    committee = Organisation(name="Vaste commissie voor Proef", kind=OrganisationKind.COMMITTEE, parent_id=house)
    key = window.desk.organisations.put(committee).only("organisation")
    window.organisations.reload()
    detail = _open(window, "Tweede Kamer")
    assert "Commissies" in _texts(detail)

    QTest.keyClick(_row(detail, "Vaste commissie voor Proef"), Qt.Key.Key_Return)

    assert window.organisations.chosen == key


def test_who_worked_there_before_is_folded_where_they_are_many(window: Window) -> None:
    place = _key(window.desk, "Vereniging Eigen Huis")
    names = [f"Vroeger{number}" for number in range(7)]
    for name in names:
        _worked(window.desk, name, place)
    detail = _open(window, "Vereniging Eigen Huis")
    before = sum(f"A. {name}" in _texts(detail) for name in names)

    _button(detail, "Toon ook de 2 anderen").click()

    assert before == 5
    assert sum(f"A. {name}" in _texts(detail) for name in names) == 7
    assert "jan 2019 – dec 2020" in _texts(detail)


def test_the_tabs_count_contact_and_promises(window: Window) -> None:
    detail = _open(window, "Fractie Duin (Tweede Kamer)")
    tabs = detail.findChild(QTabBar)
    assert tabs is not None

    names = [tabs.tabText(at) for at in range(tabs.count())]

    assert names == ["Overzicht", "Contact 9", "Toezeggingen 1", "Notities", "Historie"]


def test_contact_is_a_timeline_with_who_promised(window: Window) -> None:
    detail = _open(window, "Fractie Duin (Tweede Kamer)")
    window.organisations.detail.tabs.setCurrentIndex(CONTACT)

    texts = _texts(detail)

    assert {"Gepland", "2025", "dhr. A. Voorbeeld"} <= set(texts)


def test_around_it_are_those_it_joined_hands_with_and_they_open(window: Window) -> None:
    detail = _open(window, "Vereniging Eigen Huis")
    graph = detail.findChild(EgoGraph)
    assert graph is not None
    assert "coalitie" in graph.accessibleName()
    graph.setFocus()

    QTest.keyClick(graph, Qt.Key.Key_Right)
    QTest.keyClick(graph, Qt.Key.Key_Return)

    assert window.organisations.chosen != _key(window.desk, "Vereniging Eigen Huis")


def test_a_report_asks_with_whom_where_more_work_there(window: Window) -> None:
    detail = _open(window, "Fractie Duin (Tweede Kamer)")

    _button(detail, "Verslag").click()

    menu = next(each for each in window.shell.findChildren(QMenu) if each.isVisible())
    assert {action.text() for action in menu.actions()} == {"dhr. A. Voorbeeld", "mw. C. van Schijn"}
    menu.close()


def test_a_note_is_kept_and_taken_back(window: Window) -> None:
    _open(window, "Vereniging Eigen Huis")
    before = window.desk.organisations.card(_key(window.desk, "Vereniging Eigen Huis")).organisation.notes
    window.organisations.detail.write_note(3)
    pane = window.organisations.detail.note
    assert pane is not None
    pane.editor.selectAll()
    QTest.keyClicks(pane.editor, "Trekt de kar")

    window.organisations.view.setFocus()

    key = _key(window.desk, "Vereniging Eigen Huis")
    assert window.desk.organisations.card(key).organisation.notes == "Trekt de kar"
    window.shell.toast.do()
    assert window.desk.organisations.card(key).organisation.notes == before
