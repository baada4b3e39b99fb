"""Back-ups and restore on the command line."""

import json
from pathlib import Path

import pytest

from ipo_crm import cli

PASSPHRASE = "vier losse woorden samen"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "voorbeeld.ipocrm"
    cli.run(["demo", str(path)])
    return path


@pytest.fixture
def secret(tmp_path: Path) -> list[str]:
    """The arguments that give the passphrase."""
    file = tmp_path / "wachtzin.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ["--passphrase-file", str(file)]


def test_a_back_up_is_made_listed_and_tried(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [cli.run(["backup", str(sample), *option]) for option in ([], ["--list"], ["--drill"])]

    said = capsys.readouterr().out
    assert codes == [0, 0, 0]
    assert "in orde" in said
    assert "op proef teruggezet" in said


def test_the_list_as_json_holds_counts(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["backup", str(sample)])
    capsys.readouterr()

    cli.run(["backup", str(sample), "--list", "--json"])

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["reason"], row["standing"]) == ("handmatig", "sound")
    assert row["counts"]["person"] > 10


def test_a_file_that_was_lost_comes_back(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["backup", str(sample)])
    sample.unlink()

    code = cli.run(["restore", str(sample)])

    assert code == 0
    assert "is teruggezet" in capsys.readouterr().out
    assert cli.run(["check", str(sample)]) == 0


def test_an_encrypted_back_up_asks_its_passphrase(
    tmp_path: Path, secret: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "geheim.ipocrm"
    cli.run(["new", str(path), *secret])
    cli.run(["backup", str(path), *secret])

    code = cli.run(["restore", str(path), *secret])

    assert code == 0
    assert "geheim-quarantaine" in capsys.readouterr().out


def test_without_back_ups_there_is_nothing_to_restore(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["restore", str(sample)])

    assert code == 2
    assert "staan geen reservekopieën" in capsys.readouterr().err


def test_a_damaged_back_up_is_refused(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["backup", str(sample)])
    (backup,) = (sample.parent / "voorbeeld-reservekopieen").glob("*.ipocrm")
    backup.write_bytes(backup.read_bytes()[:-4096])

    code = cli.run(["restore", str(sample), "--from", str(backup)])

    assert code == 2
    assert "beschadigd" in capsys.readouterr().err
    assert cli.run(["backup", str(sample), "--list"]) == 1
