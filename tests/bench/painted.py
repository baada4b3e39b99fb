"""A window in a process of its own, for the tests that time a start or weigh a process.

Run as `python -m tests.bench.painted bare|program PRINTED [FILE]`: the window is shown; when its first paint has
reached the screen the process ends at once, after what PRINTED asks: "nothing", "ready" (everything that a graph or a
briefing needs is loaded too), "memory" (nothing more), "graph" (the coalition graph is shown) or "pages" (every page
was seen, and all lines of its lists are read). What it prints is its resident memory in KiB, except after "nothing".
After "modules" it is the names of what is loaded, and 0. After "growth" it is what that grew by over 200 people looked
at and 50 pages gone to, when as many were before.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from ipo_crm.app import Program


PAGES = ("people", "organisations", "meetings", "dossiers", "coalitions", "data", "settings", "today")


def main(kind: str, printed: str, file: Path | None) -> None:
    """Show the window and end the process, as `__main__` of the program does it."""
    if kind == "program":
        from ipo_crm.store.lean import without_network_and_mail
        from ipo_crm.ui.lean import load_qt

        without_network_and_mail()
        gc.disable()
        load_qt()
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["ipo_crm"])
    if kind == "bare":
        window = QWidget()
        window.resize(1440, 900)
        window.show()
        when_painted(window, lambda: leave(resident()))
    else:
        program = open_program(app, file)
        when_painted(program.shell or program.start, lambda: leave(told(app, program, printed)))
    app.exec()


def open_program(app: QApplication, file: Path | None) -> Program:
    """Show the program as its own `run` does, with settings of its own."""
    from PySide6.QtCore import QSettings

    from ipo_crm.app import Program
    from ipo_crm.ui.language import speak_dutch

    speak_dutch(app)
    folder = Path(tempfile.gettempdir())
    program = Program(app, QSettings(str(folder / "ipo_crm-bench.ini"), QSettings.Format.IniFormat), folder)
    program.show(file)
    return program


def told(app: QApplication, program: Program, printed: str) -> int:
    """Do what is asked after the first paint, and give the resident memory in KiB."""
    from ipo_crm.ui.settling import settle

    if printed == "nothing":
        return 0
    if printed == "memory":
        return resident()
    if printed == "modules":
        print(*sorted(sys.modules))
        return 0
    settle(app).join()
    if printed == "graph" and program.shell is not None:
        see(app, program, "coalitions")
    if printed in ("pages", "growth"):
        for area in PAGES:
            see(app, program, area)
    if printed == "growth":
        look_around(app, program)
        before = resident()
        look_around(app, program)
        return max(resident() - before, 0)
    return resident()


def see(app: QApplication, program: Program, area: str) -> None:
    """Go to a page, and wait until it has read and thought."""
    from PySide6.QtCore import QEvent

    from ipo_crm.ui.page import Place
    from ipo_crm.ui.widgets.rows_view import RowsView

    if program.shell is None:
        return
    program.shell.open(Place(area))
    lists = [view.model() for view in program.shell.findChildren(RowsView) if view.isVisible()]
    app.processEvents()
    while program.thinking or any(getattr(rows, "unread", 0) for rows in lists):
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def look_around(app: QApplication, program: Program) -> None:
    """Look at 200 people, and go to 50 pages."""
    from PySide6.QtCore import QEvent

    from ipo_crm.ui.pages.people import PeoplePage

    see(app, program, "people")
    page = program.shell.page if program.shell is not None else None
    if isinstance(page, PeoplePage):
        model = page.list.model
        for at in range(200):
            page.list.view.setCurrentIndex(model.index(at % model.rowCount(), 0))
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for at in range(50):
        see(app, program, PAGES[at % len(PAGES)])


def when_painted(window: QWidget, act: Callable[[], object]) -> None:
    """Call this once the first paint of a window that was just shown is done."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
            if event.type() == QEvent.Type.Expose:
                QTimer.singleShot(0, act)
            return False

    handle = window.windowHandle()
    handle.installEventFilter(Watch(handle))


def resident() -> int:
    """Give the resident memory of this process in KiB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def leave(printed: int) -> None:
    """Print a number and be gone, without the cost of tidying up."""
    print(printed, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None)
