"""The list of people in plain SQL: the same line however it is asked for, in the order of names."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from ipo_crm.domain.ids import OrganisationId, PersonId, RecordRef
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationChoices, OrganisationKind
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, PersonChoices, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.tags import Tag
from ipo_crm.store import meetings, organisations, people, person_rows, tags
from ipo_crm.store.workspace import Workspace

TODAY = date(2026, 3, 1)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)


def _fill(workspace: Workspace) -> None:
    with workspace.transaction("Vullen") as tx:
        chamber = organisations.put(tx.connection, Organisation(name="Verzonnen Kamer", abbreviation="VK"))
        fractie = Organisation(name="Verzonnen Partij", kind=OrganisationKind.FRACTIE, parent_id=chamber)
        places = (chamber, organisations.put(tx.connection, fractie), None)
        for at, name in enumerate(("Zand", "Akker", "Berg", "Duin", "Eik", "Akker")):
            key = people.put(tx.connection, Person(name=PersonName(initials="A.", family_name=name)))
            place = places[at % 3]
            if place is not None:
                _employ(tx.connection, key, place)
        for day, person in ((date(2026, 1, 5), 1), (date(2025, 1, 5), 1), (date(2026, 3, 2), 1), (date(2026, 3, 1), 3)):
            meetings.put(tx.connection, _held(day, PersonId(person)))


def _employ(connection: Connection, key: PersonId, place: OrganisationId) -> None:
    for function, influence in (("Kamerlid", 2), ("voorzitter", 5)):
        role = Role(person_id=key, organisation_id=place, function=function, influence=influence)
        people.put_role(connection, role)


def _held(day: date, person: PersonId) -> Meeting:
    there = (Participant(person_id=person, side=Side.THEIRS),)
    return Meeting(kind=MeetingKind.PHONE, status=MeetingStatus.HELD, day=day, participants=there)


def test_everyone_comes_under_their_main_word(workspace: Workspace) -> None:
    _fill(workspace)

    assert person_rows.keys(workspace.connection) == [2, 6, 3, 4, 5, 1]


def test_the_first_so_many_are_the_beginning_of_all(workspace: Workspace) -> None:
    _fill(workspace)

    everyone = person_rows.rows(workspace.connection, TODAY)

    assert person_rows.rows(workspace.connection, TODAY, limit=4) == everyone[:4]


@given(wanted=st.lists(st.integers(1, 8), unique=True))
@SHARED
def test_lines_are_those_of_the_whole_list_in_the_order_asked(workspace: Workspace, wanted: list[int]) -> None:
    if not person_rows.keys(workspace.connection):
        _fill(workspace)
    everyone = {row.id: row for row in person_rows.rows(workspace.connection, TODAY)}

    found = person_rows.lines(workspace.connection, wanted, TODAY)

    assert list(found.items()) == [(key, everyone[PersonId(key)]) for key in wanted if PersonId(key) in everyone]


def test_the_last_contact_is_the_latest_talk_that_was_held_up_to_the_day(workspace: Workspace) -> None:
    _fill(workspace)

    found = person_rows.lines(workspace.connection, [1, 2, 3], TODAY)

    assert [row.last_contact for row in found.values()] == [date(2026, 1, 5), None, date(2026, 3, 1)]


def test_who_sits_in_a_fractie_is_shown_with_the_chamber(workspace: Workspace) -> None:
    _fill(workspace)

    row = person_rows.row(workspace.connection, PersonId(2), TODAY)

    assert (row.function, row.organisation, row.fractie, row.influence) == ("voorzitter", "VK", "Verzonnen Partij", 5)


def test_more_is_read_only_when_it_is_asked_for(workspace: Workspace) -> None:
    _fill(workspace)
    points = (
        ContactPoint(kind=ContactKind.PHONE, value="+31 70 888 12 12"),
        ContactPoint(kind=ContactKind.EMAIL, value="a.zand@voorbeeld.invalid"),
        ContactPoint(kind=ContactKind.MOBILE, value="+31 6 10 00 00 00"),
        ContactPoint(kind=ContactKind.EMAIL, value="b.zand@voorbeeld.invalid"),
    )
    with workspace.transaction("Vullen") as tx:
        known = people.get(tx.connection, PersonId(1))
        assert known is not None
        people.put(tx.connection, replace(known, contact_points=points, keep_until=date(2030, 1, 1)))
        for name, days in (("warmte", 90), ("Noord", 30), ("zuid", None)):
            key = tags.put(tx.connection, Tag(name=name, rhythm_days=days))
            tags.tag(tx.connection, key, [RecordRef("person", 1)])

    plain, more = (person_rows.lines(workspace.connection, [1, 2], TODAY, more=more) for more in (False, True))

    told = more[1]
    assert (told.email, told.phone) == ("a.zand@voorbeeld.invalid", "+31 6 10 00 00 00")
    assert (told.tags, told.rhythm_days, told.keep_until) == (("Noord", "warmte", "zuid"), 30, date(2030, 1, 1))
    assert (plain[1], plain[2]) == (
        replace(told, email="", phone="", tags=(), rhythm_days=None, keep_until=None),
        more[2],
    )


def test_choices_are_where_people_work_on_the_day_and_what_they_bear(workspace: Workspace) -> None:
    _fill(workspace)
    with workspace.transaction("Vullen") as tx:
        organisations.put(tx.connection, Organisation(name="Leeg"))
        ended = organisations.put(tx.connection, Organisation(name="Voorbij"))
        over = Role(person_id=PersonId(1), organisation_id=ended, function="lid", period=Period(None, TODAY))
        people.put_role(tx.connection, over)
        for name, record in (("warmte", RecordRef("person", 1)), ("bond", RecordRef("organisation", 1))):
            tags.tag(tx.connection, tags.put(tx.connection, Tag(name=name)), [record])

    found = person_rows.choices(workspace.connection, TODAY)

    assert found == PersonChoices(organisations=("VK",), fracties=("Verzonnen Partij",), tags=("warmte",))
    assert organisations.choices(workspace.connection) == OrganisationChoices(parents=("VK",), tags=("bond",))
