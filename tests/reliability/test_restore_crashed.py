"""Failure mode 16: a back-up is put back over a file that crashed in the middle of a deed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import note

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and kills the POSIX way")


@pytest.mark.parametrize("crashes", [2, pytest.param(100, marks=[pytest.mark.nightly, pytest.mark.timeout(600)])])
def test_every_restore_is_whole_and_every_mere_copy_is_not(tmp_path: Path, crashes: int) -> None:
    command = [sys.executable, "-m", "tests.reliability.crash_restore", str(tmp_path), str(crashes), "1"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    found = json.loads(done.stdout)
    note(16, "restored over a file with a hot journal; a mere copy beside it", **found)
    assert found == {"hot": crashes, "restored": crashes, "copied": 0}
