"""Contactmomenten: what is planned and what was said, with the report and all that came of it beside the list."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import MeetingId, PromiseId
from ipo_crm.domain.meetings import MeetingKind, MeetingRow, MeetingStatus
from ipo_crm.domain.promises import Outcome
from ipo_crm.domain.talks import MeetingCard
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.promises import Promises
from ipo_crm.services.settings import Settings
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.page import FILTER, Page
from ipo_crm.ui.pages.meeting_pane import MeetingPane, Steps, title_of
from ipo_crm.ui.pages.meetings_list import MeetingsList
from ipo_crm.ui.pages.page_keys import bind_keys
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.pages.talk_request import TalkRequest
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.page_head import PageHead

_LIST_WIDTH = 834
_DETAIL_WIDTH = 398


class MeetingsPage(Page):
    """List and detail; opens on the key of a meeting, or on ("promise", key) at the talk it was made in."""

    reads = frozenset(
        {
            "meeting",
            "meeting_dossier",
            "participant",
            "person",
            "role",
            "organisation",
            "dossier",
            "ask",
            "position",
            "promise",
            "impression",
            "setting",
        }
    )

    def __init__(
        self,
        meetings: Meetings,
        promises: Promises,
        settings: Settings,
        brief: Callable[[MeetingId], object],
        dossiers: Dossiers | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__()
        self._dossiers = dossiers
        self._meetings = meetings
        self._promises = promises
        self._settings = settings
        self._brief = brief
        self._card: MeetingCard | None = None
        self._head = PageHead(self.tr("Contactmomenten"))
        self._make_commands()
        self.list = MeetingsList(self._none_yet(), self._dossier_names, shelf or Shelf())
        self.pane = MeetingPane(self._steps())
        self._lay_out()
        self.list.view.picked.connect(lambda _key: self._show_chosen())
        self.list.view.opened.connect(lambda _key: self._open())
        self.list.filtered.connect(self._follow_filter)
        self.list.noted.connect(self._note)
        self.list.said.connect(self.say)

    @property
    def chosen(self) -> MeetingId | None:
        """The contact moment beside the list."""
        return None if self._card is None else self._card.meeting.id

    @override
    def reload(self) -> None:
        at = self.list.view.currentIndex().row()
        coming, rest = self._meetings.keys()
        self.list.show_rows(coming, rest, self._read, self._settings.today())
        self._say_count()
        self._stay_near(at)
        self._show_chosen()

    @override
    def show_record(self, key: object) -> None:
        if isinstance(key, tuple) and key[0] == FILTER:
            self.list.bar.put(str(key[1]))
        elif isinstance(key, tuple):
            key = self._promises.get(PromiseId(key[1])).meeting_id
        if isinstance(key, int) and not self.list.choose(MeetingId(key)):
            self.say(self.tr("Dit contactmoment is er niet meer."))

    @override
    def front(self) -> QWidget:
        return self.list.view

    @override
    def commands(self) -> Sequence[QAction]:
        return (*self._commands, *self.list.commands)

    def _dossier_names(self) -> Sequence[str]:
        rows = () if self._dossiers is None else self._dossiers.names()
        return tuple(dict.fromkeys(row.label for row in rows))

    def _read(self, keys: Sequence[MeetingId], _more: bool) -> Sequence[MeetingRow]:
        """Read some lines of the list; what was deleted under it stands there empty until it is read anew."""
        found = self._meetings.lines(keys)
        return tuple(found.get(key) or _gone(key) for key in keys)

    def _show_chosen(self) -> None:
        key = self.list.view.key
        self.pane.setVisible(key is not None)
        self._card = self._meetings.card(MeetingId(key)) if isinstance(key, int) else None
        for action in self._of_meeting:
            action.setEnabled(self._card is not None)
        if self._card is None:
            self.set_record("")
            return
        self.pane.show_card(self._card, self._settings.today())
        self._briefing.setEnabled(self.pane.briefing.isEnabled())
        self._report.setEnabled(self.pane.report.isEnabled())
        self.set_record(title_of(self._card), self._card.meeting.id)

    def _follow_filter(self) -> None:
        self._say_count()
        self._stay_near(0)

    def _say_count(self) -> None:
        words = self.list.count_words()
        if words and not self.list.model.filtered:
            words = self.tr("%1, waarvan %2 komend").replace("%1", words).replace("%2", str(self.list.coming))
        self._head.set_subtitle(words)

    def _stay_near(self, at: int) -> None:
        """Choose the contact moment on a place of the list where none is chosen."""
        count = self.list.model.rowCount()
        if self.list.view.key is None and count:
            self.list.view.choose(self.list.model.key_at(min(max(at, 0), count - 1)))
        elif self.chosen != self.list.view.key:
            self._show_chosen()

    def _open(self) -> None:
        """Open the plan of what is to come, and the report of what was."""
        if self._card is not None and self._card.meeting.day > self._settings.today():
            self._edit()
        else:
            self._write_report()

    def _open_briefing(self) -> None:
        if self.chosen is not None:
            self._brief(self.chosen)

    def _write_report(self) -> None:
        if self.chosen is not None:
            self.go("talk", TalkRequest(meeting=self.chosen))

    def _edit(self) -> None:
        if self.chosen is not None:
            self.go("plan", self.chosen)

    def _call_off(self) -> None:
        """Say that a planned talk does not take place, or does after all."""
        if self._card is None:
            return
        meeting = self._card.meeting
        on = meeting.status is MeetingStatus.CANCELLED
        status = MeetingStatus.PLANNED if on else MeetingStatus.CANCELLED
        self._note(self._meetings.put(replace(meeting, status=status)))

    def _drop(self) -> None:
        if self.chosen is not None:
            self._note(self._meetings.drop(self.chosen))
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, key: PromiseId, outcome: Outcome, evidence: str) -> None:
        self._note(self._promises.settle(key, outcome, evidence))

    def _postpone(self, key: PromiseId, due: date) -> None:
        self._note(self._promises.postpone(key, due))

    def _note(self, change: Change) -> None:
        self.note(change, undoable=change.deed_id is not None)

    def _steps(self) -> Steps:
        return Steps(
            brief=self._open_briefing,
            report=self._write_report,
            edit=self._edit,
            open_person=lambda key: self.go("people", key),
            settle=self._settle,
            postpone=self._postpone,
        )

    def _make_commands(self) -> None:
        """Make the commands once."""
        self._filter = self._command(self.tr("Contactmomenten &filteren"), self._focus_filter, "Ctrl+F", "funnel")
        self._briefing = self._command(self.tr("&Briefing maken"), self._open_briefing, "B", "file-text")
        self._report = self._command(self.tr("&Verslag schrijven"), self._write_report, "G", "message-square-plus")
        self._of_meeting = (
            self._briefing,
            self._report,
            self._command(self.tr("Contactmoment wi&jzigen"), self._edit, "F2", "pencil"),
            self._command(self.tr("&Afzeggen, of toch laten doorgaan"), self._call_off, "", "circle-x"),
            self._command(self.tr("Contactmoment ver&wijderen"), self._drop, "Del", "trash-2"),
        )
        self._commands = (self._filter, *self._of_meeting)

    def _command(self, text: str, run: Callable[[], object], keys: str, icon: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: run())
        action.setShortcut(QKeySequence(keys))
        set_icon(action, icon, tokens_of(self), "muted")
        return action

    def _focus_filter(self) -> None:
        self.list.focus_filter()

    def _none_yet(self) -> EmptyState:
        report = Button(self.tr("Verslag van een gesprek"))
        report.clicked.connect(lambda _checked=False: self.go("talk", "new"))
        plan = Button(self.tr("Nieuw gesprek"), "plus", Kind.PRIMARY)
        plan.clicked.connect(lambda _checked=False: self.go("plan", "new"))
        explanation = self.tr("Plan een gesprek, of leg vast wat er al gezegd is.")
        return EmptyState("message-square", self.tr("Nog geen contactmomenten"), explanation, report, plan)

    def _lay_out(self) -> None:
        report = Button(self.tr("Verslag"), "message-square-plus")
        report.setAccessibleName(self.tr("Verslag van een gesprek dat niet gepland was"))
        report.clicked.connect(lambda _checked=False: self.go("talk", "new"))
        plan = Button(self.tr("Nieuw gesprek"), "plus", Kind.PRIMARY)
        plan.clicked.connect(lambda _checked=False: self.go("plan", "new"))
        self._head.add(report)
        self._head.add(plan)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(1)
        for widget, share, least in ((self.list, 3, 560), (self.pane, 2, 380)):
            widget.setMinimumWidth(least)
            beside.addWidget(widget)
            beside.setStretchFactor(beside.indexOf(widget), share)
        beside.setSizes([_LIST_WIDTH, _DETAIL_WIDTH])
        self._bind_keys()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(beside, 1)

    def _bind_keys(self) -> None:
        self.addAction(self._filter)
        bind_keys(self._of_meeting, (self._head, self.list, self.pane), self.list.view, self.pane)
        slash = QShortcut(QKeySequence("/"), self.list.view, context=Qt.ShortcutContext.WidgetShortcut)
        slash.activated.connect(self._focus_filter)


def _gone(key: MeetingId) -> MeetingRow:
    return MeetingRow(
        id=key,
        kind=MeetingKind.EVENT,
        status=MeetingStatus.CANCELLED,
        day=date.min,
        starts=None,
        ends=None,
        title="",
        place="",
    )
