"""Retention: a notice that was sent, and a year more, each one step to undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.today import year_after
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def whom(desk: Desk) -> PersonId:
    return makers.person(desk)


def _until(desk: Desk, key: PersonId, day: date | None) -> None:
    person = desk.people.get(key)
    assert person is not None
    desk.people.change(replace(person, keep_until=day))


def _kept_until(desk: Desk, key: PersonId) -> date | None:
    person = desk.people.get(key)
    assert person is not None
    return person.keep_until


@pytest.mark.parametrize("days", [20, 0])
def test_a_term_that_still_runs_gets_a_year_more(desk: Desk, whom: PersonId, days: int) -> None:
    until = desk.settings.today() + timedelta(days=days)
    _until(desk, whom, until)

    desk.retention.keep_longer(whom)

    assert _kept_until(desk, whom) == year_after(until)


def test_a_term_that_is_over_gets_a_year_from_today(desk: Desk, whom: PersonId) -> None:
    _until(desk, whom, date(2020, 1, 1))

    desk.retention.keep_longer(whom)

    assert _kept_until(desk, whom) == year_after(desk.settings.today())


def test_a_year_more_is_one_step_with_a_name(desk: Desk, whom: PersonId) -> None:
    _until(desk, whom, date(2020, 1, 1))

    change = desk.retention.keep_longer(whom)
    desk.history.undo()

    assert change.title.endswith("een jaar langer bewaren")
    assert _kept_until(desk, whom) == date(2020, 1, 1)


def test_a_notice_is_recorded_as_of_today(desk: Desk, whom: PersonId) -> None:
    desk.retention.told_today(whom)

    told = desk.people.get(whom)
    assert told is not None
    assert told.informed_on == desk.settings.today()


def test_who_is_gone_is_said(desk: Desk, whom: PersonId) -> None:
    desk.people.drop(whom)

    with pytest.raises(UserError, match="is er niet meer"):
        desk.retention.told_today(whom)


def test_a_year_after_the_leap_day_is_the_day_before() -> None:
    assert year_after(date(2024, 2, 29)) == date(2025, 2, 28)
