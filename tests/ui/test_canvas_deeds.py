"""Deeds on the canvas by real keys: walk, find, focus, hide, move; and what a screen reader hears."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.canvas import CoalitionCanvas
from tests.ui.canvas_hands import at, index, open_canvas, pointed, ref


@pytest.fixture
def canvas(qtbot: QtBot) -> CoalitionCanvas:
    return open_canvas(qtbot)


@pytest.mark.parametrize(
    ("key", "larger"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Equal, True), (Qt.Key.Key_Minus, False)]
)
def test_plus_and_minus_zoom(qtbot: QtBot, canvas: CoalitionCanvas, key: Qt.Key, larger: bool) -> None:
    before = canvas.view.scale

    qtbot.keyClick(canvas, key)

    assert (canvas.view.scale > before) is larger


def test_keys_with_control_are_left_to_others(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    before = canvas.view

    qtbot.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert canvas.view == before


def test_the_first_arrow_rings_ourselves(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Right)

    assert pointed(canvas) == "IPO"


def test_arrows_walk_to_the_nearest_contact_that_way(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Right)

    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    first = pointed(canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)

    assert first == "S. van Fictie"
    assert pointed(canvas) == "Bouwend Nederland"


def test_walking_out_of_sight_pans_along(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    canvas.zoom(4.0, QPointF(at(canvas, "IPO")))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)

    qtbot.keyClick(canvas, Qt.Key.Key_Right)

    assert canvas.rect().contains(at(canvas, "S. van Fictie"))


def test_enter_opens_and_space_selects_who_has_the_ring(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    opened, selected = QSignalSpy(canvas.opened), QSignalSpy(canvas.selected)
    canvas.find_actor("woonbond")

    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)

    assert opened.at(0) == [ref(canvas, "Woonbond")]
    assert selected.at(0) == [ref(canvas, "Woonbond")]


def test_shift_and_an_arrow_move_a_node_and_tell_when_let_go(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    told = QSignalSpy(canvas.moved)
    canvas.find_actor("woonbond")
    before = canvas.scene.xy[index(canvas, "Woonbond"), 0]

    qtbot.keyPress(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyPress(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyRelease(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert told.count() == 1
    assert told.at(0)[1] == pytest.approx(before + 16)


def test_finding_centres_and_rings_without_losing_zoom(canvas: CoalitionCanvas) -> None:
    canvas.zoom(1.7)
    before = canvas.view.scale

    found = canvas.find_actor("eigen huis")

    assert found == ref(canvas, "Vereniging Eigen Huis")
    assert canvas.view.scale == before
    assert at(canvas, "Vereniging Eigen Huis") == QPoint(426, 320)
    assert pointed(canvas) == "Vereniging Eigen Huis"


def test_finding_nothing_changes_nothing(canvas: CoalitionCanvas) -> None:
    before = canvas.view

    assert canvas.find_actor("bestaat niet") is None
    assert canvas.view == before


def test_f_keeps_an_actor_in_focus_until_f_again(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    whole = canvas.view
    canvas.find_actor("w. aanname")

    qtbot.keyClick(canvas, Qt.Key.Key_F)
    near = canvas.view.scale
    qtbot.keyClick(canvas, Qt.Key.Key_F)

    assert near > whole.scale
    assert canvas.view == whole


def test_v_hides_and_tells_how_many(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    canvas.find_actor("woonbond")

    with qtbot.waitSignal(canvas.hiding_changed) as told:
        qtbot.keyClick(canvas, Qt.Key.Key_V)

    assert told.args == [1]
    assert "Woonbond" not in {name.text for name in canvas.labels}


def test_all_can_be_brought_back(canvas: CoalitionCanvas) -> None:
    canvas.hide_actor(ref(canvas, "Woonbond"))

    canvas.show_all()

    assert "Woonbond" in {name.text for name in canvas.labels}


def test_escape_clears_and_tells_so(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    canvas.select(ref(canvas, "VNG"))

    with qtbot.waitSignal(canvas.cleared):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert canvas.attention.empty


def test_an_empty_canvas_takes_every_key(qtbot: QtBot) -> None:
    canvas = CoalitionCanvas()
    qtbot.addWidget(canvas)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_V, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(canvas, key)

    assert canvas.attention.pointed is None
    assert canvas.find_actor("iemand") is None


def test_a_screen_reader_hears_who_has_the_ring(canvas: CoalitionCanvas) -> None:
    canvas.find_actor("woonbond")

    assert canvas.accessibleName() == "Netwerk van coalities"
    assert canvas.accessibleDescription() == (
        "Woonbond, organisatie, Wonen en bouw. Unusual suspect. Lid van Brief van tien. "
        "Contact met F. Quasi, K. Schijnsel, O. Oefening."
    )


def test_a_screen_reader_hears_what_there_is(canvas: CoalitionCanvas) -> None:
    assert canvas.accessibleDescription().startswith("Actoren: 36. Coalities: 4. ")
