"""Somebody else at the file: a program that copies it for the cloud, a second instance, no right to write."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.reliability.forks import NEEDS_FORK, ROOT, in_lanes

NEEDS_ROOT = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody who may not write"
)


def _copies(begin: Path, folder: Path, copies: int, share: float) -> None:
    found = in_lanes("cloud", begin, folder, copies)
    note(7, "the file alone, copied while somebody does ten deeds a second", **found)

    assert found["complete"] >= share * copies
    assert (found["stale"], found["torn"] - found["torn_and_told"]) == (0, 0)


@NEEDS_FORK
def test_a_copy_made_during_work_is_whole_or_told(begin: Path, tmp_path: Path) -> None:
    _copies(begin, tmp_path, 10, 0.8)


@NEEDS_FORK
@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_500_copies_made_during_work_are_whole_or_told(begin: Path, tmp_path: Path) -> None:
    _copies(begin, tmp_path, 500, 0.98)


def _second_instances(begin: Path, folder: Path, tries: int) -> None:
    path = shutil.copy(begin, folder / "samen.ipocrm")
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.second", path, str(tries)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: Counter[str] = Counter(json.loads(done.stdout))
    note(8, "a second process opens the file while the first reads or writes", **found)

    assert found["refused_with_advice"] == found["tries"] == tries
    assert found["wrote"] == 0


@NEEDS_FORK
def test_a_second_instance_is_refused_and_told_what_to_do(begin: Path, tmp_path: Path) -> None:
    _second_instances(begin, tmp_path, 3)


@NEEDS_FORK
@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_100_second_instances_are_refused(begin: Path, tmp_path: Path) -> None:
    _second_instances(begin, tmp_path, 100)


READ_ONLY = """
import json, os, sys
from pathlib import Path
from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import open_desk
from tests.reliability import files, hands
files.use_fast_key()
hands.import_all()
os.setuid(65534)
for path in map(Path, sys.argv[1:]):
    passphrase = files.PASSPHRASE if path.parent.name.startswith("encrypted") else None
    with open_desk(path, passphrase) as desk:
        refused = ""
        try:
            hands.Hands(desk, 1).talk()
        except StoreError as error:
            refused = type(error).__name__
        print(json.dumps([desk.notices[0], refused, len(desk.people.rows())]))
"""


@NEEDS_ROOT
def test_without_the_right_to_write_it_opens_for_reading_and_says_so(
    begin: Path, sample_file: Path, tmp_path: Path
) -> None:
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(0o755)
    paths = []
    for file_mode, folder_mode in ((0o444, 0o777), (0o666, 0o555), (0o444, 0o555)):
        for kind, source in (("encrypted", begin), ("plain", sample_file)):
            folder = tmp_path / f"{kind}{file_mode:o}{folder_mode:o}"
            folder.mkdir()
            path = Path(shutil.copy(source, folder / "vast.ipocrm"))
            path.chmod(file_mode)
            folder.chmod(folder_mode)
            paths.append(str(path))
    command = [sys.executable, "-c", READ_ONLY, *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    right = [told for told in seen if "alleen-lezen" in told[0] and told[1] == "ReadOnlyError" and told[2] > 0]
    note(6, "file, folder or both read-only; encrypted and plain", cases=len(seen), told_and_readable=len(right))

    assert len(right) == len(seen) == 6
