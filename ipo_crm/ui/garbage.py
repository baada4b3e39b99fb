"""Garbage is collected on the window's thread, and on no other."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1_000


class Garbage(QObject):
    """Takes over from Python, which collects on whatever thread happens to make the next object.

    There it may free parts of a window while Qt works with them on the window's thread, and the program is gone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation of objects that is due by Python's own measure, with those younger than it."""
    due = [at for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
    if due:
        gc.collect(due[-1])
