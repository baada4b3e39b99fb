"""What is pasted is read, and its organisation is looked up in the file."""

import pytest

from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.pasted import new_organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.services.desk import Desk


def _organisation(desk: Desk, name: str, abbreviation: str = "", website: str = "") -> OrganisationId:
    put = desk.organisations.put(Organisation(name=name, abbreviation=abbreviation, website=website))
    return OrganisationId(put.only("organisation"))


def _known(desk: Desk, text: str) -> tuple[OrganisationId | None, str]:
    pasted = desk.people.read_pasted(text)
    return (None if pasted.known is None else pasted.known.id), pasted.why_known


@pytest.mark.parametrize(
    "written", ["Ministerie van Wonen en Warmte", "ministerie van wonen en warmte", "MWW", "het MWW"]
)
def test_an_organisation_is_known_by_name_or_abbreviation(desk: Desk, written: str) -> None:
    key = _organisation(desk, "Ministerie van Wonen en Warmte", "MWW")

    assert _known(desk, f"Bo Bedacht\nadviseur bij {written}\nbo@bedacht.invalid") == (key, "")


def test_a_name_that_is_nearly_the_same_is_recognised(desk: Desk) -> None:
    key = _organisation(desk, "Ministerie van Wonen en Warmte")

    found = _known(desk, "Bo Bedacht\nadviseur\nMinisterie van Wonen & Warmte\nbo@mww.invalid")

    assert found == (key, "lijkt op wat er staat")


def test_another_number_is_another_organisation(desk: Desk) -> None:
    _organisation(desk, "Energieregio Verzonnen 1")

    assert _known(desk, "Bo Bedacht\nadviseur\nEnergieregio Verzonnen 2\nbo@er.invalid") == (None, "")


def test_without_a_name_the_address_of_colleagues_tells(desk: Desk) -> None:
    key = _organisation(desk, "Netwerk Noord")
    mail = ContactPoint(kind=ContactKind.EMAIL, value="c.collega@nwn.invalid")
    role = Role(person_id=PersonId(0), organisation_id=key, function="adviseur")
    desk.people.add(Person(name=PersonName(family_name="Collega"), contact_points=(mail,)), (role,))

    assert _known(desk, "Bo Bedacht\nlobbyist\nbo.bedacht@nwn.invalid") == (key, "aan het e-mailadres herkend")


def test_without_a_name_the_site_of_an_organisation_tells(desk: Desk) -> None:
    key = _organisation(desk, "Netwerk Noord", website="https://www.nwn.invalid")

    assert _known(desk, "Bo Bedacht\nlobbyist\nbo.bedacht@nwn.invalid")[0] == key


def test_a_free_mail_box_says_nothing(desk: Desk) -> None:
    _organisation(desk, "Mail", website="https://gmail.com")

    assert _known(desk, "Bo Bedacht\nlobbyist\nbo.bedacht@gmail.com") == (None, "")


def test_a_name_that_is_not_known_is_new_whatever_the_address(desk: Desk) -> None:
    _organisation(desk, "Netwerk Noord", website="https://www.nwn.invalid")

    pasted = desk.people.read_pasted("Bo Bedacht\nadviseur\nStichting Schone Verzinsels\nbo@nwn.invalid")

    assert (pasted.known, pasted.organisation) == (None, "Stichting Schone Verzinsels")


@pytest.mark.parametrize("typed", ["m", "mw. d", "Anna de", "S. van Fictie <s.van"])
def test_half_a_name_is_read_as_a_name(desk: Desk, typed: str) -> None:
    pasted = desk.people.read_pasted(typed)

    assert pasted.is_name_only


@pytest.mark.parametrize(
    "text", ["BEGIN:VCARD", "BEGIN:VCARD\nVERSION:3.0\nFN:\nEND:VCARD", "\ud800 BEGIN:VCARD", "", "|||", "\x00\x01"]
)
def test_what_is_no_card_is_no_error(desk: Desk, text: str) -> None:
    assert desk.people.read_pasted(text).known is None


def test_a_card_gives_its_parts(desk: Desk) -> None:
    key = _organisation(desk, "Netwerk Noord")

    pasted = desk.people.read_pasted(
        "BEGIN:VCARD\nVERSION:3.0\nN:Bedacht;Bo;;;\nFN:Bo Bedacht\nORG:Netwerk Noord;Strategie\nTITLE:adviseur\n"
        "EMAIL;TYPE=HOME:bo@thuis.invalid\nEMAIL;TYPE=WORK:bo@nwn.invalid\nNOTE:Belt liever.\nEND:VCARD\n"
    )

    assert (pasted.name.spoken, pasted.function, pasted.department) == ("Bo Bedacht", "adviseur", "Strategie")
    assert [point.value for point in pasted.points] == ["bo@nwn.invalid"]
    assert pasted.known is not None
    assert (pasted.known.id, pasted.leftover) == (key, ("Belt liever.",))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Provincie Noordhoek", OrganisationKind.PROVINCE),
        ("Gemeente Duinstad", OrganisationKind.MUNICIPALITY),
        ("Netbeheer Verzonnen", OrganisationKind.GRID_OPERATOR),
        ("Windpark Fantasie BV", OrganisationKind.COMPANY),
        ("Zomaar", OrganisationKind.OTHER),
    ],
)
def test_the_name_says_what_kind_it_is(name: str, kind: OrganisationKind) -> None:
    assert new_organisation(name).kind is kind


def test_person_role_and_employer_are_one_step(desk: Desk) -> None:
    before = desk.exports.as_json(private=True)
    role = Role(person_id=PersonId(0), organisation_id=OrganisationId(0), function="adviseur")

    desk.people.add(Person(name=PersonName(family_name="Bedacht")), (role,), Organisation(name="Netwerk Noord"))

    (row,) = desk.people.rows()
    assert (row.function, row.organisation) == ("adviseur", "Netwerk Noord")
    desk.history.undo()
    assert desk.exports.as_json(private=True) == before
