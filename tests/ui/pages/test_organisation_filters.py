"""Organisaties: the same bar with other things to ask, and columns that are read when somebody wants them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import RecordRef, TagId
from ipo_crm.domain.organisations import OrganisationRow
from ipo_crm.domain.tags import Tag
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.organisations_list import OrganisationsList
from ipo_crm.ui.pages.record_list import FILTER, Shelf
from ipo_crm.ui.theme import Theme
from tests.ui.pages.people_window import Window, focused, open_window


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    return open_window(qtbot, theme, desk, "organisations", Shelf(desk.saved_filters))


@pytest.fixture
def rows(window: Window) -> OrganisationsList:
    return window.organisations.list


def _shown(rows: OrganisationsList) -> list[OrganisationRow]:
    return list(rows.model.rows())


@pytest.mark.parametrize(
    ("asked", "count"), [("soort:provincie", 12), ("soort:prov", 12), ('soort:fractie onder:"Eerste Kamer"', None)]
)
def test_organisations_are_found_by_kind_and_what_they_belong_to(
    rows: OrganisationsList, asked: str, count: int | None
) -> None:
    rows.bar.put(asked)

    kinds = {row.kind.value for row in _shown(rows)}
    assert len(kinds) == 1
    assert count is None or len(_shown(rows)) >= count


@pytest.mark.parametrize(("asked", "has"), [("personen:met", True), ("personen:zonder", False)])
def test_organisations_are_found_by_whether_anyone_works_there(rows: OrganisationsList, asked: str, has: bool) -> None:
    rows.bar.put(asked)

    assert {row.people > 0 for row in _shown(rows)} == {has}


def test_organisations_are_found_by_whether_they_took_a_position(window: Window, rows: OrganisationsList) -> None:
    rows.bar.put("positie:ja")
    with_one = {row.id for row in _shown(rows)}

    fits = {row.id for row in window.desk.organisations.rows() if window.desk.organisations.card(row.id).standings}
    assert with_one == fits


def test_a_label_of_an_organisation_is_a_filter(window: Window, rows: OrganisationsList) -> None:
    key = window.desk.organisations.rows()[3].id
    made = window.desk.tags.put(Tag(name="koepel"))
    window.desk.tags.tag(TagId(made.only("tag")), [RecordRef("organisation", key)])

    window.shell.open(Place("organisations", (FILTER, "label:koepel")))

    assert [row.id for row in _shown(rows)] == [key]


def test_a_column_that_nobody_wanted_is_read_when_it_is_shown(rows: OrganisationsList) -> None:
    before = {row.parent for row in _shown(rows)}

    rows.view.columns.show("parent", shown=True)

    assert (before, len({row.parent for row in _shown(rows)}) > 1) == ({""}, True)


def test_the_list_goes_out_with_its_columns(
    rows: OrganisationsList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "organisaties.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (str(path), ""))
    rows.bar.put("soort:provincie")

    rows.export()

    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Naam;Afkorting;Soort;Sector;Personen;Laatste contact"
    assert len(lines) == len(_shown(rows)) + 1


def test_tab_goes_as_one_reads(window: Window, rows: OrganisationsList) -> None:
    rows.bar.put("soort:provincie")
    rows.field.setFocus()
    visited = [focused(window)]
    while len(visited) < 5:
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
        visited.append(focused(window))

    assert [_spoken(each) for each in visited[1:]] == [
        "Soort: provincie",
        "+ Filter",
        "Kolommen kiezen",
        "Organisaties",
    ]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
