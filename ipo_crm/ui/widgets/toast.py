"""The toast: a fleeting line at the bottom centre that offers to undo; never the only place of an error."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ipo_crm.ui.fonts import font_for
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label

_SHOWN_MS = 8000
_ABOVE_BOTTOM = 40
_APART = 8
_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)


class Toast(QWidget):
    """Lies over its parent for eight seconds, longer while the pointer or the focus is on it.

    It goes up as far as it must so as to cover no control, and never what has the focus.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._act: Callable[[], object] = bool
        self._text = Label()
        self._button = QPushButton()
        self._button.setProperty("kind", "text")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the field that is typed in
        self._button.clicked.connect(self.do)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 6, 1)
        row.setSpacing(6)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._make_way)
        self.hide()

    def offer(self, text: str, action: str, act: Callable[[], object]) -> None:
        """Show a text with one thing to do about it."""
        self._act = act
        self._text.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self.setAccessibleName(text)
        self._dress()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def do(self) -> None:
        """Do what was offered."""
        self.hide()
        self._act()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._dress()
        elif event.type() == QEvent.Type.FontChange:
            self.hide()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens_of(self).ink))
        painter.drawRoundedRect(self.rect(), SIZES.radius_chip, SIZES.radius_chip)

    def _dress(self) -> None:
        """Write on ink in the colour of the surface, the reverse of everything else."""
        surface = tokens_of(self).surface
        self._text.setStyleSheet(f"color: {surface};")
        self._button.setStyleSheet(f"color: {surface}; font-weight: 600;")
        self._button.setFont(font_for(TextRole.STRONG))

    def _place(self) -> None:
        """Lie at the bottom centre, or above what would be covered; where all is full, clear of the focus alone."""
        within = self._over.rect()
        at = QRect(QPoint((within.width() - self.width()) // 2, 0), self.size())
        lowest = within.height() - _ABOVE_BOTTOM - self.height()
        focused = self._focused()
        for taken in ([*self._controls(at), *focused], focused):
            top = _clear(at, lowest, taken)
            if top is not None:
                self.move(at.x(), top)
                return
        self.move(at.x(), lowest)

    def _controls(self, column: QRect) -> list[QRect]:
        """Give where the controls are that stand in the column of the toast."""
        boxes = (
            self._box(each, each.rect())
            for kind in _CONTROLS
            for each in self._over.findChildren(kind)
            if each.isVisible() and not self.isAncestorOf(each)
        )
        return [box for box in boxes if box.left() <= column.right() and box.right() >= column.left()]

    def _focused(self) -> list[QRect]:
        """Give where the focus is: a control, or the row of a list on which it stands."""
        widget = QApplication.focusWidget()
        if widget is None or not self._over.isAncestorOf(widget) or self.isAncestorOf(widget):
            return []
        if isinstance(widget, QAbstractItemView):
            return [self._box(widget.viewport(), widget.visualRect(widget.currentIndex()))]
        return [self._box(widget, widget.rect())] if isinstance(widget, _CONTROLS) else []

    def _box(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self._over, rect.topLeft()), rect.size())

    def _make_way(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and self._over.isAncestorOf(new) and not self.isAncestorOf(new):
            self._place()

    def _fade(self) -> None:
        if not self.underMouse() and not self._button.hasFocus():
            self._timer.stop()
            self.hide()


def _clear(box: QRect, lowest: int, taken: list[QRect]) -> int | None:
    """Give the lowest top in the lower half at which a box touches nothing that is taken, or None."""
    top = lowest
    while top >= lowest // 2:
        hit = [each for each in taken if each.adjusted(0, -_APART, 0, _APART).intersects(box.translated(0, top))]
        if not hit:
            return top
        top = min(each.top() for each in hit) - _APART - box.height() - 1
    return None
