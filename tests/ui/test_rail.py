"""The rail: by mouse, arrows and numbers; folded it says what its icons are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ipo_crm.ui.page import Place
from ipo_crm.ui.rail import RailItem
from ipo_crm.ui.shell import Shell


def _item(shell: Shell, key: str) -> RailItem:
    return next(each for each in shell.rail.findChildren(RailItem) if each.area.key == key)


def test_the_arrows_go_from_area_to_area_and_stay_in_the_rail(shell: Shell) -> None:
    shell.open(Place("people"))
    _item(shell, "people").setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Down)

    assert shell.area == "dossiers"
    assert shell.focusWidget() is _item(shell, "dossiers")


def test_tab_goes_from_the_rail_to_the_page(shell: Shell) -> None:
    shell.open(Place("people"))
    page = shell.page
    assert page is not None
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _item(shell, "people").setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)

    assert shell.focusWidget() is page


def test_folded_an_icon_says_its_name_and_keys(shell: Shell) -> None:
    shell.rail.fold(folded=True)

    item = _item(shell, "people")

    assert (item.toolTip(), item.accessibleName(), item.accessibleDescription()) == (
        "Personen  Ctrl+2",
        "Personen",
        "Ctrl+2",
    )


def test_an_area_with_other_keys_shows_these(shell: Shell) -> None:
    (action,) = [each for each in shell.menus.actions if each.text() == "Personen"]

    shell.keymap.change(action, QKeySequence("Ctrl+Alt+P"))

    assert _item(shell, "people").toolTip() == "Personen  Ctrl+Alt+P"
