"""Garbage is collected by and by, and only on the thread of the window."""

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ipo_crm.ui.garbage import Garbage

Threads = set[int]


class _Ring:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting() -> Iterator[Threads]:
    """Give the threads on which garbage is collected from now on."""
    threads: Threads = set()

    def note(_phase: str, _info: dict[str, Any]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


@pytest.fixture
def _garbage(qtbot: QtBot) -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    owner = QObject()
    Garbage(owner)
    yield
    owner.deleteLater()
    (gc.enable if was_on else gc.disable)()


@pytest.mark.usefixtures("_garbage")
def test_what_is_left_is_collected_before_long(qtbot: QtBot, collecting: Threads) -> None:
    left = [_Ring() for _ in range(2 * gc.get_threshold()[0])]
    ring = weakref.ref(left[0])
    del left

    qtbot.waitUntil(lambda: ring() is None)

    assert collecting == {threading.main_thread().ident}


@pytest.mark.usefixtures("_garbage")
def test_another_thread_never_collects(qtbot: QtBot, collecting: Threads) -> None:
    worker = threading.Thread(target=lambda: [_Ring() for _ in range(20 * gc.get_threshold()[0])])

    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(collecting))

    assert collecting == {threading.main_thread().ident}
