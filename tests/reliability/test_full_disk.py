"""The disk is full: a deed is refused whole, in Dutch, and goes on when there is room, with nothing opened anew."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.reliability.forks import in_lanes

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="only root on Linux may mount a small disk; the tap plays a full one in test_bad_disk.py",
)


def _rounds(begin: Path, folder: Path, rounds: int) -> None:
    found = in_lanes("full_disk", begin, folder, rounds)
    note(4, "small tmpfs, filled three times a round and made larger", **found)

    assert found["rounds"] == found["went_on"] == rounds
    assert found["full"] == 3 * rounds
    assert (found["other_words"], found["not_kept"], found["lost"], found["half"], found["unsound"]) == (0, 0, 0, 0, 0)


def test_a_full_disk_loses_nothing_and_work_goes_on(begin: Path, tmp_path: Path) -> None:
    _rounds(begin, tmp_path, 2)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_40_full_disks_lose_nothing_and_work_goes_on(begin: Path, tmp_path: Path) -> None:
    _rounds(begin, tmp_path, 40)
