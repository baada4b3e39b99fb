"""Nieuw gesprek: planned by the keyboard, changed without losing what stood there, refused beside the field."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import MeetingId
from ipo_crm.domain.meetings import MeetingKind, MeetingStatus, Side
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.chip import PressChip
from tests.ui.pages.talk_window import CONTROL, Window, button_called, first_talk, open_window, person_called, texts


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_window(qtbot, theme, desk, lane, Place("plan", first_talk(desk).id))


@pytest.fixture
def fresh(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_window(qtbot, theme, desk, lane, Place("plan", "new"))


def _newest(window: Window) -> MeetingId:
    key = window.meetings.chosen
    assert key is not None
    return key


def test_a_talk_is_planned_by_the_keyboard_alone(fresh: Window, desk: Desk) -> None:
    fresh.type("zogenaamd")
    fresh.press(Qt.Key.Key_Return)
    for _ in range(4):
        fresh.press(Qt.Key.Key_Backtab)
    fresh.type("do 14:00 - 14:30")
    fresh.press(Qt.Key.Key_Tab)
    fresh.type("Kamergebouw")

    fresh.press(Qt.Key.Key_Return, CONTROL)

    meeting = desk.meetings.get(_newest(fresh))
    assert (meeting.status, meeting.kind, meeting.place) == (
        MeetingStatus.PLANNED,
        MeetingKind.BILATERAL,
        "Kamergebouw",
    )
    assert (meeting.day, meeting.starts, meeting.ends) == (date(2025, 6, 12), time(14, 0), time(14, 30))
    assert [one.person_id for one in meeting.participants] == [person_called(desk, "Zogenaamd")]


def test_nothing_is_lost_when_nothing_is_changed(window: Window, desk: Desk) -> None:
    before = desk.meetings.get(first_talk(desk).id)

    window.press(Qt.Key.Key_Return, CONTROL)

    assert desk.meetings.get(before.id) == before


def test_a_task_is_kept_with_its_person(window: Window, desk: Desk) -> None:
    task = next(each for each in window.plan.findChildren(QWidget) if each.accessibleName() == "Taak van J. Demo")
    task.setFocus()
    window.press(Qt.Key.Key_A, CONTROL)
    window.type("noteert")

    window.press(Qt.Key.Key_Return, CONTROL)

    ours = [one for one in desk.meetings.get(first_talk(desk).id).participants if one.side is Side.OURS]
    assert [one.task for one in ours if one.person_id == person_called(desk, "Demo, J")] == ["noteert"]


def test_an_unknown_name_becomes_a_person_in_the_same_step(fresh: Window, desk: Desk) -> None:
    fresh.type("A. van Nergens")
    fresh.press(Qt.Key.Key_Return)
    fresh.plan.fields.basics.when.setFocus()
    fresh.type("morgen")
    fresh.press(Qt.Key.Key_Return, CONTROL)

    fresh.press(Qt.Key.Key_Z, CONTROL)

    assert desk.search.people("nergens") == ()


def test_nobody_is_refused_beside_the_field(fresh: Window) -> None:
    fresh.press(Qt.Key.Key_Return, CONTROL)

    assert "Noem met wie u gaat spreken." in texts(fresh.plan.fields)
    assert not button_called(fresh.plan, "Bewaren").isEnabled()


def test_no_day_is_refused_beside_the_field(fresh: Window) -> None:
    fresh.type("zogenaamd")
    fresh.press(Qt.Key.Key_Return)

    fresh.press(Qt.Key.Key_Return, CONTROL)

    assert fresh.plan.fields.basics.problem.startswith("Schrijf wanneer het is")


def test_the_asks_are_those_of_the_dossiers(window: Window) -> None:
    box = window.plan.fields.ask
    before = box.count()
    chip = next(each for each in window.plan.fields.dossiers.findChildren(PressChip) if "Decentraal" in each.text())

    QTest.keyClick(chip, Qt.Key.Key_Delete)

    assert box.count() < before
    assert box.currentText() == "Uitvoeringskosten provincies"


def test_leaving_keeps_the_draft(fresh: Window) -> None:
    fresh.type("zogenaamd")
    fresh.press(Qt.Key.Key_Return)
    fresh.press(Qt.Key.Key_Escape)

    fresh.shell.open(Place("plan", "new"))

    assert [pick.name for pick in fresh.plan.draft.theirs] == ["dhr. B. Zogenaamd"]


def test_what_is_still_open_is_named(window: Window) -> None:
    assert "wij: cijfers per provincie nasturen (1 dag te laat)" in texts(window.plan)


def test_a_plan_with_a_person_begins_with_them(window: Window, desk: Desk) -> None:
    window.shell.open(Place("plan", ("person", person_called(desk, "Zogenaamd"))))

    assert [pick.name for pick in window.plan.draft.theirs] == ["dhr. B. Zogenaamd"]


def test_tab_reaches_everything_and_comes_back(window: Window) -> None:
    start = window.plan.fields.basics.kind
    start.setFocus()
    seen: set[QWidget] = set()
    while window.focused not in seen:
        seen.add(window.focused)
        window.press(Qt.Key.Key_Tab)

    wanted = [
        each
        for each in window.plan.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert window.focused is start
    assert not [each for each in wanted if each not in seen]
