"""Phone numbers as they are stored, shown, searched and erased."""

import pytest

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.desk import Desk
from ipo_crm.services.phones import read_phone, shown


@pytest.mark.parametrize(
    ("written", "stored", "as_shown"),
    [
        ("070-888 1212", "+31708881212", "+31 70 888 1212"),
        ("06 1234 5678", "+31612345678", "+31 6 12345678"),
        ("0031 (0)70 8881212", "+31708881212", "+31 70 888 1212"),
        ("14 0252", "14 0252", "14 0252"),
        ("+32 2 555 12 12", "+3225551212", "+32 2 555 12 12"),
    ],
)
def test_a_number_is_stored_in_one_way_and_shown_in_one(written: str, stored: str, as_shown: str) -> None:
    phone = read_phone(written)

    assert (phone.stored, phone.shown, phone.valid) == (stored, as_shown, True)
    assert shown(ContactPoint(kind=ContactKind.PHONE, value=phone.stored)) == as_shown


@pytest.mark.parametrize("written", ["058 888 1", "bel de receptie", "", "x" * 5_000])
def test_what_is_no_number_stays_as_it_was_written(written: str) -> None:
    phone = read_phone(written)

    assert (phone.stored, phone.shown, phone.valid) == (written, written, False)


def test_an_extension_is_not_lost() -> None:
    assert read_phone("070 888 1212 toestel 12").stored == "070 888 1212 toestel 12"


def _add(desk: Desk, name: str, value: str) -> PersonId:
    point = ContactPoint(kind=ContactKind.PHONE, value=value)
    made = desk.people.add(Person(name=PersonName(initials="A.", family_name=name), contact_points=(point,)))
    return PersonId(made.only("person"))


@pytest.mark.parametrize("typed", ["070 888 1212", "+31708881212", "(070)8881212", "0031 70 888 12 12"])
def test_somebody_is_found_by_number_however_it_is_typed(desk: Desk, typed: str) -> None:
    keys = {_add(desk, "Bedenk", "+31708881212"), _add(desk, "Verzin", "070-888 12 12")}
    _add(desk, "Anders", "070 888 1213")

    assert {hit.key for hit in desk.search.find(typed)} == keys
    (group,) = desk.search.look(typed).groups
    assert group.found == 2
