"""Deeds on tasks, tags and saved filters."""

from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import (
    FilterId,
    RecordRef,
    TagId,
)
from ipo_crm.domain.tags import Tag
from ipo_crm.domain.tasks import Task, TaskStatus
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    all_dossiers,
    all_meetings,
    all_people,
    all_places,
    deed,
)


def _task(desk: Desk, chance: Chance) -> Task | None:
    row = chance.one(desk.tasks.rows())
    return None if row is None else row.task


@deed("tasks.put")
def _put_task(desk: Desk, chance: Chance) -> Change | None:
    made = chance.maybe(_task(desk, chance)) or Task(text="nieuw")
    person, due = chance.maybe(chance.one(all_people(desk))), chance.maybe(chance.day())
    dossier, meeting = chance.maybe(chance.one(all_dossiers(desk))), chance.maybe(chance.one(all_meetings(desk)))
    changed = replace(made, text=chance.text(), person_id=person, due=due, dossier_id=dossier, meeting_id=meeting)
    return desk.tasks.put(changed)


@deed("tasks.settle")
def _settle_task(desk: Desk, chance: Chance) -> Change | None:
    task, status = _task(desk, chance), chance.of((TaskStatus.DONE, TaskStatus.DROPPED))
    return None if task is None else desk.tasks.settle(task.id, status, chance.of(("", "Gebeld")))


@deed("tasks.reopen")
def _reopen_task(desk: Desk, chance: Chance) -> Change | None:
    task = _task(desk, chance)
    return None if task is None else desk.tasks.reopen(task.id)


@deed("tasks.postpone")
def _postpone_task(desk: Desk, chance: Chance) -> Change | None:
    task = _task(desk, chance)
    return None if task is None else desk.tasks.postpone(task.id, chance.day())


@deed("tasks.assign")
def _assign_task(desk: Desk, chance: Chance) -> Change | None:
    task = _task(desk, chance)
    return None if task is None else desk.tasks.assign(task.id, chance.maybe(chance.one(all_people(desk))))


@deed("tasks.drop")
def _drop_task(desk: Desk, chance: Chance) -> Change | None:
    task = _task(desk, chance)
    return None if task is None else desk.tasks.drop(task.id)


def _tag(desk: Desk, chance: Chance) -> TagId | None:
    row = chance.one(desk.tags.rows())
    return None if row is None else row.tag.id


def _bearers(desk: Desk, chance: Chance) -> tuple[RecordRef, ...]:
    records = [
        *(RecordRef("person", key) for key in all_people(desk)),
        *(RecordRef("organisation", key) for key in all_places(desk)),
        *(RecordRef("dossier", key) for key in all_dossiers(desk)),
        *(RecordRef("meeting", key) for key in all_meetings(desk)),
    ]
    return chance.some(records, 6)


@deed("tags.put")
def _put_tag(desk: Desk, chance: Chance) -> Change | None:
    key = chance.maybe(_tag(desk, chance))
    made = Tag(name="nieuw") if key is None else desk.tags.get(key)
    return desk.tags.put(replace(made, name=chance.text(2), rhythm_days=chance.maybe(chance.number(3700))))


@deed("tags.rename")
def _rename_tag(desk: Desk, chance: Chance) -> Change | None:
    key = _tag(desk, chance)
    return None if key is None else desk.tags.rename(key, chance.text(1))


@deed("tags.merge")
def _merge_tags(desk: Desk, chance: Chance) -> Change | None:
    kept, gone = _tag(desk, chance), _tag(desk, chance)
    return None if kept is None or gone is None else desk.tags.merge(kept, gone)


@deed("tags.drop")
def _drop_tag(desk: Desk, chance: Chance) -> Change | None:
    key = _tag(desk, chance)
    return None if key is None else desk.tags.drop(key)


@deed("tags.tag")
def _tag_records(desk: Desk, chance: Chance) -> Change | None:
    key = _tag(desk, chance)
    return None if key is None else desk.tags.tag(key, _bearers(desk, chance))


@deed("tags.untag")
def _untag_records(desk: Desk, chance: Chance) -> Change | None:
    key = _tag(desk, chance)
    return (
        None if key is None else desk.tags.untag(key, chance.some((*desk.tags.bearers(key), *_bearers(desk, chance))))
    )


_AREAS = ("people", "dossiers")


def _filter(desk: Desk, chance: Chance) -> FilterId | None:
    return chance.one([each.id for area in _AREAS for each in desk.saved_filters.rows(area)])


@deed("saved_filters.save")
def _save_filter(desk: Desk, chance: Chance) -> Change | None:
    return desk.saved_filters.save(chance.of(_AREAS), chance.text(1), f"label:{chance.text(1)}")


@deed("saved_filters.rename")
def _rename_filter(desk: Desk, chance: Chance) -> Change | None:
    key = _filter(desk, chance)
    return None if key is None else desk.saved_filters.rename(key, chance.text(1))


@deed("saved_filters.arrange")
def _arrange_filters(desk: Desk, chance: Chance) -> Change | None:
    area = chance.of(_AREAS)
    keys = [each.id for each in desk.saved_filters.rows(area)]
    return desk.saved_filters.arrange(area, chance.some(keys, len(keys)))


@deed("saved_filters.drop")
def _drop_filter(desk: Desk, chance: Chance) -> Change | None:
    key = _filter(desk, chance)
    return None if key is None else desk.saved_filters.drop(key)
