"""The forms over a dossier: filled, refused beside the field, kept as one step, and remembered when left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import AskStatus, MessageKind, Phase, Recurrence
from ipo_crm.domain.positions import Stance
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.dossier_forms import DossierForm, PhaseForm
from ipo_crm.ui.pages.dossier_part_forms import CalendarForm, MessageForm
from ipo_crm.ui.pages.stand_forms import AskForm, PositionForm
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.field import Field
from tests.ui.pages.dossier_window import (
    CONTROL,
    Window,
    button_called,
    commit,
    dossier_called,
    open_dossiers,
    texts,
)

HEAT = "Wet collectieve warmte"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    made = open_dossiers(qtbot, theme, desk, lane)
    made.shell.open(Place("dossiers", dossier_called(desk, HEAT)))
    return made


def _press(window: Window, name: str) -> None:
    QTest.mouseClick(button_called(window.page, name), Qt.MouseButton.LeftButton)


def _errors(window: Window) -> dict[str, str]:
    """Give what is refused, by the name of its field."""
    fields = window.form.findChildren(Field)
    return {field.editor.accessibleName(): field.error for field in fields if field.error}


def _field_of(form: QWidget, name: str) -> QLineEdit:
    (found,) = [each for each in form.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def _pick(form: PositionForm | AskForm, name: str, typed: str) -> None:
    line = _field_of(form, name)
    line.setFocus()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_new_dossier_opens_and_one_undo_takes_it_back(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))
    form = window.form
    assert isinstance(form, DossierForm)
    QTest.keyClicks(form.title, "Waterstofnet")

    commit(window)
    opened = window.page.record_name
    window.shell.undo()

    assert (opened, window.page.list.isVisible()) == ("Waterstofnet", True)
    assert "Waterstofnet" not in [row.title for row in window.desk.dossiers.rows()]


def test_a_dossier_without_a_title_is_refused_beside_it(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))

    commit(window)

    assert _errors(window) == {"Titel": "Geef het dossier een titel."}


def test_the_main_button_waits_until_something_is_mended(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))
    commit(window)
    refused = button_called(window.form, "Bewaren").isEnabled()

    QTest.keyClicks(window.form.focusWidget(), "W")

    assert (refused, button_called(window.form, "Bewaren").isEnabled()) == (False, True)


def test_f2_changes_the_dossier(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_F2)
    form = window.form
    assert isinstance(form, DossierForm)
    QTest.keyClick(form.salience, Qt.Key.Key_5)

    commit(window)

    assert window.desk.dossiers.card(dossier_called(window.desk, HEAT)).dossier.salience == 5


def test_escape_leaves_a_draft_that_is_there_again(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))
    form = window.form
    assert isinstance(form, DossierForm)
    QTest.keyClicks(form.title, "Half")

    QTest.keyClick(form.title, Qt.Key.Key_Escape)
    window.shell.open(Place("dossiers", "new"))

    assert form.title.text() == "Half"
    assert "Dit typte u eerder; het is nog niet vastgelegd." in texts(form)


def test_a_draft_can_be_thrown_away(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))
    form = window.form
    assert isinstance(form, DossierForm)
    QTest.keyClicks(form.title, "Half")
    form.leave()
    window.shell.open(Place("dossiers", "new"))

    _press(window, "Leegmaken")

    assert form.title.text() == ""


def test_the_tab_key_stays_within_the_form(window: Window) -> None:
    window.shell.open(Place("dossiers", "new"))
    form = window.form

    visited = set()
    for _ in range(30):
        focused = window.shell.focusWidget()
        assert focused is not None
        visited.add(form.isAncestorOf(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert visited == {True}


def test_closing_a_form_gives_the_keyboard_back_to_the_map(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_P)

    QTest.keyClick(window.form, Qt.Key.Key_Escape)

    assert (window.closed, window.page.view.field.map.hasFocus()) == (True, True)


def test_p_begins_with_who_is_current(window: Window) -> None:
    field = window.page.view.field
    field.map.choose(next(row.actor for row in field.model.rows() if row.name == "F. Quasi"))

    QTest.keyClick(field.map, Qt.Key.Key_P)

    assert isinstance(window.form, PositionForm)
    assert [pick.name for pick in window.form.actor.picks] == ["F. Quasi"]


def test_a_position_is_recorded_by_keyboard_alone(window: Window) -> None:
    field = window.page.view.field
    actor = next(row.actor for row in field.model.rows() if row.name == "F. Quasi")
    field.map.choose(actor)
    QTest.keyClick(field.map, Qt.Key.Key_P)
    form = window.form
    assert isinstance(form, PositionForm)

    QTest.keyClick(form.stance, Qt.Key.Key_4)
    QTest.keyClicks(_field_of(form, "Bron, met naam van het stuk of gesprek"), "Gesprek in de wandelgang")
    commit(window)

    latest = window.desk.positions.ledger(actor, dossier_called(window.desk, HEAT))[-1]
    assert (latest.stance, latest.source.title) == (Stance.FOR, "Gesprek in de wandelgang")
    moved = next(spot.point for spot in field.map.spots if spot.point and spot.point.actor == actor)
    assert (moved.stance, moved.moved) == (Stance.FOR, 1)


def test_a_position_needs_actor_stance_and_source(window: Window) -> None:
    _press(window, "Positie")

    commit(window)

    assert list(_errors(window)) == ["Wie", "Positie: niets gekozen", "Bron, met naam van het stuk of gesprek"]


def test_an_organisation_takes_a_position_too(window: Window) -> None:
    _press(window, "Positie")
    form = window.form
    assert isinstance(form, PositionForm)

    _pick(form, "Wie", "Netbeheer Ned")
    QTest.keyClick(form.stance, Qt.Key.Key_3)
    QTest.keyClicks(_field_of(form, "Bron, met naam van het stuk of gesprek"), "Verzonnen")
    commit(window)

    row = next(row for row in window.page.view.field.model.rows() if row.name == "Netbeheer Nederland")
    assert (row.stance, row.before) == (Stance.NEUTRAL, Stance.STRONGLY_FOR)


def test_a_digit_asks_for_a_phase(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_9)
    form = window.form
    assert isinstance(form, PhaseForm)
    form.evidence.setPlainText("Stemming aangekondigd")

    commit(window)

    assert window.page.view.present is not None
    assert window.page.view.present.phase is Phase.VOTE


def test_going_back_without_a_reason_is_refused_beside_it(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_2)

    commit(window)

    assert _errors(window) == {"Reden": "Geef een reden: het dossier slaat een fase over of gaat terug."}


def test_the_present_phase_can_only_be_read(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_8)

    assert any("Wetgevingsoverleg op 19 mei" in text for text in texts(window.form))
    assert "Naar deze fase" not in [each.accessibleName() for each in _visible_buttons(window)]


def test_a_click_on_the_strip_asks_for_that_phase(window: Window) -> None:
    strip = window.page.view.strip

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().topRight() / 1.02)

    assert "10  Behandeling Eerste Kamer" in texts(window.form)


def test_an_ask_is_typed_as_one_says_it(window: Window) -> None:
    _press(window, "Inzet toevoegen")
    form = window.form
    assert isinstance(form, AskForm)
    QTest.keyClicks(form.text, "Extra geld voor warmteprofessionals")
    QTest.keyClicks(form.amount, "75.000.000")
    QTest.keyClick(form.recurrence, Qt.Key.Key_Right)
    QTest.keyClicks(form.first_year, "2027")
    _pick(form, "Aan wie", "KGG")

    commit(window)

    ask = window.desk.dossiers.card(dossier_called(window.desk, HEAT)).asks[-1]
    assert (ask.amount, ask.recurrence, ask.first_year) == (7_500_000_000, Recurrence.PER_YEAR, 2027)
    assert "structureel vanaf 2027  ·  KGG" in texts(window.page.view.side)


def test_an_amount_is_echoed_as_it_was_understood(window: Window) -> None:
    _press(window, "Inzet toevoegen")
    form = window.form
    assert isinstance(form, AskForm)
    form.amount.setFocus()
    QTest.keyClicks(form.amount, "75.000.000")

    QTest.keyClick(form.amount, Qt.Key.Key_Tab)

    assert form.amount.text() == "€\u00a075\u00a0mln"


def test_what_is_no_amount_or_year_is_refused_beside_it(window: Window) -> None:
    _press(window, "Inzet toevoegen")
    form = window.form
    assert isinstance(form, AskForm)
    QTest.keyClicks(form.text, "Iets")
    form.amount.setText("veel")
    form.first_year.setText("26")

    commit(window)

    assert list(_errors(window)) == ["Bedrag in euro", "Eerste jaar"]


def test_an_ask_is_changed_from_its_row(window: Window) -> None:
    (row,) = [
        each
        for each in window.page.view.side.findChildren(QWidget)
        if each.accessibleName() == "Inzet wijzigen: Uitvoeringskosten provincies"
    ]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    form = window.form
    assert isinstance(form, AskForm)
    form.status.choose(AskStatus.GRANTED)

    commit(window)

    asks = window.desk.dossiers.card(dossier_called(window.desk, HEAT)).asks
    assert [ask.status for ask in asks if ask.text == "Uitvoeringskosten provincies"] == [AskStatus.GRANTED]


def test_an_objection_has_an_answer_and_a_core_message_has_none(window: Window) -> None:
    _press(window, "Boodschap toevoegen")
    form = window.form
    assert isinstance(form, MessageForm)
    before = form.answer.isVisible()

    form.kind.choose(MessageKind.OBJECTION)

    assert (before, form.answer.isVisible()) == (False, True)


def test_a_message_is_added_below_the_others(window: Window) -> None:
    _press(window, "Boodschap toevoegen")
    form = window.form
    assert isinstance(form, MessageForm)
    QTest.keyClicks(form.text, "Warmte is een basisbehoefte.")

    QTest.keyClick(form.text, Qt.Key.Key_Return, CONTROL)

    assert "Warmte is een basisbehoefte." in texts(window.page.view.side)


def test_a_date_is_added_to_the_calendar(window: Window) -> None:
    _press(window, "Datum toevoegen")
    form = window.form
    assert isinstance(form, CalendarForm)
    QTest.keyClicks(form.day, "26 juni")
    QTest.keyClicks(form.text, "Stemmingen")

    commit(window)

    shown = texts(window.page.view.side)
    assert shown[shown.index("do 26 juni") + 1] == "Stemmingen"


def test_a_date_that_cannot_be_read_is_refused_beside_it(window: Window) -> None:
    _press(window, "Datum toevoegen")
    form = window.form
    assert isinstance(form, CalendarForm)
    form.day.setText("31-2")
    form.text.setText("Stemmingen")

    commit(window)

    assert list(_errors(window)) == ["Wanneer"]


def _visible_buttons(window: Window) -> list[QWidget]:
    return [each for each in window.form.findChildren(QWidget) if each.isVisible() and each.accessibleName()]
