"""The page of doubles: the list, the two side by side, and what the form of a person says while one types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId, person_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.duplicates import DuplicatesPage
from ipo_crm.ui.pages.people import ADD
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from tests.ui.impatient import cannot_wait
from tests.ui.pages.people_window import focused, open_window


@pytest.fixture
def doubles(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "dubbel.ipocrm", None) as made:
        for given, languages in (("", "nl"), ("Anna", "")):
            name = PersonName(initials="A.", given_name=given, family_name="Bedenk")
            made.people.add(Person(name=name, languages=languages))
        made.people.add(Person(name=PersonName(initials="B.", family_name="Verzin")))
        yield made


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, doubles: Desk, lane: Lane) -> DuplicatesPage:
    page = DuplicatesPage(doubles.duplicates, doubles.backups, lane)
    shell = Shell(
        (Area(key="duplicates", title="Dubbelen", icon="users", number=1, factory=lambda: page),),
        doubles.history,
        lambda _typed: (),
        theme,
    )
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    shell.open(Place("duplicates"))
    qtbot.waitUntil(lambda: not lane.busy)
    return page


def _button(where: QWidget, name: str) -> QAbstractButton:
    (found,) = [
        each for each in where.findChildren(QAbstractButton) if each.accessibleName() == name and each.isVisible()
    ]
    return found


def test_the_list_shows_a_pair_with_its_reason(page: DuplicatesPage) -> None:
    (row,) = page.model.rows()

    assert (row.one, row.other, row.pair.reasons) == ("A. Bedenk", "A. Bedenk", ("naam en voorletters gelijk",))


def test_filled_beats_empty_at_first(page: DuplicatesPage) -> None:
    assert page.pane.choices == {"given_name": True, "languages": False}


def test_what_is_chosen_is_kept(page: DuplicatesPage, doubles: Desk) -> None:
    _button(page.pane, "Roepnaam: (leeg)").click()

    _button(page.pane, "Samenvoegen").click()

    (person,) = [doubles.people.get(row.id) for row in doubles.people.rows() if row.name.family_name == "Bedenk"]
    assert person is not None
    assert (person.name.given_name, person.languages) == ("", "nl")


def test_the_other_may_stay(page: DuplicatesPage, doubles: Desk) -> None:
    stays = [each for each in page.pane.findChildren(QRadioButton) if each.accessibleName().startswith("Deze blijft")]
    stays[1].click()

    _button(page.pane, "Samenvoegen").click()

    assert doubles.people.get(PersonId(1)) is None
    assert doubles.people.get(PersonId(2)) is not None


def test_no_double_leaves_the_list(page: DuplicatesPage, lane: Lane, qtbot: QtBot) -> None:
    _button(page.pane, "Geen dubbele").click()
    qtbot.waitUntil(lambda: not lane.busy)

    assert page.model.rowCount() == 0


def test_a_merged_pair_leaves_the_list_and_undo_brings_it_back(page: DuplicatesPage, lane: Lane, qtbot: QtBot) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not lane.busy)
    merged = page.model.rowCount()

    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not lane.busy)

    assert (merged, page.model.rowCount()) == (0, 1)


def test_any_pair_can_be_laid_side_by_side(page: DuplicatesPage) -> None:
    page.show_record(("person", 1, 3))

    assert page.pane.plan is not None
    assert (page.pane.plan.kept, page.pane.plan.gone) == (person_ref(PersonId(1)), person_ref(PersonId(3)))


def test_every_control_has_a_name(page: DuplicatesPage) -> None:
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]

    assert buttons
    assert [each for each in buttons if not each.accessibleName()] == []


def test_the_form_says_who_is_known_and_lays_the_two_side_by_side(qtbot: QtBot, theme: Theme, doubles: Desk) -> None:
    window = open_window(qtbot, theme, doubles)
    window.shell.open(Place("people", ADD))
    QTest.keyClicks(focused(window), "B. Verzin")

    _button(window.people.person_form, "Samenvoegen").click()

    assert window.elsewhere.shown == [("person", 3, 4)]
    assert doubles.people.lines([4])[4].name.short == "B. Verzin"


def test_who_is_kept_apart_is_not_named_again(qtbot: QtBot, theme: Theme, doubles: Desk) -> None:
    window = open_window(qtbot, theme, doubles)
    window.shell.open(Place("people", ADD))
    QTest.keyClicks(focused(window), "B. Verzin")
    hint = _button(window.people.person_form, "Houden").parentWidget()
    assert hint is not None

    _button(hint, "Houden").click()
    QTest.keyClicks(focused(window), "e")
    QTest.keyClick(focused(window), Qt.Key.Key_Backspace)

    assert not hint.isVisible()


def test_a_name_found_nowhere_begins_a_new_person(qtbot: QtBot, theme: Theme, doubles: Desk) -> None:
    window = open_window(qtbot, theme, doubles)

    window.shell.open(Place("people", ("new", "mw. C. de Proef")))

    form = window.people.person_form
    assert form.isVisible()
    assert form._read_name() == PersonName(honorific="mw.", initials="C.", prefix="de", family_name="Proef")


def test_a_back_up_that_is_given_up_cancels_the_merge(
    monkeypatch: pytest.MonkeyPatch, page: DuplicatesPage, doubles: Desk
) -> None:
    before = doubles.exports.as_json(private=True)
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.duplicates", page)

    _button(page, "Samenvoegen").click()

    assert "Geannuleerd bij de reservekopie; er is niets samengevoegd." in [
        label.text() for label in page.findChildren(QLabel)
    ]
    assert doubles.exports.as_json(private=True) == before
    assert doubles.backups.rows() == ()
