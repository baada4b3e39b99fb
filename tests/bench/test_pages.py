"""Lists of 20,000 people: from opening the page to the painted list, and the longest step of reading the rest (P12)."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ipo_crm.services.desk import Desk
from ipo_crm.store.workspace import Workspace
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.meetings import MeetingsPage
from ipo_crm.ui.pages.organisations import OrganisationsPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.widgets.rows_view import RowsView
from tests.bench.conftest import Measure
from tests.ui.pages.record_services import beside

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("which", ["people", "organisations", "meetings"])]


@pytest.fixture
def page(people_20k: Workspace, qapp: QApplication, which: str) -> Page:
    Theme(qapp, Mode.LIGHT).apply()
    made = _made(Desk(people_20k), which)
    made.resize(1440, 860)
    return made


def _made(desk: Desk, which: str) -> Page:
    if which == "organisations":
        return OrganisationsPage(desk.organisations, desk.settings, beside(desk))
    if which == "meetings":
        return MeetingsPage(desk.meetings, desk.promises, desk.settings, bool)
    return PeoplePage(
        desk.people,
        desk.dossiers,
        desk.positions,
        desk.meetings,
        desk.settings,
        bool,
        bool,
        desk.organisations,
        desk.duplicates,
        beside(desk),
    )


@pytest.fixture
def read_on(page: Page) -> Callable[[], None]:
    page.reload()
    (view,) = [each for each in page.findChildren(RowsView) if each.model().rowCount() > 1_000]
    model = view.model()
    step: Callable[[], None] = model.read_on  # type: ignore[attr-defined]  # the model of a RowsView is a RowsModel
    return step


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="page of 20,000 persons")
def test_opened_and_painted(measure: Measure, page: Page) -> None:
    def open_page() -> None:
        page.reload()
        page.grab()

    measure(open_page, rounds=7)


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="page of 20,000 persons")
def test_p12_slowest_step_of_reading_on(measure: Measure, read_on: Callable[[], None]) -> None:
    measure(read_on, rounds=20, warm=0, p95=True)


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="page of 20,000 persons")
def test_next_one_chosen_and_painted(measure: Measure, page: Page) -> None:
    page.reload()
    page.grab()
    (view,) = [each for each in page.findChildren(RowsView) if each.model().rowCount() > 1_000]
    rows = iter(range(1, 1_000, 7))

    def choose_next() -> None:
        view.setCurrentIndex(view.model().index(next(rows), 0))
        page.grab()

    measure(choose_next, rounds=30)
