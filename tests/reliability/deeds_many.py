"""Deeds on several records at once, notes, and what is set about one person in a press."""

from dataclasses import replace
from datetime import timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.many import OF_ORGANISATIONS, OF_PEOPLE, ManyField, Value
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.services.desk import Desk
from ipo_crm.services.many import Many
from tests.reliability.chance import Chance, all_people, all_places, deed

_MOST = 9


@deed("notes.put")
def _put_note(desk: Desk, chance: Chance) -> Change | None:
    people = [RecordRef("person", key) for key in all_people(desk)]
    ref = chance.one([*people, *(RecordRef("organisation", key) for key in all_places(desk))])
    return None if ref is None else desk.notes.put(ref, chance.text())


@deed("people.set_rhythm")
def _set_rhythm(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    return None if key is None else desk.people.set_rhythm(key, chance.maybe(chance.number(3700)))


@deed("people.note_objection")
def _note_objection(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    since = desk.settings.today() - timedelta(days=chance.number(400))
    return None if key is None else desk.people.note_objection(key, chance.maybe(since))


@deed("people.withdraw_objection")
def _withdraw_objection(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    found = None if key is None else desk.people.get(key)
    if key is None or found is None:
        return None
    if found.blocked_on is None:
        return desk.people.change(replace(found, blocked_on=desk.settings.today()))
    return desk.people.withdraw_objection(key)


@deed("people.many.change")
def _change_people(desk: Desk, chance: Chance) -> Change | None:
    field = chance.of(OF_PEOPLE)
    return desk.people.many.change(chance.some(all_people(desk), _MOST), field, _value(field, chance))


@deed("people.many.tag")
def _tag_people(desk: Desk, chance: Chance) -> Change | None:
    return desk.people.many.tag(chance.some(all_people(desk), _MOST), chance.text(1))


@deed("people.many.untag")
def _untag_people(desk: Desk, chance: Chance) -> Change | None:
    return _untag(desk.people.many, chance.some(all_people(desk), _MOST), chance)


@deed("people.many.drop")
def _drop_people(desk: Desk, chance: Chance) -> Change | None:
    return desk.people.many.drop(chance.some(all_people(desk)))


@deed("people.many.add_notes")
def _add_notes(desk: Desk, chance: Chance) -> Change | None:
    return desk.people.many.add_notes(chance.some(all_people(desk), _MOST), chance.text(1))


@deed("people.many.end_roles")
def _end_roles(desk: Desk, chance: Chance) -> Change | None:
    keys, place = all_people(desk), chance.one(all_places(desk))
    return None if place is None else desk.people.many.end_roles(chance.some(keys, _MOST), place, chance.day())


@deed("organisations.many.change")
def _change_organisations(desk: Desk, chance: Chance) -> Change | None:
    field = chance.of(OF_ORGANISATIONS)
    return desk.organisations.many.change(chance.some(all_places(desk), _MOST), field, _value(field, chance))


@deed("organisations.many.tag")
def _tag_organisations(desk: Desk, chance: Chance) -> Change | None:
    return desk.organisations.many.tag(chance.some(all_places(desk), _MOST), chance.text(1))


@deed("organisations.many.untag")
def _untag_organisations(desk: Desk, chance: Chance) -> Change | None:
    return _untag(desk.organisations.many, chance.some(all_places(desk), _MOST), chance)


@deed("organisations.many.drop")
def _drop_organisations(desk: Desk, chance: Chance) -> Change | None:
    return desk.organisations.many.drop(chance.some(all_places(desk)))


@deed("retention.told_today")
def _told_today(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    return None if key is None else desk.retention.told_today(key)


@deed("retention.keep_longer")
def _keep_longer(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    return None if key is None else desk.retention.keep_longer(key)


@deed("tags.give")
def _give_tag(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_people(desk))
    return None if key is None else desk.tags.give(chance.text(1), RecordRef("person", key))


@deed("tags.set_rhythm")
def _set_rhythm_of_tag(desk: Desk, chance: Chance) -> Change | None:
    tag = chance.one([row.tag.id for row in desk.tags.rows()])
    return None if tag is None else desk.tags.set_rhythm(tag, chance.maybe(chance.number(3700)))


def _untag(many: Many, keys: tuple[int, ...], chance: Chance) -> Change | None:
    share = chance.one(many.shared(keys).tags) if keys else None
    return None if share is None else many.untag(keys, share.tag.id)


def _value(field: ManyField, chance: Chance) -> Value:
    values: dict[ManyField, Value] = {
        ManyField.RHYTHM: chance.maybe(1 + chance.number(3700)),
        ManyField.KEEP_UNTIL: chance.maybe(chance.day()),
        ManyField.INFORMED_ON: chance.maybe(chance.day()),
        ManyField.INFORMED_HOW: chance.text(),
        ManyField.LANGUAGES: chance.text(),
        ManyField.KIND: chance.of(list(OrganisationKind)),
        ManyField.SECTOR: chance.maybe(chance.of(list(Sector))),
        ManyField.LEVEL: chance.of(list(Level)),
    }
    return values[field]
