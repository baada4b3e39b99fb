"""The status line: what is saved, the last back-up, that nothing leaves the machine, and what the file holds."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.parts import WorkspaceCard
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label

_FLEETING_MS = 6000
_ICON = 14
_GAP, _BETWEEN = 16, 6


class StatusLine(QWidget):
    """The bottom line of the window; `wanted(area)` tells that a count was pressed, `backups_wanted` the back-up."""

    wanted = Signal(str)
    backups_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        self.setAccessibleName(self.tr("Stand van het bestand"))
        self._saved = True
        self._saved_label = Label(self.tr("Alles bewaard"), TextRole.META)
        self._backup = _Link()
        self._backup.clicked.connect(lambda _checked=False: self.backups_wanted.emit())
        self._backup.setAccessibleDescription(self.tr("Toont alle reservekopieën"))
        self._backup.setToolTip(self._backup.accessibleDescription())
        self._offline = Label(self.tr("Offline"), TextRole.META)
        self._offline.setToolTip(
            self.tr("Dit programma legt nooit verbinding en verstuurt niets: alles staat in uw bestand.")
        )
        self._offline.setAccessibleDescription(self._offline.toolTip())
        self._said = ElidedLabel("", TextRole.META)
        self._counts: dict[str, _Link] = {}
        self._counts_row = QHBoxLayout()
        self._counts_row.setSpacing(_BETWEEN)
        self._notice = ElidedLabel("", TextRole.NOTICE)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(_GAP)
        for widget in (self._saved_label, self._backup, self._offline):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        row.addLayout(self._counts_row)
        row.addWidget(self._notice)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FLEETING_MS)
        self._timer.timeout.connect(lambda: self._said.set_whole_text(""))
        self._backup.hide()
        self.dress()

    def dress(self) -> None:
        """Take the height that the text size asks for."""
        self.setFixedHeight(scaled(SIZES.status) + 1)
        self._row.setContentsMargins(18 + scaled(_ICON), 1, 16, 0)
        for link in (self._backup, *self._counts.values()):
            link.dress()

    def show_card(self, card: WorkspaceCard) -> None:
        """Say what the workspace holds."""
        self._backup.setText(card.backup)
        self._backup.setVisible(bool(card.backup))
        if tuple(self._counts) != tuple(area for area, _ in card.counts):
            self._make_counts(card)
        for area, text in card.counts:
            self._counts[area].setText(text)
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

    def _make_counts(self, card: WorkspaceCard) -> None:
        while (item := self._counts_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._counts = {}
        for area, _text in card.counts:
            if self._counts:
                self._counts_row.addWidget(Label("·", TextRole.META))
            link = self._counts[area] = _Link()
            link.clicked.connect(lambda _checked=False, area=area: self.wanted.emit(area))
            self._counts_row.addWidget(link)


class _Link(QPushButton):
    """A text in the line that can be pressed; by keys the same is in the menus, so that Tab goes on to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", str(Kind.CRUMB))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.dress()

    def dress(self) -> None:
        """Write small, as all of the line is."""
        self.setFont(font_for(TextRole.META))
