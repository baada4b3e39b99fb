"""Settings for all of Qt: no screen needed, and one warning of the off-screen platform that says nothing."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what the off-screen platform says of every window with a least size."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
