"""The palette behind Ctrl+K: one field that finds records and commands, over a scrim on the whole window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.names import fold
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.palette_list import HitList
from ipo_crm.ui.parts import Hit, HitGroup, Search
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label, Rule

_WIDTH = 720
_TOP = 88
_HEAD = 52
_FOOT = 34
_COMMANDS_SHOWN = 5
_COMMANDS_WHEN_EMPTY = 3


class Palette(QWidget):
    """The scrim and the panel; Esc closes it and gives the focus back to where it was."""

    def __init__(
        self,
        window: QWidget,
        search: Search,
        actions: Callable[[], Sequence[QAction]],
        choose: Callable[[Hit], object],
    ) -> None:
        super().__init__(window)
        self._over = window
        self._search = search
        self._actions = actions
        self._choose = choose
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Zoeken"))
        self._field = QLineEdit()
        self._field.setProperty("bare", "big")
        self._field.setPlaceholderText(self.tr("Zoek of typ een opdracht"))
        self._field.setAccessibleName(self.tr("Zoek of typ een opdracht"))
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self.list = HitList()
        self.list.clicked.connect(lambda _index: self._take())
        self._panel = self._build()
        window.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette, with this already typed."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        with QSignalBlocker(self._field):
            self._field.setText(text)
        self._find(text)
        self._place()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Hide the palette and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.shut()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        scrim = QColor("#17202B")
        scrim.setAlphaF(0.28)
        QPainter(self).fillRect(self.rect(), scrim)

    def _build(self) -> QFrame:
        panel = _Panel(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(46, 0, 16, 0)
        head.addWidget(self._field, 1)
        head.addWidget(Kbd("Esc"))
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.list)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(8)
        foot.addWidget(Label(self.tr("↑↓ kiezen      Enter openen"), TextRole.META))
        foot.addStretch(1)
        for key, word in ((">", self.tr("opdrachten")), ("@", self.tr("personen")), ("#", self.tr("dossiers"))):
            foot.addWidget(Kbd(key))
            foot.addWidget(Label(word, TextRole.META))
        column.addLayout(foot)
        head.addStrut(scaled(_HEAD))
        foot.addStrut(scaled(_FOOT))
        return panel

    def _place(self) -> None:
        window = self._over
        self.setGeometry(window.rect())
        width = min(_WIDTH, window.width() - 48)
        room = window.height() - _TOP - 40 - scaled(_HEAD + _FOOT) - 4
        self.list.setFixedHeight(min(self.list.wanted_height(), room))
        self._panel.setFixedWidth(width)
        self._panel.adjustSize()
        self._panel.move((window.width() - width) // 2, _TOP)

    def _find(self, text: str) -> None:
        groups = [] if text.startswith(">") else list(self._search(text))
        found = [group for group in groups if not group.offered]
        if not text.startswith(("@", "#")):
            found += self._find_commands(text.removeprefix(">"), only=text.startswith(">"))
        self.list.show_groups([*found, *(group for group in groups if group.offered)])
        if self.isVisible():
            self._place()

    def _find_commands(self, text: str, *, only: bool) -> list[HitGroup]:
        """Find commands whose name holds every typed word, however it is accented."""
        words = fold(text).split()
        hits = []
        for action in self._actions():
            name = action.text().replace("&", "")
            if action.isEnabled() and all(word in fold(name) for word in words):
                keys = action.shortcut().toString()
                hits.append(
                    Hit(title=name, icon="chevron-right", keys=keys, run=action.trigger, marks=_marks(name, words))
                )
        shown = hits if only else hits[: _COMMANDS_SHOWN if words else _COMMANDS_WHEN_EMPTY]
        return [HitGroup(self.tr("Opdrachten"), dotted(len(hits)), tuple(shown))] if shown else []

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.shut()
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.list.step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case _:
                return False
        return True

    def _take(self) -> None:
        hit = self.list.current_hit()
        if hit is None:
            return
        if hit.text:
            self._field.setText(hit.text)
            return
        self.shut()
        self._choose(hit)


class _Panel(QFrame):
    """The box of the palette, with the looking glass before the field."""

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.ctl))
        painter.setBrush(QColor(tokens.surface))
        box = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.drawRoundedRect(box, SIZES.radius_palette, SIZES.radius_palette)
        outline = QPainterPath()
        outline.addRoundedRect(box, SIZES.radius_palette, SIZES.radius_palette)
        foot = QPainterPath()
        foot.addRect(QRectF(1, self.height() - scaled(_FOOT) - 1, self.width() - 2, scaled(_FOOT)))
        painter.fillPath(foot.intersected(outline), QColor(tokens.bg))
        paint_icon(painter, "search", tokens.muted, 17, scaled(_HEAD) / 2 - 8, 18)


def _marks(name: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give where the words stand in the name; folding must not have changed its length."""
    folded = fold(name)
    if len(folded) != len(name):
        return ()
    return tuple((folded.index(word), len(word)) for word in words if word in folded)
