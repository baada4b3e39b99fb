"""Read-only files and folders, seen by a process that may not write there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.store.workspace import Workspace

NOBODY = 65534
SCRIPT = """
import os, sys
from pathlib import Path
import ipo_crm.store.workspace, alembic.command, sqlalchemy.dialects.sqlite.pysqlite
from ipo_crm.domain.errors import StoreError
os.setuid(int(sys.argv[1]))
path = Path(sys.argv[2])
try:
    if sys.argv[3] == "create":
        ipo_crm.store.workspace.Workspace.create(path, None)
    else:
        with ipo_crm.store.workspace.Workspace.open(path) as workspace:
            print(workspace.notices[0])
            with workspace.transaction("Schrijven"):
                pass
except StoreError as error:
    print(type(error).__name__, error)
"""


def _as_nobody(path: Path, what: str) -> str:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can become somebody who may not write")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(NOBODY), str(path), what], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(0o755)
    return tmp_path


def test_a_read_only_file_opens_for_reading_and_says_so(folder: Path) -> None:
    path = folder / "vast.ipocrm"
    Workspace.create(path, None).close()
    before = path.read_bytes()

    said = _as_nobody(path, "open").splitlines()

    assert "alleen-lezen" in said[0]
    assert said[1].startswith("ReadOnlyError")
    assert path.read_bytes() == before


def test_a_new_file_in_a_read_only_folder_is_refused_and_leaves_nothing(folder: Path) -> None:
    said = _as_nobody(folder / "nieuw.ipocrm", "create")

    assert said.startswith("ReadOnlyError")
    assert "Kies een andere map" in said
    assert list(folder.iterdir()) == []
