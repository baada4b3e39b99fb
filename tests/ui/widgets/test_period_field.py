"""The period field: echoes what it understood, says what is wrong, tells only what is new, and reads an empty line."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.ui.widgets.period_field import PeriodField


@pytest.fixture
def field(qtbot: QtBot) -> PeriodField:
    made = PeriodField("Periode", lambda: date(2025, 6, 10))
    qtbot.addWidget(made)
    return made


def test_it_echoes_the_period_that_was_understood(field: PeriodField) -> None:
    QTest.keyClicks(field, "van mei 2019 tot 1-12-2023")

    assert (field.echo, field.accessibleDescription()) == ("mei 2019 – nov 2023", "mei 2019 – nov 2023")


def test_a_bare_year_is_echoed_because_it_ends(field: PeriodField) -> None:
    QTest.keyClicks(field, "2019")

    assert field.echo == "heel 2019"


def test_it_tells_the_period_when_editing_ends(qtbot: QtBot, field: PeriodField) -> None:
    QTest.keyClicks(field, "sinds mei 2024")

    with qtbot.waitSignal(field.settled) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.args == [Period(date(2024, 5, 1))]


def test_an_empty_field_is_a_period_that_is_not_known(qtbot: QtBot, field: PeriodField) -> None:
    field.set_period(Period(date(2024, 5, 1)))
    field.clear()

    with qtbot.waitSignal(field.settled) as told:
        field.editingFinished.emit()

    assert told.args == [ALWAYS]
    assert (field.problem, field.echo) == ("", "")


def test_it_says_how_to_mend_a_wrong_period(qtbot: QtBot, field: PeriodField) -> None:
    QTest.keyClicks(field, "2023 - 2019")

    with qtbot.waitSignal(field.refused) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.args == ["Het einde ligt vóór het begin. Draai de twee om."]
    assert (field.property("wrong"), field.period, field.text()) == (True, None, "2023 - 2019")
