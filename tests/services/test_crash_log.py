"""A crash from below is written down, told once at the next start, and names nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.services.crash_log import CrashLog
from tests.house.tree import ROOT
from tests.reliability.figures import note

CANARY = "Kanarie van Verzonnen"
CRASH = """
import ctypes, sys
from pathlib import Path
from ipo_crm.services.crash_log import CrashLog
log = CrashLog(Path(sys.argv[1]))
log.watch()
name = sys.argv[2]
if len(sys.argv) > 3:
    log.close()
else:
    ctypes.string_at(0)
"""


def _die(folder: Path, *more: str) -> str:
    command = [sys.executable, "-c", CRASH, str(folder), CANARY, *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr


def test_a_crash_is_told_at_the_next_start_with_where_it_was_and_without_names(tmp_path: Path) -> None:
    said = _die(tmp_path)

    told = CrashLog(tmp_path).left()

    trace = (tmp_path / "laatste-crash.txt").read_text(encoding="utf-8")
    note(31, "SIGSEGV from below", crashes=1, told=int(bool(told)), canaries=(said + trace + told).count(CANARY))
    assert "plotseling gestopt" in told
    assert str(tmp_path / "laatste-crash.txt") in told
    assert "string_at" in trace
    assert CANARY not in said + trace


def test_a_crash_is_told_once(tmp_path: Path) -> None:
    _die(tmp_path)
    CrashLog(tmp_path).left()

    assert CrashLog(tmp_path).left() == ""


def test_an_end_as_it_should_be_leaves_nothing(tmp_path: Path) -> None:
    _die(tmp_path, "close")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems tell whether a process runs")
def test_of_a_process_that_runs_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / f"vastgelopen-{os.getppid()}.txt"
    path.write_text("Fatal Python error")

    assert CrashLog(tmp_path).left() == ""
    assert path.exists()


def test_a_folder_that_is_not_there_costs_only_the_log(tmp_path: Path) -> None:
    assert CrashLog(tmp_path / "weg").left() == ""
