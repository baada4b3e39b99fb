"""From a real file to a briefing in hand, by the services and by the command line."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ipo_crm.services.desk import create_desk, open_desk
from tests.journeys import story
from tests.shared_data import NEEDS_DATA, cards, parliament

PASSPHRASE = "vier losse woorden samen"
SECTORS = ("won", "gem", "net")


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@NEEDS_DATA
def test_from_real_files_to_a_briefing_that_holds_it_all(tmp_path: Path) -> None:
    path = tmp_path / "lobby.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        desk.samples.add_reference()
        desk.imports.run((*parliament(), *cards(10)))
        meeting = story.tell(desk, "Beckerman")

    with open_desk(path, PASSPHRASE) as desk:
        pdf = desk.briefings.pdf(desk.briefings.content(meeting))

    said = _text(pdf)
    assert "S.M. Beckerman" in said
    assert story.THEIR_PROMISE in said
    assert story.OUR_PROMISE in said
    assert "Brief van tien partijen over 36576, 05-06-2025" in said
    assert "Eigen gesprek met S.M. Beckerman, 10-09-2025" in said
    assert "€ 12 mln per jaar vanaf 2026" in said
    assert re.search(r"Unusual suspects.*Woonbond, \d+\. 0 keer eerder met IPO; enige ingang bij A\. Kops\.", said)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2


@NEEDS_DATA
def test_undo_to_the_empty_file_and_redo_to_the_end_give_equal_exports(tmp_path: Path) -> None:
    with create_desk(tmp_path / "lobby.ipocrm", None) as desk:
        states = [desk.exports.as_json(private=True)]
        desk.samples.add_reference()
        desk.imports.run((*parliament(), *cards(10)))
        story.tell(desk, "Beckerman")
        full = desk.exports.as_json(private=True)
        steps = 0
        while desk.history.undo_title():
            desk.history.undo()
            steps += 1
        undone = desk.exports.as_json(private=True)
        while desk.history.redo_title():
            desk.history.redo()

        assert steps > 10
        assert undone == states[0]
        assert desk.exports.as_json(private=True) == full
        assert all(finding.sound for finding in desk.health.check())


class CommandLine:
    """Runs the program as a shell would, with the passphrase in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "lobby.ipocrm"
        self._secret = folder / "wachtzin.txt"
        self._secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def run(self, command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one command on the workspace."""
        secret = ("--passphrase-file", self._secret)
        words = [sys.executable, "-m", "ipo_crm", command, self.workspace, *arguments, *secret]
        return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)

    def json(self, command: str, *arguments: str | Path) -> Any:
        """Run one command and read its answer."""
        done = self.run(command, *arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def _records(folder: Path) -> Path:
    """Write the story as a record file, which is how the command line takes what was typed."""
    source = {"class": "public", "title": "Brief van tien partijen over 36576", "published": "2025-06-05"}
    talk = {"class": "own_talk", "title": "Eigen gesprek met S. Fictie", "published": "2025-09-10"}
    people = [
        {"key": "fictie", "honorific": "mw.", "initials": "S.", "family_name": "Fictie", "notes": "Verzonnen persoon"}
    ]
    members = [
        {"key": label, "name": name, "kind": "vereniging", "sector": sector, "level": "geen"}
        for label, name, sector in (
            ("a", "Proefbond", "won"),
            ("b", "Voorbeeldkoepel", "gem"),
            ("c", "Demobedrijf", "net"),
        )
    ]
    parts: list[dict[str, object]] = [
        {"subject": "organisations", "rows": members},
        {"subject": "people", "rows": people},
        {"subject": "dossiers", "rows": [{"key": "d", "title": "Wet collectieve warmte", "kamerstuk": "36576"}]},
        {
            "subject": "coalitions",
            "rows": [
                {
                    "key": "c",
                    "name": "Proefbrief",
                    "dossier": "d",
                    "formed": "2025-06-05",
                    "members": ["organisation:a", "organisation:b", "organisation:c"],
                }
            ],
        },
        {
            "subject": "meetings",
            "rows": [
                {
                    "key": "m",
                    "day": "2025-09-10",
                    "reaction": "Steunt.",
                    "participants": [{"person": "fictie"}],
                    "dossiers": ["d"],
                },
                {
                    "key": "n",
                    "day": "2099-12-01",
                    "status": "planned",
                    "participants": [{"person": "fictie"}],
                    "dossiers": ["d"],
                },
            ],
        },
        {
            "subject": "positions",
            "source": talk,
            "rows": [{"key": "p", "actor": "person:fictie", "dossier": "d", "stance": 1, "day": "2025-09-10"}],
        },
        {
            "subject": "promises",
            "source": talk,
            "rows": [
                {"key": "z", "direction": "by_them", "person": "fictie", "meeting": "m", "text": story.THEIR_PROMISE},
                {"key": "w", "direction": "by_us", "person": "fictie", "meeting": "m", "text": story.OUR_PROMISE},
            ],
        },
    ]
    path = folder / "verhaal.json"
    path.write_text(
        json.dumps({"parts": [{"format": 1, "source": source, **part} for part in parts]}), encoding="utf-8"
    )
    return path


@NEEDS_DATA
@pytest.mark.timeout(300)
def test_the_same_by_the_command_line_with_json(tmp_path: Path) -> None:
    line = CommandLine(tmp_path)
    assert line.json("new")["encrypted"] is True
    report = line.json("import", *parliament(), *cards(10))
    again = line.json("import", *parliament(), "--dry-run")
    line.json("import", _records(tmp_path))
    suspects = line.json("suspects")
    graph = line.json("graph", "--out", tmp_path / "net.svg")
    brief = line.json("brief", "--person", "Fictie", "--out", tmp_path / "briefing.pdf")

    assert sum(file["read"] for file in report["files"]) > 500
    assert all(not file["made"] and not file["changed"] for file in again["files"])
    assert {row["name"] for row in suspects["rows"]} == {"Proefbond", "Voorbeeldkoepel", "Demobedrijf"}
    assert Path(graph["path"]).read_text(encoding="utf-8").startswith("<?xml")
    said = _text(Path(brief["path"]).read_bytes())
    assert story.THEIR_PROMISE in said
    assert story.OUR_PROMISE in said
    assert "Eigen gesprek met S. Fictie, 10-09-2025" in said
    assert line.run("check").returncode == 0


def test_the_command_line_tells_what_is_wrong_without_a_traceback(tmp_path: Path) -> None:
    line = CommandLine(tmp_path)
    line.run("new")
    (tmp_path / "wachtzin.txt").write_text("een heel andere zin\n", encoding="utf-8")

    wrong = line.run("list")

    assert wrong.returncode == 2
    assert "De wachtzin past niet" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_the_showcase_writes_the_main_job_into_a_folder(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ipo_crm", "showcase", "--out", str(tmp_path / "uit")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    said = _text((tmp_path / "uit" / "briefing.pdf").read_bytes())
    assert "S. van Fictie" in said
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {"briefing.pdf", "coalition.svg", "coalition.png"}
