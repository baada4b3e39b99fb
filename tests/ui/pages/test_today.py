"""Vandaag: what stands on it, the keys of its rows, and what each leads to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PromiseId, RecordRef, TagId
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Participant
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.tags import Tag
from ipo_crm.domain.tasks import TaskStatus
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.talk_request import TalkRequest
from ipo_crm.ui.pages.today_blocks import FEW
from ipo_crm.ui.theme import Mode, Theme
from tests.ui.pages.talk_window import button_called, person_called, texts
from tests.ui.pages.today_window import Window, change, give_rhythm, open_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    return open_window(qtbot, theme, desk)


def test_the_day_stands_on_top_with_the_way_to_prinsjesdag(window: Window) -> None:
    shown = texts(window.today)

    assert "Dinsdag 10 juni" in shown
    assert "week 24  ·  5 gesprekken  ·  nog 98 dagen tot Prinsjesdag" in shown


def test_the_page_opens_on_the_first_talk(window: Window) -> None:
    assert window.focused is window.block("talks").rows[0]
    assert window.focused.accessibleName().startswith("08:30, 09:00, mw. drs. S. van Fictie")


def test_b_makes_the_briefing_of_a_talk(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_B)

    assert window.briefed == [desk.meetings.on_day(desk.settings.today())[0].id]


def test_the_button_briefing_does_so_by_enter_too(window: Window, desk: Desk) -> None:
    button_called(window.today, "Briefing voor dhr. ir. P. Verzonnen").setFocus()

    window.press(Qt.Key.Key_Return)

    assert window.briefed == [desk.meetings.on_day(desk.settings.today())[1].id]


def test_g_opens_the_report_of_a_talk(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_G)

    first = desk.meetings.on_day(desk.settings.today())[0].id
    assert window.elsewhere == ("talk", [TalkRequest(meeting=first)])


def test_enter_opens_the_talk(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_Return)

    assert window.elsewhere == ("meetings", [desk.meetings.on_day(desk.settings.today())[0].id])


def test_a_deadline_opens_its_dossier(window: Window, desk: Desk) -> None:
    heat = next(row.id for row in desk.dossiers.rows() if row.kamerstuk == "36576")
    window.row("deadlines")

    window.press(Qt.Key.Key_Return)

    assert window.elsewhere == ("dossiers", [heat])


def test_a_promise_is_ticked_off_and_undo_brings_it_back(window: Window, desk: Desk) -> None:
    before = len(desk.promises.open_rows())
    window.row("by_them")

    window.press(Qt.Key.Key_Space)
    window.press(Qt.Key.Key_Return)
    ticked = len(desk.promises.open_rows())
    said = window.shell.toast.isVisible()
    window.press(Qt.Key.Key_Z, CONTROL)

    assert (ticked, said) == (before - 1, True)
    assert len(desk.promises.open_rows()) == before
    assert "6" in texts(window.block("by_them").head)


def test_after_a_tick_the_keyboard_stays_in_the_block(window: Window) -> None:
    window.row("by_them", 1)

    window.press(Qt.Key.Key_Space)
    window.press(Qt.Key.Key_Return)

    assert window.focused is window.block("by_them").rows[1]


def test_evidence_is_typed_and_enter_keeps_it_without_leaving(window: Window, desk: Desk) -> None:
    window.row("by_us")
    key = desk.today.promises(Direction.BY_US, desk.settings.today())[0].row.promise.id
    window.press(Qt.Key.Key_Space)
    (line,) = [each for each in window.today.findChildren(QLineEdit) if each.accessibleName().startswith("Waaruit")]
    line.setFocus()

    QTest.keyClicks(line, "mail van vandaag")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert desk.promises.get(key).evidence == "mail van vandaag"
    assert window.shell.area == "today"


def test_esc_leaves_a_promise_open(window: Window, desk: Desk) -> None:
    before = len(desk.promises.open_rows())
    row = window.row("by_them")
    window.press(Qt.Key.Key_Space)

    window.press(Qt.Key.Key_Escape)

    assert len(desk.promises.open_rows()) == before
    assert not any(each.isChecked() for each in window.today.findChildren(QCheckBox))
    assert window.focused is row


def test_a_task_is_ticked_off(window: Window, desk: Desk) -> None:
    first = desk.tasks.open_rows()[0].task.id
    window.row("tasks")

    window.press(Qt.Key.Key_Space)
    window.press(Qt.Key.Key_Return)

    assert desk.tasks.get(first).status is TaskStatus.DONE


def test_who_went_cold_gets_a_talk_by_p(window: Window, desk: Desk) -> None:
    key = give_rhythm(desk, "Denkbeeldig", 60)
    window.today.reload()
    window.today.finish()
    row = window.row("cold")
    shown = texts(row)

    window.press(Qt.Key.Key_P)

    assert {"ritme 60", "97 dgn"} <= set(shown)
    assert window.elsewhere == ("plan", [("person", key)])


def test_a_talk_without_a_report_leads_to_it(window: Window, desk: Desk) -> None:
    day = desk.settings.today()
    first = desk.meetings.on_day(day)[0].id
    window.shell.note(desk.meetings.put(replace(desk.meetings.get(first), day=day - timedelta(days=6))))
    window.row("reports")

    window.press(Qt.Key.Key_Return)

    assert window.elsewhere == ("talk", [TalkRequest(meeting=first)])


def test_the_arrows_walk_from_one_block_to_the_next(window: Window) -> None:
    rows = window.today.rows

    for _ in range(5):
        window.press(Qt.Key.Key_Down)

    assert window.focused is rows[5]
    assert window.focused is window.block("deadlines").rows[0]


def test_another_day_shows_its_talks_and_home_is_today(window: Window, desk: Desk) -> None:
    QTest.mouseClick(button_called(window.today, "Volgende dag"), Qt.MouseButton.LeftButton)
    shown = texts(window.today)
    window.shell.open(Place("people"))
    window.shell.open(Place("today"))

    assert "Woensdag 11 juni" in shown
    assert "Geen gesprekken op deze dag." in shown
    assert "Dinsdag 10 juni" in texts(window.today)


def test_a_free_day_leads_to_the_next_talk(window: Window) -> None:
    QTest.mouseClick(button_called(window.today, "Volgende dag"), Qt.MouseButton.LeftButton)

    QTest.mouseClick(button_called(window.today, "Volgende gesprek: do 12 juni"), Qt.MouseButton.LeftButton)

    assert "Donderdag 12 juni" in texts(window.today)


def test_an_empty_workspace_leads_to_the_first_step(qtbot: QtBot, theme: Theme, empty: Desk) -> None:
    window = open_window(qtbot, theme, empty)

    QTest.mouseClick(button_called(window.today, "Gegevens importeren"), Qt.MouseButton.LeftButton)

    assert window.shell.area == "data"


def test_hundreds_of_promises_show_when_asked_for_and_scroll(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    person = person_called(desk, "Van Fictie")
    for at in range(230):
        desk.promises.put(Promise(direction=Direction.BY_US, person_id=person, text=f"Belofte {at}"))
    window = open_window(qtbot, theme, desk)
    few, count = len(window.block("by_us").rows), texts(window.block("by_us").head)

    QTest.mouseClick(button_called(window.block("by_us"), "Toon alle: Toegezegd door ons"), Qt.MouseButton.LeftButton)

    (scroll,) = window.today.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 5_000)
    assert (few, len(window.block("by_us").rows)) == (FEW, 200)
    assert "234" in count
    assert "Dit zijn de eerste 200 van 234; handel deze eerst af." in texts(window.block("by_us"))
    assert window.focused is window.block("by_us").rows[FEW]


def test_all_rows_of_a_block_show_and_the_first_few_again(window: Window) -> None:
    toggle = button_called(window.block("by_them"), "Toon alle: Toegezegd aan ons")
    QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    every = len(window.block("by_them").rows)
    window.shell.open(Place("people"))
    window.shell.open(Place("today"))
    kept = len(window.block("by_them").rows)

    less = [each for each in window.block("by_them").findChildren(QPushButton) if each.text() == "Toon minder"]
    QTest.mouseClick(less[0], Qt.MouseButton.LeftButton)

    assert (every, kept, len(window.block("by_them").rows)) == (6, 6, FEW)


def test_rows_that_say_the_same_stay_as_they_are(window: Window, desk: Desk) -> None:
    promises, deadlines = window.block("by_them").rows, window.block("deadlines").rows
    key = desk.today.promises(Direction.BY_THEM, desk.settings.today())[0].row.promise.id

    window.shell.note(desk.promises.settle(key, Outcome.KEPT, ""))

    assert window.block("deadlines").rows is deadlines
    assert window.block("by_them").rows[:3] == promises[1:]
    assert len(window.block("by_them").rows) == FEW


def test_the_rhythm_of_a_label_shows_at_once(window: Window, desk: Desk) -> None:
    key = person_called(desk, "Denkbeeldig")
    label = TagId(desk.tags.put(Tag(name="maand", rhythm_days=30)).only("tag"))

    window.shell.note(desk.tags.tag(label, [RecordRef("person", key)]))
    window.today.finish()

    assert "ritme 30" in texts(window.row("cold"))


def test_g_reports_on_who_went_cold(window: Window, desk: Desk) -> None:
    key = give_rhythm(desk, "Denkbeeldig", 60)
    window.today.reload()
    window.today.finish()
    window.row("cold")

    window.press(Qt.Key.Key_G)

    assert window.elsewhere == ("talk", [("person", key)])


def test_v_keeps_somebody_a_year_longer_and_undo_takes_it_back(window: Window, desk: Desk) -> None:
    day = desk.settings.today()
    key = change(desk, "Denkbeeldig", keep_until=day)
    window.today.reload()
    window.today.finish()
    window.row("reviews")

    window.press(Qt.Key.Key_V)
    longer = desk.people.get(key)
    said = window.shell.toast.isVisible()
    window.shell.undo()

    assert longer is not None
    assert (longer.keep_until, said) == (day.replace(year=day.year + 1), True)
    assert desk.people.get(key) == replace(longer, keep_until=day)


def test_b_records_that_a_notice_was_sent_today(window: Window, desk: Desk) -> None:
    mail = ContactPoint(kind=ContactKind.EMAIL, value="proef@voorbeeld.invalid")
    key = change(desk, "Denkbeeldig", contact_points=(mail,), informed_on=None, not_informed_why="", source=None)
    window.today.reload()
    window.today.finish()
    row = next(row for row in window.block("reviews").rows if "Denkbeeldig" in row.accessibleName())
    row.setFocus()

    window.press(Qt.Key.Key_B)

    told = desk.people.get(key)
    assert told is not None
    assert told.informed_on == desk.settings.today()
    assert window.shell.toast.isVisible()


def test_who_objected_is_on_no_block(window: Window, desk: Desk) -> None:
    key = person_called(desk, "Van Fictie")

    window.shell.note(desk.people.note_objection(key))
    window.today.finish()

    shown = [*texts(window.today), *(row.accessibleName() for row in window.today.rows)]
    assert not [text for text in shown if "Fictie" in text]


def test_thirty_talks_on_a_day_are_walked_through(window: Window, desk: Desk) -> None:
    day = desk.settings.today()
    whom = person_called(desk, "Van Fictie")
    for at in range(30):
        talk = Meeting(
            day=day,
            status=MeetingStatus.PLANNED,
            starts=time(7 + at // 4, at % 4 * 15),
            participants=(Participant(person_id=whom),),
        )
        window.shell.note(desk.meetings.put(talk))
    QTest.mouseClick(button_called(window.block("talks"), "Nog 27 tonen: Gesprekken"), Qt.MouseButton.LeftButton)
    window.row("talks")

    for _ in range(30):
        window.press(Qt.Key.Key_Down)

    row = window.block("talks").rows[30]
    assert window.focused is row
    assert window.today.rect().contains(row.mapTo(window.today, row.rect().center()))


def test_every_control_has_a_name(window: Window, desk: Desk) -> None:
    give_rhythm(desk, "Denkbeeldig", 60)
    window.today.reload()
    window.today.finish()

    nameless = [type(each).__name__ for each in _controls(window.today) if not _spoken(each)]

    assert nameless == []


def test_tab_goes_from_block_to_block_and_the_arrows_within(window: Window) -> None:
    window.today.finish()
    window.block("talks").rows[0].setFocus()
    window.press(Qt.Key.Key_Down)
    stops = []
    for _ in range(5):
        stops.append(window.focused)
        window.press(Qt.Key.Key_Tab)

    block = window.block
    assert stops == [
        block("talks").rows[1],
        button_called(window.today, "Alle dossiers"),
        block("deadlines").rows[0],
        block("reports").rows[0],
        block("week").rows[0],
    ]


def test_tab_comes_back_to_the_row_that_had_the_keyboard(window: Window) -> None:
    window.block("talks").rows[0].setFocus()
    for _ in range(2):
        window.press(Qt.Key.Key_Down)
    row = window.focused

    window.press(Qt.Key.Key_Tab)
    left = window.focused
    window.press(Qt.Key.Key_Backtab)

    assert left is not row
    assert window.focused is row


@pytest.mark.parametrize("width, height, zoom", [(1280, 720, 1.0), (1920, 1080, 1.0), (1280, 720, 2.0)])  # noqa: PT006
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_nothing_is_cut_off_at_the_side(
    window: Window, theme: Theme, mode: Mode, width: int, height: int, zoom: float
) -> None:
    theme.apply(mode, zoom)
    window.shell.resize(width, height)

    (scroll,) = window.today.findChildren(QScrollArea)
    inner = scroll.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= scroll.viewport().width()
    assert window.today.rows[0].width() <= scroll.viewport().width()


def test_what_was_settled_elsewhere_goes_from_the_page(window: Window, desk: Desk) -> None:
    key: PromiseId = desk.today.promises(Direction.BY_THEM, desk.settings.today())[0].row.promise.id

    window.shell.note(desk.promises.settle(key, Outcome.LAPSED, ""))

    assert "5" in texts(window.block("by_them").head)


def _controls(page: QWidget) -> list[QWidget]:
    wanted: Callable[[QWidget], bool] = lambda each: bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)  # noqa: E731
    return [each for each in page.findChildren(QWidget) if each.isVisible() and wanted(each)]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
