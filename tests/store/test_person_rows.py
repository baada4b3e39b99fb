"""The list of people in plain SQL: the same line however it is asked for, in the order of names."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Person, Role
from ipo_crm.store import meetings, organisations, people, person_rows
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
