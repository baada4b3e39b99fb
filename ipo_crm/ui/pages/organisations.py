"""Organisaties: find one, and see who works there, where it stands and with whom it joins hands."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import NEW, ActorKind, OrganisationId, RecordRef
from ipo_crm.domain.organisations import OrganisationRow
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.settings import Settings
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.page import FILTER, FormRef, Page
from ipo_crm.ui.pages import note_pane
from ipo_crm.ui.pages.bulk_pane import BulkPane, SideStack
from ipo_crm.ui.pages.bulk_people import bulk_organisations
from ipo_crm.ui.pages.form_sheet import refresh_sheets
from ipo_crm.ui.pages.organisation_detail import NOTES, OrganisationDetail, OrganisationSteps
from ipo_crm.ui.pages.organisation_form import OrganisationForm
from ipo_crm.ui.pages.organisation_sections import OrganisationParts
from ipo_crm.ui.pages.organisations_list import OrganisationsList, gone
from ipo_crm.ui.pages.page_keys import bind_keys
from ipo_crm.ui.pages.record_deeds import RecordDeeds, RecordServices
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.pages.two_panes import TwoPanes
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.page_head import PageHead

ADD = "new"
"""The record to ask for where an organisation is to be added."""


class OrganisationsPage(Page):
    """List and detail; the record ADD opens the form for a new organisation."""

    reads = frozenset(
        {
            "organisation",
            "role",
            "person",
            "position",
            "dossier",
            "coalition",
            "coalition_member",
            "meeting",
            "participant",
            "source",
            "setting",
            "promise",
            "relation",
            "seats",
            "meeting_dossier",
            "tag",
            "tagging",
        }
    )

    def __init__(
        self, organisations: Organisations, settings: Settings, beside: RecordServices, shelf: Shelf | None = None
    ) -> None:
        super().__init__()
        deeds = RecordDeeds(self, "organisations", beside)
        self._organisations = organisations
        self._settings = settings
        self._today = date.min
        self._card: OrganisationCard | None = None
        self._head = PageHead(self.tr("Organisaties"))
        self._make_commands()
        self.list = OrganisationsList(self._none(), organisations.choices, shelf or Shelf())
        self.field, self.model, self.view = self.list.field, self.list.model, self.list.view
        self.detail = OrganisationDetail(
            OrganisationSteps(
                brief=lambda key: self.go("briefing", key),
                report=lambda key: self.go("talk", ("person", key)),
                edit=self._edit,
                more=self._of_one,
                parts=OrganisationParts(
                    open_person=lambda key: self.go("people", key),
                    open_organisation=self.show_record,
                    open_dossier=lambda key: self.go("dossiers", key),
                    open_coalition=lambda key: self.go("coalitions", ("coalition", key)),
                    open_network=lambda: self.go("coalitions"),
                    deeds=deeds,
                ),
            )
        )
        self._note_deed = partial(self.note, undoable=True)
        self._side = SideStack(self.detail, self.detail.edit, lambda: self.bulk)
        self._lay_out()
        self.list.filtered.connect(self._follow_filter)
        self.list.noted.connect(lambda change: self.note(change, undoable=True))
        self.list.said.connect(self.say)
        self.view.picked.connect(lambda _key: self._show_chosen())
        self.view.selection_changed.connect(self._follow_selection)
        self.view.opened.connect(lambda _key: self._panes.open_detail())
        self.detail.left.connect(self._panes.back)
        self._bind_keys()

    @cached_property
    def form(self) -> OrganisationForm:
        """The form for an organisation, made when it is first asked for."""
        form = OrganisationForm(self, self._organisations, self._settings.today, self._note_deed, self.show_record)
        form.closed.connect(self._panes.take_focus)
        return form

    @cached_property
    def bulk(self) -> BulkPane:
        """The pane for several organisations, made when several are chosen for the first time."""
        bulk = bulk_organisations(self._organisations.many, self._note_deed, self._merge)
        bulk.left.connect(self._panes.back)
        return bulk

    @override
    def reload(self) -> None:
        self._today = self._settings.today()
        at = self.view.currentIndex().row()
        with QSignalBlocker(self.view):  # who is chosen in the end is shown once
            self.list.show_rows(self._organisations.keys(), self._read, self._today)
            self._choose_near(at)
        self._say_all()

    @override
    def refresh(self, change: Change) -> None:
        touched = self._organisations.touched(change)
        if touched is None or self._settings.today() != self._today:
            self.reload()
            return
        at = self.view.currentIndex().row()
        with QSignalBlocker(self.view):
            self.list.refresh_keys(self._organisations.keys(), touched)
            self._choose_near(at)
        self._say_all()

    @override
    def show_record(self, key: object) -> None:
        if key == ADD:
            self.form.begin(OrganisationId(NEW))
        elif isinstance(key, int):
            if self.list.choose(key):
                self._panes.reveal()
            else:
                self.say(self.tr("Deze organisatie bestaat op deze dag niet."))
        elif isinstance(key, tuple) and key[0] == FILTER:
            self.list.bar.put(str(key[1]))

    @override
    def front(self) -> QWidget:
        return self.view

    @override
    def commands(self) -> Sequence[QAction]:
        return (self._filter, *self._of_one, *self.list.commands)

    @property
    def chosen(self) -> OrganisationId | None:
        """The organisation in the detail."""
        return None if self._card is None else self._card.organisation.id

    def _say_all(self) -> None:
        """Show what stands around the list as it is now."""
        self._say_count()
        self._show_chosen()
        self._follow_selection()
        refresh_sheets(self)

    def _follow_selection(self) -> None:
        """Show the pane for several where several are chosen."""
        self._side.follow(self.view.keys())
        self.list.say_keys(several=self._side.several)
        self._name_chosen()

    def _name_chosen(self) -> None:
        """Give the title which one is chosen, or how many."""
        name = "" if self._card is None else self._card.organisation.name
        self.set_record(self.bulk.called if self._side.several else name, self.chosen)

    def _read(self, keys: Sequence[OrganisationId], more: bool) -> Sequence[OrganisationRow]:
        """Read some lines of the list; what was deleted under it stands there empty until it is read anew."""
        found = self._organisations.lines(keys, more=more)
        return tuple(found.get(key) or gone(key) for key in keys)

    def _show_chosen(self) -> None:
        key = self.view.key
        self._panes.fill(filled=key is not None)
        for action in self._of_one:
            action.setEnabled(key is not None)
        if not isinstance(key, int):
            self._card = None
            self._name_chosen()
            return
        self._card = self._organisations.card(OrganisationId(key))
        self.detail.show_card(self._card, self._today)
        self._name_chosen()

    def _follow_filter(self) -> None:
        self._say_count()
        self._stay_near(0)

    def _say_count(self) -> None:
        self._head.set_subtitle(self.list.count_words())

    def _stay_near(self, at: int) -> None:
        """Choose the organisation on a place of the list where none is chosen, and show what is chosen."""
        if not self._choose_near(at) and self.chosen != self.view.key:
            self._show_chosen()

    def _choose_near(self, at: int) -> bool:
        """Choose the organisation on a place of the list where none is chosen; tell whether one was."""
        count = self.model.rowCount()
        if self.view.key is not None or not count:
            return False
        return self.view.choose(self.model.key_at(min(max(at, 0), count - 1)))

    @override
    def resume(self, form: FormRef) -> None:
        key = OrganisationId(form.about[0].key)
        if key:
            self.show_record(key)
        if form.kind == note_pane.KIND:
            self.detail.write_note(NOTES)
        else:
            self.form.begin(key)

    def _add(self) -> None:
        self.form.begin(OrganisationId(NEW))

    def _merge(self, one: int, other: int) -> None:
        self.go("duplicates", (ActorKind.ORGANISATION.value, one, other))

    def _edit(self) -> None:
        if self._side.several:
            self._panes.open_detail()
        elif self.chosen is not None:
            self.form.begin(self.chosen)

    def _open_history(self) -> None:
        if self._card is not None:
            self.go("history", RecordRef("organisation", self._card.organisation.id))

    def _drop(self) -> None:
        if self._side.several:
            self.bulk.drop()
            self.list.take_focus()
        elif self.chosen is not None:
            self.note(self._organisations.drop(self.chosen), undoable=True)
            self._panes.take_focus()

    def _focus_filter(self) -> None:
        self.list.focus_filter()

    def _make_commands(self) -> None:
        """Make the commands once."""
        self._filter = self._command(self.tr("Organisaties &filteren"), self._focus_filter, "Ctrl+F", "funnel")
        self._of_one = (
            self._command(self.tr("Organisatie &wijzigen"), self._edit, "F2", "pencil"),
            self._command(self.tr("&Geschiedenis"), self._open_history, "", "history"),
            self._command(self.tr("Organisatie verwij&deren"), self._drop, "Del", "trash-2"),
        )

    def _command(self, text: str, run: Callable[[], object], keys: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: run())
        action.setShortcut(QKeySequence(keys))
        set_icon(action, icon, tokens_of(self), "muted")
        return action

    def _bind_keys(self) -> None:
        self.addAction(self._filter)
        bind_keys(self._of_one, (self._head, self._panes), self.view, self._side)
        slash = QShortcut(QKeySequence("/"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        slash.activated.connect(self._focus_filter)

    def _add_button(self) -> Button:
        made = Button(self.tr("Organisatie"), "plus", Kind.PRIMARY)
        made.clicked.connect(lambda _checked=False: self._add())
        return made

    def _none(self) -> EmptyState:
        importing = Button(self.tr("Importeren"))
        importing.clicked.connect(lambda _checked=False: self.go("data"))
        explanation = self.tr("Begin met de referentiegegevens onder Gegevens, of voeg er één toe.")
        return EmptyState("building-2", self.tr("Nog geen organisaties"), explanation, importing, self._add_button())

    def _lay_out(self) -> None:
        self._head.add(self._add_button())
        self._panes = TwoPanes(self.list, self._side, self.view, self._side, head=self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._panes, 1)
