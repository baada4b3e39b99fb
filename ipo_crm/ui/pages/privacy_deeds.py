"""What a person may ask of us: to see what is kept, and to object to it. Commands and a bar that asks since when."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.people import Person
from ipo_crm.services.access import Access
from ipo_crm.services.people import People
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.page import Page
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.labels import Label

_NOT_IN_NAMES = '<>:"/\\|?*'


class PrivacyDeeds:
    """The commands for the person in front; `bar` stands above the tabs while it asks for the day."""

    def __init__(self, page: Page, people: People, access: Access, today: Callable[[], date]) -> None:
        self._page, self._people, self._access, self._today = page, people, access, today
        self._person: Person | None = None
        self.bar = ObjectionBar(today)
        self.bar.answered.connect(self._object)
        self.bar.left.connect(lambda: page.setFocus(Qt.FocusReason.OtherFocusReason))
        self._objecting = self._command(page.tr("Be&zwaar vastleggen…"), self.bar.ask, "shield-alert")
        self._withdrawing = self._command(page.tr("Bezwaar &intrekken"), self._withdraw, "shield-check")
        self._giving = self._command(page.tr("Inzage bew&aren…"), self.give_access, "file-down")
        self.actions: Sequence[QAction] = (self._giving, self._objecting, self._withdrawing)
        self.show(None)

    def show(self, person: Person | None) -> None:
        """Be about another person, or about nobody."""
        if person is None or self._person is None or person.id != self._person.id:
            self.bar.hide()
        self._person = person
        blocked = person is not None and person.blocked_on is not None
        self._giving.setEnabled(person is not None)
        for action, wanted in ((self._objecting, not blocked), (self._withdrawing, blocked)):
            action.setEnabled(person is not None and wanted)
            action.setVisible(wanted)

    def give_access(self) -> None:
        """Ask for a file and write all in it that is kept of the person."""
        person = self._person
        if person is None:
            return
        plain = "".join(char for char in person.name.short if char not in _NOT_IN_NAMES and char.isprintable())
        name = f"inzage {self._today():%Y-%m-%d} {plain}".strip()
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            self._page.tr("Waar komt de inzage van %1?").replace("%1", person.name.short),
            f"{name}.md",
            self._page.tr("Leesbare tekst (*.md);;Gegevens (*.json)"),
        )
        if chosen:
            path = self._access.write(person.id, Path(chosen))
            self._page.say(self._page.tr("De inzage staat in %1.").replace("%1", str(path)))

    def _object(self, day: date) -> None:
        if self._person is not None:
            try:
                change = self._people.note_objection(self._person.id, day)
            except UserError as error:
                self.bar.say(str(error))
                return
            self.bar.leave()
            self._page.note(change, undoable=True)

    def _withdraw(self) -> None:
        if self._person is not None:
            self._page.note(self._people.withdraw_objection(self._person.id), undoable=True)

    def _command(self, text: str, run: Callable[[], object], icon: str) -> QAction:
        action = QAction(text, self._page)
        action.triggered.connect(lambda _checked=False: run())
        set_icon(action, icon, tokens_of(self._page), "muted")
        return action


class ObjectionBar(QWidget):
    """Asks since when somebody objects; Enter answers with the day, Esc leaves. `left` tells that it is gone."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "notice")
        self.day = DateField(self.tr("Bezwaar sinds"), today, past=True)
        self.day.setProperty("dense", True)
        self.day.returnPressed.connect(self._answer)
        self.day.refused.connect(self.say)
        self._problem = Label("", TextRole.ERROR, wrap=True)
        self._problem.hide()
        keep = Button(self.tr("Vastleggen"), kind=Kind.PRIMARY)
        keep.clicked.connect(lambda _checked=False: self._answer())
        leave = Button(self.tr("Annuleren"))
        leave.clicked.connect(lambda _checked=False: self.leave())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(self.tr("Bezwaar sinds")))
        line.addWidget(self.day, 1)
        line.addWidget(keep)
        line.addWidget(leave)
        told = self.tr("Wie bezwaar maakt verdwijnt uit lijsten, netwerk, briefings en exports tot het is ingetrokken.")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.pane_margin, 10, SIZES.pane_margin, 10)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._problem)
        column.addWidget(Label(told, TextRole.META, wrap=True))
        self.hide()

    def ask(self) -> None:
        """Ask, with today filled in."""
        self.say("")
        self.day.setText(self.tr("vandaag"))
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.left.emit()

    def say(self, problem: str) -> None:
        """Say what is wrong with the day, empty when nothing is."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        moment = self.day.moment
        if moment is None:
            self.say(self.tr("Geef de dag van het bezwaar, bijvoorbeeld gisteren of 3-12."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(moment.day)
