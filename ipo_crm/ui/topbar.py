"""The top bar: logo, search field, workspace, undo and redo, and the menu Nieuw."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ipo_crm.ui.focus import paints_own_focus
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.parts import WorkspaceCard
from ipo_crm.ui.qt import VCENTRE, override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.kbd import kbd_width, paint_kbd
from ipo_crm.ui.widgets.labels import Rule

_SEARCH_WIDTH = 520


class SearchField(QAbstractButton):
    """Looks like a field and opens the palette, where the typing is done; a letter typed here is taken along."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Zoek of typ een opdracht"))
        self.setAccessibleName(self.text())
        self._keys = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        paints_own_focus(self)

    def show_keys(self, keys: str) -> None:
        """Show the keys that do the same as a click."""
        self._keys = keys
        self.setAccessibleDescription(keys)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SEARCH_WIDTH, scaled(SIZES.field))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if self.hasFocus() else 1
        border = tokens.accent if self.hasFocus() else tokens.ink if self.underMouse() else tokens.ctl
        painter.setPen(QPen(QColor(border), wide))
        painter.setBrush(QColor(tokens.surface))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), SIZES.radius, SIZES.radius)
        size = scaled(SIZES.icon)
        paint_icon(painter, "search", tokens.muted, 10, (self.height() - size) / 2, size)
        painter.setFont(font_for(TextRole.BODY))
        painter.setPen(QColor(tokens.muted))
        room = self.width() - size - 17 - (kbd_width(self._keys) if self._keys else 0) - 16
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(size + 17, 0, room + 2, self.height()), VCENTRE, shown)
        if self._keys:
            paint_kbd(painter, self._keys, self.width() - 8, self.height() / 2, tokens)


class WorkspaceButton(QAbstractButton):
    """The name of the workspace with its lock; a click opens what one can do with the file."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._card = WorkspaceCard(name="")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2))))
        self.show_card(self._card)

    def show_card(self, card: WorkspaceCard) -> None:
        """Show the name and whether the file is encrypted."""
        self._card = card
        lock = self.tr("versleuteld") if card.encrypted else self.tr("niet versleuteld")
        name = card.name or self.tr("Geen werkruimte open")
        self.setText(name)
        self.setAccessibleName(f"{name}, {lock}" if card.name else name)
        self.setToolTip(plain_tip(self.accessibleName()))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(font_for(TextRole.STRONG)).horizontalAdvance(self.text())
        return QSize(words + 2 * scaled(SIZES.icon) + 26, scaled(SIZES.button))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sunken))
            painter.drawRoundedRect(self.rect(), SIZES.radius, SIZES.radius)
        size = scaled(SIZES.icon)
        top = (self.height() - size) / 2
        if self._card.name:
            locked = self._card.encrypted
            paint_icon(painter, "lock" if locked else "lock-open", tokens.pos if locked else tokens.muted, 4, top, size)
        painter.setFont(font_for(TextRole.STRONG))
        painter.setPen(QColor(tokens.ink))
        room = self.width() - 2 * size - 25
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(size + 11, 0, room + 2, self.height()), VCENTRE, shown)
        paint_icon(painter, "chevron-down", tokens.muted, self.width() - size - 6, top, size)


class TopBar(QWidget):
    """The bar over the whole width of the window."""

    def __init__(self, undo: QAction, redo: QAction, new: QMenu, workspace: QMenu) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.search = SearchField()
        self.workspace = WorkspaceButton(workspace)
        self.undo_button = IconButton("", "undo-2")
        self.undo_button.follow(undo)
        self.redo_button = IconButton("", "redo-2")
        self.redo_button.follow(redo)
        self.new_button = Button(self.tr("Nieuw"), "plus", Kind.PRIMARY)
        self.new_button.setMenu(new)
        self._logo = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._logo)
        row.addSpacing(-12)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addWidget(self.workspace)
        rule = Rule(vertical=True)
        rule.setFixedHeight(20)
        row.addWidget(rule)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addWidget(self.new_button)
        self.dress()

    def dress(self) -> None:
        """Take the measures that the text size asks for."""
        self.setFixedHeight(scaled(SIZES.top_bar))
        self._logo.setFixedWidth(SIZES.rail)
        self.search.setMaximumWidth(scaled(_SEARCH_WIDTH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        size = scaled(20)
        paint_icon(painter, "own-logo", tokens.accent, 16, (self.height() - 1 - size) / 2, size)
        painter.setFont(font_for(TextRole.STRONG))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRectF(18 + scaled(26), 0, scaled(160), self.height() - 1), VCENTRE, "ipo_crm")
