"""The frame of a sheet over the right of a page: its head, its body that scrolls, its foot, and Esc."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar

_WIDTH = 440
_IN_SIGHT = 80  # px around where one starts: its label, and what is wrong with it


class SheetFrame(QWidget):
    """Lies over the right of its page, as high as that; a subclass fills the body and says what leaving does."""

    def __init__(self, page: QWidget, title: str, action: str) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._page = page
        self._title = Label(title, TextRole.RECORD, wrap=True)
        self.setAccessibleName(title)
        self._bar = MessageBar(closable=False)
        self._draft = QWidget()
        self._draft.hide()
        self._body = QVBoxLayout()
        self._close = IconButton(self.tr("Sluiten (Esc)"), "x")
        self._close.clicked.connect(self.leave)
        self._main = Button(action, kind=Kind.PRIMARY)
        self._next = Button(self.tr("En volgende"))
        self._next.setToolTip(self.tr("Vastleggen en de volgende invoeren (Ctrl+Shift+Enter)"))
        self._next.hide()
        self._cancel = Button(self.tr("Annuleren"))
        self._cancel.clicked.connect(lambda _checked=False: self.leave())
        self._keys = Kbd("Ctrl+Enter")
        self._live_hint = Label(self.tr("Wordt bewaard zodra u een veld verlaat."), TextRole.META, wrap=True)
        self._live_hint.hide()
        self._drop = Button(self.tr("Verwijderen"), "trash-2", Kind.TEXT)
        self._drop.setToolTip(self.tr("Verwijderen; u kunt het ongedaan maken."))
        self._drop.hide()
        self._lay_out()
        page.installEventFilter(self)
        self.hide()

    def leave(self) -> None:
        """Close the sheet."""
        raise NotImplementedError

    def add_text(self, label: Label) -> None:
        """Put a text below what stands there."""
        self.add_widget(label)

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field below what stands there."""
        self._body.insertWidget(self._body.count() - 1, widget)

    def show_from_top(self, start: QWidget) -> None:
        """Show the body from its top, or as far down as where one starts."""
        self._scroll.verticalScrollBar().setValue(0)
        if self._scroll.isAncestorOf(start):
            self._scroll.ensureWidgetVisible(start, 0, scaled(_IN_SIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's own name)
        """Go as one reads, and stay within the sheet: what lies below it cannot be seen."""
        tab_as_read(self)
        proxy = self._page.focusProxy()
        self._page.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None; the page would lead back to the start
        moved = super().focusNextPrevChild(next)
        self._page.setFocusProxy(proxy)  # type: ignore[arg-type]
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            last = self._main if self._main.isVisible() and self._main.isEnabled() else self._cancel
            (self._close if next else last).setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(tokens_of(self).ctl))

    def _lay_out(self) -> None:
        margin = SIZES.page_margin
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(sheet_row(self._title, self._close, height=SIZES.page_head))
        column.addWidget(Rule())
        column.addWidget(self._bar)
        column.addWidget(self._draft)
        self._body.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        self._body.setSpacing(SIZES.gap)
        self._body.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._body)
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.verticalScrollBar().rangeChanged.connect(lambda _least, most: self._stay_in_line(scrolls=most > 0))
        column.addWidget(scroll, 1)
        column.addWidget(Rule())
        foot = sheet_row(
            self._drop,
            self._keys,
            self._live_hint,
            None,
            self._cancel,
            self._next,
            self._main,
            height=SIZES.page_head,
        )
        foot.setStretch(2, 100)  # the hint takes all room where it is shown
        column.addLayout(foot)

    def _stay_in_line(self, *, scrolls: bool) -> None:
        """Have the fields end where the buttons do, also beside a scroll bar."""
        margin = SIZES.page_margin
        beside = self._scroll.verticalScrollBar().sizeHint().width() if scrolls else 0
        self._body.setContentsMargins(margin, SIZES.gap, margin - beside, SIZES.gap)

    def _place(self) -> None:
        width = min(scaled(_WIDTH), self._page.width())
        self.setGeometry(self._page.width() - width, 0, width, self._page.height())


def sheet_row(*widgets: QWidget | None, height: int = 0) -> QHBoxLayout:
    """Lay widgets in a row with margins at the sides; None is the room between left and right."""
    row = QHBoxLayout()
    row.setContentsMargins(SIZES.page_margin, 6, SIZES.page_margin, 6)
    row.setSpacing(SIZES.gap)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, int(isinstance(widget, Label) and widget.wordWrap()))
    if height:
        row.addStrut(height - 12)
    return row
