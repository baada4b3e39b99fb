"""The frame of a record beside its list: the head with buttons, tabs, what stands on the tab in front, and a foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.focus import ring_inside, stops
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.history_panel import HistoryPanel
from ipo_crm.ui.pages.note_pane import NotePane
from ipo_crm.ui.pages.person_words import DOT
from ipo_crm.ui.pages.record_parts import OUTDENT, show_in, upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.labels import Label, Rule, breakable
from ipo_crm.ui.widgets.mark_view import MarkView

_MARK = 28
_WHOLE = "\u00a0"  # keeps a number on one line


class DetailFrame(QWidget):
    """Only the tab in front is made, and it stays in front from record to record.

    A subclass lays it out with `lay_out`, gives the head its words with `say_head`, and what stands on a tab in
    `sections`. While somebody writes a note it stays as it is, whatever else is read anew; and so does a tab that is
    made from the same, as `made_from` has it.
    """

    left = Signal()

    def __init__(self, tabs: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._mark = MarkView(None, size=_MARK)
        self._name = Label("", TextRole.RECORD, wrap=True)
        self._about = Label("", TextRole.MUTED, wrap=True)
        self._reach = Label("", TextRole.META, wrap=True)
        self._state = Chip("", ChipKind.LATE)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Onderdelen"))
        ring_inside(self.tabs)
        for _ in range(tabs):
            self.tabs.addTab("")
        self._scroll = upright_scroll()
        self.note: NotePane | None = None
        self._subject: object = None
        self._made: tuple[object, ...] = ()
        self._in_order = False
        self.tabs.currentChanged.connect(lambda _at: self.show_tab())

    def sections(self, tab: int) -> Sequence[QWidget]:
        """Make what stands on a tab."""
        raise NotImplementedError

    def made_from(self, _tab: int) -> object:
        """Give all that a tab is made from; None for one that reads more, and is made anew each time."""
        return None

    def ready(self) -> bool:
        """Tell whether there is a record to show."""
        raise NotImplementedError

    def show_subject(self, subject: object) -> None:
        """Show another record, or the same one as it is now; the place where one was reading stays."""
        same = subject == self._subject
        at = self._scroll.verticalScrollBar().value() if same else 0
        self._subject = subject
        if same and self.note is not None and self.note.editing:
            return
        if same and self._made and self._made == self._makings():
            return
        self.show_tab()
        self._scroll.verticalScrollBar().setValue(at)

    def say_head(
        self, *, sector: Sector | None, person: bool, name: str, about: str, reach: Sequence[str], state: str
    ) -> None:
        """Name the record; `state` is said in a chip, for what one must not overlook."""
        self._mark.set_mark(sector, person=person)
        self._name.setText(name)
        self._name.set_role(TextRole.MUTED if state else TextRole.RECORD)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._reach.setText(DOT.join(breakable(each.replace(" ", _WHOLE)) for each in reach))
        self._reach.setAccessibleName(DOT.join(reach))
        self._reach.setVisible(bool(reach))
        self._state.set_chip(state, ChipKind.LATE)
        self._state.setVisible(bool(state))

    def name_tabs(self, names: Sequence[str]) -> None:
        """Say what the tabs are called, with how many are on them."""
        for at, name in enumerate(names):
            self.tabs.setTabText(at, name)

    def show_tab(self) -> None:
        """Make what stands on the tab in front."""
        if not self.ready():
            return
        now = QApplication.focusWidget()
        had_focus = now is not None and self._scroll.isAncestorOf(now)
        self.note = None
        self._made = self._makings()
        inner = QWidget()
        column = QVBoxLayout(inner)
        beside = SIZES.pane_margin - OUTDENT
        column.setContentsMargins(beside, 0, beside, SIZES.gap)
        column.setSpacing(4)
        sections = self.sections(self.tabs.currentIndex())
        for section in sections:
            column.addWidget(section, int(isinstance(section, HistoryPanel)))
        self.note = next((each for each in sections if isinstance(each, NotePane)), None)
        if not any(isinstance(section, HistoryPanel) for section in sections):
            column.addStretch(1)
        show_in(self._scroll, inner)
        self._in_order = False
        if had_focus:
            (self.note or self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)

    def write_note(self, tab: int) -> None:
        """Bring the notes in front and write on them."""
        self.tabs.setCurrentIndex(tab)
        if self.note is not None:
            self.note.begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Have Tab go from the tabs to what stands on the one in front: what is made last is last for Qt."""
        if not self._in_order:
            self._in_order = True
            before: QWidget = self.tabs
            for stop in stops(self._scroll):
                QWidget.setTabOrder(before, stop)
                before = stop
        return super().focusNextPrevChild(forward)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._indent_reach()

    def lay_out(
        self,
        more: tuple[str, Sequence[QAction]],
        buttons: Sequence[QAbstractButton],
        below: Sequence[QWidget],
        foot: QWidget,
    ) -> None:
        """Put all in its place: `more` names the button with the dots and says what is behind it.

        What is in `below` stands between the head and the tabs. Everything is put in as one reads: so goes Tab.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        margin = SIZES.pane_margin
        head.setContentsMargins(margin, 16, margin, 4)
        head.setSpacing(SIZES.gap)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        head.addLayout(names, 1)
        for label in (self._name, self._about, self._state):
            names.addWidget(label)
        for button in (*buttons, _more_button(*more)):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._indent_reach()
        for widget in (self._reach, *below):
            column.addWidget(widget)
        tabs = QHBoxLayout()
        column.addLayout(tabs)
        tabs.setContentsMargins(margin, 4, margin, 0)
        tabs.addWidget(self.tabs, 1)  # all the width: the name of the tab in front is wider than it was
        line = QHBoxLayout()
        column.addLayout(line)
        line.setContentsMargins(margin, 0, margin, 0)
        line.addWidget(Rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    def _makings(self) -> tuple[object, ...]:
        """Give what the tab in front is made from, with whose it is and how large it is drawn; nothing for unknown."""
        at = self.tabs.currentIndex()
        made_from = self.made_from(at)
        return () if made_from is None else (self._subject, at, scaled(_MARK), made_from)

    def _indent_reach(self) -> None:
        """Have how to reach them begin where their name does."""
        margin = SIZES.pane_margin
        self._reach.setContentsMargins(margin + scaled(_MARK) + SIZES.gap, 0, margin, 2)


def _more_button(name: str, actions: Sequence[QAction]) -> IconButton:
    button = IconButton(name, "ellipsis")
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.clicked.connect(lambda _checked=False: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
