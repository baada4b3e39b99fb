"""Check and salvage on the command line."""

import json
import random
from pathlib import Path

import pytest

from ipo_crm import cli
from ipo_crm.store.workspace import Workspace
from tests.store.damage import PASSPHRASE, make_sample, spoil


@pytest.fixture
def secret(tmp_path: Path) -> list[str]:
    """The arguments that give the passphrase."""
    file = tmp_path / "wachtzin.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ["--passphrase-file", str(file)]


def test_a_sound_file_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = make_sample(tmp_path / "heel.ipocrm", None)

    code = cli.run(["check", str(path)])

    said = capsys.readouterr().out
    assert code == 0
    assert said.count("in orde") == 7
    assert "en nog" in said


def test_what_is_wrong_is_told_and_mended_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scheef.ipocrm"
    with Workspace.create(path, None) as workspace:
        workspace.connection.exec_driver_sql("DROP TRIGGER person_journal_update")

    codes = [cli.run(["check", str(path), *option, "--json"]) for option in ([], ["--repair"])]

    told = capsys.readouterr().out
    found = json.loads(told[: told.index("\n}{" if "\n}{" in told else "\n}\n{") + 2])
    assert codes == [1, 0]
    assert found["schema"][0]["repair"] == "schema"


def test_a_damaged_file_is_salvaged(tmp_path: Path, secret: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    path = make_sample(tmp_path / "kapot.ipocrm")
    spoil(path, 300, random.Random(1))
    refused = cli.run(["check", str(path), *secret])
    new = tmp_path / "nieuw.ipocrm"

    cli.run(["salvage", str(path), "--out", str(new), *secret])

    assert refused == 2
    assert "In nieuw.ipocrm staan nu" in capsys.readouterr().out
    assert cli.run(["check", str(new), *secret]) == 0


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["salvage", str(tmp_path / "weg.ipocrm"), "--out", str(tmp_path / "nieuw.ipocrm")])

    assert code == 2
    assert "is er niet" in capsys.readouterr().err
