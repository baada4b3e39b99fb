"""Record files of the work itself: taken over once, found again, and told why a row was left out."""

import json
from pathlib import Path
from typing import Any

import pytest

from ipo_crm.domain.imports import FileReport
from ipo_crm.domain.trajectories import Trajectory
from ipo_crm.services.desk import Desk
from tests.resources.files import DEMO

Rows = list[dict[str, Any]]
SUBJECTS = ("visits", "tasks", "instruments", "scopes", "trajectories", "products", "tags")


def _run(desk: Desk, tmp_path: Path, **subjects: Rows) -> FileReport:
    parts = [{"format": 1, "subject": subject, "rows": rows} for subject, rows in subjects.items()]
    path = tmp_path / "werk.json"
    path.write_text(json.dumps({"parts": parts}), encoding="utf-8")
    report, _ = desk.imports.run((path,))
    return report.files[0]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_second_import_of_the_same_rows_changes_nothing(sample: Desk, subject: str) -> None:
    before = sample.exports.as_json()

    report, change = sample.imports.run((DEMO / f"{subject}.json",))

    assert (report.files[0].left_out, change.deed_id) == ((), None)
    assert sample.exports.as_json() == before


def test_rows_may_stand_in_any_order(desk: Desk, tmp_path: Path) -> None:
    told = _run(
        desk,
        tmp_path,
        tags=[{"key": "t", "name": "warmte", "on": ["dossiers:d"]}],
        products=[{"key": "p", "trajectory": "b", "event": "APB", "title": "Verslag", "deadline": "2025-09-22"}],
        trajectories=[
            {"key": "b", "name": "Begroting", "year": 2026, "events": [{"name": "APB", "first_day": "2025-09-17"}]}
        ],
        scopes=[{"key": "s", "dossier": "d", "organisation": "o", "interest": "own"}],
        instruments=[{"key": "i", "dossier": "d", "kind": "petitie", "phase": 1, "day": "2025-06-01"}],
        tasks=[{"key": "a", "text": "Bellen", "due": "2025-06-11", "dossier": "d"}],
        dossiers=[{"key": "d", "title": "Proef"}],
        organisations=[{"key": "o", "name": "Proefprovincie", "kind": "provincie"}],
    )

    assert told.left_out == ()
    assert told.made == {
        "organisaties": 1,
        "dossiers": 1,
        "acties": 1,
        "instrumenten": 1,
        "belangen": 1,
        "trajecten": 1,
        "producten": 1,
        "labels": 1,
    }


@pytest.mark.parametrize(
    ("subject", "row", "said"),
    [
        ("tasks", {"text": " "}, "text is leeg"),
        ("tasks", {"text": "Bellen", "person": "niemand"}, "niemand"),
        ("tasks", {"text": "Bellen", "due": "morgen"}, "geen datum"),
        ("instruments", {"dossier": "d", "kind": "petitie"}, "datum day ontbreekt"),
        ("scopes", {"dossier": "d", "organisation": "d", "interest": "joint"}, "organisations"),
        ("products", {"trajectory": "b", "title": "Verslag"}, "trajectories"),
        ("tags", {"name": "warmte", "on": ["asks:a"]}, "geen label dragen"),
        ("visits", {"meeting": "m", "stops": []}, "andere soort"),
        ("trajectories", {"name": "Begroting", "year": "ooit"}, "niet volledig"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told(
    desk: Desk, tmp_path: Path, subject: str, row: dict[str, Any], said: str
) -> None:
    talk = {"key": "m", "kind": "telefoon", "day": "2025-06-01"}
    told = _run(
        desk, tmp_path, dossiers=[{"key": "d", "title": "Proef"}], meetings=[talk], **{subject: [{"key": "x", **row}]}
    )

    (left,) = told.left_out
    assert said in left.reason
    assert told.made == {"dossiers": 1, "contactmomenten": 1}


def test_an_event_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    told = _run(
        desk,
        tmp_path,
        trajectories=[{"key": "b", "name": "Begroting", "year": 2026}],
        products=[{"key": "p", "trajectory": "b", "event": "APB", "title": "Verslag"}],
    )

    assert "het moment “APB”" in told.left_out[0].reason


def test_a_year_that_was_made_here_takes_the_file_in(desk: Desk, tmp_path: Path) -> None:
    desk.trajectories.make_year(2026)

    told = _run(
        desk,
        tmp_path,
        trajectories=[
            {
                "key": "b",
                "name": "Begroting",
                "year": 2026,
                "events": [{"name": "APB", "first_day": "2025-09-24", "confirmed": True}],
            }
        ],
        products=[{"key": "p", "trajectory": "b", "event": "APB", "title": "Extra verslag"}],
    )

    (year,) = desk.trajectories.all()
    assert told.left_out == ()
    assert _days(year)["APB"] == ("2025-09-24", True)
    assert len(year.events) == 5
    assert len(desk.trajectories.card(year.id).products) == 12


def _days(year: Trajectory) -> dict[str, tuple[str, bool]]:
    return {event.name: (event.first_day.isoformat(), event.confirmed) for event in year.events}


def test_a_tag_of_the_same_name_is_the_same_one(desk: Desk, tmp_path: Path) -> None:
    for key in ("een", "twee"):
        _run(desk, tmp_path, tags=[{"key": key, "name": "Warmte"}])

    assert [row.tag.name for row in desk.tags.rows()] == ["Warmte"]
