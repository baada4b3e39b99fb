"""What a process keeps from the disk and from others, each seen in a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.services.desk import create_desk
from ipo_crm.services.hardening import sweep_folders
from tests.house.tree import ROOT
from tests.reliability.figures import note

PASSPHRASE = "vier losse woorden samen"
NOTE = "gefluisterd op de gang"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows these in /proc")
POSIX = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems tell whether a process runs")
LOOK = """
import ctypes, resource, tempfile
from pathlib import Path
from ipo_crm.services import hardening
hardening.harden()
folder = Path(tempfile.gettempdir())
print(resource.getrlimit(resource.RLIMIT_CORE), oct(folder.stat().st_mode & 0o777), folder)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
OPEN_AND_LOCK = """
import sys
from pathlib import Path
from sqlalchemy import text
from ipo_crm.services import hardening
from ipo_crm.services.desk import open_desk
path = Path(sys.argv[1])
desk = open_desk(path, sys.stdin.readline().rstrip("\\n"))
kept = desk._workspace.connection.execute(text("SELECT notes FROM person")).all()
print(desk._workspace.secret.key.hex(), flush=True)
sys.stdin.readline()
desk.close()
hardening.restart(path)
"""


def _run(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.splitlines()


@LINUX
def test_a_crash_writes_no_memory_and_temporary_files_are_private() -> None:
    limits, _, rest = _run(LOOK)[0].partition(") ")
    mode, folder = rest.split(" ", 1)

    assert limits == "(0, 0"
    assert mode == "0o700"
    assert not Path(folder).exists()


@LINUX
def test_other_programs_of_the_user_cannot_read_the_memory() -> None:
    dumpable = _run(LOOK)[1]

    assert dumpable == "0"


@POSIX
def test_folders_of_processes_that_are_gone_are_swept_and_others_left(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folders = [tmp_path / f"ipo_crm-{number}-x" for number in (gone.pid, os.getpid(), os.getppid())]
    for folder in (*folders, tmp_path / "ipo_crm-andere"):
        folder.mkdir()

    sweep_folders(tmp_path)

    assert [folder.exists() for folder in folders] == [False, False, True]
    assert (tmp_path / "ipo_crm-andere").exists()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Give a process that has an encrypted file open, with its key; a line on its input locks it."""
    path = tmp_path / "geheim.ipocrm"
    with create_desk(path, PASSPHRASE) as desk, desk._workspace.transaction("Persoon") as tx:
        tx.connection.exec_driver_sql(
            "INSERT INTO person (uuid, family_name, notes) VALUES (?, 'Fictie', ?)", ("0" * 36, NOTE)
        )
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_LOCK, str(path)],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{PASSPHRASE}\n")
    process.stdin.flush()
    yield process, process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.communicate()


def _memory(pid: int) -> bytes:
    """Read all that a process may write; what cannot be read is no memory of its own."""
    found = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(edge, 16) for edge in span.split("-"))
                memory.seek(start)
                try:
                    found.append(memory.read(end - start))
                except OSError:
                    continue
    return b"".join(found)


def _hits(pid: int, key: str) -> list[int]:
    memory = _memory(pid)
    return [memory.count(secret) for secret in (key.encode(), bytes.fromhex(key), NOTE.encode(), PASSPHRASE.encode())]


def _until_it_asks(pid: int) -> None:
    """Wait for the new program to stand at its lock: Qt is loaded and it waits for a key."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        maps = Path(f"/proc/{pid}/maps").read_text()
        if "libQt6Widgets" in maps and "(sleeping)" in Path(f"/proc/{pid}/status").read_text():
            return
    pytest.fail("the program did not start anew")


@LINUX
def test_after_the_lock_the_memory_holds_no_key_and_no_note(opened: tuple["subprocess.Popen[str]", str]) -> None:
    process, key = opened
    try:
        before = _hits(process.pid, key)
    except PermissionError:
        pytest.skip("this user may not read the memory of a child")

    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    _until_it_asks(process.pid)

    after = _hits(process.pid, key)
    note(34, "key, passphrase and note in the memory", hits_before=sum(before), hits_after=sum(after))
    assert all(before)
    assert after == [0, 0, 0, 0]
