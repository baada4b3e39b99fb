"""The rooms of the window: every area of the rail with the page behind it, made when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.services.desk import Desk
from ipo_crm.ui.folders import Folders
from ipo_crm.ui.keeping import Keeping
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Page, Place, TalkAbout
from ipo_crm.ui.parts import Area
from ipo_crm.ui.preferences import Preferences

if TYPE_CHECKING:
    from ipo_crm.ui.pages.record_deeds import RecordServices
    from ipo_crm.ui.pages.setting_computer import Lock


def rooms(
    desk: Desk,
    lane: Lane,
    show_backups: Callable[[], object],
    preferences: Preferences,
    lock: Callable[[], Lock | None],
    keeping: Keeping | None = None,
    folders: Folders | None = None,
) -> tuple[Area, ...]:
    """Give the areas of one workspace; numbers are those of the rail in the pictures."""
    make = _Maker(desk, lane, show_backups, keeping, folders or Folders())
    settings = partial(make.settings, preferences, lock)
    return (
        Area(key="today", title="Vandaag", icon="clock", number=1, factory=make.today),
        Area(key="people", title="Personen", icon="user", number=2, factory=partial(make.people, preferences)),
        Area(
            key="organisations",
            title="Organisaties",
            icon="building-2",
            number=3,
            factory=partial(make.organisations, preferences),
        ),
        Area(key="dossiers", title="Dossiers", icon="folder", number=4, factory=partial(make.dossiers, preferences)),
        Area(
            key="meetings",
            title="Contactmomenten",
            icon="message-square",
            number=5,
            factory=partial(make.meetings, preferences),
        ),
        Area(key="coalitions", title="Coalities", icon="own-coalition", number=6, factory=make.coalitions),
        Area(key="talk", title="Verslag", icon="message-square-plus", parent="meetings", factory=make.talk),
        Area(key="plan", title="Gesprek plannen", icon="calendar-plus", parent="meetings", factory=make.plan),
        Area(key="briefing", title="Briefing", icon="file-text", parent="meetings", factory=make.briefing),
        Area(key="data", title="Gegevens", icon="database", factory=make.data),
        Area(key="settings", title="Instellingen", icon="settings-2", factory=settings),
        Area(key="duplicates", title="Dubbelen", icon="users", parent="data", factory=make.duplicates),
    )


class _Maker:
    """Makes each page of one workspace; modules load at the first visit, so that the window opens before them."""

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        show_backups: Callable[[], object],
        keeping: Keeping | None,
        folders: Folders,
    ) -> None:
        self._folders = folders
        self._show_backups = show_backups
        self._keeping = keeping
        self._desk = desk
        self._lane = lane
        self._any: Page | None = None

    def today(self) -> Page:
        from ipo_crm.ui.pages.today import TodayPage
        from ipo_crm.ui.pages.today_pack import PackMaker

        desk = self._desk
        pack = PackMaker(lambda: desk.day_packs, self._lane, self._folders)
        return self._keep(
            TodayPage(desk.today, desk.promises, desk.tasks, desk.settings, self._brief, desk.retention, pack)
        )

    def people(self, preferences: Preferences) -> Page:
        from ipo_crm.ui.pages.people import PeoplePage
        from ipo_crm.ui.pages.record_list import Shelf

        desk = self._desk
        page = PeoplePage(
            desk.people,
            desk.dossiers,
            desk.positions,
            desk.meetings,
            desk.settings,
            self._brief,
            self._report,
            desk.organisations,
            desk.duplicates,
            self._beside(),
            Shelf(desk.saved_filters, preferences, desk.objections),
        )
        return self._keep(page)

    def organisations(self, preferences: Preferences) -> Page:
        from ipo_crm.ui.pages.organisations import OrganisationsPage
        from ipo_crm.ui.pages.record_list import Shelf

        desk = self._desk
        shelf = Shelf(desk.saved_filters, preferences, desk.objections)
        return self._keep(OrganisationsPage(desk.organisations, desk.settings, self._beside(), shelf))

    def dossiers(self, preferences: Preferences) -> Page:
        from ipo_crm.ui.pages.dossiers import DossiersPage
        from ipo_crm.ui.pages.record_list import Shelf

        desk = self._desk
        page = DossiersPage(
            desk.dossiers,
            desk.dossier_parts,
            desk.positions,
            desk.coalitions,
            desk.meetings,
            desk.settings,
            desk.dossiers.seats,
            self._brief,
            self._lane,
            Shelf(desk.saved_filters, preferences, desk.objections),
        )
        return self._keep(page)

    def meetings(self, preferences: Preferences) -> Page:
        from ipo_crm.ui.pages.meetings import MeetingsPage
        from ipo_crm.ui.pages.record_list import Shelf

        desk = self._desk
        shelf = Shelf(desk.saved_filters, preferences, desk.objections)
        return self._keep(MeetingsPage(desk.meetings, desk.promises, desk.settings, self._brief, desk.dossiers, shelf))

    def coalitions(self) -> Page:
        from ipo_crm.ui.pages.coalitions import CoalitionsPage

        desk = self._desk
        page = CoalitionsPage(
            desk.coalitions, desk.dossiers, desk.organisations, desk.positions, desk.settings, self._lane
        )
        return self._keep(page)

    def talk(self) -> Page:
        from ipo_crm.ui.pages.talk_form import TalkForm

        desk = self._desk
        page = TalkForm(
            desk.meetings,
            desk.promises,
            desk.people,
            desk.dossiers,
            desk.organisations,
            desk.search,
            desk.settings,
        )
        return self._keep(page)

    def plan(self) -> Page:
        from ipo_crm.ui.pages.plan_form import PlanForm

        desk = self._desk
        page = PlanForm(
            desk.meetings,
            desk.promises,
            desk.people,
            desk.dossiers,
            desk.organisations,
            desk.search,
            desk.settings,
        )
        return self._keep(page)

    def briefing(self) -> Page:
        from ipo_crm.ui.pages.briefing_page import BriefingPage

        return self._keep(BriefingPage(self._desk.briefings, self._desk.meetings, self._lane))

    def data(self) -> Page:
        from ipo_crm.ui.pages.data import DataPage

        desk = self._desk
        page = DataPage(
            desk.imports,
            desk.exports,
            desk.objections,
            desk.health,
            desk.samples,
            desk.backups,
            self._show_backups,
            self._folders,
        )
        return self._keep(page)

    def duplicates(self) -> Page:
        from ipo_crm.ui.pages.duplicates import DuplicatesPage

        return self._keep(DuplicatesPage(self._desk.duplicates, self._desk.backups, self._lane))

    def settings(self, preferences: Preferences, lock: Callable[[], Lock | None]) -> Page:
        from ipo_crm.ui.pages.settings_page import SettingsPage

        desk = self._desk
        page = SettingsPage(
            desk.settings,
            desk.organisations,
            desk.backups,
            preferences,
            lock(),
            self._show_backups,
            encrypted=desk.encrypted,
            read_only=desk.read_only,
        )
        return self._keep(page)

    def _beside(self) -> RecordServices:
        from ipo_crm.ui.pages.record_deeds import RecordServices

        desk = self._desk
        return RecordServices(
            history=desk.history,
            notes=desk.notes,
            tags=desk.tags,
            positions=desk.positions,
            promises=desk.promises,
            access=desk.access,
        )

    def _keep(self, page: Page) -> Page:
        self._any = page
        page.keeping = self._keeping or page.keeping
        return page

    def _brief(self, record: MeetingId | TalkAbout) -> None:
        self._visit(Place("briefing", record))

    def _report(self, person: PersonId) -> None:
        self._visit(Place("talk", ("person", person)))

    def _visit(self, place: Place) -> None:
        """Open a place; the window hears it as a wish of a page that was made here."""
        if self._any is not None:
            self._any.wanted.emit(place)
