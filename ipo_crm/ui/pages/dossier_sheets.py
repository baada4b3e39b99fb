"""The forms over the page of dossiers: each is made when it is first asked for, and opened for what it is about."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Message, Phase, PhaseEntry
from ipo_crm.domain.ids import (
    ActorKind,
    ActorRef,
    AskId,
    CalendarDateId,
    DossierId,
    MessageId,
    PhaseEntryId,
    RecordRef,
)
from ipo_crm.services.dossier_parts import DossierParts
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.positions import Positions
from ipo_crm.services.settings import Settings
from ipo_crm.ui.page import FormRef, Page
from ipo_crm.ui.pages.dossier_forms import PHASE, DossierForm, PhaseForm
from ipo_crm.ui.pages.dossier_part_forms import CalendarForm, MessageForm, PartDeeds, StayForm
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.stand_forms import AskDeeds, AskForm, PositionForm
from ipo_crm.ui.widgets.person_picker import Pick
from ipo_crm.ui.widgets.phase_strip import Step

_Given = ParamSpec("_Given")
_Form = TypeVar("_Form", bound=FormSheet)


class DossierSheets:
    """Opens the forms of one page; `closed` takes the keyboard back, `made` hears of a new dossier.

    `pick_of` gives an actor as the form of a position takes them, `step_of` a phase as it is in the open dossier.
    """

    def __init__(
        self,
        page: Page,
        dossiers: Dossiers,
        parts: DossierParts,
        positions: Positions,
        settings: Settings,
        *,
        closed: Callable[[], object],
        made: Callable[[Change], object],
        pick_of: Callable[[ActorRef], Pick],
        step_of: Callable[[Phase], Step],
    ) -> None:
        self._page = page
        self._dossiers, self._parts, self._positions, self._today = dossiers, parts, positions, settings.today
        self._closed, self._made = closed, made
        self._pick_of, self._step_of = pick_of, step_of

    def dossier(self, key: DossierId | None, at: str = "") -> None:
        """Open the form of a dossier at one of its facts, None for a new dossier."""
        self._dossier.open_for(key, at)

    def ask(self, dossier: DossierId, key: int = 0) -> None:
        """Open the form of an ask, 0 for a new one."""
        self._ask.open_for(dossier, AskId(key) if key else None)

    def position(self, dossier: DossierId, actor: Pick | None) -> None:
        """Open the form that adds a position, with who it is about where that is known."""
        self._position.open_for(dossier, actor)

    def message(self, dossier: DossierId, key: int = 0) -> None:
        """Open the form of a prepared sentence, 0 for a new one."""
        self._message.open_for(dossier, key)

    def date(self, dossier: DossierId, key: int = 0) -> None:
        """Open the form of a day in the calendar, 0 for a new one."""
        self._calendar.open_for(dossier, key)

    def phase(self, dossier: DossierId, phase: Phase) -> None:
        """Open the form that brings a dossier into a phase, with what is known of it."""
        stays = [each for each in self._dossiers.card(dossier).phases if each.phase is phase]
        self._phase.open_for(dossier, self._step_of(phase), stays)

    def drop(self, ref: RecordRef) -> None:
        """Delete a part of a dossier."""
        deeds: dict[str, Callable[[], Change]] = {
            "message": lambda: self._parts.drop_message(MessageId(ref.key)),
            "calendar_date": lambda: self._parts.drop_date(CalendarDateId(ref.key)),
            "ask": lambda: self._parts.drop_ask(AskId(ref.key)),
        }
        self._page.note(deeds[ref.subject](), undoable=True)

    def move(self, key: MessageId, by: int) -> None:
        """Move a prepared sentence up (below zero) or down."""
        change = self._parts.move_message(key, by)
        if change.deed_id is not None:
            self._page.note(change, undoable=True)

    def resume(self, form: FormRef) -> None:
        """Open a form for which there is a draft, over the dossier that is open."""
        dossier, key = DossierId(form.about[0].key), form.about[1].key if form.about[1:] else 0
        if form.kind.startswith(PHASE):
            self.phase(dossier, Phase(int(form.kind.removeprefix(PHASE))))
        elif form.kind == PositionForm.form_kind:
            about = form.about[1] if key else None
            self.position(dossier, self._pick_of(ActorRef(ActorKind(about.subject), key)) if about else None)
        elif form.kind == DossierForm.form_kind:
            self.dossier(dossier)
        elif key and not self._holds(dossier, form.about[1]):
            self._page.say(
                QCoreApplication.translate("DossierSheets", "Dit onderdeel van het dossier is er niet meer.")
            )
        else:
            opened: dict[str, Callable[[DossierId, int], None]] = {
                AskForm.form_kind: self.ask,
                MessageForm.form_kind: self.message,
                CalendarForm.form_kind: self.date,
                StayForm.form_kind: self._stay.open_for,
            }
            opened[form.kind](dossier, key)

    def _holds(self, dossier: DossierId, ref: RecordRef) -> bool:
        """Tell whether a part is of this dossier: its key may have been given to one of another."""
        card = self._dossiers.card(dossier)
        keys: dict[str, set[int]] = {
            "message": {each.id for each in card.messages},
            "calendar_date": {each.id for each in card.calendar},
            "ask": {each.id for each in card.asks},
            "dossier_phase": {each.id for each in card.phases},
        }
        return ref.key in keys[ref.subject]

    @cached_property
    def _dossier(self) -> DossierForm:
        return self._ready(DossierForm(self._page, self._dossiers.get, self._dossiers.put, self._made))

    @cached_property
    def _ask(self) -> AskForm:
        deeds = AskDeeds(
            read=self._dossiers.ask,
            name=self._dossiers.addressee,
            put=self._dossiers.put_ask,
            made=partial(self._page.note, undoable=True),
            drop=self._parts.drop_ask,
        )
        return self._ready(AskForm(self._page, self._today, self._positions.actors, deeds))

    @cached_property
    def _position(self) -> PositionForm:
        keep = self._told(self._positions.record)
        return self._ready(PositionForm(self._page, self._today, self._positions.actors, keep))

    @cached_property
    def _message(self) -> MessageForm:
        parts = self._parts
        deeds = PartDeeds[Message](
            read=lambda key: parts.message(MessageId(key)),
            change=parts.change_message,
            drop=lambda key: parts.drop_message(MessageId(key)),
            add=self._told(self._dossiers.add_message),
        )
        return self._ready(MessageForm(self._page, self._today, deeds, self.move))

    @cached_property
    def _calendar(self) -> CalendarForm:
        parts = self._parts
        deeds = PartDeeds(
            read=lambda key: parts.date(CalendarDateId(key)),
            change=parts.change_date,
            drop=lambda key: parts.drop_date(CalendarDateId(key)),
            add=self._told(self._dossiers.add_date),
        )
        return self._ready(CalendarForm(self._page, self._today, deeds))

    @cached_property
    def _stay(self) -> StayForm:
        parts = self._parts
        deeds = PartDeeds[PhaseEntry](
            read=lambda key: parts.phase(PhaseEntryId(key)),
            change=parts.change_phase,
            drop=lambda key: parts.drop_phase(PhaseEntryId(key)),
        )
        return self._ready(StayForm(self._page, self._today, deeds))

    @cached_property
    def _phase(self) -> PhaseForm:
        form = PhaseForm(self._page, self._today, self._told(self._dossiers.enter_phase))
        form.stay_wanted.connect(self._mend)
        return self._ready(form)

    def _mend(self, entry: PhaseEntry) -> None:
        """Go from the form of a phase to what was noted of one stay in it."""
        dossier = self._phase.dossier
        self._phase.leave()
        self._stay.open_for(dossier, entry.id)

    def _ready(self, form: _Form) -> _Form:
        form.closed.connect(self._closed)
        return form

    def _told(self, deed: Callable[_Given, Change]) -> Callable[_Given, None]:
        """Give a deed that tells the window what it changed."""

        def do(*given: _Given.args, **named: _Given.kwargs) -> None:
            self._page.note(deed(*given, **named), undoable=True)

        return do
