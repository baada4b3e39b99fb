"""How alike two records are: each sign by itself, what takes it away, and the order of the signs."""

from datetime import date
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.duplicates import (
    LISTED,
    OrganisationTraits,
    PersonTraits,
    compare_organisations,
    compare_people,
    normal_phone,
)
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.periods import Period


def likeness(one: str, other: str) -> float:
    """Give the share of letters in blocks that two texts have in common."""
    return 100 * SequenceMatcher(None, one, other).ratio()


def _person(key: int, family: str, initials: str = "", given: str = "", **rest: frozenset[object]) -> PersonTraits:
    name = PersonName(initials=initials, given_name=given, family_name=family)
    return PersonTraits(key=key, name=name, **rest)  # type: ignore[arg-type]


def _organisation(name: str, abbreviation: str = "", **rest: object) -> OrganisationTraits:
    return OrganisationTraits(key=len(name), name=name, abbreviation=abbreviation, **rest)  # type: ignore[arg-type]


ONE = frozenset({1})


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            _person(1, "Bedenk", "A.", emails=frozenset({"a@x.invalid"})),
            _person(2, "Verzin", "B.", emails=frozenset({"a@x.invalid"})),
            "zelfde e-mailadres",
        ),
        (
            _person(1, "Bedenk", "A.", organisations=ONE),
            _person(2, "Bedenk", given="Anna", organisations=ONE),
            "achternaam en voorletter gelijk, zelfde organisatie",
        ),
        (_person(1, "Bedenksel", "A.B."), _person(2, "Bedenkzel", "A.B."), "naam lijkt sterk (89 %)"),
        (_person(1, "Dijkstra", "A."), _person(2, "Dykstra", "A."), "naam en voorletters gelijk"),
        (_person(1, "Fictie", "A.", "Anna"), _person(2, "Fictie", "", "Anna"), "voornaam en achternaam gelijk"),
        (
            _person(1, "A", "Q.", identifiers=frozenset({("tk", "7")})),
            _person(2, "B", "Z.", identifiers=frozenset({("tk", "7")})),
            "zelfde kenmerk in register tk",
        ),
        (
            _person(1, "Fictie", "A.", phones=frozenset({"612345678"})),
            _person(2, "Fictie", "A.", phones=frozenset({"612345678"})),
            "zelfde telefoonnummer",
        ),
    ],
)
def test_a_sign_is_told_and_strong_enough_to_list(one: PersonTraits, other: PersonTraits, reason: str) -> None:
    strength, reasons = compare_people(one, other, likeness)

    assert strength >= LISTED
    assert reason in reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_person(1, "Berg", "A."), _person(2, "Berg", "B.")),
        (_person(1, "Berg", "A.B.", "Anna"), _person(2, "Berg", "A.C.", "Anna")),
        (_person(1, "Berg", "A.", "Anna"), _person(2, "Berg", "A.", "Arie")),
        (
            _person(1, "Bedenk", "A.", emails=frozenset({"info@x.invalid"})),
            _person(2, "Verzin", "B.", emails=frozenset({"info@x.invalid"})),
        ),
        (
            _person(1, "Bedenk", "A.", phones=frozenset({"701234567"})),
            _person(2, "Verzin", "B.", phones=frozenset({"701234567"})),
        ),
    ],
)
def test_two_people_are_not_listed(one: PersonTraits, other: PersonTraits) -> None:
    assert compare_people(one, other, likeness)[0] < LISTED


def test_the_same_organisation_makes_a_name_count_more() -> None:
    apart = compare_people(_person(1, "Berg", "A."), _person(2, "Berg", "A."), likeness)
    together = compare_people(
        _person(1, "Berg", "A.", organisations=ONE), _person(2, "Berg", "A.", organisations=ONE), likeness
    )

    assert together[0] > apart[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (_organisation("Stichting Verzonnen Warmte"), _organisation("Verzonnen Warmte"), "naam gelijk"),
        (_organisation("Verzonnen Gemeentebond", "VGB"), _organisation("VGB"), "naam is de afkorting van de ander"),
        (_organisation("Bond van Proef", "BVP"), _organisation("Proefbond Nederland", "BVP"), "zelfde afkorting"),
        (_organisation("Proefwaterschap Rijn"), _organisation("Proefwaterschap Ryn"), "naam gelijk"),
        (_organisation("Netbeheerder Fictief"), _organisation("Netbeheerder Fictieff"), "naam lijkt sterk (98 %)"),
    ],
)
def test_organisations_alike_are_listed(one: OrganisationTraits, other: OrganisationTraits, reason: str) -> None:
    strength, reasons = compare_organisations(one, other, likeness)

    assert strength >= LISTED
    assert reason in reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_organisation("Fractie Polder (Tweede Kamer)"), _organisation("Fractie Klei (Tweede Kamer)")),
        (_organisation("Verzonnen stichting 1"), _organisation("Verzonnen stichting 11")),
        (
            _organisation("Ministerie van Proef", period=Period(None, date(2024, 1, 1))),
            _organisation("Ministerie van Proef", period=Period(date(2024, 1, 1), None)),
        ),
        (_organisation("Fractie Klei", parent=1), _organisation("Fractie Klei", parent=2)),
    ],
)
def test_two_organisations_are_not_listed(one: OrganisationTraits, other: OrganisationTraits) -> None:
    assert compare_organisations(one, other, likeness)[0] < LISTED


@given(
    names=st.tuples(st.text(max_size=12), st.text(max_size=12)),
    initials=st.tuples(st.text(max_size=4), st.text(max_size=4)),
)
def test_it_does_not_matter_who_is_named_first(names: tuple[str, str], initials: tuple[str, str]) -> None:
    one, other = (_person(at, names[at], initials[at]) for at in (0, 1))

    assert compare_people(one, other, _even) == compare_people(other, one, _even)


def _even(one: str, other: str) -> float:
    return likeness(*sorted((one, other)))


@pytest.mark.parametrize(
    ("written", "number"),
    [("+31 6 12 34 56 78", "612345678"), ("06-12345678", "612345678"), ("070 123", ""), ("", "")],
)
def test_a_phone_number_is_compared_by_its_last_nine_digits(written: str, number: str) -> None:
    assert normal_phone(written) == number
