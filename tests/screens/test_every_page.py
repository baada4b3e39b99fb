"""Every page, in every size, theme and text size that is promised: nothing cut off, covered, unnamed or too small."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QSize

from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.pages import LARGE, PAGES, SMALL, SMALLEST, USUAL, Window

STATES = {
    "1180x680": (SMALLEST, 1.0, Mode.LIGHT),
    "1280x720": (SMALL, 1.0, Mode.LIGHT),
    "1280x720 dark": (SMALL, 1.0, Mode.DARK),
    "1920x1080": (LARGE, 1.0, Mode.LIGHT),
    "text 150 %": (SMALL, 1.5, Mode.LIGHT),
    "text 200 %": (USUAL, 2.0, Mode.LIGHT),
    "text 200 %, small": (SMALL, 2.0, Mode.DARK),
}


def findings(window: Window, pages: Iterable[str], size: QSize, zoom: float, mode: Mode) -> list[str]:
    """Give all that is wrong with pages in one state."""
    found: list[str] = []
    window.dress(size, zoom, mode)
    for page in pages:
        window.go(page)
        found += [f"{page}, {each}" for each in looking.wrong(window.shell)]
    return found


@pytest.mark.parametrize("state", STATES)
def test_the_sample_can_be_read_and_used(sample: Window, state: str) -> None:
    assert not findings(sample, PAGES, *STATES[state])
