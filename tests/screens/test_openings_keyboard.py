"""The keyboard in what opens over a page: one types at once, Tab stays within and shows where it is, Esc goes back."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.openings import SHEETS, shut
from tests.screens.pages import USUAL, Window
from tests.screens.test_keyboard import controls
from tests.screens.windows import WINDOWS, close

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = pytest.mark.parametrize("form", SHEETS)
WINDOW = pytest.mark.parametrize("name", [name for name in WINDOWS if name != "waiting"])
READ_ONLY = "present phase"
DARK = (
    "new person, refused",
    "position of a person",
    "date",
    "unlock, wrong",
    "coalition, refused",
    "keys",
    "salvaged",
)
"""What is looked at in dark too: together they hold every kind of control."""


def in_modes(names: Iterable[str]) -> list[tuple[str, Mode]]:
    """Give each in light, and some in dark too."""
    each = list(names)
    return [*((name, Mode.LIGHT) for name in each), *((name, Mode.DARK) for name in each if name in DARK)]


@FORM
def test_a_form_begins_where_one_types_and_esc_gives_the_keyboard_back(busy: Window, form: str) -> None:
    busy.dress()
    sheet = SHEETS[form](busy)
    shut(sheet)
    busy.settle()
    before = QApplication.focusWidget()
    name = looking.name_of(before) if before is not None else ""
    sheet = SHEETS[form](busy)
    busy.settle()
    begins = QApplication.focusWidget()

    QTest.keyClick(begins or sheet, Qt.Key.Key_Escape)
    busy.settle()
    after = QApplication.focusWidget()
    closed = sheet.isHidden()
    shut(sheet)

    assert begins is not None
    assert sheet.isAncestorOf(begins)
    assert form == READ_ONLY or not isinstance(begins, QAbstractButton)
    assert closed
    assert after is not None
    assert after is before or looking.name_of(after) == name  # a row that was made anew meanwhile


@pytest.mark.parametrize(("form", "mode"), in_modes(SHEETS))
def test_tab_goes_round_within_a_form_and_is_seen(busy: Window, form: str, mode: Mode) -> None:
    busy.dress(USUAL, 1.0, mode)
    sheet = SHEETS[form](busy)
    busy.settle()
    stops, blind = _round(busy)
    missed = [looking.name_of(each) for each in controls(sheet) if each not in stops]
    outside = [looking.name_of(each) for each in stops if not sheet.isAncestorOf(each)]
    shut(sheet)

    assert not blind
    assert not missed
    assert not outside


@FORM
def test_ctrl_enter_keeps_or_says_beside_a_field_why_not(busy: Window, form: str) -> None:
    busy.dress()
    sheet = SHEETS[form](busy)
    assert isinstance(sheet, FormSheet)
    busy.settle()

    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Return, CONTROL)
    busy.settle()
    closed, told = sheet.isHidden(), [field for field in sheet.fields if field.error]
    now = QApplication.focusWidget()
    shut(sheet)

    if form == READ_ONLY:
        assert not closed
    else:
        assert closed or told
        assert closed or (now is not None and told[0].isAncestorOf(now))


@pytest.mark.parametrize(("name", "mode"), in_modes(name for name in WINDOWS if name != "waiting"))
def test_tab_goes_round_within_a_window_and_is_seen(busy: Window, name: str, mode: Mode) -> None:
    busy.dress(USUAL, 1.0, mode)
    form = WINDOWS[name](busy)
    busy.settle()
    stops, blind = _round(busy)
    missed = [looking.name_of(each) for each in controls(form) if each not in stops]
    close(busy, form)

    assert not blind
    assert not missed


@WINDOW
def test_esc_closes_a_window_and_gives_the_keyboard_back(busy: Window, name: str) -> None:
    busy.dress()
    close(busy, WINDOWS[name](busy))
    before = busy.shell.focusWidget()
    form = WINDOWS[name](busy)
    busy.settle()

    QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Escape)
    closed = not form.isVisible()
    close(busy, form)

    assert closed
    assert busy.shell.focusWidget() is before


def _round(window: Window) -> tuple[list[QWidget], list[str]]:
    """Go round with Tab; give the stops, and those at which nothing shows that they have the keyboard."""
    blind: list[str] = []

    def look(at: QWidget) -> None:
        if not looking.shows_focus(at):
            blind.append(looking.name_of(at))

    return window.tab_round(look), blind
