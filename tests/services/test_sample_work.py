"""The work of the sample holds together: visit, tasks, instruments, scope and the way to the budget."""

from datetime import date, time

import pytest

from ipo_crm.domain.ids import MeetingId, TrajectoryId
from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.domain.scopes import Interest
from ipo_crm.services.desk import Desk
from tests.resources.files import DEMO, rows

ROWS = {
    subject: rows(DEMO / f"{subject}.json")
    for subject in ("tasks", "instruments", "scopes", "trajectories", "products", "visits", "tags")
}
KEYS = {path.stem: {row["key"] for row in rows(path)} for path in DEMO.glob("*.json") if path.stem != "demo"}


def _visit(sample: Desk) -> MeetingId:
    planned = [row for row in sample.meetings.rows() if row.kind is MeetingKind.WORK_VISIT]
    return planned[0].id


@pytest.mark.parametrize(
    ("subject", "field", "target"),
    [
        ("visits", "meeting", "meetings"),
        ("tasks", "person", "people"),
        ("tasks", "dossier", "dossiers"),
        ("tasks", "meeting", "meetings"),
        ("instruments", "dossier", "dossiers"),
        ("instruments", "meeting", "meetings"),
        ("scopes", "dossier", "dossiers"),
        ("products", "trajectory", "trajectories"),
        ("products", "owner_person", "people"),
    ],
)
def test_reference_resolves(subject: str, field: str, target: str) -> None:
    assert {row[field] for row in ROWS[subject] if row[field] is not None} <= KEYS[target]


def test_scope_of_real_provinces_says_to_be_invented() -> None:
    assert {row["note"] for row in ROWS["scopes"]} == {"Verzonnen voorbeeld"}


def test_tasks_that_are_not_of_the_visit_say_to_be_an_example() -> None:
    assert all(row["meeting"] or "(voorbeeld)" in row["text"] for row in ROWS["tasks"])


# The programme, times and counts are those of the design of the page Werkbezoek.
def test_the_visit_is_that_of_the_design(sample: Desk) -> None:
    card = sample.visits.card(_visit(sample))

    assert card.meeting.day == date(2025, 6, 27)
    assert [row.stop.starts for row in card.stops] == [
        time(9, 15),
        time(9, 45),
        time(10, 50),
        time(11, 45),
        time(12, 30),
        time(13, 45),
    ]
    assert [row.minutes for row in card.stops] == [15, 50, 40, 30, 60, None]
    assert card.travel_minutes == 51
    assert (len(card.attendees), card.photo_agreed, card.photo_open) == (11, 8, 3)
    assert [row.host for row in card.stops][1] == "dhr. R. Nepnaam, Voorbeeldwarmte BV"


def test_nobody_has_to_hurry_on_the_visit(sample: Desk) -> None:
    spare = [row.spare for row in sample.visits.card(_visit(sample)).stops]

    assert spare == [3, 7, 5, 0, 9, None]


def test_what_follows_the_visit_is_in_order_of_its_day(sample: Desk) -> None:
    due = [row.task.due for row in sample.visits.card(_visit(sample)).tasks]

    assert due == [date(2025, 6, 28), date(2025, 6, 30), date(2025, 7, 2)]


def test_one_task_is_overdue(sample: Desk) -> None:
    late = [row.task.days_late(sample.settings.today()) for row in sample.tasks.open_rows()]

    assert [days for days in late if days] == [4]


# Counts and money as in the design of the page Provincies: 12 provinces, two unknown on Digitalisering, 142.4 million.
def test_the_provinces_are_those_of_the_design(sample: Desk) -> None:
    matrix = sample.scopes.matrix()
    joint = {label: matrix.count(key, Interest.JOINT) for key, label in matrix.dossiers}
    transport = next(key for key, label in matrix.dossiers if label == "Decentraal OV")

    assert len(matrix.rows) == 12
    assert sorted(joint.values()) == [0, 10, 12, 12]
    assert (joint["Decentraal OV"], matrix.per_year(transport)) == (12, 142_400_000_00)
    place = [key for key, _ in matrix.dossiers].index(transport)
    money = {row.name: row.cells[place].per_year for row in matrix.rows}
    assert (money["Gelderland"], money["Zeeland"]) == (21_000_000_00, 3_200_000_00)


# Deadlines as in the design of the page Trajecten: 13 products, the first two due in 10 and 17 days.
def test_the_products_are_those_of_the_design(sample: Desk) -> None:
    following = sample.trajectories.next_products()

    assert len(following) == 13
    assert [(row.product.deadline, row.owner, row.days_to_go) for row in following[:3]] == [
        (date(2025, 6, 20), "J. Demo", 10),
        (date(2025, 6, 27), "N. Proefkonijn", 17),
        (date(2025, 9, 12), "J. Demo", 94),
    ]


def test_prinsjesdag_is_98_days_away(sample: Desk) -> None:
    (year,) = sample.trajectories.all()

    counted_from = sample.trajectories.card(TrajectoryId(year.id)).counted_from
    assert (counted_from - sample.settings.today()).days == 98


def test_the_dossier_shows_what_was_used_in_its_phase(sample: Desk) -> None:
    heat = next(row.id for row in sample.dossiers.rows() if row.kamerstuk == "36576")

    used = {row.kind: len(row.uses) for row in sample.instruments.in_phase(heat) if row.uses}

    assert used == {"werkbezoek": 1, "position paper": 1}


def test_tags_are_on_their_records(sample: Desk) -> None:
    assert [(row.tag.name, row.used) for row in sample.tags.rows()] == [("kwartaalgesprek", 3), ("warmtenet", 5)]
