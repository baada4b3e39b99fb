"""The forms beside the list of people: a person, a role, a position, and how a promise ended."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import person_ref
from ipo_crm.domain.people import ContactKind
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Outcome, Promise
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.people import ADD
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from tests.ui.pages.people_window import Window, focused, open_window, person_called

CONTROL = Qt.KeyboardModifier.ControlModifier
LATE = "zij: stuurt conceptmotie uitvoeringskosten toe"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", person_called(desk, "Van Fictie")))
    made.people.list.view.setFocus()
    return made


def _line(form: QWidget, name: str) -> QLineEdit:
    (found,) = [each for each in form.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def _said(form: QWidget) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def _commit(window: Window) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)


def _new_person(window: Window, written: str) -> None:
    window.shell.open(Place("people", ADD))
    QTest.keyClicks(focused(window), written)


def _promise(desk: Desk, text: str) -> Promise:
    card = desk.people.card(person_called(desk, "Van Fictie"))
    (found,) = [row.promise for row in card.promises if row.promise.text == text]
    return found


def test_a_pasted_name_is_taken_apart_and_kept(window: Window) -> None:
    _new_person(window, "mw. drs. A.B. van der Bedenk <a.bedenk@voorbeeld.invalid>")

    _commit(window)

    person = window.desk.people.card(person_called(window.desk, "Van der Bedenk")).person
    assert (person.name.full, person.name.titles) == ("mw. drs. A.B. van der Bedenk", "drs.")
    assert [point.value for point in person.contact_points] == ["a.bedenk@voorbeeld.invalid"]


def test_a_new_person_is_shown(window: Window) -> None:
    _new_person(window, "dhr. A. Bedenk")

    _commit(window)

    assert window.people.chosen == person_called(window.desk, "Bedenk")


def test_adding_a_person_is_one_step_to_undo(window: Window) -> None:
    before = window.desk.people.rows()
    _new_person(window, "dhr. A. Bedenk")
    _commit(window)

    window.shell.undo()

    assert window.desk.people.rows() == before


def test_without_a_family_name_the_field_says_so(window: Window) -> None:
    window.shell.open(Place("people", ADD))

    _commit(window)

    assert "Geef een achternaam. Voornaam en voorletters mogen leeg blijven." in _said(window.people.person_form)
    assert focused(window) is _line(window.people.person_form, "Achternaam")


def test_a_name_that_is_known_already_is_said(window: Window) -> None:
    _new_person(window, "S. van Fictie")

    assert "mw. drs. S. van Fictie staat al in de lijst." in _said(window.people.person_form)


def test_what_was_typed_is_kept_after_escape(window: Window) -> None:
    _new_person(window, "dhr. A. Bedenk")
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    hidden = window.people.person_form.isHidden()

    window.shell.open(Place("people", ADD))

    assert (hidden, _line(window.people.person_form, "Achternaam").text()) == (True, "Bedenk")


def test_escape_gives_the_list_the_keyboard(window: Window) -> None:
    window.shell.open(Place("people", ADD))

    QTest.keyClick(focused(window), Qt.Key.Key_Escape)

    assert focused(window) is window.people.list.view


def test_changing_a_person_keeps_what_was_not_touched(window: Window) -> None:
    before = window.desk.people.card(person_called(window.desk, "Van Fictie")).person
    QTest.keyClick(window.people.list.view, Qt.Key.Key_F2)
    QTest.keyClicks(_line(window.people.person_form, "Mobiel"), "06 00000000")

    _commit(window)

    after = window.desk.people.card(before.id).person
    assert [point for point in after.contact_points if point.kind is not ContactKind.MOBILE] == [*before.contact_points]
    assert (after.name, after.notes, after.source) == (before.name, before.notes, before.source)


def test_a_role_at_a_known_organisation_is_picked_by_its_first_letters(window: Window) -> None:
    window.people.role_form.begin((window.people.chosen, 0))
    QTest.keyClicks(focused(window), "proefpr")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(_line(window.people.role_form, "Functie"), "adviseur")

    _commit(window)

    lines = window.desk.people.card(person_called(window.desk, "Van Fictie")).roles
    assert ("adviseur", "Proefprovincie") in [(line.role.function, line.organisation) for line in lines]


def test_a_role_at_a_new_organisation_makes_it_in_the_same_step(window: Window) -> None:
    organisations = window.desk.organisations.all()
    window.people.role_form.begin((window.people.chosen, 0))
    QTest.keyClicks(focused(window), "Verzonnen Bond")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    QTest.keyClicks(_line(window.people.role_form, "Functie"), "voorzitter")
    _commit(window)
    made = len(window.desk.organisations.all()) - len(organisations)

    window.shell.undo()

    assert (made, window.desk.organisations.all()) == (1, organisations)


def test_the_last_day_of_a_role_belongs_to_it(window: Window) -> None:
    window.people.role_form.begin((window.people.chosen, 0))
    QTest.keyClicks(focused(window), "Proefprovincie")
    QTest.keyClicks(_line(window.people.role_form, "Functie"), "stagiair")
    QTest.keyClicks(_line(window.people.role_form, "Periode"), "1-1-2020 t/m 31-12-2020")

    _commit(window)

    roles = window.desk.people.card(person_called(window.desk, "Van Fictie")).roles
    (made,) = [line.role for line in roles if line.role.function == "stagiair"]
    assert made.period == Period(date(2020, 1, 1), date(2021, 1, 1))


def test_a_role_that_ends_before_it_begins_is_refused_beside_the_field(window: Window) -> None:
    window.people.role_form.begin((window.people.chosen, 0))
    QTest.keyClicks(focused(window), "Proefprovincie")
    QTest.keyClicks(_line(window.people.role_form, "Functie"), "stagiair")
    QTest.keyClicks(_line(window.people.role_form, "Periode"), "1-1-2020 t/m 1-1-2019")

    _commit(window)

    assert "Het einde ligt vóór het begin. Draai de twee om." in _said(window.people.role_form)


def test_p_and_a_number_record_a_position(window: Window) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_P)
    (chooser,) = window.people.ledger_form.findChildren(StanceChooser)
    QTest.keyClick(chooser, Qt.Key.Key_5)
    QTest.keyClicks(_line(window.people.ledger_form, "Bron, met naam van het stuk of gesprek"), "Eigen gesprek")

    _commit(window)

    actor = person_ref(person_called(window.desk, "Van Fictie"))
    latest = window.desk.positions.ledger(actor, window.people.ledger_form.dossier)[-1]
    assert (latest.stance, latest.day) == (Stance.STRONGLY_FOR, date(2025, 6, 10))


def test_a_position_without_a_source_is_refused(window: Window) -> None:
    actor = person_ref(person_called(window.desk, "Van Fictie"))
    before = window.desk.positions.ledger(actor)
    QTest.keyClick(window.people.list.view, Qt.Key.Key_P)
    QTest.keyClick(focused(window), Qt.Key.Key_5)

    _commit(window)

    assert window.desk.positions.ledger(actor) == before
    assert focused(window) is _line(window.people.ledger_form, "Bron, met naam van het stuk of gesprek")


def test_the_positions_that_stood_before_are_shown(window: Window) -> None:
    QTest.keyClick(window.people.list.view, Qt.Key.Key_P)

    shown = _said(window.people.ledger_form)

    assert {"14-05-25", "08-10-24"} <= set(shown)


def _box(window: Window, sentence: str) -> QCheckBox:
    boxes = window.people.detail.findChildren(QCheckBox)
    (found,) = [each for each in boxes if each.accessibleName() == f"Afhandelen: {sentence}"]
    return found


def test_ticking_a_promise_and_enter_say_that_it_was_kept(window: Window) -> None:
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)

    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    settled = _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe")
    assert (settled.outcome, settled.settled_on) == (Outcome.KEPT, date(2025, 6, 10))


def test_a_promise_can_lapse_with_the_reason(window: Window) -> None:
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)
    evidence = _line(window.people.detail, "Waaruit blijkt dat?")
    QTest.keyClicks(evidence, "niet meer nodig")

    QTest.keyClick(evidence, Qt.Key.Key_Return)

    lapsed = _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe")
    assert (lapsed.outcome, lapsed.evidence) == (Outcome.LAPSED, "niet meer nodig")


def test_a_promise_can_move_to_another_day(window: Window) -> None:
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)
    day = _line(window.people.detail, "Nieuwe datum")
    QTest.keyClicks(day, "over 2 weken")

    QTest.keyClick(day, Qt.Key.Key_Return)

    moved = _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe")
    assert (moved.due, moved.outcome) == (date(2025, 6, 24), Outcome.OPEN)


def test_moving_a_promise_asks_for_the_day(qtbot: QtBot, window: Window) -> None:
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)
    QTest.keyClick(focused(window), Qt.Key.Key_Right)

    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Geef de nieuwe datum, bijvoorbeeld over 2 weken." in _said(window.people.detail))
    assert _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe").outcome is Outcome.OPEN


def test_escape_leaves_a_promise_open(window: Window) -> None:
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)

    QTest.keyClick(focused(window), Qt.Key.Key_Escape)

    assert (_box(window, LATE).isChecked(), focused(window)) == (False, _box(window, LATE))


def test_undo_opens_a_promise_again(window: Window) -> None:
    before = _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe")
    QTest.keyClick(_box(window, LATE), Qt.Key.Key_Space)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    window.shell.undo()

    assert _promise(window.desk, "Stuurt conceptmotie uitvoeringskosten toe") == before
