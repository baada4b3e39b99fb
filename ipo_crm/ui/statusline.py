"""The status line: what is saved, that nothing leaves the machine, what the file holds, and the mark of a sample."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.parts import WorkspaceCard
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label

_FLEETING_MS = 6000
_ICON = 14


class StatusLine(QWidget):
    """The bottom line of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        self._saved = True
        self._saved_label = Label(self.tr("Alles bewaard"), TextRole.META)
        self._backup = Label("", TextRole.META)
        self._offline = Label(self.tr("Offline"), TextRole.META)
        self._offline.setToolTip(self.tr("Dit programma legt nooit verbinding: alles staat in uw bestand."))
        self._said = ElidedLabel("", TextRole.META)
        self._counts = Label("", TextRole.META)
        self._notice = ElidedLabel("", TextRole.NOTICE)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(16)
        for widget in (self._saved_label, self._backup, self._offline):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        row.addWidget(self._counts)
        row.addWidget(self._notice)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FLEETING_MS)
        self._timer.timeout.connect(lambda: self._said.set_whole_text(""))
        self.dress()

    def dress(self) -> None:
        """Take the height that the text size asks for."""
        self.setFixedHeight(scaled(SIZES.status))
        self._row.setContentsMargins(18 + scaled(_ICON), 1, 16, 0)

    def show_card(self, card: WorkspaceCard) -> None:
        """Say what the workspace holds."""
        self._backup.setText(card.backup)
        self._backup.setVisible(bool(card.backup))
        self._counts.setText(card.counts)
        self._notice.set_whole_text(card.notice)
        self._notice.setVisible(bool(card.notice))

    def set_saved(self, *, saved: bool) -> None:
        """Say whether all that was typed is in the file."""
        self._saved = saved
        self._saved_label.setText(self.tr("Alles bewaard") if saved else self.tr("Nog niet alles bewaard"))
        self.update()

    def say(self, text: str) -> None:
        """Show something for six seconds."""
        self._said.set_whole_text(text)
        self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))
        name, colour = ("check", tokens.pos) if self._saved else ("pencil", tokens.muted)
        size = scaled(_ICON)
        paint_icon(painter, name, colour, 15, (self.height() - size) / 2 + 0.5, size)
