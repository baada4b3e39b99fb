"""What was half typed is back after a crash: from below, and in every form of the window."""

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

_SCENARIOS = {
    "kill_draft": "draft of a form, killed while it is kept",
    "kill_forms": "forms of the window, killed while somebody types, opened again with all fields",
}


def _crashes(begin: Path, folder: Path, crashes: int, module: str = "kill_draft") -> None:
    found = in_lanes(module, begin, folder, crashes)
    note(31, _SCENARIOS[module], **found)

    assert found["back"] == found["crashes"] == crashes
    assert found["unsound"] == 0


def test_a_draft_is_back_after_a_crash(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 2)


@pytest.mark.nightly
def test_a_draft_is_back_after_50_crashes(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 50)


def test_a_form_is_back_after_a_crash(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 2, "kill_forms")


@pytest.mark.nightly
@pytest.mark.timeout(1200)
def test_every_form_is_back_after_50_crashes(begin: Path, tmp_path: Path) -> None:
    _crashes(begin, tmp_path, 50, "kill_forms")
