"""The keyboard alone: Tab reaches every control of every page, shows where it is, and never gets stuck."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.pages import PAGES, USUAL, Window

PAGE = pytest.mark.parametrize("page", PAGES)


@PAGE
def test_tab_reaches_every_control_and_comes_back(sample: Window, page: str) -> None:
    sample.dress()
    front = sample.go(page)

    start = QApplication.focusWidget()
    stops = sample.tab_round()

    missed = [each for each in controls(front) if each not in stops]
    unseen = [each for each in stops if not each.isVisible()]
    assert not [looking.name_of(each) for each in missed]
    assert not [looking.name_of(each) for each in unseen]
    assert start is not front
    assert len(set(stops)) == len(stops)


@PAGE
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_one_sees_where_the_keyboard_is(sample: Window, page: str, mode: Mode) -> None:
    sample.dress(USUAL, 1.0, mode)
    sample.go(page)
    blind: list[str] = []
    sample.tab_round(lambda at: None if looking.shows_focus(at) else blind.append(looking.name_of(at)))

    assert not blind


def controls(page: QWidget) -> list[QWidget]:
    """Give what takes the tab key on a page, or in what opens over it."""
    return [
        each
        for each in looking.seen(page)
        if page.isAncestorOf(each)
        and each.isEnabled()
        and each.focusProxy() is None
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
