"""Who objected to being kept is a stub: out of lists, what stands around others, papers and exports."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId, RecordRef, person_ref
from ipo_crm.domain.meetings import Meeting, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Position
from ipo_crm.domain.promises import Direction, Promise
from ipo_crm.domain.talks import TalkReport
from ipo_crm.services.desk import Desk
from tests.services import makers

_DAY = date(2025, 6, 2)


@pytest.fixture
def ours(desk: Desk) -> PersonId:
    return makers.person(desk, "Onze")


@pytest.fixture
def whom(desk: Desk, ours: PersonId) -> PersonId:
    made = makers.person(desk, "Zangvogel")
    sides = (Participant(person_id=made), Participant(person_id=ours, side=Side.OURS))
    desk.meetings.put(Meeting(day=date(2025, 6, 1), participants=sides, dossiers=(makers.dossier(desk),)))
    return made


def test_it_is_a_step_with_a_name_and_can_be_withdrawn(desk: Desk, whom: PersonId) -> None:
    noted = desk.people.note_objection(whom, date(2025, 6, 9))
    known = desk.people.get(whom)
    withdrawn = desk.people.withdraw_objection(whom)
    after = desk.people.get(whom)

    assert (noted.title, withdrawn.title) == (
        "Bezwaar van A. Zangvogel vastleggen",
        "Bezwaar van A. Zangvogel intrekken",
    )
    assert known is not None
    assert known.blocked_on == date(2025, 6, 9)
    assert after is not None
    assert after.blocked_on is None


def test_a_day_to_come_is_refused_in_words(desk: Desk, whom: PersonId) -> None:
    with pytest.raises(UserError, match="toekomst"):
        desk.people.note_objection(whom, desk.settings.today() + timedelta(days=1))


def test_they_are_out_of_the_list_unless_asked_for(desk: Desk, whom: PersonId, ours: PersonId) -> None:
    desk.people.note_objection(whom)

    assert desk.people.keys() == [ours]
    assert set(desk.people.keys(blocked=True)) == {whom, ours}


def test_they_do_not_stand_around_others_nor_others_around_them(desk: Desk, whom: PersonId, ours: PersonId) -> None:
    before = [each.ref.key for each in desk.people.card(ours).neighbours]
    desk.people.note_objection(whom)

    assert before == [whom]
    assert (desk.people.card(ours).neighbours, desk.people.card(whom).neighbours) == ((), ())


def test_they_stand_on_no_dossier_and_are_not_counted_there(desk: Desk, whom: PersonId, ours: PersonId) -> None:
    (row,) = desk.dossiers.rows()
    for key in (whom, ours):
        stand = Position(actor=person_ref(key), dossier_id=row.id, stance=None, day=_DAY, source=makers.INVENTED)
        desk.positions.record(stand)
    before = desk.dossiers.rows()[0].actors
    desk.people.note_objection(whom)

    card = desk.dossiers.card(row.id)

    assert [each.actor.key for each in card.standings] == [ours]
    assert (before, desk.dossiers.rows()[0].actors) == (2, 1)


def test_a_talk_they_took_part_in_still_says_so(desk: Desk, whom: PersonId) -> None:
    desk.people.note_objection(whom)

    assert desk.meetings.rows()[0].with_whom == ("A. Zangvogel",)


def test_no_briefing_is_made_about_them(desk: Desk, whom: PersonId) -> None:
    talk = desk.meetings.rows()[0].id
    desk.people.note_objection(whom)

    with pytest.raises(UserError, match=r"A\. Zangvogel maakte bezwaar"):
        desk.briefings.content(talk)


def test_an_export_to_give_away_holds_nothing_of_them(desk: Desk, whom: PersonId, ours: PersonId) -> None:
    desk.tags.give("warm", RecordRef("person", whom))
    desk.dossiers.put(_led_by(desk, whom))
    desk.people.note_objection(whom)

    tables = json.loads(desk.exports.as_json())["tables"]

    assert [row["id"] for row in tables["person"]] == [ours]
    assert [row["person_id"] for row in tables["participant"]] == [ours]
    assert tables["tagging"] == []
    assert [row["lead_id"] for row in tables["dossier"]] == [None]


def test_an_export_to_give_away_holds_no_name_in_what_the_program_wrote(desk: Desk, whom: PersonId) -> None:
    _report(desk, whom, "Zij wil cijfers.")
    desk.people.note_objection(whom)

    given = desk.exports.as_json()

    assert desk.objections.mentions() == ()
    assert "Zangvogel" not in given
    titles = [row["title"] for row in json.loads(given)["tables"]["source"]]
    assert "Eigen gesprek met [persoon met bezwaar]" in titles


def test_what_people_wrote_is_told_with_its_record_and_goes_as_it_is(
    desk: Desk, whom: PersonId, ours: PersonId
) -> None:
    _report(desk, whom, "Mw. Zangvogel wil cijfers.")
    found = desk.people.get(ours)
    assert found is not None
    desk.people.change(replace(found, notes="Kent A. Zangvogel goed."))
    before = desk.objections.mentions()
    desk.people.note_objection(whom)

    told = [each.where for each in desk.objections.mentions()]

    assert before == ()
    assert told == ["contactmoment bilateraal gesprek, 01-06-2025, verslag", "persoon A. Onze, notities"]
    assert "Kent A. Zangvogel goed." in desk.exports.as_json()


def test_a_namesake_does_not_count(desk: Desk, whom: PersonId) -> None:
    desk.people.add(Person(name=PersonName(initials="B.", family_name="Zangvogel"), notes="Zangvogel belde."))
    desk.people.note_objection(whom)

    assert desk.objections.mentions() == ()
    assert not desk.objections.named()("Gesprek met B. Zangvogel")
    assert desk.objections.named()("Gesprek met A. Zangvogel")


def test_lines_of_talks_are_given_away_without_them(desk: Desk, whom: PersonId) -> None:
    desk.people.note_objection(whom)

    (row,) = desk.meetings.rows()

    assert (row.with_whom, desk.meetings.given_away([row])[0].with_whom) == (("A. Zangvogel",), ())


def test_the_whole_file_for_oneself_holds_them_still(desk: Desk, whom: PersonId) -> None:
    desk.people.note_objection(whom)

    tables = json.loads(desk.exports.as_json(private=True))["tables"]

    assert whom in [row["id"] for row in tables["person"]]


def _report(desk: Desk, whom: PersonId, text: str) -> None:
    (row,) = desk.meetings.rows()
    meeting = desk.meetings.card(row.id).meeting
    both = replace(meeting, report=text)
    promise = Promise(person_id=whom, direction=Direction.BY_US, text="cijfers sturen")
    desk.meetings.record_talk(TalkReport(meeting=both, promises=(promise,)))


def _led_by(desk: Desk, person: PersonId) -> Dossier:
    (row,) = desk.dossiers.rows()
    return replace(desk.dossiers.card(row.id).dossier, lead_id=person)
