"""What stands beside the main part of a page: where there is no room for both, it comes in its place when asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QWidget

from ipo_crm.ui.focus import first_stop, ring_inside
from ipo_crm.ui.room import NARROW, Room
from ipo_crm.ui.widgets.buttons import Button


class SideFold(QObject):
    """Folds `side` away where `page` is narrow; `button` and F6 put it in the place of `main`, Esc brings that back.

    The page puts `button` in its head and `command` among its commands. Where both are in sight, F6 takes the keyboard
    from the one to the other. Panes of a splitter get the widths back that they had.
    """

    def __init__(
        self, page: QWidget, main: QWidget, side: QWidget, name: str, front: Callable[[], QWidget], narrow: int = NARROW
    ) -> None:
        """Take the two parts, what the side is called, and what has the keyboard in the main part."""
        super().__init__(page)
        self._main, self._side, self._front = main, side, front
        self._opened = False
        self._folded = False
        self._widths: list[int] = []
        self._room = Room(page, narrow)
        self._room.changed.connect(self._arrange)
        self.button = Button(name)
        self.button.setCheckable(True)
        self.button.hide()
        self.button.clicked.connect(lambda _checked=False: self._turn())
        self.command = QAction(name, self)
        self.command.setShortcut(QKeySequence("F6"))
        self.command.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.command.triggered.connect(lambda _checked=False: self._cross())
        page.addAction(self.command)
        told = QCoreApplication.translate("SideFold", "In plaats van het andere deel; terug met Esc (F6)")
        self.button.setToolTip(f"{name}: {told[:1].lower()}{told[1:]}")
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._ways_back = [QShortcut(QKeySequence("Esc"), place, context=within) for place in (side, self.button)]
        for way in self._ways_back:
            way.activated.connect(self.close)

    @property
    def folded(self) -> bool:
        """Whether there is room for one of both only."""
        return self._folded

    @property
    def opened(self) -> bool:
        """Whether the side is in the place of the main part."""
        return self._folded and self._opened

    @property
    def splitter(self) -> QSplitter | None:
        """What shares the room between both, where somebody can do so."""
        parent = self._main.parentWidget()
        return parent if isinstance(parent, QSplitter) else None

    def open(self) -> None:
        """Bring the side in sight, with the keyboard in it."""
        self._opened = True
        self._arrange()
        stop = first_stop(self._side)
        if stop is None and isinstance(self._side, QAbstractScrollArea):  # only words: the arrow keys scroll them
            stop = self._side
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            stop.setAccessibleName(stop.accessibleName() or self.command.text())
            ring_inside(stop)
        (stop or self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Bring the main part in sight, with the keyboard in it."""
        self._opened = False
        self._arrange()
        self._front().setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        if self.opened:
            self.close()
        else:
            self.open()

    def _cross(self) -> None:
        now = QApplication.focusWidget()
        if self.opened or (now is not None and self._side.isAncestorOf(now)):
            self.close()
        else:
            self.open()

    def _arrange(self) -> None:
        splitter = self.splitter
        before, self._folded = self._folded, self._room.narrow
        if self._folded and not before:
            now = QApplication.focusWidget()
            self._opened = now is not None and self._side.isAncestorOf(now)  # who is at work in the side stays there
            self._widths = splitter.sizes() if splitter is not None else []
        self._main.setVisible(not self.opened)
        self._side.setVisible(self.opened or not self._folded)
        back = before and not self._folded and any(self._widths)
        if back and splitter is not None and splitter.count() == len(self._widths):
            splitter.setSizes(self._widths)
        self.button.setChecked(self.opened)
        if self.button.parentWidget() is not None:
            self.button.setVisible(self._folded)
        for way in self._ways_back:
            way.setEnabled(self.opened)
