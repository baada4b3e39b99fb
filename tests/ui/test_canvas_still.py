from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from ipo_crm.graph.picture import Picture
from ipo_crm.ui.tokens import LIGHT
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_paint import PicturePainter
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_still import Frames, Shot
from ipo_crm.ui.widgets.canvas_view import View
from tests.ui.canvas_samples import demo_picture, large_picture

SHOT = Shot(version=0, view=View(0.5, 20.0, 20.0), look=Look(), width=320, height=240, density=1.0)


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def frames_of(picture: Picture, owner: QObject) -> Frames:
    frames = Frames(owner)
    frames.renew(PicturePainter(Scene(picture), LIGHT, QFont()), LIGHT.bg, len(picture.edges))
    return frames


def shown(frames: Frames, shot: Shot, *, moving: bool = False) -> QPixmap:
    pixmap = QPixmap(shot.width, shot.height)
    painter = QPainter(pixmap)
    frames.show(painter, shot, moving=moving)
    painter.end()
    return pixmap


def test_a_small_picture_is_fine_at_once(owner: QObject) -> None:
    frames = frames_of(demo_picture(), owner)

    image = shown(frames, SHOT, moving=True).toImage()

    assert not frames.busy
    assert image == frames.whole(SHOT, fine=True).toImage()


def test_a_large_picture_is_quick_first_and_refined_after(qtbot: QtBot, owner: QObject) -> None:
    frames = frames_of(large_picture(300, 1500), owner)

    with qtbot.waitSignal(frames.refined):
        first = shown(frames, SHOT).toImage()

    assert first == frames.whole(SHOT, fine=False).toImage()
    assert shown(frames, SHOT).toImage() == frames.whole(SHOT, fine=True).toImage()


def test_nothing_is_refined_while_it_moves(owner: QObject) -> None:
    frames = frames_of(large_picture(300, 1500), owner)

    shown(frames, SHOT, moving=True)

    assert not frames.busy


def test_a_pan_shows_the_part_of_the_wider_frame(owner: QObject) -> None:
    frames = frames_of(large_picture(300, 1500), owner)
    shown(frames, SHOT, moving=True)
    panned = replace(SHOT, view=SHOT.view.panned(40, -30))

    image = shown(frames, panned, moving=True).toImage()

    wide = frames.whole(SHOT.wider(), fine=False)
    assert image == wide.copy(80 - 40, 60 + 30, 320, 240).toImage()


def test_a_change_of_the_scene_makes_a_new_frame(owner: QObject) -> None:
    picture = demo_picture()
    scene, frames = Scene(picture), Frames(owner)
    frames.renew(PicturePainter(scene, LIGHT, QFont()), LIGHT.bg, len(picture.edges))
    before = shown(frames, SHOT).toImage()

    scene.hide(0)

    assert shown(frames, replace(SHOT, version=scene.version)).toImage() != before
