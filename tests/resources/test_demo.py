"""The sample workspace holds together, and whatever is invented in it says so."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

import pytest

from ipo_crm.domain.coalitions import MemberRole
from ipo_crm.domain.dossiers import AskStatus, MessageKind, Phase, Recurrence
from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.meetings import MeetingKind, MeetingStatus, Precision, Side
from ipo_crm.domain.motions import Appreciation, Choice, MotionKind, Result
from ipo_crm.domain.organisations import Chamber, OrganisationKind, Seats
from ipo_crm.domain.people import ContactKind, RelationKind
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import SourceClass
from ipo_crm.domain.votes import Tally, tally
from tests.resources.files import DEMO, REFERENCE, Row, day, document, period, rows, sources

SAMPLE = document(DEMO / "demo.json")
SUBJECTS: list[str] = SAMPLE["files"]
ROWS = {subject: rows(DEMO / f"{subject}.json") for subject in SUBJECTS}
DEFAULTS = {subject: document(DEMO / f"{subject}.json")["source"] for subject in SUBJECTS}
KEYS = {subject: {row["key"] for row in ROWS[subject]} for subject in SUBJECTS}
OWN_ORGANISATIONS = KEYS["organisations"]
REAL_ORGANISATIONS = set(SAMPLE["reference_organisations"])
ORGANISATIONS = OWN_ORGANISATIONS | REAL_ORGANISATIONS
TODAY = date.fromisoformat(SAMPLE["today"])


def source_of(subject: str, row: Row) -> Row:
    """Give the source of a row: its own, or else that of the file."""
    found: Row = row.get("source") or DEFAULTS[subject]
    return found


def actors() -> Iterator[str]:
    """Walk every actor that a row names."""
    yield from (row["actor"] for row in ROWS["positions"])
    yield from (member["actor"] for row in ROWS["coalitions"] for member in row["members"])
    yield from (end for row in ROWS["relations"] for end in (row["a"], row["b"]))


def real_organisation(actor: str) -> bool:
    """Tell whether an actor is an organisation that exists."""
    kind, key = actor.split(":")
    return kind == "organisation" and key in REAL_ORGANISATIONS


def named(subject: str, field: str) -> set[str]:
    """Give the keys that a field of a subject refers to."""
    return {row[field] for row in ROWS[subject] if row[field] is not None}


def days_late(direction: Direction) -> list[int]:
    """Give how late the open promises of one direction are, the latest first."""
    made = (
        Promise(
            direction=Direction(row["direction"]),
            person_id=PersonId(1),
            text=row["text"],
            due=day(row["due"]),
            outcome=Outcome(row["outcome"]),
        )
        for row in ROWS["promises"]
    )
    late = (promise.days_late(TODAY) for promise in made if promise.direction is direction)
    return sorted((days for days in late if days), reverse=True)


def talks_on(when: date) -> list[Row]:
    """Give the contact moments of a day in order."""
    return sorted((row for row in ROWS["meetings"] if day(row["day"]) == when), key=lambda row: row["starts"])


def counted(chamber: Chamber) -> Tally | None:
    """Count the invented seats behind the Wet collectieve warmte."""
    number = {key: OrganisationId(index) for index, key in enumerate(sorted(OWN_ORGANISATIONS), start=1)}
    seats = [
        Seats(
            organisation_id=number[row["organisation"]],
            chamber=Chamber(row["chamber"]),
            count=row["seats"],
            period=period(row),
        )
        for row in ROWS["fracties"]
    ]
    stances = {
        number[row["actor"].split(":")[1]]: Stance(row["stance"])
        for row in ROWS["positions"]
        if row["dossier"] == "wcw" and row["actor"].removeprefix("organisation:") in number
    }
    return tally(chamber, seats, stances)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_file_names_its_form_and_subject(subject: str) -> None:
    read = document(DEMO / f"{subject}.json")

    assert (read["format"], read["subject"]) == (1, subject)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_keys_are_unique(subject: str) -> None:
    assert len(KEYS[subject]) == len(ROWS[subject])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_source_has_a_class_a_title_and_a_day_of_knowledge(subject: str) -> None:
    found = list(sources(document(DEMO / f"{subject}.json")))

    assert all(SourceClass(each["class"]) and each["title"] and day(each["known_on"]) for each in found)


def test_reference_organisations_exist() -> None:
    known = {row["key"] for row in rows(REFERENCE / "organisations.json")}

    assert known >= REAL_ORGANISATIONS


def test_sample_takes_no_real_fractie() -> None:
    fracties = {row["key"] for row in rows(REFERENCE / "organisations.json") if row["kind"] == "fractie"}

    assert REAL_ORGANISATIONS.isdisjoint(fracties)


def test_own_organisations_do_not_shadow_real_ones() -> None:
    known = {row["key"] for row in rows(REFERENCE / "organisations.json")}

    assert OWN_ORGANISATIONS.isdisjoint(known)


@pytest.mark.parametrize(
    ("subject", "field", "target"),
    [
        ("roles", "person", "people"),
        ("dossiers", "lead", "people"),
        ("asks", "dossier", "dossiers"),
        ("amounts", "dossier", "dossiers"),
        ("amounts", "ask", "asks"),
        ("meetings", "ask", "asks"),
        ("promises", "person", "people"),
        ("promises", "our_person", "people"),
        ("promises", "meeting", "meetings"),
        ("promises", "dossier", "dossiers"),
        ("positions", "dossier", "dossiers"),
        ("positions", "meeting", "meetings"),
        ("coalitions", "dossier", "dossiers"),
        ("motions", "dossier", "dossiers"),
    ],
)
def test_reference_resolves(subject: str, field: str, target: str) -> None:
    assert named(subject, field) <= KEYS[target]


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        ("organisations", "parent"),
        ("fracties", "organisation"),
        ("roles", "organisation"),
        ("asks", "addressee"),
        ("amounts", "organisation"),
        ("meetings", "on_behalf_of"),
    ],
)
def test_reference_to_an_organisation_resolves(subject: str, field: str) -> None:
    assert named(subject, field) <= ORGANISATIONS


def test_actors_resolve() -> None:
    known = {f"organisation:{key}" for key in ORGANISATIONS} | {f"person:{key}" for key in KEYS["people"]}

    assert set(actors()) <= known


def test_participants_and_dossiers_of_meetings_resolve() -> None:
    people = {one["person"] for row in ROWS["meetings"] for one in row["participants"]}
    dossiers = {key for row in ROWS["meetings"] for key in row["dossiers"]}

    assert (people <= KEYS["people"], dossiers <= KEYS["dossiers"]) == (True, True)


def test_sample_points_at_its_own_rows() -> None:
    assert SAMPLE["us"] in REAL_ORGANISATIONS
    assert SAMPLE["user"] in KEYS["people"]
    assert SAMPLE["focal_coalition"] in KEYS["coalitions"]
    assert SAMPLE["first_meeting"] in KEYS["meetings"]


@pytest.mark.parametrize(
    ("values", "enumeration"),
    [
        ([row["kind"] for row in ROWS["organisations"]], OrganisationKind),
        ([row["sector"] for row in ROWS["organisations"]], Sector),
        ([row["level"] for row in ROWS["organisations"]], Level),
        ([row["chamber"] for row in ROWS["fracties"]], Chamber),
        ([point["kind"] for row in ROWS["people"] for point in row["contact_points"]], ContactKind),
        ([entry["phase"] for row in ROWS["dossiers"] for entry in row["phases"]], Phase),
        ([each["kind"] for row in ROWS["dossiers"] for each in row["messages"]], MessageKind),
        ([row["recurrence"] for row in ROWS["asks"]], Recurrence),
        ([row["status"] for row in ROWS["asks"]], AskStatus),
        ([row["kind"] for row in ROWS["meetings"]], MeetingKind),
        ([row["status"] for row in ROWS["meetings"]], MeetingStatus),
        ([row["precision"] for row in ROWS["meetings"]], Precision),
        ([one["side"] for row in ROWS["meetings"] for one in row["participants"]], Side),
        ([row["direction"] for row in ROWS["promises"]], Direction),
        ([row["outcome"] for row in ROWS["promises"]], Outcome),
        ([row["stance"] for row in ROWS["positions"] if row["stance"] is not None], Stance),
        ([member["role"] for row in ROWS["coalitions"] for member in row["members"]], MemberRole),
        ([row["kind"] for row in ROWS["relations"]], RelationKind),
        ([row["kind"] for row in ROWS["motions"]], MotionKind),
        ([row["result"] for row in ROWS["motions"]], Result),
        ([row["appreciation"] for row in ROWS["motions"] if row["appreciation"] is not None], Appreciation),
        ([vote["choice"] for row in ROWS["motions"] for vote in row["votes"]], Choice),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_values_are_those_of_the_program(values: list[object], enumeration: type[Enum]) -> None:
    assert set(values) <= {member.value for member in enumeration}


def test_every_person_says_to_be_invented() -> None:
    assert all(row["notes"].startswith("Verzonnen persoon") for row in ROWS["people"])


def test_people_have_an_invented_source() -> None:
    assert {source_of("people", row)["class"] for row in ROWS["people"]} == {"invented"}


def test_person_with_a_real_employer_says_that_the_employer_exists() -> None:
    employed = {row["person"] for row in ROWS["roles"] if row["organisation"] in REAL_ORGANISATIONS}

    assert all("werkgever bestaat" in row["notes"] for row in ROWS["people"] if row["key"] in employed)


def test_every_organisation_of_the_sample_says_to_be_invented() -> None:
    assert all(row["notes"].startswith("Verzonnen") for row in ROWS["organisations"])


def test_real_organisations_have_positions_from_public_pieces_only() -> None:
    held = [row for row in ROWS["positions"] if real_organisation(row["actor"])]

    assert all(row["source"]["class"] == "public" and row["source"]["url"] for row in held)


def test_the_ten_of_the_letter_stand_behind_it() -> None:
    letter = next(row for row in ROWS["coalitions"] if row["key"] == "brief-van-tien")
    stances = {row["actor"]: row["stance"] for row in ROWS["positions"] if row["dossier"] == "wcw"}

    assert [stances[member["actor"]] for member in letter["members"]] == [2] * 10


def test_coalition_is_a_public_fact_or_says_to_be_invented() -> None:
    doubtful = [
        row["key"]
        for row in ROWS["coalitions"]
        if not ((row["source"]["class"] == "public" and row["source"]["url"]) or "(verzonnen)" in row["name"])
    ]

    assert doubtful == []


def test_made_up_public_pieces_say_to_be_invented() -> None:
    pieces = [row["source"] for row in ROWS["positions"] if row["source"]["class"] == "public"]

    assert all(each["url"] or "verzonnen" in each["title"] for each in pieces)


def test_every_motion_says_to_be_invented() -> None:
    assert all("(verzonnen)" in row["title"] for row in ROWS["motions"])
    assert {source_of("motions", row)["class"] for row in ROWS["motions"]} == {"invented"}


def test_only_invented_fracties_and_people_vote_and_sign() -> None:
    voters = {vote["actor"].removeprefix("organisation:") for row in ROWS["motions"] for vote in row["votes"]}
    signers = {who for row in ROWS["motions"] for who in row["signers"]}

    assert voters <= OWN_ORGANISATIONS
    assert signers <= KEYS["people"]


@pytest.mark.parametrize(
    ("number", "seats_for", "result"),
    [("demo-1", 78, "adopted"), ("demo-2", 64, "rejected"), ("demo-3", 117, "adopted"), ("demo-6", 36, "rejected")],
)
def test_the_votes_of_the_sample_bear_its_results_out(number: str, seats_for: int, result: str) -> None:
    row = next(row for row in ROWS["motions"] if row["number"] == number)
    seats = {f"organisation:{each['organisation']}": each["seats"] for each in ROWS["fracties"]}

    assert all(seats[vote["actor"]] == vote["seats"] for vote in row["votes"])
    assert sum(vote["seats"] for vote in row["votes"] if vote["choice"] == "for") == seats_for
    assert row["result"] == result


@pytest.mark.parametrize(("chamber", "total"), [("tk", 150), ("ek", 75)])
def test_invented_seats_fill_the_chamber(chamber: str, total: int) -> None:
    assert sum(row["seats"] for row in ROWS["fracties"] if row["chamber"] == chamber) == total


def test_seats_behind_the_dossier_in_the_tweede_kamer() -> None:
    result = counted(Chamber.TWEEDE_KAMER)

    assert result is not None
    assert (result.sure, result.sure + result.likely, result.against, result.short) == (58, 76, 33, 0)


def test_seats_behind_the_dossier_in_the_eerste_kamer() -> None:
    result = counted(Chamber.EERSTE_KAMER)

    assert result is not None
    assert (result.sure, result.sure + result.likely, result.against, result.short) == (26, 35, 17, 3)


def test_money_for_public_transport_adds_up() -> None:
    cents = [row["amount"] for row in ROWS["amounts"]]

    assert (len(cents), sum(cents)) == (14, 300_400_000_00)


def test_student_ask_is_75_million_a_year_from_2025() -> None:
    ask = next(row for row in ROWS["asks"] if row["key"] == "ov-studenten")

    assert (ask["amount"], ask["recurrence"], ask["first_year"]) == (75_000_000_00, "per_year", 2025)


@pytest.mark.parametrize(
    ("subject", "least", "most"),
    [("people", 55, 65), ("dossiers", 4, 4), ("coalitions", 13, 13), ("meetings", 55, 70)],
)
def test_sample_has_the_size_that_pages_need(subject: str, least: int, most: int) -> None:
    assert least <= len(ROWS[subject]) <= most


def test_calendar_of_36576_holds_the_public_days() -> None:
    dossier = next(row for row in ROWS["dossiers"] if row["kamerstuk"] == "36576")
    days = {line["day"] for line in dossier["calendar"]}

    assert days >= {"2025-05-19", "2025-06-10", "2025-06-19", "2025-10-20", "2025-12-02", "2025-12-09"}


def test_phases_of_a_dossier_follow_in_time() -> None:
    entered = [[entry["entered"] for entry in row["phases"]] for row in ROWS["dossiers"]]

    assert entered == [sorted(days) for days in entered]


def test_skipped_phases_have_a_reason() -> None:
    silent = [
        (row["key"], after["phase"])
        for row in ROWS["dossiers"]
        for before, after in zip(row["phases"], row["phases"][1:], strict=False)
        if after["phase"] != before["phase"] + 1 and not after["reason"]
    ]

    assert silent == []


def test_reference_day_is_a_tuesday_with_five_talks() -> None:
    assert (TODAY.strftime("%w"), [row["starts"] for row in talks_on(TODAY)]) == (
        "2",
        ["08:30", "10:15", "12:30", "15:30", "17:00"],
    )


def test_first_talk_of_the_day_is_with_van_fictie() -> None:
    first = talks_on(TODAY)[0]

    assert (first["key"], first["participants"][0]["person"]) == (SAMPLE["first_meeting"], "s-van-fictie")


def test_nothing_is_held_in_the_future_and_nothing_planned_in_the_past() -> None:
    wrong = [row["key"] for row in ROWS["meetings"] if (row["status"] == "held") == (row["day"] >= SAMPLE["today"])]

    assert wrong == []


def test_a_dozen_contacts_lie_in_the_last_three_weeks() -> None:
    since = (TODAY - timedelta(weeks=3)).isoformat()

    assert sum(row["status"] == "held" and row["day"] >= since for row in ROWS["meetings"]) >= 12


@pytest.mark.parametrize(("direction", "late"), [(Direction.BY_THEM, [12, 4]), (Direction.BY_US, [1])])
def test_promises_that_are_overdue(direction: Direction, late: list[int]) -> None:
    assert days_late(direction) == late


def test_settled_promises_have_a_day_and_evidence() -> None:
    settled = [row for row in ROWS["promises"] if row["outcome"] != "open"]

    assert all(row["settled_on"] and row["evidence"] for row in settled)


def test_positions_and_talks_agree_on_the_day() -> None:
    days = {row["key"]: row["day"] for row in ROWS["meetings"]}

    assert all(row["day"] == days[row["meeting"]] for row in ROWS["positions"] if row["meeting"])
