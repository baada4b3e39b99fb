"""Counting votes: seats behind each choice, and whether they bear the result out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.ids import OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.motions import Agreement, Choice, Result, Vote, common_choice, count, seats_behind
from ipo_crm.domain.organisations import Chamber

TK = Chamber.TWEEDE_KAMER


def of_fractie(key: int, choice: Choice, seats: int | None) -> Vote:
    return Vote(actor=organisation_ref(OrganisationId(key)), choice=choice, seats=seats)


def of_member(key: int, choice: Choice) -> Vote:
    return Vote(actor=person_ref(PersonId(key)), choice=choice)


def test_fracties_count_with_their_seats() -> None:
    votes = [of_fractie(1, Choice.FOR, 40), of_fractie(2, Choice.FOR, 20), of_fractie(3, Choice.AGAINST, 90)]

    assert seats_behind(votes) == {Choice.FOR: 60, Choice.AGAINST: 90, Choice.ABSENT: 0}


def test_members_count_as_one_in_a_roll_call() -> None:
    votes = [of_member(1, Choice.FOR), of_member(2, Choice.FOR), of_member(3, Choice.ABSENT)]

    assert seats_behind(votes) == {Choice.FOR: 2, Choice.AGAINST: 0, Choice.ABSENT: 1}


def test_a_member_who_stood_apart_from_the_fractie_is_not_counted_twice() -> None:
    votes = [of_fractie(1, Choice.AGAINST, 37), of_member(1, Choice.FOR)]

    assert seats_behind(votes) == {Choice.FOR: 0, Choice.AGAINST: 37, Choice.ABSENT: 0}


def test_seats_that_are_not_known_are_not_nought() -> None:
    votes = [of_fractie(1, Choice.FOR, None), of_fractie(2, Choice.AGAINST, 10)]

    assert seats_behind(votes) == {Choice.FOR: None, Choice.AGAINST: 10, Choice.ABSENT: 0}
    assert count(TK, Result.ADOPTED, seats_behind(votes)).agreement is Agreement.UNDECIDED


def test_without_votes_nothing_is_counted() -> None:
    counted = count(TK, Result.ADOPTED, seats_behind([]))

    assert (counted.seats_for, counted.seats_against, counted.agreement) == (None, None, Agreement.UNDECIDED)


@pytest.mark.parametrize(
    ("result", "seats_for", "seats_against", "agreement"),
    [
        (Result.ADOPTED, 76, 74, Agreement.AGREES),
        (Result.REJECTED, 75, 75, Agreement.AGREES),
        (Result.ADOPTED, 75, 75, Agreement.CONTRADICTS),
        (Result.REJECTED, 76, 74, Agreement.CONTRADICTS),
        (Result.ADOPTED, 72, 74, Agreement.UNDECIDED),
        (Result.ADOPTED, 72, 75, Agreement.CONTRADICTS),
        (Result.REJECTED, 60, 89, Agreement.AGREES),
        (Result.OPEN, 76, 74, Agreement.UNDECIDED),
        (Result.HELD_OVER, 75, 75, Agreement.UNDECIDED),
    ],
)
def test_the_result_is_held_against_the_seats(
    result: Result, seats_for: int, seats_against: int, agreement: Agreement
) -> None:
    seats = {Choice.FOR: seats_for, Choice.AGAINST: seats_against, Choice.ABSENT: 0}

    assert count(TK, result, seats).agreement is agreement


@given(st.integers(0, 75), st.integers(0, 75), st.sampled_from([Result.ADOPTED, Result.REJECTED]))
def test_a_contradiction_stands_however_the_missing_seats_vote(
    seats_for: int, seats_against: int, result: Result
) -> None:
    seats = {Choice.FOR: seats_for, Choice.AGAINST: seats_against, Choice.ABSENT: 0}
    counted = count(TK, result, seats)

    adopted = result is Result.ADOPTED
    missing = 150 - seats_for - seats_against
    possible = any((seats_for + more > seats_against + missing - more) is adopted for more in range(missing + 1))
    assert counted.missing == missing
    assert (counted.agreement is Agreement.CONTRADICTS) is not possible


@pytest.mark.parametrize(
    ("seats", "choice"),
    [
        ({Choice.FOR: 3}, Choice.FOR),
        ({Choice.FOR: 3, Choice.ABSENT: 2}, Choice.FOR),
        ({Choice.FOR: 3, Choice.AGAINST: 1}, None),
        ({Choice.ABSENT: 2}, Choice.ABSENT),
    ],
)
def test_what_the_members_of_a_fractie_have_in_common(seats: dict[Choice, int], choice: Choice | None) -> None:
    assert common_choice(seats) is choice
