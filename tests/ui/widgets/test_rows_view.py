"""The list: selection that survives, keys, typing to find, sorting by the head, empty states."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView

NAMES = ("Berg", "Akker", "Zand", "Akkerman")
Model = RowsModel[tuple[int, str]]
_ALSO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def _rows(names: Sequence[str]) -> tuple[tuple[int, str], ...]:
    return tuple((NAMES.index(name), name) for name in names)


@pytest.fixture
def model() -> Model:
    columns = (Column[tuple[int, str]](title="Naam", text=lambda row: row[1], stretch=True),)
    made = RowsModel(columns, lambda row: row[0])
    made.set_rows(_rows(NAMES))
    return made


@pytest.fixture
def view(qtbot: QtBot, model: Model) -> RowsView:
    made = RowsView(model, "Personen")
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_a_chosen_row_is_told(qtbot: QtBot, view: RowsView) -> None:
    with qtbot.waitSignal(view.picked) as told:
        view.choose(2)

    assert told.args == [2]


def test_the_selection_survives_sorting_in_silence(qtbot: QtBot, view: RowsView, model: Model) -> None:
    view.choose(2)

    with qtbot.assertNotEmitted(view.picked):
        model.sort(0)

    assert view.key == 2


def test_the_selection_survives_a_reload(view: RowsView, model: Model) -> None:
    view.choose(2)

    model.set_rows(_rows(("Zand", "Berg")))

    assert (view.key, view.currentIndex().row()) == (2, 0)


def test_a_selection_that_was_filtered_away_comes_back(view: RowsView, model: Model) -> None:
    view.choose(2)
    model.set_filter(lambda row: row[0] != 2)

    model.set_filter(None)

    assert view.key == 2


def test_down_goes_to_the_next_row(view: RowsView) -> None:
    view.choose(0)

    QTest.keyClick(view, Qt.Key.Key_Down)

    assert view.key == 1


def test_enter_opens(qtbot: QtBot, view: RowsView) -> None:
    view.choose(1)

    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert told.args == [1]


def test_typing_finds(view: RowsView) -> None:
    view.choose(0)

    QTest.keyClicks(view, "akkerm")

    assert view.key == 3


def test_all_can_be_selected(view: RowsView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert view.keys() == [0, 1, 2, 3]


def test_the_head_sorts_up_then_down_then_not(view: RowsView, model: Model) -> None:
    orders = []
    for _ in range(3):
        view.horizontalHeader().sectionClicked.emit(0)
        orders.append(model.sorted_by)

    assert orders == [(0, False), (0, True), None]


def test_rows_have_the_height_of_the_design(view: RowsView) -> None:
    assert view.rowHeight(0) == 32


def test_the_selected_row_has_a_bar_at_its_left(view: RowsView) -> None:
    view.choose(1)

    drawn = view.viewport().grab().toImage()

    assert drawn.pixelColor(QPoint(1, 48)).name().upper() == tokens_of(view).accent


@pytest.mark.parametrize(
    ("names", "wanted", "place"),
    [(NAMES, True, 0), ((), True, 1), (NAMES, False, 2)],
    ids=["rows", "empty", "none pass"],
)
def test_what_shows_where_there_are_no_rows(
    qtbot: QtBot, model: Model, names: Sequence[str], wanted: bool, place: int
) -> None:
    pane = RowsPane(model, RowsView(model, "Personen"), EmptyState("user", "Nog geen personen"))
    qtbot.addWidget(pane)

    model.set_rows(_rows(names))
    model.set_filter(lambda _row: wanted)

    assert pane.currentIndex() == place


def _read(keys: Sequence[int]) -> list[tuple[int, str]]:
    return [(key, f"Verzonnen {key}") for key in keys]


def test_what_is_not_in_sight_is_read_while_nothing_else_happens(qtbot: QtBot, view: RowsView, model: Model) -> None:
    model.set_keys(range(1000), _read)

    qtbot.waitUntil(lambda: not model.unread)

    assert [row[0] for row in model.rows()] == list(range(1000))


def test_a_list_that_nobody_sees_reads_nothing(view: RowsView, model: Model) -> None:
    view.hide()
    model.set_keys(range(1000), _read)

    QApplication.processEvents()

    assert model.unread == 1000


def test_one_can_stand_on_a_row_that_was_not_read(view: RowsView, model: Model) -> None:
    model.set_keys(range(1000), _read)

    assert view.choose(999)
    assert (view.key, view.currentIndex().row()) == (999, 999)


def test_shift_and_control_select_several(qtbot: QtBot, view: RowsView) -> None:
    view.choose(0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.selection_changed):
        _click(view, 3, Qt.KeyboardModifier.ControlModifier)

    assert view.keys() == [0, 1, 3]


def test_shift_selects_from_the_row_one_was_brought_to(view: RowsView) -> None:
    _click(view, 0)
    view.choose(2)

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_shift_selects_from_the_row_one_was_brought_to_after_it_selected_several_elsewhere(view: RowsView) -> None:
    view.choose(0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.choose(2)

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_shift_clicks_from_the_row_one_was_brought_to_after_it_selected_several_elsewhere(view: RowsView) -> None:
    _click(view, 0)
    _click(view, 1, Qt.KeyboardModifier.ShiftModifier)
    view.choose(2)

    _click(view, 3, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_shift_goes_back_over_what_it_selected(view: RowsView) -> None:
    view.choose(3)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [1, 2, 3]


def test_shift_selects_from_the_row_that_was_clicked_last(view: RowsView) -> None:
    _click(view, 0)
    _click(view, 2, Qt.KeyboardModifier.ShiftModifier)
    _click(view, 2)

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_shift_selects_from_the_row_that_typing_found_after_it_selected_several(view: RowsView) -> None:
    view.choose(0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(view, "z")

    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_shift_clicks_from_the_row_one_was_brought_to(view: RowsView) -> None:
    _click(view, 0)
    view.choose(2)

    _click(view, 3, Qt.KeyboardModifier.ShiftModifier)

    assert view.keys() == [2, 3]


def test_standing_elsewhere_selects_that_row_alone(view: RowsView) -> None:
    view.selectAll()

    view.choose(2)

    assert view.keys() == [2]


def test_all_rows_can_be_selected_without_reading_them(view: RowsView, model: Model) -> None:
    asked: list[int] = []

    def read(keys: Sequence[int]) -> list[tuple[int, str]]:
        asked.extend(keys)
        return _read(keys)

    model.set_keys(range(20_000), read)
    view.choose(0)

    view.selectAll()

    assert view.keys() == list(range(20_000))
    assert len(asked) < 100


def test_what_was_selected_unread_is_the_same_after_a_row_is_gone(view: RowsView, model: Model) -> None:
    model.set_keys(range(20_000), _read)
    view.choose(9)
    _click(view, 12, Qt.KeyboardModifier.ShiftModifier)
    view.selectionModel().select(model.index(15_000, 0), _ALSO)

    model.set_keys(range(1, 15_001), _read)

    assert view.keys() == [9, 10, 11, 12, 15_000]


def test_all_that_was_selected_unread_stays_selected_when_the_list_is_shorter(view: RowsView, model: Model) -> None:
    model.set_keys(range(20_000), _read)
    view.choose(3)
    view.selectAll()

    model.set_keys(range(2, 19_000, 2), _read)
    model.set_rows(((2, "Berg"), (3, "Zand")))

    assert view.keys() == [2]


def test_several_stay_selected_over_a_sort(qtbot: QtBot, view: RowsView, model: Model) -> None:
    view.choose(0)
    _click(view, 2, Qt.KeyboardModifier.ControlModifier)

    with qtbot.assertNotEmitted(view.picked):
        model.sort(0)

    assert (set(view.keys()), view.key) == ({0, 2}, 2)


def test_what_is_filtered_away_is_selected_no_more(qtbot: QtBot, view: RowsView, model: Model) -> None:
    view.choose(1)
    view.selectAll()

    with qtbot.waitSignal(view.selection_changed):
        model.set_filter(lambda row: row[0] != 2)
    model.set_filter(None)

    assert view.keys() == [0, 1, 3]


def test_end_goes_to_the_last_row_and_home_to_the_first(view: RowsView) -> None:
    view.choose(1)

    QTest.keyClick(view, Qt.Key.Key_End)
    last = view.key
    QTest.keyClick(view, Qt.Key.Key_Home)

    assert (last, view.key) == (3, 0)


def _click(view: RowsView, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_where_the_current_row_is_filtered_away_the_others_stay_selected(view: RowsView, model: Model) -> None:
    view.choose(0)
    view.selectAll()

    model.set_filter(lambda row: row[0] > 1)

    assert (view.keys(), view.key) == ([2, 3], 2)


@pytest.mark.parametrize("others", [(0, 2), (2,)])
def test_the_current_row_that_was_taken_out_of_the_selection_stays_out(
    view: RowsView, model: Model, others: Sequence[int]
) -> None:
    _click(view, others[0])
    for row in (*others[1:], 3, 3):
        _click(view, row, Qt.KeyboardModifier.ControlModifier)

    model.set_rows(_rows(NAMES))

    assert (view.keys(), view.key) == (list(others), 3)
