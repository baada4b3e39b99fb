"""Dossiers: the list, the way in and out, the map and the table, the seats, and the keys of all these."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import Dossier, MessageKind, Phase
from ipo_crm.domain.positions import Stance
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.widgets.phase_strip import State
from tests.ui.pages.dossier_window import (
    CONTROL,
    Window,
    button_called,
    dossier_called,
    open_dossiers,
    take_stand,
    texts,
)

HEAT = "Wet collectieve warmte"


@pytest.fixture
def listed(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_dossiers(qtbot, theme, desk, lane)


@pytest.fixture
def window(qtbot: QtBot, lane: Lane, listed: Window) -> Window:
    """Give the dossier with the most on it, its suspects known."""
    listed.shell.open(Place("dossiers", dossier_called(listed.desk, HEAT)))
    qtbot.waitUntil(lambda: any(spot.point and spot.point.suspect for spot in listed.page.view.field.map.spots))
    return listed


def test_the_models_behave(window: Window) -> None:
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, window.page)
        for model in (window.page.list.model, window.page.view.field.model)
    ]

    window.page.reload()
    window.page.list.filter.setText("warmte")

    assert [tester.model().rowCount() for tester in testers] == [1, len(window.page.view.field.model.rows())]


def test_the_list_shows_phase_and_next_date(listed: Window) -> None:
    model = listed.page.list.model
    at = model.find(dossier_called(listed.desk, HEAT)) or 0

    shown = [column.text(model.row(at)) for column in model.columns]

    assert shown == [HEAT, "36576", "8  Debat, moties, amendement", "4 van 5", "38", "di 10 juni, 15:30", *shown[6:]]


def test_the_filter_leaves_out_and_counts(listed: Window) -> None:
    QTest.keyClick(listed.page.list.rows, Qt.Key.Key_F, CONTROL)

    QTest.keyClicks(listed.page.list.filter, "36576")

    assert [row.title for row in listed.page.list.model.rows()] == [HEAT]
    assert "1 van 4" in texts(listed.page.list)


def test_escape_clears_the_filter_first(listed: Window) -> None:
    listed.page.list.filter.setFocus()
    QTest.keyClicks(listed.page.list.filter, "36576")

    QTest.keyClick(listed.page.list.filter, Qt.Key.Key_Escape)

    assert listed.page.list.model.rowCount() == 4


def test_enter_opens_and_escape_goes_back_to_the_same_row(listed: Window) -> None:
    rows = listed.page.list.rows
    QTest.keyClick(rows, Qt.Key.Key_Down)
    chosen = rows.key

    QTest.keyClick(rows, Qt.Key.Key_Return)
    opened = listed.page.record_key
    QTest.keyClick(listed.page.view.field.map, Qt.Key.Key_Escape)

    assert (opened, rows.key, rows.isVisible(), rows.hasFocus()) == (chosen, chosen, True, True)


def test_the_breadcrumb_goes_back(window: Window) -> None:
    QTest.mouseClick(button_called(window.page.view, "Dossiers"), Qt.MouseButton.LeftButton)

    assert window.page.list.isVisible()


def test_an_open_dossier_names_the_window(window: Window) -> None:
    assert window.shell.windowTitle().startswith(HEAT)


def test_the_map_has_the_keyboard_when_a_dossier_opens(window: Window) -> None:
    assert window.page.view.field.map.hasFocus()


def test_the_suspects_of_the_latest_coalition_stand_out(window: Window) -> None:
    spots = window.page.view.field.map.spots

    names = {spot.point.name for spot in spots if spot.point is not None and spot.point.suspect}

    assert names == {"Vereniging Eigen Huis", "Woonbond", "Bouwend Nederland"}


def test_map_and_table_show_the_same_actors(window: Window) -> None:
    field = window.page.view.field

    on_the_map = {spot.point.actor for spot in field.map.spots if spot.point is not None}

    assert on_the_map == {row.actor for row in field.model.rows()}


def test_fracties_are_seats_and_no_points(window: Window) -> None:
    assert not any(row.is_fractie for row in window.page.view.field.model.rows())


def test_an_arrow_in_the_map_moves_the_table_too(window: Window) -> None:
    field = window.page.view.field

    QTest.keyClick(field.map, Qt.Key.Key_Right)

    assert field.map.actor is not None
    assert field.table.key == field.map.actor


def test_ctrl_t_shows_the_table_and_m_the_map(window: Window) -> None:
    field = window.page.view.field

    QTest.keyClick(field.map, Qt.Key.Key_T, CONTROL)
    in_table = (field.table.isVisible(), field.table.hasFocus())
    QTest.keyClick(field.table, Qt.Key.Key_M)

    assert (in_table, field.map.hasFocus()) == ((True, True), True)


def test_enter_on_a_point_opens_who_it_is(window: Window) -> None:
    field = window.page.view.field
    person = next(row.actor for row in field.model.rows() if row.name == "S. van Fictie")
    field.map.choose(person)

    QTest.keyClick(field.map, Qt.Key.Key_Return)

    assert window.elsewhere.shown == [person.key]


def test_the_button_opens_the_coalitions_of_the_dossier(window: Window) -> None:
    QTest.mouseClick(button_called(window.page.view, "Coalities"), Qt.MouseButton.LeftButton)

    assert window.elsewhere.shown == [("dossier", dossier_called(window.desk, HEAT))]


def test_b_briefs_for_the_next_talk(window: Window) -> None:
    talk = window.desk.meetings.next_talk_on(dossier_called(window.desk, HEAT))

    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_B)

    assert talk is not None
    assert window.briefed == [talk.id]


def test_without_a_talk_the_briefing_is_off_and_says_why(qtbot: QtBot, theme: Theme, empty: Desk, lane: Lane) -> None:
    key = empty.dossiers.put(Dossier(title="Nieuw")).only("dossier")
    window = open_dossiers(qtbot, theme, empty, lane)
    window.shell.open(Place("dossiers", key))

    brief = window.page.view.brief

    assert (brief.isEnabled(), brief.toolTip()) == (False, "Er is nog geen gesprek over dit dossier gepland.")


def test_the_seats_are_said_in_sentences(window: Window) -> None:
    said = texts(window.page.view.seats)

    assert {"Precies 76, geen speling.", "Komt uit op 35, tekort 3."} <= set(said)


def test_the_strip_knows_what_was_skipped_without_a_record(window: Window) -> None:
    states = {step.phase: step.state for step in window.page.view.strip.steps}

    assert states[Phase.GOVERNMENT_ACCORD] is State.NOT_RECORDED
    assert (states[Phase.LETTER], states[Phase.DEBATE], states[Phase.VOTE]) == (State.DONE, State.NOW, State.TO_COME)


def test_the_instruments_are_those_of_the_present_phase(window: Window) -> None:
    line = next(each for each in window.page.view.findChildren(QWidget) if "Amendement" in each.accessibleName())

    assert line.accessibleName().startswith("Instrumenten in deze fase: Bilateraal gesprek, Broodje provincies")


def test_the_total_of_the_asks_keeps_years_and_once_apart(window: Window) -> None:
    assert "€\u00a012\u00a0mln/jr + €\u00a08\u00a0mln" in texts(window.page.view.side)


def test_an_empty_workspace_offers_to_make_a_dossier(qtbot: QtBot, theme: Theme, empty: Desk, lane: Lane) -> None:
    window = open_dossiers(qtbot, theme, empty, lane)

    assert "Nog geen dossiers" in texts(window.page)


def test_an_empty_dossier_offers_the_first_position(qtbot: QtBot, theme: Theme, empty: Desk, lane: Lane) -> None:
    key = empty.dossiers.put(Dossier(title="Nieuw")).only("dossier")
    window = open_dossiers(qtbot, theme, empty, lane)
    window.shell.open(Place("dossiers", key))

    assert {"Nog geen posities", "Geen fractieposities vastgelegd."} <= set(texts(window.page))
    assert button_called(window.page, "Eerste positie vastleggen").hasFocus()


def test_in_a_narrow_window_the_seats_become_a_view(window: Window) -> None:
    window.shell.resize(1180, 680)

    window.page.view.field.view(2)

    assert window.page.view.field.isAncestorOf(window.page.view.seats)
    assert window.page.view.seats.isVisible()


def test_in_a_wide_window_again_the_seats_stand_beside(window: Window) -> None:
    window.shell.resize(1180, 680)

    window.shell.resize(1440, 900)

    assert not window.page.view.field.isAncestorOf(window.page.view.seats)
    assert window.page.view.seats.isVisible()


def test_larger_text_takes_the_seats_along(qtbot: QtBot, theme: Theme, window: Window) -> None:
    theme.apply(zoom=2.0)

    qtbot.waitUntil(lambda: window.page.view.field.isAncestorOf(window.page.view.seats))

    assert window.page.view.field.views_and_seats.isVisible()


def test_it_can_be_dressed_in_dark(theme: Theme, window: Window) -> None:
    light = window.page.grab().toImage().pixelColor(700, 400)

    theme.apply(Mode.DARK)

    assert window.page.grab().toImage().pixelColor(700, 400).lightness() < light.lightness()


def test_a_crowd_is_counted_and_never_hides_a_suspect(qtbot: QtBot, window: Window) -> None:
    key = dossier_called(window.desk, HEAT)
    for number in range(60):
        take_stand(window.desk, key, number, Stance.STRONGLY_FOR, 3)

    window.page.reload()
    spots = window.page.view.field.map.spots

    assert sum(spot.left_out + (spot.point is not None) for spot in spots) == 24 + 60
    assert {"Woonbond", "Bouwend Nederland"} <= {spot.point.name for spot in spots if spot.point is not None}


def test_a_deleted_dossier_leaves_the_page_at_the_list(window: Window) -> None:
    window.shell.note(window.desk.dossiers.drop(dossier_called(window.desk, HEAT)))

    assert window.page.list.isVisible()


def test_delete_can_be_taken_back(listed: Window) -> None:
    rows = listed.page.list.rows
    gone = rows.key

    QTest.keyClick(rows, Qt.Key.Key_Delete)
    without = listed.page.list.model.find(gone)
    listed.shell.undo()

    assert (without, listed.page.list.model.find(gone) is not None) == (None, True)


def test_tab_goes_as_one_reads(window: Window) -> None:
    card = window.desk.dossiers.card(dossier_called(window.desk, HEAT))
    core = sum(each.kind is MessageKind.CORE for each in card.messages)
    button_called(window.page.view, "Dossiers").setFocus()

    visited: list[str] = []
    while "Krachtenveld" not in visited and (focused := window.shell.focusWidget()) is not None:
        visited.append(focused.accessibleName().partition(":")[0])
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert visited == [
        *("Dossiers", "Coalities", "Positie", "Briefing", "Fasen", "Boodschap toevoegen"),
        *(["Boodschap wijzigen"] * core),
        *("Inzet toevoegen", *(["Inzet wijzigen"] * len(card.asks)), "Dossier wijzigen (F2)"),
        *("Datum toevoegen", *(["Datum wijzigen"] * len(card.calendar))),
        *(["Boodschap wijzigen"] * (len(card.messages) - core)),
        *("Trend sinds", "Weergave", "Krachtenveld"),
    ]


def test_everything_with_the_focus_has_a_name(window: Window) -> None:
    nameless = [
        each
        for each in window.page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
    ]

    assert nameless == []
