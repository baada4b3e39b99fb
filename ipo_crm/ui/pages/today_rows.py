"""The rows of the page Vandaag: each opens something as a whole, and offers what one most likely does about it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.pages.promise_line import KEPT, MOVED, HowItEnded
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BOX = 24


class TodayRow(PressRow):
    """A row that opens by Enter or a click; `letters` do something else, and Enter on a button in it is its click.

    `walked` tells of the arrows up and down, `entered` that it has the keyboard.
    """

    walked = Signal(int)
    entered = Signal()

    def __init__(self, name: str, open_it: Callable[[], object], *, margin: int, height: int) -> None:
        super().__init__(name)
        self.letters: dict[Qt.Key, Callable[[], object]] = {}
        self.pressed.connect(open_it)
        self._height = height
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(margin, 0, margin, 0)
        self.line.setSpacing(SIZES.gap)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = event.key(), QApplication.focusWidget()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in self.letters and not event.modifiers():
            self.letters[Qt.Key(key)]()
        elif key in _ENTER and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(tokens.accent_soft))
        painter.end()
        super().paintEvent(event)
        painter.begin(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))

    def _measure(self) -> None:
        self.setMinimumHeight(scaled(self._height))


class PromiseRow(QWidget):
    """A promise or a task with a box to tick: `settled` tells how it ended and the evidence, `moved` the new day."""

    settled = Signal(bool, str)
    moved = Signal(object)

    def __init__(self, row: TodayRow, text: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.row = row
        self._today = today
        self._asking: HowItEnded | None = None
        self.box = QCheckBox()
        self.box.setAccessibleName(self.tr("Afhandelen: %1").replace("%1", text))
        self.box.setFixedWidth(scaled(_BOX))
        self.box.toggled.connect(lambda on: self._ask() if on else self._stop_asking())
        row.letters[Qt.Key.Key_Space] = lambda: self.box.setChecked(not self.box.isChecked())
        row.line.insertWidget(0, self.box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(row)

    def _ask(self) -> None:
        self._asking = HowItEnded(self._today)
        self._asking.answered.connect(self._answer)
        self._asking.given_up.connect(lambda: self.box.setChecked(False))
        margin = self.row.line.contentsMargins().left()
        self._asking.setContentsMargins(margin, 8, margin, 4)
        self._column.addWidget(self._asking)
        QWidget.setTabOrder(self.row, self._asking)
        self._asking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        if self._asking is None:
            return
        self.row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(self._asking)
        self._asking.hide()
        self._asking.deleteLater()
        self._asking = None

    def _answer(self, how: int, evidence: str, day: date | None) -> None:
        if how == MOVED:
            self.moved.emit(day)
        else:
            self.settled.emit(how == KEPT, evidence)


def two_lines(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    """Stack two lines of text in the middle of a row."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return column


class ColumnLabel(Label):
    """A text in a column of its own, at least so many px wide at text size 100 %, so that what follows is in line."""

    def __init__(self, text: str, role: TextRole, width: int = 0, *, right: bool = False) -> None:
        self._least = width
        super().__init__(text, role)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(scaled(self._least), 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def words(text: str, role: TextRole = TextRole.BODY) -> ElidedLabel:
    """Make a text that ends in dots where there is no room for it."""
    return ElidedLabel(text, role)


def beside(text: str, role: TextRole) -> ElidedLabel:
    """Make a text that takes only the room that all others in its row leave."""
    label = ElidedLabel(text, role)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
