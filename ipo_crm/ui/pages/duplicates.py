"""Dubbelen: pairs that may be one person or organisation, and what becomes of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.counts import dotted
from ipo_crm.domain.duplicates import DuplicateRow, Lookalike
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.domain.progress import Tick
from ipo_crm.services.backups import Backups, Reason
from ipo_crm.services.duplicates import Duplicates
from ipo_crm.ui.backing_up import back_up_first
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.merge_pane import MergePane, MergeSteps
from ipo_crm.ui.pages.two_panes import TwoPanes
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.working import work

_AREAS = {ActorKind.PERSON: "people", ActorKind.ORGANISATION: "organisations"}


class DuplicatesPage(Page):
    """List of pairs and the two side by side; the record (kind, key, key) shows one pair, alike or not."""

    reads = frozenset(
        {"person", "organisation", "contact_point", "identifier", "role", "relation", "merged_record", "source"}
    )

    def __init__(self, duplicates: Duplicates, backups: Backups, lane: Lane) -> None:
        super().__init__()
        self._duplicates = duplicates
        self._backups = backups
        self._lane = lane
        self._wanted: DuplicateRow | None = None
        self._ticket: Ticket | None = None
        self._head = PageHead(self.tr("Dubbelen"))
        self._bar = MessageBar()
        self.model: RowsModel[DuplicateRow] = RowsModel(self._columns(), lambda row: (row.pair.one, row.pair.other))
        self.view = RowsView(self.model, self.tr("Mogelijke dubbelen"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.pane = MergePane(
            MergeSteps(plan=self._duplicates.plan, merge=self._merge, part=self._part, open=self._open)
        )
        back = Button(self.tr("Terug naar Gegevens"))
        back.clicked.connect(lambda _checked=False: self.go("data"))
        self._empty = EmptyState(
            "users",
            self.tr("Geen dubbelen gevonden"),
            self.tr("Personen en organisaties die op elkaar lijken komen hier te staan, met de reden erbij."),
            back,
        )
        self._panes = TwoPanes(self.view, self.pane, self.view, self.pane.merge, head=self._head)
        self._make_commands()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self._bar):
            column.addWidget(widget)
        column.addWidget(self._empty, 1)
        column.addWidget(self._panes, 1)
        self.view.picked.connect(lambda _key: self._show_chosen())
        self.view.opened.connect(lambda _key: self._enter_pane())
        self._show_rows(())

    @override
    def reload(self) -> None:
        """Read what is compared, and compare beside the window: at 20,000 people that takes seconds."""
        if self._ticket is not None:
            self._ticket.cancel()
        compare = self._duplicates.comparison()
        self._head.set_subtitle(self.tr("wordt gezocht…"))
        self._ticket = self._lane.run(lambda _ticket: compare(), self._take, owner=self)

    @override
    def show_record(self, key: object) -> None:
        """Show one pair, whether it is alike or not."""
        if isinstance(key, tuple):
            kind, one, other = key
            self._wanted = self._duplicates.pair(ActorRef(ActorKind(kind), one), ActorRef(ActorKind(kind), other))
            self._show_wanted()

    @override
    def front(self) -> QWidget:
        return self.view

    @override
    def commands(self) -> Sequence[QAction]:
        return self._commands

    def _take(self, pairs: tuple[Lookalike, ...]) -> None:
        self._ticket = None
        self._head.set_subtitle(dotted(len(pairs)) if pairs else "")
        self._show_rows(self._duplicates.rows(pairs))

    def _show_rows(self, rows: tuple[DuplicateRow, ...]) -> None:
        at = self.view.currentIndex().row()
        if self._wanted is not None and self._duplicates.are_there(self._wanted.pair):
            same = [
                row
                for row in rows
                if row.pair.one != self._wanted.pair.one or row.pair.other != self._wanted.pair.other
            ]
            rows = (self._wanted, *same)
        self.model.set_rows(rows)
        at_hand = self.focusWidget()
        waiting = bool(rows) and at_hand is not None and self._empty.isAncestorOf(at_hand)
        self._panes.setVisible(bool(rows))
        if waiting:  # what was looked for is there now
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not rows)
        if rows and self.view.key is None:
            self.view.choose(self.model.key_at(min(max(at, 0), len(rows) - 1)))
        self._show_chosen()

    def _show_wanted(self) -> None:
        self._show_rows(tuple(self.model.rows()))
        if self._wanted is not None:
            self.view.choose((self._wanted.pair.one, self._wanted.pair.other))

    def _show_chosen(self) -> None:
        row = self._chosen()
        self._panes.fill(filled=row is not None)
        for action in self._commands:
            action.setEnabled(row is not None)
        if row is None:
            return
        try:
            self.pane.show_pair(row)
        except UserError:
            self._panes.fill(filled=False)  # one of the two is gone; the list is read anew in a moment

    def _chosen(self) -> DuplicateRow | None:
        at = self.view.currentIndex().row()
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def _enter_pane(self) -> None:
        self._panes.open_detail()
        self.pane.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge(self) -> None:
        plan = self.pane.plan
        if plan is None or self._chosen() is None:
            return

        def merge(tick: Tick) -> Change:
            return self._duplicates.merge(plan.kept, plan.gone, self.pane.choices, lambda: self._back_up(tick))

        self._do(lambda: work(self, self.tr("Samenvoegen"), merge))

    def _part(self) -> None:
        row = self._chosen()
        if row is not None:
            self._do(lambda: self._duplicates.part(row.pair.one, row.pair.other))

    def _do(self, deed: Callable[[], Change | None]) -> None:
        self._bar.tell("")
        try:
            change = deed()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        if change is None:
            said = self.tr("Geannuleerd bij de reservekopie; er is niets samengevoegd.")
            self._bar.tell(said, Tone.NOTICE)
            return
        self._wanted = None
        self.note(change, undoable=True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_up(self, tick: Tick) -> None:
        """Make a back-up before a merge; that this failed is told, and does not stop it: the merge can be undone."""
        notices = back_up_first(self._backups, Reason.MERGE, tick).notices
        if notices:
            self.complain(" ".join(notices))

    def _open(self, ref: ActorRef) -> None:
        self.go(_AREAS[ref.kind], ref.key)

    def _make_commands(self) -> None:
        self._commands: list[QAction] = []
        for text, keys, act in (
            (self.tr("Samenvoegen"), "Ctrl+Return", self._merge),
            (self.tr("Geen dubbele"), "Ctrl+D", self._part),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
            self._commands.append(action)

    def _columns(self) -> tuple[Column[DuplicateRow], ...]:
        return (
            Column(title=self.tr("Naam"), text=lambda row: row.one, width=190, tool_tip=lambda row: row.one_detail),
            Column(
                title=self.tr("Lijkt op"), text=lambda row: row.other, width=190, tool_tip=lambda row: row.other_detail
            ),
            Column(
                title=self.tr("Waarom"),
                text=lambda row: ", ".join(row.pair.reasons),
                stretch=True,
                role=TextRole.MUTED,
                tool_tip=lambda row: ", ".join(row.pair.reasons),
            ),
            Column(
                title=self.tr("Sterkte"),
                text=lambda row: f"{row.pair.strength} %" if row.pair.strength else "–",
                width=72,
                right=True,
                sort=lambda row: row.pair.strength,
            ),
        )
