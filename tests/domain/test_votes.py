from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.organisations import Chamber, Seats
from ipo_crm.domain.periods import ALWAYS
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.votes import tally

A, B, C = OrganisationId(1), OrganisationId(2), OrganisationId(3)


def _seats(key: OrganisationId, count: int) -> Seats:
    return Seats(organisation_id=key, chamber=Chamber.TWEEDE_KAMER, count=count, period=ALWAYS)


SEATS = (_seats(A, 75), _seats(B, 60), _seats(C, 15))


def test_a_tie_is_no_majority() -> None:
    counted = tally(Chamber.TWEEDE_KAMER, SEATS, {A: Stance.STRONGLY_FOR, B: Stance.AGAINST, C: Stance.AGAINST})

    assert counted is not None
    assert (counted.sure, counted.needed, counted.short) == (75, 76, 1)


def test_every_seat_is_counted_once() -> None:
    counted = tally(Chamber.TWEEDE_KAMER, SEATS, {A: Stance.FOR, B: Stance.NEUTRAL})

    assert counted is not None
    assert (counted.likely, counted.hopeful, counted.unknown, counted.total) == (75, 60, 15, 150)


def test_without_any_recorded_stance_there_is_nothing_to_count() -> None:
    assert tally(Chamber.TWEEDE_KAMER, SEATS, {A: None}) is None
