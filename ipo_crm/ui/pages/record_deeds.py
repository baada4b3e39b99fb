"""What the pages of people and organisations do alike: notes, labels, promises, the ledger and the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.ids import ActorRef, DossierId, PromiseId, RecordRef
from ipo_crm.domain.notes import Named, NoteMention
from ipo_crm.domain.positions import Position
from ipo_crm.domain.promises import Outcome
from ipo_crm.domain.tags import Tag
from ipo_crm.services.access import Access
from ipo_crm.services.history import History
from ipo_crm.services.notes import Notes
from ipo_crm.services.positions import Positions
from ipo_crm.services.promises import Promises
from ipo_crm.services.tags import Tags
from ipo_crm.ui.history_panel import HistoryPanel
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.label_row import LabelSteps
from ipo_crm.ui.pages.note_pane import NotePane, NoteSteps
from ipo_crm.ui.pages.talk_rows import TalkSteps

AREAS = {
    "person": "people",
    "organisation": "organisations",
    "dossier": "dossiers",
    "meeting": "meetings",
    "coalition": "coalitions",
}
"""Where a record is at home."""


@dataclass(frozen=True, kw_only=True)
class RecordServices:
    """The services behind a record beside its list."""

    history: History
    notes: Notes
    tags: Tags
    positions: Positions
    promises: Promises
    access: Access


class RecordDeeds:
    """Does the deeds for one page and tells the window of each, so that it can be undone from the toast."""

    def __init__(self, page: Page, area: str, services: RecordServices) -> None:
        self._page, self._area, self._services = page, area, services
        self.talk_steps = TalkSteps(
            settle=self._settle,
            postpone=self._postpone,
            open_meeting=lambda key: page.go("meetings", key),
            open_record=self.open_record,
        )
        self._note_steps = NoteSteps(
            area=area,
            put=lambda ref, text: page.note(services.notes.put(ref, text), undoable=True),
            names=services.notes.names,
            offers=services.notes.offers,
            follow=self._follow,
            say=page.say,
            keeping=lambda: page.keeping,
        )

    def note_pane(self, ref: RecordRef, whose: str, text: str) -> NotePane:
        """Make the notes of a record, to read and to write."""
        return NotePane(ref, whose, text, self._note_steps)

    def history_panel(self, ref: RecordRef) -> HistoryPanel:
        """Make the list of what changed in a record."""
        panel = HistoryPanel(self._services.history, lambda change: self._page.note(change, undoable=True), narrow=True)
        panel.show_record(ref)
        return panel

    def labels(self, ref: RecordRef) -> tuple[Tag, ...]:
        """Give the labels of a record, by name."""
        return self._services.tags.of(ref)

    def label_steps(self, ref: RecordRef) -> LabelSteps:
        """Give what one can do with the labels of a record."""
        tags, note = self._services.tags, self._page.note
        return LabelSteps(
            known=lambda: [row.tag.name for row in tags.rows()],
            give=lambda name: note(tags.give(name, ref), undoable=True),
            take=lambda label: note(tags.untag(label.id, [ref]), undoable=True),
            set_label_rhythm=lambda label, days: note(tags.set_rhythm(label.id, days), undoable=True),
        )

    def ledger(self, actor: ActorRef, dossier: DossierId) -> Sequence[Position]:
        """Give all that was recorded of where an actor stands on a dossier, oldest first."""
        return self._services.positions.ledger(actor, dossier)

    def mentions(self, ref: RecordRef) -> tuple[NoteMention, ...]:
        """Give whose notes name a record."""
        return self._services.notes.mentions(ref)

    def open_record(self, ref: RecordRef) -> None:
        """Show a record where it is at home."""
        if AREAS[ref.subject] == self._area:
            self._page.show_record(ref.key)
        else:
            self._page.go(AREAS[ref.subject], ref.key)

    def open_actor(self, ref: ActorRef) -> None:
        """Show a person or an organisation."""
        self.open_record(RecordRef(ref.kind.value, ref.key))

    def _follow(self, named: Named) -> None:
        self.open_record(self._services.notes.record(named))

    def _settle(self, key: PromiseId, outcome: Outcome, evidence: str) -> None:
        self._page.note(self._services.promises.settle(key, outcome, evidence), undoable=True)

    def _postpone(self, key: PromiseId, due: date) -> None:
        self._page.note(self._services.promises.postpone(key, due), undoable=True)
