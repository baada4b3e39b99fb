"""The window: navigation, reloading by what changed, undo, titles, sizes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.ui.page import Noted, Place
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.tokens import SIZES
from tests.ui.window import CARD, Journal, PeoplePage, changed

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _front(shell: Shell) -> PeoplePage:
    page = shell.page
    assert isinstance(page, PeoplePage)
    return page


def test_a_page_is_read_when_it_is_first_seen(shell: Shell) -> None:
    shell.open(Place("people"))

    assert _front(shell).reloads == 1


def test_a_page_is_not_read_again_when_nothing_changed(shell: Shell) -> None:
    shell.open(Place("people"))
    shell.open(Place("dossiers"))
    shell.open(Place("people"))

    assert _front(shell).reloads == 1


def test_the_page_in_front_reloads_when_what_it_reads_changed(shell: Shell) -> None:
    shell.open(Place("people"))

    shell.note(changed("person", "role"))

    assert _front(shell).reloads == 2


def test_a_page_does_not_reload_for_what_it_does_not_read(shell: Shell) -> None:
    shell.open(Place("people"))

    shell.note(changed("dossier"))

    assert _front(shell).reloads == 1


def test_a_hidden_page_reloads_when_it_is_seen_again(shell: Shell) -> None:
    shell.open(Place("dossiers"))
    shell.open(Place("people"))
    shell.note(changed("dossier"))

    shell.open(Place("dossiers"))

    assert _front(shell).reloads == 2


def test_a_page_can_send_one_elsewhere(shell: Shell) -> None:
    shell.open(Place("people"))

    _front(shell).go("dossiers", 5)

    assert _front(shell).shown == [5]


def test_the_title_says_record_workspace_and_program(shell: Shell) -> None:
    shell.show_workspace(replace(CARD, encrypted=False))

    shell.open(Place("people", 7))

    assert shell.windowTitle() == "Persoon 7 - Voorbeeld - ipo_crm"


def test_the_title_of_an_encrypted_workspace_names_no_record(shell: Shell) -> None:
    shell.open(Place("people", 7))

    assert shell.windowTitle() == "Personen - Voorbeeld - ipo_crm"


def test_the_keys_of_an_area_open_it(shell: Shell) -> None:
    shell.open(Place("people"))

    QTest.keyClick(shell, Qt.Key.Key_4, CONTROL)

    assert shell.windowTitle() == "Dossiers - Voorbeeld - ipo_crm"


def test_alt_left_goes_back_to_the_record(shell: Shell) -> None:
    shell.open(Place("people", 7))
    shell.open(Place("dossiers"))

    QTest.keyClick(shell, Qt.Key.Key_Left, ALT)

    assert _front(shell).shown == [7, 7]


def test_the_side_buttons_of_a_mouse_go_back_and_forward(shell: Shell) -> None:
    shell.open(Place("people", 7))
    shell.open(Place("dossiers"))
    handle, at = shell.windowHandle(), QPoint(600, 400)

    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at)
    back = shell.area
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, at)

    assert (back, shell.area) == ("people", "dossiers")


def test_what_was_open_last_does_not_begin_with_what_is_in_front(shell: Shell) -> None:
    shell.open(Place("people", 7))
    shell.open(Place("dossiers", 1))
    shell.open(Place("people", 8))

    assert shell.visited() == (Place("dossiers", 1), Place("people", 7))


def test_undo_reloads_and_offers_redo(shell: Shell, journal: Journal) -> None:
    shell.open(Place("people"))

    QTest.keyClick(shell, Qt.Key.Key_Z, CONTROL)

    assert (_front(shell).reloads, shell.menus.redo.isEnabled()) == (2, True)


def test_undo_says_what_it_takes_back(shell: Shell) -> None:
    assert shell.menus.undo.toolTip() == "Ongedaan maken: Persoon verwijderd (Ctrl+Z)"


def test_without_a_deed_undo_is_off(shell: Shell, journal: Journal) -> None:
    journal.empty = True

    shell.refresh_history()

    assert not shell.menus.undo.isEnabled()


def test_a_deed_that_can_be_undone_offers_so_in_a_toast(shell: Shell, journal: Journal) -> None:
    shell.open(Place("people"))
    _front(shell).noted.emit(Noted(changed("person"), undoable=True))

    shell.toast.do()

    assert not journal.done


def test_a_toast_goes_when_what_it_offers_was_done_by_keys(shell: Shell, journal: Journal) -> None:
    shell.open(Place("people"))
    _front(shell).noted.emit(Noted(changed("person"), undoable=True))

    QTest.keyClick(shell, Qt.Key.Key_Z, CONTROL)

    assert (journal.done, shell.toast.isVisible()) == (False, False)


def test_a_problem_stands_above_the_page_until_one_goes_elsewhere(shell: Shell) -> None:
    shell.open(Place("people"))
    shell.complain("De kaart is niet te lezen.")
    told = shell.problem

    shell.open(Place("dossiers"))

    assert (told, shell.problem) == ("De kaart is niet te lezen.", "")


@pytest.mark.parametrize(("width", "height", "folded"), [(1280, 720, True), (1440, 900, False), (1920, 1080, False)])
def test_the_window_fits_and_folds_its_rail(qtbot: QtBot, shell: Shell, width: int, height: int, folded: bool) -> None:
    shell.resize(width, height)

    qtbot.waitUntil(lambda: shell.rail.folded is folded)

    assert (shell.width(), shell.height()) == (width, height)
    assert shell.rail.width() == (SIZES.rail_folded if folded else SIZES.rail)


def test_the_rail_folds_at_ones_wish(shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_B, CONTROL)

    assert shell.rail.folded


def test_alt_shows_the_menu_bar(shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_Alt)

    assert shell.menuBar().isVisible()


def test_alt_with_another_key_leaves_the_menu_bar_away(shell: Shell) -> None:
    QTest.keyPress(shell, Qt.Key.Key_Alt)
    QTest.keyClick(shell, Qt.Key.Key_Left, ALT)

    QTest.keyRelease(shell, Qt.Key.Key_Alt)

    assert not shell.menuBar().isVisible()


def test_another_workspace_starts_with_fresh_pages(shell: Shell) -> None:
    shell.open(Place("people", 7))

    shell.forget_pages()
    shell.open(Place("people"))

    assert (_front(shell).reloads, _front(shell).shown) == (1, [])


def test_a_page_without_a_place_in_the_rail_lights_its_parent(shell: Shell) -> None:
    shell.open(Place("report"))

    assert shell.rail.lit == "people"
