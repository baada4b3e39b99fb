"""The toast lies at the bottom, but never on a control and never on what has the focus."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.toast import Toast


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def _button(page: QWidget, x: int, y: int) -> QPushButton:
    made = QPushButton("Vastleggen", page)
    made.setGeometry(x, y, 100, 30)
    made.show()
    return made


def _offer(page: QWidget) -> Toast:
    toast = Toast(page)
    toast.offer("Persoon verwijderd", "Ongedaan maken Ctrl+Z", bool)
    return toast


def test_with_room_it_lies_at_the_bottom_centre(page: QWidget) -> None:
    toast = _offer(page)

    assert toast.geometry().bottom() < 600 - 30
    assert abs(toast.geometry().center().x() - 400) <= 1


def test_it_lies_above_a_button_at_the_bottom(page: QWidget) -> None:
    button = _button(page, 350, 540)

    toast = _offer(page)

    assert toast.geometry().bottom() < button.geometry().top()


def test_a_button_beside_it_does_not_matter(page: QWidget) -> None:
    toast = _offer(page)
    free = toast.geometry()
    _button(page, 10, 540)

    toast.offer("Persoon verwijderd", "Ongedaan maken Ctrl+Z", bool)

    assert toast.geometry() == free


def test_it_goes_away_from_the_row_that_has_the_focus(page: QWidget) -> None:
    rows = QListView(page)
    rows.setModel(QStringListModel([f"rij {number}" for number in range(60)]))
    rows.setGeometry(0, 0, 800, 600)
    rows.show()
    rows.setFocus()
    toast = _offer(page)
    index = rows.indexAt(toast.geometry().center())
    rows.setCurrentIndex(index)

    toast.offer("Persoon verwijderd", "Ongedaan maken Ctrl+Z", bool)

    assert not toast.geometry().intersects(rows.visualRect(index))


def test_it_goes_away_when_the_focus_comes_under_it(page: QWidget) -> None:
    toast = _offer(page)
    button = _button(page, 350, toast.y())

    button.setFocus(Qt.FocusReason.TabFocusReason)

    assert not toast.geometry().intersects(button.geometry())


def test_where_all_is_full_only_the_focus_stays_clear(page: QWidget) -> None:
    buttons = [_button(page, 350, y) for y in range(0, 600, 34)]
    buttons[-2].setFocus(Qt.FocusReason.TabFocusReason)

    toast = _offer(page)

    assert not toast.geometry().intersects(buttons[-2].geometry())


def test_a_screen_reader_hears_the_text_by_its_name(page: QWidget) -> None:
    toast = _offer(page)

    interface = QAccessible.queryAccessibleInterface(toast)

    assert interface.text(QAccessible.Text.Name) == "Persoon verwijderd"
