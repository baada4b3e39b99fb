"""Waiting: work that nothing may come between, done beside the window's thread with a small window that says so."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label

_Result = TypeVar("_Result")
_LOOK_EVERY_MS = 15
_SHOW_AFTER_MS = 150
_WIDTH = 420


class WaitWindow(QDialog):
    """Says what is being done; it cannot be closed, because what is being done must be whole."""

    def __init__(self, text: str, explanation: str, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle("ipo_crm")
        self.setModal(True)
        self.setMinimumWidth(scaled(_WIDTH))
        self.setAccessibleName(text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        column = QVBoxLayout(self)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(Label(text, TextRole.STRONG, wrap=True))
        column.addWidget(Label(explanation, TextRole.MUTED, wrap=True))
        column.addWidget(self._bar)

    @override
    def reject(self) -> None:
        """Stay: there is nothing to cancel."""


def wait_for(work: Callable[[], _Result], text: str, explanation: str, parent: QWidget | None = None) -> _Result:
    """Do work on a thread of its own and give what it gives, or raise what it raises; the window is painted meanwhile.

    The small window is shown only when the work takes long, and nothing else can be done while it waits.
    """
    given: list[_Result] = []
    raised: list[BaseException] = []

    def carry_out() -> None:
        try:
            given.append(work())
        except BaseException as error:
            raised.append(error)

    window = WaitWindow(text, explanation, parent)
    loop = QEventLoop()
    looking, showing = QTimer(loop), QTimer(loop)
    thread = threading.Thread(target=carry_out, name="wait")
    looking.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    looking.start(_LOOK_EVERY_MS)
    showing.setSingleShot(True)
    showing.timeout.connect(window.show)
    showing.start(_SHOW_AFTER_MS)
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    looking.stop()
    showing.stop()
    window.done(0)
    window.deleteLater()
    if raised:
        raise raised[0]
    return given[0]
