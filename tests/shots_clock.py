"""The clock of the pictures: it stands still, so that drawing anew changes no picture by itself."""

import importlib
import os
import time
from datetime import UTC, datetime, tzinfo
from typing import Self

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QApplication

_MOMENT = datetime(2025, 6, 10, 6, 30, tzinfo=UTC)
_PLACE = "Europe/Amsterdam"
_READ_THE_CLOCK = (
    "ipo_crm.services.backup_shelf",
    "ipo_crm.services.bin",
    "ipo_crm.services.briefings",
    "ipo_crm.services.erased_again",
    "ipo_crm.store.drafts",
    "ipo_crm.store.erasure_register",
    "ipo_crm.store.journal",
    "ipo_crm.store.purge",
    "ipo_crm.store.salvage",
    "ipo_crm.store.workspace",
)


class _Stopped(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(_MOMENT.timestamp(), tz)


class _StoppedForQt(QDateTime):
    @staticmethod
    def currentDateTime(*_zone: object) -> QDateTime:  # noqa: N802 - Qt calls it
        return QDateTime.fromSecsSinceEpoch(int(_MOMENT.timestamp()))


def be_in_the_netherlands() -> None:
    """Tell the time as it is there; before Qt looks what time zone it is in."""
    os.environ["TZ"] = _PLACE
    if hasattr(time, "tzset"):
        time.tzset()


def stop_the_clock() -> None:
    """Have the program read the same moment each time, and no caret blink."""
    for name in _READ_THE_CLOCK:
        module = importlib.import_module(name)
        assert module.datetime is datetime, f"{name} reads no clock any more"
        module.datetime = _Stopped  # type: ignore[attr-defined]
    recents = importlib.import_module("ipo_crm.ui.recents")
    recents.QDateTime = _StoppedForQt  # type: ignore[attr-defined]
    QApplication.setCursorFlashTime(0)
