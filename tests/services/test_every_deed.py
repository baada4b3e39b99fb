"""Every deed of the work is one step: undo gives what was, redo gives what became, on the sample."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.dossiers import Allocation, MessageKind
from ipo_crm.domain.ids import ActorRef, DossierId, MeetingId, PersonId, RecordRef, person_ref
from ipo_crm.domain.impressions import Impression
from ipo_crm.domain.instruments import Instrument
from ipo_crm.domain.meetings import Answer, MeetingKind, Precision
from ipo_crm.domain.promises import Outcome
from ipo_crm.domain.scopes import Interest
from ipo_crm.domain.tags import Tag
from ipo_crm.domain.tasks import Task, TaskStatus
from ipo_crm.domain.trajectories import Event, ProductStatus
from ipo_crm.domain.visits import Stop
from ipo_crm.services.desk import Desk

DAY = date(2025, 6, 10)
Deed = Callable[[Desk], Change]


def _heat(desk: Desk) -> DossierId:
    return next(row.id for row in desk.dossiers.rows() if row.kamerstuk == "36576")


def _transport(desk: Desk) -> DossierId:
    return next(row.id for row in desk.dossiers.rows() if row.short_title == "Decentraal OV")


def _visit(desk: Desk) -> MeetingId:
    return next(row.id for row in desk.meetings.rows() if row.kind is MeetingKind.WORK_VISIT)


def _change_stop(desk: Desk) -> Change:
    visit = desk.visits.get(_visit(desk))
    return desk.visits.put(replace(visit, press="", stops=(*visit.stops[1:], Stop(subject="Borrel"))))


def _copy(desk: Desk) -> Change:
    others = [row.id for row in desk.meetings.rows() if row.kind is MeetingKind.WORK_VISIT]
    return desk.visits.copy_programme(others[1], others[0])


def _answer(desk: Desk) -> Change:
    visit = _visit(desk)
    who = desk.meetings.get(visit).participants[3].person_id
    return desk.visits.note_answer(visit, who, Answer.DECLINED, None)


def _scope(desk: Desk, interest: Interest | None) -> Change:
    return desk.scopes.mark(_heat(desk), desk.scopes.matrix().rows[0].organisation_id, interest)


def _move_event(desk: Desk) -> Change:
    (year,) = desk.trajectories.all()
    return desk.trajectories.move_event(year.id, year.events[1].id, date(2025, 9, 9))


def _add_event(desk: Desk) -> Change:
    (year,) = desk.trajectories.all()
    return desk.trajectories.put_event(year.id, Event(name="Stemmingen", first_day=date(2025, 12, 18)))


def _drop_event(desk: Desk) -> Change:
    (year,) = desk.trajectories.all()
    return desk.trajectories.drop_event(year.id, year.events[2].id)


def _tag_everyone(desk: Desk) -> Change:
    return desk.tags.tag(desk.tags.rows()[0].tag.id, [RecordRef("person", row.id) for row in desk.people.rows()])


def _correct(desk: Desk) -> Change:
    actor = desk.positions.standings(_heat(desk))[0].actor
    entry = desk.positions.ledger(actor)[0]
    return desk.positions.correct(entry.id, replace(entry, stance=None))


def _drop_position(desk: Desk) -> Change:
    actor = desk.positions.standings(_heat(desk))[0].actor
    return desk.positions.drop(desk.positions.ledger(actor)[0].id)


def _leave(desk: Desk) -> Change:
    coalition = desk.coalitions.get(desk.coalitions.rows()[0].id)
    return desk.coalitions.leave(coalition.id, coalition.members[0].actor, date(2026, 1, 1))


def _attach(desk: Desk) -> Change:
    return desk.attachments.add_bytes(RecordRef("dossier", _heat(desk)), "stuk.pdf", b"inhoud")


def _reorder_messages(desk: Desk) -> Change:
    keys = [each.id for each in desk.dossiers.card(_heat(desk)).messages if each.kind is MessageKind.CORE]
    return desk.dossier_parts.arrange_messages(_heat(desk), MessageKind.CORE, tuple(reversed(keys)))


def _change_date(desk: Desk) -> Change:
    item = desk.dossiers.card(_heat(desk)).calendar[0]
    return desk.dossier_parts.change_date(_heat(desk), replace(item, text="Verzet", day=DAY))


def _change_phase(desk: Desk) -> Change:
    entry = desk.dossiers.card(_heat(desk)).phases[-1]
    return desk.dossier_parts.change_phase(_heat(desk), replace(entry, evidence="Anders"))


def _allocate(desk: Desk) -> Change:
    part = desk.dossiers.card(_transport(desk)).allocations[0]
    return desk.dossier_parts.put_allocation(
        Allocation(ask_id=part.ask_id, organisation_id=part.organisation_id, amount=1)
    )


def _take_allocation(desk: Desk) -> Change:
    part = desk.dossiers.card(_transport(desk)).allocations[0]
    return desk.dossier_parts.drop_allocation(part.ask_id, part.organisation_id)


def _task(desk: Desk) -> Task:
    return desk.tasks.open_rows()[0].task


def _end_relation(desk: Desk) -> Change:
    tie = next(each for row in desk.people.rows() for each in desk.relations.of(_person(row.id)))
    return desk.relations.end(tie.id, date(2026, 1, 1))


def _person(key: int) -> ActorRef:
    return person_ref(PersonId(key))


DEEDS: dict[str, Deed] = {
    "programme": _change_stop,
    "programme away": lambda desk: desk.visits.drop(_visit(desk)),
    "stop later": lambda desk: desk.visits.move_stop(_visit(desk), 1, 15),
    "stop up": lambda desk: desk.visits.reorder(_visit(desk), 3, 1),
    "programme copied": _copy,
    "answer": _answer,
    "talk moved": lambda desk: desk.meetings.move(
        _visit(desk), Moment(date(2025, 7, 1), time(10), time(15), Precision.TIME)
    ),
    "talk cancelled": lambda desk: desk.meetings.cancel(_visit(desk), "Storm"),
    "task": lambda desk: desk.tasks.put(Task(text="Bellen", dossier_id=_heat(desk))),
    "task settled": lambda desk: desk.tasks.settle(_task(desk).id, TaskStatus.DONE, "Gedaan"),
    "task later": lambda desk: desk.tasks.postpone(_task(desk).id, date(2025, 8, 1)),
    "task to nobody": lambda desk: desk.tasks.assign(_task(desk).id, None),
    "task away": lambda desk: desk.tasks.drop(_task(desk).id),
    "instrument": lambda desk: desk.instruments.record(Instrument(dossier_id=_heat(desk), kind="petitie", day=DAY)),
    "outcome": lambda desk: desk.instruments.note_outcome(desk.instruments.rows(_heat(desk))[0].id, "Gelukt"),
    "scope": lambda desk: _scope(desk, Interest.OWN),
    "scope away": lambda desk: _scope(desk, None),
    "year": lambda desk: desk.trajectories.make_year(2027, regeerprogramma=True),
    "year away": lambda desk: desk.trajectories.drop(desk.trajectories.all()[0].id),
    "event moved": _move_event,
    "event": _add_event,
    "event away": _drop_event,
    "product done": lambda desk: desk.trajectories.settle(
        desk.trajectories.next_products()[0].product.id, ProductStatus.DONE
    ),
    "product away": lambda desk: desk.trajectories.drop_product(desk.trajectories.next_products()[0].product.id),
    "tag": lambda desk: desk.tags.put(Tag(name="nieuw", rhythm_days=30)),
    "tag everyone": _tag_everyone,
    "tag by name": lambda desk: desk.tags.give("Nieuw woord", RecordRef("person", desk.people.rows()[0].id)),
    "rhythm of a tag": lambda desk: desk.tags.set_rhythm(desk.tags.rows()[0].tag.id, 45),
    "rhythm": lambda desk: desk.people.set_rhythm(desk.people.rows()[0].id, 45),
    "objection": lambda desk: desk.people.note_objection(desk.people.rows()[0].id),
    "note": lambda desk: desk.notes.put(RecordRef("person", desk.people.rows()[0].id), "Een *nieuwe* notitie"),
    "tags merged": lambda desk: desk.tags.merge(*(row.tag.id for row in desk.tags.rows())),
    "tag away": lambda desk: desk.tags.drop(desk.tags.rows()[0].tag.id),
    "filter": lambda desk: desk.saved_filters.save("people", "eigen", "label:warmtenet"),
    "attachment": _attach,
    "position corrected": _correct,
    "position away": _drop_position,
    "member left": _leave,
    "messages in order": _reorder_messages,
    "message away": lambda desk: desk.dossier_parts.drop_message(desk.dossiers.card(_heat(desk)).messages[0].id),
    "date": _change_date,
    "date away": lambda desk: desk.dossier_parts.drop_date(desk.dossiers.card(_heat(desk)).calendar[0].id),
    "phase": _change_phase,
    "phase away": lambda desk: desk.dossier_parts.drop_phase(desk.dossiers.card(_heat(desk)).phases[0].id),
    "ask away": lambda desk: desk.dossier_parts.drop_ask(desk.dossiers.card(_transport(desk)).asks[0].id),
    "part": _allocate,
    "part away": _take_allocation,
    "promise settled": lambda desk: desk.promises.settle(
        desk.promises.open_rows()[0].promise.id, Outcome.LAPSED, "Niet meer nodig"
    ),
    "promise away": lambda desk: desk.promises.drop(desk.promises.open_rows()[0].promise.id),
    "relation ended": _end_relation,
    "impression": lambda desk: desk.impressions.put(
        Impression(person_id=desk.people.rows()[0].id, day=DAY, text="Twijfelt")
    ),
    "source": lambda desk: desk.sources.change(replace(desk.sources.rows()[0], title="Verbeterd")),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_one_step_back_and_one_step_forth(sample: Desk, name: str) -> None:
    before = sample.exports.as_json(private=True)

    change = DEEDS[name](sample)
    after = sample.exports.as_json(private=True)

    assert after != before
    assert sample.history.undo_title() == change.title
    sample.history.undo()
    assert sample.exports.as_json(private=True) == before
    sample.history.redo()
    assert sample.exports.as_json(private=True) == after
