"""The status line: what it says opens where it belongs, and nothing of it runs out of the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.ui.shell import Shell
from ipo_crm.ui.statusline import StatusLine
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.workspace_card import backed_up
from tests.ui.window import CARD

AMSTERDAM = timezone(timedelta(hours=2))
NOW = datetime(2026, 6, 10, 12, 0, tzinfo=AMSTERDAM)


def _line(shell: Shell) -> StatusLine:
    return shell.findChildren(StatusLine)[0]


def _link(shell: Shell, text: str) -> QPushButton:
    return next(each for each in _line(shell).findChildren(QPushButton) if each.text() == text)


def test_a_count_opens_its_area(shell: Shell) -> None:
    QTest.mouseClick(_link(shell, "1 dossier"), Qt.MouseButton.LeftButton)

    assert shell.area == "dossiers"


def test_the_last_back_up_opens_all_of_them(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.backups_wanted):
        QTest.mouseClick(_link(shell, "Reservekopie 08:30"), Qt.MouseButton.LeftButton)


def test_without_a_back_up_there_is_nothing_to_press(shell: Shell) -> None:
    shell.show_workspace(replace(CARD, backup=""))

    assert not any(each.text().startswith("Reservekopie") and each.isVisible() for each in _all(shell))


def _all(shell: Shell) -> list[QPushButton]:
    return _line(shell).findChildren(QPushButton)


def test_offline_says_what_it_means_to_who_cannot_see_a_tooltip(shell: Shell) -> None:
    (offline,) = [each for each in _line(shell).findChildren(QLabel) if each.text() == "Offline"]

    assert "verstuurt niets" in offline.accessibleDescription()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_long_notice_is_cut_in_the_smallest_window(shell: Shell, theme: Theme, qtbot: QtBot, zoom: float) -> None:
    long = (
        "Demobestand: personen, fracties en oordelen zijn verzonnen  ·  peildatum 10-06-2025  ·  Herstelcode nog niet"
    )
    theme.apply(zoom=zoom)
    shell.show_workspace(replace(CARD, notice=long))
    shell.resize(*SIZES.window_least)
    qtbot.waitUntil(lambda: shell.width() == SIZES.window_least[0])

    line = _line(shell)
    parts = [each for each in line.findChildren(QLabel) + _all(shell) if each.isVisible() and each.width()]
    assert max(each.geometry().right() for each in parts) < line.width()
    assert all(each.height() >= 24 for each in _all(shell) if each.isVisible())
    for one, other in zip(_by_place(parts), _by_place(parts)[1:], strict=False):
        assert one.geometry().right() < other.geometry().left()


def _by_place(parts: list[QLabel | QPushButton]) -> list[QLabel | QPushButton]:
    return sorted(parts, key=lambda each: each.geometry().left())


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 6, 10, 6, 30, tzinfo=UTC), "Reservekopie 08:30"),
        (datetime(2026, 6, 9, 6, 30, tzinfo=UTC), "Reservekopie 9 juni 2026"),
        (datetime(2026, 6, 9, 23, 30, tzinfo=UTC), "Reservekopie 01:30"),
    ],
)
def test_a_back_up_of_today_is_told_by_the_clock_on_the_wall(at: datetime, told: str) -> None:
    assert backed_up(at, NOW) == told
