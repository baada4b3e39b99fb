"""Whose lines a deed may have changed: those of what it wrote in, also where that is gone now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import NEW, OrganisationId, PersonId, RecordRef, person_ref
from ipo_crm.domain.meetings import Meeting, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Relation, RelationKind, Role
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.store import lines_touched

DAY = date(2025, 3, 1)


class Few:
    """Two people, of whom one works at a committee under a chamber."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        put = desk.organisations.put
        self.chamber = OrganisationId(put(Organisation(name="Kamer")).only("organisation"))
        self.committee = OrganisationId(
            put(Organisation(name="Commissie", parent_id=self.chamber)).only("organisation")
        )
        role = Role(person_id=PersonId(NEW), organisation_id=self.committee, function="Lid")
        self.member, self.other = self._add("Mos", (role,)), self._add("Zuring")

    def _add(self, name: str, roles: tuple[Role, ...] = ()) -> PersonId:
        return PersonId(self.desk.people.add(Person(name=PersonName(family_name=name)), roles).only("person"))

    @property
    def person(self) -> Person:
        found = self.desk.people.get(self.member)
        assert found is not None
        return found

    def touched(self, change: Change) -> tuple[set[int] | None, set[int] | None]:
        """Give the people and the organisations."""
        people, organisations = self.desk.people.touched(change), self.desk.organisations.touched(change)
        return None if people is None else set(people), None if organisations is None else set(organisations)


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Few]:
    with create_desk(tmp_path / "paar.ipocrm", None) as desk:
        yield Few(desk)


def test_a_person_is_in_their_own_line_alone(few: Few) -> None:
    point = ContactPoint(kind=ContactKind.PHONE, value="070 1234567")

    change = few.desk.people.change(replace(few.person, contact_points=(point,), notes="Belt terug."))

    assert few.touched(change) == ({few.member}, set())


def test_a_role_that_is_gone_was_in_the_lines_of_both(few: Few) -> None:
    role = few.desk.people.card(few.member).roles[0].role

    change = few.desk.people.drop_role(role.id)

    assert few.touched(change) == ({few.member}, {few.committee})


def test_a_role_that_goes_to_another_was_in_the_line_of_the_first(few: Few) -> None:
    role = few.desk.people.card(few.member).roles[0].role

    change = few.desk.people.put_role(replace(role, organisation_id=few.chamber))

    assert few.touched(change) == ({few.member}, {few.committee, few.chamber})


def test_taking_back_touches_the_same_lines(few: Few) -> None:
    few.desk.people.drop_role(few.desk.people.card(few.member).roles[0].role.id)

    change = few.desk.history.undo()

    assert few.touched(change) == ({few.member}, {few.committee})


def test_a_talk_on_another_day_is_in_the_lines_of_who_was_there(few: Few) -> None:
    there = (Participant(person_id=few.member),)
    made = few.desk.meetings.put(Meeting(day=DAY, participants=there)).only("meeting")

    change = few.desk.meetings.put(replace(few.desk.meetings.get(made), day=date(2025, 4, 1)))  # type: ignore[arg-type]

    assert "participant" not in change.touched
    assert few.touched(change) == ({few.member}, {few.committee})


def test_a_chamber_is_named_in_the_lines_below_it(few: Few) -> None:
    chamber = few.desk.organisations.get(few.chamber)
    assert chamber is not None

    change = few.desk.organisations.put(replace(chamber, name="Eerste Kamer"))

    assert few.touched(change) == ({few.member}, {few.chamber, few.committee})


def test_a_label_of_another_name_is_in_the_lines_of_all_who_bear_it(few: Few) -> None:
    few.desk.tags.give("energie", RecordRef("person", few.member))
    few.desk.tags.give("energie", RecordRef("organisation", few.chamber))
    (row,) = few.desk.tags.rows()

    change = few.desk.tags.rename(row.tag.id, "warmte")

    assert few.touched(change) == ({few.member}, {few.chamber})


def test_a_tie_is_in_no_line(few: Few) -> None:
    tie = Relation(a=person_ref(few.member), b=person_ref(few.other), kind=RelationKind.KNOWS)

    change = few.desk.people.relate(tie)

    assert few.touched(change) == (set(), set())


def test_what_may_be_in_any_line_is_said_to_be(few: Few) -> None:
    assert few.touched(Change(None, "", {"setting": frozenset({1})})) == (None, None)


def test_a_row_that_no_journal_knows_may_have_been_anybodys(few: Few) -> None:
    assert few.touched(Change(None, "", {"role": frozenset({999})})) == (None, None)


def test_somebody_who_was_erased_may_have_been_in_any_line(few: Few) -> None:
    proof = few.desk.erasure.erase([few.member])

    assert few.desk.people.touched(proof.change) is None
    assert few.desk.people.keys() == [few.other]


def test_so_many_are_better_read_with_all(few: Few) -> None:
    many = Change(None, "", {"person": frozenset(range(1, lines_touched.MOST + 2))})

    assert few.desk.people.touched(many) is None
