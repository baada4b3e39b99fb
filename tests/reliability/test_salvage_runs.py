"""Failure mode 13: what a damaged encrypted file gives back, and whether the report tells what it does not."""

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.figures import note
from tests.store.damage import make_sample

ROOT = Path(__file__).resolve().parents[2]


def _salvaged(path: Path, runs: int) -> tuple[list[dict[str, Any]], int]:
    """Give what came of every run, and how often the process died of it; after that it goes on with the next one."""
    make_sample(path)
    told: list[dict[str, Any]] = []
    crashes = 0
    while len(told) + crashes < runs:
        command = [sys.executable, "-m", "tests.reliability.salvage_runs", str(path), str(runs), "13"]
        done = subprocess.run(
            [*command, str(len(told) + crashes)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        told += [json.loads(line) for line in done.stdout.splitlines()]
        crashes += done.returncode != 0
    return told, crashes


def _check(path: Path, runs: int) -> None:
    told, crashes = _salvaged(path, runs)
    shares = sorted(each["share"] for each in told)
    note(
        13,
        "één beschadigde bladzijde van een versleuteld bestand",
        runs=runs,
        crashes=crashes,
        all_rows_back=sum(share == 1 for share in shares),
        median=round(statistics.median(shares), 4),
        fifth_percentile=round(shares[len(shares) // 20], 4),
        worst=round(shares[0], 4),
        not_told=sum(each["told"] < each["lost"] for each in told),
    )
    assert crashes == 0
    assert statistics.median(shares) >= 0.99
    assert shares[0] > 0
    assert [each for each in told if each["told"] < each["lost"]] == []
    assert [each for each in told if each["fault"]] == []


def test_four_damaged_pages(tmp_path: Path) -> None:
    _check(tmp_path / "proef.ipocrm", 4)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_three_hundred_damaged_pages(tmp_path: Path) -> None:
    _check(tmp_path / "proef.ipocrm", 300)
