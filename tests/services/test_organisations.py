"""Organisations: what belongs to what, who sits where, and what was so on an earlier day."""

from datetime import date, timedelta

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, organisation_ref, person_ref
from ipo_crm.domain.organisations import Chamber, Identifier, OrganisationKind, Seats
from ipo_crm.domain.periods import Period
from ipo_crm.services.desk import Desk
from tests.services.chamber import fractie, member, organisation

TK = Chamber.TWEEDE_KAMER
ELECTED, SPLIT, MERGED = date(2023, 12, 6), date(2025, 2, 1), date(2026, 4, 1)
BEFORE = timedelta(days=1)
KEY = Identifier(scheme="oin", value="00000001")


def test_a_split_changes_the_seats_from_its_day_on(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 20, Period(ELECTED, None))
    part = fractie(desk, "Groep Los (verzonnen)", 1, Period(SPLIT, None))
    desk.organisations.put_seats(Seats(organisation_id=whole, chamber=TK, count=19, period=Period(SPLIT, None)))

    before, after = (desk.organisations.fracties(TK, day) for day in (SPLIT - BEFORE, SPLIT))

    assert [(each.organisation_id, each.seats.count) for each in before] == [(whole, 20)]
    assert [(each.organisation_id, each.seats.count) for each in after] == [(whole, 19), (part, 1)]


def test_closing_the_old_size_is_one_step_with_the_new(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 20, Period(ELECTED, None))
    before = desk.exports.as_json()
    desk.organisations.put_seats(Seats(organisation_id=whole, chamber=TK, count=19, period=Period(SPLIT, None)))

    desk.history.undo()

    assert desk.exports.as_json() == before


def test_a_size_dropped_lets_the_one_before_hold_on(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 20, Period(ELECTED, None))
    desk.organisations.put_seats(Seats(organisation_id=whole, chamber=TK, count=19, period=Period(SPLIT, None)))

    desk.organisations.drop_seats(whole, TK, SPLIT)

    assert [each.seats.count for each in desk.organisations.fracties(TK, SPLIT)] == [20]


def test_more_seats_than_a_chamber_has_are_refused(desk: Desk) -> None:
    key = organisation(desk, "Fractie Groot (verzonnen)")

    with pytest.raises(UserError, match="75 zetels"):
        desk.organisations.put_seats(
            Seats(organisation_id=key, chamber=Chamber.EERSTE_KAMER, count=76, period=Period(ELECTED, None))
        )


def test_the_make_up_says_whether_it_adds_up_and_for_how_long(desk: Desk) -> None:
    whole = fractie(desk, "Fractie Heel (verzonnen)", 110, Period(ELECTED, None))
    fractie(desk, "Fractie Half (verzonnen)", 40, Period(ELECTED, None))
    desk.organisations.put_seats(Seats(organisation_id=whole, chamber=TK, count=109, period=Period(SPLIT, None)))

    before, after = (desk.organisations.composition(TK, day) for day in (SPLIT - BEFORE, SPLIT))

    assert (before.total, before.adds_up, before.since, before.until) == (150, True, ELECTED, SPLIT)
    assert (after.total, after.adds_up, after.since, after.until) == (149, False, SPLIT, None)


def test_the_sample_has_two_full_chambers(sample: Desk) -> None:
    made = [sample.organisations.composition(chamber) for chamber in Chamber]

    assert [(each.total, each.adds_up, each.since) for each in made] == [
        (150, True, date(2023, 12, 6)),
        (75, True, date(2023, 6, 13)),
    ]


def test_a_merged_ministry_is_there_until_its_last_day_and_names_its_heir(desk: Desk) -> None:
    old = organisation(desk, "Ministerie van Proef (verzonnen)", OrganisationKind.MINISTRY)
    heir = organisation(desk, "Ministerie van Alles (verzonnen)", OrganisationKind.MINISTRY, period=Period(MERGED))

    desk.organisations.end(old, MERGED, heir)

    assert [row.id for row in desk.organisations.rows(MERGED - BEFORE)] == [old]
    assert [row.id for row in desk.organisations.rows(MERGED)] == [heir]
    assert [item.id for item in desk.organisations.successors(old)] == [heir]


def test_the_seats_of_a_fractie_end_with_it(desk: Desk) -> None:
    key = fractie(desk, "Fractie Weg (verzonnen)", 3, Period(ELECTED, None))

    desk.organisations.end(key, SPLIT)

    assert [len(desk.organisations.fracties(TK, day)) for day in (SPLIT - BEFORE, SPLIT)] == [1, 0]


def test_an_end_before_the_beginning_is_refused(desk: Desk) -> None:
    key = organisation(desk, "Fractie Kort (verzonnen)", period=Period(SPLIT, None))

    with pytest.raises(UserError, match="01-02-2025"):
        desk.organisations.end(key, ELECTED)


def test_nothing_comes_under_itself(desk: Desk) -> None:
    top = organisation(desk, "Boven (verzonnen)")
    middle = organisation(desk, "Midden (verzonnen)", parent=top)
    low = organisation(desk, "Onder (verzonnen)", parent=middle)

    for parent in (top, middle, low):
        with pytest.raises(UserError, match="onder zichzelf"):
            desk.organisations.set_parent(top, parent)

    assert [item.id for item in desk.organisations.ancestors(low)] == [middle, top]


def test_children_are_those_of_the_day(desk: Desk) -> None:
    top = organisation(desk, "Boven (verzonnen)")
    old = organisation(desk, "Oud (verzonnen)", parent=top, period=Period(None, SPLIT))
    new = organisation(desk, "Nieuw (verzonnen)", parent=top, period=Period(SPLIT, None))

    assert [row.id for row in desk.organisations.children(top, SPLIT - BEFORE)] == [old]
    assert [row.id for row in desk.organisations.children(top, SPLIT)] == [new]


def test_committees_are_those_of_the_chamber(desk: Desk) -> None:
    house = organisation(desk, "Tweede Kamer der Staten-Generaal", OrganisationKind.CHAMBER)
    committee = organisation(desk, "Commissie voor Proeven (verzonnen)", OrganisationKind.COMMITTEE, house)
    fractie_key = organisation(desk, "Fractie Heel (verzonnen)", OrganisationKind.FRACTIE, house)

    assert [row.id for row in desk.organisations.committees(TK)] == [committee]
    assert desk.organisations.committees(Chamber.EERSTE_KAMER) == ()
    assert fractie_key != committee


def test_members_are_those_of_the_day_with_their_role(desk: Desk) -> None:
    place = organisation(desk, "Fractie Heel (verzonnen)")
    left = member(desk, "Eerst", place, Period(ELECTED, SPLIT))
    came = member(desk, "Later", place, Period(SPLIT, None))

    before, after = (desk.organisations.members(place, day) for day in (SPLIT - BEFORE, SPLIT))

    assert [(each.person_id, each.line.role.function) for each in before] == [(left, "Kamerlid")]
    assert [each.person_id for each in after] == [came]


def test_a_key_of_somebody_else_is_refused_with_the_name(desk: Desk) -> None:
    one, other = (organisation(desk, f"Organisatie {name} (verzonnen)") for name in ("Een", "Twee"))
    desk.organisations.identify(organisation_ref(one), KEY)

    with pytest.raises(UserError, match="Organisatie Een"):
        desk.organisations.identify(organisation_ref(other), KEY)


def test_keys_come_and_go(desk: Desk) -> None:
    who = person_ref(member(desk, "Sleutel", organisation(desk, "Plek (verzonnen)")))
    desk.organisations.identify(who, KEY)
    assert desk.organisations.identifiers(who) == (KEY,)

    desk.organisations.drop_identifier(who, KEY)

    assert desk.organisations.identifiers(who) == ()


def test_the_same_key_again_is_no_step(desk: Desk) -> None:
    who = organisation_ref(organisation(desk, "Organisatie (verzonnen)"))
    desk.organisations.identify(who, KEY)

    assert desk.organisations.identify(who, KEY).deed_id is None


def test_a_card_of_an_earlier_day_has_the_people_of_then(desk: Desk) -> None:
    place = organisation(desk, "Fractie Heel (verzonnen)")
    left = member(desk, "Eerst", place, Period(ELECTED, SPLIT))

    cards = [desk.organisations.card(OrganisationId(place), day) for day in (SPLIT - BEFORE, SPLIT)]

    assert [[row.id for row in card.people] for card in cards] == [[left], []]


def test_the_lines_of_the_list_are_the_same_all_at_once_and_by_key(sample: Desk) -> None:
    keys = sample.organisations.keys()

    assert tuple(sample.organisations.lines(keys)[key] for key in keys) == sample.organisations.rows()
    assert sample.organisations.rows(limit=3) == sample.organisations.rows()[:3]
