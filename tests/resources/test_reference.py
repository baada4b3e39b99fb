"""The reference facts hold together: keys, periods, sources and seats."""

from collections import Counter
from datetime import date

import pytest

from ipo_crm.domain import labels
from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.domain.organisations import Chamber, OrganisationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import SourceClass
from tests.resources.files import REFERENCE, SEED, Row, day, document, period, rows, sources

SUBJECTS = (
    "organisations",
    "fracties",
    "phases",
    "meeting_kinds",
    "sectors",
    "salience",
    "trajectory_template",
)
ORGANISATIONS = rows(REFERENCE / "organisations.json")
BY_KEY = {row["key"]: row for row in ORGANISATIONS}
FRACTIES = document(REFERENCE / "fracties.json")


def seats_on(chamber: str, when: date) -> dict[str, int]:
    """Give the seats per organisation of a chamber on a day."""
    chosen = (row for row in FRACTIES["rows"] if row["chamber"] == chamber and period(row).contains(when))
    return {row["organisation"]: row["seats"] for row in chosen}


def ministries_on(when: date) -> set[str]:
    """Give the short names of the ministries of a day."""
    return {row["abbreviation"] for row in ORGANISATIONS if row["kind"] == "ministerie" and period(row).contains(when)}


def on_record(name: str) -> Row:
    """Read a seed table; skip the test where it is absent."""
    path = SEED / name
    if not path.exists():
        pytest.skip(f"the shared folder with {name} is not beside the checkout")
    return document(path)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_file_names_its_form_and_subject(subject: str) -> None:
    read = document(REFERENCE / f"{subject}.json")

    assert (read["format"], read["subject"]) == (1, subject)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_file_has_a_default_source(subject: str) -> None:
    assert document(REFERENCE / f"{subject}.json")["source"]["title"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_source_is_public_and_says_when_we_knew(subject: str) -> None:
    found = list(sources(document(REFERENCE / f"{subject}.json")))

    assert all(SourceClass(each["class"]) is SourceClass.PUBLIC and day(each["known_on"]) for each in found)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_row_has_a_period_that_ends_after_it_starts(subject: str) -> None:
    periods = [period(row) for row in rows(REFERENCE / f"{subject}.json")]

    assert periods


def test_keys_of_organisations_are_unique() -> None:
    assert len(BY_KEY) == len(ORGANISATIONS)


def test_organisations_have_known_kinds_sectors_and_levels() -> None:
    read = [(OrganisationKind(row["kind"]), Sector(row["sector"]), Level(row["level"])) for row in ORGANISATIONS]

    assert len(read) == len(ORGANISATIONS)


def test_links_between_organisations_resolve() -> None:
    named = {
        other
        for row in ORGANISATIONS
        for other in (row["parent"], *row.get("predecessors", ()), *row.get("successors", ()))
        if other
    }

    assert named <= set(BY_KEY)


def test_ministry_that_ended_names_a_successor_that_was_there() -> None:
    ended = [row for row in ORGANISATIONS if row["kind"] == "ministerie" and row["to"]]

    assert all(
        period(BY_KEY[key]).contains(date.fromisoformat(row["to"])) for row in ended for key in row["successors"]
    )


def test_there_are_twelve_provinces() -> None:
    assert sum(row["kind"] == "provincie" for row in ORGANISATIONS) == 12


def test_ministries_of_the_cabinet_of_2024() -> None:
    assert {"KGG", "VRO", "AenM", "EZ", "LVVN"} <= ministries_on(date(2025, 6, 10))


def test_three_ministries_were_merged_away_in_2026() -> None:
    gone = ministries_on(date(2026, 2, 22)) - ministries_on(date(2026, 2, 23))

    assert gone == {"KGG", "VRO", "AenM", "EZ"}


def test_renamed_ministry_counts_from_its_first_day() -> None:
    assert "EZK" in ministries_on(date(2026, 2, 23))


@pytest.mark.parametrize("when", [date(2024, 1, 1), date(2025, 6, 10), date(2026, 10, 9)])
def test_no_two_ministries_share_a_name_on_a_day(when: date) -> None:
    present = [row["name"] for row in ORGANISATIONS if row["kind"] == "ministerie" and period(row).contains(when)]

    assert max(Counter(present).values()) == 1


def test_seats_belong_to_fracties_of_their_chamber() -> None:
    parents = {"tk": "tweede-kamer", "ek": "eerste-kamer"}

    assert all(BY_KEY[row["organisation"]]["parent"] == parents[row["chamber"]] for row in FRACTIES["rows"])


@pytest.mark.parametrize("snapshot", FRACTIES["snapshots"], ids=lambda each: f"{each['chamber']}-{each['day']}")
def test_seats_add_up_to_what_the_source_lists(snapshot: Row) -> None:
    seats = seats_on(snapshot["chamber"], date.fromisoformat(snapshot["day"]))

    assert sum(seats.values()) == snapshot["listed"]


@pytest.mark.parametrize(("chamber", "total"), [(Chamber.TWEEDE_KAMER, 150), (Chamber.EERSTE_KAMER, 75)])
def test_snapshots_know_the_size_of_the_chamber(chamber: Chamber, total: int) -> None:
    assert {each["total"] for each in FRACTIES["snapshots"] if each["chamber"] == chamber} == {total}


def test_snapshot_that_misses_a_seat_says_so() -> None:
    short = [each for each in FRACTIES["snapshots"] if each["listed"] < each["total"]]

    assert [bool(each["notes"]) for each in short] == [True]


@pytest.mark.parametrize("chamber", ["tk", "ek"])
def test_fractie_has_one_size_on_a_day(chamber: str) -> None:
    held = [row for row in FRACTIES["rows"] if row["chamber"] == chamber]
    clashes = [
        (one["key"], other["key"])
        for index, one in enumerate(held)
        for other in held[index + 1 :]
        if one["organisation"] == other["organisation"] and period(one).overlaps(period(other))
    ]

    assert clashes == []


def test_fractie_exists_while_it_has_seats() -> None:
    alive = [period(BY_KEY[row["organisation"]]).contains(date.fromisoformat(row["from"])) for row in FRACTIES["rows"]]

    assert all(alive)


def test_split_of_january_2026_takes_seven_seats() -> None:
    before, after = seats_on("tk", date(2026, 1, 19)), seats_on("tk", date(2026, 1, 20))

    assert (before["tk-pvv"], after["tk-pvv"], after["tk-groep-markuszower"]) == (26, 19, 7)


@pytest.mark.parametrize(("when", "name"), [(date(2026, 6, 10), "GroenLinks-PvdA"), (date(2026, 6, 11), "PRO")])
def test_renamed_fractie_bears_the_name_of_the_day(when: date, name: str) -> None:
    names = BY_KEY["tk-groenlinks-pvda"]["names"]

    assert [each["abbreviation"] for each in names if period(each).contains(when)] == [name]


def test_tweede_kamer_of_october_2026_is_that_of_the_open_data() -> None:
    official = {row["afkorting"]: row["zetels"] for row in on_record("tk_fracties.json")["rijen"]}

    ours = {BY_KEY[key]["abbreviation"]: count for key, count in seats_on("tk", date(2026, 10, 9)).items()}

    assert ours == official


@pytest.mark.parametrize(("table", "when"), [("ek_uitslag_2023", date(2023, 6, 13)), ("ek_fracties", date(2026, 5, 9))])
def test_eerste_kamer_is_that_of_the_record(table: str, when: date) -> None:
    official = {row["naam"]: row["zetels"] for row in on_record(f"{table}.json")["rijen"]}

    ours = {BY_KEY[key]["abbreviation"]: count for key, count in seats_on("ek", when).items()}

    assert ours == official


def test_phases_are_the_ten_of_the_program() -> None:
    read = {row["number"]: (row["name"], row["short_name"]) for row in rows(REFERENCE / "phases.json")}

    assert read == {phase: (labels.PHASE[phase], labels.PHASE_SHORT[phase]) for phase in Phase}


def test_every_phase_has_instruments() -> None:
    assert all(row["instruments"] for row in rows(REFERENCE / "phases.json"))


def test_phases_three_to_seven_may_go_to_politics() -> None:
    diverted = [row["number"] for row in rows(REFERENCE / "phases.json") if row["may_divert_to_politics"]]

    assert diverted == [3, 4, 5, 6, 7]


def test_meeting_kinds_are_those_of_the_program() -> None:
    read = {row["value"]: row["name"].casefold() for row in rows(REFERENCE / "meeting_kinds.json")}

    assert read == {kind: labels.MEETING_KIND[kind].casefold() for kind in MeetingKind}


def test_sectors_are_those_of_the_program() -> None:
    read = {row["value"]: row["name"] for row in rows(REFERENCE / "sectors.json")}

    assert read == {sector: labels.SECTOR[sector] for sector in Sector}


def test_sectors_name_known_levels_of_government() -> None:
    named = {Level(level) for row in rows(REFERENCE / "sectors.json") for level in row["levels"]}

    assert Level.PROVINCE in named


def test_salience_runs_from_one_to_five() -> None:
    assert [row["value"] for row in rows(REFERENCE / "salience.json")] == [1, 2, 3, 4, 5]
