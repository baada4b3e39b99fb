"""Work visits: the programme, moving a stop, and the card."""

from datetime import date, time

import pytest

from ipo_crm.domain.dates import read_moment
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.domain.meetings import Answer, MeetingKind, PhotoConsent
from ipo_crm.domain.tasks import Task
from ipo_crm.domain.visits import Stop, WorkVisit
from ipo_crm.services.desk import Desk
from tests.services import makers

RECEPTION = Stop(subject="Ontvangst", starts=time(9, 15), ends=time(9, 30), travel_by="bus", travel_minutes=12)
PLANT = Stop(subject="Warmtecentrale", starts=time(9, 45), ends=time(10, 35), travel_by="te voet", travel_minutes=8)
HOMES = Stop(subject="Twee huishoudens", starts=time(10, 50), ends=time(11, 30))


@pytest.fixture
def guest(desk: Desk) -> PersonId:
    return makers.person(desk)


@pytest.fixture
def visit(desk: Desk, guest: PersonId) -> MeetingId:
    key = makers.meeting(desk, guest)
    desk.visits.put(WorkVisit(meeting_id=key, stops=(RECEPTION, PLANT, HOMES)))
    return key


def _journalled(desk: Desk, table: str) -> int:
    query = "SELECT count(*) FROM deed_row WHERE subject = ? AND deed_id = (SELECT max(id) FROM deed)"
    found: int = desk._workspace.connection.exec_driver_sql(query, (table,)).scalar_one()
    return found


def test_stops_come_back_in_order(desk: Desk, visit: MeetingId) -> None:
    assert desk.visits.get(visit).stops == (RECEPTION, PLANT, HOMES)


def test_a_visit_without_a_programme_is_empty(desk: Desk, guest: PersonId) -> None:
    key = makers.meeting(desk, guest)

    assert desk.visits.get(key) == WorkVisit(meeting_id=key)


def test_only_a_work_visit_has_a_programme(desk: Desk, guest: PersonId) -> None:
    talk = makers.meeting(desk, guest, MeetingKind.BILATERAL)

    with pytest.raises(UserError, match="Alleen een werkbezoek"):
        desk.visits.put(WorkVisit(meeting_id=talk))


def test_changing_one_stop_leaves_the_others_alone(desk: Desk, visit: MeetingId) -> None:
    desk.visits.put(WorkVisit(meeting_id=visit, stops=(RECEPTION, Stop(subject="Onderstation"), HOMES)))

    assert _journalled(desk, "visit_stop") == 1


def test_a_stop_in_front_only_renumbers_those_behind_it(desk: Desk, visit: MeetingId) -> None:
    desk.visits.put(WorkVisit(meeting_id=visit, stops=(Stop(subject="Trein"), RECEPTION, PLANT, HOMES)))

    assert desk.visits.get(visit).stops[1:] == (RECEPTION, PLANT, HOMES)
    assert _journalled(desk, "visit_stop") == 4


def test_a_stop_that_goes_is_gone(desk: Desk, visit: MeetingId) -> None:
    desk.visits.put(WorkVisit(meeting_id=visit, stops=(PLANT, HOMES)))

    assert desk.visits.get(visit).stops == (PLANT, HOMES)


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (Stop(subject=" "), "geen onderwerp"),
        (Stop(subject="Stop", starts=time(10), ends=time(9)), "eindigt vóór het begin"),
        (Stop(subject="Stop", travel_minutes=-1), "reistijd"),
    ],
)
def test_a_stop_that_cannot_be_is_refused(desk: Desk, visit: MeetingId, stop: Stop, said: str) -> None:
    with pytest.raises(UserError, match=said):
        desk.visits.put(WorkVisit(meeting_id=visit, stops=(stop,)))


def test_moving_a_stop_moves_all_that_come_after(desk: Desk, visit: MeetingId) -> None:
    desk.visits.move_stop(visit, 1, 10)

    starts = [stop.starts for stop in desk.visits.get(visit).stops]
    assert starts == [time(9, 15), time(9, 55), time(11, 0)]
    assert desk.history.undo_title() == "Stop 2 10 min verschuiven"


def test_a_stop_moves_up_as_one_step(desk: Desk, visit: MeetingId) -> None:
    desk.visits.reorder(visit, 2, 1)

    assert [stop.subject for stop in desk.visits.get(visit).stops] == ["Ontvangst", HOMES.subject, PLANT.subject]
    assert desk.history.undo_title() == "Stop 3 naar plaats 2"
    with pytest.raises(UserError, match="kan niet verder"):
        desk.visits.reorder(visit, 0, -1)


def test_one_undo_takes_the_whole_move_back(desk: Desk, visit: MeetingId) -> None:
    desk.visits.move_stop(visit, 0, -30)

    desk.history.undo()

    assert desk.visits.get(visit).stops == (RECEPTION, PLANT, HOMES)


def test_a_move_out_of_the_day_is_refused_and_leaves_all_as_it_was(desk: Desk, visit: MeetingId) -> None:
    with pytest.raises(UserError, match="buiten de dag"):
        desk.visits.move_stop(visit, 0, 14 * 60)

    assert desk.visits.get(visit).stops == (RECEPTION, PLANT, HOMES)


def test_a_stop_that_is_not_there_does_not_move(desk: Desk, visit: MeetingId) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.visits.move_stop(visit, 3, 5)


def test_an_earlier_programme_begins_when_this_visit_does(desk: Desk, guest: PersonId, visit: MeetingId) -> None:
    again = makers.meeting(desk, guest, day=date(2025, 9, 3))
    desk.visits.move_stop(visit, 0, 60)

    desk.visits.copy_programme(again, visit)

    assert desk.visits.get(again).stops == (RECEPTION, PLANT, HOMES)
    assert [row.meeting_id for row in desk.visits.earlier(again)] == [visit]


def test_a_programme_is_never_copied_over_another(desk: Desk, guest: PersonId, visit: MeetingId) -> None:
    again = makers.meeting(desk, guest)
    desk.visits.put(WorkVisit(meeting_id=again, stops=(HOMES,)))

    with pytest.raises(UserError, match="al een programma"):
        desk.visits.copy_programme(again, visit)


def test_there_is_nothing_to_copy_from_a_visit_without_stops(desk: Desk, guest: PersonId, visit: MeetingId) -> None:
    empty = makers.meeting(desk, guest)

    with pytest.raises(UserError, match="geen programma"):
        desk.visits.copy_programme(empty, makers.meeting(desk, guest))


def test_an_answer_and_consent_are_noted(desk: Desk, guest: PersonId, visit: MeetingId) -> None:
    desk.visits.note_answer(visit, guest, Answer.COMING, PhotoConsent.AGREED)

    card = desk.visits.card(visit)
    assert (card.coming, card.photo_agreed, card.photo_open) == (1, 1, 0)


def test_who_does_not_take_part_has_no_answer(desk: Desk, visit: MeetingId) -> None:
    with pytest.raises(UserError, match="niet bij de deelnemers"):
        desk.visits.note_answer(visit, makers.person(desk, "Ander"), Answer.COMING, None)


def test_the_card_names_hosts_and_gives_the_time_to_spare(desk: Desk, guest: PersonId, visit: MeetingId) -> None:
    place = makers.organisation(desk)
    hosted = Stop(subject="Lunch", host_person_id=guest, host_organisation_id=place, host="en medewerkers")
    desk.visits.put(WorkVisit(meeting_id=visit, province_id=place, stops=(RECEPTION, PLANT, hosted)))

    card = desk.visits.card(visit)

    assert card.province == "Proefprovincie"
    assert [row.host for row in card.stops] == ["", "", "A. Proef, Proefprovincie, en medewerkers"]
    assert [(row.minutes, row.spare) for row in card.stops] == [(15, 3), (50, None), (None, None)]
    assert card.travel_minutes == 20


def test_what_has_to_follow_is_on_the_card(desk: Desk, visit: MeetingId) -> None:
    desk.tasks.put(Task(text="Bedankbericht", meeting_id=visit))

    assert [row.task.text for row in desk.visits.card(visit).tasks] == ["Bedankbericht"]


def test_dropping_the_programme_leaves_the_meeting(desk: Desk, visit: MeetingId) -> None:
    desk.visits.drop(visit)

    assert desk.visits.get(visit).stops == ()
    assert desk.meetings.get(visit).id == visit


def test_moving_the_meeting_moves_its_stops(desk: Desk, visit: MeetingId) -> None:
    desk.meetings.move(visit, read_moment("1 juli 2025 10:15 - 15:00", makers.VISIT_DAY))

    assert desk.visits.get(visit).stops[0].starts == time(10, 15)
    desk.history.undo()
    assert desk.visits.get(visit).stops[0].starts == time(9, 15)
