"""Verslag: recorded by the keyboard alone, kept in one step, refused beside the field, left and found again."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.widgets.dossier_picker import DossierFinder
from tests.ui.pages.talk_window import (
    ALT,
    CONTROL,
    SHIFT,
    Window,
    button_called,
    first_talk,
    open_window,
    person_called,
    texts,
)

HEAT = "Wet collectieve warmte"
REACTION = "Steunt behandeling voor het reces."


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_window(qtbot, theme, desk, lane, Place("talk", first_talk(desk).id))


@pytest.fixture
def fresh(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_window(qtbot, theme, desk, lane, Place("talk", "new"))


def _tell_everything(window: Window) -> None:
    """Record a whole talk without touching the mouse."""
    window.type(REACTION)
    for _ in range(3):
        window.press(Qt.Key.Key_Tab)
    window.type("5")
    window.press(Qt.Key.Key_N, ALT)
    window.type("Fractie Veen overweegt een amendement.")
    window.press(Qt.Key.Key_Z, ALT)
    window.type("Dient motie in")
    window.press(Qt.Key.Key_Tab)
    window.type("19 juni")
    window.press(Qt.Key.Key_W, ALT)
    window.type("Stuurt cijfers")
    window.press(Qt.Key.Key_Tab)
    window.type("morgen")
    window.press(Qt.Key.Key_V, ALT)
    window.type("Bellen over de tekst")
    window.press(Qt.Key.Key_I, ALT)
    window.type("Wil niet voorop lopen.")


def test_the_cursor_starts_in_the_reaction(window: Window) -> None:
    assert window.focused is window.talk.fields.reaction


def test_a_talk_is_recorded_by_the_keyboard_alone(window: Window, desk: Desk) -> None:
    key = first_talk(desk).id
    _tell_everything(window)

    window.press(Qt.Key.Key_Return, CONTROL)

    card = desk.meetings.card(key)
    assert (card.meeting.status, card.meeting.reaction) == (MeetingStatus.HELD, REACTION)
    assert [(each.dossier, each.stance, each.before) for each in card.positions] == [
        (HEAT, Stance.STRONGLY_FOR, Stance.FOR)
    ]
    assert [(row.promise.direction, row.promise.text, str(row.promise.due)) for row in card.promises] == [
        (Direction.BY_US, "Stuurt cijfers", "2025-06-11"),
        (Direction.BY_THEM, "Dient motie in", "2025-06-19"),
        (Direction.BY_US, "Volgende stap: Bellen over de tekst", "None"),
    ]
    assert card.impressions == ("Wil niet voorop lopen.",)
    assert window.meetings.chosen == key


def test_one_undo_takes_all_of_it_back(window: Window, desk: Desk) -> None:
    before = desk.exports.as_json(private=True)
    _tell_everything(window)
    window.press(Qt.Key.Key_Return, CONTROL)

    window.press(Qt.Key.Key_Z, CONTROL)

    assert desk.exports.as_json(private=True) == before


def test_an_unknown_name_becomes_a_person_in_the_same_step(fresh: Window, desk: Desk) -> None:
    fresh.type("mw. dr. A. van Nergens")
    fresh.press(Qt.Key.Key_Return)

    fresh.press(Qt.Key.Key_Return, CONTROL)

    assert desk.people.card(person_called(desk, "nergens")).person.name.full == "mw. dr. A. van Nergens"
    assert desk.history.undo_title() == "Verslag A. van Nergens"


def test_undo_takes_the_new_person_away_too(fresh: Window, desk: Desk) -> None:
    fresh.type("A. van Nergens")
    fresh.press(Qt.Key.Key_Return)
    fresh.press(Qt.Key.Key_Return, CONTROL)

    fresh.press(Qt.Key.Key_Z, CONTROL)

    assert desk.search.people("nergens") == ()


def test_a_talk_with_nobody_is_refused_beside_the_field(fresh: Window, desk: Desk) -> None:
    fresh.press(Qt.Key.Key_Return, CONTROL)

    assert fresh.talk.fields.sides.problem == "Noem met wie er gesproken is."
    assert not button_called(fresh.talk, "Vastleggen").isEnabled()
    assert desk.history.undo_title() == "Voorbeeld vullen"


def test_naming_somebody_mends_it(fresh: Window) -> None:
    fresh.press(Qt.Key.Key_Return, CONTROL)

    fresh.type("fictie")
    fresh.press(Qt.Key.Key_Return)

    assert fresh.talk.fields.sides.problem == ""
    assert button_called(fresh.talk, "Vastleggen").isEnabled()


def test_a_day_that_cannot_be_read_is_refused_below_it(window: Window) -> None:
    window.talk.fields.basics.when.setFocus()
    window.press(Qt.Key.Key_A, CONTROL)
    window.type("31-2-2025")

    window.press(Qt.Key.Key_Tab)

    assert "Februari heeft 28 dagen. Bedoelt u 28-2?" in texts(window.talk.fields)
    assert not button_called(window.talk, "Vastleggen").isEnabled()


def test_a_report_before_the_talk_is_refused_below_the_day(window: Window) -> None:
    window.talk.fields.basics.when.setFocus()
    window.press(Qt.Key.Key_A, CONTROL)
    window.type("morgen")

    window.press(Qt.Key.Key_Return, CONTROL)

    assert window.talk.fields.basics.problem.startswith("Deze dag komt nog.")


def test_a_promise_with_an_unreadable_day_stops_the_form(window: Window) -> None:
    window.press(Qt.Key.Key_Z, ALT)
    window.type("Belt terug")
    window.press(Qt.Key.Key_Tab)
    window.type("ooit")

    window.press(Qt.Key.Key_Tab)

    assert not button_called(window.talk, "Vastleggen").isEnabled()


def test_leaving_keeps_the_draft(window: Window, desk: Desk) -> None:
    key = first_talk(desk).id
    _tell_everything(window)
    written = window.talk.draft
    window.press(Qt.Key.Key_Escape)

    window.shell.open(Place("talk", key))

    assert window.talk.draft == written
    assert window.talk.touched


def test_each_talk_has_its_own_draft(window: Window, desk: Desk) -> None:
    window.type(REACTION)
    other = desk.meetings.on_day(desk.settings.today())[1].id

    window.shell.open(Place("talk", other))

    assert window.talk.fields.reaction.toPlainText() == ""
    assert window.talk.draft.theirs[0].name == "dhr. ir. P. Verzonnen"


def test_an_untouched_form_leaves_no_draft(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_Escape)

    window.shell.open(Place("talk", first_talk(desk).id))

    assert not window.talk.touched


def test_a_deed_elsewhere_leaves_what_was_typed(window: Window, desk: Desk) -> None:
    window.type(REACTION)
    change = desk.people.drop(person_called(desk, "Zogenaamd"))

    window.shell.note(change)

    assert window.talk.draft.reaction == REACTION


def test_keeping_and_going_on_opens_the_next_talk_without_a_report(window: Window, desk: Desk) -> None:
    following = next(row.id for row in desk.meetings.to_report() if row.id != first_talk(desk).id)
    window.type(REACTION)

    window.press(Qt.Key.Key_Return, CONTROL | SHIFT)

    assert window.talk.draft.base is not None
    assert window.talk.draft.base.id == following


def test_a_talk_with_a_person_is_the_one_that_was_planned(window: Window, desk: Desk) -> None:
    window.shell.open(Place("talk", ("person", person_called(desk, "Van Fictie"))))

    assert window.talk.draft.base is not None
    assert window.talk.draft.base.id == first_talk(desk).id


def test_a_talk_with_somebody_without_a_plan_is_of_today(window: Window, desk: Desk) -> None:
    window.shell.open(Place("talk", ("person", person_called(desk, "Zogenaamd"))))

    draft = window.talk.draft
    assert [pick.name for pick in draft.theirs] == ["dhr. B. Zogenaamd"]
    assert draft.when is not None
    assert draft.when.day == desk.settings.today()


def test_the_same_stance_can_be_confirmed(window: Window, desk: Desk) -> None:
    window.talk.fields.stances.choosers[0].setFocus()
    window.type("4")

    window.press(Qt.Key.Key_Return, CONTROL)

    (standing,) = desk.meetings.card(first_talk(desk).id).positions
    assert (standing.stance, standing.before) == (Stance.FOR, Stance.FOR)


def test_a_question_mark_records_that_it_is_not_known(window: Window, desk: Desk) -> None:
    window.talk.fields.stances.choosers[0].setFocus()
    window.type("?")

    window.press(Qt.Key.Key_Return, CONTROL)

    assert desk.meetings.card(first_talk(desk).id).positions[0].stance is None


def test_del_lets_a_stance_go(window: Window) -> None:
    window.talk.fields.stances.choosers[0].setFocus()
    window.type("5")

    window.press(Qt.Key.Key_Delete)

    assert window.talk.draft.stances == ()


def test_a_click_on_the_chosen_stance_lets_it_go(window: Window) -> None:
    chooser = window.talk.fields.stances.choosers[0]
    QTest.mouseClick(chooser, Qt.MouseButton.LeftButton)

    QTest.mouseClick(chooser, Qt.MouseButton.LeftButton)

    assert window.talk.draft.stances == ()


def test_a_second_promise_gets_its_own_line(window: Window) -> None:
    window.press(Qt.Key.Key_Z, ALT)
    window.type("Dient motie in")
    window.press(Qt.Key.Key_Z, ALT)
    window.type("Belt morgen")

    assert [line.text for line in window.talk.draft.by_them] == ["Dient motie in", "Belt morgen"]


def test_a_hash_at_a_word_links_a_dossier(window: Window) -> None:
    linked = len(window.talk.draft.dossiers)
    window.type("#")
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, DossierFinder)

    for _ in range(2):
        QTest.keyClick(finder.field, Qt.Key.Key_Down)
    QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert len(window.talk.draft.dossiers) == linked + 1
    assert window.talk.draft.reaction == ""


def test_a_hash_inside_a_word_is_written(window: Window) -> None:
    window.type("motie#3")

    assert window.talk.draft.reaction == "motie#3"


def test_an_at_sign_goes_to_the_people(window: Window) -> None:
    window.type("@fictie")

    assert window.talk.fields.sides.theirs.isAncestorOf(window.focused)


def test_it_says_what_keeping_does(window: Window) -> None:
    _tell_everything(window)

    assert window.talk.side.effects == (
        f"Contact met 2 personen, dossiers {HEAT}, Decentraal OV en Digitalisering (NDS)",
        f"Positie {HEAT} van +1 naar +2, bron eigen gesprek",
        "2 toezeggingen en 1 volgende stap",
        "Indruk apart bewaard, gaat nooit mee in een export",
        "Laatste contact met S. van Fictie wordt vandaag",
    )


def test_ticking_settles_an_open_promise_in_the_same_step(window: Window, desk: Desk) -> None:
    person = person_called(desk, "Van Fictie")
    before = desk.promises.open_rows(person)
    QTest.mouseClick(window.talk.side.findChildren(QCheckBox)[0], Qt.MouseButton.LeftButton)

    window.press(Qt.Key.Key_Return, CONTROL)

    assert desk.promises.open_rows(person) == before[1:]


def test_the_line_for_the_public_agenda_is_copied(window: Window) -> None:
    QTest.mouseClick(button_called(window.talk, "Kopieer"), Qt.MouseButton.LeftButton)

    line = QGuiApplication.clipboard().text()
    assert line.startswith("10 juni 2025, 08:30. Gesprek met IPO (L. Verzinsel, J. Demo) over Wet collectieve warmte")
    assert line.endswith("Contact: j.demo@voorbeeld.invalid")


def test_a_meeting_that_is_gone_says_so(window: Window) -> None:
    window.shell.open(Place("talk", 9999))

    assert "Dit contactmoment is er niet meer." in window.talk.bar.text


def test_tab_follows_the_reading_order(window: Window) -> None:
    fields = window.talk.fields
    seen = [widget for widget in _round(window, fields.basics.kind) if fields.isAncestorOf(widget)]

    # what stands beside a field may be a few pixels higher, because buttons are lower than fields
    tops = [widget.mapTo(fields, widget.rect().center()).y() for widget in seen]
    assert seen[-1].accessibleName() == "Volgende stap: wanneer"
    assert all(below >= above - 12 for above, below in pairwise(tops))


def test_tab_reaches_everything_and_comes_back(window: Window) -> None:
    seen = set(_round(window, window.talk.fields.basics.kind))

    left_out = [widget for widget in _controls(window) if widget not in seen]

    assert not left_out


def test_every_control_has_a_name(window: Window) -> None:
    _tell_everything(window)

    nameless = [widget for widget in _controls(window) if not _spoken(widget)]

    assert not nameless


def test_the_whole_form_can_be_seen_in_the_smallest_window(window: Window, theme: Theme) -> None:
    theme.apply(Mode.DARK)
    window.shell.resize(1180, 680)

    window.press(Qt.Key.Key_V, ALT)

    field = window.focused
    assert not field.visibleRegion().isEmpty()


def _round(window: Window, start: QWidget) -> list[QWidget]:
    """Press Tab from a field until one is back at it."""
    start.setFocus()
    seen: list[QWidget] = []
    while window.focused not in seen:
        seen.append(window.focused)
        window.press(Qt.Key.Key_Tab)
    assert window.focused is start
    return seen


def _controls(window: Window) -> list[QWidget]:
    """Give all that Tab should reach on the page."""
    return [
        widget
        for widget in window.talk.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def test_a_dossier_that_is_not_there_is_made_and_linked_with_what_was_typed_kept(window: Window) -> None:
    window.type(REACTION)
    window.press(Qt.Key.Key_Space)
    window.type("#")
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, DossierFinder)
    QTest.keyClicks(finder.field, "Geluid bij warmtepompen")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)

    (made,) = [row.id for row in window.desk.dossiers.rows() if row.title == "Geluid bij warmtepompen"]
    assert made in window.talk.draft.dossiers
    assert window.talk.draft.reaction == REACTION
    assert window.desk.history.undo_title() == "Dossier Geluid bij warmtepompen toevoegen"
