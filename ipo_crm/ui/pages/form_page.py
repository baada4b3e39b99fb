"""A form that fills a page: its fields at the left, what it will do at the right; Esc leaves and keeps the draft."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ipo_crm.ui.focus import FocusInSight
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.page_head import PageHead

_WIDEST = 1000
_SPLIT = (820, 412)


class FormPage(Page):
    """A subclass lays itself out with `lay_out`, gives its commands to `bind` and says what leaving does."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.head = PageHead(title, above=self.tr("Contactmomenten"), go_above=self.leave)
        self.bar = MessageBar()
        self._scroll = upright_scroll()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # with very large text
        self._actions: tuple[QAction, ...] = ()
        FocusInSight(self._scroll)

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
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where one types first; a focus proxy would let Tab never leave the fields."""
        super().focusInEvent(event)
        self.first().setFocus(event.reason())

    def first(self) -> QWidget:
        """Give the field in which the cursor starts."""
        raise NotImplementedError

    def lay_out(self, fields: QWidget, side: QWidget, *at_the_head: QWidget) -> None:
        """Put the fields, what stands beside them, and buttons in the head."""
        for widget in at_the_head:
            self.head.add(widget)
        fields.setMaximumWidth(scaled(_WIDEST))
        self._scroll.setWidget(fields)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._scroll)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes(list(_SPLIT))
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
        self._actions = tuple(made)
