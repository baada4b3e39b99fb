"""Showing where the focus is: the ring of buttons, which a style sheet cannot draw, and scrolling to what has it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QScrollArea, QWidget
from shiboken6 import isValid

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES

_BEYOND = SIZES.focus + 1
_OWN_RING, _INSIDE = "own_focus_ring", "focus_ring_inside"
_IN_SIGHT = 24


class FocusRing(QWidget):
    """Lies 1 px outside the button that has the focus, or just within another widget that asked for it.

    It is 2 px wide, and takes no clicks and no focus itself.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._around: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move_to)

    def _move_to(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._around is not None and not isValid(self._around):
            self._around = None
        for watched in self._chain():
            watched.removeEventFilter(self)
        ringed = new is not None and (
            (isinstance(new, QAbstractButton) and not new.property(_OWN_RING)) or bool(new.property(_INSIDE))
        )
        self._around = new if ringed and new is not None and new.window() is self.window() else None
        for watched in self._chain():
            watched.installEventFilter(self)
        if new is not None and new.window() is self.window():
            bring_in_sight(new)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        elif event.type() == QEvent.Type.Destroy:
            self._around = None
            self._place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self).accent), SIZES.focus))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SIZES.radius + 2, SIZES.radius + 2)

    def _chain(self) -> list[QWidget]:
        """List the button and what it stands in: when one of them moves, the ring moves."""
        chain: list[QWidget] = []
        at = self._around if self._around is not None and isValid(self._around) else None
        while at is not None and at is not self.window():
            chain.append(at)
            at = at.parentWidget()
        return chain

    def _place(self) -> None:
        around = self._around
        if around is None or not isValid(around) or not around.isVisible():
            self.hide()
            return
        at = around.mapTo(self.window(), QPoint(0, 0))
        box = QRect(at, around.size())
        beyond = 0 if isinstance(around, QCheckBox) or around.property(_INSIDE) else _BEYOND
        self.setGeometry(box.adjusted(-beyond, -beyond, beyond, beyond))
        self.raise_()
        self.show()


def paints_own_focus(button: QAbstractButton) -> None:
    """Tell the ring that this button shows its focus itself."""
    button.setProperty(_OWN_RING, True)


def ring_inside(widget: QWidget) -> None:
    """Have the ring stand just within this widget, which is no button and shows its focus in no other way."""
    widget.setProperty(_INSIDE, True)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to a control that got the keyboard; Qt does so only when another one in the same area had it."""
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:  # what moves under the pointer is not clicked
        return
    at = widget.parentWidget()
    while at is not None:
        inner = at.widget() if isinstance(at, QScrollArea) else None
        if isinstance(at, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
            at.ensureWidgetVisible(widget, 0, scaled(_IN_SIGHT))
        at = at.parentWidget()


def stops(within: QWidget) -> list[QWidget]:
    """Give what takes the tab key in a part of the window that was laid out, as one reads.

    Not asked of Qt's own chain: PySide 6.11 crashed later on where that was walked.
    """
    found = [
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
    ]
    return sorted(found, key=lambda each: each.mapTo(within, QPoint(0, 0)).toTuple()[::-1])


def first_stop(within: QWidget) -> QWidget | None:
    """Give what takes the tab key and stands first in a part of the window."""
    return next(iter(stops(within)), None)
