"""The list of dossiers: narrowed by words and conditions, counted, and with columns of one's choice."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import CalendarDate, Dossier
from ipo_crm.domain.ids import DossierId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import FILTER, Place
from ipo_crm.ui.theme import Theme
from tests.ui.pages.dossier_window import Window, dossier_called, open_dossiers, texts

HEAT = "Wet collectieve warmte"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    return open_dossiers(qtbot, theme, desk, lane)


def _shown(window: Window) -> Sequence[str]:
    return [row.title for row in window.page.list.model.rows()]


def _ask(window: Window, typed: str) -> Sequence[str]:
    window.page.list.table.bar.put(typed)
    return _shown(window)


def test_a_condition_is_typed_and_counted(window: Window) -> None:
    field = window.page.list.filter
    field.setFocus()

    QTest.keyClicks(field, "fase:8 ")

    assert _shown(window) == [HEAT]
    assert "1 van 4" in texts(window.page.list)


@pytest.mark.parametrize("typed", ["saillantie:4", 'fase:"8 Debat"', "warmte fase:8", "36576"])
def test_words_and_conditions_find_the_dossier(window: Window, typed: str) -> None:
    assert HEAT in _ask(window, typed)


def test_the_theme_is_offered_and_narrows(window: Window) -> None:
    window.shell.note(window.desk.dossiers.put(Dossier(title="Netten", theme="Energie en ruimte")))

    assert _ask(window, 'thema:"Energie en ruimte"') == ["Netten"]


def test_the_next_date_narrows(window: Window) -> None:
    today = window.desk.settings.today()
    for title, days in (("Straks", 3), ("Deze maand", 20), ("Ooit", 200)):
        key = DossierId(window.desk.dossiers.put(Dossier(title=title)).only("dossier"))
        change = window.desk.dossiers.add_date(key, CalendarDate(day=today + timedelta(days=days), text="Debat"))
    window.desk.dossiers.put(Dossier(title="Nooit"))
    window.shell.note(change)

    found = {value: set(_ask(window, f"datum:{value}")) for value in ("week", "maand", "later", "geen")}

    assert "Straks" in found["week"]
    assert {"Straks", "Deze maand"} <= found["maand"]
    assert "Ooit" in found["later"]
    assert found["geen"] == {"Nooit", *found["geen"] - {"Straks", "Deze maand", "Ooit"}}


def test_a_kept_filter_opens_the_list_from_an_open_dossier(window: Window) -> None:
    window.shell.open(Place("dossiers", dossier_called(window.desk, HEAT)))

    window.shell.open(Place("dossiers", (FILTER, "fase:8")))

    assert window.page.list.isVisible()
    assert _shown(window) == [HEAT]


def test_who_comes_back_from_a_dossier_finds_its_row_also_where_the_filter_hides_it(window: Window) -> None:
    key = dossier_called(window.desk, HEAT)
    _ask(window, "saillantie:1")
    window.shell.open(Place("dossiers", key))

    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_Escape)

    assert window.page.list.key == key


def test_nothing_found_offers_to_clear(window: Window) -> None:
    assert _ask(window, "bestaatniet") == []
    assert any("filter" in text.casefold() for text in texts(window.page.list))

    window.page.list.table.clear_filters()

    assert len(_shown(window)) == 4


def test_columns_can_be_chosen(window: Window) -> None:
    names = [each.text() for each in window.page.commands()]
    table = window.page.list.table

    hidden = [column.key for at, column in enumerate(table.model.columns) if at not in table.view.columns.shown]

    assert any("Kolommen" in name for name in names)
    assert hidden == ["short_title", "theme", "since"]
