"""Progress: a thin bar for what takes 300 ms, what is being done after a second, and a way out after three."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import ElidedLabel
from ipo_crm.ui.widgets.wrap_row import WrapRow

BAR_AFTER: Final = 0.3
TEXT_AFTER: Final = 1.0
CANCEL_AFTER: Final = 3.0
"""Seconds after which more is shown; what is done sooner shows nothing."""
_LOOK_EVERY_MS = 100
_BAR = 3
_LEAST_TEXT = 160


class Progress(QWidget):
    """Shows no more than the time that passed asks for.

    Work beside the window starts and stops it, and it looks at the clock itself; work on the window's thread has it
    `look`. With `key` the key that cancels stands beside the button.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self._began = 0.0
        self._cancellable = True
        self._bar = _Bar()
        self._words = QWidget()
        self._text = ElidedLabel("", TextRole.MUTED)
        self.cancel = Button(self.tr("Annuleren"))
        self.cancel.setToolTip(self.tr("Stoppen; alles blijft zoals het was."))
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        self._key = Kbd(key)
        self._has_key = bool(key)
        row = WrapRow(self._words, gap=SIZES.gap)
        row.setContentsMargins(SIZES.page_margin, 5, SIZES.page_margin, 5)
        row.add(self._text, 1, least=_LEAST_TEXT)
        row.add(self._key)
        row.add(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(lambda: self.look(monotonic() - self._began))
        self.hide()

    def start(self, text: str, *, cancellable: bool = True) -> None:
        """Begin to count for work that goes on beside the window."""
        self.begin(text, cancellable=cancellable)
        self._began = monotonic()
        self._timer.start()

    def begin(self, text: str, *, cancellable: bool = True) -> None:
        """Say what is being done, without a clock."""
        self._cancellable = cancellable
        self._bar.share = 0.0
        for part in (self._words, self.cancel, self._key):
            part.hide()
        self.progress(0.0, text)

    def progress(self, share: float, text: str = "") -> None:
        """Say how far the work is, 0 to 1; an empty text leaves the former one."""
        self._bar.share = share
        if text:
            self._text.set_whole_text(text)
            self.setAccessibleName(text)
        self._bar.update()

    def look(self, seconds: float) -> None:
        """Show what belongs to so much time."""
        if seconds >= BAR_AFTER:
            self.show()
        if seconds >= TEXT_AFTER and self._words.isHidden():
            self._words.show()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if seconds >= CANCEL_AFTER and self._cancellable and self.cancel.isHidden():
            self.cancel.show()
            self._key.setVisible(self._has_key)

    def stop(self) -> None:
        """Hide: the work is done, failed or cancelled."""
        self._timer.stop()
        self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))


class _Bar(QWidget):
    """The thin line that grows."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setFixedHeight(_BAR)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.line))
        painter.fillRect(QRectF(0, 0, self.width() * self.share, self.height()), QColor(tokens.accent))
