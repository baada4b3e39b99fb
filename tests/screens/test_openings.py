"""All that opens over or beside a page, in every size, theme and text size: nothing cut off, covered or too small."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ipo_crm.app import Program
from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.beside import BESIDE, put_away
from tests.screens.openings import SHEETS, shut
from tests.screens.pages import SMALL, SMALLEST, Window
from tests.screens.windows import START, WINDOWS, close, start_window

STATES = {
    "1180x680": (SMALLEST, 1.0, Mode.LIGHT),
    "1280x720 dark": (SMALL, 1.0, Mode.DARK),
    "text 150 %": (SMALL, 1.5, Mode.LIGHT),
    "text 200 %": (SMALL, 2.0, Mode.DARK),
}
STATE = pytest.mark.parametrize("state", STATES, scope="module")
"""Of the module, so that all tests of one state come together: to dress every widget anew takes a second."""


def findings(what: str, part: QWidget) -> list[str]:
    """Give all that is wrong with what stands open."""
    return [f"{what}, {each}" for each in looking.wrong(part)]


@STATE
def test_forms_over_a_page(busy: Window, state: str) -> None:
    found: list[str] = []
    busy.dress(*STATES[state])
    for name, opening in SHEETS.items():
        sheet = opening(busy)
        busy.settle()
        found += findings(name, sheet)
        shut(sheet)

    assert not found


@STATE
def test_what_stands_beside_a_list_or_for_a_moment_over_a_page(busy: Window, state: str) -> None:
    found: list[str] = []
    busy.dress(*STATES[state])
    for name, opening in BESIDE.items():
        part = opening(busy)
        busy.settle()
        found += findings(name, part)
        put_away(busy, part)

    assert not found


@STATE
def test_windows_over_the_window(busy: Window, state: str) -> None:
    found: list[str] = []
    busy.dress(*STATES[state])
    room = busy.shell.screen().availableSize().expandedTo(busy.shell.size())
    for name, opening in WINDOWS.items():
        form = opening(busy)
        busy.settle()
        found += findings(name, form)
        if form.size() != form.size().boundedTo(room):
            found.append(f"{name}: larger than the screen")
        close(busy, form)

    assert not found


@STATE
@pytest.mark.parametrize("start", START)
def test_the_start_window(program: Program, tmp_path: Path, state: str, start: str) -> None:
    Window(program).dress(*STATES[state])
    settings = QSettings(str(tmp_path / "start.ini"), QSettings.Format.IniFormat)
    window = start_window(settings, tmp_path, *START[start])
    found: list[str] = []
    for size in (window.minimumSize(), window.size()):
        window.resize(size)
        Window(program).settle()
        found += findings(f"{start}, {size.width()} px", window)
    window.close()
    window.deleteLater()

    assert not found


def test_a_preview_can_be_shown_anew_many_times(busy: Window) -> None:
    """Guard against a crash of PySide 6.11: a layout that held what was deleted later freed it twice."""
    busy.dress()
    for _ in range(25):
        sheet = SHEETS["new person, pasted"](busy)
        shut(sheet)
        busy.settle()

        assert not sheet.isVisible()
