"""The rooms of the window: every area of the rail with the page behind it, made when it is first visited."""

from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.parts import Area


def rooms(desk: Desk, lane: Lane) -> tuple[Area, ...]:
    """Give the areas of one workspace; numbers are those of the rail in the pictures.

    The pages are imported inside, so that the window opens before what one may not visit is loaded.
    """
    made: dict[str, Page] = {}

    def visit(area: str, record: object) -> None:
        """Open an area from a page that was made here; the window hears it as a wish of that page."""
        page = next(iter(made.values()))
        page.wanted.emit(Place(area, record))

    def brief(meeting: MeetingId) -> None:
        visit("briefing", meeting)

    def report(person: PersonId) -> None:
        visit("talk", ("person", person))

    def keep(key: str, page: Page) -> Page:
        made[key] = page
        return page

    def people() -> Page:
        from ipo_crm.ui.pages.people import PeoplePage

        page = PeoplePage(
            desk.people,
            desk.dossiers,
            desk.positions,
            desk.promises,
            desk.meetings,
            desk.settings,
            brief,
            report,
            desk.organisations,
        )
        return keep("people", page)

    def dossiers() -> Page:
        from ipo_crm.ui.pages.dossiers import DossiersPage

        page = DossiersPage(
            desk.dossiers,
            desk.positions,
            desk.coalitions,
            desk.meetings,
            desk.settings,
            desk.dossiers.seats,
            brief,
            lane,
        )
        return keep("dossiers", page)

    def coalitions() -> Page:
        from ipo_crm.ui.pages.coalitions import CoalitionsPage

        page = CoalitionsPage(desk.coalitions, desk.dossiers, desk.organisations, desk.positions, desk.settings, lane)
        return keep("coalitions", page)

    def data() -> Page:
        from ipo_crm.ui.pages.data import DataPage

        return keep("data", DataPage(desk.imports, desk.exports, desk.health, desk.samples))

    return (
        Area(key="people", title="Personen", icon="user", number=2, factory=people),
        Area(key="dossiers", title="Dossiers", icon="folder", number=4, factory=dossiers),
        Area(key="coalitions", title="Coalities", icon="own-coalition", number=6, factory=coalitions),
        Area(key="data", title="Gegevens", icon="database", factory=data),
    )
