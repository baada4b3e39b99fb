"""Rest: tells when nobody touched mouse or keyboard for a while, or the laptop slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from ipo_crm.ui.qt import override

_LOOK_EVERY_MS = 10_000
_SLEPT = 15  # seconds; less is a clock that was set
_LATE = 70  # seconds between two looks that should be ten apart
_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class Idle(QObject):
    """Emits `rested` once after so many seconds without a touch, or when the laptop slept; 0 seconds is never.

    It filters the window that has the focus and not the whole application: through an application's filter every
    event of every widget would pass through Python. The clock is that of the wall, which goes on while a laptop sleeps;
    `awake` is one that does not.
    `typed` says whether somebody typed text since it was last set to False.
    """

    rested = Signal()

    def __init__(
        self,
        seconds: float,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.time,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self.typed = False
        self._clock, self._awake = clock, awake
        self._touched = clock()
        self._looked = (clock(), awake())
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)

    def start(self) -> None:
        """Begin to watch."""
        self._touched = self._clock()
        self._looked = (self._touched, self._awake())
        self.typed = False
        self._timer.start()
        self._follow(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._follow(None)

    def look(self) -> None:
        """Say it when the rest has lasted long enough; a clock that was set back begins it anew."""
        now = self._clock()
        slept = self._slept(now)
        self._touched = min(self._touched, now)
        long_enough = slept or now - self._touched >= self.seconds
        if self.seconds and self._timer.isActive() and long_enough:
            self.stop()
            self.rested.emit()

    def _slept(self, now: float) -> bool:
        """Tell whether the laptop slept since the last look: its wall clock went on while it was not awake.

        Where the other clock goes on in sleep too, a look that came a minute too late says the same.
        """
        awake = self._awake()
        before, awake_before = self._looked
        self._looked = (now, awake)
        passed = now - before
        return passed - (awake - awake_before) > _SLEPT or passed > _LATE

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock()
            self.typed = self.typed or (
                isinstance(event, QKeyEvent) and event.text().isprintable() and event.text() != ""
            )
        return False

    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window if self._timer.isActive() else None
        if self._window is not None:
            self._window.installEventFilter(self)
