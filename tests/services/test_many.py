"""Many people or organisations at once: one step a field, whatever their number."""

from datetime import date
from typing import Any

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, PersonId, RecordRef, TagId
from ipo_crm.domain.many import ManyField
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.people import Person, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.tags import Tag
from ipo_crm.services.desk import Desk
from tests.services import makers

YESTERDAY = date(2026, 11, 29)
TODAY = date(2026, 11, 30)


def _people(desk: Desk, number: int) -> list[PersonId]:
    return [makers.person(desk, f"Proef{each}") for each in range(number)]


def _get(desk: Desk, key: PersonId) -> Person:
    person = desk.people.get(key)
    assert person is not None
    return person


@pytest.mark.parametrize(
    ("field", "value", "title"),
    [
        (ManyField.RHYTHM, 60, "3 personen: ritme 60 dagen"),
        (ManyField.KEEP_UNTIL, date(2027, 12, 1), "3 personen: bewaren tot 1 december 2027"),
        (ManyField.INFORMED_ON, date(2026, 11, 3), "3 personen: bericht gestuurd op 3 november 2026"),
        (ManyField.INFORMED_HOW, "mail", "3 personen: bericht gestuurd via mail"),
        (ManyField.LANGUAGES, "nl, en", "3 personen: talen nl, en"),
    ],
)
def test_a_field_of_many_people_is_one_step(desk: Desk, field: ManyField, value: Any, title: str) -> None:
    keys = _people(desk, 3)
    before = desk.exports.as_json(private=True)

    desk.people.many.change(keys, field, value)

    assert {getattr(_get(desk, key), field.value) for key in keys} == {value}
    assert desk.history.undo_title() == title
    desk.history.undo()
    assert desk.exports.as_json(private=True) == before


def test_who_is_not_chosen_is_left_alone(desk: Desk) -> None:
    keys = _people(desk, 3)

    change = desk.people.many.change(keys[:2], ManyField.RHYTHM, 30)

    assert change.touched["person"] == frozenset(keys[:2])
    assert _get(desk, keys[2]).rhythm_days is None


def test_the_same_value_again_leaves_no_step(desk: Desk) -> None:
    keys = _people(desk, 2)
    desk.people.many.change(keys, ManyField.RHYTHM, 30)

    assert desk.people.many.change(keys, ManyField.RHYTHM, 30).deed_id is None


def test_what_is_equal_is_told_and_what_is_not_is_left_out(desk: Desk) -> None:
    keys = _people(desk, 3)
    desk.people.many.change(keys, ManyField.RHYTHM, 60)
    desk.people.many.change(keys[:1], ManyField.KEEP_UNTIL, date(2027, 1, 1))
    desk.people.many.tag(keys[1:], "warmte")

    shared = desk.people.many.shared(keys)

    assert shared.values == {
        ManyField.RHYTHM: 60,
        ManyField.INFORMED_ON: None,
        ManyField.INFORMED_HOW: "",
        ManyField.LANGUAGES: "",
    }
    assert [(each.tag.name, each.count) for each in shared.tags] == [("warmte", 2)]


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_rhythm_that_cannot_be_is_refused(desk: Desk, days: int) -> None:
    with pytest.raises(UserError, match="1 tot 3650"):
        desk.people.many.change(_people(desk, 2), ManyField.RHYTHM, days)


def test_a_label_that_is_not_there_yet_is_added_in_the_same_step(desk: Desk) -> None:
    keys = _people(desk, 3)

    desk.people.many.tag(keys, " Warmte ")

    (row,) = desk.tags.rows()
    assert (row.tag.name, row.used) == ("Warmte", 3)
    assert desk.history.undo_title() == "3 personen: label Warmte"
    desk.history.undo()
    assert desk.tags.rows() == ()


def test_a_label_is_taken_off_those_who_bear_it(desk: Desk) -> None:
    keys = _people(desk, 3)
    tag = TagId(desk.tags.put(Tag(name="warmte")).only("tag"))
    desk.people.many.tag(keys, "WARMTE")

    desk.people.many.untag(keys[:2], tag)

    assert desk.tags.bearers(tag) == (RecordRef("person", keys[2]),)


def test_a_paragraph_is_put_under_the_notes(desk: Desk) -> None:
    keys = _people(desk, 2)
    desk.people.many.add_notes(keys[:1], "Eerst.")

    desk.people.many.add_notes(keys, "Uitgenodigd voor 3 december.")

    assert _get(desk, keys[0]).notes == "Eerst.\n\nUitgenodigd voor 3 december."
    assert _get(desk, keys[1]).notes == "Uitgenodigd voor 3 december."
    assert {hit.key for hit in desk.search.find("uitgenodigd")} == set(keys)


def test_what_people_do_at_an_organisation_ends(desk: Desk) -> None:
    place = makers.organisation(desk)
    other = makers.organisation(desk, "Anders")
    keys = _people(desk, 2)
    for key in keys:
        for at in (place, other):
            desk.people.put_role(Role(person_id=key, organisation_id=at, function="lid"))
    assert {each.count for each in desk.people.many.employers(keys)} == {2}

    desk.people.many.end_roles(keys, place, YESTERDAY)

    roles = [line.role for key in keys for line in desk.people.card(key).roles]
    assert {role.period for role in roles if role.organisation_id == place} == {Period(None, TODAY)}
    assert {role.period for role in roles if role.organisation_id == other} == {Period()}


def test_a_role_that_ended_before_keeps_its_end(desk: Desk) -> None:
    place, (key,) = makers.organisation(desk), _people(desk, 1)
    ended = Period(None, date(2020, 1, 1))
    desk.people.put_role(Role(person_id=key, organisation_id=place, function="lid", period=ended))

    assert desk.people.many.end_roles([key], place, TODAY).deed_id is None


def test_forty_people_go_to_the_bin_and_come_back(desk: Desk) -> None:
    keys = _people(desk, 40)
    before = desk.exports.as_json(private=True)

    change = desk.people.many.drop(keys)

    assert (change.title, desk.people.rows()) == ("40 personen verwijderen", ())
    assert len(desk.bin.rows()) == 40
    desk.history.undo()
    assert desk.exports.as_json(private=True) == before


@pytest.mark.parametrize(
    ("field", "value", "title"),
    [
        (ManyField.SECTOR, Sector.ENERGY, "2 organisaties: sector Netbeheer en energie"),
        (ManyField.SECTOR, None, "2 organisaties: geen sector"),
        (ManyField.KIND, OrganisationKind.GRID_OPERATOR, "2 organisaties: soort netbeheerder"),
    ],
)
def test_a_field_of_many_organisations_is_one_step(desk: Desk, field: ManyField, value: Any, title: str) -> None:
    keys = [makers.organisation(desk, name) for name in ("Een", "Twee")]
    desk.organisations.many.change(keys, ManyField.SECTOR, Sector.MARKET)

    desk.organisations.many.change(keys, field, value)

    found = {getattr(each, field.value) for each in desk.organisations.all()}
    assert (found, desk.history.undo_title()) == ({value}, title)


def test_a_field_of_people_is_none_of_organisations(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no field"):
        desk.organisations.many.change([OrganisationId(1)], ManyField.RHYTHM, 3)
