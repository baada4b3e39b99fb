"""The day pack from the page Vandaag: asked for, given up, and what is said where it cannot be made."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk
from ipo_crm.ui.pages.today_pack import PackMaker
from ipo_crm.ui.theme import Theme
from tests.ui.pages.talk_window import button_called
from tests.ui.pages.today_window import Window, open_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    return open_window(qtbot, theme, desk)


def test_the_day_pack_is_written_where_one_says(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papieren"
    folder.mkdir()
    path = folder / "dag"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(path), "")))

    window.press(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    written = path.with_suffix(".pdf")
    qtbot.waitUntil(lambda: bool(_pack(window).bar.text), timeout=20_000)

    assert _pack(window).bar.text == f"De dagmap staat in {written}"
    assert len(PdfReader(written).pages) == 1 + 2 * 4
    assert list(folder.iterdir()) == [written]


def test_a_day_pack_that_is_given_up_writes_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dag.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(path), "")))
    QTest.mouseClick(button_called(window.today, "Dagmap als pdf"), Qt.MouseButton.LeftButton)

    _pack(window).stop()
    qtbot.wait(50)

    assert not path.exists()


def test_a_day_without_talks_has_no_pack(window: Window) -> None:
    QTest.mouseClick(button_called(window.today, "Volgende dag"), Qt.MouseButton.LeftButton)

    QTest.mouseClick(button_called(window.today, "Dagmap als pdf"), Qt.MouseButton.LeftButton)

    assert _pack(window).bar.text.startswith("Op deze dag staan geen gesprekken")


def test_a_folder_that_takes_no_file_is_said(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weg" / "dag.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(path), "")))

    QTest.mouseClick(button_called(window.today, "Dagmap als pdf"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(_pack(window).bar.text), timeout=20_000)

    assert "kan niet worden geschreven" in _pack(window).bar.text


def _pack(window: Window) -> PackMaker:
    (found,) = window.today.findChildren(PackMaker)
    return found
