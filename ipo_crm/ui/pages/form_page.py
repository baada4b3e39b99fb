"""A form that fills a page: its fields at the left, what it will do at the right; Esc leaves and keeps the draft."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.keeping import HalfTyped
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.pages.side_fold import SideFold
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead

_WIDEST = 1000
_SPLIT = (820, 412)


class FormPage(Page):
    """A subclass lays itself out with `lay_out`, gives its commands to `bind` and says what leaving does.

    It calls `bring_back` when it was filled for something, and `tell_typed` whenever something changes; what was typed
    is kept as a draft and goes with `half.end`.
    """

    area = ""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.half = HalfTyped(self, self.area, lambda: self.keeping)
        self.head = PageHead(title, above=self.tr("Contactmomenten"), go_above=self.leave)
        self.bar = MessageBar()
        self._scroll = upright_scroll()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # with very large text
        self._actions: tuple[QAction, ...] = ()

    def leave(self) -> None:
        """Go back and keep what was typed for when one comes back."""
        raise NotImplementedError

    @override
    def commands(self) -> Sequence[QAction]:
        return self._actions

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def front(self) -> QWidget:
        return self.first()

    def first(self) -> QWidget:
        """Give the field in which the cursor starts."""
        raise NotImplementedError

    def values(self) -> Mapping[str, Any]:
        """Give what stands in each field, by its name."""
        raise NotImplementedError

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put back what `values` gave."""
        raise NotImplementedError

    def called(self) -> str:
        """Say what the draft is."""
        return self.head.title

    def start_again(self) -> None:
        """Begin anew with the same subject, without what was typed."""
        raise NotImplementedError

    def bring_back(self, ref: RecordRef, *, edits: bool) -> None:
        """Put back what was kept of this subject, and say so; a new one has no key."""
        told = self.half.begin("form", (ref,), edits=edits)
        self.bar.tell(told, Tone.NOTICE, self.tr("Leegmaken") if told else "", self._empty)

    def tell_typed(self, *_what: object) -> None:
        """Say that something changed."""
        self.half.typed()

    def _empty(self) -> None:
        self.half.end()
        self.start_again()

    def lay_out(self, fields: QWidget, side: QWidget, *at_the_head: QWidget) -> None:
        """Put the fields, what stands beside them, and buttons in the head."""
        fields.setMaximumWidth(scaled(_WIDEST))
        self._scroll.setWidget(fields)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._scroll)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes(list(_SPLIT))
        self.fold = SideFold(self, self._scroll, side, self.tr("Overzicht"), self.first)
        for widget in (*at_the_head[:-1], self.fold.button, at_the_head[-1]):
            self.head.add(widget, stays=widget is self.fold.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(split, 1)

    def bind(self, *commands: tuple[str, Sequence[str], Callable[[], object]]) -> None:
        """Make the commands of the page: text, keys and what they do."""
        made = []
        for text, keys, run in commands:
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, run=run: run())
            self.addAction(action)
            made.append(action)
        self._actions = (*made, self.fold.command)
