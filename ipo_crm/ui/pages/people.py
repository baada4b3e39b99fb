"""Personen: find one of hundreds, and see all that counts about them beside the list."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import (
    NEW,
    ActorKind,
    DossierId,
    PersonId,
    RecordRef,
    RoleId,
    person_ref,
)
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import PersonRow, RoleLine
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.duplicates import Duplicates
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.positions import Positions
from ipo_crm.services.settings import Settings
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.page import FILTER, FormRef, Page, TalkAbout
from ipo_crm.ui.pages import note_pane
from ipo_crm.ui.pages.bulk_pane import SideStack
from ipo_crm.ui.pages.bulk_people import BulkPeople
from ipo_crm.ui.pages.form_sheet import refresh_sheets
from ipo_crm.ui.pages.ledger_form import LedgerForm
from ipo_crm.ui.pages.page_keys import bind_keys
from ipo_crm.ui.pages.people_list import PeopleList
from ipo_crm.ui.pages.person_detail import NOTES, HeadSteps, PersonDetail
from ipo_crm.ui.pages.person_form import PersonForm, PersonSteps
from ipo_crm.ui.pages.person_sections import Shown, Steps
from ipo_crm.ui.pages.privacy_deeds import PrivacyDeeds
from ipo_crm.ui.pages.record_deeds import RecordDeeds, RecordServices
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.pages.role_form import RoleForm
from ipo_crm.ui.pages.two_panes import TwoPanes
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.page_head import PageHead

ADD = "new"
"""The record to ask for where a person is to be added."""


class PeoplePage(Page):
    """List and detail; the record ADD opens the form for a new person.

    `brief` opens the briefing of a talk about a person, `report` the form for a talk with a person.
    """

    reads = frozenset(
        {
            "person",
            "contact_point",
            "role",
            "organisation",
            "relation",
            "dossier",
            "meeting",
            "meeting_dossier",
            "participant",
            "promise",
            "position",
            "source",
            "setting",
            "tag",
            "tagging",
        }
    )

    def __init__(
        self,
        people: People,
        dossiers: Dossiers,
        positions: Positions,
        meetings: Meetings,
        settings: Settings,
        brief: Callable[[TalkAbout], object],
        report: Callable[[PersonId], object],
        organisations: Organisations,
        duplicates: Duplicates,
        beside: RecordServices,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__()
        self._people = people
        self._deeds = RecordDeeds(self, "people", beside)
        self._privacy = PrivacyDeeds(self, people, beside.access, settings.today)
        self._blocked_too = False
        self._today = date.min
        self._dossiers = dossiers
        self._meetings = meetings
        self._settings = settings
        self._brief = brief
        self._report = report
        self._dossier: DossierId | None = None
        self._dossier_chosen = False
        self._subjects: tuple[DossierName, ...] = ()
        self._shown: Shown | None = None
        self._talk: MeetingRow | None = None
        self._head = PageHead(self.tr("Personen"))
        self._make_commands()
        self.list = PeopleList(self._nobody(), people.choices, shelf or Shelf())
        self.detail = PersonDetail(
            HeadSteps(brief=self._open_briefing, report=self._open_report, more=self._more),
            self._steps(),
            self._privacy,
        )
        self._organisations, self._duplicates, self._positions = organisations, duplicates, positions
        self._note_deed = partial(self.note, undoable=True)
        self._side = SideStack(self.detail, self.detail.tabs, lambda: self.bulk)
        self._panes = TwoPanes(self.list, self._side, self.list.view, self._side, head=self._head)
        self._lay_out()
        self.list.view.picked.connect(lambda _key: self._show_chosen())
        self.list.view.selection_changed.connect(self._follow_selection)
        self.list.view.opened.connect(lambda _key: self._panes.open_detail())
        self.detail.left.connect(self._panes.back)
        self.list.dossier_wanted.connect(self._follow_dossier)
        self.list.filtered.connect(self._follow_filter)
        self.list.noted.connect(lambda change: self.note(change, undoable=True))
        self.list.said.connect(self.say)

    # The forms and the pane for several are made when they are first asked for: most visits to the page need none.

    @cached_property
    def bulk(self) -> BulkPeople:
        """The pane for several people."""
        bulk = BulkPeople(self._people.many, self._settings.today, self._note_deed, self._merge)
        bulk.left.connect(self._panes.back)
        return bulk

    @cached_property
    def person_form(self) -> PersonForm:
        """The form for a person."""
        steps = PersonSteps(show=self.show_record, merge=self._merge)
        today = self._settings.today
        form = PersonForm(self, self._people, self._duplicates, today, self._note_deed, steps, self._organisations)
        form.closed.connect(self._panes.take_focus)
        return form

    @cached_property
    def role_form(self) -> RoleForm:
        """The form for a role."""
        form = RoleForm(self, self._people, self._organisations, self._settings.today, self._note_deed)
        form.closed.connect(self._panes.take_focus)
        return form

    @cached_property
    def ledger_form(self) -> LedgerForm:
        """The form for a position."""
        form = LedgerForm(self, self._positions, self._dossiers, self._settings.today, self._note_deed)
        form.closed.connect(self._panes.take_focus)
        return form

    @override
    def reload(self) -> None:
        self._today = today = self._settings.today()
        dossiers = self._dossiers.names()
        if self._dossier not in [row.id for row in dossiers]:
            self._dossier = None if self._dossier_chosen else self._dossiers.busiest()
        at = self.list.view.currentIndex().row()
        self._subjects = dossiers
        with QSignalBlocker(self.list.view):  # who is chosen in the end is shown once
            self.list.show_rows(
                self._people.keys(blocked=self._blocked_too), self._read, dossiers, self._dossier, today
            )
            self._choose_near(at)
        self._say_all()

    @override
    def refresh(self, change: Change) -> None:
        touched = self._people.touched(change)
        if touched is None or self._settings.today() != self._today:
            self.reload()
            return
        at = self.list.view.currentIndex().row()
        with QSignalBlocker(self.list.view):
            self.list.refresh_rows(self._keys_after(change), touched)
            self._choose_near(at)
        self._say_all()

    @override
    def show_record(self, key: object) -> None:
        if key == ADD:
            self.add_person()
        elif isinstance(key, tuple) and key[0] == ADD:
            self.add_person(str(key[1]))
        elif isinstance(key, tuple) and key[0] == FILTER:
            self.list.bar.put(str(key[1]))
        elif isinstance(key, int):
            self._list_blocked(PersonId(key))
            if self.list.choose(PersonId(key)):
                self._panes.reveal()
            else:
                self.say(self.tr("Deze persoon is er niet meer."))

    @override
    def show_home(self) -> None:
        """Give the list as it is by itself: without who objected to being kept."""
        if self._blocked_too:
            self._blocked_too = False
            self.reload()

    @override
    def resume(self, form: FormRef) -> None:
        person = PersonId(form.about[0].key)
        if person:
            self.show_record(person)
        if form.kind == note_pane.KIND:
            self.detail.write_note(NOTES)
        elif form.kind == self.person_form.form_kind:
            self.person_form.begin(person)
        elif form.kind == self.role_form.form_kind:
            self.role_form.begin((person, RoleId(form.about[1].key)))
        elif form.kind == self.ledger_form.form_kind and self._shown is not None:
            whom = self._shown.card.person.name.short
            self.ledger_form.open_for(person_ref(person), whom, DossierId(form.about[1].key) or None)

    @override
    def front(self) -> QWidget:
        return self.list.view

    @override
    def commands(self) -> Sequence[QAction]:
        return (*self._commands, *self.list.commands)

    def _keys_after(self, change: Change) -> list[PersonId]:
        """Give who is in the list; asked of the file only where somebody came, went or is called otherwise."""
        named = change.touched.get("person", frozenset())
        lines = self._people.lines(named) if named else {}
        moved = [key for key in named if not self.list.has_in_place(key, lines.get(key))]
        if len(moved) > 1:
            return self._people.keys(blocked=self._blocked_too)
        keys = self.list.keys
        for key in map(PersonId, moved):
            row, keys = lines.get(key), [each for each in keys if each != key]
            if row is not None and (self._blocked_too or not row.blocked):
                below = self._people.below(key, blocked=self._blocked_too)
                keys.insert(len(keys) if below is None else keys.index(below), key)
        return keys

    def _say_all(self) -> None:
        """Show what stands around the list as it is now."""
        self._say_count()
        self._show_chosen()
        self._follow_selection()
        refresh_sheets(self)

    def _read(self, keys: Sequence[PersonId], more: bool) -> Sequence[PersonRow]:
        """Read some lines of the list; who was deleted under it stands there empty until it is read anew."""
        found = self._people.lines(keys, dossier=self._dossier, more=more)
        return tuple(found.get(key) or PersonRow(id=key, name=PersonName()) for key in keys)

    def _merge(self, known: int, fresh: int) -> None:
        self.go("duplicates", (ActorKind.PERSON.value, known, fresh))

    def add_person(self, called: str = "") -> None:
        """Open the form for a new person, with what somebody is called where that was typed elsewhere."""
        self.person_form.begin(PersonId(NEW))
        if called:
            self.person_form.write(called)

    @property
    def chosen(self) -> PersonId | None:
        """The person in the detail."""
        return None if self._shown is None else self._shown.card.person.id

    def _follow_selection(self) -> None:
        """Show the pane for several where several are chosen."""
        self._side.follow(self.list.view.keys())
        self.list.say_keys(several=self._side.several)
        self._name_chosen()

    def _name_chosen(self) -> None:
        """Give the title who is chosen, or how many."""
        person = None if self._shown is None else self._shown.card.person
        name = "" if person is None else person.name.full
        self.set_record(self.bulk.called if self._side.several else name, self.chosen)

    def _show_chosen(self) -> None:
        """Show the person on whom the list stands."""
        key = self.list.view.key
        self._panes.fill(filled=key is not None)
        for action in self._of_person:
            action.setEnabled(key is not None)
        if not isinstance(key, int):
            self._shown, self._talk = None, None
            self._privacy.show(None)
            self._name_chosen()
            return
        card = self._people.card(PersonId(key))
        self._shown = Shown(card=card, dossiers=self._subjects, today=self._settings.today())
        self._talk = self._meetings.next_talk_with(PersonId(key)) or _last_held(card.meetings)
        self._briefing.setEnabled(self._talk is not None)
        self.detail.show_card(self._shown, self._talk)
        self._name_chosen()

    def _follow_dossier(self, dossier: DossierId | None) -> None:
        self._dossier, self._dossier_chosen = dossier, True
        self.reload()

    def _follow_filter(self) -> None:
        self._say_count()
        self._stay_near(0)

    def _say_count(self) -> None:
        self._head.set_subtitle(self.list.count_words())

    def _stay_near(self, at: int) -> None:
        """Choose the person on a place of the list where nobody is chosen, and show who is chosen."""
        if not self._choose_near(at) and self.chosen != self.list.view.key:
            self._show_chosen()

    def _choose_near(self, at: int) -> bool:
        """Choose the person on a place of the list where nobody is chosen; tell whether somebody was."""
        count = self.list.model.rowCount()
        if self.list.view.key is not None or not count:
            return False
        return self.list.view.choose(self.list.model.key_at(min(max(at, 0), count - 1)))

    def _open_briefing(self) -> None:
        if self._talk is not None and self.chosen is not None:
            self._brief(TalkAbout(self._talk.id, self.chosen))

    def _open_report(self) -> None:
        if self.chosen is not None:
            self._report(self.chosen)

    def _edit_person(self) -> None:
        if self._side.several:
            self._panes.open_detail()
        elif self.chosen is not None:
            self.person_form.begin(self.chosen)

    def _edit_role(self, line: RoleLine | None = None) -> None:
        if self.chosen is not None:
            self.role_form.begin((self.chosen, RoleId(NEW) if line is None else line.role.id))

    def _take_position(self, dossier: DossierId | None = None) -> None:
        if self._shown is not None:
            person = self._shown.card.person
            self.ledger_form.open_for(person_ref(person.id), person.name.short, dossier or self._dossier)

    def _open_history(self) -> None:
        if self.chosen is not None:
            self.go("history", RecordRef("person", self.chosen))

    def _drop(self) -> None:
        if self._side.several:
            self.bulk.drop()
            self.list.take_focus()
        elif self.chosen is not None:
            self.note(self._people.drop(self.chosen), undoable=True)
            self._panes.take_focus()

    def _set_rhythm(self, days: int | None) -> None:
        if self.chosen is not None:
            self.note(self._people.set_rhythm(self.chosen, days), undoable=True)

    def _list_blocked(self, key: PersonId) -> None:
        """Have who objected to being kept in the list from when somebody asked for one of them by name."""
        found = None if self._blocked_too else self._people.get(key)
        if found is not None and found.blocked_on is not None:
            self._blocked_too = True
            self.reload()

    def _steps(self) -> Steps:
        return Steps(
            edit_role=self._edit_role,
            take_position=self._take_position,
            set_rhythm=self._set_rhythm,
            open_network=lambda: self.go("coalitions"),
            deeds=self._deeds,
        )

    def _make_commands(self) -> None:
        """Make the commands once."""
        self._filter = self._command(self.tr("Personen &filteren"), self._focus_filter, "Ctrl+F", "funnel")
        self._briefing = self._command(self.tr("&Briefing maken"), self._open_briefing, "B", "file-text")
        self._of_person = (
            self._briefing,
            self._command(self.tr("&Verslag van een gesprek"), self._open_report, "G", "message-square-plus"),
            self._command(self.tr("&Positie vastleggen"), self._take_position, "P", "scale"),
            self._command(self.tr("&Rol toevoegen"), self._edit_role, "", "building-2"),
            self._command(self.tr("Persoon &wijzigen"), self._edit_person, "F2", "pencil"),
            self._command(self.tr("&Geschiedenis"), self._open_history, "", "history"),
            self._command(self.tr("Persoon verwij&deren"), self._drop, "Del", "trash-2"),
        )
        self._commands = (self._filter, *self._of_person, *self._privacy.actions)
        self._more = (*self._of_person[2:], *self._privacy.actions)

    def _command(self, text: str, run: Callable[[], object], keys: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: run())
        action.setShortcut(QKeySequence(keys))
        set_icon(action, icon, tokens_of(self), "muted")
        return action

    def _focus_filter(self) -> None:
        self.list.focus_filter()

    def _nobody(self) -> EmptyState:
        importing = Button(self.tr("Importeren"))
        importing.clicked.connect(lambda _checked=False: self.go("data"))
        adding = Button(self.tr("Persoon"), "plus", Kind.PRIMARY)
        adding.clicked.connect(lambda _checked=False: self.add_person())
        explanation = self.tr("Begin met een lijst die u al hebt, of voeg er één toe.")
        return EmptyState("user", self.tr("Nog geen personen"), explanation, importing, adding)

    def _lay_out(self) -> None:
        importing = Button(self.tr("Importeren"), "download")
        importing.clicked.connect(lambda _checked=False: self.go("data"))
        adding = Button(self.tr("Persoon"), "plus", Kind.PRIMARY)
        adding.clicked.connect(lambda _checked=False: self.add_person())
        self._head.add(importing)
        self._head.add(adding)
        self._bind_keys()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._panes, 1)

    def _bind_keys(self) -> None:
        self.addAction(self._filter)
        bind_keys(self._of_person, (self._head, self._panes), self.list.view, self._side)
        self._filter.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        slash = QShortcut(QKeySequence("/"), self.list.view, context=Qt.ShortcutContext.WidgetShortcut)
        slash.activated.connect(self._focus_filter)


def _last_held(meetings: Sequence[MeetingRow]) -> MeetingRow | None:
    """Give the latest talk that took place."""
    return next((row for row in meetings if row.status is MeetingStatus.HELD), None)
