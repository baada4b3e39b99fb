"""The head of a page: where one is, the title, a line about it, and the page's buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.room import Room
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.wrap_row import WrapRow

_TITLE = 160
_WORDS = 320  # px, title and what stands behind it; with less room the buttons give way
_LOW = 44


class PageHead(QWidget):
    """56 px at the top of every page, and 44 where its page is low.

    Where not all fits on one line, ordinary buttons go one by one into a menu, the left one first; then the chips give
    way, and then the way up goes into the menu too. With still less room the buttons go on below.
    """

    def __init__(self, title: str, *, above: str = "", go_above: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = _Title(title, TextRole.TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._subtitle = ElidedLabel("", TextRole.MUTED)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = WrapRow(self, gap=SIZES.gap, line_gap=0, line=SIZES.page_head - 1)
        self._row.setContentsMargins(SIZES.page_margin, 0, SIZES.page_margin, 1)
        self._words = QHBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(SIZES.gap)
        self._crumb: tuple[QWidget, ...] = ()
        if above:
            self._add_above(above, go_above or bool)
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SIZES.gap)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chip_box = QWidget()
        self._chip_box.setLayout(self._chips)
        self._words.addWidget(self._chip_box)
        self._words.addStretch(1)
        self._about = QWidget()
        self._about.setLayout(self._words)
        self._row.add(self._about, 1, least=0)
        self._row.add_stretch()
        self._more = IconButton(self.tr("Meer"), "ellipsis")
        self._more.clicked.connect(lambda _checked=False: self._offer())
        self._row.add(self._more)
        self._more.hide()
        self._right: list[QWidget] = []
        self._may_fold: list[Button] = []
        self._withdrawn: set[QWidget] = set()
        self._shown = (0, True, True)
        self._soon = QTimer(self, interval=0, singleShot=True)  # in the midst of a layout nothing may come or go
        self._soon.timeout.connect(self._fit)
        self._room: Room | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def title(self) -> str:
        """What is in front."""
        return self._title.whole_text

    @property
    def subtitle(self) -> str:
        """What stands behind the title."""
        return self._subtitle.whole_text

    def set_title(self, text: str) -> None:
        """Name the page or the record on it."""
        self._title.set_whole_text(text)

    def set_subtitle(self, text: str) -> None:
        """Say something about it in muted type."""
        self._subtitle.set_whole_text(text)

    def add_chip(self, chip: QWidget) -> None:
        """Put a chip between the line about the page and the buttons' side."""
        self._chips.addWidget(chip)

    def add(self, widget: QWidget, *, stays: bool = False) -> None:
        """Put a button at the right; one that `stays`, and every one that is not ordinary, is never put in the menu."""
        self._row.add(widget)
        self._right.append(widget)
        if isinstance(widget, Button) and widget.property("kind") == Kind.NORMAL and not stays:
            self._may_fold.append(widget)

    def offer(self, widget: QWidget, *, offered: bool) -> None:
        """Have something at the right be there or not; whether in sight or in the menu is for the head to say."""
        if widget not in self._may_fold:
            widget.setVisible(offered)
        elif offered != (widget not in self._withdrawn):
            (self._withdrawn.discard if offered else self._withdrawn.add)(widget)
            self._fit()

    @property
    def folded(self) -> tuple[Button, ...]:
        """The buttons that are in the menu."""
        crumb = (each for each in self._crumb if isinstance(each, Button))
        return tuple(button for button in (*crumb, *self._offered()) if button.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        elif event.type() == QEvent.Type.ParentChange and (page := self.parentWidget()) is not None:
            self._room = Room(page)
            self._room.changed.connect(self._fit)
        return done

    def _fit(self) -> None:
        """Let give way what must, so that all stands on one line."""
        self._row.set_line((_LOW if self._room is not None and self._room.low else SIZES.page_head) - 1)
        offered = self._offered()
        every = len(offered)
        wish = min(scaled(_WORDS), self._words_width(least=False, crumb=True, chips=True))
        count = next((count for count in range(every + 1) if self._fits(count, wish)), every)
        chips = self._fits(count, self._words_width(least=True, crumb=True, chips=True))
        crumb = chips or self._fits(count, self._words_width(least=True, crumb=True, chips=False))
        before = self._shown
        _set_shown(self._chip_box, shown=chips)
        for part in self._crumb:
            _set_shown(part, shown=crumb)
        _set_shown(self._more, shown=count > 0 or not crumb)
        for button in self._may_fold:
            self._show(button, shown=button in offered[count:])
        self._shown = (count, chips, crumb)
        if self._shown != before:  # what was reckoned while some were shown and others not is no more
            self._row.invalidate()
            self._row.update()

    def _offered(self) -> list[Button]:
        """Give the buttons that may go into the menu, as far as the page has them at all."""
        return [button for button in self._may_fold if button not in self._withdrawn]

    def _words_width(self, *, least: bool, crumb: bool, chips: bool) -> int:
        """Give the width of what stands at the left, or the least that it can do with."""
        shown: list[QWidget] = [
            *(self._crumb if crumb else ()),
            self._title,
            self._subtitle,
            *((self._chip_box,) if chips else ()),
        ]
        hints = [each.minimumSizeHint() if least else each.sizeHint() for each in shown]
        return sum(hint.width() for hint in hints) + SIZES.gap * len(shown)

    def _show(self, button: Button, *, shown: bool) -> None:
        """Show a button or not; the keyboard goes on to the menu that it is in now."""
        had_focus = button is QApplication.focusWidget()
        _set_shown(button, shown=shown)
        if had_focus and not shown:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fits(self, folded: int, words: int) -> bool:
        """Tell whether all stands on one line with so many buttons in the menu and words so wide."""
        stay = [each for each in self._right if each not in self._may_fold and not each.isHidden()]
        more = [self._more] if folded else []
        there = [*stay, *more, *self._offered()[folded:]]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        return words + sum(each.sizeHint().width() + SIZES.gap for each in there) <= room

    def _offer(self) -> None:
        """Show what is in the menu."""
        menu = QMenu(self)
        for button in self.folded:
            action = menu.addAction(button.icon(), button.accessibleName(), button.click)
            action.setEnabled(button.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens_of(self).line))

    def _add_above(self, above: str, go_above: Callable[[], object]) -> None:
        link = Button(above, kind=Kind.CRUMB)
        link.clicked.connect(lambda _checked=False: go_above())
        self._crumb = (link, Label("›", TextRole.MUTED))
        for part in self._crumb:
            self._words.addWidget(part)


class _Title(ElidedLabel):
    """The title: what stands behind it is cut first."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(scaled(_TITLE), self.sizeHint().width()), hint.height())


def _set_shown(widget: QWidget, *, shown: bool) -> None:
    """Show a widget or not, where that is new: a layout is only made anew for a reason."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)
