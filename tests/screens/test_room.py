"""The main part of every page has room to be used in a window of 1280x720, whatever the text size."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from ipo_crm.ui.pages.coalitions import CoalitionsPage
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_page import FormPage
from ipo_crm.ui.pages.meetings import MeetingsPage
from ipo_crm.ui.pages.side_fold import SideFold
from ipo_crm.ui.pages.two_panes import TwoPanes
from ipo_crm.ui.widgets.page_head import PageHead
from tests.screens.pages import LARGE, PAGES, SMALL, Window

LEAST_WIDE, LEAST_HIGH, LEAST_ROWS = 480, 320, 4
ZOOMS = (1.0, 1.5, 2.0)


def _largest_scroll(page: QWidget) -> QWidget:
    """Give what scrolls and has most room: the paper, the fields of a form, or what is read from top to bottom."""
    seen = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
    return max(seen, key=lambda each: each.width() * each.height()).viewport()


def _map(page: QWidget) -> QWidget:
    assert isinstance(page, DossiersPage)
    return page.view.field.map


def _network(page: QWidget) -> QWidget:
    assert isinstance(page, CoalitionsPage)
    return page.canvas


MAIN: Final[dict[str, Callable[[QWidget], QWidget]]] = {
    "today": _largest_scroll,
    "dossier": _map,
    "talk": _largest_scroll,
    "plan": _largest_scroll,
    "briefing": _largest_scroll,
    "coalitions": _network,
    "settings": _largest_scroll,
}
LISTS: Final = ("people", "organisations", "dossiers", "meetings")
SIDES: Final = ("dossier", "coalitions", "talk", "plan")


def fold_of(page: QWidget) -> SideFold:
    """Give what folds the side of a page."""
    if isinstance(page, DossiersPage):
        return page.view.fold
    assert isinstance(page, CoalitionsPage | FormPage)
    return page.fold


def _here() -> QWidget:
    """Give what has the keyboard."""
    now = QApplication.focusWidget()
    assert now is not None
    return now


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("page", MAIN)
def test_the_main_part_has_room(sample: Window, page: str, zoom: float) -> None:
    with sample.dressed(SMALL, zoom):
        main = MAIN[page](sample.go(page))

        assert main.isVisible()
        assert main.visibleRegion().boundingRect().width() >= LEAST_WIDE
        assert main.visibleRegion().boundingRect().height() >= LEAST_HIGH


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("page", LISTS)
def test_a_list_shows_some_rows(sample: Window, page: str, zoom: float) -> None:
    with sample.dressed(SMALL, zoom):
        front = sample.go(page)
        for panes in front.findChildren(TwoPanes):
            panes.back()
        sample.settle()
        view = next(each for each in front.findChildren(QAbstractItemView) if each.isVisible())
        row = view.visualRect(view.model().index(0, 0)).height()

        assert view.viewport().width() >= LEAST_WIDE
        assert view.viewport().height() >= LEAST_ROWS * row > 0


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_head_of_a_page_is_one_line(sample: Window, zoom: float) -> None:
    broken = []
    with sample.dressed(SMALL, zoom):
        for page in PAGES:
            heads = [each for each in sample.go(page).findChildren(PageHead) if each.isVisible()]
            broken += [page for head in heads if head.height() > 56 * zoom + 1]

    assert not broken


def test_a_detail_takes_the_place_of_the_list_and_of_the_head(sample: Window) -> None:
    with sample.dressed(SMALL, 2.0):
        page = sample.go("meetings")
        assert isinstance(page, MeetingsPage)
        alone = (page.list.isVisible(), page.pane.isVisible(), page.pane.width() > LEAST_WIDE)
        QTest.keyClick(page.pane, Qt.Key.Key_Escape)
        back = (page.list.isVisible(), page.pane.isVisible(), page.list.view.hasFocus())
        QTest.keyClick(page.list.view, Qt.Key.Key_Return)
        again = (page.list.isVisible(), page.pane.isVisible())

        assert alone == (False, True, True)
        assert back == (True, False, True)
        assert again == (False, True)
    sample.settle()
    assert (page.list.isVisible(), page.pane.isVisible()) == (True, True)


@pytest.mark.parametrize("page", SIDES)
def test_the_side_comes_with_f6_and_goes_with_escape(sample: Window, page: str) -> None:
    with sample.dressed(SMALL, 2.0):
        fold = fold_of(sample.go(page))
        closed = (fold.folded, fold.opened, fold.button.isVisible())
        QTest.keyClick(_here(), Qt.Key.Key_F6)
        sample.settle()
        opened, within = fold.opened, _here()
        QTest.keyClick(within, Qt.Key.Key_Escape)

        assert closed == (True, False, True)
        assert opened
        assert not fold.opened
        assert _here() is not within
    sample.settle()
    assert not fold.folded
    assert fold.button.isHidden()


def test_panes_get_the_widths_back_that_somebody_gave_them(sample: Window) -> None:
    with sample.dressed(LARGE):
        page = sample.go("talk")
        assert isinstance(page, FormPage)
        splitter = page.fold.splitter
        assert splitter is not None
        splitter.setSizes([splitter.width() - 500, 499])
        before = splitter.sizes()
        with sample.dressed(SMALL, 2.0):
            sample.settle()
            folded = page.fold.folded
        sample.shell.resize(LARGE)
        sample.settle()

        assert folded
        assert splitter.sizes() == before


def test_what_is_in_the_menu_of_the_head_can_be_done(sample: Window) -> None:
    with sample.dressed(SMALL, 2.0):
        page = sample.go("dossier")
        assert isinstance(page, DossiersPage)
        head = next(each for each in page.findChildren(PageHead) if each.isVisible())

        assert [each.accessibleName() for each in head.folded] == ["Coalities", "Positie"]
    sample.settle()
    assert not head.folded


def test_the_parts_of_the_data_page_scroll_where_they_do_not_fit(sample: Window) -> None:
    with sample.dressed(SMALL, 2.0):
        page = sample.go("data")
        assert isinstance(page, DataPage)
        side = next(each for each in page.findChildren(QScrollArea) if each.isAncestorOf(page.checks))

        assert side.viewport().height() >= LEAST_HIGH
        assert side.verticalScrollBar().maximum() > 0
