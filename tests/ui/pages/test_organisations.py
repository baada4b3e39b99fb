"""Organisaties: the list, what stands beside it, and its form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.organisations import ADD
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.theme import Theme
from tests.ui.pages.people_window import Window, focused, open_window, person_called

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk, "organisations")
    made.shell.open(Place("organisations", _key(desk, "IPO")))
    made.organisations.view.setFocus()
    return made


def _key(desk: Desk, abbreviation: str) -> OrganisationId:
    (found,) = [row.id for row in desk.organisations.rows() if row.abbreviation == abbreviation]
    return found


def _texts(widget: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def _line(form: QWidget, name: str) -> QLineEdit:
    (found,) = [each for each in form.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def test_the_model_behaves(window: Window) -> None:
    tester = QAbstractItemModelTester(
        window.organisations.model, QAbstractItemModelTester.FailureReportingMode.Warning, window.organisations
    )

    QTest.keyClicks(window.organisations.field, "fractie")

    assert tester.model() is window.organisations.model


def test_the_filter_finds_kind_and_sector_and_folds(window: Window) -> None:
    QTest.keyClicks(window.organisations.field, "provincie fryslan")

    assert [row.name for row in window.organisations.model.rows()] == ["Provincie Fryslân"]


def test_an_arrow_shows_the_next_organisation_at_once(window: Window) -> None:
    before = window.organisations.view.currentIndex().row()

    QTest.keyClick(window.organisations.view, Qt.Key.Key_Down)

    assert window.organisations.chosen == window.organisations.model.key_at(before + 1)


def test_a_person_is_opened_from_their_organisation(window: Window) -> None:
    (row,) = [each for each in window.organisations.detail.findChildren(PressRow) if each.accessibleName() == "J. Demo"]

    QTest.keyClick(row, Qt.Key.Key_Return)

    assert window.people.chosen == person_called(window.desk, "Demo")


def test_a_new_organisation_is_shown(window: Window) -> None:
    window.shell.open(Place("organisations", ADD))
    QTest.keyClicks(focused(window), "Verzonnen Bond")

    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)

    assert window.organisations.record_name == "Verzonnen Bond"


def test_a_name_that_is_there_already_is_refused_beside_the_field(window: Window) -> None:
    window.shell.open(Place("organisations", ADD))
    QTest.keyClicks(focused(window), "aedes")

    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)

    said = "Deze organisatie staat er al. Kies een naam die haar onderscheidt."
    assert said in _texts(window.organisations.form)


def test_changing_an_organisation_keeps_what_was_not_touched(window: Window) -> None:
    (before,) = [each for each in window.desk.organisations.all() if each.abbreviation == "IPO"]
    QTest.keyClick(window.organisations.view, Qt.Key.Key_F2)
    line = _line(window.organisations.form, "Afkorting of korte naam")
    line.clear()
    QTest.keyClicks(line, "IPO-koepel")

    QTest.keyClick(line, Qt.Key.Key_Return, CONTROL)

    after = window.desk.organisations.card(before.id).organisation
    assert after.abbreviation == "IPO-koepel"
    assert (after.kind, after.sector, after.level, after.source) == (
        before.kind,
        before.sector,
        before.level,
        before.source,
    )


def test_del_drops_an_organisation_and_undo_brings_it_back(window: Window) -> None:
    before = window.desk.organisations.rows()
    QTest.keyClick(window.organisations.view, Qt.Key.Key_Delete)
    dropped = len(before) - len(window.desk.organisations.rows())

    window.shell.toast.do()

    assert (dropped, window.desk.organisations.rows()) == (1, before)


def test_an_empty_workspace_says_what_to_do(qtbot: QtBot, theme: Theme, empty: Desk) -> None:
    window = open_window(qtbot, theme, empty, "organisations")

    assert "Nog geen organisaties" in _texts(window.organisations)
