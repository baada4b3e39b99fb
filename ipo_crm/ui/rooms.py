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

    def organisations() -> Page:
        from ipo_crm.ui.pages.organisations import OrganisationsPage

        return keep("organisations", OrganisationsPage(desk.organisations, desk.settings))

    def meetings() -> Page:
        from ipo_crm.ui.pages.meetings import MeetingsPage

        return keep("meetings", MeetingsPage(desk.meetings, desk.promises, desk.settings, brief))

    def talk() -> Page:
        from ipo_crm.ui.pages.talk_form import TalkForm

        page = TalkForm(
            desk.meetings,
            desk.promises,
            desk.people,
            desk.dossiers,
            desk.organisations,
            desk.search,
            desk.settings,
        )
        return keep("talk", page)

    def plan() -> Page:
        from ipo_crm.ui.pages.plan_form import PlanForm

        page = PlanForm(
            desk.meetings,
            desk.promises,
            desk.people,
            desk.dossiers,
            desk.organisations,
            desk.search,
            desk.settings,
        )
        return keep("plan", page)

    def briefing() -> Page:
        from ipo_crm.ui.pages.briefing_page import BriefingPage

        return keep("briefing", BriefingPage(desk.briefings, desk.meetings, lane))

    def coalitions() -> Page:
        from ipo_crm.ui.pages.coalitions import CoalitionsPage

        page = CoalitionsPage(desk.coalitions, desk.dossiers, desk.organisations, desk.positions, desk.settings, lane)
        return keep("coalitions", page)

    def data() -> Page:
        from ipo_crm.ui.pages.data import DataPage

        return keep(
            "data", DataPage(desk.imports, desk.exports, desk.health, desk.samples, desk.organisations, desk.settings)
        )

    return (
        Area(key="people", title="Personen", icon="user", number=2, factory=people),
        Area(key="organisations", title="Organisaties", icon="building-2", number=3, factory=organisations),
        Area(key="dossiers", title="Dossiers", icon="folder", number=4, factory=dossiers),
        Area(key="meetings", title="Contactmomenten", icon="message-square", number=5, factory=meetings),
        Area(key="coalitions", title="Coalities", icon="own-coalition", number=6, factory=coalitions),
        Area(key="talk", title="Verslag", icon="message-square-plus", parent="meetings", factory=talk),
        Area(key="plan", title="Gesprek plannen", icon="calendar-plus", parent="meetings", factory=plan),
        Area(key="briefing", title="Briefing", icon="file-text", parent="meetings", factory=briefing),
        Area(key="data", title="Gegevens", icon="database", factory=data),
    )
