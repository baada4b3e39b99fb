"""The keyboard alone: Tab reaches every control of every page, shows where it is, and never gets stuck."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ipo_crm.ui.pages.detail_frame import DetailFrame
from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.pages import PAGES, USUAL, Window

PAGE = pytest.mark.parametrize("page", PAGES)
MOST = 60


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


@pytest.mark.parametrize("page", ["people", "organisations"])
def test_tab_goes_through_a_detail_as_one_reads_it(sample: Window, page: str) -> None:
    sample.dress()
    front = sample.go(page)
    detail = next(each for each in front.findChildren(DetailFrame) if each.isVisible())
    detail.tabs.setFocus()
    QTest.keyClick(detail.tabs, Qt.Key.Key_Tab)

    places: list[tuple[int, int, int]] = []
    while (now := QApplication.focusWidget()) is not None and detail.isAncestorOf(now) and len(places) < MOST:
        places.append(_place(now, detail))
        QTest.keyClick(now, Qt.Key.Key_Tab)

    assert len(places) > 3
    assert places == sorted(places)


def _place(widget: QWidget, detail: DetailFrame) -> tuple[int, int, int]:
    """Tell where something stands: on the tab in front before the foot, and there from the top left."""
    scroll = detail.findChild(QScrollArea)
    assert scroll is not None
    inner = scroll.widget()
    assert inner is not None
    on_tab = inner.isAncestorOf(widget)
    at = widget.mapTo(inner if on_tab else detail, QPoint())
    return (int(not on_tab), at.y(), at.x())
