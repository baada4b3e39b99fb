"""Working: a deed on the window's thread that may take long, with its progress over the page and a way out.

The file has one connection, which belongs to one thread (ADR 34), so such a deed stays on it and says between its parts
how far it is. Only then, and only after 300 ms, the window is painted and hears whether somebody gives up. Everything
else waits until the deed is done: keys and clicks, timers, what lanes give, and closing the window (ADR 44).
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.ui.lane import CancelledError, Ticket, hold_lanes
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.progress import BAR_AFTER, CANCEL_AFTER, Progress

_Result = TypeVar("_Result")
_LOOK_EVERY: Final = 0.05
_AT_WORK: Final = "at_work"
_KINDS = QEvent.Type
_KEYS: Final = frozenset((_KINDS.KeyPress, _KINDS.KeyRelease, _KINDS.ShortcutOverride, _KINDS.InputMethod))
_WAITS: Final = _KEYS | {
    _KINDS.MouseButtonPress,
    _KINDS.MouseButtonRelease,
    _KINDS.MouseButtonDblClick,
    _KINDS.Wheel,
    _KINDS.ContextMenu,
    _KINDS.TouchBegin,
    _KINDS.TouchUpdate,
    _KINDS.TouchEnd,
    _KINDS.DragEnter,
    _KINDS.DragMove,
    _KINDS.Drop,
    _KINDS.FocusIn,
    _KINDS.FocusOut,
}


def work(
    over: QWidget, text: str, deed: Callable[[Tick], _Result], clock: Callable[[], float] = monotonic
) -> _Result | None:
    """Do a deed and give what it gives, or None where somebody gave up: then it left everything as it was.

    `over` is a widget of the page that it belongs to.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property(_AT_WORK) is True:
        return deed(unheard)
    looking = _Looking(app, over, text, clock)
    app.setProperty(_AT_WORK, True)
    try:
        return deed(looking)
    except CancelledError:
        return None
    finally:
        app.setProperty(_AT_WORK, False)
        looking.end()


@contextmanager
def called(tick: Tick, text: str) -> Iterator[None]:
    """Have a part of a deed shown under a name of its own."""
    if not isinstance(tick, _Looking):
        yield
        return
    before = tick.text
    tick.text = text
    try:
        yield
    finally:
        tick.text = before


def beside(job: Callable[[Ticket], _Result], tick: Tick) -> _Result:
    """Do a part of a deed on a thread of its own, and give what it gives; the deed waits for it and ticks.

    It says to its ticket how far it is, and hears there that somebody gave up.
    """
    far = [0.0]
    given: list[_Result] = []
    raised: list[BaseException] = []
    ticket = Ticket(lambda share, _text: far.__setitem__(0, share))

    def carry_out() -> None:
        try:
            given.append(job(ticket))
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=carry_out, name="beside")
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_EVERY)
        try:
            tick(round(100 * far[0]), 100)
        except CancelledError:
            ticket.cancel()
    ticket.check()
    if raised:
        raise raised[0]
    return given[0]


class _Looking(QObject):
    """Lets the window live between two parts of a deed, as far as that cannot disturb it."""

    def __init__(self, app: QApplication, over: QWidget, text: str, clock: Callable[[], float]) -> None:
        super().__init__()
        self._app, self._clock = app, clock
        self.text = text
        self._page = _page_of(over)
        self._began = self._looked = clock()
        self._progress: Progress | None = None
        self._given_up = False
        self._leaving = False
        self._resized: dict[QWidget, None] = {}

    def __call__(self, done: int, total: int) -> None:
        """Hear how far it is; raises CancelledError when somebody gave up."""
        now = self._clock()
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        if now - self._began < BAR_AFTER:
            return
        self._show(now - self._began, done, total)
        self._live()
        if self._given_up:
            raise CancelledError

    def end(self) -> None:
        """Take the progress away, lay the window out, and close it where somebody wanted that meanwhile."""
        if self._progress is not None:
            self._progress.hide()
            self._progress.deleteLater()
        for window in self._resized:
            QApplication.sendEvent(window, QResizeEvent(window.size(), window.size()))
        if self._leaving:
            QTimer.singleShot(0, self._page.window(), self._page.window().close)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (_KINDS.Timer, _KINDS.Shortcut):  # a timer comes again; a window of the system paints by its own
            return not isinstance(watched, QWindow)
        if not isinstance(watched, QWidget):
            return False
        if kind == _KINDS.Close and watched.isWindow():
            self._leaving = self._leaving or watched is self._page.window()
            self._given_up = True
            event.ignore()
            return True
        if kind == _KINDS.Resize and watched.isWindow():
            self._resized[watched] = None  # more of a list in sight would have it read what the deed is changing
            return True
        if kind not in _WAITS or self._is_ours(watched, kind):
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._give_up()
        return True

    def _is_ours(self, watched: QWidget, kind: QEvent.Type) -> bool:
        """Tell whether an event is for the button that cancels."""
        return kind not in _KEYS and self._progress is not None and self._progress.isAncestorOf(watched)

    def _give_up(self) -> None:
        """Give up, as soon as that is offered."""
        self._given_up = self._given_up or self._clock() - self._began >= CANCEL_AFTER

    def _show(self, seconds: float, done: int, total: int) -> None:
        if self._progress is None:
            self._progress = Progress(self._page, key="Esc")
            self._progress.begin(self.text)
            self._progress.cancelled.connect(self._give_up)
        far = self.tr("%1: %2 van %3").replace("%1", self.text)
        self._progress.progress(
            done / total if total else 0.0, far.replace("%2", dotted(done)).replace("%3", dotted(total))
        )
        self._progress.look(seconds)
        head = next((each for each in self._page.findChildren(PageHead) if each.isVisible()), None)
        top = 0 if head is None else head.mapTo(self._page, QPoint(0, head.height())).y()
        width = self._page.width()
        height = self._progress.heightForWidth(width) if self._progress.hasHeightForWidth() else -1
        self._progress.setGeometry(0, top, width, max(height, self._progress.sizeHint().height()))
        self._progress.raise_()

    def _live(self) -> None:
        """Have the window painted and the button pressed; the fields do not hear that the keyboard goes elsewhere."""
        self._app.installEventFilter(self)
        hold_lanes(held=True)
        heard = self._app.blockSignals(True)
        try:
            self._app.processEvents()
        finally:
            self._app.blockSignals(heard)
            hold_lanes(held=False)
            self._app.removeEventFilter(self)


def _page_of(widget: QWidget) -> QWidget:
    """Give what the progress is shown over: what holds the head of the page, or else the whole window."""
    at: QWidget | None = widget
    while at is not None:
        if at.findChild(PageHead) is not None and not at.isWindow():
            return at
        at = at.parentWidget()
    return widget.window()
