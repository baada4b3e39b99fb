"""Settings for all of Qt: no screen needed, and empty warnings of the off-screen platform let pass."""

import functools
import gc
import os
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import low_level
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from ipo_crm.store import engine, workspace
from ipo_crm.store.keys import Secret
from ipo_crm.ui.garbage import collect_due
from tests.reliability import figures

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BEGUN_FIRST = (
    "screens/test_full_pages.py",
    "ui/pages/test_live_forms.py",
    "screens/test_openings.py",
    "journeys/test_main_job.py",
    "screens/test_openings_keyboard.py",
    "journeys/test_first_desk_journeys.py",
    "journeys/test_half_typed.py",
    "screens/test_every_page.py",
    "reliability/test_power.py",
    "journeys/test_opened_again.py",
    "journeys/test_window.py",
    "screens/test_contrast.py",
    "reliability/test_kills.py",
    "services/test_every_deed.py",
    "screens/test_keyboard.py",
)
"""The files that take longest: begun last, one of them would keep all cores but one waiting."""
_PATIENCE_MS = 60_000
_WAITS = (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed, QtBot.waitCallback)


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the off-screen platform says of every window, and let no test fail for a machine that is busy."""
    gc.disable()  # on whatever thread: as the program does it, see `pytest_runtest_logfinish`
    settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("unhurried")
    for what in ("propagateSizeHints", r"raise\(", "grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", f"This plugin does not support {what}")


def pytest_runtest_logfinish() -> None:
    """Collect garbage between two tests, on the thread of the windows only."""
    collect_due()


@pytest.fixture(scope="session", autouse=True)
def what_takes_long_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Derive each key once, and lay one empty plain file, of which every other is a copy: tests make thousands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(low_level, "hash_secret_raw", functools.cache(low_level.hash_secret_raw))
        blank = tmp_path_factory.mktemp("leeg") / "leeg.ipocrm"
        workspace.build(blank, None)
        patch.setattr(workspace, "build", functools.partial(_build, workspace.build, blank.read_bytes()))
        yield


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Wait as long for what is to come as a busy machine takes; five seconds are too few there."""
    with pytest.MonkeyPatch.context() as patch:
        for wait in _WAITS:
            assert wait.__kwdefaults__ is not None
            patch.setitem(wait.__kwdefaults__, "timeout", _PATIENCE_MS)
        yield


def _build(lay: Callable[[Path, Secret | None], None], blank: bytes, path: Path, secret: Secret | None) -> None:
    """Give a plain file its bytes, and what every file has of its own; one under a key is laid as ever."""
    if secret is not None:
        lay(path, secret)
        return
    path.write_bytes(blank)
    with closing(engine.connect(path, None, None, "rw")) as raw:
        own = (str(uuid.uuid4()), datetime.now(UTC).isoformat(timespec="seconds"))
        raw.execute("UPDATE meta SET workspace_uuid = ?, created_at = ?", own)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what belongs to a nightly run, whose long tests get time; what takes long goes first.

    A file that is begun last keeps all cores but one waiting.
    """
    for item in items:
        if item.get_closest_marker("nightly") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
        if item.path.parent == Path(figures.__file__).parent or _writes_figures(item):
            item.add_marker("figures")
    tests = Path(__file__).parent
    places = {tests / name: at for at, name in enumerate(BEGUN_FIRST)}
    items.sort(key=lambda item: (item.get_closest_marker("nightly") is None, places.get(item.path, len(places))))


def _writes_figures(item: pytest.Item) -> bool:
    """Tell whether a test stands in a module that notes figures."""
    return isinstance(item, pytest.Function) and any(value is figures.note for value in vars(item.module).values())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Delete what a test asked to have deleted later: no event loop comes by between two tests to do so."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note how a test ended, for the table of figures; a no-op outside a nightly run."""
    report = yield
    if report.when == "call" and not report.skipped:
        nightly = item.get_closest_marker("nightly") is not None
        figures.note_outcome(item.nodeid, passed=report.passed, nightly=nightly)
    return report
