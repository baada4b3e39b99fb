"""What the page of an organisation shows: people now and before, what it belongs to, seats, talks and promises."""

from datetime import date

import pytest

from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.ids import OrganisationId, PersonId, organisation_ref
from ipo_crm.domain.meetings import Meeting, Participant, Side
from ipo_crm.domain.organisations import Chamber, OrganisationKind
from ipo_crm.domain.periods import Period
from ipo_crm.domain.promises import Direction, Promise
from ipo_crm.services.desk import Desk
from tests.services import makers
from tests.services.chamber import fractie, member, organisation

LEFT = date(2024, 3, 1)


@pytest.fixture
def bond(desk: Desk) -> OrganisationId:
    return organisation(desk, "Verzonnen Bond", OrganisationKind.ASSOCIATION)


def _meet(desk: Desk, whom: PersonId, day: date, side: Side = Side.THEIRS) -> None:
    across = makers.person(desk, f"Ander{day}")
    other = Side.OURS if side is Side.THEIRS else Side.THEIRS
    sides = (Participant(person_id=whom, side=side), Participant(person_id=across, side=other))
    desk.meetings.put(Meeting(day=day, participants=sides))


def test_people_now_and_before_stand_apart(desk: Desk, bond: OrganisationId) -> None:
    now = member(desk, "Nu", bond)
    before = member(desk, "Toen", bond, Period(date(2020, 1, 1), LEFT))

    card = desk.organisations.card(bond)

    assert [row.id for row in card.people] == [now]
    assert [(each.person_id, each.line.role.period.end) for each in card.former] == [(before, LEFT)]


def test_who_objected_is_neither_now_nor_before(desk: Desk, bond: OrganisationId) -> None:
    for person in (member(desk, "Nu", bond), member(desk, "Toen", bond, Period(None, LEFT))):
        desk.people.note_objection(person)

    card = desk.organisations.card(bond)

    assert (card.people, card.former) == ((), ())


def test_it_knows_what_it_belongs_to_and_what_belongs_to_it(desk: Desk, bond: OrganisationId) -> None:
    part = organisation(desk, "Afdeling", OrganisationKind.ASSOCIATION, bond)
    organisation(desk, "Opgeheven", OrganisationKind.ASSOCIATION, bond, Period(None, LEFT))

    parent = desk.organisations.card(part).parent

    assert parent is not None
    assert parent.id == bond
    assert [row.id for row in desk.organisations.card(bond).children] == [part]


def test_a_chamber_shows_its_fracties_and_a_fractie_its_seats(desk: Desk) -> None:
    house = organisation(desk, "Tweede Kamer der Staten-Generaal", OrganisationKind.CHAMBER)
    small, large = fractie(desk, "Klein", 3), fractie(desk, "Groot", 30)
    fractie(desk, "Elders", 5, chamber=Chamber.EERSTE_KAMER)

    card = desk.organisations.card(house)

    assert [(each.organisation_id, each.seats.count) for each in card.fracties] == [(large, 30), (small, 3)]
    assert [each.count for each in desk.organisations.card(small).seats] == [3]


def test_talks_are_those_with_who_worked_there_on_the_day(desk: Desk, bond: OrganisationId) -> None:
    left = member(desk, "Toen", bond, Period(None, LEFT))
    for day in (date(2024, 2, 1), date(2024, 4, 1)):
        _meet(desk, left, day)
    _meet(desk, member(desk, "Ons", bond), date(2024, 5, 1), Side.OURS)

    assert [row.day for row in desk.organisations.card(bond).meetings] == [date(2024, 2, 1)]


def test_promises_of_its_people_are_shown_once(desk: Desk, bond: OrganisationId) -> None:
    now, left = member(desk, "Nu", bond), member(desk, "Toen", bond, Period(None, LEFT))
    for person in (now, left):
        desk.promises.put(Promise(direction=Direction.BY_THEM, person_id=person, text="Stuurt cijfers"))

    assert [row.promise.person_id for row in desk.organisations.card(bond).promises] == [now]


def test_around_it_stand_those_it_joined_hands_with_most(desk: Desk, bond: OrganisationId) -> None:
    often, once, asked = (organisation(desk, name, OrganisationKind.COMPANY) for name in ("Vaak", "Eens", "Gevraagd"))
    for others in ((often,), (often, once)):
        members = (Member(actor=organisation_ref(each)) for each in (bond, *others))
        approached = Member(actor=organisation_ref(asked), role=MemberRole.APPROACHED)
        desk.coalitions.put(Coalition(name=f"Met {len(others)}", members=(*members, approached)))

    around = desk.organisations.card(bond).neighbours

    assert [(each.ref.key, each.strength, each.nouns) for each in around] == [
        (often, 2, "coalities"),
        (once, 1, "coalities"),
    ]
