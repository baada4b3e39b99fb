"""Seats and votes on the command line."""

import json
from pathlib import Path

import pytest

from ipo_crm import cli


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kamer") / "voorbeeld.ipocrm"
    cli.run(["demo", str(path)])
    return path


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert cli.run(arguments) == 0
    return capsys.readouterr().out


def test_seats_behind_a_dossier(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(_said(capsys, "seats", str(sample), "--dossier", "warmte", "--json"))

    assert [(each["chamber"], each["total"], each["adds_up"]) for each in answer["chambers"]] == [
        ("tk", 150, True),
        ("ek", 75, True),
    ]
    assert [
        (each["sure"], each["likely"], each["against"], each["short"]) for each in answer["dossiers"][0]["chambers"]
    ] == [
        (58, 18, 33, 0),
        (26, 9, 17, 3),
    ]


def test_seats_of_a_day_before_any_are_recorded(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "seats", str(sample), "--as-of", "2020-01-01")

    assert "Tweede Kamer: 0 zetels vastgelegd (de Kamer heeft er 150), tot 06-12-2023" in said


def test_a_day_that_is_none_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(["seats", str(sample), "--as-of", "gisteren"])

    assert "jjjj-mm-dd" in capsys.readouterr().err


def test_who_voted_what_on_a_motion(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "votes", str(sample), "--motion", "demo-1")

    assert "aangenomen; 78 voor, 72 tegen, van 0 zetels onbekend: de stemmen dragen de uitslag" in said
    assert "  Duin: voor (31 voor, 0 tegen)" in said
    assert "ondertekend door mw. drs. S. van Fictie, dhr. B. Zogenaamd" in said


def test_how_the_fracties_voted_on_a_dossier(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(_said(capsys, "votes", str(sample), "--dossier", "Decentraal OV", "--json"))

    assert [row["number"] for row in answer["motions"]] == ["demo-3", "demo-6"]
    duin = [each for each in answer["fracties"] if each["name"] == "Duin"]
    assert [(each["chamber"], each["votes_for"], each["votes_against"]) for each in duin] == [
        ("tk", 1, 0),
        ("ek", 1, 0),
    ]


def test_all_motions_are_listed(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "votes", str(sample))

    assert len(said.splitlines()) == 6
    assert "verworpen (64 voor, 86 tegen)" in said


@pytest.mark.parametrize("option", ["--motion", "--dossier"])
def test_what_is_not_there_is_told(sample: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert cli.run(["votes", str(sample), option, "bestaat-niet"]) == 2

    assert "bestaat-niet" in capsys.readouterr().err
