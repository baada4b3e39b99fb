"""What stands beside the list of people: the ledger, the timeline, labels, rhythm, history, and what one may ask."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.meetings import Meeting, Participant
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.services.desk import Desk
from ipo_crm.ui.history_panel import HistoryPanel
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.label_row import LabelRow
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.date_field import DateField
from tests.ui.pages.people_window import Window, add_person, focused, open_window, person_called

CONTACT, HISTORY = 1, 4


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", _fictie(desk)))
    made.people.list.view.setFocus()
    return made


def _fictie(desk: Desk) -> PersonId:
    return person_called(desk, "Van Fictie")


def _texts(widget: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _button(widget: QWidget, name: str) -> QAbstractButton:
    every = widget.findChildren(QAbstractButton)
    return next(each for each in every if each.accessibleName() == name and each.isVisible())


def _pick(window: Window, text: str) -> None:
    """Press an entry of the menu that is open."""
    menu = next(each for each in window.shell.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


def _labels(window: Window) -> dict[str, int | None]:
    """Give the labels of the person with their rhythms."""
    found = window.desk.tags.of(RecordRef("person", _fictie(window.desk)))
    return {label.name: label.rhythm_days for label in found}


def _command(window: Window, text: str) -> None:
    next(each for each in window.people.commands() if each.text().replace("&", "") == text).trigger()


def test_the_earlier_positions_open_under_the_latest(window: Window) -> None:
    name = "Eerdere posities tonen: Wet collectieve warmte"

    QTest.keyClick(_button(window.people.detail, name), Qt.Key.Key_Space)

    texts = _texts(window.people.detail)
    assert "eerder: eigen gesprek" in texts
    assert "08-10-24" in texts
    _button(window.people.detail, "Eerdere posities verbergen: Wet collectieve warmte").click()
    assert "08-10-24" not in _texts(window.people.detail)


def test_the_timeline_goes_by_year_and_says_it_once(window: Window) -> None:
    window.people.detail.tabs.setCurrentIndex(CONTACT)

    texts = _texts(window.people.detail)
    assert [each for each in texts if each in ("Gepland", "2025", "2024")] == ["Gepland", "2025", "2024"]
    assert "5 dec" in texts


def test_of_many_talks_the_older_ones_come_when_asked_for(window: Window) -> None:
    key = add_person(window.desk, "Spreekgraag")
    for number in range(45):
        window.desk.meetings.put(
            Meeting(day=date(2020, 1, 1 + number % 28), participants=(Participant(person_id=key),))
        )
    window.shell.open(Place("people", key))
    window.people.reload()
    window.people.show_record(key)
    window.people.detail.tabs.setCurrentIndex(CONTACT)

    _button(window.people.detail, "Toon ook de 5 eerdere").click()

    rows = [each for each in window.people.detail.findChildren(QWidget) if "openen" in each.accessibleName()]
    assert len([each for each in rows if each.accessibleName().startswith("Contactmoment")]) == 45


def test_a_label_is_given_by_name_and_made_along_the_way(window: Window) -> None:
    row = window.people.detail.findChild(LabelRow)
    assert row is not None
    QTest.mouseClick(row.adder.button, Qt.MouseButton.LeftButton)

    QTest.keyClicks(focused(window), "Nieuw woord")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    assert _labels(window) == {"Nieuw woord": None, "warmtenet": None}
    window.shell.toast.do()
    assert _labels(window) == {"warmtenet": None}
    assert "Nieuw woord" not in [row.tag.name for row in window.desk.tags.rows()]


def test_del_takes_a_label_away(window: Window) -> None:
    chip = _button(window.people.detail, "Label warmtenet")
    chip.setFocus()

    QTest.keyClick(chip, Qt.Key.Key_Delete)

    assert _labels(window) == {}


def test_a_label_gets_its_own_rhythm(window: Window) -> None:
    QTest.keyClick(_button(window.people.detail, "Label warmtenet"), Qt.Key.Key_Space)

    _pick(window, "Elke 60 dagen")

    assert _labels(window) == {"warmtenet": 60}


def test_a_rhythm_is_chosen_from_the_chip(window: Window) -> None:
    QTest.keyClick(_button(window.people.detail, "Ritme: geen ritme"), Qt.Key.Key_Space)

    _pick(window, "Elke 45 dagen")

    assert _button(window.people.detail, "Ritme: elke 45 dagen").isVisible()
    window.shell.toast.do()
    assert _button(window.people.detail, "Ritme: geen ritme").isVisible()


def test_the_history_is_on_a_tab_and_puts_a_value_back(window: Window) -> None:
    window.desk.people.set_rhythm(_fictie(window.desk), 30)
    window.people.detail.tabs.setCurrentIndex(HISTORY)
    panel = window.people.detail.findChild(HistoryPanel)
    assert panel is not None
    panel.view.setFocus()

    QTest.keyClick(panel.view, Qt.Key.Key_Return)

    found = window.desk.people.get(_fictie(window.desk))
    assert found is not None
    assert found.rhythm_days is None
    assert window.shell.toast.isVisible()


def test_an_objection_takes_somebody_from_the_list_until_asked_for_by_name(window: Window) -> None:
    key = _fictie(window.desk)
    _command(window, "Bezwaar vastleggen…")
    QTest.keyClicks(focused(window), "9-6")

    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    assert window.people.list.model.find(key) is None
    window.shell.open(Place("people", key))
    assert "bezwaar sinds 09-06-2025" in [each.accessibleName() for each in window.people.detail.findChildren(QWidget)]
    assert not _button(window.people.detail, "Briefing").isEnabled()
    _command(window, "Bezwaar intrekken")
    found = window.desk.people.get(key)
    assert found is not None
    assert found.blocked_on is None


def test_a_day_of_objection_that_cannot_be_read_is_asked_again(window: Window) -> None:
    _command(window, "Bezwaar vastleggen…")
    QTest.keyClicks(focused(window), "ooit")

    QTest.keyClick(focused(window), Qt.Key.Key_Return)

    found = window.desk.people.get(_fictie(window.desk))
    assert found is not None
    assert found.blocked_on is None
    field = focused(window)
    assert isinstance(field, DateField)
    assert field.text() == "ooit"


def test_esc_leaves_the_objection(window: Window) -> None:
    _command(window, "Bezwaar vastleggen…")

    QTest.keyClick(focused(window), Qt.Key.Key_Escape)

    assert window.people.chosen == _fictie(window.desk)
    assert focused(window) is window.people.list.view
    assert "Bezwaar sinds" not in _texts(window.people.detail)


def test_what_is_kept_can_be_given(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "inzage.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: (str(path), ""))

    _button(window.people.detail, "Inzage").click()

    assert path.read_text(encoding="utf-8").startswith("# Inzage: mw. drs. S. van Fictie")


@pytest.mark.parametrize(("honorific", "head"), [("mw.", "Om haar heen"), ("dhr.", "Om hem heen"), ("", "Om hen heen")])
def test_the_drawing_is_named_after_how_somebody_is_addressed(window: Window, honorific: str, head: str) -> None:
    known = window.desk.people.get(_fictie(window.desk))
    assert known is not None
    window.desk.people.change(replace(known, name=replace(known.name, honorific=honorific)))
    window.people.reload()

    assert head in _texts(window.people)


def test_a_long_name_and_all_ways_to_reach_somebody_can_be_read(window: Window) -> None:
    known = window.desk.people.get(_fictie(window.desk))
    assert known is not None
    name = replace(known.name, titles="prof. mr. dr.", prefix="van den", family_name="Verzonnen-Nooitgenoemd tot Proef")
    numbers = [f"+3170888{at:04}" for at in range(4)]
    points = tuple(ContactPoint(kind=ContactKind.PHONE, value=each) for each in numbers)
    window.desk.people.change(replace(known, name=name, contact_points=points))
    window.people.reload()
    QTest.qWait(20)

    head = [each for each in window.people.findChildren(QLabel) if each.isVisible() and name.full == each.text()]
    reach = next(each for each in window.people.findChildren(QLabel) if "888\u00a00003" in each.text())

    assert len(head) == 1
    assert [each.height() >= each.heightForWidth(each.width()) for each in (*head, reach)] == [True, True]
