"""Settings for all of Qt: no screen needed, and empty warnings of the off-screen platform let pass."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the off-screen platform says of every window: it has no manager that could obey."""
    for what in ("propagateSizeHints", r"raise\(", "grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", f"This plugin does not support {what}")
