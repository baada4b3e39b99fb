"""Desks behind pages: the sample, filled once and copied, and an empty one; a lane to work on; forms that are open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import MessageKind
from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.theme import Theme
from tests.ui.pages.dossier_window import dossier_called, open_dossiers
from tests.ui.pages.live_window import HEAT, Live, aedes, close
from tests.ui.pages.people_window import open_window, person_called


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.ipocrm"
    with create_desk(path, None) as desk:
        desk.samples.fill()
    return path


@pytest.fixture
def desk(tmp_path: Path, sample_file: Path) -> Iterator[Desk]:
    path = tmp_path / "voorbeeld.ipocrm"
    shutil.copy(sample_file, path)
    with open_desk(path) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "leeg.ipocrm", None) as made:
        yield made


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane()
    yield made
    made.close()


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, desk: Desk) -> Live:
    """S. van Fictie, with F2."""
    window = open_window(qtbot, theme, desk)
    window.shell.open(Place("people", person_called(desk, "Van Fictie")))
    window.people.list.view.setFocus()
    QTest.keyClick(window.people.list.view, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def role(person: Live) -> Live:
    close(person)
    page = person.page
    assert isinstance(page, PeoplePage)
    key = person_called(person.desk, "Van Fictie")
    page.role_form.begin((key, person.desk.people.card(key).roles[-1].role.id))
    return person


@pytest.fixture
def organisation(qtbot: QtBot, theme: Theme, desk: Desk) -> Live:
    window = open_window(qtbot, theme, desk, "organisations")
    window.shell.open(Place("organisations", aedes(desk)))
    window.organisations.view.setFocus()
    QTest.keyClick(window.organisations.view, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def dossier(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Live:
    window = open_dossiers(qtbot, theme, desk, lane)
    window.shell.open(Place("dossiers", dossier_called(desk, HEAT)))
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_F2)
    return Live(window.shell, desk)


@pytest.fixture
def ask(dossier: Live) -> Live:
    close(dossier)
    card = dossier.desk.dossiers.card(dossier_called(dossier.desk, HEAT))
    (row,) = [
        each
        for each in dossier.page.findChildren(QWidget)
        if each.accessibleName() == f"Inzet wijzigen: {card.asks[0].text}"
    ]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    return dossier


def _row_of(live: Live, name: str) -> Live:
    """Press the one row of this name in the dossier that is open."""
    (row,) = [each for each in live.page.findChildren(QWidget) if each.accessibleName() == name]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    return live


@pytest.fixture
def message(dossier: Live) -> Live:
    """An objection, which has an answer."""
    close(dossier)
    card = dossier.desk.dossiers.card(dossier_called(dossier.desk, HEAT))
    text = next(each.text for each in card.messages if each.kind is MessageKind.OBJECTION)
    return _row_of(dossier, f"Boodschap wijzigen: {text}")


@pytest.fixture
def day(dossier: Live) -> Live:
    close(dossier)
    (row,) = [each for each in dossier.page.findChildren(QWidget) if "10 juni, 15:30, " in each.accessibleName()]
    return _row_of(dossier, row.accessibleName())


@pytest.fixture
def stay(dossier: Live) -> Live:
    close(dossier)
    page = dossier.page
    assert isinstance(page, DossiersPage)
    QTest.keyClick(page.view.field.map, Qt.Key.Key_8)
    (row,) = [each for each in page.findChildren(PressRow) if each.accessibleName().startswith("Vastlegging wijzigen")]
    return _row_of(dossier, row.accessibleName())
