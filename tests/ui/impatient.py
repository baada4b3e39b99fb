"""Somebody who presses Esc as soon as a long deed offers that; every look at their clock takes five seconds."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.ui.working import work


def cannot_wait(monkeypatch: pytest.MonkeyPatch, module: str, window: QWidget) -> None:
    """Have the deeds that a module does be given up."""
    seconds = [0.0]

    def look() -> float:
        seconds[0] += 5
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(window, press)
        return seconds[0]

    monkeypatch.setattr(f"{module}.work", partial(work, clock=look))
