"""Failure mode 12, bit rot: no flipped bit of an encrypted file goes unseen, and none brings the program down."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.figures import note
from tests.store.damage import make_sample

ROOT = Path(__file__).resolve().parents[2]


def _flipped(path: Path, flips: int) -> dict[str, int]:
    make_sample(path)
    command = [sys.executable, "-m", "tests.reliability.flips", str(path), str(flips), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seen: dict[str, int] = json.loads(done.stdout) if done.returncode == 0 else {}
    refused = sum(seen.get(kind, 0) for kind in ("DamagedFileError", "WrongPassphraseError", "UserError"))
    note(
        12,
        "een omgeklapte bit in een versleuteld bestand",
        flips=flips,
        refused=refused,
        opened_unchanged=seen.get("same", 0),
        silent=seen.get("silent", 0),
        crashes=int(done.returncode != 0),
    )
    assert done.returncode == 0, done.stderr
    return seen


def _check(seen: dict[str, int], flips: int) -> None:
    assert set(seen) <= {"DamagedFileError", "WrongPassphraseError", "UserError", "same", "touched"}
    assert sum(seen.values()) - seen["touched"] == flips
    assert seen["touched"] == 0


def test_no_flipped_bit_goes_unseen(tmp_path: Path) -> None:
    _check(_flipped(tmp_path / "proef.ipocrm", 60), 60)


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_none_of_two_thousand_flipped_bits_goes_unseen(tmp_path: Path) -> None:
    _check(_flipped(tmp_path / "proef.ipocrm", 2000), 2000)
