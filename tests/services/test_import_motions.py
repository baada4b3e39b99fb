"""Motions in record files: taken over once, with the seats of the day, or left out with the reason."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from ipo_crm.domain.motions import Choice
from ipo_crm.services.desk import Desk

ORGANISATIONS = {
    "format": 1,
    "subject": "organisations",
    "rows": [{"key": "proef", "name": "Fractie Proef (verzonnen)", "kind": "fractie"}, {"key": "min", "name": "M"}],
}
SEATS = {
    "format": 1,
    "subject": "fracties",
    "rows": [{"key": "s", "organisation": "proef", "chamber": "tk", "seats": 12, "from": "2023-12-06"}],
}
PEOPLE = {"format": 1, "subject": "people", "rows": [{"key": "anna", "family_name": "Fictie"}]}
MOTION = {
    "key": "m",
    "chamber": "tk",
    "number": "99999-1",
    "title": "Motie over proeven (verzonnen)",
    "voted": "2025-06-10",
    "result": "adopted",
    "signers": ["anna"],
    "votes": [{"actor": "organisation:proef", "choice": "for"}],
}


def _file(folder: Path, *rows: Mapping[str, object]) -> tuple[Path]:
    path = folder / "moties.json"
    motions = {"format": 1, "subject": "motions", "rows": rows}
    path.write_text(json.dumps({"parts": [motions, ORGANISATIONS, SEATS, PEOPLE]}))
    return (path,)


def test_a_motion_comes_with_signers_and_votes_with_the_seats_of_the_day(desk: Desk, tmp_path: Path) -> None:
    desk.imports.run(_file(tmp_path, MOTION))

    card = desk.motions.card(desk.motions.rows()[0].id)
    assert card.signers == ("Fictie",)
    assert [(line.vote.choice, line.vote.seats) for line in card.votes] == [(Choice.FOR, 12)]


def test_a_second_time_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.imports.run(_file(tmp_path, MOTION))

    report, change = desk.imports.run(_file(tmp_path, MOTION))

    assert (report.made, report.changed, change.deed_id) == (0, 0, None)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"signers": ["niemand"]}, "“niemand”"),
        ({"roll_call": True}, "geen fracties"),
        ({"votes": [{"actor": "organisation:min", "choice": "for"}]}, "geen fractie"),
        ({"votes": [{"actor": "organisation:proef", "choice": "misschien"}]}, "niet leesbaar"),
        ({"title": ""}, "titel"),
        ({"voted": "gisteren"}, "geen datum"),
    ],
)
def test_a_motion_that_cannot_be_is_left_out(desk: Desk, tmp_path: Path, more: dict[str, object], reason: str) -> None:
    report, _ = desk.imports.run(_file(tmp_path, {**MOTION, **more}))

    assert [reason in each.reason for each in report.files[0].left_out] == [True]
    assert desk.motions.rows() == ()


def test_a_number_that_is_in_use_is_told(desk: Desk, tmp_path: Path) -> None:
    report, _ = desk.imports.run(_file(tmp_path, MOTION, {**MOTION, "key": "ander"}))

    assert "99999-1" in report.files[0].left_out[0].reason
