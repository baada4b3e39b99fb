"""No name of a person comes into a log, a crash file or the error output, whatever goes wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.reliability.forks import ROOT

CANARY = "Kanarievogel"
WINDOW = """
import gc, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from ipo_crm import app
from ipo_crm.services import hardening


canary, path = sys.argv[1], Path(sys.argv[2])
sys.argv[1:] = []

class Falls:
    def __repr__(self): return canary
    def __del__(self): raise ValueError(canary)

def constraint():
    with program[0].desk._workspace.transaction(canary) as tx:
        values = ("0" * 36, canary, -1)
        tx.connection.exec_driver_sql("INSERT INTO person (uuid, family_name, rhythm_days) VALUES (?, ?, ?)", values)

def outside():
    program[0].desk._workspace.connection.exec_driver_sql("UPDATE person SET family_name = ?", (canary,))

def raised(): raise KeyError(canary)
def imported(): program[0].desk.imports.run((path.with_name("kapot.vcf"),))
def threaded():
    thread = threading.Thread(target=raised)
    thread.start()
    thread.join()
def warned(): qWarning(f"cannot show {canary}")
def unraisable():
    Falls()
    gc.collect()

program = []
shown = []
made = app.Program.__init__
def keep(self, *given):
    made(self, *given)
    self._show_bug = shown.append
    self._hook._show_bug = shown.append
    program.append(self)
    QTimer.singleShot(0, begin)
app.Program.__init__ = keep

deeds = [constraint, outside, raised, imported, threaded, warned, unraisable]
looks = iter(range(200))
def begin():
    if program[0].shell is None:
        QTimer.singleShot(50, begin)
        return
    for deed in deeds:
        QTimer.singleShot(0, deed)
    end()
def end():
    if len(shown) >= 4 or next(looks, None) is None:
        QTimer.singleShot(200, QApplication.quit)
    else:
        QTimer.singleShot(50, end)
hardening.harden()
code = app.run([str(path)])
print(len(shown))
"""
COMMAND = """
import sys
from ipo_crm import __main__
from ipo_crm.services.exports import Exports
if sys.argv[1] == "bug":
    def fails(self, **_): raise ValueError(sys.argv[-1])
    Exports.as_json = fails
sys.argv[1:] = sys.argv[2:-1]
sys.exit(__main__.main())
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which all that the program keeps for a user is in one folder."""
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
    return {**os.environ, **dict.fromkeys(places, str(tmp_path)), "QT_QPA_PLATFORM": "offscreen"}


def _run(script: str, home: dict[str, str], *given: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script, *given], cwd=ROOT, env=home, capture_output=True, text=True, check=False
    )


def _fill(folder: Path, sample: Path) -> Path:
    path = Path(shutil.copy(sample, folder / "werk.ipocrm"))
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{CANARY}\r\nBDAY:{CANARY}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nN:{CANARY}"
    path.with_name("kapot.vcf").write_text(card)
    return path


def _hits(folder: Path) -> dict[str, int]:
    """Count the name in every file but those that are meant to hold it."""
    kept = (".ipocrm", ".vcf")
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in kept]
    return {path.name: path.read_bytes().count(CANARY.encode()) for path in files}


def test_no_name_comes_into_a_log_of_the_window(tmp_path: Path, home: dict[str, str], sample_file: Path) -> None:
    path = _fill(tmp_path, sample_file)

    done = _run(WINDOW, home, CANARY, str(path))

    hits = _hits(tmp_path)
    canaries = sum(hits.values()) + done.stderr.count(CANARY)
    note(30, "window: constraint, slot, thread, import, Qt message, unraisable", paths=7, canaries=canaries)
    note(31, "exceptions in slots and threads of the window", bugs=int(done.stdout or 0), exit_code=done.returncode)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == 4
    assert hits["ipo_crm.log"] == 0
    assert canaries == 0


def test_no_name_comes_into_the_error_output_of_a_command(
    tmp_path: Path, home: dict[str, str], sample_file: Path
) -> None:
    path = _fill(tmp_path, sample_file)
    told = [
        _run(COMMAND, home, "bug", "export", str(path), CANARY),
        _run(COMMAND, home, "", "import", str(path), str(path.with_name("kapot.vcf")), ""),
        _run(COMMAND, home, "", "check", str(path.with_name("kapot.vcf")), ""),
    ]

    canaries = sum(_hits(tmp_path).values()) + sum(done.stderr.count(CANARY) for done in told)
    note(30, "commands: a bug, a bad import, a foreign file", paths=len(told), canaries=canaries)
    assert "Er ging iets mis in het programma (ValueError" in told[0].stderr
    assert canaries == 0
