"""The columns of a list: shown, moved and made wider by mouse and menu, and kept in one line of text."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_layout import RowsLayout, first_layout, read_layout, write_layout
from ipo_crm.ui.widgets.rows_view import RowsView

Row = tuple[str, str, str, str]
COLUMNS = (
    Column[Row](title="Naam", key="name", text=lambda row: row[0], width=150),
    Column[Row](title="Functie", key="function", text=lambda row: row[1], stretch=True),
    Column[Row](title="Fractie", key="fractie", text=lambda row: row[2], width=60),
    Column[Row](title="Invloed", key="influence", text=lambda row: row[3], hidden=True, width=70),
)
KEYS = [each.key for each in COLUMNS]


@pytest.fixture
def view(qtbot: QtBot) -> RowsView:
    model: RowsModel[Row] = RowsModel(COLUMNS, lambda row: row[0])
    model.set_rows((("Berg", "wethouder", "Veen", "3"), ("Akker", "Kamerlid", "Duin", "5")))
    made = RowsView(model, "Personen")
    model.setParent(made)
    made.columns.can_move()
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitActive(made):
        made.show()
    return made


def _menu(view: RowsView) -> QMenu:
    menu = QMenu(view)
    view.columns.fill(menu)
    return menu


def _act(menu: QMenu, *path: str) -> QAction:
    (found,) = [each for each in menu.actions() if each.text() == path[0]]
    inner = found.menu()
    return _act(inner, *path[1:]) if len(path) > 1 and isinstance(inner, QMenu) else found


def _in_sight(view: RowsView) -> list[str]:
    """Give the columns as they stand in the window, from the left."""
    seen = [at for at in range(len(KEYS)) if not view.isColumnHidden(at)]
    return [KEYS[at] for at in sorted(seen, key=view.columnViewportPosition)]


def test_some_columns_are_hidden_at_first(view: RowsView) -> None:
    assert _in_sight(view) == ["name", "function", "fractie"]


def test_a_column_is_shown_and_hidden_from_the_menu(qtbot: QtBot, view: RowsView) -> None:
    with qtbot.waitSignal(view.columns.changed):
        _act(_menu(view), "Invloed").trigger()
    shown = _in_sight(view)
    _act(_menu(view), "Functie").trigger()

    assert (shown, _in_sight(view)) == (["name", "function", "fractie", "influence"], ["name", "fractie", "influence"])


def test_the_name_cannot_be_hidden(view: RowsView) -> None:
    names = [each.text() for each in _menu(view).actions()]
    view.columns.show("name", shown=False)

    assert "Naam" not in names
    assert _in_sight(view)[0] == "name"


def test_a_column_is_moved_from_the_menu_and_never_before_the_name(view: RowsView) -> None:
    _act(_menu(view), "Volgorde en breedte", "Fractie", "Naar links").trigger()
    there = _act(_menu(view), "Volgorde en breedte", "Fractie", "Naar links")

    assert (_in_sight(view), there.isEnabled()) == (["name", "fractie", "function"], False)


def test_a_column_is_made_wider_from_the_menu(view: RowsView) -> None:
    before = view.columnWidth(2)

    _act(_menu(view), "Volgorde en breedte", "Fractie", "Breder").trigger()

    assert view.columnWidth(2) == before + 24


def test_the_mouse_makes_a_column_wider_and_the_others_make_room(qtbot: QtBot, view: RowsView) -> None:
    edge = view.columnViewportPosition(1)
    before = view.columnWidth(1)

    with qtbot.waitSignal(view.columns.changed):
        _drag(view, QPoint(edge - 1, 10), QPoint(edge + 49, 10))

    assert (view.columns.layout.widths["name"], view.columnWidth(1)) == (200, before - 50)


def test_the_mouse_moves_a_column(qtbot: QtBot, view: RowsView) -> None:
    start = view.columnViewportPosition(2) + 30

    with qtbot.waitSignal(view.columns.changed):
        _drag(view, QPoint(start, 10), QPoint(view.columnViewportPosition(1) + 20, 10))

    assert view.columns.layout.shown == ("name", "fractie", "function")


def test_restoring_brings_back_what_was_at_first(view: RowsView) -> None:
    view.columns.put(RowsLayout(shown=("name", "influence"), widths={"name": 300}))

    _act(_menu(view), "Kolommen herstellen").trigger()

    assert (view.columns.layout, _in_sight(view)) == (first_layout(COLUMNS), ["name", "function", "fractie"])


def test_a_width_follows_the_text_size(view: RowsView, theme: Theme) -> None:
    view.columns.put(RowsLayout(shown=("name", "function", "influence"), widths={"function": 100}))
    theme.apply(zoom=2.0)

    assert view.columnWidth(1) == 200


def test_a_right_click_on_the_head_asks_for_the_menu(qtbot: QtBot, view: RowsView) -> None:
    head = view.columns.header
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), head.mapToGlobal(QPoint(5, 5)))
    with qtbot.waitSignal(head.menu_wanted):
        QApplication.sendEvent(head.viewport(), event)


def test_a_layout_holds_the_order_too(view: RowsView) -> None:
    view.horizontalHeader().sectionClicked.emit(0)

    kept = view.columns.layout
    view.columns.put(first_layout(COLUMNS))
    view.columns.put(kept)

    assert (kept.sort, view.columns.layout) == (("name", False), kept)


@given(
    shown=st.lists(st.sampled_from(KEYS[1:]), unique=True),
    widths=st.dictionaries(st.sampled_from(KEYS), st.integers(40, 1000)),
    sort=st.none() | st.tuples(st.sampled_from(KEYS), st.booleans()),
)
def test_what_is_written_down_is_read_back(
    shown: list[str], widths: dict[str, int], sort: tuple[str, bool] | None
) -> None:
    layout = RowsLayout(shown=("name", *shown), widths=widths, sort=sort)

    assert read_layout(write_layout(layout), COLUMNS) == layout


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(KEYS),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["shown", "widths", "sort", *KEYS]), inner),
)


@given(kept=st.text() | JSON.map(json.dumps))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_is_no_layout_leaves_a_sound_one(kept: str) -> None:
    found = read_layout(kept, COLUMNS)

    assert found.shown[0] == "name"
    assert set(found.shown) | set(found.widths) <= set(KEYS)
    assert all(40 <= width <= 1000 for width in found.widths.values())


def _drag(view: RowsView, start: QPoint, end: QPoint) -> None:
    head = view.horizontalHeader().viewport()
    QTest.mouseMove(head, start)
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(head, start + (end - start) * part / 3)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=end)
