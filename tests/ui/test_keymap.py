"""Keys can be changed and reset, outlive the window, and never belong to two commands at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.keymap import Keymap, command_id, plain_name


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "toetsen.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _action(owner: QWidget, text: str, *keys: str) -> QAction:
    made = QAction(text, owner)
    made.setShortcuts([QKeySequence(key) for key in keys])
    return made


def _keys(action: QAction) -> list[str]:
    return [each.toString() for each in action.shortcuts()]


def test_changed_keys_are_there_in_the_next_window(settings: QSettings, owner: QWidget) -> None:
    keymap, action = Keymap(settings), _action(owner, "Nieuwe &persoon", "Ctrl+N")
    keymap.adopt(action)

    said = keymap.change(action, QKeySequence("Ctrl+Shift+J"))
    later = _action(owner, "Nieuwe &persoon", "Ctrl+N")
    Keymap(settings).adopt(later)

    assert (said, _keys(action), _keys(later)) == ("", ["Ctrl+Shift+J"], ["Ctrl+Shift+J"])


def test_a_command_can_do_without_keys(settings: QSettings, owner: QWidget) -> None:
    keymap, action = Keymap(settings), _action(owner, "Volledig scherm", "F11")
    keymap.adopt(action)

    keymap.change(action, QKeySequence())
    later = _action(owner, "Volledig scherm", "F11")
    Keymap(settings).adopt(later)

    assert _keys(later) == []


def test_keys_of_another_command_are_refused_by_its_name(settings: QSettings, owner: QWidget) -> None:
    keymap, one, other = Keymap(settings), _action(owner, "Openen", "Ctrl+O"), _action(owner, "&Zoeken", "Ctrl+K")
    keymap.adopt(one)
    keymap.adopt(other)

    said = keymap.change(one, QKeySequence("Ctrl+K"))

    assert "Ctrl+K is al van “Zoeken”" in said
    assert _keys(one) == ["Ctrl+O"]


def test_commands_of_two_pages_may_share_keys(settings: QSettings, owner: QWidget) -> None:
    keymap, one, other = Keymap(settings), _action(owner, "Briefing", "B"), _action(owner, "Samenvoegen", "Ctrl+M")
    keymap.adopt(one, "people")
    keymap.adopt(other, "duplicates")

    assert keymap.change(one, QKeySequence("Ctrl+M")) == ""


def test_a_command_of_the_window_clashes_with_one_of_a_page_that_was_not_opened_yet(
    settings: QSettings, owner: QWidget
) -> None:
    before, on_page = Keymap(settings), _action(owner, "Briefing", "B")
    before.adopt(on_page, "people")
    before.change(on_page, QKeySequence("Ctrl+M"))
    keymap, action = Keymap(settings), _action(owner, "Openen", "Ctrl+O")
    keymap.adopt(action)

    assert "Ctrl+M" in keymap.change(action, QKeySequence("Ctrl+M"))


@pytest.mark.parametrize("keys", ["J", "Shift+J", "Space", "Down"])
def test_a_bare_key_is_refused_where_there_was_none(settings: QSettings, owner: QWidget, keys: str) -> None:
    keymap, action = Keymap(settings), _action(owner, "Openen", "Ctrl+O")
    keymap.adopt(action)

    assert "Ctrl of Alt" in keymap.change(action, QKeySequence(keys))


def test_a_letter_may_become_another_letter(settings: QSettings, owner: QWidget) -> None:
    keymap, action = Keymap(settings), _action(owner, "Briefing maken", "B")
    keymap.adopt(action, "people")

    assert keymap.change(action, QKeySequence("J")) == ""


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+F", "Ctrl+Return", "Alt+Z"])
def test_what_fields_and_lists_do_themselves_is_not_taken(settings: QSettings, owner: QWidget, keys: str) -> None:
    keymap, action = Keymap(settings), _action(owner, "Openen", "Ctrl+O")
    keymap.adopt(action)

    assert keymap.change(action, QKeySequence(keys)) != ""


def test_usual_keys_come_back_one_by_one_or_all_at_once(settings: QSettings, owner: QWidget) -> None:
    keymap, one, other = Keymap(settings), _action(owner, "Openen", "Ctrl+O"), _action(owner, "Opnieuw", "Ctrl+Y", "F4")
    for action, keys in ((one, "Ctrl+J"), (other, "Ctrl+Shift+J")):
        keymap.adopt(action)
        keymap.change(action, QKeySequence(keys))

    keymap.reset(one)
    halfway = (_keys(one), _keys(other))
    keymap.reset_all()

    assert halfway == (["Ctrl+O"], ["Ctrl+Shift+J"])
    assert (_keys(other), settings.allKeys()) == (["Ctrl+Y", "F4"], [])


def test_usual_keys_that_another_command_has_now_do_not_come_back(settings: QSettings, owner: QWidget) -> None:
    keymap, one, other = Keymap(settings), _action(owner, "Openen", "Ctrl+O"), _action(owner, "Zoeken", "Ctrl+K")
    keymap.adopt(one)
    keymap.adopt(other)
    keymap.change(one, QKeySequence("Ctrl+J"))
    keymap.change(other, QKeySequence("Ctrl+O"))

    assert "Zoeken" in keymap.reset(one)
    assert _keys(one) == ["Ctrl+J"]


def test_a_command_is_known_by_its_first_name(owner: QWidget) -> None:
    action = _action(owner, "&Ongedaan maken", "Ctrl+Z")
    Keymap().adopt(action)

    action.setText("&Ongedaan maken: R&&D wijzigen")

    assert command_id(action) == "window/ongedaan-maken"
    assert plain_name(action) == "Ongedaan maken: R&D wijzigen"
