"""Every command is an action in a menu; no two share a key, no two letters clash in a menu."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from ipo_crm.ui.page import Place
from ipo_crm.ui.shell import Shell


def _menus(shell: Shell) -> list[QMenu]:
    return [action.menu() for action in shell.menuBar().actions() if isinstance(action.menu(), QMenu)]  # type: ignore[misc]


def _letters(actions: list[QAction]) -> list[str]:
    texts = [action.text().replace("&&", "") for action in actions]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def test_the_menus_stand_in_the_usual_order(shell: Shell) -> None:
    titles = [action.text().replace("&", "") for action in shell.menuBar().actions()]

    assert titles == ["Bestand", "Bewerken", "Beeld", "Pagina", "Gegevens", "Help"]


def test_no_two_commands_share_a_key(shell: Shell) -> None:
    keys = [key.toString() for action in shell.findChildren(QAction) for key in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in shell.findChildren(QShortcut)]

    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_no_key_is_empty(shell: Shell) -> None:
    empty = QKeySequence()

    assert [action.text() for action in shell.findChildren(QAction) if empty in action.shortcuts()] == []


def test_no_two_letters_clash_in_a_menu(shell: Shell) -> None:
    shell.open(Place("people"))

    for letters in (_letters(menu.actions()) for menu in [*_menus(shell), shell.menus.new]):
        assert len(letters) == len(set(letters))


def test_no_two_letters_clash_in_the_menu_bar(shell: Shell) -> None:
    letters = _letters(shell.menuBar().actions())

    assert len(letters) == len(set(letters)) == 6


def test_icons_are_drawn_when_their_menu_opens(shell: Shell) -> None:
    search = shell.menus.search
    drawn_at_the_start = not search.icon().isNull()
    (edit,) = [menu for menu in _menus(shell) if search in menu.actions()]

    edit.aboutToShow.emit()

    assert not drawn_at_the_start
    assert not search.icon().isNull()
    assert shell.menus.back.icon().isNull()  # that one stands in another menu


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Q", "Ctrl+,", "Ctrl+B", "F1", "F11", "Ctrl+/", "Ctrl+0", "Ctrl+Y"])
def test_the_promised_keys_are_there(shell: Shell, keys: str) -> None:
    given = {key.toString() for action in shell.menus.everything() for key in action.shortcuts()}

    assert keys in given


def test_the_commands_of_a_page_stand_in_the_menu_only_while_it_is_in_front(shell: Shell) -> None:
    action = QAction("Positie wijzigen", shell)
    (page,) = [each for each in shell.menuBar().actions() if each.text() == "&Pagina"]
    shell.menus.show_page_commands([action])
    there = (action in shell.menus.everything(), page.isVisible())

    shell.menus.show_page_commands([])

    assert there == (True, True)
    assert (action in shell.menus.everything(), page.isVisible()) == (False, False)
