"""A walk through the whole window: every command can be reached, and no keys or letters clash on any page."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from ipo_crm.app import Program
from ipo_crm.ui.keymap import command_id, plain_name
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.palette_commands import PaletteCommands
from ipo_crm.ui.shell import Shell

AREAS = ("today", "people", "organisations", "dossiers", "meetings", "coalitions", "talk", "plan", "data", "settings")
OWN_SAVE = "briefing"


@pytest.fixture(scope="module")
def shell(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    home: Path = tmp_path_factory.mktemp("rondgang")
    program = Program(qapp, QSettings(str(home / "proef.ini"), QSettings.Format.IniFormat), home / "thuis")
    program.open_sample()
    assert program.shell is not None
    yield program.shell
    program.leave()
    program.release()


@pytest.fixture(params=AREAS)
def there(request: pytest.FixtureRequest, shell: Shell) -> Shell:
    """Stand on each page in turn, with a record in front where it has one."""
    shell.open(
        Place(request.param, 1 if request.param in ("people", "organisations", "dossiers", "meetings") else None)
    )
    return shell


def _menus(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menus(inner)


def _bar(shell: Shell) -> list[QMenu]:
    tops = [action.menu() for action in shell.menuBar().actions()]
    return [menu for top in tops if isinstance(top, QMenu) for menu in _menus(top)]


def _letters(actions: list[QAction]) -> list[str]:
    texts = [action.text().replace("&&", "") for action in actions if action.isVisible()]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def test_every_command_stands_in_the_menu_bar(there: Shell) -> None:
    reachable = {action for menu in _bar(there) for action in menu.actions()}

    assert [plain_name(action) for action in there.menus.everything() if action not in reachable] == []


def test_every_command_is_found_by_its_whole_name(there: Shell) -> None:
    found = PaletteCommands(there.menus.everything)
    possible = [action for action in there.menus.everything() if action.isEnabled()]

    missing = [
        plain_name(action)
        for action in possible
        if command_id(action)
        not in {hit.command for group in found.find(plain_name(action), only=True) for hit in group.hits}
    ]
    assert missing == []


def test_every_command_has_a_name_and_an_id_of_its_own(there: Shell) -> None:
    ids = [command_id(action) for action in there.menus.everything()]

    assert all(plain_name(action).strip() for action in there.menus.everything())
    assert [each for each, times in Counter(ids).items() if times > 1 or not each.partition("/")[2]] == []


def test_no_two_commands_share_keys(there: Shell) -> None:
    keys = [key.toString() for action in there.menus.everything() for key in action.shortcuts()]

    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_single_letters_work_in_lists_only(there: Shell) -> None:
    own = set(there.menus.everything()) - set(there.menus.actions)
    letters = [action for action in own for key in action.shortcuts() if len(key.toString()) == 1]

    assert {action.shortcutContext() for action in letters} <= {
        Qt.ShortcutContext.WidgetShortcut,
        Qt.ShortcutContext.WidgetWithChildrenShortcut,
    }
    assert [plain_name(each) for each in letters if any(isinstance(at, Page) for at in each.associatedObjects())] == []
    assert [
        plain_name(action)
        for action in there.menus.actions
        for key in action.shortcuts()
        if QKeySequence(key).count() == 1 and len(key.toString()) == 1
    ] == []


def test_no_two_letters_clash_in_any_menu(there: Shell) -> None:
    there.menus.workspace.aboutToShow.emit()

    for menu in (*_bar(there), there.menus.workspace, there.menus.new):
        letters = _letters(menu.actions())
        assert [each for each, times in Counter(letters).items() if times > 1] == [], menu.title()


def test_the_menu_of_the_workspace_has_what_one_does_with_a_file(shell: Shell) -> None:
    names = {plain_name(action) for action in shell.menus.workspace.actions()}

    assert {"Openen", "Vergrendelen", "Reservekopie maken", "Instellingen", "Werkbestand sluiten"} <= names
