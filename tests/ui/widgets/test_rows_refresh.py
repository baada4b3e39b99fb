"""Rows of which some are read anew: the model is as if all were, and tells views no more than it must."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ipo_crm.ui.widgets.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class Line:
    key: int
    talks: int


COLUMNS = (Column[Line](title="Gesprekken", text=lambda line: str(line.talks), sort=lambda line: line.talks),)
FILES = st.dictionaries(st.integers(0, 12), st.integers(0, 5))


class File:
    """What the lines are read from, and which were."""

    def __init__(self, lines: dict[int, int]) -> None:
        self.lines = lines
        self.read: list[int] = []

    def give(self, keys: Any) -> list[Line]:
        self.read += keys
        return [Line(key, self.lines.get(key, -1)) for key in keys]


def _model(file: File) -> RowsModel[Line]:
    model = RowsModel(COLUMNS, lambda line: line.key)
    model.set_keys(sorted(file.lines), file.give)
    return model


@given(
    before=FILES,
    after=FILES,
    sort=st.sampled_from([None, Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder]),
    least=st.integers(0, 4),
    seen=st.booleans(),
)
def test_it_is_as_if_all_rows_were_read(
    before: dict[int, int], after: dict[int, int], sort: Qt.SortOrder | None, least: int, seen: bool
) -> None:
    file = File(before)
    model, fresh = _model(file), _model(File(after))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for each in (model, fresh):
        if sort is not None:
            each.sort(0, sort)
        if least:
            each.set_filter(lambda line: line.talks >= least)
    if seen:
        model.rows()
    file.lines = after

    model.refresh(sorted(after), {key for key in before | after if before.get(key) != after.get(key)})

    assert model.rows() == fresh.rows()


def test_only_what_was_touched_is_read() -> None:
    file = File({1: 10, 2: 20, 3: 30})
    model = _model(file)
    model.rows()
    file.read.clear()

    model.refresh([1, 2, 3], {2})

    assert file.read == [2]


def test_rows_that_stay_in_place_are_no_reset() -> None:
    file = File({1: 10, 2: 20, 3: 30})
    model = _model(file)
    model.rows()
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("all"))
    model.dataChanged.connect(lambda first, _last: told.append(str(first.row())))
    file.lines[2] = 21

    model.refresh([1, 2, 3], {2})

    assert told == ["1"]


def test_while_rows_are_waited_for_those_read_anew_show_in_what_was_shown() -> None:
    file = File(dict.fromkeys(range(3_000), 1))
    model = _model(file)
    model.rows()
    model.set_filter(lambda line: line.talks > 0)
    model.set_keys(range(3_000), file.give)
    file.lines[5] = 2

    model.refresh(range(3_000), {5})
    while model.waiting:
        model.read_on()

    assert model.row(5) == Line(5, 2)
