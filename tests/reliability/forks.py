"""Fork a life and kill it; look at what is left from another fork.

The process that forks must have imported everything and opened nothing: SQLite does not survive a fork.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGIN = "begin.ipocrm"
_LANES = 2
LONGEST = 0.025  # seconds of life, when nothing else is said

Say = Callable[[bytes], object]

NEEDS_FORK = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems fork a process to kill")


def in_lanes(
    module: str, begin: Path, folder: Path, times: int, environment: Callable[[Path], dict[str, str]] | None = None
) -> Counter[str]:
    """Run a module so many times in all, in two processes from the same beginning, and add up what they print.

    `environment` gives that of a process which works in a folder.
    """
    running = []
    for lane in range(_LANES):
        own = folder / f"lane{lane}"
        own.mkdir()
        shutil.copyfile(begin, own / BEGIN)
        command = [sys.executable, "-m", f"tests.reliability.{module}", str(own), str(times // _LANES), str(lane + 1)]
        given = environment(own) if environment else None
        running.append(subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True))
    return added_up(running)


def added_up(running: "Iterable[subprocess.Popen[str]]") -> Counter[str]:
    """Wait for processes that print counts as JSON, and add these up; a process that fails is no count of nought."""
    found: Counter[str] = Counter()
    for process in running:
        said, _ = process.communicate()
        assert process.returncode == 0
        for name, count in json.loads(said).items():
            found[name] += count
    return found


def killed(live: Callable[[Say], None], share: float, *, opening: bool, longest: float = LONGEST) -> list[bytes]:
    """Fork a life, kill it after a share of the longest time, and give the lines it said.

    The time runs from its first line, or from its birth when it is to die while opening.
    """
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.close(ear)
        _run(lambda: live(lambda line: os.write(mouth, line + b"\n")))
    os.close(mouth)
    if not opening:
        select.select([ear], [], [], 10)
    time.sleep(share * longest)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ear, "rb") as said:
        return said.read().splitlines()


def told_by_fork(look: Callable[[], list[str]]) -> list[str]:
    """Look at a file in a fresh process and give what it says."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        _run(lambda: os.write(mouth, json.dumps(look()).encode()))
    os.close(mouth)
    with os.fdopen(ear, "rb") as said:
        answer = said.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else ["unsound"]


def _run(live: Callable[[], object]) -> None:
    """Live in a fork and never come back into the loop of its parent."""
    try:
        live()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
