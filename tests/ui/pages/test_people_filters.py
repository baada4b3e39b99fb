"""Personen: chips and typed conditions, filters under a name, columns that are kept, and the list as a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import RecordRef, TagId
from ipo_crm.domain.tags import Tag
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import FILTER, Place
from ipo_crm.ui.pages.name_box import NameBox
from ipo_crm.ui.pages.people_list import PeopleList
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.pages.value_picker import ValuePicker
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.chip import PressChip
from tests.ui.pages.people_window import Window, focused, open_window, person_called


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def reopen(qtbot: QtBot, theme: Theme, desk: Desk, settings: QSettings) -> Callable[[], Window]:
    """Open a window as this computer left it."""
    return lambda: open_window(qtbot, theme, desk, shelf=Shelf(desk.saved_filters, Preferences(settings, theme)))


@pytest.fixture
def window(reopen: Callable[[], Window]) -> Window:
    made = reopen()
    made.people.list.take_focus()
    return made


@pytest.fixture
def people(window: Window) -> PeopleList:
    return window.people.list


def _names(people: PeopleList) -> set[str]:
    return {row.name.surname for row in people.model.rows()}


def _chips(people: PeopleList) -> list[str]:
    return [each.accessibleName() for each in people.findChildren(PressChip) if not each.isHidden()]


def _menu(people: PeopleList) -> QMenu:
    people.bar.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    return menu


def _act(menu: QMenu, *path: str) -> QAction:
    (found,) = [each for each in menu.actions() if each.text() == path[0]]
    inner = found.menu()
    return _act(inner, *path[1:]) if len(path) > 1 and isinstance(inner, QMenu) else found


def _popup(kind: type[NameBox] | type[ValuePicker]) -> QLineEdit:
    box = QApplication.activePopupWidget()
    assert isinstance(box, kind)
    return box.line if isinstance(box, NameBox) else box.field


def _type(people: PeopleList, text: str) -> None:
    people.field.setFocus()
    QTest.keyClicks(people.field, text)


def test_a_condition_from_the_menu_becomes_a_chip_and_narrows_the_list(people: PeopleList) -> None:
    _act(_menu(people), "Sector", "Kamer").trigger()

    assert "Sector: Kamer" in _chips(people)
    assert {row.sector.value for row in people.model.rows() if row.sector} == {"kamer"}


def test_two_values_of_one_kind_are_either_and_two_kinds_both(people: PeopleList) -> None:
    people.bar.put("fractie:Polder fractie:Duin")
    either = _names(people)
    people.bar.put("fractie:Polder fractie:Duin organisatie:EK")

    assert {row.fractie for row in people.model.rows()} <= {"Polder", "Duin"}
    assert _names(people) <= either


def test_what_is_asked_is_a_text_that_asks_the_same(people: PeopleList) -> None:
    people.bar.put('van contact:2025 fractie:Polder organisatie:"Tweede Kamer"')
    asked, shown = people.bar.text, _names(people)
    people.bar.clear()

    people.bar.put(asked)

    assert (people.bar.text, _names(people)) == (asked, shown)
    assert asked.startswith('van dossier:"Wet collectieve warmte" contact:2025')


def test_a_typed_condition_works_while_one_types_and_is_a_chip_after_enter(people: PeopleList) -> None:
    _type(people, "fictie sector:kamer ")
    typed = _names(people)
    QTest.keyClick(people.field, Qt.Key.Key_Return)

    assert (typed, _names(people)) == ({"Van Fictie"}, {"Van Fictie"})
    assert (people.field.text(), "Sector: Kamer" in _chips(people)) == ("fictie", True)


def test_a_condition_that_is_not_finished_leaves_nothing_out(people: PeopleList) -> None:
    _type(people, "sector:ka")

    assert people.model.rowCount() == people.model.total


def test_a_condition_that_means_nothing_is_told_and_stays(people: PeopleList) -> None:
    _type(people, "sector:xyz")
    QTest.keyClick(people.field, Qt.Key.Key_Return)
    told = people.field.accessibleDescription()
    QTest.keyClick(people.field, Qt.Key.Key_Escape)

    assert told == f"sector:xyz zegt hier niets. Kies onder + Filter wat er wel is. {people.field.toolTip()}"
    assert (people.field.text(), people.field.accessibleDescription()) == ("", people.field.toolTip())


def test_a_chip_is_taken_away_by_its_key(people: PeopleList) -> None:
    people.bar.put("sector:kamer")
    (chip,) = [each for each in people.findChildren(PressChip) if each.accessibleName() == "Sector: Kamer"]
    chip.setFocus()

    QTest.keyClick(chip, Qt.Key.Key_Delete)

    assert (people.model.rowCount(), people.window().focusWidget()) == (people.model.total, people.bar.more)


@pytest.mark.parametrize("stance", ["voor", "tegen", "neutraal", "onbekend", "vastgelegd"])
def test_people_are_found_by_where_they_stand(people: PeopleList, stance: str) -> None:
    everyone = people.model.rows()
    fits = {
        "voor": [row for row in everyone if row.stance is not None and row.stance > 0],
        "tegen": [row for row in everyone if row.stance is not None and row.stance < 0],
        "neutraal": [row for row in everyone if row.stance == 0],
        "onbekend": [row for row in everyone if row.stance is None],
        "vastgelegd": [row for row in everyone if row.stance_day is not None],
    }[stance]

    people.bar.put(f"positie:{stance}")

    assert list(people.model.rows()) == fits


def test_without_a_dossier_nobody_is_found_by_a_position(people: PeopleList) -> None:
    people.bar.put("positie:voor")

    people.bar.toggle("dossier", "Wet collectieve warmte")

    assert people.model.rowCount() == people.model.total
    assert not _act(_menu(people), "Positie op dat dossier").isEnabled()


def test_another_dossier_from_the_menu_shows_other_positions(people: PeopleList) -> None:
    before = [row.stance for row in people.model.rows()]

    _act(_menu(people), "Dossier van de kolom Positie", "Decentraal OV").trigger()

    assert [row.stance for row in people.model.rows()] != before
    assert _chips(people) == ["Dossier: Decentraal OV"]


def test_who_was_not_spoken_to_for_long_or_never_is_silent(window: Window, people: PeopleList) -> None:
    last = window.desk.settings.today() - timedelta(days=90)
    fits = [row for row in people.model.rows() if row.last_contact is None or row.last_contact <= last]

    people.bar.put("stil:90")

    assert list(people.model.rows()) == fits
    assert "Geen contact in 90 dagen" in _chips(people)


def test_a_label_is_read_when_it_is_asked_for(window: Window, people: PeopleList) -> None:
    key = person_called(window.desk, "Van Fictie")
    made = window.desk.tags.put(Tag(name="Noord Zuid"))
    window.desk.tags.tag(TagId(made.only("tag")), [RecordRef("person", key)])

    people.bar.put('label:"noord zuid"')

    assert [row.id for row in people.model.rows()] == [key]
    assert _act(_menu(people), "Label", "Noord Zuid").isChecked()


def test_many_names_are_chosen_from_a_box_in_which_one_types(people: PeopleList) -> None:
    _act(_menu(people), "Organisatie…").trigger()
    field = _popup(ValuePicker)

    QTest.keyClicks(field, "eerste")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert "Organisatie: Eerste Kamer" in _chips(people)
    assert all("Eerste Kamer" in row.places for row in people.model.rows())


def test_chips_stand_below_the_field_where_there_is_no_room_beside_it(people: PeopleList) -> None:
    beside = people.bar.more.mapTo(people.bar, people.bar.more.rect().center()).y()
    people.setFixedWidth(430)
    QApplication.processEvents()
    below = people.bar.more.mapTo(people.bar, people.bar.more.rect().topLeft()).y()

    assert beside < people.field.geometry().bottom()
    assert below >= people.field.geometry().bottom()


def test_a_filter_is_kept_used_and_deleted_with_a_way_back(window: Window, people: PeopleList) -> None:
    people.bar.put("sector:kamer van")
    _act(_menu(people), "Filter bewaren als…").trigger()
    QTest.keyClicks(_popup(NameBox), "Kamer van")
    QTest.keyClick(_popup(NameBox), Qt.Key.Key_Return)
    shown = _names(people)
    people.bar.clear()

    _act(_menu(people), "Kamer van").trigger()
    again = _names(people)
    _act(_menu(people), "Bewaarde filters beheren", "Kamer van", "Verwijderen").trigger()
    gone = window.desk.saved_filters.rows("people")
    window.shell.toast.do()

    assert (again, gone) == (shown, ())
    assert [kept.name for kept in window.desk.saved_filters.rows("people")] == ["Kamer van"]


def test_a_name_that_is_taken_is_refused_beside_the_field(window: Window, people: PeopleList) -> None:
    for name in ("een", "twee"):
        window.desk.saved_filters.save("people", name, name)
    _act(_menu(people), "Bewaarde filters beheren", "een", "Hernoemen…").trigger()
    line = _popup(NameBox)

    line.setText("twee")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert line.accessibleDescription() == "Het filter twee is er al. Kies een andere naam."
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_kept_filters_stand_in_the_order_one_puts_them_in(window: Window, people: PeopleList) -> None:
    for name in ("een", "twee"):
        window.desk.saved_filters.save("people", name, name)

    _act(_menu(people), "Bewaarde filters beheren", "twee", "Naar boven").trigger()

    assert [each.text() for each in _menu(people).actions()][:2] == ["twee", "een"]


def test_the_window_can_ask_for_a_filter(window: Window, people: PeopleList) -> None:
    window.shell.open(Place("people", (FILTER, "fractie:Polder")))

    assert {row.fractie for row in people.model.rows()} == {"Polder"}


def test_a_long_list_says_that_it_searches_until_it_has_found(
    qtbot: QtBot, window: Window, people: PeopleList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ipo_crm.ui.widgets.rows._AT_ONCE", 0)  # as if sixty people were twenty thousand
    window.people.reload()
    total = people.model.total
    (count,) = [each for each in window.people.findChildren(QLabel) if each.accessibleName() == str(total)]

    people.field.setText("van fictie polder")
    meanwhile = count.accessibleName()
    qtbot.waitUntil(lambda: not people.model.waiting)

    assert (meanwhile, count.accessibleName()) == (f"zoekt in {total}…", f"1 van {total}")


def test_what_hides_everyone_gives_the_detail_back_with_the_list(window: Window, people: PeopleList) -> None:
    people.bar.put("zzz")
    hidden = window.people.detail.isVisible()

    people.clear_filters()

    assert (hidden, window.people.detail.isVisible()) == (False, True)


def test_columns_and_order_are_there_again_after_a_restart(window: Window, reopen: Callable[[], Window]) -> None:
    first = window.people.list.view
    first.columns.show("email", shown=True)
    first.columns.widen("name", 2)
    first.horizontalHeader().sectionClicked.emit(4)
    kept = first.columns.layout

    again = reopen().people.list

    assert again.view.columns.layout == kept
    assert any(row.email for row in again.model.rows())
    assert [row.last_contact for row in again.model.rows()] == [
        row.last_contact for row in window.people.list.model.rows()
    ]


@pytest.mark.parametrize("kept", ["", "zomaar", '{"shown": 3}', "[]", '{"widths": {"name": "x"}}'])
def test_what_is_kept_wrongly_shows_the_usual_columns(
    reopen: Callable[[], Window], settings: QSettings, kept: str
) -> None:
    settings.setValue("lists/people", kept)

    shown = reopen().people.list.view.columns.layout.shown

    assert shown == ("name", "function", "organisation", "fractie", "last_contact", "position")


def test_the_list_goes_out_as_it_is_seen(
    window: Window, people: PeopleList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lijst"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (str(path), ""))
    people.bar.put("van fictie")
    people.view.columns.show("organisation", shown=False)

    next(each for each in window.people.commands() if "exporteren" in each.text()).trigger()

    head, line = path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()
    assert head == "Naam;Functie;Fractie;Laatste contact;Positie"
    assert line.startswith("mw. drs. S. van Fictie;")
    assert line.endswith(";14-05-2025;1")


def test_who_objected_is_in_no_export(
    window: Window, people: PeopleList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lijst.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (str(path), ""))
    desk = window.desk
    person = desk.people.get(person_called(desk, "Van Fictie"))
    assert person is not None
    window.people.note(desk.people.change(replace(person, blocked_on=desk.settings.today())))

    people.export()

    written = path.read_text(encoding="utf-8-sig")
    assert "Van Fictie".casefold() not in written.casefold()
    assert len(written.splitlines()) - 1 == sum(not row.blocked for row in people.model.rows())


def test_the_keyboard_goes_from_the_field_to_the_list(window: Window, people: PeopleList) -> None:
    _type(people, "fictie")

    QTest.keyClick(people.field, Qt.Key.Key_Return)

    assert focused(window) is people.view
