"""The strip of phases: what each stands for on a day, and how one asks for one."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import Phase, PhaseEntry
from ipo_crm.ui.widgets.phase_strip import PhaseStrip, State, steps_on

TODAY = date(2025, 6, 10)
ENTRIES = (
    PhaseEntry(phase=Phase.AGENDA, entered=date(2024, 1, 1)),
    PhaseEntry(phase=Phase.DESIGN, entered=date(2025, 2, 1), evidence="Ambtelijk overleg."),
    PhaseEntry(phase=Phase.CONSULT, entered=date(2025, 9, 1)),
)


@pytest.fixture
def strip(qtbot: QtBot) -> PhaseStrip:
    made = PhaseStrip()
    qtbot.addWidget(made)
    made.resize(1180, 50)
    made.show_steps(steps_on(ENTRIES, TODAY))
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_a_phase_is_done_skipped_now_or_to_come() -> None:
    states = [step.state for step in steps_on(ENTRIES, TODAY)][:4]

    assert states == [State.DONE, State.NOT_RECORDED, State.NOW, State.TO_COME]


def test_a_dossier_that_went_back_keeps_what_it_did() -> None:
    entries = (*ENTRIES, PhaseEntry(phase=Phase.MOBILISE, entered=date(2025, 5, 1), reason="Opnieuw"))

    states = {step.phase: step.state for step in steps_on(entries, TODAY)}

    assert (states[Phase.MOBILISE], states[Phase.DESIGN]) == (State.NOW, State.DONE)


def test_without_entries_everything_is_to_come() -> None:
    assert {step.state for step in steps_on((), TODAY)} == {State.TO_COME}


def test_the_arrows_and_enter_ask_for_a_phase(qtbot: QtBot, strip: PhaseStrip) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Right)

    with qtbot.waitSignal(strip.wanted) as told:
        QTest.keyClick(strip, Qt.Key.Key_Return)

    assert told.args == [Phase.CONSULT]


def test_a_click_asks_for_the_phase_below_the_pointer(qtbot: QtBot, strip: PhaseStrip) -> None:
    with qtbot.waitSignal(strip.wanted) as told:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(1170, 14))

    assert told.args == [Phase.SENATE]


def test_the_phase_with_the_focus_is_read_aloud(strip: PhaseStrip) -> None:
    said = strip.accessibleDescription()

    assert said == "3 Ontwerpen, nu. Vanaf za 1 februari 2025. Ambtelijk overleg."
