"""The power fails, at any moment: what was acknowledged is there; and the harness sees it where it is not."""

import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.reliability import forks, power, tap
from tests.reliability.figures import note

DEEDS = 40
_SAFE = ("EXTRA", "TRUNCATE")


def _cut(
    library: Path, begin: Path, folder: Path, states: int, pragmas: tuple[str, str] = _SAFE, lanes: int = 2
) -> Counter[str]:
    """Do deeds under the tap, cut the power so many times in all, in some processes, and add up what was seen."""
    at_work = folder / "werk"
    at_work.mkdir()
    path = Path(shutil.copy(begin, at_work / "kracht.ipocrm"))
    log = folder / "log"
    tap.run(library, at_work, log, ["-m", "tests.reliability.power_worker", path, str(DEEDS), "1", *pragmas])
    path = Path(shutil.copy(begin, path))
    running = []
    for seed in range(1, lanes + 1):
        own = folder / f"na{seed}"
        own.mkdir()
        command = [sys.executable, "-m", "tests.reliability.power", str(path), str(log), str(states // lanes)]
        running.append(
            subprocess.Popen([*command, str(seed), str(own)], cwd=tap.ROOT, stdout=subprocess.PIPE, text=True)
        )
    return forks.added_up(running)


def _safe(library: Path, begin: Path, folder: Path, states: int) -> None:
    found = _cut(library, begin, folder, states)
    note(2, f"{DEEDS} deeds, TRUNCATE and EXTRA", **found)

    assert found["states"] == found["whole"] == states
    assert found["rolled_back"] > 0


@tap.NEEDS_TAP
def test_a_cut_loses_no_deed(tap_library: Path, begin: Path, tmp_path: Path) -> None:
    _safe(tap_library, begin, tmp_path, 200)


@tap.NEEDS_TAP
@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_9000_cuts_lose_no_deed(tap_library: Path, begin: Path, tmp_path: Path) -> None:
    _safe(tap_library, begin, tmp_path, 9000)


@tap.NEEDS_TAP
@pytest.mark.parametrize("pragmas", [("OFF", "TRUNCATE"), ("EXTRA", "OFF"), ("OFF", "OFF")], ids="-".join)
def test_it_bites_without_sync_or_journal(
    tap_library: Path, begin: Path, tmp_path: Path, pragmas: tuple[str, str]
) -> None:
    found = _cut(tap_library, begin, tmp_path, 60, pragmas, lanes=1)
    note(2, f"must be seen: synchronous {pragmas[0]}, journal {pragmas[1]}", **found)

    assert found["corrupt"] + found["lost"] + found["half"] > 30


def test_what_was_synced_survives_and_what_was_not_may_not() -> None:
    disk = power.Disk({"f": b"oud."})
    disk.do(tap.Step("w", "f", 0, b"nieuw"))
    before = {disk.crashed(random.Random(seed))["f"] for seed in range(50)}
    disk.do(tap.Step("s", "f", 0, b""))
    after = {disk.crashed(random.Random(seed))["f"] for seed in range(50)}

    assert {b"oud.", b"nieuw"} <= before
    assert after == {b"nieuw"}


def test_a_new_name_holds_from_the_sync_of_its_folder() -> None:
    disk = power.Disk({})
    disk.do(tap.Step("o", "map/f", 0, b""))
    before = {"map/f" in disk.crashed(random.Random(seed)) for seed in range(50)}
    disk.do(tap.Step("s", "map", 0, b""))
    after = {"map/f" in disk.crashed(random.Random(seed)) for seed in range(50)}

    assert (before, after) == ({True, False}, {True})
