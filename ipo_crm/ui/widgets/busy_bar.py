"""The bar of work that takes long: how far it is, and a cancel that leaves everything as it was."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.labels import ElidedLabel

_AFTER_MS = 300


class BusyBar(QWidget):
    """Shows itself only when the work has taken 300 ms."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._text = ElidedLabel("", TextRole.MUTED)
        self._cancel = Button(self.tr("Annuleren"))
        self._cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 6)
        row.setSpacing(SIZES.gap)
        row.addWidget(self._text, 1)
        row.addWidget(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, text: str, *, cancellable: bool = True) -> None:
        """Begin to count; the bar shows when it takes long."""
        self._cancel.setVisible(cancellable)
        self.progress(0.0, text)
        self._timer.start()

    def progress(self, share: float, text: str = "") -> None:
        """Say how far the work is, 0 to 1; an empty text leaves the former one."""
        self._share = share
        if text:
            self._text.set_whole_text(text)
            self.setAccessibleName(text)
        self.update()

    def stop(self) -> None:
        """Hide the bar: the work is done, failed or cancelled."""
        self._timer.stop()
        self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), QColor(tokens.line))
        painter.fillRect(QRectF(0, self.height() - 2, self.width() * self._share, 2), QColor(tokens.accent))
