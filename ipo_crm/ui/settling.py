"""What can wait until the window is painted."""

import gc
import linecache
import threading
from importlib import import_module

from PySide6.QtWidgets import QApplication

from ipo_crm.ui.garbage import Garbage

_LATER = (
    "ipo_crm.services.desk",
    "ipo_crm.store.health",
    "ipo_crm.ui.finding",
    "ipo_crm.ui.hit_actions",
    "ipo_crm.ui.palette_commands",
    "ipo_crm.services.thinking",
    "ipo_crm.papers.briefing",
    "ipo_crm.services.erased_again",
)


def settle(app: QApplication) -> threading.Thread:
    """Do, now that the window is painted, what could wait.

    Load on a thread of its own what the first graph or briefing needs, and have garbage collected from now on, but
    never among what came with the start. The sources that PySide read of every module are let go: over 10 MiB of them.
    """
    linecache.clearcache()
    gc.freeze()
    Garbage(app)

    def load() -> None:
        for name in _LATER:
            import_module(name)
        linecache.clearcache()

    thread = threading.Thread(target=load, name="load ahead", daemon=True)
    app.aboutToQuit.connect(thread.join)
    thread.start()
    return thread
