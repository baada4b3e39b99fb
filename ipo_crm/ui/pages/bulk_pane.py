"""The pane beside a list in which several rows are chosen: what holds for all of them, changed for all at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import TagId
from ipo_crm.domain.many import Value
from ipo_crm.domain.progress import Tick
from ipo_crm.services.many import Many
from ipo_crm.ui.pages.bulk_fields import BulkField
from ipo_crm.ui.pages.bulk_tags import BulkTags
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.working import work


class BulkPane(QWidget):
    """Every change of a field is one step, with a toast to take it back; `extra` is what only one subject has.

    `merge` opens two records side by side; it is offered where exactly two are chosen.
    """

    left = Signal()

    def __init__(
        self,
        many: Many,
        nouns: str,
        fields: Sequence[BulkField],
        note: Callable[[Change], object],
        merge: Callable[[int, int], object],
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._many, self._nouns, self._note = many, nouns, note
        self._fields = tuple(fields)
        self._keys: tuple[int, ...] = ()
        self._title = Label("", TextRole.RECORD, wrap=True)
        self._hint = Label("", TextRole.META, wrap=True)
        self._bar = MessageBar(closable=False)
        self._merge = Button(self.tr("Samenvoegen"))
        self._merge.setToolTip(self.tr("Leg de twee naast elkaar en maak er één van."))
        self._merge.clicked.connect(lambda _checked=False: self._lay_side_by_side(merge))
        self._drop = Button(self.tr("Verwijderen"), "trash-2")
        self._drop.setToolTip(self.tr("Naar de prullenbak (Del); u kunt het ongedaan maken."))
        self._drop.clicked.connect(lambda _checked=False: self.drop())
        self.tags = BulkTags(self._tag, self._untag)
        for field in self._fields:
            field.wanted.connect(lambda value, field=field: self._change(field, value))
        self._body = QVBoxLayout()
        self._lay_out()

    @property
    def keys(self) -> tuple[int, ...]:
        """The records that are chosen."""
        return self._keys

    @property
    def called(self) -> str:
        """How many are chosen, in words."""
        return self._title.text()

    def show_keys(self, keys: Sequence[int]) -> None:
        """Show what these records have in common."""
        self._keys = tuple(keys)
        called = counted(len(keys), self._nouns)
        self._title.setText(self.tr("%1 gekozen").replace("%1", called))
        self.setAccessibleName(self.called)
        hint = self.tr("Wat u hier wijzigt geldt voor alle %1, in één stap die u ongedaan kunt maken.")
        self._hint.setText(hint.replace("%1", called))
        self._merge.setVisible(len(keys) == 2)
        self._bar.tell("")
        shared = self._many.shared(self._keys)
        for field in self._fields:
            field.show_shared(shared.values)
        self.tags.show_shared(shared, self._many.tag_names())
        self._show_extra()

    def add(self, widget: QWidget) -> None:
        """Put something that only this subject has below the fields."""
        self._body.insertWidget(self._body.count() - 1, widget)

    def drop(self) -> None:
        """Delete all that are chosen; they go to the bin."""
        self.do(lambda tick: self._many.drop(self._keys, tick))

    def take_focus(self) -> None:
        """Take the keyboard in the first field."""
        self._fields[0].field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, deed: Callable[[Tick], Change]) -> bool:
        """Do something to all; what is refused is said above the fields. Tell whether it was done."""
        self._bar.tell("")
        try:
            change = self._work(deed)
        except UserError as error:
            self._bar.tell(str(error))
            return False
        if change is None:
            return False
        if change.deed_id is not None:
            self._note(change)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc; what was half typed is not done."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_keys(self._keys)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_extra(self) -> None:
        """Show what only this subject has."""

    def _lay_side_by_side(self, merge: Callable[[int, int], object]) -> None:
        one, other = self._keys
        merge(one, other)

    def _change(self, field: BulkField, value: Value) -> None:
        try:
            change = self._work(lambda tick: self._many.change(self._keys, field.of, value, tick))
        except UserError as error:
            field.refuse(str(error))
            return
        if change is None:
            field.show_shared(self._many.shared(self._keys).values)
        elif change.deed_id is not None:
            self._note(change)
        else:
            field.show_shared(self._many.shared(self._keys).values)

    def _work(self, deed: Callable[[Tick], Change]) -> Change | None:
        """Do something to all that may take long; None where somebody gave up, which is said above the fields."""
        change = work(self, self.called, deed)
        if change is None:
            self._bar.tell(self.tr("Geannuleerd; er is niets gewijzigd."), Tone.NOTICE)
        return change

    def _tag(self, name: str) -> None:
        self.do(lambda tick: self._many.tag(self._keys, name, tick))

    def _untag(self, key: TagId) -> None:
        self.do(lambda tick: self._many.untag(self._keys, key, tick))

    def _lay_out(self) -> None:
        margin = SIZES.pane_margin
        head = QVBoxLayout()
        head.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        head.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._merge)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        for part in (self._title, self._hint):
            head.addWidget(part)
        head.addLayout(buttons)
        self._body.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        self._body.setSpacing(SIZES.gap)
        self._body.addWidget(self.tags)
        for field in self._fields:
            self._body.addWidget(field)
        self._body.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._body)
        scroll = upright_scroll()
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self._bar)
        column.addWidget(scroll, 1)
        tab_as_read(self)


class SideStack(QStackedWidget):
    """The detail of one record, or the pane for several; the keyboard goes to whichever is in front.

    That pane is made when several are chosen for the first time: most visits need none.
    """

    def __init__(self, detail: QWidget, in_detail: QWidget, make_bulk: Callable[[], BulkPane]) -> None:
        super().__init__()
        self._in_detail, self._make_bulk = in_detail, make_bulk
        self._bulk: BulkPane | None = None
        self.addWidget(detail)

    @property
    def several(self) -> bool:
        """Whether the pane for several is in front."""
        return self._bulk is not None and self.currentWidget() is self._bulk

    def follow(self, keys: Sequence[object]) -> bool:
        """Show the pane where several are chosen; tell whether the detail of one came back in front."""
        chosen = [key for key in keys if isinstance(key, int)]
        before = self.several
        if len(chosen) > 1:
            if self._bulk is None:
                self._bulk = self._make_bulk()
                self.addWidget(self._bulk)
            self._bulk.show_keys(chosen)
        self.setCurrentIndex(int(len(chosen) > 1))
        return before and not self.several

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._bulk is not None and self.several:
            self._bulk.take_focus()
        else:
            self._in_detail.setFocus(event.reason())
