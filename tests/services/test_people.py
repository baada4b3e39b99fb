"""People: namesakes that are known already, and roles at an organisation that is new."""

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import NEW, OrganisationId, PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.services.desk import Desk


def _add(desk: Desk, initials: str, prefix: str, family_name: str) -> PersonId:
    name = PersonName(initials=initials, prefix=prefix, family_name=family_name)
    return PersonId(desk.people.add(Person(name=name)).only("person"))


def _role(person: PersonId) -> Role:
    return Role(person_id=person, organisation_id=OrganisationId(NEW), function="voorzitter")


@pytest.mark.parametrize("initials", ["A.", "a.b.", ""])
def test_a_namesake_is_found_by_surname_and_first_initial(desk: Desk, initials: str) -> None:
    key = _add(desk, "A.B.", "van", "Bédenk")

    found = desk.people.namesakes(PersonName(initials=initials, prefix="Van", family_name="bedenk"))

    assert [row.id for row in found] == [key]


@pytest.mark.parametrize(
    "other",
    [
        PersonName(initials="C.", prefix="van", family_name="Bedenk"),
        PersonName(initials="A.", family_name="Bedenk"),
        PersonName(),
    ],
)
def test_somebody_else_is_no_namesake(desk: Desk, other: PersonName) -> None:
    _add(desk, "A.B.", "van", "Bedenk")

    assert desk.people.namesakes(other) == ()


def test_a_role_can_bring_its_organisation(desk: Desk) -> None:
    person = _add(desk, "A.", "", "Bedenk")

    desk.people.put_role(_role(person), Organisation(name="Verzonnen Bond"))

    (line,) = desk.people.card(person).roles
    assert (line.role.function, line.organisation) == ("voorzitter", "Verzonnen Bond")


def test_one_undo_takes_role_and_organisation_back(desk: Desk) -> None:
    person = _add(desk, "A.", "", "Bedenk")
    desk.people.put_role(_role(person), Organisation(name="Verzonnen Bond"))

    desk.history.undo()

    assert (desk.people.card(person).roles, desk.organisations.all()) == ((), ())


def test_an_organisation_without_a_name_is_refused(desk: Desk) -> None:
    person = _add(desk, "A.", "", "Bedenk")

    with pytest.raises(UserError, match="Geef de organisatie een naam"):
        desk.people.put_role(_role(person), Organisation(name=" "))


def test_the_same_address_twice_is_kept_once(desk: Desk) -> None:
    twice = tuple(
        ContactPoint(kind=ContactKind.EMAIL, value=value) for value in ("a@voorbeeld.invalid", " a@voorbeeld.invalid")
    )
    change = desk.people.add(Person(name=PersonName(family_name="Verzonnen"), contact_points=twice))

    person = desk.people.get(PersonId(change.only("person")))

    assert person is not None
    assert [point.value for point in person.contact_points] == ["a@voorbeeld.invalid"]
