"""Dossiers: the list of them, and one of them opened; forms lie over the right of both."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, DossierId, MeetingId, MessageId, RecordRef
from ipo_crm.domain.positions import Standing
from ipo_crm.domain.suspects import Suspects
from ipo_crm.domain.votes import Tally
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.dossier_parts import DossierParts
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.positions import Positions
from ipo_crm.services.settings import Settings
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import FILTER, FormRef, Page
from ipo_crm.ui.pages.dossier_list import DossierList
from ipo_crm.ui.pages.dossier_page import DossierView
from ipo_crm.ui.pages.dossier_sheets import DossierSheets
from ipo_crm.ui.pages.form_sheet import refresh_sheets
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.person_picker import Pick


class DossiersPage(Page):
    """Opens a dossier from its list, hands the deeds on, and has the suspects thought out on a lane."""

    reads = frozenset(
        {
            "dossier",
            "dossier_phase",
            "message",
            "calendar_date",
            "ask",
            "allocation",
            "position",
            "seats",
            "organisation",
            "person",
            "role",
            "relation",
            "coalition",
            "coalition_member",
            "meeting",
            "participant",
            "meeting_dossier",
            "setting",
            "source",
        }
    )

    def __init__(
        self,
        dossiers: Dossiers,
        parts: DossierParts,
        positions: Positions,
        coalitions: Coalitions,
        meetings: Meetings,
        settings: Settings,
        seats: Callable[[DossierId], tuple[Tally, ...]],
        brief: Callable[[MeetingId], object],
        lane: Lane | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__()
        self._dossiers = dossiers
        self._coalitions = coalitions
        self._meetings = meetings
        self._settings = settings
        self._seats = seats
        self._brief = brief
        self._lane = lane or Lane(self)
        self._card: DossierCard | None = None
        self._questions = 0
        self._came_from: RecordRef | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)  # the dossier is painted before its network is read
        self._soon.timeout.connect(self._think_of_suspects)
        self.list = DossierList(settings.today, shelf or Shelf())
        self.view = DossierView()
        self.sheets = DossierSheets(
            self,
            dossiers,
            parts,
            positions,
            settings,
            closed=self._focus_front,
            made=self._enter_new,
            pick_of=self._pick_of,
            step_of=lambda phase: self.view.strip.steps[phase - 1],
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._actions = self._make_actions()
        self._connect()
        self._go_to_list()

    @override
    def reload(self) -> None:
        self.list.show_rows(self._dossiers.rows())
        if self._card is not None:
            try:
                self._show(self._card.dossier.id)
            except UserError:  # the dossier was deleted, or its making was undone
                self._go_to_list()
        refresh_sheets(self)

    @override
    def show_record(self, key: object) -> None:
        """Open a dossier by its key; "new" opens the form for another one, FILTER with a text narrows the list."""
        if key == "new":
            self.sheets.dossier(None)
        elif isinstance(key, tuple) and key[0] == FILTER:
            self.show_home()
            self.list.table.bar.put(str(key[1]))
        elif isinstance(key, int):
            self._enter(DossierId(key))

    @override
    def resume(self, form: FormRef) -> None:
        key = DossierId(form.about[0].key)
        if not key:
            self.sheets.dossier(None)
            return
        self._enter(key)
        self.sheets.resume(form)

    @override
    def show_home(self) -> None:
        if self._card is not None:
            self._go_to_list()

    @override
    def commands(self) -> list[QAction]:
        return [*self._actions, self.view.fold.command, *self.list.table.commands]

    def _connect(self) -> None:
        self.list.opened.connect(self._enter)
        self.list.new_wanted.connect(self._ask_new)
        self.list.table.noted.connect(partial(self.note, undoable=True))
        self.list.table.said.connect(self.say)
        view = self.view
        view.left.connect(self._go_to_list)
        view.coalitions_wanted.connect(self._go_to_coalitions)
        view.position_wanted.connect(lambda: self._ask_position(None))
        view.brief_wanted.connect(self._ask_brief)
        view.phase_wanted.connect(self._ask_phase)
        view.actor_opened.connect(self._open_actor)
        view.side.ask_wanted.connect(self._ask_ask)
        view.side.edit_wanted.connect(self._ask_edit)
        view.side.message_wanted.connect(self._ask_message)
        view.side.date_wanted.connect(self._ask_date)
        view.side.drop_wanted.connect(self.sheets.drop)
        view.side.move_wanted.connect(lambda ref, by: self.sheets.move(MessageId(ref.key), by))

    def _make_actions(self) -> list[QAction]:
        """Make the commands of the menu; those of one letter and Del work in lists and on the map only."""
        rows: list[QWidget] = [self.list.rows]
        field: list[QWidget] = [self.view.field.map, self.view.field.table, self.view.strip]
        find = QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash = QShortcut(QKeySequence("/"), self.list.rows, context=Qt.ShortcutContext.WidgetShortcut)
        for way in (find, slash):
            way.activated.connect(self.list.table.focus_filter)
        return [
            self._action(self.tr("&Nieuw dossier"), self._ask_new),
            self._action(self.tr("Dossier &wijzigen"), self._ask_edit, "F2"),
            self._action(self.tr("&Positie vastleggen"), self._ask_position_of_current, "P", field),
            self._action(self.tr("&Inzet toevoegen"), lambda: self._ask_ask(None)),
            self._action(self.tr("&Boodschap toevoegen"), self._ask_message),
            self._action(self.tr("&Datum toevoegen"), self._ask_date),
            self._action(self.tr("B&riefing voor het eerstvolgende gesprek"), self._ask_brief, "B", [*field, *rows]),
            self._action(self.tr("Krachtenveld als k&aart"), lambda: self._show_field(0), "M", field),
            self._action(self.tr("Krachtenveld als &tabel"), lambda: self._show_field(1), "Ctrl+T"),
            self._action(self.tr("&Geschiedenis"), self._open_history),
            self._action(self.tr("Dossier &verwijderen"), self._drop, "Del", rows),
        ]

    def _action(self, text: str, act: Callable[[], object], keys: str = "", places: Sequence[QWidget] = ()) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: act())
        action.setShortcut(QKeySequence(keys))
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetShortcut if places else context.WidgetWithChildrenShortcut)
        for place in places or (self,):
            place.addAction(action)
        return action

    def _enter(self, key: DossierId) -> None:
        """Open a dossier and put the focus on its map."""
        self._show(key)
        self._stack.setCurrentWidget(self.view)
        self._focus_front()

    def _focus_front(self) -> None:
        """Put the keyboard where the work is: in the list, on the row one came from, or in the field of forces."""
        ref, self._came_from = self._came_from, None
        if ref is None or self._card is None or not self.view.side.take_focus(ref):
            self.front().setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def front(self) -> QWidget:
        return self.list.rows if self._card is None else self.view.field.front

    def _show(self, key: DossierId) -> None:
        card = self._dossiers.card(key)
        if self._card is None or self._card.dossier.id != key:
            self.view.show_suspects(frozenset())
        self._card = card
        self.view.show_card(card, self._seats(key), self._settings.today())
        now = self.view.present
        self.view.show_instruments(self._dossiers.instruments(now.phase) if now else ())
        self.view.offer_brief(possible=self._meetings.next_talk_on(key) is not None)
        self.set_record(card.dossier.title, key)
        self._soon.start()

    def _think_of_suspects(self) -> None:
        """Rank the latest coalition of the dossier on the lane; only the answer to the last question counts."""
        self._questions += 1
        rows = self._card.coalitions if self._card is not None else ()
        latest = next((row.id for row in rows if row.members > 1), None)
        if latest is None:
            self.view.show_suspects(frozenset())
            return
        think = self._coalitions.prepare_suspects(latest)
        self._lane.run(lambda _ticket: think(), partial(self._take_suspects, self._questions), owner=self)

    def _take_suspects(self, question: int, suspects: Suspects) -> None:
        if question == self._questions:
            self.view.show_suspects(frozenset(row.actor for row in suspects.highlighted))

    def _go_to_list(self) -> None:
        left = self._card.dossier.id if self._card else None
        self._card = None
        self._questions += 1
        self._stack.setCurrentWidget(self.list)
        if left is not None:
            self.list.table.choose(left)
        self.set_record("")
        self._focus_front()

    def _go_to_coalitions(self) -> None:
        if self._card is not None:
            self.go("coalitions", ("dossier", self._card.dossier.id))

    def _open_actor(self, actor: ActorRef) -> None:
        self.go("people" if actor.is_person else "organisations", actor.key)

    def _show_field(self, at: int) -> None:
        if self._card is not None:
            self.view.field.view(at)
            self._focus_front()

    def _chosen(self) -> DossierId | None:
        """Give the dossier that is open, or else current in the list; say so where there is none."""
        key = self._card.dossier.id if self._card is not None else self.list.key
        if key is None:
            self.say(self.tr("Kies eerst een dossier."))
        return key

    def _ask_new(self) -> None:
        self.sheets.dossier(None)

    def _ask_edit(self, at: str = "") -> None:
        if (key := self._chosen()) is not None:
            self.sheets.dossier(key, at)

    def _ask_phase(self, phase: Phase) -> None:
        if self._card is not None:
            self.sheets.phase(self._card.dossier.id, phase)

    def _ask_ask(self, ref: RecordRef | None) -> None:
        self._ask_part(ref, self.sheets.ask)

    def _ask_message(self, ref: RecordRef | None = None) -> None:
        self._ask_part(ref, self.sheets.message)

    def _ask_date(self, ref: RecordRef | None = None) -> None:
        self._ask_part(ref, self.sheets.date)

    def _ask_part(self, ref: RecordRef | None, open_for: Callable[[DossierId, int], object]) -> None:
        """Open the form of a part, None for one to be added; the keyboard comes back to its row."""
        if (key := self._chosen()) is not None:
            self._came_from = ref
            open_for(key, ref.key if ref is not None else 0)

    def _ask_position(self, actor: Pick | None) -> None:
        if (key := self._chosen()) is not None:
            self.sheets.position(key, actor)

    def _ask_position_of_current(self) -> None:
        """Ask where the current actor of map or table stands now."""
        field = self.view.field
        standing = field.standing_of(field.actor) if field.actor is not None and self._card is not None else None
        self._ask_position(_pick(standing) if standing else None)

    def _pick_of(self, actor: ActorRef) -> Pick:
        """Give an actor as the form for a position takes them; the draft knows the name of one that stands nowhere."""
        standing = self.view.field.standing_of(actor)
        return _pick(standing) if standing is not None else Pick(key=actor, name="")

    def _ask_brief(self) -> None:
        if (key := self._chosen()) is None:
            return
        talk = self._meetings.next_talk_on(key)
        if talk is None:
            self.say(self.tr("Er is nog geen gesprek over dit dossier gepland."))
        else:
            self._brief(talk.id)

    def _enter_new(self, change: Change) -> None:
        self.note(change, undoable=True)
        self._enter(DossierId(change.only("dossier")))

    def _open_history(self) -> None:
        if (key := self._chosen()) is not None:
            self.go("history", RecordRef("dossier", key))

    def _drop(self) -> None:
        if (key := self._chosen()) is not None:
            self.note(self._dossiers.drop(key), undoable=True)


def _pick(standing: Standing) -> Pick:
    return Pick(key=standing.actor, name=standing.name, sector=standing.sector)
