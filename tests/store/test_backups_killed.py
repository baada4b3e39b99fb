"""Back-ups of a program that is killed at any moment: what bears the name of a back-up is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.store import backups
from ipo_crm.store.backup_keys import with_passphrase
from ipo_crm.store.backup_names import folder_beside
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.store.backup_hands import PASSPHRASE, add, make

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and kills the POSIX way")


def _killed(path: Path, passphrase: str | None, kills: int) -> int:
    """Give how many of the kills left a half-written copy; fewer than half, and they did not bite."""
    with Workspace.create(path, passphrase) as workspace:
        add(workspace, "Jansen")
        make(workspace)
    command = [sys.executable, "-m", "tests.store.kill_backups", str(path), passphrase or "", str(kills), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout)


def _unsound(path: Path, passphrase: str | None) -> list[str]:
    folder, secret_for = folder_beside(path), with_passphrase(passphrase)
    wrong = []
    for name in backups.names(folder, path.stem):
        try:
            backups.verify(folder / str(name), secret_for)
        except Exception as error:
            wrong.append(f"{name}: {error!r}")
    return wrong


def test_no_kill_leaves_a_bad_back_up(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"

    halves = _killed(path, None, 20)

    unsound = _unsound(path, None)
    note(3, "killed while backing up a plain file", kills=20, half_written=halves, bad=len(unsound))
    assert halves >= 10
    assert unsound == []


def test_what_a_kill_leaves_half_written_is_swept_by_the_next_back_up(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"
    _killed(path, None, 3)

    with Workspace.open(path) as workspace:
        make(workspace)

    assert not list(folder_beside(path).glob("*.part*"))


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_two_hundred_kills_leave_no_bad_back_up_of_an_encrypted_file(tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"

    halves = _killed(path, PASSPHRASE, 200)

    unsound = _unsound(path, PASSPHRASE)
    note(3, "killed while backing up an encrypted file", kills=200, half_written=halves, bad=len(unsound))
    assert halves >= 100
    assert unsound == []
