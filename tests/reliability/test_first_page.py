"""Failure mode 14: a wrong passphrase and a damaged first page bear the same message of SQLite; we tell them apart."""

import functools
import random
from pathlib import Path

import pytest

from ipo_crm.services.backups import diagnose
from ipo_crm.store import keys
from ipo_crm.store.backup_restore import Diagnosis
from ipo_crm.store.damaged import PAGE
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.store.backup_hands import PASSPHRASE, add, make


def _cases(path: Path, monkeypatch: pytest.MonkeyPatch, cases: int) -> None:
    """By turns: a wrong passphrase on a whole file, a spoilt salt, and a spoilt rest of the first page."""
    monkeypatch.setattr(keys, "derive", functools.cache(keys.derive))
    with Workspace.create(path, PASSPHRASE) as workspace:
        add(workspace, "Jansen")
        make(workspace)
    whole = path.read_bytes()
    wrong = []
    for number in range(cases):
        draw = random.Random(number)
        given, wanted, spoilt = PASSPHRASE, Diagnosis.DAMAGED, bytearray(whole)
        if number % 3 == 0:
            given, wanted = f"een andere zin {number}", Diagnosis.WRONG_PASSPHRASE
        elif number % 3 == 1:
            spoilt[draw.randrange(16)] ^= 1 << draw.randrange(8)
        else:
            spoilt[draw.randrange(16, PAGE)] ^= 1 << draw.randrange(8)
        path.write_bytes(spoilt)
        if diagnose(path, given) is not wanted:
            wrong.append(number)
    note(14, "verkeerde wachtzin of beschadigd begin", cases=cases, right=cases - len(wrong))
    assert wrong == []


def test_the_diagnosis_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _cases(tmp_path / "proef.ipocrm", monkeypatch, 6)


@pytest.mark.nightly
@pytest.mark.timeout(300)
def test_the_diagnosis_is_right_in_fifty_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _cases(tmp_path / "proef.ipocrm", monkeypatch, 50)
