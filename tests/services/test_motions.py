"""Motions: what may be recorded, and who voted what."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MotionId, OrganisationId, organisation_ref, person_ref
from ipo_crm.domain.motions import Agreement, Choice, Motion, Result, Vote
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.people import Role
from ipo_crm.domain.periods import Period
from ipo_crm.services.desk import Desk
from tests.services.chamber import VOTED, fractie, member, organisation

MOTION = Motion(title="Motie over proeven (verzonnen)", number="99999-1", voted=VOTED, result=Result.ADOPTED)


def kept(desk: Desk, motion: Motion) -> MotionId:
    return MotionId(desk.motions.put(motion).only("motion"))


def vote(key: OrganisationId, choice: Choice, seats: int | None = None) -> Vote:
    return Vote(actor=organisation_ref(key), choice=choice, seats=seats)


def test_a_fractie_votes_with_the_seats_of_the_day(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 20, Period(date(2023, 12, 6), None))

    early = kept(desk, replace(MOTION, votes=(vote(whole, Choice.FOR),)))
    late = kept(desk, replace(MOTION, number="", voted=date(2023, 1, 1), votes=(vote(whole, Choice.FOR),)))

    assert [desk.motions.card(key).motion.votes[0].seats for key in (early, late)] == [20, None]


def test_seats_that_are_given_stay(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 20)

    key = kept(desk, replace(MOTION, votes=(vote(whole, Choice.FOR, 19),)))

    assert desk.motions.card(key).motion.votes[0].seats == 19


def test_a_motion_comes_back_as_it_was_put(desk: Desk) -> None:
    house = fractie(desk, "Fractie Heel (verzonnen)", 20)
    signers = tuple(member(desk, name, house) for name in ("Tweede", "Eerste"))
    made = replace(MOTION, dictum="verzoekt", follow_up="", signers=signers, votes=(vote(house, Choice.FOR, 20),))

    found = desk.motions.get(kept(desk, made))

    assert found is not None
    assert replace(found, id=made.id, uuid="") == made


def test_a_dropped_motion_comes_back_with_its_votes(desk: Desk) -> None:
    house = fractie(desk, "Fractie Heel (verzonnen)", 20)
    key = kept(desk, replace(MOTION, signers=(member(desk, "Een", house),), votes=(vote(house, Choice.FOR),)))
    before = desk.exports.as_json()
    desk.motions.drop(key)

    desk.history.undo()

    assert desk.exports.as_json() == before


def test_a_second_vote_of_a_fractie_replaces_the_first_alone(desk: Desk) -> None:
    one, other = fractie(desk, "Fractie Een (verzonnen)", 80), fractie(desk, "Fractie Twee (verzonnen)", 70)
    key = kept(desk, replace(MOTION, votes=(vote(one, Choice.AGAINST), vote(other, Choice.AGAINST))))

    desk.motions.record_votes(key, [vote(one, Choice.FOR)])

    assert [(line.name, line.vote.choice, line.vote.seats) for line in desk.motions.card(key).votes] == [
        ("Fractie Een (verzonnen)", Choice.FOR, 80),
        ("Fractie Twee (verzonnen)", Choice.AGAINST, 70),
    ]


def test_a_vote_recorded_by_mistake_can_go(desk: Desk) -> None:
    one = fractie(desk, "Fractie Een (verzonnen)", 80)
    key = kept(desk, replace(MOTION, votes=(vote(one, Choice.FOR),)))

    desk.motions.drop_vote(key, organisation_ref(one))

    assert desk.motions.card(key).votes == ()


def test_a_result_against_the_votes_is_kept_and_told(desk: Desk) -> None:
    one, other = fractie(desk, "Fractie Een (verzonnen)", 80), fractie(desk, "Fractie Twee (verzonnen)", 70)
    key = kept(desk, replace(MOTION, result=Result.OPEN, votes=(vote(one, Choice.AGAINST), vote(other, Choice.FOR))))

    desk.motions.conclude(key, Result.ADOPTED, follow_up="Brief toegezegd")

    card = desk.motions.card(key)
    assert (card.motion.result, card.motion.follow_up) == (Result.ADOPTED, "Brief toegezegd")
    assert (card.count.seats_for, card.count.seats_against) == (70, 80)
    assert card.count.agreement is desk.motions.rows()[0].agreement is Agreement.CONTRADICTS


def test_the_day_that_comes_with_the_result_fills_the_seats(desk: Desk) -> None:
    one = fractie(desk, "Fractie Een (verzonnen)", 80)
    key = kept(desk, replace(MOTION, voted=None, result=Result.OPEN, votes=(vote(one, Choice.FOR),)))

    desk.motions.conclude(key, Result.ADOPTED, voted=VOTED)

    assert desk.motions.card(key).motion.votes[0].seats == 80


def test_a_roll_call_has_members_and_no_fracties(desk: Desk) -> None:
    house = fractie(desk, "Fractie Een (verzonnen)", 80)

    with pytest.raises(UserError, match="geen fracties"):
        desk.motions.put(replace(MOTION, roll_call=True, votes=(vote(house, Choice.FOR),)))


def test_a_show_of_hands_has_more_than_members(desk: Desk) -> None:
    who = member(desk, "Een", fractie(desk, "Fractie Een (verzonnen)", 80))

    with pytest.raises(UserError, match="hoofdelijke stemming"):
        desk.motions.put(replace(MOTION, votes=(Vote(actor=person_ref(who), choice=Choice.FOR),)))


def test_a_member_may_have_it_noted_that_they_stood_apart(desk: Desk) -> None:
    house = fractie(desk, "Fractie Een (verzonnen)", 80)
    who = member(desk, "Een", house)
    apart = Vote(actor=person_ref(who), choice=Choice.AGAINST)

    key = kept(desk, replace(MOTION, votes=(vote(house, Choice.FOR), apart)))

    assert desk.motions.card(key).count.seats_against == 0
    assert [line.fractie for line in desk.motions.card(key).votes] == ["", "Fractie Een (verzonnen)"]


def test_what_is_no_fractie_does_not_vote(desk: Desk) -> None:
    ministry = organisation(desk, "Ministerie (verzonnen)", OrganisationKind.MINISTRY)

    with pytest.raises(UserError, match="geen fractie"):
        desk.motions.put(replace(MOTION, votes=(vote(ministry, Choice.FOR),)))


@pytest.mark.parametrize("title", ["", "  "])
def test_a_motion_needs_a_title(desk: Desk, title: str) -> None:
    with pytest.raises(UserError, match="titel"):
        desk.motions.put(replace(MOTION, title=title))


def test_a_number_is_given_once_in_a_chamber(desk: Desk) -> None:
    kept(desk, MOTION)

    with pytest.raises(UserError, match="99999-1"):
        desk.motions.put(replace(MOTION, title="Een andere (verzonnen)"))


def test_a_motion_keeps_its_own_number_when_changed(desk: Desk) -> None:
    key = kept(desk, MOTION)

    desk.motions.put(replace(MOTION, id=key, title="Gewijzigd (verzonnen)"))

    assert [row.title for row in desk.motions.rows()] == ["Gewijzigd (verzonnen)"]


def test_the_list_has_the_newest_vote_first_and_what_is_still_to_come_before_it(desk: Desk) -> None:
    days = {"oud": date(2024, 1, 9), "nieuw": VOTED, "open": None}
    for number, day in days.items():
        kept(desk, replace(MOTION, number=number, voted=day))

    assert [row.number for row in desk.motions.rows()] == ["open", "nieuw", "oud"]
    assert [row.number for row in desk.motions.rows(period=Period(date(2024, 1, 9), VOTED))] == ["oud"]


def test_the_list_of_an_actor_has_what_they_voted_on_or_signed(desk: Desk) -> None:
    house = fractie(desk, "Fractie Een (verzonnen)", 80)
    who = member(desk, "Een", house)
    kept(desk, replace(MOTION, number="getekend", signers=(who,)))
    kept(desk, replace(MOTION, number="gestemd", votes=(vote(house, Choice.FOR),)))
    kept(desk, replace(MOTION, number="anders"))

    assert [row.number for row in desk.motions.rows(actor=person_ref(who))] == ["getekend"]
    assert [row.number for row in desk.motions.rows(actor=organisation_ref(house))] == ["gestemd"]


def test_how_a_fractie_voted_is_a_list_of_its_choices(desk: Desk) -> None:
    house = fractie(desk, "Fractie Een (verzonnen)", 80)
    for number, choice in (("1", Choice.FOR), ("2", Choice.AGAINST)):
        kept(desk, replace(MOTION, number=number, votes=(vote(house, choice),)))

    found = desk.motions.votes_of(organisation_ref(house))

    assert [(line.label[:1], line.choice, line.seats) for line in found] == [
        ("1", Choice.FOR, 80),
        ("2", Choice.AGAINST, 80),
    ]


def test_a_roll_call_is_added_up_by_the_fractie_of_that_day(desk: Desk) -> None:
    dossier = DossierId(desk.dossiers.put(Dossier(title="Proef (verzonnen)")).only("dossier"))
    one, other = fractie(desk, "Fractie Een (verzonnen)", 2), fractie(desk, "Fractie Twee (verzonnen)", 1)
    stayed, moved = member(desk, "Blijft", one), member(desk, "Gaat", one, Period(None, VOTED))
    desk.people.put_role(Role(person_id=moved, organisation_id=other, function="Kamerlid", period=Period(VOTED)))
    choices = ((stayed, Choice.FOR), (moved, Choice.AGAINST))
    votes = tuple(Vote(actor=person_ref(who), choice=choice) for who, choice in choices)
    kept(desk, replace(MOTION, dossier_id=dossier, roll_call=True, votes=votes))
    kept(desk, replace(MOTION, dossier_id=dossier, number="2", votes=(vote(one, Choice.FOR), vote(other, Choice.FOR))))

    found = desk.motions.how_fracties_voted(dossier)

    assert [(each.name, each.votes_for, each.votes_against, each.divided) for each in found] == [
        ("Fractie Een (verzonnen)", 2, 0, 0),
        ("Fractie Twee (verzonnen)", 1, 1, 0),
    ]
