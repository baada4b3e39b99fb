"""Somebody opens one file after another all day: no window, and nothing in it, is left of those that were closed."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.ui.page import Place

AREAS = ("today", "people", "organisations", "dossiers", "meetings")


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, settings, tmp_path / "thuis", restart=lambda _path: None)
    yield made
    made.leave()
    made.release()


def _open(program: Program, path: Path, app: QApplication) -> tuple[int, int]:
    """Open a file and go through its pages; give how many windows and widgets there are then."""
    program.leave()
    program.enter(open_desk(path))
    assert program.shell is not None
    for area in AREAS:
        program.shell.open(Place(area))
        app.processEvents()
    program.shell.palette_view.open()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return len(app.topLevelWidgets()), len(app.allWidgets())


def test_no_window_is_left_of_files_that_were_closed(program: Program, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "lobby.ipocrm"
    with create_desk(path, None) as desk:
        desk.samples.fill()
    first = _open(program, path, qapp)

    later = [_open(program, path, qapp) for _ in range(6)]

    assert later == [first] * 6


def test_looking_at_people_leaves_nothing_behind(program: Program, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "lobby.ipocrm"
    with create_desk(path, None) as desk:
        desk.samples.fill()
    _open(program, path, qapp)
    assert program.shell is not None
    program.shell.open(Place("people"))
    keys = [row.id for row in program.desk.people.rows()] if program.desk is not None else []

    counts = []
    for key in keys[:40] * 2:
        program.shell.open(Place("people", key))
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(qapp.allWidgets()))

    assert counts[40:] == counts[:40]
