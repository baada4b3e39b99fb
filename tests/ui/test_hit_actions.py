"""What can be done with something found, on the sample: every action leads to a place of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.domain.ids import DossierId, PersonId, RecordRef, organisation_ref, person_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.hit_actions import HitActions
from ipo_crm.ui.page import Place, TalkAbout
from ipo_crm.ui.parts import Hit

NAME = "S. van Fictie"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("acties") / "voorbeeld.ipocrm"
    with create_desk(path, None) as made:
        made.samples.fill()
        yield made


@pytest.fixture(scope="module")
def person(desk: Desk) -> PersonId:
    return next(row.id for row in desk.people.rows() if row.name.family_name == "Fictie")


def _by_letter(desk: Desk, place: Place) -> dict[str, Hit]:
    hits = HitActions(desk.meetings).of(place, NAME)
    assert len({hit.keys for hit in hits}) == len(hits)
    return {hit.keys: hit for hit in hits}


def test_the_briefing_of_a_person_is_that_of_the_next_talk(desk: Desk, person: PersonId) -> None:
    talk = desk.meetings.next_talk_with(person)
    assert talk is not None

    hit = _by_letter(desk, Place("people", person))["B"]

    assert (hit.title, hit.place) == (
        "Briefing maken voor S. van Fictie",
        Place("briefing", TalkAbout(talk.id, person)),
    )


def test_without_a_talk_the_briefing_begins_with_planning_one(desk: Desk) -> None:
    fresh = PersonId(desk.people.add(Person(name=PersonName(family_name="Nieuwkomer"))).only("person"))

    hit = _by_letter(desk, Place("people", fresh))["B"]

    assert hit.place == Place("plan", ("person", fresh))
    assert "nog geen gesprek" in hit.detail


def test_a_person_has_report_plan_position_network_and_history(desk: Desk, person: PersonId) -> None:
    hits = _by_letter(desk, Place("people", person))

    assert {keys: (hit.place, hit.then) for keys, hit in hits.items() if keys != "B"} == {
        "G": (Place("talk", ("person", person)), ""),
        "A": (Place("plan", ("person", person)), ""),
        "P": (Place("people", person), "P"),
        "C": (Place("coalitions", ("actor", person_ref(person))), ""),
        "F2": (Place("people", person), "F2"),
        "H": (Place("history", RecordRef("person", person)), ""),
    }


def test_an_organisation_is_shown_among_coalitions(desk: Desk) -> None:
    key = desk.organisations.all()[0].id

    assert _by_letter(desk, Place("organisations", key))["C"].place == Place(
        "coalitions", ("actor", organisation_ref(key))
    )


def test_a_dossier_has_its_coalitions_and_the_briefing_of_its_next_talk(desk: Desk) -> None:
    key = DossierId(1)
    talk = desk.meetings.next_talk_on(key)
    assert talk is not None

    hits = _by_letter(desk, Place("dossiers", key))

    assert (hits["C"].place, hits["B"].place) == (Place("coalitions", ("dossier", key)), Place("briefing", talk.id))


def test_a_contact_moment_has_its_briefing_and_report(desk: Desk) -> None:
    hits = _by_letter(desk, Place("meetings", 1))

    assert (hits["B"].place, hits["G"].place) == (Place("briefing", 1), Place("talk", 1))


@pytest.mark.parametrize("area", ["people", "organisations", "dossiers", "meetings"])
def test_a_quick_answer_asks_the_file_nothing(area: str) -> None:
    blind = HitActions(None)  # type: ignore[arg-type]

    assert len(blind.of(Place(area, 1), NAME, quick=True)) >= 2


@pytest.mark.parametrize("place", [Place("people", "new"), Place("settings", "theme"), Place("people")])
def test_what_is_no_record_has_no_actions(desk: Desk, place: Place) -> None:
    assert HitActions(desk.meetings).of(place, NAME) == ()
