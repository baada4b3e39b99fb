"""Trajectories: a year from the template, moving an event, and what has to be written next."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import EventId, ProductId, TrajectoryId
from ipo_crm.domain.trajectories import Event, Product, ProductStatus, Trajectory
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def year(desk: Desk) -> TrajectoryId:
    return TrajectoryId(desk.trajectories.make_year(2026, regeerprogramma=True).only("trajectory"))


def _event(desk: Desk, year: TrajectoryId, name: str) -> Event:
    return next(event for event in desk.trajectories.get(year).events if event.name == name)


def _deadlines(desk: Desk, year: TrajectoryId) -> dict[str, date | None]:
    return {row.product.title: row.product.deadline for row in desk.trajectories.card(year).products}


def _product(desk: Desk, year: TrajectoryId, title: str) -> ProductId:
    rows = desk.trajectories.card(year).products
    return next(row.product.id for row in rows if row.product.title == title)


# The days of budget year 2026 as in the design of the page Trajecten, where Prinsjesdag is 16 September 2025.
def test_a_year_has_the_days_that_follow_from_prinsjesdag(desk: Desk, year: TrajectoryId) -> None:
    events = desk.trajectories.get(year).events

    assert [(event.name, event.first_day, event.last_day) for event in events] == [
        ("Regeerprogramma", date(2025, 6, 2), date(2025, 7, 3)),
        ("Prinsjesdag", date(2025, 9, 16), None),
        ("APB", date(2025, 9, 17), date(2025, 9, 18)),
        ("AFB", date(2025, 10, 1), date(2025, 10, 2)),
        ("Begrotingsbehandelingen", date(2025, 10, 7), date(2025, 12, 19)),
        ("Overhedenoverleg", date(2025, 10, 28), None),
    ]
    assert not any(event.confirmed for event in events)


def test_the_products_have_their_deadlines(desk: Desk, year: TrajectoryId) -> None:
    assert _deadlines(desk, year) == {
        "Analyse afwijkingen regeerprogramma": date(2025, 6, 20),
        "Reactie gezamenlijke provincies": date(2025, 6, 27),
        "Kernboodschappen voor fracties": date(2025, 9, 12),
        "Quick scan voor de provincies": date(2025, 9, 16),
        "Reactie voorzitter": date(2025, 9, 16),
        "Twee highlights": date(2025, 9, 19),
        "Algemeen verslag APB": date(2025, 9, 22),
        "Overkoepelende (financiële) highlights": date(2025, 9, 26),
        "Analyse voor de BAC en de begrotingen": date(2025, 10, 6),
        "Analyse HZ": date(2025, 10, 7),
        "Inbreng IPO": date(2025, 10, 17),
        "Specifieke (financiële) highlights per thema": date(2025, 10, 17),
        "Kernboodschappen bestuurders": date(2025, 11, 3),
    }


@pytest.mark.parametrize("year", range(2020, 2040))
def test_in_any_year_afb_is_early_in_october_and_nothing_is_due_in_a_weekend(desk: Desk, year: int) -> None:
    key = TrajectoryId(desk.trajectories.make_year(year, regeerprogramma=True).only("trajectory"))

    afb = _event(desk, key, "AFB").first_day
    assert (afb.month, afb.day <= 7) == (10, True)
    assert all(deadline and deadline.weekday() < 5 for deadline in _deadlines(desk, key).values())


def test_the_regeerprogramma_is_there_only_when_asked_for(desk: Desk) -> None:
    key = TrajectoryId(desk.trajectories.make_year(2027).only("trajectory"))

    assert desk.trajectories.get(key).events[0].name == "Prinsjesdag"
    assert desk.history.undo_title() == "Begroting 2027 maken"


def test_a_year_is_made_once(desk: Desk, year: TrajectoryId) -> None:
    with pytest.raises(UserError, match="Begroting 2026 is er al"):
        desk.trajectories.make_year(2026)


def test_one_undo_takes_the_whole_year_back(desk: Desk, year: TrajectoryId) -> None:
    desk.history.undo()

    assert desk.trajectories.all() == ()
    assert desk.trajectories.next_products() == ()


def test_moving_prinsjesdag_moves_what_was_computed_after_it(desk: Desk, year: TrajectoryId) -> None:
    desk.trajectories.move_event(year, _event(desk, year, "Prinsjesdag").id, date(2025, 9, 23), confirmed=True)

    assert _event(desk, year, "Prinsjesdag").confirmed
    assert _event(desk, year, "APB").last_day == date(2025, 9, 25)
    assert _event(desk, year, "Regeerprogramma").first_day == date(2025, 6, 2)
    moved = _deadlines(desk, year)
    assert moved["Quick scan voor de provincies"] == date(2025, 9, 23)
    assert moved["Kernboodschappen bestuurders"] == date(2025, 11, 10)
    assert moved["Reactie gezamenlijke provincies"] == date(2025, 6, 27)


def test_a_confirmed_event_and_its_products_stay(desk: Desk, year: TrajectoryId) -> None:
    afb = _event(desk, year, "AFB")
    desk.trajectories.put_event(year, replace(afb, confirmed=True))

    desk.trajectories.move_event(year, _event(desk, year, "Prinsjesdag").id, date(2025, 9, 23))

    assert _event(desk, year, "AFB").first_day == afb.first_day
    assert _deadlines(desk, year)["Analyse HZ"] == date(2025, 10, 7)


def test_a_product_that_is_finished_stays(desk: Desk, year: TrajectoryId) -> None:
    desk.trajectories.settle(_product(desk, year, "Kernboodschappen voor fracties"), ProductStatus.DONE)

    desk.trajectories.move_event(year, _event(desk, year, "APB").id, date(2025, 9, 24))

    moved = _deadlines(desk, year)
    assert moved["Kernboodschappen voor fracties"] == date(2025, 9, 12)
    assert moved["Algemeen verslag APB"] == date(2025, 9, 29)


def test_one_undo_takes_a_move_back(desk: Desk, year: TrajectoryId) -> None:
    before = desk.exports.as_json()
    desk.trajectories.move_event(year, _event(desk, year, "Prinsjesdag").id, date(2025, 9, 23))
    assert desk.history.undo_title() == "Prinsjesdag verplaatsen"

    desk.history.undo()

    assert desk.exports.as_json() == before


def test_an_event_that_is_gone_cannot_move(desk: Desk, year: TrajectoryId) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.trajectories.move_event(year, EventId(99), date(2025, 9, 23))


def test_what_is_next_comes_by_deadline_with_the_days_to_go(sample: Desk) -> None:
    key = TrajectoryId(sample.trajectories.make_year(2030).only("trajectory"))
    sample.trajectories.put_product(
        Product(trajectory_id=key, title="Eerst", deadline=date(2025, 6, 9), status=ProductStatus.BUSY)
    )

    first = sample.trajectories.next_products(1)[0]

    assert (first.product.title, first.days_to_go, first.trajectory) == ("Eerst", -1, "Begroting 2030")


def test_a_settled_product_is_no_longer_next(desk: Desk, year: TrajectoryId) -> None:
    key = _product(desk, year, "Twee highlights")

    desk.trajectories.settle(key, ProductStatus.DONE, "Op de site")

    assert key not in [row.product.id for row in desk.trajectories.next_products()]
    assert len(desk.trajectories.next_products()) == 12


def test_a_product_is_not_dropped_without_a_reason(desk: Desk, year: TrajectoryId) -> None:
    with pytest.raises(UserError, match="waarom"):
        desk.trajectories.settle(_product(desk, year, "Twee highlights"), ProductStatus.DROPPED)


def test_a_product_is_begun_finished_and_reopened(desk: Desk, year: TrajectoryId) -> None:
    key = _product(desk, year, "Twee highlights")

    states = []
    for deed in (
        desk.trajectories.begin,
        lambda key: desk.trajectories.settle(key, ProductStatus.DONE),
        desk.trajectories.reopen,
    ):
        deed(key)
        states.append(desk.trajectories.product(key).status)

    assert states == [ProductStatus.BUSY, ProductStatus.DONE, ProductStatus.OPEN]


def test_a_product_goes_to_a_person_or_to_a_desk(desk: Desk, year: TrajectoryId) -> None:
    key, who = _product(desk, year, "Twee highlights"), makers.person(desk)

    desk.trajectories.assign(key, who)
    assert desk.history.undo_title() == "Product aan A. Proef geven"
    desk.trajectories.assign(key, None, "communicatie")

    rows = desk.trajectories.card(year).products
    assert next(row.owner for row in rows if row.product.id == key) == "communicatie"


def test_an_event_that_goes_leaves_its_products(desk: Desk, year: TrajectoryId) -> None:
    desk.trajectories.drop_event(year, _event(desk, year, "AFB").id)

    assert desk.trajectories.product(_product(desk, year, "Analyse HZ")).event_id is None


def test_an_event_changes_where_it_stands(desk: Desk, year: TrajectoryId) -> None:
    desk.trajectories.put_event(year, replace(_event(desk, year, "APB"), detail="In de grote zaal"))
    desk.trajectories.put_event(year, Event(name="Stemmingen", first_day=date(2025, 12, 18)))

    events = desk.trajectories.get(year).events
    assert [event.name for event in events][2::4] == ["APB", "Stemmingen"]
    assert events[2].detail == "In de grote zaal"


def test_weeks_are_counted_from_prinsjesdag_also_where_no_event_says_so(desk: Desk) -> None:
    made = desk.trajectories.put(Trajectory(name="Eigen traject", year=2026))

    assert desk.trajectories.card(TrajectoryId(made.only("trajectory"))).counted_from == date(2025, 9, 16)


def test_an_event_that_ends_before_it_begins_is_refused(desk: Desk, year: TrajectoryId) -> None:
    with pytest.raises(UserError, match="eindigt vóór het begin"):
        desk.trajectories.put_event(year, Event(name="Debat", first_day=date(2025, 10, 2), last_day=date(2025, 10, 1)))


def test_a_dropped_year_comes_back_whole(desk: Desk, year: TrajectoryId) -> None:
    before = desk.exports.as_json()
    desk.trajectories.drop(year)

    desk.history.undo()

    assert desk.exports.as_json() == before
