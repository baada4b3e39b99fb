"""A disk that fails: a deed is kept whole or not at all, what goes wrong is told, and nothing acknowledged is lost."""

import errno
import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.reliability import tap
from tests.reliability.figures import note
from tests.reliability.forks import in_lanes

pytestmark = tap.NEEDS_TAP


def _told(library: Path, begin: Path, folder: Path, error: int) -> dict[str, Any]:
    path = shutil.copy(begin, folder / "stuk.ipocrm")
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.failing", path, str(error)],
        cwd=tap.ROOT,
        env=tap.environment(library, folder),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_after_an_error_of_the_disk_no_deed_is_taken_until_the_file_is_opened_anew(
    tap_library: Path, begin: Path, tmp_path: Path
) -> None:
    told = _told(tap_library, begin, tmp_path, errno.EIO)

    assert told["failing"].startswith("DiskError: De schijf gaf een fout bij lezen of schrijven.")
    assert "open het bestand opnieuw" in told["again"]
    assert told["broken"]
    assert (told["after"], told["anew"], told["at_last"]) == (told["before"], told["before"], told["before"] + 1)


def test_on_a_full_disk_the_same_report_can_be_recorded_again_without_opening_anew(
    tap_library: Path, begin: Path, tmp_path: Path
) -> None:
    told = _told(tap_library, begin, tmp_path, errno.ENOSPC)

    assert told["failing"] == (
        "StoreError: De schijf is vol. Er is niets half bewaard. Maak ruimte vrij en probeer het opnieuw."
    )
    assert (told["after"], told["again"], told["broken"]) == (told["before"], "", False)
    assert told["anew"] == told["before"] + 1


def _runs(library: Path, begin: Path, folder: Path, runs: int) -> None:
    found = in_lanes("bad_disk", begin, folder, runs, partial(tap.environment, library))
    note(5, "60 deeds a run; 2 % or 0.2 % of writes and syncs fail with EIO or ENOSPC", **found)

    assert found["runs"] == runs
    assert found["injected"] > 0
    assert (found["lost"], found["half"], found["unsound"], found["bugs"], found["not_opened"]) == (0, 0, 0, 0, 0)


def test_errors_of_the_disk_lose_no_deed(tap_library: Path, begin: Path, tmp_path: Path) -> None:
    _runs(tap_library, begin, tmp_path, 2)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_errors_of_the_disk_lose_no_deed_in_100_runs(tap_library: Path, begin: Path, tmp_path: Path) -> None:
    _runs(tap_library, begin, tmp_path, 100)
