"""What the form of a report reads around its draft: who was there, where they stood, what was still open."""

from collections.abc import Mapping
from datetime import timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.dossiers import Dossier, DossierName
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId
from ipo_crm.domain.meetings import MeetingStatus, Side
from ipo_crm.domain.people import ContactKind
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import PromiseRow
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.promises import Promises
from ipo_crm.services.settings import Settings
from ipo_crm.ui.pages.meeting_fields import Faces
from ipo_crm.ui.pages.meeting_words import moment_of
from ipo_crm.ui.pages.talk_draft import TalkDraft
from ipo_crm.ui.pages.talk_effects import Known
from ipo_crm.ui.pages.talk_request import TalkRequest

_LOOK_BACK = timedelta(days=90)


class TalkFacts:
    """Asks the services; holds nothing but them."""

    def __init__(
        self,
        meetings: Meetings,
        promises: Promises,
        people: People,
        dossiers: Dossiers,
        organisations: Organisations,
        settings: Settings,
        faces: Faces,
    ) -> None:
        self._meetings = meetings
        self._promises = promises
        self._people = people
        self._dossiers = dossiers
        self._organisations = organisations
        self._settings = settings
        self._faces = faces

    def meant(self, key: object) -> TalkRequest:
        """Read what the window asked for; a talk with someone is the one that was planned, where there is one."""
        if isinstance(key, TalkRequest):
            request = key
        elif isinstance(key, tuple):
            request = TalkRequest(person=PersonId(key[1]))
        elif isinstance(key, int):
            request = TalkRequest(meeting=MeetingId(key))
        else:
            request = TalkRequest()
        planned = self._meetings.to_report(request.person) if request.person is not None else ()
        return TalkRequest(meeting=planned[-1].id) if planned else request

    def following(self) -> TalkRequest:
        """Give the next talk that has no report yet, or else an empty one."""
        rows = self._meetings.to_report()
        return TalkRequest(meeting=rows[0].id) if rows else TalkRequest()

    def fresh_draft(self, request: TalkRequest) -> TalkDraft:
        """Give the draft to begin with; UserError when the meeting is gone."""
        own = self._settings.read().own_organisation
        if request.meeting is None:
            theirs = self._faces.picks([request.person] if request.person is not None else [])
            ours = self._faces.picks(self._who_went_last())
            return TalkDraft(when=Moment(self._settings.today()), on_behalf_of=own, theirs=theirs, ours=ours)
        meeting = self._meetings.get(request.meeting)
        keys = {side: [one.person_id for one in meeting.participants if one.side is side] for side in Side}
        return TalkDraft(
            base=meeting,
            kind=meeting.kind,
            when=moment_of(meeting),
            place=meeting.place,
            on_behalf_of=meeting.on_behalf_of or own,
            theirs=self._faces.picks(keys[Side.THEIRS]),
            ours=self._faces.picks(keys[Side.OURS]),
            reaction=meeting.reaction,
            learned=meeting.learned,
            dossiers=meeting.dossiers,
        )

    def known(self, draft: TalkDraft) -> Known:
        """Give what the sentences beside the form need."""
        return Known(
            today=self._settings.today(),
            dossiers=self.dossiers(),
            people=self._faces.lines,
            before=self._before(draft),
            address=self._address(draft),
        )

    def make_dossier(self, title: str) -> Change:
        """Make a dossier that was not there yet."""
        return self._dossiers.put(Dossier(title=title))

    def dossiers(self) -> Mapping[DossierId, DossierName]:
        """Give the dossiers that can be linked."""
        return {row.id: row for row in self._dossiers.names()}

    def open_promises(self, draft: TalkDraft) -> tuple[PromiseRow, ...]:
        """Give what was still open with those on their side, both ways."""
        keys = [pick.key for pick in draft.theirs if isinstance(pick.key, int)]
        return tuple(row for key in keys for row in self._promises.open_rows(PersonId(key)))

    def _before(self, draft: TalkDraft) -> Mapping[DossierId, Stance | None]:
        first = draft.theirs[0].key if draft.theirs else None
        if not isinstance(first, int):
            return {}
        return self._meetings.stances_before(PersonId(first))

    def _address(self, draft: TalkDraft) -> str:
        """Give the address of the first of us who has one, colleagues of our own organisation before others."""
        keys = [pick.key for pick in draft.ours if isinstance(pick.key, int)]
        own = self._settings.read().own_organisation
        ours = {card.id for card in self._organisations.card(own).people} if own is not None else set()
        for key in sorted(keys, key=lambda key: key not in ours):
            person = self._people.get(PersonId(key))
            points = person.contact_points if person is not None else ()
            address = next((point.value for point in points if point.kind is ContactKind.EMAIL), "")
            if address:
                return address
        return ""

    def _who_went_last(self) -> list[PersonId]:
        """Give who went on our side to the last talk: mostly they are there again."""
        today = self._settings.today()
        rows = self._meetings.rows(since=today - _LOOK_BACK, until=today + timedelta(days=1))
        last = next((row for row in rows if row.status is MeetingStatus.HELD), None)
        meeting = self._meetings.get(last.id) if last is not None else None
        return [one.person_id for one in meeting.participants if one.side is Side.OURS] if meeting else []
