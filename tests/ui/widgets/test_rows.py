"""The rows model: sound to Qt, sorted and filtered in Python, rows found by key and by text."""

from collections.abc import Sequence
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


class Shelf:
    """Gives persons by key and keeps which were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, keys: Sequence[int]) -> list[Person]:
        self.asked += keys
        return [Person(key, f"Verzonnen {key:03}", f"{key:03}", -key) for key in keys]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def long(shelf: Shelf) -> RowsModel[Person]:
    """A list of a thousand of which nothing was looked at."""
    made = RowsModel(COLUMNS, lambda person: person.key)
    made.set_keys(range(1000), shelf.read)
    return made


def test_places_and_keys_are_known_before_anything_is_read(long: RowsModel[Person], shelf: Shelf) -> None:
    known = (long.rowCount(), long.total, long.find(999), long.key_at(500), long.find(1000))

    assert (known, shelf.asked) == ((1000, 1000, 999, 500, None), [])


def test_a_row_is_read_with_those_around_it_when_it_is_looked_at(long: RowsModel[Person], shelf: Shelf) -> None:
    assert long.row(999).name == "Verzonnen 999"
    assert long.data(long.index(998, 0)) == "Verzonnen 998"
    assert shelf.asked == list(range(950, 1000))


def test_the_rest_is_read_in_steps_and_each_row_once(long: RowsModel[Person], shelf: Shelf) -> None:
    long.row(500)
    while long.unread:
        long.read_on()

    assert sorted(shelf.asked) == list(range(1000))
    assert [row.key for row in long.rows()] == list(range(1000))


def test_a_filter_and_an_order_are_of_all_rows_also_those_not_read(long: RowsModel[Person]) -> None:
    long.row(0)
    long.set_filter(lambda person: person.key % 400 == 1)
    long.sort(1)

    assert [row.key for row in long.rows()] == [1, 401, 801]
    assert (long.find(801), long.total) == (2, 1000)


def test_what_is_typed_is_found_among_rows_not_read(long: RowsModel[Person]) -> None:
    assert long.find_text("verzonnen 777", 3) == 777


def test_a_list_that_is_read_bit_by_bit_is_a_sound_model(long: RowsModel[Person], shelf: Shelf) -> None:
    QAbstractItemModelTester(long, QAbstractItemModelTester.FailureReportingMode.Warning)

    long.read_on()
    long.sort(0, Qt.SortOrder.DescendingOrder)
    long.set_keys((), shelf.read)

    assert long.rowCount() == 0
