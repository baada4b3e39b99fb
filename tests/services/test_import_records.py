"""Rows of record files that do not fit: each is left out with the reason, whole, and the others are taken over."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipo_crm.domain.imports import FileReport
from ipo_crm.services.desk import Desk
from tests.resources.files import DEMO

Rows = list[dict[str, Any]]
PERSON = {"key": "p", "family_name": "Zangvogel"}
PLACE = {"key": "o", "name": "Proefprovincie", "kind": "provincie"}
ROLE = {"key": "r", "person": "p", "organisation": "o", "function": "adviseur"}
PHASE = {"phase": 1, "entered": "2025-06-01"}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=30)
    | st.text("x", min_size=1_001, max_size=1_001),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
SUBJECTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DEMO.glob("*.json"))}
SAMPLES = {name: each["rows"][0] for name, each in SUBJECTS.items() if each.get("rows")}


def _path(folder: Path, **subjects: Rows) -> tuple[Path]:
    parts = [{"format": 1, "subject": subject, "rows": rows} for subject, rows in subjects.items()]
    path = folder / "gegevens.json"
    path.write_text(json.dumps({"parts": parts}), encoding="utf-8")
    return (path,)


def _run(desk: Desk, folder: Path, **subjects: Rows) -> FileReport:
    report, _ = desk.imports.run(_path(folder, **subjects))
    return report.files[0]


@pytest.mark.parametrize(
    ("subject", "row", "said"),
    [
        ("people", {"family_name": ""}, "Het veld achternaam is leeg of heeft meer dan"),
        ("people", {"family_name": "x" * 501}, "Het veld achternaam is leeg of heeft meer dan"),
        (
            "people",
            {"family_name": "Kort", "salutation": "x" * 301},
            "Het veld aanhef in brieven heeft meer dan 300 tekens.",
        ),
        ("people", {"family_name": "Ver", "keep_until": "morgen"}, "geen datum"),
        ("people", {"family_name": "Kort", "contact_points": [{"kind": "duif", "value": "x"}]}, "duif"),
        ("people", {"family_name": "Kort", "contact_points": ["x"]}, "een veld heeft een andere vorm"),
        ("roles", {**ROLE, "influence": 9}, "Het veld invloed is geen getal van 1 tot en met 5."),
        ("roles", {**ROLE, "influence": "veel"}, "Het veld invloed is van een andere soort dan hier past."),
        ("roles", {**ROLE, "influence": 10**30}, "Een van de waarden is geen tekst, getal of datum"),
        ("roles", {**ROLE, "influence": {"a": 1}}, "Een van de waarden is geen tekst, getal of datum"),
        ("roles", {**ROLE, "from": "2025-02-01", "to": "2025-01-01"}, "niet"),
        ("dossiers", {"title": ""}, "Het veld titel is leeg of heeft meer dan"),
        ("dossiers", {"title": "Proef", "salience": 0}, "is geen getal van 1 tot en met 5."),
        ("dossiers", {"title": "Proef", "phases": [PHASE, {"phase": 99, "entered": "2025-06-02"}]}, "99"),
        ("visits", {"meeting": "geen"}, "Verwijst naar"),
        ("trajectories", {"name": "Proef", "year": 2026, "events": ["x"]}, "een veld heeft een andere vorm"),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_whole_and_the_rest_is_kept(
    desk: Desk, tmp_path: Path, subject: str, row: dict[str, Any], said: str
) -> None:
    good = {"people": [PERSON], "organisations": [PLACE]}
    _run(desk, tmp_path, **good)
    before = desk.exports.as_json()

    told = _run(desk, tmp_path, **{**good, subject: [*good.get(subject, []), {**row, "key": "fout"}]})

    assert [each.what for each in told.left_out] == ["fout"]
    assert said in told.left_out[0].reason
    assert desk.exports.as_json() == before


def test_the_rows_behind_one_that_does_not_fit_are_taken_over(desk: Desk, tmp_path: Path) -> None:
    told = _run(desk, tmp_path, people=[{"key": "fout", "family_name": ""}, PERSON])

    assert (told.made, len(told.left_out)) == ({"personen": 1}, 1)
    assert [row.name.short for row in desk.people.rows()] == ["Zangvogel"]


def test_who_objected_is_not_filled_in_again(desk: Desk, tmp_path: Path) -> None:
    good = {"people": [PERSON], "organisations": [PLACE]}
    _run(desk, tmp_path, **good)
    (row,) = desk.people.rows()
    known = desk.people.get(row.id)
    assert known is not None
    desk.people.change(replace(known, blocked_on=date(2026, 1, 5)))
    before = desk.exports.as_json()

    told = _run(desk, tmp_path, people=[{**PERSON, "notes": "Nieuw"}], roles=[ROLE])

    assert ["bezwaar" in each.reason for each in told.left_out] == [True, True]
    assert desk.exports.as_json() == before


def test_one_undo_takes_back_what_was_taken_over(desk: Desk, tmp_path: Path) -> None:
    empty = desk.exports.as_json()
    _run(desk, tmp_path, people=[PERSON, {"key": "fout", "family_name": ""}])

    desk.history.undo()

    assert desk.exports.as_json() == empty


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(subject=st.sampled_from(sorted(SAMPLES)), value=JSON, draw=st.data())
def test_no_value_ends_an_import(
    sample: Desk, tmp_path: Path, subject: str, value: object, draw: st.DataObject
) -> None:
    row = dict(SAMPLES[subject])
    field = draw.draw(st.sampled_from(sorted(row)))

    report = sample.imports.rehearse(_path(tmp_path, **{subject: [{**row, "key": "anders", field: value}]}))

    (told,) = report.files
    assert report.made + report.changed + report.same + len(told.left_out) >= told.read
