"""The palette: finds records and commands, goes round by the arrows, gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from ipo_crm.ui.page import Place
from ipo_crm.ui.palette_list import HitModel
from ipo_crm.ui.parts import Hit
from ipo_crm.ui.shell import Shell
from tests.ui.window import PeoplePage, find


def _field(shell: Shell) -> QLineEdit:
    return shell.palette_view.findChildren(QLineEdit)[0]


def _current(shell: Shell) -> Hit:
    hit = shell.palette_view.list.current_hit()
    assert hit is not None
    return hit


@pytest.fixture
def opened(shell: Shell) -> Shell:
    shell.open(Place("dossiers"))
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return shell


def test_the_keys_open_it_with_the_cursor_in_the_field(opened: Shell) -> None:
    assert opened.focusWidget() is _field(opened)


def test_it_finds_records(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "fict")

    assert _current(opened).title == "S. van Fictie"


def test_enter_opens_what_was_found(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "fict")

    QTest.keyClick(_field(opened), Qt.Key.Key_Return)

    page = opened.page
    assert isinstance(page, PeoplePage)
    assert page.shown == [7]


def test_it_finds_commands_whatever_the_accents(opened: Shell) -> None:
    _field(opened).setText("ópènèn")

    assert _current(opened).title == "Openen"


def test_a_prefix_leaves_only_commands(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), ">")

    assert _current(opened).run is not None


def test_down_goes_round_past_headings(opened: Shell) -> None:
    _field(opened).setText("fict")
    first = _current(opened)

    QTest.keyClick(_field(opened), Qt.Key.Key_Down)

    assert _current(opened) == first


def test_esc_gives_the_focus_back(opened: Shell) -> None:
    before = opened.page

    QTest.keyClick(_field(opened), Qt.Key.Key_Escape)

    assert opened.focusWidget() is before
    assert not opened.palette_view.isVisible()


def test_what_is_found_is_marked(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "sluit")

    assert _current(opened).marks == ((2, 5),)


def test_its_list_is_a_sound_model() -> None:
    model = HitModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.show_groups(find("fict"))

    assert model.rowCount() == 2
