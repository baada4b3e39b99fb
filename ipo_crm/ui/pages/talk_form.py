"""Verslag: record a talk in ninety seconds, with all that came of it, in one step that can be taken back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.dates import WEEKDAYS, write_day
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import DossierId, MeetingId
from ipo_crm.domain.meetings import Meeting
from ipo_crm.domain.talks import NotYetHeldError
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.promises import Promises
from ipo_crm.services.search import Search
from ipo_crm.services.settings import Settings
from ipo_crm.ui.page import FormRef
from ipo_crm.ui.pages import talk_kept
from ipo_crm.ui.pages.form_page import FormPage
from ipo_crm.ui.pages.key_button import KeyButton
from ipo_crm.ui.pages.meeting_fields import Faces
from ipo_crm.ui.pages.talk_draft import TalkDraft, report_of
from ipo_crm.ui.pages.talk_effects import Known, agenda_line, effects
from ipo_crm.ui.pages.talk_facts import TalkFacts
from ipo_crm.ui.pages.talk_fields import TalkFields
from ipo_crm.ui.pages.talk_request import TalkRequest, about_request, request_about
from ipo_crm.ui.pages.talk_side import TalkSide
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.chip import Chip, ChipKind

_SECONDS = 90
_WIDEST = 1000
_SPLIT = (820, 412)


class TalkForm(FormPage):
    """Opens on a TalkRequest, on the key of a meeting, on ("person", key) or on "new"; leaving keeps a draft."""

    area = "talk"
    reads = frozenset(
        {"person", "role", "organisation", "dossier", "meeting", "participant", "promise", "position", "setting"}
    )

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
        super().__init__(QCoreApplication.translate("TalkForm", "Verslag"))
        self._meetings = meetings
        self._people = people
        self._organisations = organisations
        self._settings = settings
        faces = Faces(people, search)
        self._facts = TalkFacts(meetings, promises, people, dossiers, organisations, settings, faces)
        self._request: TalkRequest | None = None
        self._base: Meeting | None = None
        self._first = TalkDraft()
        self._known = Known(today=settings.today())
        self._seconds = 0
        self.fields = TalkFields(faces.find, settings.today)
        self.fields.sides.recall_with(faces.recall)
        self.side = TalkSide()
        self._timer = Chip("", ChipKind.DONE, "clock")
        self._main = KeyButton(self.tr("Vastleggen"), "Ctrl+Enter")
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._fill()
        self._listen()

    @property
    def draft(self) -> TalkDraft:
        """What stands in the form."""
        return self.fields.draft(self._base, self.side.settled)

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
            self._read_around(self.draft)

    @override
    def show_record(self, key: object) -> None:
        self._turn_to(self._facts.meant(key))

    @override
    def resume(self, form: FormRef) -> None:
        self._turn_to(request_about(form.about[0]))

    @override
    def values(self) -> Mapping[str, Any]:
        return talk_kept.values(self.fields, self.draft)

    @override
    def put_values(self, values: Mapping[str, Any]) -> None:
        self._read_around(talk_kept.put(self.fields, self.draft, values))

    @override
    def called(self) -> str:
        return self.record_name

    @override
    def start_again(self) -> None:
        if self._request is not None:
            self._begin(self._request)

    def commit(self, *, go_on: bool = False) -> None:
        """Keep the report, and then go back to the list or on to the next talk."""
        if self._refused():
            return
        step = self.tr("Volgende stap: %1")
        report = report_of(self.draft, self._known.today, self._people.read_name, step)
        try:
            change = self._meetings.record_talk(report)
        except NotYetHeldError as error:
            self.fields.basics.refuse_moment(str(error))
            self.fields.basics.when.setFocus()
            return
        except (UserError, StoreError) as error:
            self.bar.tell(str(error))
            return
        key = report.meeting.id or MeetingId(change.only("meeting"))
        self.half.end()
        self._request = None
        self.note(change, undoable=change.deed_id is not None)
        if go_on:
            self._begin(self._facts.following())
        else:
            self.go("meetings", key)

    def leave(self) -> None:
        """Go back to the list and keep what was typed for when one comes back."""
        meeting = self._base
        self.half.keep()
        if self.half.draft() is not None:
            self.say(self.tr("Het concept blijft bewaard tot u verder gaat."))
        self._request = None
        self.go("meetings", meeting.id if meeting is not None else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "#":
            self.fields.dossiers.open()
        elif event.text() == "@":
            self.fields.sides.theirs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    @override
    def first(self) -> QWidget:
        return self.fields.reaction if self.fields.sides.theirs.picks else self.fields.sides.theirs

    def _begin(self, request: TalkRequest) -> None:
        self.bar.tell("")
        refusal = ""
        try:
            draft = self._facts.fresh_draft(request)
        except UserError as error:
            refusal, request = str(error), TalkRequest()
            draft = self._facts.fresh_draft(request)
        self._request = request
        self._base = draft.base
        self._seconds = 0
        self._show_clock()
        self.fields.show_draft(draft)
        self._read_around(draft)
        self._first = self.draft
        self.bring_back(about_request(request), edits=draft.base is not None)
        if refusal:
            self.bar.tell(refusal)
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_around(self, draft: TalkDraft) -> None:
        """Read what hangs on who is there: earlier positions, open promises, an address."""
        self._known = known = self._facts.known(draft)
        self.fields.show_stances(draft.dossiers, known.dossiers, known.before, draft)
        self.side.show_open(self._facts.open_promises(draft), draft.settled, known.today)
        self._think()

    def _think(self) -> None:
        """Say what keeping this would do."""
        self.tell_typed()
        draft = self.draft
        behalf = self.fields.basics.behalf.currentText() if draft.on_behalf_of is not None else ""
        known = replace(self._known, behalf=behalf)
        self.side.show_effects(effects(draft, known))
        self.side.show_agenda(agenda_line(draft, known))
        whom = draft.theirs[0].name if draft.theirs else self.tr("nieuw gesprek")
        moment = draft.when
        day = f"{WEEKDAYS[moment.day.weekday()]} {write_day(moment.day, weekday=False, year=False)}" if moment else ""
        self.head.set_subtitle(", ".join(part for part in (whom, day) if part))
        self.set_record(self.tr("Verslag %1").replace("%1", whom), self._request)
        self._main.setEnabled(self._sound())

    def _sound(self) -> bool:
        fields = self.fields
        dates = fields.by_them.valid and fields.by_us.valid and fields.next_step.valid
        return dates and not fields.basics.problem and not fields.sides.problem

    def _refused(self) -> bool:
        """Say beside the field what lacks, and go there."""
        draft, fields = self.draft, self.fields
        if not draft.theirs:
            fields.sides.refuse(self.tr("Noem met wie er gesproken is."))
            fields.sides.theirs.setFocus()
        elif draft.when is None:
            fields.basics.refuse_moment(self.tr("Schrijf wanneer het was, bijvoorbeeld vandaag 14:00 of di 3 juni."))
            fields.basics.when.setFocus()
        elif self._sound():
            return False
        self._main.setEnabled(False)
        return True

    def _turn_to(self, wanted: TalkRequest) -> None:
        if wanted != self._request:
            if self._request is not None:
                self.half.keep()
            self._begin(wanted)

    def _take_sides(self) -> None:
        self._read_around(self.draft)

    def _toggle_dossier(self, key: int, on: bool) -> None:
        rest = [each for each in self.fields.linked if each != key]
        draft = self.draft
        stances = tuple(taken for taken in draft.stances if on or taken.dossier_id != key)
        linked = (*rest, DossierId(key)) if on else tuple(rest)
        self._read_around(replace(draft, dossiers=linked, stances=stances))

    def _make_dossier(self, title: str) -> None:
        change = self._facts.make_dossier(title)
        self.note(change, undoable=True)
        self._toggle_dossier(change.only("dossier"), on=True)

    def _tick(self) -> None:
        self._seconds += 1
        self._show_clock()

    def _show_clock(self) -> None:
        kind = ChipKind.DONE if self._seconds <= _SECONDS else ChipKind.NEUTRAL
        minutes, seconds = divmod(self._seconds, 60)
        self._timer.set_chip(self.tr("%1 van 1:30").replace("%1", f"{minutes}:{seconds:02}"), kind)
        self._timer.show()

    def _listen(self) -> None:
        self.fields.changed.connect(self._think)
        for signal in talk_kept.typing(self.fields):
            signal.connect(self.tell_typed)
        self.fields.sides_changed.connect(self._take_sides)
        self.fields.dossier_toggled.connect(self._toggle_dossier)
        self.fields.dossier_wanted.connect(self._make_dossier)
        self.side.ticked.connect(self._think)
        self.side.copied.connect(lambda: self.say(self.tr("De regel voor de openbare agenda staat op het klembord.")))

    def _fill(self) -> None:
        later = Button(self.tr("Later"))
        later.setToolTip(self.tr("Terug naar de lijst; het concept blijft staan (Esc)"))
        later.clicked.connect(lambda _checked=False: self.leave())
        self._main.clicked.connect(lambda _checked=False: self.commit())
        self.lay_out(self.fields, self.side, self._timer, later, self._main)
        self.bind(
            (self.tr("Verslag &vastleggen"), ("Ctrl+Return", "Ctrl+Enter"), self.commit),
            (
                self.tr("Vastleggen en v&olgende"),
                ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
                lambda: self.commit(go_on=True),
            ),
            (self.tr("Verslag &later afmaken"), (), self.leave),
            (self.tr("&Indruk schrijven"), ("Alt+I",), self.fields.show_impression),
            (self.tr("&Nieuw voor ons"), ("Alt+N",), self.fields.learned.setFocus),
        )
