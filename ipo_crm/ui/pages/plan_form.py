"""Nieuw gesprek: plan a talk with its purpose and its one ask, so that the briefing writes itself."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import Ask, Dossier, DossierName
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId
from ipo_crm.domain.labels import DIRECTION
from ipo_crm.domain.meetings import Meeting, Side
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.promises import Promises
from ipo_crm.services.search import Search
from ipo_crm.services.settings import Settings
from ipo_crm.ui.page import FormRef
from ipo_crm.ui.pages import plan_kept
from ipo_crm.ui.pages.form_page import FormPage
from ipo_crm.ui.pages.key_button import KeyButton
from ipo_crm.ui.pages.meeting_fields import Faces
from ipo_crm.ui.pages.meeting_words import moment_of
from ipo_crm.ui.pages.person_words import late_words, short_day
from ipo_crm.ui.pages.plan_draft import PlanDraft, meeting_of
from ipo_crm.ui.pages.plan_fields import PlanFields
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.pages.talk_request import TalkRequest, about_request, request_about
from ipo_crm.ui.pages.told_lines import ToldLines
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.section_head import SectionHead


class PlanForm(FormPage):
    """Opens on a TalkRequest, on the key of a meeting, on ("person", key) or on "new"; leaving keeps a draft."""

    area = "plan"
    reads = frozenset({"person", "role", "organisation", "dossier", "ask", "meeting", "promise", "setting"})

    def __init__(
        self,
        meetings: Meetings,
        promises: Promises,
        people: People,
        dossiers: Dossiers,
        organisations: Organisations,
        search: Search,
        settings: Settings,
    ) -> None:
        super().__init__(QCoreApplication.translate("PlanForm", "Nieuw gesprek"))
        self._meetings = meetings
        self._promises = promises
        self._people = people
        self._dossiers = dossiers
        self._organisations = organisations
        self._settings = settings
        self._faces = Faces(people, search)
        self._request: TalkRequest | None = None
        self._base: Meeting | None = None
        self._first = PlanDraft()
        self.fields = PlanFields(self._faces.find, settings.today)
        self.fields.sides.recall_with(self._faces.recall)
        self._main = KeyButton(self.tr("Bewaren"), "Ctrl+Enter")
        self._ready = ToldLines()
        self._open = ToldLines()
        self._nothing_open = Label(self.tr("Niets; er zijn geen open toezeggingen."), TextRole.META, wrap=True)
        self._fill()
        self.fields.changed.connect(self._think)
        for signal in plan_kept.typing(self.fields):
            signal.connect(self.tell_typed)
        self.fields.sides_changed.connect(self._read_open)
        self.fields.dossiers_changed.connect(self._read_asks)
        self.fields.dossiers.button.wanted.connect(self._make_dossier)

    @property
    def draft(self) -> PlanDraft:
        """What stands in the form."""
        return self.fields.draft(self._base)

    @property
    def touched(self) -> bool:
        """Whether something was typed since the form was opened."""
        return self._request is not None and self.draft != self._first

    @override
    def reload(self) -> None:
        """Read again what stands around the draft; the draft itself stays."""
        own = self._settings.read().own_organisation
        self.fields.basics.behalf.fill(self._organisations.all(), own, self._settings.today())
        if self._request is None:
            self._begin(TalkRequest())
        else:
            self._read_open()

    @override
    def show_record(self, key: object) -> None:
        wanted = TalkRequest()
        if isinstance(key, TalkRequest):
            wanted = key
        elif isinstance(key, tuple):
            wanted = TalkRequest(person=PersonId(key[1]))
        elif isinstance(key, int):
            wanted = TalkRequest(meeting=MeetingId(key))
        self._turn_to(wanted)

    @override
    def resume(self, form: FormRef) -> None:
        self._turn_to(request_about(form.about[0]))

    @override
    def values(self) -> Mapping[str, Any]:
        return plan_kept.values(self.fields)

    @override
    def put_values(self, values: Mapping[str, Any]) -> None:
        draft = plan_kept.put(self.fields, self.draft, values)
        self.fields.show_linked(draft, self._rows(), self._asks(draft))
        self._read_open()

    @override
    def called(self) -> str:
        return ": ".join(filter(None, (self.head.title, self.head.subtitle)))

    @override
    def start_again(self) -> None:
        if self._request is not None:
            self._begin(self._request)

    def commit(self) -> None:
        """Keep the plan and go back to the list."""
        if self._refused():
            return
        meeting, fresh = meeting_of(self.draft, self._settings.today(), self._people.read_name)
        try:
            change = self._meetings.put(meeting, fresh)
        except (UserError, StoreError) as error:
            self.bar.tell(str(error))
            return
        key = meeting.id or MeetingId(change.only("meeting"))
        self.half.end()
        self._request = None
        self.note(change, undoable=change.deed_id is not None)
        self.go("meetings", key)

    @override
    def leave(self) -> None:
        meeting = self._base
        self.half.keep()
        if self.half.draft() is not None:
            self.say(self.tr("Het concept blijft bewaard tot u verder gaat."))
        self._request = None
        self.go("meetings", meeting.id if meeting is not None else None)

    @override
    def first(self) -> QWidget:
        return self.fields.purpose if self.fields.sides.theirs.picks else self.fields.sides.theirs

    def _begin(self, request: TalkRequest) -> None:
        self.bar.tell("")
        refusal = ""
        try:
            draft = self._fresh_draft(request)
        except UserError as error:
            refusal, request = str(error), TalkRequest()
            draft = self._fresh_draft(request)
        self._request = request
        self._base = draft.base
        self.fields.show_draft(draft, self._rows(), self._asks(draft))
        self._first = self.draft
        self.head.set_title(self.tr("Gesprek wijzigen") if draft.base is not None else self.tr("Nieuw gesprek"))
        self._read_open()
        self.bring_back(about_request(request), edits=draft.base is not None)
        if refusal:
            self.bar.tell(refusal)
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fresh_draft(self, request: TalkRequest) -> PlanDraft:
        if request.meeting is None:
            theirs = self._faces.picks([request.person] if request.person is not None else [])
            return PlanDraft(on_behalf_of=self._settings.read().own_organisation, theirs=theirs)
        meeting = self._meetings.get(request.meeting)
        side = {each: [one for one in meeting.participants if one.side is each] for each in Side}
        ours = self._faces.picks(one.person_id for one in side[Side.OURS])
        names = {pick.key: pick.name for pick in ours}
        return PlanDraft(
            base=meeting,
            kind=meeting.kind,
            when=moment_of(meeting),
            place=meeting.place,
            on_behalf_of=meeting.on_behalf_of,
            theirs=self._faces.picks(one.person_id for one in side[Side.THEIRS]),
            ours=ours,
            tasks={names[one.person_id]: one.task for one in side[Side.OURS] if one.person_id in names},
            title=meeting.title,
            dossiers=meeting.dossiers,
            purpose=meeting.purpose,
            pushback=meeting.pushback,
            ask_id=meeting.ask_id,
            ask_text=meeting.ask_text,
            fallback=meeting.fallback,
            leave_behind=meeting.leave_behind,
        )

    def _rows(self) -> Mapping[DossierId, DossierName]:
        return {row.id: row for row in self._dossiers.names()}

    def _make_dossier(self, title: str) -> None:
        change = self._dossiers.put(Dossier(title=title))
        self.note(change, undoable=True)
        self.fields.dossiers.link(DossierId(change.only("dossier")), self._rows())

    def _asks(self, draft: PlanDraft) -> tuple[Ask, ...]:
        known = self._rows()
        return tuple(ask for key in draft.dossiers if key in known for ask in self._dossiers.card(key).asks)

    def _read_asks(self) -> None:
        draft = self.draft
        self.fields.ask.offer(self._asks(draft), draft.ask_id)
        self._think()

    def _read_open(self) -> None:
        """Read what is still open with those on their side, to take along."""
        today = self._settings.today()
        keys = [pick.key for pick in self.draft.theirs if isinstance(pick.key, int)]
        told = []
        for row in (row for key in keys for row in self._promises.open_rows(PersonId(key))):
            promise = row.promise
            late = late_words(promise.days_late(today))
            due = short_day(promise.due, today) if promise.due is not None else ""
            state = f" ({late or due})" if late or due else ""
            told.append((f"{DIRECTION[promise.direction]}: {promise.text[:1].lower()}{promise.text[1:]}{state}", False))
        self._open.show_told(told)
        self._nothing_open.setVisible(not told)
        self._think()

    def _think(self) -> None:
        """Say what will stand on the briefing and what it still lacks."""
        self.tell_typed()
        draft = self.draft
        whom = draft.theirs[0].name if draft.theirs else ""
        self.head.set_subtitle(whom)
        self.set_record(self.tr("Gesprek %1").replace("%1", whom) if whom else "", self._request)
        asked = bool(draft.ask_text or draft.ask_id is not None)
        self._ready.show_told(
            [
                (self.tr("Met wie, wanneer en waar"), bool(draft.theirs and draft.when and draft.place)),
                (self.tr("Doel in één zin"), bool(draft.purpose)),
                (self.tr("Wat zij zullen vragen"), bool(draft.pushback)),
                (self.tr("Eén vraag"), asked),
                (self.tr("Wat anders volstaat"), bool(draft.fallback)),
                (self.tr("Dossier, met krachtenveld en kalender"), bool(draft.dossiers)),
                (self.tr("Wie doet wat"), any(draft.tasks.values())),
                (self.tr("Stuk om achter te laten"), bool(draft.leave_behind)),
            ]
        )
        self._main.setEnabled(not self.fields.basics.problem and not self.fields.sides.problem)

    def _refused(self) -> bool:
        """Say beside the field what lacks, and go there."""
        draft, fields = self.draft, self.fields
        if not draft.theirs:
            fields.sides.refuse(self.tr("Noem met wie u gaat spreken."))
            fields.sides.theirs.setFocus()
        elif draft.when is None:
            fields.basics.refuse_moment(self.tr("Schrijf wanneer het is, bijvoorbeeld di 14:00 of week 49."))
            fields.basics.when.setFocus()
        else:
            return False
        self._main.setEnabled(False)
        return True

    def _turn_to(self, wanted: TalkRequest) -> None:
        if wanted != self._request:
            if self._request is not None:
                self.half.keep()
            self._begin(wanted)

    def _fill(self) -> None:
        later = Button(self.tr("Later"))
        later.setToolTip(self.tr("Terug naar de lijst; het concept blijft staan (Esc)"))
        later.clicked.connect(lambda _checked=False: self.leave())
        self._main.clicked.connect(lambda _checked=False: self.commit())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIZES.pane_margin, 0, SIZES.pane_margin, SIZES.gap)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("Dit komt op de briefing")))
        column.addWidget(self._ready)
        column.addSpacing(16)
        column.addWidget(SectionHead(self.tr("Staat nog open")))
        column.addWidget(self._open)
        column.addSpacing(8)
        column.addWidget(self._nothing_open)
        column.addStretch(1)
        side = upright_scroll()
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        side.setWidget(inner)
        self.lay_out(self.fields, side, later, self._main)
        self.bind(
            (self.tr("Gesprek &bewaren"), ("Ctrl+Return", "Ctrl+Enter"), self.commit),
            (self.tr("Gesprek &later afmaken"), (), self.leave),
        )
