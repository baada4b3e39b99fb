"""Deeds on contact moments, work visits among them."""

from dataclasses import replace
from datetime import time

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import (
    MeetingId,
    PersonId,
)
from ipo_crm.domain.ids import person_ref as who
from ipo_crm.domain.meetings import (
    Answer,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Participant,
    PhotoConsent,
    Precision,
)
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.talks import Settled, StanceHeard, TalkReport
from ipo_crm.domain.visits import Stop
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_meeting,
    a_name,
    all_meetings,
    all_people,
    all_places,
    deed,
)


@deed("meetings.put")
def _put_meeting(desk: Desk, chance: Chance) -> Change | None:
    made = a_meeting(desk, chance, chance.of(list(MeetingStatus)))
    known = chance.maybe(chance.one(all_meetings(desk)))
    fresh = Person(id=PersonId(-1), name=a_name(chance))
    if made is None:
        made = Meeting(day=chance.day(), participants=(Participant(person_id=PersonId(-1)),))
        return desk.meetings.put(made, (fresh,))
    return desk.meetings.put(replace(made, id=known or MeetingId(0)))


@deed("meetings.drop")
def _drop_meeting(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_meetings(desk))
    return None if key is None else desk.meetings.drop(key)


@deed("meetings.record_talk")
def _record_talk(desk: Desk, chance: Chance) -> Change | None:
    made = a_meeting(desk, chance, MeetingStatus.HELD)
    if made is None:
        return None
    person = made.participants[0].person_id
    heard = tuple(StanceHeard(actor=who(person), dossier_id=key, stance=Stance.FOR) for key in made.dossiers)
    open_now = [row.promise.id for row in desk.promises.open_rows()]
    settled = tuple(
        Settled(promise_id=key, outcome=Outcome.KEPT, evidence="gezien") for key in chance.some(open_now, 1)
    )
    promise = Promise(direction=chance.of(list(Direction)), person_id=person, text=chance.text(), due=chance.day())
    report = TalkReport(meeting=made, stances=heard, promises=(promise,), settled=settled, impression=chance.text())
    return desk.meetings.record_talk(report)


@deed("meetings.cancel")
def _cancel_meeting(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_to_come(desk) or all_meetings(desk))
    return None if key is None else desk.meetings.cancel(key, chance.of(("", "Storm")))


@deed("meetings.move")
def _move_meeting(desk: Desk, chance: Chance) -> Change | None:
    key, starts = chance.one(_to_come(desk) or all_meetings(desk)), chance.maybe(time(chance.number(22), 30))
    if key is None:
        return None
    moment = Moment(chance.day(), starts, None, Precision.DAY if starts is None else Precision.TIME)
    return desk.meetings.move(key, moment)


def _to_come(desk: Desk) -> list[MeetingId]:
    return [row.id for row in desk.meetings.rows() if row.status is MeetingStatus.PLANNED]


def _visit(desk: Desk, chance: Chance) -> MeetingId | None:
    """Give a work visit, or now and then another contact moment, which has no programme."""
    visits = [row.id for row in desk.meetings.rows() if row.kind is MeetingKind.WORK_VISIT]
    return chance.one(visits or all_meetings(desk))


def _stop(desk: Desk, chance: Chance) -> Stop:
    starts = chance.maybe(time(chance.number(20), 15))
    ends = None if starts is None else chance.maybe(time(starts.hour + 1, chance.of((0, 45))))
    return Stop(
        starts=starts,
        ends=ends,
        place=chance.text(1),
        subject=chance.text(),
        host_person_id=chance.maybe(chance.one(all_people(desk))),
        host_organisation_id=chance.maybe(chance.one(all_places(desk))),
        travel_minutes=chance.maybe(chance.number(1500)),
    )


@deed("visits.put")
def _put_visit(desk: Desk, chance: Chance) -> Change | None:
    key = _visit(desk, chance)
    if key is None:
        return None
    known = desk.visits.get(key)
    fresh = tuple(_stop(desk, chance) for _ in range(chance.number(3)))
    province = chance.maybe(chance.one(all_places(desk)))
    stops = (*chance.some(known.stops), *fresh)
    return desk.visits.put(replace(known, province_id=province, press=chance.text(), stops=stops))


@deed("visits.drop")
def _drop_visit(desk: Desk, chance: Chance) -> Change | None:
    key = _visit(desk, chance)
    return None if key is None else desk.visits.drop(key)


@deed("visits.move_stop")
def _move_stop(desk: Desk, chance: Chance) -> Change | None:
    key = _visit(desk, chance)
    return None if key is None else desk.visits.move_stop(key, chance.number(3) - 1, chance.number(240) - 120)


@deed("visits.reorder")
def _reorder_stops(desk: Desk, chance: Chance) -> Change | None:
    key = _visit(desk, chance)
    return None if key is None else desk.visits.reorder(key, chance.number(3) - 1, chance.number(3) - 1)


@deed("visits.copy_programme")
def _copy_programme(desk: Desk, chance: Chance) -> Change | None:
    key = _visit(desk, chance)
    row = None if key is None else chance.one(desk.visits.earlier(key))
    return None if key is None or row is None else desk.visits.copy_programme(key, row.meeting_id)


@deed("visits.note_answer")
def _note_answer(desk: Desk, chance: Chance) -> Change | None:
    key, person = _visit(desk, chance), chance.one(all_people(desk))
    if key is None or person is None:
        return None
    answer, photo = chance.of([*Answer, None]), chance.of([*PhotoConsent, None])
    return desk.visits.note_answer(key, person, answer, photo)
