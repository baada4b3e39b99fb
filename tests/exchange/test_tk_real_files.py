"""Real responses of the Tweede Kamer, where they are at hand: counted against what is in them."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.motions import Choice, MotionKind, Result
from ipo_crm.domain.names import fold
from ipo_crm.exchange.dutch_names import read_name
from ipo_crm.exchange.tk_odata import read
from ipo_crm.exchange.tk_rows import ActivityRow, DecisionRow, FractieRow, PersonRow, RoleRow

FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "tk_odata"
FILES = sorted(FOLDER.glob("*.json"))
pytestmark = pytest.mark.skipif(not FILES, reason="the real responses (../shared/data/tk_odata) are not here")


def test_the_table_of_contents_is_refused_as_such() -> None:
    with pytest.raises(UserError, match="inhoudsopgave"):
        read((FOLDER / "raw_service_root_top3.json").read_bytes())


@pytest.mark.parametrize("path", [path for path in FILES if "root" not in path.name], ids=lambda path: path.name)
def test_every_record_of_a_real_file_is_accounted_for(path: Path) -> None:
    reading = read(path.read_bytes())

    assert reading.read == len(json.loads(path.read_bytes())["value"])
    if reading.holds in {"Persoon", "Fractie", "FractieZetelPersoon", "Activiteit"}:
        assert len(reading.rows) + len(reading.left_out) == reading.read
    elif reading.holds == "Stemming":
        votes = sum(len(row.votes) for row in reading.rows if isinstance(row, DecisionRow))
        assert votes + len(reading.left_out) == reading.read
    elif reading.holds == "Besluit":
        assert len(reading.rows) + len(reading.left_out) == reading.read
    else:
        assert any("nog niet bewaard" in note for note in reading.notes) or len(reading.left_out) == reading.read


@pytest.mark.parametrize(
    ("name", "decisions", "adopted", "votes_for", "votes_against", "absent", "numbered", "members"),
    [
        ("Stemming_enriched_thema.json", 30, 23, 287, 138, 0, 3, 0),
        ("Stemming_handopsteken_met_persoonsrijen.json", 2, 2, 25, 5, 2, 2, 2),
        ("Stemming_hoofdelijk.json", 2, 0, 77, 106, 2, 0, 185),
    ],
)
def test_the_votes_of_a_real_file_are_those_counted_in_it_with_jq(
    name: str,
    decisions: int,
    adopted: int,
    votes_for: int,
    votes_against: int,
    absent: int,
    numbered: int,
    members: int,
) -> None:
    rows = [row for row in read((FOLDER / name).read_bytes()).rows if isinstance(row, DecisionRow)]
    votes = [vote for row in rows for vote in row.votes]

    counted = Counter(vote.choice for vote in votes)
    assert (len(rows), sum(row.result is Result.ADOPTED for row in rows)) == (decisions, adopted)
    assert (counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSENT]) == (votes_for, votes_against, absent)
    assert sum(bool(row.number) for row in rows) == numbered
    assert sum(bool(vote.person_id) for vote in votes) == members
    assert all(row.title and row.day for row in rows)


def test_a_real_decision_has_its_kind_where_the_file_leaves_no_doubt() -> None:
    rows = read((FOLDER / "Stemming_enriched_thema.json").read_bytes()).rows

    kinds = Counter(row.kind for row in rows if isinstance(row, DecisionRow))
    assert kinds == {MotionKind.BILL: 3, MotionKind.MOTION: 18, MotionKind.OTHER: 9}


def test_real_decisions_without_votes_keep_their_result() -> None:
    rows = read((FOLDER / "Besluit_45.json").read_bytes()).rows

    results = Counter(row.result for row in rows if isinstance(row, DecisionRow))
    assert results == {Result.ADOPTED: 30, Result.REJECTED: 15}
    assert sum(bool(row.roll_call) for row in rows if isinstance(row, DecisionRow)) == 5


@pytest.mark.parametrize(
    ("name", "rows", "left"),
    [
        ("Persoon_active_2025-10-03_redacted.json", 150, 0),
        ("Fractie_2025-10-03.json", 11, 0),
        ("FractieZetelPersoon_active_2025-10-03.json", 0, 150),
        ("Activiteit_thema.json", 102, 20),
        ("raw_Persoon_top3.json", 1, 2),
        ("raw_Fractie_top3.json", 1, 2),
        ("Stemming_no_foreign_keys_60.json", 0, 60),
    ],
)
def test_rows_and_rows_left_out_of_a_real_file(name: str, rows: int, left: int) -> None:
    reading = read((FOLDER / name).read_bytes())

    assert (len(reading.rows), len(reading.left_out)) == (rows, left)


def test_no_real_fractie_lies_between_the_merged_ones_and_their_heir() -> None:
    known = {
        row.name: row.period
        for name in ("raw_Fractie_top3.json", "Fractie_2025-10-03.json")
        for row in read((FOLDER / name).read_bytes()).rows
        if isinstance(row, FractieRow)
    }

    assert known["GroenLinks"].end == known["Partij van de Arbeid"].end == known["GroenLinks-PvdA"].start
    assert known["Democraten 66"].start == date(1966, 10, 14)


def test_a_real_roll_call_gives_each_member_once_with_one_fractie() -> None:
    rows = read((FOLDER / "Stemming_hoofdelijk.json").read_bytes()).rows
    people = {row.tk_id for row in rows if isinstance(row, PersonRow)}
    roles = [row for row in rows if isinstance(row, RoleRow)]

    assert len(people) == len(roles) == 126
    assert {role.person_id for role in roles} == people
    assert {role.fractie_id for role in roles} == {row.tk_id for row in rows if isinstance(row, FractieRow)}


def test_both_spellings_of_a_member_give_the_same_surname() -> None:
    data = (FOLDER / "Stemming_hoofdelijk.json").read_bytes()
    people = {row.tk_id: row.name for row in read(data).rows if isinstance(row, PersonRow)}

    for vote in json.loads(data)["value"]:
        turned, straight = read_name(vote["ActorNaam"]), people[vote["Persoon_Id"]]
        assert fold(turned.prefix) == fold(straight.prefix)
        assert fold(turned.family_name) == fold(straight.family_name)


def test_the_calendar_of_real_files_has_a_kind_and_a_subject_everywhere() -> None:
    rows = [row for path in FILES if "Activiteit" in path.name for row in read(path.read_bytes()).rows]

    assert len(rows) == 105
    assert all(isinstance(row, ActivityRow) and row.kind and row.subject for row in rows)
