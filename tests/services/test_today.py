"""Today: what is on, what is due and who was left silent, on the sample and on small files of one's own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipo_crm.domain.dossiers import CalendarDate, Phase, PhaseEntry
from ipo_crm.domain.ids import MeetingId, PersonId, RecordRef, TagId
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Participant
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.tags import Tag
from ipo_crm.domain.tasks import Task
from ipo_crm.domain.today import Review
from ipo_crm.domain.trajectories import Product, ProductStatus, Trajectory
from ipo_crm.services.desk import Desk
from ipo_crm.store import settings
from ipo_crm.store import today as store
from tests.services import makers

DAY = date(2025, 6, 10)
MAIL = ContactPoint(kind=ContactKind.EMAIL, value="proef@voorbeeld.invalid")


@pytest.fixture
def whom(desk: Desk) -> PersonId:
    return makers.person(desk)


def _held(desk: Desk, whom: PersonId, day: date) -> None:
    desk.meetings.put(Meeting(day=day, participants=(Participant(person_id=whom),)))


def _change(desk: Desk, key: PersonId, **values: object) -> None:
    person = desk.people.get(key)
    assert person is not None
    desk.people.change(replace(person, **values))  # type: ignore[arg-type]


def _promise(desk: Desk, whom: PersonId, direction: Direction, due: date | None) -> None:
    desk.promises.put(Promise(direction=direction, person_id=whom, text="Cijfers sturen", due=due))


def _cold(desk: Desk) -> list[tuple[PersonId, int | None]]:
    return [(row.person.id, row.silent) for row in desk.today.cold(DAY).rows]


def test_the_talks_of_the_sample_are_those_of_its_plan(sample: Desk) -> None:
    rows = sample.today.agenda(DAY, DAY)

    assert [row.talk.id for row in rows] == [row.id for row in sample.meetings.on_day(DAY)]
    assert rows[0].first is not None
    assert (rows[0].first.name.short, rows[0].late) == ("S. van Fictie", 2)


def test_a_talk_that_was_called_off_is_no_talk(desk: Desk, whom: PersonId) -> None:
    desk.meetings.cancel(makers.meeting(desk, whom, day=DAY))

    assert desk.today.agenda(DAY, DAY) == ()


def test_a_talk_says_when_its_first_one_was_spoken_to_before(desk: Desk, whom: PersonId) -> None:
    _held(desk, whom, DAY - timedelta(days=19))
    makers.meeting(desk, whom, day=DAY)

    (row,) = desk.today.agenda(DAY, DAY)

    assert (row.last_contact, row.strangers) == (DAY - timedelta(days=19), 0)


def test_who_was_never_spoken_to_is_new(desk: Desk, whom: PersonId) -> None:
    makers.meeting(desk, whom, day=DAY)

    (row,) = desk.today.agenda(DAY, DAY)

    assert (row.last_contact, row.strangers) == (None, 1)


def test_the_week_is_the_six_days_after(desk: Desk, whom: PersonId) -> None:
    keys = [makers.meeting(desk, whom, day=DAY + timedelta(days=away)) for away in (0, 1, 6, 7)]

    assert [row.talk.id for row in desk.today.coming(DAY, DAY)] == keys[1:3]


def test_the_next_day_with_a_talk_is_given(desk: Desk, whom: PersonId) -> None:
    makers.meeting(desk, whom, day=DAY + timedelta(days=30))

    assert desk.today.next_day(DAY) == DAY + timedelta(days=30)
    assert desk.today.next_day(DAY + timedelta(days=30)) is None


def test_a_talk_of_yesterday_without_a_report_waits_for_one(desk: Desk, whom: PersonId) -> None:
    keys: list[MeetingId] = [makers.meeting(desk, whom, day=DAY - timedelta(days=away)) for away in (0, 1, 4)]

    assert [row.id for row in desk.today.unreported(DAY)] == [keys[2], keys[1]]


def test_promises_come_overdue_first_and_by_direction(desk: Desk, whom: PersonId) -> None:
    for days in (None, 5, -4, -12):
        _promise(desk, whom, Direction.BY_THEM, None if days is None else DAY + timedelta(days=days))
    _promise(desk, whom, Direction.BY_US, DAY - timedelta(days=1))

    rows = desk.today.promises(Direction.BY_THEM, DAY)

    assert [each.row.promise.days_late(DAY) for each in rows] == [12, 4, 0, 0]
    assert rows[-1].row.promise.due is None


def test_the_count_tells_all_open_ones_and_the_late_ones(desk: Desk, whom: PersonId) -> None:
    for days in (-1, 0, 1):
        _promise(desk, whom, Direction.BY_US, DAY + timedelta(days=days))
    settled = desk.promises.open_rows(whom)[2].promise.id
    desk.promises.settle(settled, Outcome.KEPT, "")

    count = desk.today.promise_count(Direction.BY_US, DAY)

    assert (count.open, count.late) == (2, 1)


def test_tasks_come_overdue_first_with_their_count(desk: Desk) -> None:
    for days in (3, -2):
        desk.tasks.put(Task(text="Bellen", due=DAY + timedelta(days=days)))

    tasks = desk.today.tasks(DAY)

    assert [(row.task.due or DAY) - DAY for row in tasks.rows] == [timedelta(days=-2), timedelta(days=3)]
    assert (tasks.count.open, tasks.count.late) == (2, 1)


def test_deadlines_are_those_of_the_week_with_the_phase_of_their_dossier(desk: Desk) -> None:
    key = makers.dossier(desk)
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.DEBATE, entered=date(2025, 5, 1)))
    for days in (-1, 0, 6, 7):
        desk.dossiers.add_date(key, CalendarDate(day=DAY + timedelta(days=days), text=f"over {days}"))

    rows = desk.today.deadlines(DAY)

    assert [(row.text, row.dossier, row.phase) for row in rows] == [
        ("over 0", "Proefdossier", Phase.DEBATE),
        ("over 6", "Proefdossier", Phase.DEBATE),
    ]


def test_a_product_that_is_late_stays_until_it_is_done(desk: Desk) -> None:
    key = makers.dossier(desk)
    way = desk.trajectories.put(Trajectory(name="Begroting", year=2026)).only("trajectory")
    product = Product(trajectory_id=way, title="Inbreng", deadline=DAY - timedelta(days=9), dossier_id=key)  # type: ignore[arg-type]
    desk.trajectories.put_product(product)
    late = [row.text for row in desk.today.deadlines(DAY)]
    made = desk.trajectories.next_products()[0].product

    desk.trajectories.put_product(replace(made, status=ProductStatus.DONE))

    assert late == ["Inbreng"]
    assert desk.today.deadlines(DAY) == ()


@pytest.mark.parametrize(("days", "cold"), [(60, False), (61, True)])
def test_cold_is_longer_silent_than_the_rhythm(desk: Desk, whom: PersonId, days: int, cold: bool) -> None:
    _change(desk, whom, rhythm_days=60)
    _held(desk, whom, DAY - timedelta(days=days))

    assert _cold(desk) == ([(whom, 61)] if cold else [])


def test_the_shortest_rhythm_of_the_tags_counts_and_ones_own_before_it(desk: Desk, whom: PersonId) -> None:
    other = makers.person(desk, "Ander")
    for name, rhythm in (("kwartaal", 90), ("maand", 30)):
        tag = TagId(desk.tags.put(Tag(name=name, rhythm_days=rhythm)).only("tag"))
        desk.tags.tag(tag, [RecordRef("person", whom), RecordRef("person", other)])
    _change(desk, other, rhythm_days=365)
    for key in (whom, other):
        _held(desk, key, DAY - timedelta(days=40))

    (row,) = desk.today.cold(DAY).rows

    assert (row.person.id, row.rhythm, row.silent) == (whom, 30, 40)


def test_the_longest_silent_come_first_and_the_never_spoken_to_last(desk: Desk, whom: PersonId) -> None:
    never, longest = makers.person(desk, "Nooit"), makers.person(desk, "Lang")
    for key in (whom, never, longest):
        _change(desk, key, rhythm_days=30)
    _held(desk, whom, DAY - timedelta(days=40))
    _held(desk, longest, DAY - timedelta(days=80))

    assert _cold(desk) == [(longest, 80), (whom, 40), (never, None)]


def test_a_planned_talk_warms_a_relation(desk: Desk, whom: PersonId) -> None:
    _change(desk, whom, rhythm_days=30)
    makers.meeting(desk, whom, day=DAY + timedelta(days=20))

    assert _cold(desk) == []


def test_who_objected_is_left_alone(desk: Desk, whom: PersonId) -> None:
    _change(desk, whom, rhythm_days=30, keep_until=DAY, contact_points=(MAIL,), blocked_on=DAY)

    assert (_cold(desk), desk.today.reviews(DAY).count) == ([], 0)


def test_a_term_that_ends_within_a_month_wants_a_look(desk: Desk, whom: PersonId) -> None:
    soon, later = makers.person(desk, "Straks"), makers.person(desk, "Later")
    for key, days in ((whom, -2), (soon, 30), (later, 31)):
        _change(desk, key, keep_until=DAY + timedelta(days=days))

    rows = desk.today.reviews(DAY).rows

    assert [(row.person.id, row.review) for row in rows] == [(whom, Review.RETENTION), (soon, Review.RETENTION)]
    assert [row.due for row in rows] == [DAY - timedelta(days=2), DAY + timedelta(days=30)]


def test_notice_is_due_at_the_first_talk_once_there_is_an_address(desk: Desk, whom: PersonId) -> None:
    _held(desk, whom, DAY - timedelta(days=3))
    before = desk.today.reviews(DAY).count

    _change(desk, whom, contact_points=(MAIL,))

    (row,) = desk.today.reviews(DAY).rows
    assert before == 0
    assert (row.review, row.due) == (Review.NOTICE, DAY - timedelta(days=3))


def test_who_was_told_or_need_not_be_told_is_not_listed(desk: Desk, whom: PersonId) -> None:
    other = makers.person(desk, "Ander")
    _change(desk, whom, contact_points=(MAIL,), informed_on=DAY)
    _change(desk, other, contact_points=(MAIL,), not_informed_why="Openbare functie")

    assert desk.today.reviews(DAY).count == 0


def test_a_new_file_is_empty_until_something_is_written_down(desk: Desk) -> None:
    before = desk.today.is_empty()
    makers.person(desk)

    assert before
    assert not desk.today.is_empty()


def test_no_question_changes_the_file(sample: Desk) -> None:
    before = sample.exports.as_json(private=True)

    for away in range(8):
        day = DAY + timedelta(days=away)
        sample.today.agenda(day, DAY)
        sample.today.deadlines(day)
        sample.today.cold(day)
        sample.today.reviews(day)

    assert sample.exports.as_json(private=True) == before
    assert sample.history.redo_title() == ""


def test_a_held_talk_of_today_stays_on_the_agenda(desk: Desk, whom: PersonId) -> None:
    _held(desk, whom, DAY)

    (row,) = desk.today.agenda(DAY, DAY)

    assert row.talk.status is MeetingStatus.HELD


def test_the_rhythm_of_the_settings_is_for_who_was_spoken_to_and_has_none(desk: Desk, whom: PersonId) -> None:
    makers.person(desk, "Nooit")
    own = makers.person(desk, "Eigen")
    _change(desk, own, rhythm_days=365)
    for key in (whom, own):
        _held(desk, key, DAY - timedelta(days=91))
    with desk.today._workspace.transaction("Ritme") as tx:
        settings.write(tx.connection, "rhythm_days", "90")

    assert _cold(desk) == [(whom, 91)]


def test_who_objected_is_in_no_list_and_no_count(desk: Desk, whom: PersonId) -> None:
    other = makers.person(desk, "Ander")
    _promise(desk, whom, Direction.BY_THEM, DAY - timedelta(days=1))
    desk.tasks.put(Task(text="Bellen", person_id=whom))
    alone = makers.meeting(desk, whom, day=DAY)
    both = makers.meeting(desk, whom, day=DAY)
    everyone = (Participant(person_id=whom), Participant(person_id=other))
    desk.meetings.put(replace(desk.meetings.get(both), participants=everyone))
    makers.meeting(desk, whom, day=DAY - timedelta(days=2))
    _change(desk, whom, blocked_on=DAY)

    agenda = {row.talk.id: row for row in desk.today.agenda(DAY, DAY)}

    assert [len(agenda[key].talk.with_whom) for key in (both, alone)] == [1, 0]
    met = agenda[both].first
    assert met is not None
    assert (met.id, agenda[alone].first) == (other, None)
    assert desk.today.unreported(DAY) == ()
    assert desk.today.promises(Direction.BY_THEM, DAY) == ()
    assert desk.today.promise_count(Direction.BY_THEM, DAY).open == 0
    assert [row.person for row in desk.today.tasks(DAY).rows] == [""]


def test_a_talk_that_was_held_waits_a_month_for_its_report(desk: Desk, whom: PersonId) -> None:
    for days in (0, 1, 31, 32):
        _held(desk, whom, DAY - timedelta(days=days))
    desk.meetings.put(
        Meeting(day=DAY - timedelta(days=2), reaction="Goed", participants=(Participant(person_id=whom),))
    )

    assert [(DAY - row.day).days for row in desk.today.unreported(DAY)] == [31, 1]


def test_the_steps_over_many_talks_find_the_same_as_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_STEP", 2)
    people = [makers.person(desk, f"Persoon {at}") for at in range(5)]
    for at, key in enumerate(people):
        _held(desk, key, DAY - timedelta(days=100 + at))
        _held(desk, key, DAY - timedelta(days=50 + at))
    desk.settings.choose_rhythm(52)

    *steps, found = desk.today.cold_in_steps(DAY)

    assert steps == [None] * 6
    assert found is not None
    assert [(row.person.id, row.silent) for row in found.rows] == [(people[4], 54), (people[3], 53)]
    assert found.count == 2
