"""Lanes: work that may take 50 ms, done one after another beside the window's thread.

All callbacks are given before the work starts and run on the window's thread. An exception that nobody asked for goes
to the excepthook, so that work on a lane fails as visibly as work in a slot. Results for an owner that was deleted
meanwhile are dropped.
"""

import atexit
import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from ipo_crm.ui.qt import override

_Result = TypeVar("_Result")
_Deliver = Callable[[], object]
_HELD = "lanes_held"
_AGAIN_MS = 50


def hold_lanes(*, held: bool) -> None:
    """Have what lanes give wait, while work on the window's thread may not be disturbed, or come again."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_HELD, held)


class CancelledError(Exception):
    """The user gave up; the work must leave everything as it was."""


class Ticket:
    """What the work holds: it says how far it is, and learns here that it must stop."""

    def __init__(self, say: Callable[[float, str], None]) -> None:
        self._say = say
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the user gave up."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next `progress` or `check`."""
        self._stop.set()

    def check(self) -> None:
        """Raise CancelledError when the user gave up."""
        if self.cancelled:
            raise CancelledError

    def progress(self, share: float, text: str = "") -> None:
        """Say how far the work is, 0 to 1, and what it does; raises CancelledError when the user gave up."""
        self.check()
        self._say(share, text)


class Lane(QObject):
    """One queue with one thread; make one for the database and one for thinking."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine = _Engine.started()
        self.destroyed.connect(engine.leave)

    @property
    def busy(self) -> bool:
        """Whether work waits, runs or has not been delivered."""
        return bool(self._engine.tickets)

    def run(
        self,
        work: Callable[[Ticket], _Result],
        done: Callable[[_Result], object],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        progress: Callable[[float, str], object] | None = None,
    ) -> Ticket:
        """Do `work` on the lane and hand its result to `done`; the ticket that is returned can cancel it."""
        alive = owner if owner is not None else self
        engine = self._engine

        def send(deliver: _Deliver) -> None:
            engine.ready.emit(lambda: deliver() if isValid(alive) else None)

        def finish(deliver: _Deliver) -> None:
            engine.ready.emit(lambda: engine.tickets.discard(ticket))
            send(deliver)

        def say(share: float, text: str) -> None:
            if progress is not None:
                send(lambda: progress(share, text))

        def carry_out() -> None:
            try:
                ticket.check()
                result = work(ticket)
                finish(lambda: done(result))
            except CancelledError:
                finish(cancelled or bool)
            except Exception as error:
                told = error
                finish(lambda: failed(told) if failed is not None else _to_the_hook(told))

        ticket = Ticket(say)
        engine.tickets.add(ticket)
        engine.pool.start(_Work(carry_out))
        return ticket

    def close(self) -> None:
        """Cancel all that waits or runs and wait for the thread to stop."""
        self._engine.cancel()
        self._engine.pool.waitForDone()


class _Engine(QObject):
    """What works for a lane. It outlives a lane that goes while work runs, until its thread has stopped.

    Qt would wait for that thread where it deletes the lane, and the thread for Python, which stands still meanwhile.
    """

    ready = Signal(object)
    _at_work: ClassVar[set["_Engine"]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(1)
        self.tickets: set[Ticket] = set()
        self._given: deque[_Deliver] = deque()
        self._left = False
        self.ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def started(cls) -> "_Engine":
        """Give a new one, and let those go whose lane is gone and whose thread has stopped."""
        cls._at_work -= {each for each in cls._at_work if each.idle}
        engine = cls()
        cls._at_work.add(engine)
        return engine

    @classmethod
    def stop_all(cls) -> None:
        """Have all that still runs stop, and wait for it: the program ends."""
        for each in cls._at_work:
            if isValid(each):
                each.cancel()
                each.pool.waitForDone()

    @property
    def idle(self) -> bool:
        """Whether nobody needs it any more."""
        return self._left and self.pool.activeThreadCount() == 0

    def cancel(self) -> None:
        """Have all that waits or runs stop as soon as it can."""
        for ticket in self.tickets:
            ticket.cancel()

    @Slot()
    def leave(self) -> None:
        """Hear that the lane is gone: nobody waits for what is still done."""
        self._left = True
        self.cancel()

    @Slot(object)
    def _deliver(self, deliver: _Deliver) -> None:
        self._given.append(deliver)
        self._deliver_given()

    def _deliver_given(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and app.property(_HELD) is True:
            QTimer.singleShot(_AGAIN_MS, self, self._deliver_given)
            return
        while self._given:
            self._given.popleft()()


atexit.register(_Engine.stop_all)


class _Work(QRunnable):
    def __init__(self, carry_out: Callable[[], None]) -> None:
        super().__init__()
        self._carry_out = carry_out

    @override
    def run(self) -> None:
        self._carry_out()


def _to_the_hook(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
