import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person
from ipo_crm.store import organisations, people, search
from ipo_crm.store.workspace import Workspace

BERG = PersonName(initials="A.B.", given_name="Anna", prefix="van den", family_name="Berg")


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    with workspace.transaction("Vullen") as tx:
        people.put(tx.connection, Person(name=BERG))
        people.put(tx.connection, Person(name=PersonName(prefix="ten", family_name="Brink-Smit")))
        people.put(tx.connection, Person(name=PersonName(family_name="Yeşilgöz")))
        organisations.put(tx.connection, Organisation(name="Provincie Fryslân", abbreviation="FR"))
    return workspace


@pytest.mark.parametrize(
    "typed", ["berg", "vd berg", "vandenberg", "berg van den", "BERG anna", "van den b", "vdberg", "ab berg"]
)
def test_a_name_is_found_in_all_dutch_spellings(filled: Workspace, typed: str) -> None:
    assert [hit.title for hit in search.find(filled.connection, typed)] == ["A.B. van den Berg"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("fryslan", "Provincie Fryslân"),
        ("yesilgoz", "Yeşilgöz"),
        ("brinksmit", "Ten Brink-Smit"),
        ("smit", "Ten Brink-Smit"),
    ],
)
def test_diacritics_and_hyphens_do_not_matter(filled: Workspace, typed: str, title: str) -> None:
    assert [hit.title for hit in search.find(filled.connection, typed)] == [title]


@given(typed=st.text(max_size=60))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_typed_is_ever_an_error(filled: Workspace, typed: str) -> None:
    hits = search.find(filled.connection, typed)

    assert isinstance(hits, tuple)


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "AND", "NEAR(", "berg OR 1=1 --", "^berg", "-berg"])
def test_syntax_of_the_index_is_just_text(filled: Workspace, typed: str) -> None:
    assert len(search.find(filled.connection, typed)) <= 1
