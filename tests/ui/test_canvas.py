"""The canvas by real events of pointer and wheel, and what it shows."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.tokens import DARK, LIGHT
from ipo_crm.ui.widgets.canvas import CoalitionCanvas
from tests.ui.canvas_hands import LEFT, at, drag, index, open_canvas, pointed, ref, wheel
from tests.ui.canvas_samples import demo_picture, large_picture

GROUND = QPoint(420, 600)


@pytest.fixture
def canvas(qtbot: QtBot) -> CoalitionCanvas:
    return open_canvas(qtbot)


def test_the_whole_picture_is_in_sight_at_first(canvas: CoalitionCanvas) -> None:
    inside = QRect(0, 0, 852, 640)

    assert all(inside.contains(at(canvas, name)) for name in canvas.scene.picture.labels)
    assert all(inside.contains(name.box.toAlignedRect()) for name in canvas.labels)


def test_the_picture_keeps_fitting_while_the_window_grows(canvas: CoalitionCanvas) -> None:
    before = canvas.view.scale

    canvas.resize(1200, 900)

    assert canvas.view.scale > before


def test_pointing_at_a_node_tells_who_and_where(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    with qtbot.waitSignal(canvas.hovered) as told:
        qtbot.mouseMove(canvas, at(canvas, "Woonbond"))

    assert told.args == [ref(canvas, "Woonbond"), at(canvas, "Woonbond")]


def test_pointing_at_a_name_points_at_its_actor(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    name = next(name for name in canvas.labels if name.text == "Netbeheer Nederland")

    qtbot.mouseMove(canvas, name.box.center().toPoint())

    assert pointed(canvas) == "Netbeheer Nederland"


def test_leaving_a_node_tells_that_nobody_is_pointed_at(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    qtbot.mouseMove(canvas, at(canvas, "Woonbond"))

    with qtbot.waitSignal(canvas.hovered) as told:
        qtbot.mouseMove(canvas, GROUND)

    assert told.args[0] is None


def test_a_click_selects(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    with qtbot.waitSignal(canvas.selected) as told:
        qtbot.mouseClick(canvas, LEFT, pos=at(canvas, "VNG"))

    assert told.args == [ref(canvas, "VNG")]
    assert canvas.attention.selected == index(canvas, "VNG")


def test_a_click_on_the_ground_clears(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    canvas.select(ref(canvas, "VNG"))

    with qtbot.waitSignal(canvas.cleared):
        qtbot.mouseClick(canvas, LEFT, pos=GROUND)

    assert canvas.attention.selected is None


def test_a_double_click_opens(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    with qtbot.waitSignal(canvas.opened) as told:
        qtbot.mouseDClick(canvas, LEFT, pos=at(canvas, "VNG"))

    assert told.args == [ref(canvas, "VNG")]


def test_a_drag_moves_a_node_and_tells_so_once(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    told = QSignalSpy(canvas.moved)
    end = QPoint(300, 500)

    drag(qtbot, canvas, at(canvas, "W. Aanname"), end)

    assert at(canvas, "W. Aanname") == end
    assert told.count() == 1
    assert told.at(0)[0] == ref(canvas, "W. Aanname")
    assert told.at(0)[1:] == pytest.approx(list(canvas.view.to_scene(300, 500)), abs=1.0)


def test_a_node_cannot_be_dragged_out_of_sight(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    drag(qtbot, canvas, at(canvas, "W. Aanname"), QPoint(1500, -700))

    assert at(canvas, "W. Aanname") == QPoint(840, 12)


def test_escape_while_dragging_puts_the_node_back(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    told, start = QSignalSpy(canvas.moved), at(canvas, "VNG")
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(60, 60))

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, LEFT, pos=start + QPoint(60, 60))

    assert at(canvas, "VNG") == start
    assert told.count() == 0


def test_a_trembling_click_moves_nothing(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    told, start = QSignalSpy(canvas.moved), at(canvas, "VNG")

    drag(qtbot, canvas, start, start + QPoint(1, 2))

    assert told.count() == 0
    assert canvas.attention.selected == index(canvas, "VNG")


def test_dragging_the_ground_pans(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    before = at(canvas, "IPO")

    drag(qtbot, canvas, GROUND, GROUND + QPoint(50, -30))

    assert at(canvas, "IPO") == before + QPoint(50, -30)


def test_the_wheel_zooms_at_the_pointer(canvas: CoalitionCanvas) -> None:
    spot = at(canvas, "IPO")

    wheel(canvas, spot, 240)

    assert canvas.view.scale > 1.2
    assert (at(canvas, "IPO") - spot).manhattanLength() <= 1


def test_zero_fits_again(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    before = canvas.view
    wheel(canvas, GROUND, 480)

    qtbot.keyClick(canvas, Qt.Key.Key_0)

    assert canvas.view == before


def test_zoom_buttons_are_named_and_work(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    buttons = {button.accessibleName(): button for button in canvas.findChildren(QToolButton)}
    before = canvas.view.scale

    qtbot.mouseClick(buttons["Inzoomen"], LEFT)

    assert set(buttons) == {"Inzoomen", "Uitzoomen", "Alles passend maken"}
    assert canvas.view.scale > before
    assert canvas.hasFocus()


def test_a_new_picture_keeps_selection_hiding_and_zoom(canvas: CoalitionCanvas) -> None:
    canvas.select(ref(canvas, "VNG"))
    canvas.hide_actor(ref(canvas, "EBN"))
    canvas.zoom(2.0)
    before = canvas.view

    canvas.set_picture(demo_picture())

    assert canvas.attention.selected == index(canvas, "VNG")
    assert canvas.scene.hidden == {ref(canvas, "EBN")}
    assert canvas.view == before


def test_a_new_order_glides_to_its_place(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    picture = demo_picture()
    turned = replace(picture, xy=picture.xy[:, ::-1].copy(), label_xy=picture.label_xy[:, ::-1].copy())

    canvas.set_picture(turned, animated=True)

    qtbot.waitUntil(lambda: canvas.settled)
    assert np.allclose(canvas.scene.xy, turned.xy)


def test_the_canvas_follows_the_theme(canvas: CoalitionCanvas, theme: Theme) -> None:
    light = canvas.grab().toImage().pixelColor(GROUND).name().upper()

    theme.apply(Mode.DARK)

    assert (light, canvas.grab().toImage().pixelColor(GROUND).name().upper()) == (LIGHT.bg, DARK.bg)


def test_a_file_gets_the_whole_picture(canvas: CoalitionCanvas) -> None:
    image = QImage(QSize(1200, 800), QImage.Format.Format_RGB32)
    canvas.zoom(5.0)

    painter = QPainter(image)
    canvas.paint(painter, image.rect())
    painter.end()

    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 1200, 4) for y in range(0, 800, 4)}
    assert colours >= {"#332288", "#16A42D", "#631630"}


def test_a_large_picture_comes_to_rest(qtbot: QtBot) -> None:
    canvas = CoalitionCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas.set_picture(large_picture(500, 1500))
    canvas.show()

    wheel(canvas, QPoint(320, 240), 120)

    qtbot.waitUntil(lambda: canvas.settled)
    assert len([name for name in canvas.labels if name.actor is not None]) > 10


def test_pointing_stays_after_a_drag_hands_over_a_new_picture(qtbot: QtBot, canvas: CoalitionCanvas) -> None:
    qtbot.mouseMove(canvas, at(canvas, "VNG"))

    canvas.set_picture(demo_picture())

    assert pointed(canvas) == "VNG"
