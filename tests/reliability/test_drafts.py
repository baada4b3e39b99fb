"""What was half typed is back after a crash."""

import importlib.util
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.reliability.forks import NEEDS_FORK, in_lanes

pytestmark = [
    NEEDS_FORK,
    pytest.mark.skipif(
        importlib.util.find_spec("ipo_crm.services.drafts") is None,
        reason="there is no service for drafts yet",
    ),
]


def _crashes(begin: Path, folder: Path, crashes: int) -> None:
    found = in_lanes("kill_draft", begin, folder, crashes)
    note(31, "draft of a form, killed while it is kept", **found)

    assert found["back"] == found["crashes"] == crashes
    assert found["unsound"] == 0


def test_a_draft_is_back_after_a_crash(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 2)


@pytest.mark.nightly
def test_a_draft_is_back_after_50_crashes(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 50)
