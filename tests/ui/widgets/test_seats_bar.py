"""The bar of seats: what it says in words, because colour never speaks alone."""

import pytest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.votes import Tally
from ipo_crm.ui.widgets.seats_bar import SeatsBar, verdict


def _tally(sure: int, likely: int) -> Tally:
    return Tally(
        chamber=Chamber.TWEEDE_KAMER, sure=sure, likely=likely, hopeful=0, unknown=150 - sure - likely, against=0
    )


@pytest.mark.parametrize(
    ("sure", "likely", "said"),
    [
        (58, 18, "Precies 76, geen speling."),
        (58, 17, "Komt uit op 75, tekort 1."),
        (80, 0, "Komt uit op 80, 4 meer dan nodig."),
    ],
)
def test_the_verdict_is_a_sentence(sure: int, likely: int, said: str) -> None:
    assert verdict(_tally(sure, likely)) == said


def test_the_bar_is_read_aloud(qtbot: QtBot) -> None:
    bar = SeatsBar(_tally(58, 18))
    qtbot.addWidget(bar)

    said = bar.accessibleName()

    assert said == "Tweede Kamer: zeker 58, waarschijnlijk 18, hoopvol 0, onbekend 74, tegen 0; nodig 76."
