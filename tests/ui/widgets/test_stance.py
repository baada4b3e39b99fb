"""Positions: the chooser by keys, the number beside every bar, the hatch of what is not known."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.positions import Age, Stance
from ipo_crm.ui.widgets.stance_bar import StanceBar, stance_number
from ipo_crm.ui.widgets.stance_chooser import StanceChooser


@pytest.fixture
def chooser(qtbot: QtBot) -> StanceChooser:
    made = StanceChooser("Wet collectieve warmte")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("key", "stance"), [("1", Stance.STRONGLY_AGAINST), ("3", Stance.NEUTRAL), ("5", Stance.STRONGLY_FOR), ("?", None)]
)
def test_keys_choose_a_position(qtbot: QtBot, chooser: StanceChooser, key: str, stance: Stance | None) -> None:
    with qtbot.waitSignal(chooser.stance_chosen) as told:
        QTest.keyClicks(chooser, key)

    assert told.args == [stance]


def test_untouched_is_not_unknown(chooser: StanceChooser) -> None:
    before = chooser.touched

    chooser.set_stance(None)

    assert (before, chooser.touched, chooser.stance) == (False, True, None)


def test_the_choice_is_read_aloud(chooser: StanceChooser) -> None:
    chooser.set_stance(Stance.FOR)

    assert chooser.accessibleName() == "Wet collectieve warmte: +1"


@pytest.mark.parametrize(
    ("stance", "written"), [(Stance.STRONGLY_AGAINST, "−2"), (Stance.NEUTRAL, "0"), (Stance.FOR, "+1"), (None, "?")]
)
def test_a_position_is_written_with_a_real_minus(stance: Stance | None, written: str) -> None:
    assert stance_number(stance) == written


def test_a_bar_says_what_it_shows_and_where_from(qtbot: QtBot) -> None:
    bar = StanceBar("Decentraal OV")
    qtbot.addWidget(bar)

    bar.set_stance(Stance.AGAINST, Age.AGEING, "2 april, Handelingen")

    assert bar.accessibleName() == "Decentraal OV: −1, 2 april, Handelingen"


def test_an_old_position_is_paler(qtbot: QtBot) -> None:
    bar = StanceBar("Decentraal OV", Stance.STRONGLY_FOR)
    qtbot.addWidget(bar)
    fresh = bar.grab().toImage().pixelColor(bar.width() - 8, bar.height() // 2)

    bar.set_stance(Stance.STRONGLY_FOR, Age.STALE)

    assert bar.grab().toImage().pixelColor(bar.width() - 8, bar.height() // 2).lightness() > fresh.lightness()
