from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, PromiseId, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Precision, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.sources import SourceClass
from ipo_crm.domain.talks import NotYetHeldError, Settled, StanceHeard, TalkReport
from ipo_crm.services.desk import Desk
from tests.services import makers

DAY = date(2025, 6, 10)


@pytest.fixture
def person(desk: Desk) -> PersonId:
    change = desk.people.add(
        Person(name=PersonName(honorific="mw.", initials="S.", prefix="van", family_name="Fictie"))
    )
    return PersonId(change.only("person"))


@pytest.fixture
def dossier(desk: Desk) -> DossierId:
    return DossierId(desk.dossiers.put(Dossier(title="Proefdossier")).only("dossier"))


def _report(person: PersonId, dossier: DossierId, **changes: object) -> TalkReport:
    meeting = Meeting(day=DAY, participants=(Participant(person_id=person),), dossiers=(dossier,), reaction="Steunt.")
    promise = Promise(direction=Direction.BY_THEM, person_id=person, dossier_id=dossier, text="Stuurt de motie")
    stance = StanceHeard(actor=person_ref(person), dossier_id=dossier, stance=Stance.FOR)
    return TalkReport(**{"meeting": meeting, "stances": (stance,), "promises": (promise,), **changes})  # type: ignore[arg-type]


def test_a_talk_keeps_contact_position_and_promise_in_one_step(
    desk: Desk, person: PersonId, dossier: DossierId
) -> None:
    desk.meetings.record_talk(_report(person, dossier))

    card = desk.people.card(person)
    assert [row.dossiers for row in card.meetings] == [("Proefdossier",)]
    assert [standing.stance for standing in card.standings] == [Stance.FOR]
    assert [row.promise.text for row in card.promises] == ["Stuurt de motie"]
    assert desk.history.undo_title() == "Verslag S. van Fictie"


def test_a_position_from_a_talk_has_the_talk_as_its_source(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(person, dossier))

    standing = desk.people.card(person).standings[0]

    assert standing.source.title == "Eigen gesprek met S. van Fictie"
    assert standing.source.day == DAY


def test_one_undo_takes_the_whole_talk_back(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    before = desk.exports.as_json(private=True)
    desk.meetings.record_talk(_report(person, dossier, impression="Twijfelt zelf nog."))

    desk.history.undo()

    assert desk.exports.as_json(private=True) == before


def test_an_impression_never_goes_into_an_export_by_itself(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(person, dossier, impression="Twijfelt zelf nog."))

    assert "Twijfelt zelf nog." not in desk.exports.as_json()
    assert "Twijfelt zelf nog." in desk.exports.as_json(private=True)


def test_an_open_promise_can_be_settled_in_the_report(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(person, dossier))
    key = desk.promises.open_rows(person)[0].promise.id
    settled = Settled(promise_id=PromiseId(key), outcome=Outcome.KEPT, evidence="Gekregen op papier")

    desk.meetings.record_talk(_report(person, dossier, promises=(), settled=(settled,)))

    assert desk.promises.open_rows(person) == ()


def test_a_talk_with_nobody_is_refused_and_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(UserError, match="met wie er gesproken is"):
        desk.meetings.record_talk(TalkReport(meeting=Meeting(day=DAY)))

    assert desk.history.undo_title() == ""


def test_the_next_talk_about_a_dossier_is_the_first_that_is_planned(sample: Desk) -> None:
    dossier = next(row.id for row in sample.dossiers.rows() if row.kamerstuk == "36576")
    today = sample.settings.today()

    talk = sample.meetings.next_talk_on(dossier)

    assert talk is not None
    planned = [row for row in sample.meetings.rows(since=today) if row.status is MeetingStatus.PLANNED]
    about = [row for row in planned if "Wet collectieve warmte" in row.dossiers and row.with_whom]
    assert (talk.day, talk.starts) == min((row.day, row.starts) for row in about if row.starts is not None)


def test_a_dossier_without_talks_has_no_next_one(desk: Desk, dossier: DossierId) -> None:
    assert desk.meetings.next_talk_on(dossier) is None


NEWCOMER = Person(id=PersonId(-1), name=PersonName(initials="Q.", family_name="Medewerker"))


def test_a_newcomer_is_added_in_the_same_step(desk: Desk, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(NEWCOMER.id, dossier, new_people=(NEWCOMER,)))

    (hit,) = desk.search.people("medewerker")
    card = desk.people.card(PersonId(hit.key))
    assert [standing.stance for standing in card.standings] == [Stance.FOR]
    assert [row.promise.text for row in card.promises] == ["Stuurt de motie"]
    assert desk.history.undo_title() == "Verslag Q. Medewerker"


def test_a_newcomer_goes_with_the_undo(desk: Desk, dossier: DossierId) -> None:
    before = desk.exports.as_json(private=True)
    desk.meetings.record_talk(_report(NEWCOMER.id, dossier, new_people=(NEWCOMER,)))

    desk.history.undo()

    assert desk.exports.as_json(private=True) == before


def test_a_newcomer_can_stand_in_a_plan(desk: Desk, person: PersonId) -> None:
    taking_part = (Participant(person_id=person), Participant(person_id=NEWCOMER.id, side=Side.OURS))

    change = desk.meetings.put(Meeting(day=DAY, participants=taking_part), (NEWCOMER,))

    card = desk.meetings.card(MeetingId(change.only("meeting")))
    assert [one.line.name.short for one in card.attendees] == ["S. van Fictie", "Q. Medewerker"]


def test_a_talk_that_is_still_to_come_has_no_report(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    tomorrow = desk.settings.today() + timedelta(days=1)
    meeting = Meeting(day=tomorrow, participants=(Participant(person_id=person),))

    with pytest.raises(NotYetHeldError, match="Deze dag komt nog"):
        desk.meetings.record_talk(_report(person, dossier, meeting=meeting))


def test_a_position_can_rest_on_a_public_piece(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    heard = StanceHeard(
        actor=person_ref(person), dossier_id=dossier, stance=Stance.AGAINST, source_class=SourceClass.PUBLIC
    )

    desk.meetings.record_talk(_report(person, dossier, stances=(heard,)))

    source = desk.people.card(person).standings[0].source
    assert source.source_class is SourceClass.PUBLIC
    assert source.published is None


def test_the_card_of_a_talk_shows_all_that_came_of_it(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(person, dossier))
    later = Meeting(day=DAY + timedelta(days=1), participants=(Participant(person_id=person),), dossiers=(dossier,))
    heard = StanceHeard(actor=person_ref(person), dossier_id=dossier, stance=Stance.NEUTRAL)
    report = _report(person, dossier, meeting=later, stances=(heard,), impression="Twijfelt.")

    key = MeetingId(desk.meetings.record_talk(report).only("meeting"))

    card = desk.meetings.card(key)
    assert [(each.stance, each.before) for each in card.positions] == [(Stance.NEUTRAL, Stance.FOR)]
    assert [row.promise.text for row in card.promises] == ["Stuurt de motie"]
    assert (card.dossiers, card.impressions) == (("Proefdossier",), ("Twijfelt.",))


def test_what_is_to_report_comes_by_the_clock(desk: Desk, person: PersonId) -> None:
    plan = Meeting(day=DAY, status=MeetingStatus.PLANNED, participants=(Participant(person_id=person),))
    late = desk.meetings.put(replace(plan, starts=time(15, 0))).only("meeting")
    early = desk.meetings.put(replace(plan, starts=time(9, 0))).only("meeting")

    assert [row.id for row in desk.meetings.to_report(person)] == [early, late]


def test_what_is_still_to_come_need_not_be_reported(desk: Desk, person: PersonId) -> None:
    tomorrow = desk.settings.today() + timedelta(days=1)
    desk.meetings.put(
        Meeting(day=tomorrow, status=MeetingStatus.PLANNED, participants=(Participant(person_id=person),))
    )

    assert desk.meetings.to_report() == ()


def test_the_lines_of_people_know_the_last_contact(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    desk.meetings.record_talk(_report(person, dossier))

    line = desk.people.lines([person, PersonId(99)])

    assert {key: row.last_contact for key, row in line.items()} == {person: DAY}


@pytest.fixture
def planned(desk: Desk, person: PersonId) -> MeetingId:
    return makers.meeting(desk, person, MeetingKind.BILATERAL)


def test_a_cancelled_talk_stays_to_be_read(desk: Desk, planned: MeetingId) -> None:
    desk.meetings.cancel(planned, "Debat liep uit")

    meeting = desk.meetings.get(planned)
    assert (meeting.status, meeting.report) == (MeetingStatus.CANCELLED, "Debat liep uit")
    assert desk.history.undo_title() == "Contactmoment afzeggen"


def test_a_moved_talk_has_its_new_moment(desk: Desk, planned: MeetingId) -> None:
    desk.meetings.move(planned, Moment(date(2025, 7, 1), time(10), time(11), Precision.TIME))

    meeting = desk.meetings.get(planned)
    assert (meeting.day, meeting.starts, meeting.ends) == (date(2025, 7, 1), time(10), time(11))


def test_a_talk_that_was_held_is_neither_moved_nor_cancelled(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    key = MeetingId(desk.meetings.record_talk(_report(person, dossier)).only("meeting"))

    with pytest.raises(UserError, match="verplaatst"):
        desk.meetings.move(key, Moment(date(2025, 7, 1)))
    with pytest.raises(UserError, match="afgezegd"):
        desk.meetings.cancel(key)


def test_the_keys_are_of_every_talk_those_to_come_first(sample: Desk) -> None:
    coming, rest = sample.meetings.keys()
    rows = sample.meetings.lines([*coming, *rest])

    today = sample.settings.today()
    planned = [row for row in sample.meetings.rows() if row.status is MeetingStatus.PLANNED and row.day >= today]
    assert sorted(coming) == sorted(row.id for row in planned)
    assert [rows[key].day for key in coming] == sorted(row.day for row in planned)
    assert [rows[key] for key in rest] == [row for row in sample.meetings.rows() if row not in planned]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (PersonName(honorific="mw.", titles="drs.", initials="S.", prefix="van", family_name="Fictie"), ""),
        (PersonName(given_name="Anna", family_name="Bedenk", suffix="MSc"), ""),
        (PersonName(prefix="à", family_name="Campo"), "À Campo"),
        (PersonName(honorific="dhr.", prefix="van der", family_name="Verzin"), "dhr. Van der Verzin"),
    ],
)
def test_the_list_of_talks_names_people_in_full(desk: Desk, name: PersonName, shown: str) -> None:
    key = PersonId(desk.people.add(Person(name=name)).only("person"))
    makers.meeting(desk, key)

    (row,) = desk.meetings.rows()

    assert row.with_whom == (shown or name.full,)
