"""Less motion: chosen in the menu, kept on this computer, and then the network does not glide."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QVariantAnimation
from pytestqt.qtbot import QtBot

from ipo_crm.ui.look import choose_still, read_still, still
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.widgets.canvas import CoalitionCanvas
from tests.ui.canvas_samples import demo_picture


@pytest.fixture(autouse=True)
def moving() -> Iterator[None]:
    yield
    choose_still(None, on=False)


def test_the_menu_turns_it_on_and_off(shell: Shell) -> None:
    (action,) = [each for each in shell.menus.actions if each.text() == "&Minder beweging"]
    before = (still(), action.isChecked())

    action.trigger()

    assert before == (False, False)
    assert (still(), action.isChecked()) == (True, True)


def test_it_is_kept_on_this_computer(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    choose_still(settings, on=True)
    choose_still(None, on=False)

    read_still(settings)

    assert still()


def test_the_network_stands_in_its_new_order_at_once(qtbot: QtBot) -> None:
    choose_still(None, on=True)
    canvas = CoalitionCanvas()
    qtbot.addWidget(canvas)
    picture = demo_picture()
    canvas.set_picture(picture)

    canvas.set_picture(replace(picture, xy=picture.xy[:, ::-1].copy()), animated=True)

    assert [each.state() for each in canvas.findChildren(QVariantAnimation)] == [QVariantAnimation.State.Stopped]
