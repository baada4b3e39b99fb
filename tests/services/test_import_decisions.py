"""Votes of parliament's open data in the file: once, in one step, with what was left out."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ipo_crm.domain.ids import organisation_ref
from ipo_crm.domain.motions import Agreement, Choice, Motion, Result, Vote
from ipo_crm.services.desk import Desk
from tests.services.chamber import fractie
from tests.shared_data import DATA, NEEDS_DATA

VOTES = tuple(
    DATA / "tk_odata" / f"Stemming_{name}.json"
    for name in ("enriched_thema", "handopsteken_met_persoonsrijen", "hoofdelijk")
)
CASE = {"Id": "Z1", "Nummer": "2025Z1", "Soort": "Motie", "Onderwerp": "Motie over proeven (verzonnen)"}
DECISION = {
    "Id": "B1",
    "StemmingsSoort": "Met handopsteken",
    "BesluitSoort": "Stemmen - aangenomen",
    "GewijzigdOp": "2025-06-10T16:00:00+02:00",
    "Zaak": [CASE],
}
VOTE = {"Id": "V1", "Soort": "Voor", "FractieGrootte": 20, "ActorFractie": "Fractie Proef", "Fractie_Id": "F1"}


def _file(folder: Path, name: str, *decisions: Mapping[str, object]) -> tuple[Path]:
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"@odata.context": "x/$metadata#Besluit", "value": decisions}))
    return (path,)


@NEEDS_DATA
def test_the_real_votes_are_kept_as_counted_in_the_files(desk: Desk) -> None:
    report, _ = desk.imports.run(VOTES)

    rows = desk.motions.rows()
    assert [file.made["stemmen"] for file in report.files] == [425, 32, 185]
    assert [file.made["moties en besluiten"] for file in report.files] == [30, 2, 2]
    assert sorted(row.result for row in rows).count(Result.REJECTED) == 9
    assert not [row for row in rows if row.agreement is Agreement.CONTRADICTS]
    # 99 and not 100: the member who stood apart from a fractie of 37 is no seat more (99 + 48 + 3 absent = 150)
    assert {(row.seats_for, row.seats_against) for row in rows} >= {(102, 48), (76, 74), (74, 76), (49, 50), (99, 48)}


@NEEDS_DATA
def test_the_real_votes_a_second_time_change_nothing(desk: Desk) -> None:
    desk.imports.run(VOTES)
    once = desk.exports.as_json()

    report, change = desk.imports.run(VOTES)

    assert (report.made, report.changed, change.deed_id) == (0, 0, None)
    assert [file.same["stemmen"] for file in report.files] == [425, 32, 185]
    assert desk.exports.as_json() == once


@NEEDS_DATA
def test_one_undo_takes_the_real_votes_back(desk: Desk) -> None:
    empty = desk.exports.as_json()
    desk.imports.run(VOTES)

    desk.history.undo()

    assert desk.exports.as_json() == empty


@NEEDS_DATA
def test_a_real_roll_call_splits_no_fractie_that_it_does_not_split(desk: Desk) -> None:
    desk.imports.run(VOTES[2:])

    card = desk.motions.card(next(row.id for row in desk.motions.rows() if row.seats_for == 49))

    assert card.motion.roll_call
    assert sum((each.seats_for or 0) for each in card.by_fractie) == 49
    assert sum((each.seats_against or 0) for each in card.by_fractie) == 50


@NEEDS_DATA
def test_real_votes_without_their_decision_are_told(desk: Desk) -> None:
    report, _ = desk.imports.run((DATA / "tk_odata" / "raw_Stemming_top3.json",))

    reasons = [each.reason for each in report.files[0].left_out]
    assert len(reasons) == 3
    assert sum("waarover het ging" in reason for reason in reasons) == 2


def test_the_result_of_a_motion_that_was_typed_is_filled_in(desk: Desk, tmp_path: Path) -> None:
    desk.motions.put(Motion(title="Zelf getypt (verzonnen)", number="2025Z1", follow_up="bellen"))

    report, _ = desk.imports.run(_file(tmp_path, "een", {**DECISION, "Stemming": [VOTE]}))

    (row,) = desk.motions.rows()
    assert (row.title, row.result, row.seats_for) == ("Zelf getypt (verzonnen)", Result.ADOPTED, 20)
    assert report.files[0].changed == {"moties en besluiten": 1}


def test_votes_that_were_typed_otherwise_are_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    who = fractie(desk, "Fractie Anders (verzonnen)", 30)
    votes = desk.motions.put(Motion(title="Zelf getypt (verzonnen)", number="2025Z1", result=Result.REJECTED))
    key = next(row.id for row in desk.motions.rows())
    assert votes.touches("motion")
    desk.motions.record_votes(key, [Vote(actor=organisation_ref(who), choice=Choice.AGAINST)])

    report, _ = desk.imports.run(_file(tmp_path, "een", {**DECISION, "Stemming": [VOTE]}))

    assert "niet overschreven" in report.files[0].left_out[0].reason
    assert desk.motions.rows()[0].result is Result.REJECTED


def test_a_tie_that_is_voted_on_again_ends_with_the_later_result(desk: Desk, tmp_path: Path) -> None:
    held = {**DECISION, "BesluitSoort": "Stemmen - aangehouden", "Stemming": [VOTE]}
    again = {**DECISION, "Id": "B2", "GewijzigdOp": "2025-06-17T16:00:00+02:00", "Stemming": [VOTE]}
    files = _file(tmp_path, "een", held, again)
    desk.imports.run(files)
    once = desk.exports.as_json()

    report, _ = desk.imports.run(files)

    assert [(row.result, str(row.voted)) for row in desk.motions.rows()] == [(Result.ADOPTED, "2025-06-17")]
    assert "later opnieuw gestemd" in report.files[0].left_out[0].reason
    assert desk.exports.as_json() == once


def test_two_decisions_on_one_bill_are_both_kept(desk: Desk, tmp_path: Path) -> None:
    other = {**VOTE, "Soort": "Tegen"}
    article = {**DECISION, "Id": "B2", "BesluitSoort": "Stemmen - verworpen", "Stemming": [other]}
    files = _file(tmp_path, "een", {**DECISION, "Stemming": [VOTE]}, article)
    desk.imports.run(files)

    report, change = desk.imports.run(files)

    assert {(row.number, row.result) for row in desk.motions.rows()} == {
        ("2025Z1", Result.ADOPTED),
        ("", Result.REJECTED),
    }
    assert (report.made, report.changed, change.deed_id) == (0, 0, None)


@pytest.mark.parametrize("kept", ["Kamerbrief toegezegd", ""])
def test_what_came_of_a_motion_stays_at_a_second_import(desk: Desk, tmp_path: Path, kept: str) -> None:
    files = _file(tmp_path, "een", {**DECISION, "Stemming": [VOTE]})
    desk.imports.run(files)
    found = desk.motions.get(desk.motions.rows()[0].id)
    assert found is not None
    desk.motions.put(replace(found, follow_up=kept))

    desk.imports.run(files)

    assert desk.motions.card(found.id).motion.follow_up == kept
