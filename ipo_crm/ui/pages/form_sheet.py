"""The sheet that lies over the right of a page and holds a form: fields, one main button, Ctrl+Enter and Esc.

What was typed is kept when the sheet is closed, and is there again when the same subject is opened next, also after a
crash. It goes when the form is saved or emptied.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.keeping import HalfTyped, Keeping
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import editors
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar

_WIDTH = 440
_SHOWN = 60  # signs of what was typed, where a draft is listed


class FormSheet(QWidget):
    """A form over its page; a subclass adds fields and says how they are filled, checked and kept."""

    area = ""
    form_kind = ""
    """Where the form is at home, and what it is called in the place of its draft."""
    closed = Signal()

    def __init__(self, page: QWidget, title: str, action: str) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._page = page
        self._own_keeping = Keeping(parent=self)
        self._half = HalfTyped(self, self.area, self._kept_by)
        self._subject: Hashable = None
        self._before: QWidget | None = None
        self._typed = False
        self._filling = False
        self._fields: list[Field] = []
        self._title = Label(title, TextRole.RECORD, wrap=True)
        self.setAccessibleName(title)
        self._bar = MessageBar(closable=False)
        self._main = Button(action, kind=Kind.PRIMARY)
        self._main.clicked.connect(lambda _checked=False: self.commit())
        self._draft = QWidget()
        self._body = QVBoxLayout()
        self._build()
        page.installEventFilter(self)
        self.hide()

    # What a form is: override these.

    def fill(self) -> None:
        """Put what is known of the subject into the fields; called when there is no draft of it."""
        raise NotImplementedError

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give the fields that cannot be kept as they are, with what to do about it."""
        return ()

    def keep(self) -> object:
        """Do the deed; a UserError is shown beside the field to blame, or else above them all."""
        raise NotImplementedError

    def blame(self) -> Field | None:
        """Give the field that a refused deed is about, where there is one."""
        return None

    def first(self) -> QWidget:
        """Give the field in which the cursor starts."""
        return self._fields[0].editor

    def about(self) -> Sequence[RecordRef]:
        """Give the records that the form is about, one that is yet to be made without a key."""
        return ()

    def edits(self) -> bool:
        """Whether the form changes a record that exists, rather than adds one."""
        return False

    def called(self) -> str:
        """Say what the draft is: the title of the form, and how what is typed begins."""
        return ": ".join(part for part in (self._title.text(), self.beginning()) if part)

    def beginning(self) -> str:
        """Give the first words that tell this draft from others."""
        texts = (editors.words(editors.read(field.editor)) for field in self._fields)
        return " ".join(next((text for text in texts if text), "").split())[:_SHOWN]

    def settle(self) -> None:
        """Bring what hangs on the fields in line with them, after a draft was put back."""

    # What a page does with it.

    def begin(self, subject: Hashable) -> None:
        """Open for a subject: with the draft of it where there is one, or else with what is known."""
        if subject != self._subject or not self._typed:
            if self._typed:
                self._half.keep()
            self._subject = subject
            self._clear()
            self._bring_back()
        self._draft.setVisible(self._typed)
        self._place()
        self.show()
        self.raise_()
        start = self.first() if self._main.isVisible() else self._close
        if self._before is None:
            self._before = self._page.focusProxy()
        self._page.setFocusProxy(start)  # when the window brings the page in front, the form keeps the keyboard
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what stands here, or say beside the fields why that cannot be."""
        if not self._main.isVisible():
            return
        problems = list(self.wrong())
        if problems:
            self._refuse(problems)
            return
        try:
            self.keep()
        except UserError as error:
            blamed = self.blame()
            if blamed is not None:
                self._refuse([(blamed, str(error))])
            else:
                self._bar.tell(str(error))
            return
        self.finish()

    def finish(self) -> None:
        """Close, because what was typed is in a record now or is of no more use."""
        self._typed = False
        self._half.end()
        self.leave()

    def name(self, title: str, *, can_keep: bool = True) -> None:
        """Say what the form is about; without `can_keep` it only shows."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._main.setVisible(can_keep)
        self._keys.setVisible(can_keep)
        self._cancel.setText(self.tr("Annuleren") if can_keep else self.tr("Sluiten"))

    def show_fields(self, *, shown: bool) -> None:
        """Show all fields, or none where there is only something to read."""
        for field in self._fields:
            field.setVisible(shown)

    def leave(self) -> None:
        """Close; what was typed stays as a draft."""
        proxy = self._page.focusProxy()
        if proxy is not None and self.isAncestorOf(proxy):
            self._page.setFocusProxy(self._before)  # type: ignore[arg-type]  # Qt takes None, its stub does not say so
        self._before = None
        if self._typed:
            self._half.keep()
            again = self.tr("Dit typte u eerder; het is nog niet vastgelegd.")
            self._typed_then.setText(self._typed_then.text() or again)
        self.hide()
        self.closed.emit()

    def add_text(self, label: Label) -> None:
        """Put a text below what stands there."""
        self.add_widget(label)

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field below what stands there."""
        self._body.insertWidget(self._body.count() - 1, widget)

    def add(self, *fields: Field) -> None:
        """Put fields below the others, those of one call beside each other."""
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._fields.append(field)
            self._listen(field)
        self._body.insertLayout(self._body.count() - 1, row)

    def values(self) -> Mapping[str, Any]:
        """Give what stands in each field, by its label."""
        return {name: editors.read(field.editor) for name, field in self._named().items()}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put back what `values` gave."""
        for name, field in self._named().items():
            if name in values:
                editors.write(field.editor, values[name])
        self.settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's own name)
        """Stay within the sheet: what lies below it cannot be seen."""
        moved = super().focusNextPrevChild(next)
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            (self._close if next else self._main).setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(tokens_of(self).ctl))

    def _build(self) -> None:
        margin = SIZES.page_margin
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        self._close = IconButton(self.tr("Sluiten (Esc)"), "x")
        self._close.clicked.connect(self.leave)
        column.addLayout(_row(margin, self._title, self._close, height=SIZES.page_head))
        column.addWidget(Rule())
        column.addWidget(self._bar)
        column.addWidget(self._draft)
        again = Button(self.tr("Leegmaken"), kind=Kind.TEXT)
        again.clicked.connect(lambda _checked=False: self._start_again())
        self._typed_then = Label("", TextRole.META, wrap=True)
        self._draft.setLayout(_row(margin, self._typed_then, again))
        self._body.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        self._body.setSpacing(SIZES.gap)
        self._body.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        column.addWidget(Rule())
        self._cancel = Button(self.tr("Annuleren"))
        self._cancel.clicked.connect(lambda _checked=False: self.leave())
        self._keys = Kbd("Ctrl+Enter")
        column.addLayout(_row(margin, self._keys, None, self._cancel, self._main, height=SIZES.page_head))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.commit)

    def _place(self) -> None:
        width = min(scaled(_WIDTH), self._page.width())
        self.setGeometry(self._page.width() - width, 0, width, self._page.height())

    def _start_again(self) -> None:
        self._half.end()
        self._clear()
        self._half.begin(self.form_kind, self.about(), edits=self.edits())
        self._draft.hide()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._filling = True
        self.fill()
        self._filling = False
        self._typed = False
        self._mend()
        for field in self._fields:
            field.set_error("")

    def _bring_back(self) -> None:
        """Put back what was kept of this subject, and say so."""
        self._filling = True
        told = self._half.begin(self.form_kind, self.about(), edits=self.edits())
        self._filling = False
        self._typed = bool(told)
        self._typed_then.setText(told)

    def _kept_by(self) -> Keeping:
        return self._page.keeping if isinstance(self._page, Page) else self._own_keeping

    def _named(self) -> dict[str, Field]:
        """Give the fields by their labels; a second one of the same label bears a number."""
        named: dict[str, Field] = {}
        for field in self._fields:
            name, number = field.label, 2
            while name in named:
                name, number = f"{field.label} ({number})", number + 1
            named[name] = field
        return named

    def _listen(self, field: Field) -> None:
        """Note that something was typed, and take the field's error away."""

        def touched(*_what: object) -> None:
            if not self._filling:
                self._typed = True
                self._half.typed()
            field.set_error("")
            self._mend()

        for signal in editors.signals(field.editor):
            signal.connect(touched)
        if isinstance(field.editor, DateField):
            field.editor.refused.connect(field.set_error)

    def _refuse(self, problems: list[tuple[Field, str]]) -> None:
        """Say beside the fields what is wrong, go to the first, and wait until something is mended."""
        for field in self._fields:
            field.set_error(next((text for wrong, text in problems if wrong is field), ""))
        self._main.setEnabled(False)
        problems[0][0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self) -> None:
        self._bar.tell("")
        self._main.setEnabled(True)


def _row(margin: int, *widgets: QWidget | None, height: int = 0) -> QHBoxLayout:
    """Lay widgets in a row with margins at the sides; None is the room between left and right."""
    row = QHBoxLayout()
    row.setContentsMargins(margin, 6, margin, 6)
    row.setSpacing(SIZES.gap)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, int(isinstance(widget, Label) and widget.wordWrap()))
    if height:
        row.addStrut(height - 12)
    return row
