"""The search field: near names where few fit, and what the filters mean on the sample."""

import pytest

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person
from ipo_crm.domain.search import HitKind
from ipo_crm.services.desk import Desk


@pytest.fixture
def named(desk: Desk) -> Desk:
    for initials, given, prefix, family in (
        ("J.", "Jan", "van den", "Berg"),
        ("P.", "Piet", "van der", "Berg"),
        ("J.", "Jan", "de", "Boer"),
        ("C.", "Carola", "", "Schouwenaar"),
        ("D.", "Dilan", "", "Yeşilbaş"),
    ):
        name = PersonName(initials=initials, given_name=given, prefix=prefix, family_name=family)
        desk.people.add(Person(name=name))
    desk.organisations.put(Organisation(name="Verzonnen Waterschap De Rietkraag"))
    return desk


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("schouwenar", "C. Schouwenaar"),
        ("carola schauwenaar", "C. Schouwenaar"),
        ("yesilbasch", "D. Yeşilbaş"),
        ("jan vn den berg", "J. van den Berg"),
        ("waterschap verzonen de rietkraag", "Verzonnen Waterschap De Rietkraag"),
    ],
)
def test_a_misspelt_name_is_offered(named: Desk, typed: str, title: str) -> None:
    found = named.search.look(typed)

    assert found.groups == ()
    assert found.near[0].title == title


def test_the_first_name_decides_between_two_of_the_same_surname(named: Desk) -> None:
    titles = [hit.title for hit in named.search.look("jan van dem bergh").near]

    assert titles[0] == "J. van den Berg"


@pytest.mark.parametrize("typed", ["xyz", "zeppelin", "soort:dossier schouwenar", "na:2025 schouwenar"])
def test_what_is_like_nobody_or_asks_for_something_else_offers_nobody(named: Desk, typed: str) -> None:
    assert named.search.look(typed).near == ()


def test_a_new_name_is_offered_at_once(named: Desk) -> None:
    assert named.search.look("zandstrra").near == ()

    named.people.add(Person(name=PersonName(family_name="Zandstra")))

    assert [hit.title for hit in named.search.look("zandstrra").near] == ["Zandstra"]


def test_a_picker_of_people_gets_near_names_too(named: Desk) -> None:
    assert [hit.title for hit in named.search.people("schouwenar")] == ["C. Schouwenaar"]


def test_one_kind_can_be_asked_for(sample: Desk) -> None:
    found = sample.search.look("warmte", only=HitKind.DOSSIER)

    assert [group.kind for group in found.groups] == [HitKind.DOSSIER]
