"""A long list that is filtered or sorted before it was read: it shows what it showed while it is read in steps."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView

Model = RowsModel[tuple[int, str]]
LONG = range(5_000)


def _read(keys: Sequence[int]) -> list[tuple[int, str]]:
    return [(key, f"Verzonnen {key}") for key in keys]


def _read_all(model: Model) -> None:
    while model.unread or model.waiting:
        model.read_on()


@pytest.fixture
def model() -> Model:
    columns = (Column[tuple[int, str]](title="Naam", text=lambda row: row[1], sort=lambda row: row[0]),)
    made = RowsModel(columns, lambda row: row[0])
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    made.set_keys(LONG, _read)
    return made


def test_a_filter_waits_until_all_is_read(qtbot: QtBot, model: Model) -> None:
    model.set_filter(lambda row: row[0] % 1_000 == 1)
    before = (model.waiting, model.rowCount(), model.unread > 0)
    with qtbot.waitSignal(model.arranged):
        _read_all(model)

    assert before == (True, len(LONG), True)
    assert (model.waiting, [model.key_at(at) for at in range(model.rowCount())]) == (False, [1, 1001, 2001, 3001, 4001])


def test_a_filter_that_is_taken_off_waits_for_nothing(model: Model) -> None:
    model.set_filter(lambda row: row[0] == 1)

    model.set_filter(None)

    assert (model.waiting, model.rowCount()) == (False, len(LONG))


def test_who_asks_for_the_rows_gets_those_that_pass(model: Model) -> None:
    model.set_filter(lambda row: row[0] < 2)

    assert [row[0] for row in model.rows()] == [0, 1]
    assert not model.waiting


def test_after_a_deed_what_was_filtered_stays_in_sight_less_what_is_gone(model: Model) -> None:
    model.set_filter(lambda row: row[0] % 1_000 == 1)
    _read_all(model)

    model.set_keys([key for key in LONG if key != 1001], _read)

    assert model.waiting
    assert [model.key_at(at) for at in range(model.rowCount())] == [1, 2001, 3001, 4001]


def test_a_row_that_is_new_is_found_also_while_the_rest_is_read(model: Model) -> None:
    model.set_filter(lambda row: row[0] % 1_000 == 1)
    _read_all(model)
    model.set_keys((*LONG, 6_001), _read)

    assert model.find(6_001) == 5


def test_a_row_that_is_gone_costs_no_reading(model: Model) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    _read_all(model)
    model.set_keys(LONG[1:], _read)

    assert (model.find(0), model.unread) == (None, len(LONG) - 1)


def test_a_view_reads_on_by_itself(qtbot: QtBot, model: Model) -> None:
    view = RowsView(model, "Personen")
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    view.choose(4001)

    model.set_filter(lambda row: row[0] % 1_000 == 1)
    qtbot.waitUntil(lambda: not model.waiting)

    assert (view.key, view.currentIndex().row()) == (4001, 4)


def test_a_file_of_a_small_office_waits_for_nothing(model: Model) -> None:
    model.set_keys(range(2_000), _read)

    model.sort(0, Qt.SortOrder.DescendingOrder)

    assert (model.waiting, model.key_at(0)) == (False, 1_999)
