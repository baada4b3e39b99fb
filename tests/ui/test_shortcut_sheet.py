"""The sheet of keys: one looks a command up, presses other keys for it, and takes them back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.ui.page import Place
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.shortcut_sheet import ShortcutSheet

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(qtbot: QtBot, shell: Shell) -> ShortcutSheet:
    shell.open(Place("people"))
    QTest.keyClick(shell, Qt.Key.Key_Slash, CONTROL)
    assert shell.help.sheet is not None
    qtbot.waitUntil(shell.help.sheet.isVisible)
    return shell.help.sheet


def _shown(sheet: ShortcutSheet) -> list[str]:
    rows = (row for row in range(sheet.table.rowCount()) if not sheet.table.isRowHidden(row))
    return [item.text() for row in rows if (item := sheet.table.item(row, 0)) is not None]


def test_it_lists_every_command(sheet: ShortcutSheet, shell: Shell) -> None:
    assert len(_shown(sheet)) == len(shell.menus.everything())


@pytest.mark.parametrize("typed", ["zijbalk", "ctrl+b"])
def test_a_command_is_found_by_its_name_or_its_keys(sheet: ShortcutSheet, typed: str) -> None:
    QTest.keyClicks(sheet.search, typed)

    assert _shown(sheet) == ["Zijbalk in- of uitklappen"]


def test_other_keys_are_pressed_and_work(qtbot: QtBot, sheet: ShortcutSheet, shell: Shell) -> None:
    QTest.keyClicks(sheet.search, "zijbalk")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    QTest.keyClick(sheet.keys, Qt.Key.Key_J, CONTROL | SHIFT)
    sheet.accept()
    with qtbot.waitActive(shell):
        shell.activateWindow()

    QTest.keyClick(shell, Qt.Key.Key_J, CONTROL | SHIFT)

    assert shell.rail.folded


def test_keys_of_another_command_are_refused_beside_the_field(sheet: ShortcutSheet, shell: Shell) -> None:
    QTest.keyClicks(sheet.search, "zijbalk")

    QTest.keyClick(sheet.keys, Qt.Key.Key_K, CONTROL)

    assert "Ctrl+K is al van “Zoek of typ een opdracht”" in sheet.problem
    assert sheet.keys.text() == "Ctrl+B"


def test_backspace_takes_keys_away_and_the_button_brings_them_back(sheet: ShortcutSheet) -> None:
    QTest.keyClicks(sheet.search, "zijbalk")
    QTest.keyClick(sheet.keys, Qt.Key.Key_Backspace)
    without = sheet.keys.text()

    QTest.mouseClick(sheet.usual, Qt.MouseButton.LeftButton)

    assert (without, sheet.keys.text(), sheet.usual.isEnabled()) == ("", "Ctrl+B", False)


def test_tab_leaves_the_field_of_keys(sheet: ShortcutSheet) -> None:
    sheet.keys.setFocus()

    QTest.keyClick(sheet.keys, Qt.Key.Key_Tab)

    assert not sheet.keys.hasFocus()


def test_the_search_field_and_the_rail_show_the_keys_in_force(sheet: ShortcutSheet, shell: Shell) -> None:
    QTest.keyClicks(sheet.search, "zoek of typ")

    QTest.keyClick(sheet.keys, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.AltModifier)

    assert shell.findChildren(type(shell._top.search))[0].accessibleDescription() == "Ctrl+Alt+P"
