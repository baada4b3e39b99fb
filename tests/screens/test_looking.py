"""The checks themselves: each sees what it is there for, and none complains of a window in which all is well."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.pages import LARGE, Window


class _Well(QWidget):
    """A window with a label, a field, a button and an area that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.field, self.button = QLabel("Laatste gesprek"), QLineEdit(), QPushButton("Bewaren")
        self.field.setAccessibleName("Naam")
        self.button.setAccessibleDescription("Bewaart wat u typte")
        self.inside, self.area = QLabel("Rol"), QScrollArea()
        self.area.setAccessibleName("Rollen")
        self.area.setWidget(self.inside)
        self.area.setWidgetResizable(True)
        for target in (self.field, self.button):
            target.setMinimumHeight(looking.LEAST_TARGET)
        column = QVBoxLayout(self)
        for each in (self.label, self.field, self.button, self.area):
            column.addWidget(each)


@pytest.fixture
def well(qtbot: QtBot) -> _Well:
    made = _Well()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    QApplication.processEvents()
    return made


FAULTS: dict[str, Callable[[_Well], object]] = {
    "cut_off": lambda window: window.label.setFixedWidth(20),
    "over_each_other": lambda window: window.label.setGeometry(window.button.geometry()),
    "out_of_reach": lambda window: window.button.move(395, 20),
    "scrolling_sideways": lambda window: window.inside.setMinimumWidth(900),
    "too_small": lambda window: window.button.setFixedWidth(20),
    "unnamed": lambda window: window.field.setAccessibleName(""),
    "only_in_a_tooltip": lambda window: window.button.setToolTip("Ctrl+Enter"),
}


def test_a_window_in_which_all_is_well_has_no_faults(well: _Well) -> None:
    assert looking.wrong(well) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_seen_by_its_check(well: _Well, fault: str) -> None:
    FAULTS[fault](well)
    QApplication.processEvents()

    assert fault in {each.partition(":")[0] for each in looking.wrong(well)}


def test_no_check_is_without_a_fault() -> None:
    assert {check.__name__ for check in looking.CHECKS} == set(FAULTS)


def test_a_window_is_dressed_as_it_is_asked(empty: Window) -> None:
    for zoom, mode in ((1.5, Mode.DARK), (1.5, Mode.LIGHT), (1.0, Mode.LIGHT)):
        empty.dress(LARGE, zoom, mode)

        assert (empty.program.theme.zoom, empty.program.theme.mode) == (zoom, mode)
        assert empty.shell.size() == LARGE
        assert (empty.shell.palette().window().color().lightness() < 128) is (mode is Mode.DARK)
