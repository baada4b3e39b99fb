"""No network: window and command line do their work where there is none, and open no socket; one SQLite only."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.reliability.forks import ROOT

NO_NETWORK = ("unshare", "-n")
SOCKETS = ("trace=socket,connect",)
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ipo_crm import app
made = app.Program.__init__
def keep(self, *given):
    made(self, *given)
    QTimer.singleShot(600, QApplication.quit)
app.Program.__init__ = keep
sys.exit(app.run([sys.argv[1]]))
"""


def _can(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


NEEDS_UNSHARE = pytest.mark.skipif(not _can(*NO_NETWORK), reason="unshare -n is not here, or not allowed")
NEEDS_STRACE = pytest.mark.skipif(not _can("strace", "-o", os.devnull), reason="strace is not here, or not allowed")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    quiet = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return {**os.environ, **dict.fromkeys(places, str(tmp_path)), **quiet}


def _journey(folder: Path, home: dict[str, str], *before: str) -> list[int]:
    """Make the sample, a briefing and a graph, check the file, and show the window; give the exit codes."""
    path = str(folder / "voorbeeld.ipocrm")
    program = [sys.executable, "-m", "ipo_crm"]
    commands = [
        [*program, "demo", path],
        [*program, "brief", path, "--out", str(folder / "briefing.pdf")],
        [sys.executable, "-c", WINDOW, path],
    ]
    return [
        subprocess.run([*before, *command], cwd=ROOT, env=home, capture_output=True, check=False).returncode
        for command in commands
    ]


@NEEDS_UNSHARE
def test_all_of_it_works_without_a_network(tmp_path: Path, home: dict[str, str]) -> None:
    codes = _journey(tmp_path, home, *NO_NETWORK)

    note(37, "sample, briefing and window under unshare -n", programs=len(codes), failed=sum(codes))
    assert codes == [0] * 3


@NEEDS_STRACE
@pytest.mark.nightly
def test_no_socket_is_opened(tmp_path: Path, home: dict[str, str]) -> None:
    log = tmp_path / "sockets"

    codes = _journey(tmp_path, home, "strace", "-f", "-A", "-o", str(log), "-e", *SOCKETS)

    opened = [line for line in log.read_text().splitlines() if "AF_INET" in line or "connect(" in line]
    note(37, "the same under strace", programs=len(codes), sockets=len(opened))
    assert codes == [0] * 3
    assert opened == []


def test_one_sqlite_is_loaded(tmp_path: Path, home: dict[str, str]) -> None:
    script = (
        "import sys; from pathlib import Path; from ipo_crm.services.desk import create_desk\n"
        "desk = create_desk(Path(sys.argv[1]), None); desk.samples.fill(); desk.backups.make(); desk.health.check()\n"
        "print(sorted(name for name in sys.modules if name in ('sqlite3', '_sqlite3', 'apsw', 'PySide6.QtSql')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "een.ipocrm")],
        cwd=ROOT,
        env=home,
        capture_output=True,
        text=True,
        check=True,
    )

    others = done.stdout.strip()
    note(36, "modules after filling, back-up and check", others=others.count("'") // 2)
    assert others == "[]"
