"""Lanes: results and errors on the window's thread, one after another, cancellable."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ipo_crm.ui.lane import Lane, Ticket


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane()
    yield made
    made.close()


def test_work_runs_beside_and_is_delivered_on_the_thread_of_the_window(qtbot: QtBot, lane: Lane) -> None:
    seen: list[tuple[int, int]] = []
    lane.run(lambda _ticket: threading.get_ident(), lambda worker: seen.append((worker, threading.get_ident())))

    qtbot.waitUntil(lambda: not lane.busy)

    worker, window = seen[0]
    assert worker != window == threading.get_ident()


def test_work_is_done_in_the_order_it_came(qtbot: QtBot, lane: Lane) -> None:
    numbers, done = iter(range(20)), list[int]()
    for _ in range(20):
        lane.run(lambda _ticket: next(numbers), done.append)

    qtbot.waitUntil(lambda: not lane.busy)

    assert done == list(range(20))


def test_an_error_goes_to_who_asked_for_it(qtbot: QtBot, lane: Lane) -> None:
    failures: list[Exception] = []
    lane.run(lambda _ticket: 1 // 0, bool, failed=failures.append)

    qtbot.waitUntil(lambda: not lane.busy)

    assert isinstance(failures[0], ZeroDivisionError)


def test_an_error_that_nobody_asked_for_goes_to_the_excepthook(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: hooked.append(kind))
    lane.run(lambda _ticket: 1 // 0, bool)

    qtbot.waitUntil(lambda: not lane.busy)

    assert hooked == [ZeroDivisionError]


def test_cancelled_work_stops_and_has_no_result(qtbot: QtBot, lane: Lane) -> None:
    told: list[str] = []
    started = threading.Event()

    def work(ticket: Ticket) -> str:
        started.set()
        while True:
            ticket.check()

    ticket = lane.run(work, lambda _result: told.append("done"), cancelled=lambda: told.append("cancelled"))
    started.wait()
    ticket.cancel()
    qtbot.waitUntil(lambda: not lane.busy)

    assert told == ["cancelled"]


def test_progress_is_told_in_order(qtbot: QtBot, lane: Lane) -> None:
    told: list[float] = []

    def work(ticket: Ticket) -> None:
        ticket.progress(0.5)
        ticket.progress(1.0)

    lane.run(work, lambda _result: None, progress=lambda share, _text: told.append(share))
    qtbot.waitUntil(lambda: not lane.busy)

    assert told == [0.5, 1.0]


def test_a_result_for_who_is_gone_is_dropped(qtbot: QtBot, lane: Lane) -> None:
    owner, told, may_end = QObject(), list[object](), threading.Event()
    lane.run(lambda _ticket: may_end.wait(), told.append, owner=owner)
    delete(owner)
    may_end.set()

    qtbot.waitUntil(lambda: not lane.busy)

    assert told == []


def test_a_lane_that_goes_while_work_runs_does_not_wait_for_it(qtbot: QtBot) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()
    owner, done = QObject(), list[bool]()

    def work(_ticket: Ticket) -> bool:
        begun.set()
        may_end.wait()
        ended.set()
        return True

    Lane(owner).run(work, done.append)
    begun.wait()

    delete(owner)
    may_end.set()
    ended.wait()
    qtbot.wait(50)

    assert done == []
