"""Settings for all of Qt: no screen needed, and empty warnings of the off-screen platform let pass."""

import functools
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from argon2 import low_level
from PySide6.QtCore import QCoreApplication, QEvent

from tests.reliability import figures

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the off-screen platform says of every window: it has no manager that could obey."""
    for what in ("propagateSizeHints", r"raise\(", "grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", f"This plugin does not support {what}")


@pytest.fixture(scope="session", autouse=True)
def each_key_once() -> Iterator[None]:
    """Derive each key once: that is made to take long, and most tests open again what they just closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(low_level, "hash_secret_raw", functools.cache(low_level.hash_secret_raw))
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what belongs to a nightly run; its long tests get time and go first, so that no core waits at the end."""
    for item in items:
        if item.get_closest_marker("nightly") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
        if item.path.parent == Path(figures.__file__).parent or _writes_figures(item):
            item.add_marker("figures")
    items.sort(key=lambda item: item.get_closest_marker("nightly") is None)


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
