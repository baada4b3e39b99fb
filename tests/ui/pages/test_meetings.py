"""Contactmomenten: the list with its parts and filter, what stands beside it, and the keys of both."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingRow, MeetingStatus, Participant
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.meetings_list import COMING, PAST
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.pages.record_list import FILTER
from ipo_crm.ui.pages.talk_form import TalkForm
from ipo_crm.ui.theme import Mode, Theme
from tests.ui.pages.talk_window import (
    CONTROL,
    Window,
    button_called,
    first_talk,
    meeting_with,
    open_window,
    person_called,
    texts,
)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_window(qtbot, theme, desk, lane, Place("meetings", first_talk(desk).id))


def test_the_model_behaves(window: Window) -> None:
    model = window.meetings.list.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, window.meetings)

    QTest.keyClicks(window.meetings.list.field, "bilateraal")

    assert tester.model() is model


def test_what_is_to_come_stands_on_top_nearest_first(window: Window, desk: Desk) -> None:
    rows = window.meetings.list.model.rows()
    count = window.meetings.list.coming
    today = desk.settings.today()

    coming, past = [row.day for row in rows[:count]], [row.day for row in rows[count:]]
    assert coming == sorted(coming)
    assert past == sorted(past, reverse=True)
    assert coming[0] == today


def test_one_part_can_be_shown(window: Window, desk: Desk) -> None:
    segments = window.meetings.list.part
    segments.setFocus()

    QTest.keyClick(segments, Qt.Key.Key_Left)

    assert segments.at == PAST
    assert all(row.status is MeetingStatus.HELD for row in window.meetings.list.model.rows())


def test_the_filter_finds_people_dossiers_and_kinds(window: Window) -> None:
    window.press(Qt.Key.Key_F, CONTROL)

    window.type("fictie telefoon")

    found = window.meetings.list.model.rows()
    assert {(row.kind, row.with_whom) for row in found} == {(MeetingKind.PHONE, ("mw. drs. S. van Fictie",))}


def test_the_count_says_how_many_pass(window: Window) -> None:
    QTest.keyClicks(window.meetings.list.field, "plenair")

    assert "1 van 63" in texts(window.meetings)


def test_nothing_found_offers_to_clear(window: Window) -> None:
    QTest.keyClicks(window.meetings.list.field, "zeppelin")

    QTest.mouseClick(button_called(window.meetings, "Filters wissen"), Qt.MouseButton.LeftButton)

    assert window.meetings.list.model.rowCount() == 63


def test_the_arrows_change_what_stands_beside(window: Window, desk: Desk) -> None:
    second = desk.meetings.on_day(desk.settings.today())[1]

    window.press(Qt.Key.Key_Down)

    assert window.meetings.chosen == second.id
    assert "dhr. ir. P. Verzonnen" in texts(window.meetings.pane)


def test_the_plan_stands_beside_the_list(window: Window) -> None:
    shown = texts(window.meetings.pane)

    assert "mw. drs. S. van Fictie" in shown
    assert any(text.startswith("Dien op 10 of 19 juni een motie in") for text in shown)
    assert "cijfers, tegenwerpingen, verslag binnen 24 uur" in shown


def test_what_came_of_a_talk_stands_beside_the_list(window: Window, desk: Desk) -> None:
    (promise, *_) = desk.promises.open_rows(person_called(desk, "Van Fictie"))

    window.shell.open(Place("meetings", promise.promise.meeting_id))

    assert "zij: stuurt conceptmotie uitvoeringskosten toe" in texts(window.meetings.pane)


def test_a_promise_opens_the_talk_it_was_made_in(window: Window, desk: Desk) -> None:
    (promise, *_) = desk.promises.open_rows(person_called(desk, "Van Fictie"))

    window.shell.open(Place("meetings", ("promise", promise.promise.id)))

    assert window.meetings.chosen == promise.promise.meeting_id


def test_b_opens_the_briefing(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_B)

    assert window.briefing.record_key == first_talk(desk).id


def test_g_opens_the_report(window: Window) -> None:
    window.press(Qt.Key.Key_G)

    assert window.talk.draft.theirs[0].name == "mw. drs. S. van Fictie"


def test_enter_opens_the_plan_of_what_is_to_come(window: Window, desk: Desk) -> None:
    later = next(row for row in window.meetings.list.model.rows() if row.day > desk.settings.today())
    window.meetings.list.view.choose(later.id)

    window.press(Qt.Key.Key_Return)

    assert window.plan.draft.base is not None
    assert window.plan.draft.base.id == later.id


def test_enter_opens_the_report_of_what_was(window: Window, desk: Desk) -> None:
    window.shell.open(Place("meetings", meeting_with(desk, "Zogenaamd")))

    window.press(Qt.Key.Key_Return)

    assert isinstance(window.shell.page, TalkForm)


def test_a_report_waits_for_the_day_of_the_talk(window: Window, desk: Desk) -> None:
    later = next(row for row in window.meetings.list.model.rows() if row.day > desk.settings.today())

    window.meetings.list.view.choose(later.id)

    assert not window.meetings.pane.report.isEnabled()


def test_a_debate_with_nobody_has_no_briefing(window: Window) -> None:
    debate = next(row for row in window.meetings.list.model.rows() if not row.with_whom)

    window.meetings.list.view.choose(debate.id)

    assert not window.meetings.pane.briefing.isEnabled()


def test_del_deletes_and_undo_brings_back(window: Window, desk: Desk) -> None:
    key = first_talk(desk).id
    window.press(Qt.Key.Key_Delete)
    gone = window.meetings.list.model.find(key) is None

    window.press(Qt.Key.Key_Z, CONTROL)

    assert gone
    assert window.meetings.list.model.find(key) is not None


def test_a_talk_can_be_called_off(window: Window, desk: Desk) -> None:
    action = next(each for each in window.meetings.commands() if "Afzeggen" in each.text())

    action.trigger()

    assert desk.meetings.get(first_talk(desk).id).status is MeetingStatus.CANCELLED


def test_a_name_opens_the_person(window: Window, desk: Desk) -> None:
    row = next(each for each in window.meetings.pane.findChildren(PressRow) if "Medewerker" in each.accessibleName())

    QTest.keyClick(row, Qt.Key.Key_Return)

    assert window.elsewhere.shown == [person_called(desk, "Medewerker")]


def test_a_planned_talk_of_the_past_asks_for_its_report(window: Window, desk: Desk) -> None:
    past = replace(desk.meetings.get(first_talk(desk).id), day=desk.settings.today() - timedelta(days=1))
    window.shell.note(desk.meetings.put(past))

    window.meetings.list.part.choose(COMING)
    window.meetings.list.part.chosen.emit(COMING)
    coming = window.meetings.list.model.find(past.id)
    window.meetings.list.clear_filters()

    at = window.meetings.list.model.find(past.id)
    assert coming is None
    assert at is not None
    assert window.meetings.list.model.index(at, 6).data() == "verslag nodig"


def test_an_empty_workspace_offers_to_begin(qtbot: QtBot, theme: Theme, empty: Desk, lane: Lane) -> None:
    window = open_window(qtbot, theme, empty, lane, Place("meetings"))

    buttons = window.meetings.list.findChildren(QWidget, "")
    shown = {each.accessibleName() for each in buttons if each.isVisible()}
    assert {"Nog geen contactmomenten", "Verslag van een gesprek", "Nieuw gesprek"} <= shown
    assert not window.meetings.pane.isVisible()


def test_hundreds_of_rows_can_be_walked(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> None:
    person = person_called(desk, "Van Fictie")
    for number in range(240):
        _phone(desk, person, number)
    window = open_window(qtbot, theme, desk, lane, Place("meetings"))
    theme.apply(Mode.DARK)

    window.press(Qt.Key.Key_End, CONTROL)

    rows = window.meetings.list.model.rows()
    assert len(rows) == 303
    assert window.meetings.chosen == rows[-1].id


def _phone(desk: Desk, person: PersonId, number: int) -> MeetingId:
    day = desk.settings.today() - timedelta(days=number)
    talk = Meeting(day=day, kind=MeetingKind.PHONE, participants=(Participant(person_id=person),))
    return MeetingId(desk.meetings.put(talk).only("meeting"))


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("soort:telefoon", lambda row: row.kind is MeetingKind.PHONE),
        ("stand:gepland", lambda row: row.status is MeetingStatus.PLANNED),
        ("jaar:2025", lambda row: row.day.year == 2025),
        ('dossier:"Decentraal OV"', lambda row: "Decentraal OV" in row.dossiers),
    ],
)
def test_contact_moments_are_narrowed_by_conditions(
    window: Window, asked: str, fits: Callable[[MeetingRow], bool]
) -> None:
    everything = window.meetings.list.model.rows()

    window.shell.open(Place("meetings", (FILTER, asked)))

    assert list(window.meetings.list.model.rows()) == [row for row in everything if fits(row)] != []


def test_a_part_and_a_condition_narrow_together(window: Window) -> None:
    window.meetings.list.bar.put("soort:telefoon")
    window.meetings.list.part.setFocus()

    window.press(Qt.Key.Key_Left)

    rows = window.meetings.list.model.rows()
    assert {(row.kind, row.status) for row in rows} == {(MeetingKind.PHONE, MeetingStatus.HELD)}
