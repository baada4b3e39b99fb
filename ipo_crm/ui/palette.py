"""The palette behind Ctrl+K: one field that finds records and commands, over a scrim on the whole window.

Nothing shines through the palette: Qt would have the page below and the scrim painted at every key that is typed.
Its round corners are the scrim's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ipo_crm.domain.search_marks import meant_too
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.palette_commands import PaletteCommands
from ipo_crm.ui.palette_list import HitList
from ipo_crm.ui.parts import Hit, HitGroup, Search
from ipo_crm.ui.qt import ACCESSIBLE_TEXT, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label, Rule

_WIDTH = 720
_TOP = 88
_HEAD = 52
_FOOT = 34
_GLASS = 18
_OFFERS_SHOWN = 2
_REST_MS = 400
_TAB = "Tab "
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Palette(QWidget):
    """The panel over its scrim; Esc closes it and gives the focus back to where it was.

    Tab shows what can be done with the record on which the list stands; there a letter is enough. While somebody
    types it only grows: where fewer fit it shrinks once the keys rest, so that none waits for the page below.
    """

    def __init__(
        self,
        window: QWidget,
        search: Search,
        commands: PaletteCommands,
        choose: Callable[[Hit], object],
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._over = window
        self._scrim = _Scrim(window)
        self._scrim.pressed.connect(self.shut)
        self._search = search
        self._commands = commands
        self._choose = choose
        self._before: QWidget | None = None
        self._record: Hit | None = None
        self._first: Hit | None = None
        self.setAccessibleName(self.tr("Zoeken"))
        self._field = QLineEdit()
        self._field.setProperty("bare", "big")
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)  # a click beside it too
        self._field.setPlaceholderText(self.tr("Zoek of typ een opdracht"))
        self._field.setAccessibleName(self.tr("Zoek of typ een opdracht"))
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self._how = Label("", TextRole.META)
        self._meant = Label("", TextRole.META)
        self.list = HitList()
        self.list.clicked.connect(lambda _index: self._take(self.list.current_hit()))
        self.list.selectionModel().currentChanged.connect(lambda index, _former: self._say_hit(index))
        self._build()
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._place)
        window.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette, with this already typed."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.show()
        self._scrim.raise_()
        self.raise_()
        with QSignalBlocker(self._field):
            self._field.setText(text)
        self._find(text)
        self._place()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Hide the palette and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.ShortcutOverride and self._hit_of(event) is not None:
                event.accept()
                return True
        if watched is self._field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._leave(event.reason())
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _leave(self, reason: Qt.FocusReason) -> None:
        """Hide when the keyboard goes to a page, as it does when a command is given by its own keys."""
        if reason not in _STAYS:
            self.hide()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scrim.show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._scrim.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        corner = SIZES.radius_palette + 1
        upright = QRegion(self.rect().adjusted(corner, 0, -corner, 0))
        self.setMask(upright.united(self.rect().adjusted(0, corner, 0, -corner)))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_box(painter, self.rect(), tokens_of(self))
        glass = scaled(_GLASS)
        paint_icon(painter, "search", tokens_of(self).muted, 17, (scaled(_HEAD) - glass) / 2 + 1, glass)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._head, self._foot = QWidget(), QWidget()
        self._head_row = head = QHBoxLayout(self._head)
        head.addWidget(self._field, 1)
        head.addWidget(self._meant)
        head.addWidget(Kbd("Esc"))
        column.addWidget(self._head)
        column.addWidget(Rule())
        column.addWidget(self.list)
        column.addWidget(Rule())
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(8)
        foot.addWidget(self._how)
        foot.addStretch(1)
        for key, word in ((">", self.tr("opdrachten")), ("@", self.tr("personen")), ("#", self.tr("dossiers"))):
            foot.addWidget(Kbd(key))
            foot.addWidget(Label(word, TextRole.META))
        column.addWidget(self._foot)

    def _place(self, least: int = 0) -> None:
        """Put all in its place; the list is as high as what it shows, or at least so high."""
        window = self._over
        self._rest.stop()
        self._head.setFixedHeight(scaled(_HEAD))
        self._head_row.setContentsMargins(28 + scaled(_GLASS), 0, 16, 0)
        self._foot.setFixedHeight(scaled(_FOOT))
        width = min(scaled(_WIDTH), window.width() - 48)
        room = window.height() - _TOP - 40 - scaled(_HEAD + _FOOT) - 4
        self.list.setFixedHeight(min(max(self.list.wanted_height(), least), room))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, _TOP)
        self._scrim.lie_around(self.geometry())

    def _find(self, text: str) -> None:
        """Show what fits: records, commands with those for the first record at the head, and what is offered."""
        self._record = None
        groups = [] if text.startswith(">") else list(self._search(text))
        found = [group for group in groups if not group.offered]
        if not text.startswith(("@", "#")):
            near = any(hit.offers is not None for group in groups if group.offered for hit in group.hits)
            first = self._for_first(found) if text.strip() else ()
            only = text.startswith(">")
            found += self._commands.find(text.removeprefix(">"), only=only, nearly=not near, first=first)
        self._show([*found, *(group for group in groups if group.offered)])
        self._say_meant(text)
        self._say_how()

    def _say_meant(self, text: str) -> None:
        """Say what a word written short finds too."""
        *first, last = (f"“{each}”" for each in meant_too(text) or ("",))
        listed = self.tr("%1 en %2").replace("%1", ", ".join(first)).replace("%2", last) if first else last
        self._meant.setText(self.tr("vindt ook %1").replace("%1", listed) if meant_too(text) else "")

    def _for_first(self, groups: Sequence[HitGroup]) -> tuple[Hit, ...]:
        """Give what one most often does with the record found first, to stand before the other commands."""
        self._first = first = next((hit for group in groups for hit in group.hits if hit.offers is not None), None)
        offers = () if first is None or first.offers is None else tuple(first.offers(quick=True))[:_OFFERS_SHOWN]
        return tuple(replace(hit, keys=f"{_TAB}{hit.keys}") for hit in offers)

    def _show_offers(self, hit: Hit | None) -> None:
        """Show what can be done with a record; letters then choose."""
        offers = () if hit is None or hit.offers is None else tuple(hit.offers())
        if hit is not None and offers:
            self._record = hit
            self._show([HitGroup(hit.title, self.tr("Wat wilt u doen?"), offers)])
            self._place()
            self._say_how()

    def _offered(self, hit: Hit) -> Hit | None:
        """Give in full what stood among the commands for the first record; where that needs a word, show it first."""
        offers = () if self._first is None or self._first.offers is None else self._first.offers()
        full = next((each for each in offers if f"{_TAB}{each.keys}" == hit.keys), None)
        if full is not None and full.detail:
            self._show_offers(self._first)
            return None
        return full

    def _back_to_found(self) -> None:
        record = self._record
        self._find(self._field.text())
        if record is not None:
            self.list.stand_on(record)

    def _show(self, groups: Sequence[HitGroup]) -> None:
        self.list.show_groups(groups)
        if self.isVisible():
            self._place(self.list.height())
            self._rest.start()

    def _say_hit(self, index: QModelIndex) -> None:
        """Have a screen reader, which stays with the field, hear on what the list stands."""
        self._field.setAccessibleDescription(str(index.data(ACCESSIBLE_TEXT) or ""))

    def _say_how(self) -> None:
        acting = self._record is not None
        self._field.setReadOnly(acting)
        usual = self.tr("↑↓ kiezen      Enter openen      Tab acties")
        self._how.setText(self.tr("Letter of Enter kiest      Esc terug") if acting else usual)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key asks here; tell whether it was for the palette and not for its field."""
        acting = self._record is not None
        match event.key():
            case Qt.Key.Key_Escape:
                (self._back_to_found if acting else self.shut)()
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Tab if not acting:
                self._show_offers(self.list.current_hit())
            case Qt.Key.Key_Tab:
                self.list.step(1)
            case Qt.Key.Key_Backtab | Qt.Key.Key_Backspace if acting:
                self._back_to_found()
            case Qt.Key.Key_Backtab:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.current_hit())
            case _:
                hit = self._hit_of(event)
                self._take(hit)
                return hit is not None
        return True

    def _hit_of(self, event: QKeyEvent) -> Hit | None:
        """Give the hit that shows the pressed keys; what would type something counts only among actions."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self._record is None and not held and not event.key() >= Qt.Key.Key_F1:
            return None
        return self.list.hit_with(QKeySequence(event.keyCombination()).toString())

    def _take(self, hit: Hit | None) -> None:
        if hit is not None and hit.keys.startswith(_TAB):
            hit = self._offered(hit)
        if hit is None:
            return
        if hit.text:
            self._field.setText(hit.text)
            return
        self.shut()
        if hit.command:
            self._commands.note(hit.command)
        self._choose(hit)


class _Scrim(QWidget):
    """Dims the window around the palette, of which it draws the corners; a press on it is told."""

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box = QRect()
        self.hide()

    def lie_around(self, box: QRect) -> None:
        """Lie over the whole window, with the palette in this place."""
        self.setGeometry(self._window.rect())
        if box != self._box:
            self._box = box
            self.update()

    @override
    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        scrim = QColor("#17202B")
        scrim.setAlphaF(0.28)
        painter = QPainter(self)
        painter.fillRect(self.rect(), scrim)
        _paint_box(painter, self._box, tokens_of(self))


def _paint_box(painter: QPainter, box: QRect, tokens: Tokens) -> None:
    """Draw the box of the palette with the ground of its foot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    radius = SIZES.radius_palette
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.bg))
    painter.drawRoundedRect(outline, radius, radius)
    painter.setClipRect(box.adjusted(0, 0, 0, -scaled(_FOOT) - 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(outline, radius, radius)
    painter.setClipping(False)
    painter.setPen(QColor(tokens.ctl))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(outline, radius, radius)
