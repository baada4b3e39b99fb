"""The rows model: sound to Qt, sorted and filtered in Python, rows found by key and by text."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ipo_crm.ui.qt import ACCESSIBLE_TEXT, ALIGNMENT, DISPLAY
from ipo_crm.ui.widgets.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class Person:
    key: int
    name: str
    sort_key: str
    talks: int


BERG = Person(1, "A. van der Berg", "berg a van der", 12)
AKKER = Person(2, "Z. Akker", "akker z", 3)
ZAND = Person(3, "C. Zand", "zand c", 101)
COLUMNS = (
    Column[Person](title="Naam", text=lambda person: person.name, sort=lambda person: person.sort_key),
    Column[Person](title="Gesprekken", text=lambda person: str(person.talks), right=True),
)


@pytest.fixture
def model() -> RowsModel[Person]:
    made = RowsModel(COLUMNS, lambda person: person.key)
    made.set_rows((BERG, AKKER, ZAND))
    return made


def test_it_is_a_sound_model(model: RowsModel[Person]) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.sort(0)
    model.set_filter(lambda person: person.talks > 5)
    model.set_rows(())
    model.set_rows((ZAND, BERG))

    assert model.rowCount() == 2


def test_rows_keep_the_order_in_which_they_came(model: RowsModel[Person]) -> None:
    assert model.rows() == (BERG, AKKER, ZAND)


def test_it_sorts_by_the_key_of_the_column(model: RowsModel[Person]) -> None:
    model.sort(0)

    assert model.rows() == (AKKER, BERG, ZAND)


def test_it_sorts_downwards(model: RowsModel[Person]) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)

    assert model.rows() == (ZAND, BERG, AKKER)


def test_new_rows_stay_sorted(model: RowsModel[Person]) -> None:
    model.sort(0)

    model.set_rows((ZAND, AKKER))

    assert model.rows() == (AKKER, ZAND)


def test_a_filter_leaves_rows_out_and_says_how_many_there_are(model: RowsModel[Person]) -> None:
    model.set_filter(lambda person: person.talks > 5)

    assert (model.rows(), model.total) == ((BERG, ZAND), 3)


def test_a_row_is_found_by_its_key(model: RowsModel[Person]) -> None:
    model.sort(0)

    assert (model.find(2), model.find(99)) == (0, None)


def test_a_row_is_found_by_how_it_begins_round_the_end(model: RowsModel[Person]) -> None:
    assert model.find_text("a. v", after=1) == 0


def test_a_cell_is_read_aloud_with_its_column(model: RowsModel[Person]) -> None:
    assert model.data(model.index(0, 1), ACCESSIBLE_TEXT) == "Gesprekken: 12"


def test_numbers_stand_at_the_right(model: RowsModel[Person]) -> None:
    alignment = model.data(model.index(0, 1), ALIGNMENT)

    assert isinstance(alignment, int)
    assert alignment & int(Qt.AlignmentFlag.AlignRight)


def test_a_header_has_its_title(model: RowsModel[Person]) -> None:
    assert model.headerData(0, Qt.Orientation.Horizontal, DISPLAY) == "Naam"
