"""The calendar begins its weeks on the chosen day and marks the day it was given."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from ipo_crm.ui.language import begin_weeks_on
from ipo_crm.ui.widgets.day_calendar import DayCalendar

WEDNESDAY = date(2025, 1, 1)


@pytest.fixture(autouse=True)
def _monday_again() -> Iterator[None]:
    yield
    begin_weeks_on(Qt.DayOfWeek.Monday)


def _first_week(calendar: QCalendarWidget) -> list[str]:
    """Give what the first line of the month says: the number of the week, and its days."""
    (table,) = calendar.findChildren(QTableView)
    model = table.model()
    return [str(model.index(1, column).data()) for column in range(model.columnCount())]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (Qt.DayOfWeek.Monday, ["1", "30", "31", "1", "2", "3", "4", "5"]),
        (Qt.DayOfWeek.Sunday, ["1", "29", "30", "31", "1", "2", "3", "4"]),
    ],
)
def test_its_weeks_begin_on_the_chosen_day(qtbot: QtBot, day: Qt.DayOfWeek, week: list[str]) -> None:
    begin_weeks_on(day)

    calendar = DayCalendar("Wanneer", WEDNESDAY)
    qtbot.addWidget(calendar)

    assert _first_week(calendar) == week
    assert calendar.day == WEDNESDAY
