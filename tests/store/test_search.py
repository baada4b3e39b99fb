"""Search: names in every Dutch spelling, ranks, filters, fragments; and nothing typed is ever an error."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipo_crm.domain.ids import NEW, DossierId, OrganisationId, PersonId, RecordRef
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person, Role
from ipo_crm.domain.search import Hit, HitGroup, HitKind
from ipo_crm.domain.search_query import read_query
from ipo_crm.store import meetings, organisations, people, records, schema, search
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.store.name_table import FOUND, NAMES, NOT_FOUND, ORGANISATIONS, ORGANISATIONS_FOUND

TODAY = date(2025, 6, 10)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _groups(workspace: Workspace, typed: str) -> tuple[HitGroup, ...]:
    return search.groups(workspace.connection, read_query(typed, TODAY))


def _hits(workspace: Workspace, typed: str) -> list[Hit]:
    return [hit for group in _groups(workspace, typed) for hit in group.hits]


def _titles(workspace: Workspace, typed: str) -> list[str]:
    return [hit.title for hit in _hits(workspace, typed)]


@pytest.fixture
def names(workspace: Workspace) -> Workspace:
    with workspace.transaction("Vullen") as tx:
        for name in NAMES.values():
            people.put(tx.connection, Person(name=name))
        for called, abbreviation in ORGANISATIONS.items():
            organisations.put(tx.connection, Organisation(name=called, abbreviation=abbreviation))
    return workspace


@pytest.fixture
def talks(workspace: Workspace) -> Workspace:
    """Two organisations with a person each, two dossiers, and talks about heat and buses."""
    with workspace.transaction("Vullen") as tx:
        connection = tx.connection
        vng = organisations.put(connection, Organisation(name="Vereniging Proefgemeenten", abbreviation="VPG"))
        organisations.put(connection, Organisation(name="Stichting Verzonnen Warmte"))
        anna = people.put(connection, Person(name=PersonName(initials="A.", family_name="Bedenk"), notes="warmte"))
        people.put(connection, Person(name=PersonName(initials="W.", family_name="Warmtema")))
        people.put_role(connection, Role(person_id=anna, organisation_id=vng, function="bestuurder"))
        for title in ("Wet warmte", "Bussen"):
            records.save(connection, schema.dossier, NEW, {"title": title})
        for day, title, dossier, person in (
            (date(2025, 5, 1), "Over warmte", 1, anna),
            (date(2025, 3, 1), "Over warmte, eerder", 1, None),
            (date(2025, 6, 1), "Over bussen", 2, None),
        ):
            meetings.put(connection, _meeting(day, title, DossierId(dossier), person))
        tag = records.save(connection, schema.tag, NEW, {"name": "klankbord"})
        records.save(connection, schema.tagging, NEW, {"tag_id": tag, "person_id": anna})
    return workspace


def _meeting(day: date, title: str, dossier: DossierId, person: PersonId | None) -> Meeting:
    return Meeting(
        kind=MeetingKind.BILATERAL,
        status=MeetingStatus.HELD,
        day=day,
        title=title,
        report="Afgesproken is dat de cijfers over het stookseizoen volgen, met een toelichting.",
        dossiers=(dossier,),
        participants=() if person is None else (Participant(person_id=person, side=Side.THEIRS),),
    )


@pytest.mark.parametrize(("typed", "whom"), FOUND)
def test_a_name_is_found_however_it_is_written(names: Workspace, typed: str, whom: str) -> None:
    assert NAMES[whom].full in _titles(names, typed)


@pytest.mark.parametrize(("typed", "whom"), NOT_FOUND)
def test_another_name_is_not(names: Workspace, typed: str, whom: str) -> None:
    assert NAMES[whom].full not in _titles(names, typed)


@pytest.mark.parametrize(("typed", "name"), ORGANISATIONS_FOUND)
def test_an_organisation_is_found_however_it_is_written(names: Workspace, typed: str, name: str) -> None:
    assert name in _titles(names, typed)


@given(typed=st.text(max_size=60) | st.text(alphabet="\"*:()^-{}+ ANDORNTab'|~\\ijyĳ", max_size=40))
@settings(SHARED, max_examples=1_000)
def test_nothing_typed_is_ever_an_error(talks: Workspace, typed: str) -> None:
    assert isinstance(_groups(talks, typed), tuple)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_ten_thousand_texts_are_no_error(talks: Workspace) -> None:
    tried = []

    @given(typed=st.text(max_size=200))
    @settings(SHARED, max_examples=10_000)
    def find(typed: str) -> None:
        tried.append(isinstance(_groups(talks, typed), tuple))

    find()
    note(29, "texts typed in the search field", texts=len(tried), errors=tried.count(False))
    assert len(tried) >= 10_000
    assert all(tried)


@given(
    name=st.sampled_from(["soort", "dossier", "van", "met", "label", "tag", "na", "voor"]), value=st.text(max_size=20)
)
@settings(SHARED, max_examples=300)
def test_no_filter_is_ever_an_error(talks: Workspace, name: str, value: str) -> None:
    assert isinstance(_groups(talks, f"{name}:{value}"), tuple)


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "^", "-", "()", ":"])
def test_what_holds_no_word_finds_nothing(talks: Workspace, typed: str) -> None:
    assert _groups(talks, typed) == ()


@pytest.mark.parametrize("typed", ["a " * 5_000, "warmte" * 1_000, "ij " * 300, "van:x " * 400, '"' * 3_000])
def test_a_whole_page_pasted_by_mistake_is_no_error(talks: Workspace, typed: str) -> None:
    assert isinstance(_groups(talks, typed), tuple)
    assert isinstance(search.find_people(talks.connection, typed), tuple)


def test_groups_come_in_a_fixed_order_with_their_totals(talks: Workspace) -> None:
    found = [(group.kind, group.found, group.among) for group in _groups(talks, "warmte")]

    assert found == [
        (HitKind.PERSON, 2, 2),
        (HitKind.ORGANISATION, 1, 2),
        (HitKind.DOSSIER, 1, 2),
        (HitKind.MEETING, 2, 3),
    ]


def test_a_name_comes_before_a_text(talks: Workspace) -> None:
    assert _titles(talks, "soort:persoon warmte") == ["W. Warmtema", "A. Bedenk"]


def test_a_whole_word_comes_before_one_that_is_begun(names: Workspace) -> None:
    with names.transaction("Vullen") as tx:
        for family in ("Molenaar", "Molen", "Molendijk"):
            people.put(tx.connection, Person(name=PersonName(initials="Z.", family_name=family)))

    assert _titles(names, "z molen")[0] == "Z. Molen"


def test_talks_come_newest_first(talks: Workspace) -> None:
    assert _titles(talks, "soort:gesprek over") == ["Over bussen", "Over warmte", "Over warmte, eerder"]


def test_the_fragment_shows_what_fits_in_a_report(talks: Workspace) -> None:
    hit = _hits(talks, "stookseizoen")[0]

    assert hit.title == "Over bussen"
    assert [hit.fragment[at : at + length] for at, length in hit.fragment_marks] == ["stookseizoen"]


def test_a_hit_in_the_title_needs_no_fragment(talks: Workspace) -> None:
    (hit,) = _hits(talks, "bussen soort:gesprek")

    assert (hit.marks, hit.fragment) == (((5, 6),), "")


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("soort:gesprek dossier:warmte", ["Over warmte", "Over warmte, eerder"]),
        ("soort:gesprek dossier:warmte na:2025-04-01", ["Over warmte"]),
        ("soort:gesprek voor:2025-04", ["Over warmte, eerder"]),
        ("soort:gesprek van:VPG", ["Over warmte"]),
        ("soort:gesprek met:bedenk", ["Over warmte"]),
        ('van:"Vereniging Proefgemeenten" soort:gesprek', ["Over warmte"]),
        ("label:klankbord", ["A. Bedenk", "klankbord"]),
        ("tag:klank soort:persoon", ["A. Bedenk"]),
        ("van:niemand", []),
        ("dossier:warmte dossier:bussen soort:gesprek", []),
    ],
)
def test_filters_leave_out(talks: Workspace, typed: str, titles: list[str]) -> None:
    assert _titles(talks, typed) == titles


def test_a_hit_names_the_record_that_shows_it(talks: Workspace) -> None:
    with talks.transaction("Datum") as tx:
        records.save(tx.connection, schema.calendar_date, NEW, {"dossier_id": 2, "day": TODAY, "text": "Stemming"})

    (hit,) = _hits(talks, "stemming")

    assert (hit.kind, hit.home, hit.day) == (HitKind.DATE, RecordRef("dossier", 2), TODAY)


def test_so_many_that_nobody_counts_them_are_told_so(workspace: Workspace) -> None:
    with workspace.transaction("Vullen") as tx:
        for at in range(501):
            organisations.put(tx.connection, Organisation(name=f"Proefbureau {at}"))

    (group,) = _groups(workspace, "proef")

    assert (group.found, group.more, group.among, len(group.hits)) == (500, True, 501, 8)


def test_letters_the_index_keeps_are_found_both_ways(workspace: Workspace) -> None:
    with workspace.transaction("Vullen") as tx:
        organisations.put(tx.connection, Organisation(name="Proef", notes="Overleg in København"))

    assert _titles(workspace, "københavn") == ["Proef"]
    assert OrganisationId(1) == _hits(workspace, "Københ")[0].key


def test_for_one_letter_too_a_name_comes_before_a_text(workspace: Workspace) -> None:
    with workspace.transaction("Vullen") as tx:
        for at in range(600):
            organisations.put(tx.connection, Organisation(name=f"Proefbureau {at}", notes="zonder naam"))
        organisations.put(tx.connection, Organisation(name="Zuiderproef"))

    (group,) = _groups(workspace, "z")

    assert (group.hits[0].title, group.found, group.more) == ("Zuiderproef", 500, True)
