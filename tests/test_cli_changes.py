"""What changed, on the command line."""

import json
from pathlib import Path

import pytest

from ipo_crm import cli
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import create_desk


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, None) as desk:
        desk.people.add(Person(name=PersonName(family_name="Jansen")))
        desk.people.add(Person(name=PersonName(family_name="Pietersen")))
    return str(path)


def test_since_today_it_names_every_record(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["changes", file, "--since", "vandaag"])

    said = capsys.readouterr().out.splitlines()
    assert code == 0
    assert said == ["persoon Pietersen: Pietersen toevoegen", "persoon Jansen: Jansen toevoegen"]


def test_of_a_person_as_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["changes", file, "--person", "jansen", "--json"])

    (found,) = json.loads(capsys.readouterr().out)
    assert found["name"] == "Jansen"
    assert found["changes"][0]["fields"][0]["became"] == "Jansen"


def test_without_day_or_person_it_says_what_to_give(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.run(["changes", file])

    assert code == 2
    assert "--since" in capsys.readouterr().err
