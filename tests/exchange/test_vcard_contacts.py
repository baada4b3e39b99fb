"""Ways to reach somebody at work: kept in one spelling, and nothing of their home."""

import pytest

from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.exchange.vcard_contacts import Contacts, contact_points
from ipo_crm.exchange.vcard_lines import cards

from .test_vcard_lines import lines


def contacts(*written: str) -> Contacts:
    return contact_points(cards(lines(*written))[0])


@pytest.mark.parametrize(
    ("written", "kind", "value", "label"),
    [
        ("TEL;WORK:070-888 12 12", ContactKind.PHONE, "+31708881212", ""),
        ("TEL:+31 (0)70 888 1212", ContactKind.PHONE, "+31708881212", ""),
        ("TEL;TYPE=WORK:06 12345678", ContactKind.MOBILE, "+31612345678", ""),
        ("TEL;VALUE=uri:tel:+32-2-555-12-12;ext=102", ContactKind.PHONE, "+3225551212", "toestel 102"),
        ("TEL;CELL:12345", ContactKind.MOBILE, "12345", ""),
        ("EMAIL;INTERNET:mailto:anna@example.org", ContactKind.EMAIL, "anna@example.org", ""),
        (r"URL:http\://example.org", ContactKind.WEBSITE, "http://example.org", ""),
        (
            "ADR;TYPE=work:;;Weg 1;Den Haag;;2500 AA;Nederland",
            ContactKind.OFFICE,
            "Weg 1, 2500 AA Den Haag, Nederland",
            "",
        ),
        (r"ADR;WORK:Postbus 1;;Weg\, 1;Den Haag", ContactKind.OFFICE, "Postbus 1, Weg, 1, Den Haag", ""),
    ],
)
def test_a_way_to_reach_somebody_has_one_spelling(written: str, kind: ContactKind, value: str, label: str) -> None:
    assert contacts(written).points == (ContactPoint(kind=kind, value=value, label=label),)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("TEL;TYPE=home,voice:070-8881212", "privételefoonnummers"),
        ("EMAIL;TYPE=HOME:anna@example.org", "privé-e-mailadressen"),
        ("URL;HOME:http://example.org", "privéwebsites"),
        ("ADR;HOME:;;Straat 1;Den Haag;;;", "adressen die niet als werkadres zijn aangemerkt"),
        ("ADR:;;Straat 1;Den Haag;;;", "adressen die niet als werkadres zijn aangemerkt"),
        ("TEL;TYPE=WORK,FAX:070-8881212", "fax- en semafoonnummers"),
    ],
)
def test_what_is_of_somebodys_home_is_passed_over_and_named(written: str, kind: str) -> None:
    found = contacts(written)

    assert (found.points, found.passed_over) == ((), [kind])


def test_a_label_that_says_home_makes_it_private() -> None:
    assert contacts("item1.TEL:070-8881212", "item1.X-ABLabel:Thuis").points == ()


def test_a_label_of_apple_stands_beside_its_value() -> None:
    found = contacts("item1.URL:https://example.org", "item1.X-ABLabel:_$!<HomePage>!$_")

    assert found.points[0].label == "HomePage"


def test_what_is_both_home_and_work_is_kept() -> None:
    assert len(contacts("TEL;HOME;WORK:070-8881212").points) == 1


def test_the_same_value_is_kept_once() -> None:
    assert len(contacts("TEL:0708881212", "TEL;PREF:+31 70 888 1212", "TEL:070-8881212").points) == 1


def test_a_number_without_country_code_is_not_taken_for_dutch_beside_a_foreign_address() -> None:
    found = contacts("TEL;WORK:0351 443322", "ADR;WORK:;;Weg 1;Dresden;;01066;Germany")

    assert found.points[0].value == "0351 443322"
    assert found.odd_phones == ["0351 443322"]
