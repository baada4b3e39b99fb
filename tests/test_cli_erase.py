"""What a person may ask on the command line: to see what is kept, and to be erased."""

import argparse
import json
from pathlib import Path

import pytest

from ipo_crm import __main__, cli
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import create_desk, open_desk


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, None) as desk:
        desk.people.add(Person(name=PersonName(initials="A.", family_name="Zangvogel")))
        desk.people.add(Person(name=PersonName(initials="B.", family_name="Zangeres"), notes="Sprak A. Zangvogel."))
        desk.backups.make()
    return str(path)


def _names(file: str) -> list[str]:
    with open_desk(Path(file)) as desk:
        return sorted(row.name.family_name for row in desk.people.rows())


def test_without_confirmation_it_tells_where_and_wipes_nothing(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["erase", file, "--person", "zangvogel"])

    said = capsys.readouterr().out
    assert code == 0
    assert "Sprak A. Zangvogel" in said
    assert "1 reservekopie" in said
    assert _names(file) == ["Zangeres", "Zangvogel"]


def test_with_the_whole_name_it_wipes_everywhere(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["erase", file, "--person", "zangvogel", "--confirm", "A. Zangvogel", "--json"])

    proof = json.loads(capsys.readouterr().out)
    assert code == 0
    assert proof["left"] == 0
    assert [fate for _, fate in proof["backups"]] == ["rewritten"]
    assert _names(file) == ["Zangeres"]
    everything = [path for path in Path(file).parent.rglob("*") if path.is_file()]
    assert len(everything) >= 2
    assert [path.name for path in everything if b"Zangvogel" in path.read_bytes()] == []


def test_another_name_wipes_nothing(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["erase", file, "--person", "zangvogel", "--confirm", "B. Zangeres"])

    assert code == 2
    assert "Er is niets gewist" in capsys.readouterr().err
    assert _names(file) == ["Zangeres", "Zangvogel"]


def test_of_two_people_the_whole_name_is_asked(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["erase", file, "--person", "zang"])

    assert code == 2
    assert "2 personen" in capsys.readouterr().err


def test_the_program_knows_every_command_from_a_file() -> None:
    subparsers = next(each for each in cli._parser()._actions if isinstance(each, argparse._SubParsersAction))

    assert set(subparsers.choices) <= __main__._COMMANDS


def test_what_is_kept_of_somebody_is_given_on_the_screen(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["access", file, "--person", "zangvogel"])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith("# Inzage: A. Zangvogel")
    assert "Sprak A. Zangvogel" in said


def test_what_is_kept_of_somebody_is_given_in_a_file(file: str, tmp_path: Path) -> None:
    code = cli.run(["access", file, "--person", "zangvogel", "--out", str(tmp_path / "inzage.json")])

    assert code == 0
    assert json.loads((tmp_path / "inzage.json").read_text(encoding="utf-8"))["name"] == "A. Zangvogel"


def test_an_export_tells_first_where_who_objected_is_named(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(Path(file)) as desk:
        (key,) = [row.id for row in desk.people.rows() if row.name.family_name == "Zangvogel"]
        desk.people.note_objection(key)

    code = cli.run(["export", file, "--out", str(tmp_path / "weg.json")])
    said = capsys.readouterr().err
    cli.run(["export", file, "--private", "--out", str(tmp_path / "eigen.json")])

    assert (code, said) == (
        0,
        "De naam van wie bezwaar maakte gaat mee in 1 tekst:\n- persoon B. Zangeres, notities\n",
    )
    assert capsys.readouterr().err == ""
