"""A form in the pane beside a list: it holds a draft, says what is wrong beside the field, and does one deed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import UnreadableDateError, read_moment
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import ElidedLabel, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.person_picker import PersonPicker
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.segments import Segments

_BETWEEN = 12


class DraftForm(QWidget):
    """Ctrl+Enter commits, Esc closes; `committed` comes with the Change, `closed` when one leaves without it."""

    committed = Signal(object)
    closed = Signal()

    def __init__(self, title: str, main: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.title = title
        self._today = today
        self._fields: list[Field] = []
        self._dates: list[tuple[Field, DateField, bool]] = []
        self._at_first: list[object] = []
        self._bar = MessageBar()
        self.main = Button(main, kind=Kind.PRIMARY)
        self.main.clicked.connect(lambda _checked=False: self.commit())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SIZES.pane_margin, _BETWEEN, SIZES.pane_margin, SIZES.page_margin)
        self.body.setSpacing(_BETWEEN)
        self._lay_out()
        for keys, act in (("Ctrl+Return", self.commit), ("Ctrl+Enter", self.commit), ("Escape", self.close_form)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def touched(self) -> bool:
        """Whether something stands in the form that was not there at first."""
        return self._contents() != self._at_first

    @property
    def problem(self) -> str:
        """What the bar above the fields says, empty when all is well."""
        return "" if self._bar.isHidden() else self._bar.text

    def settle_in(self) -> None:
        """Take what stands in the fields now as untouched."""
        self._at_first = self._contents()

    def add_field(self, label: str, editor: QWidget, help_text: str = "") -> Field:
        """Put a label above an editor; what is wrong with it goes away once it is changed."""
        field = Field(label, editor, help_text)
        self._fields.append(field)
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(lambda: self.refuse(field, ""))
        elif isinstance(editor, PersonPicker):
            editor.changed.connect(lambda: self.refuse(field, ""))
        return field

    def add_date(self, label: str, *, past: bool = False, help_text: str = "") -> tuple[Field, DateField]:
        """Put a label above a date field that says below it what cannot be read."""
        editor = DateField(label, self._today, past=past)
        field = self.add_field(label, editor, help_text)
        editor.refused.connect(lambda problem: self.refuse(field, problem))
        self._dates.append((field, editor, past))
        return field, editor

    def side_by_side(self, *fields: QWidget, shares: tuple[int, ...] = ()) -> None:
        """Lay fields on one line, with these shares of its width."""
        line = QHBoxLayout()
        line.setSpacing(_BETWEEN)
        for at, field in enumerate(fields):
            line.addWidget(field, shares[at] if shares else 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def add_heading(self, text: str) -> SectionHead:
        """Put a heading before the fields that follow."""
        head = SectionHead(text)
        self.body.addWidget(head)
        return head

    def refuse(self, field: Field, problem: str) -> None:
        """Say beside a field what is wrong, empty when it is mended."""
        if field.error != problem:
            field.set_error(problem)
        self.main.setEnabled(not any(each.error for each in self._fields))

    def commit(self) -> None:
        """Do the deed, or put the cursor in the first field that must be mended."""
        wrong = [*self._unreadable(), *self.problems()]
        for field, problem in wrong:
            self.refuse(field, problem)
        if wrong:
            wrong[0][0].editor.setFocus()
            return
        try:
            change = self.deed()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))
            return
        self.settle_in()
        self.committed.emit(change)

    def close_form(self) -> None:
        """Leave without doing anything; the draft stays in this object."""
        self.closed.emit()

    def problems(self) -> list[tuple[Field, str]]:
        """Give the fields that must be mended, each with how."""
        return []

    def deed(self) -> Change:
        """Do what the form is for."""
        raise NotImplementedError

    def _unreadable(self) -> list[tuple[Field, str]]:
        found = []
        for field, editor, past in self._dates:
            if editor.text().strip():
                try:
                    read_moment(editor.text(), self._today(), past=past)
                except UnreadableDateError as error:
                    found.append((field, str(error)))
        return found

    def _contents(self) -> list[object]:
        """Give all that stands in the fields, in order."""
        return [
            content
            for child in self.findChildren(QWidget)
            if (content := _content(child)) is not None and not child.property("not_kept")
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIZES.pane_margin, 16, SIZES.pane_margin, 12)
        head.addWidget(ElidedLabel(self.title, TextRole.RECORD), 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.body)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        cancel = Button(self.tr("Annuleren"))
        cancel.setToolTip(self.tr("Sluiten met Esc; wat er staat blijft als concept bewaard"))
        cancel.clicked.connect(lambda _checked=False: self.close_form())
        foot = QHBoxLayout()
        foot.setContentsMargins(SIZES.pane_margin, 12, SIZES.pane_margin, 12)
        foot.setSpacing(SIZES.gap)
        foot.addWidget(Kbd("Ctrl+Enter"))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.main)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Rule())
        whole.addWidget(self._bar)
        whole.addWidget(scroll, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)


def _content(editor: QWidget) -> object:
    """Give what stands in an editor, None for what is no editor."""
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case QComboBox():
            return editor.currentIndex()
        case Segments():
            return editor.at
        case PersonPicker():
            return editor.picks
    return None
