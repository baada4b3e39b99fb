"""Who stands around a person: opened by click and key, and said aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.cards import Neighbour
from ipo_crm.domain.ids import PersonId, person_ref
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.widgets.ego_graph import MOST, EgoGraph

AROUND = tuple(
    Neighbour(ref=person_ref(PersonId(at)), label=f"Buur {at}", sector=Sector.STATE, strength=9 - at)
    for at in range(1, MOST + 3)
)


@pytest.fixture
def graph(qtbot: QtBot) -> EgoGraph:
    made = EgoGraph("S. van Fictie", Sector.PARLIAMENT, AROUND)
    qtbot.addWidget(made)
    made.resize(440, 136)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_a_click_on_somebody_opens_them(qtbot: QtBot, graph: EgoGraph) -> None:
    with qtbot.waitSignal(graph.opened) as told:
        QTest.mouseClick(graph, Qt.MouseButton.LeftButton, pos=graph.place_of(2).toPoint())

    assert told.args == [AROUND[2].ref]


def test_a_click_beside_everybody_opens_nobody(qtbot: QtBot, graph: EgoGraph) -> None:
    with qtbot.assertNotEmitted(graph.opened):
        QTest.mouseClick(graph, Qt.MouseButton.LeftButton, pos=graph.rect().topLeft())


def test_the_arrows_walk_from_the_nearest_on(qtbot: QtBot, graph: EgoGraph) -> None:
    QTest.keyClick(graph, Qt.Key.Key_Right)
    QTest.keyClick(graph, Qt.Key.Key_Right)

    with qtbot.waitSignal(graph.opened) as told:
        QTest.keyClick(graph, Qt.Key.Key_Return)

    assert told.args == [AROUND[1].ref]


def test_it_says_who_is_near_and_how_often(graph: EgoGraph) -> None:
    assert graph.accessibleName().startswith("Rond S. van Fictie: Buur 1, 8 contacten, Buur 2, 7 contacten")


def test_it_shows_no_more_than_it_has_places_for(graph: EgoGraph) -> None:
    assert f"Buur {MOST + 1}" not in graph.accessibleName()
