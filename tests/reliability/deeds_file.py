"""Deeds on the file as a whole: settings, imports, attachments, merging, repair, the bin and the past."""

from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.health import Repair
from ipo_crm.domain.history import ChangeKind
from ipo_crm.domain.ids import (
    ActorRef,
    AttachmentId,
    RecordRef,
)
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_source,
    all_actors,
    all_dossiers,
    all_meetings,
    all_people,
    all_places,
    deed,
)


@deed("settings.choose_own_organisation")
def _choose_own(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_places(desk))
    return None if key is None else desk.settings.choose_own_organisation(key)


@deed("settings.choose_rhythm")
def _choose_rhythm(desk: Desk, chance: Chance) -> Change | None:
    return desk.settings.choose_rhythm(chance.of((None, 28, 91)))


@deed("imports.run")
def _import(desk: Desk, chance: Chance) -> Change | None:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{chance.text(1)}{number};A.;;;\r\nFN:A. {number}\r\n"
        f"EMAIL:{number}@voorbeeld.invalid\r\nORG:{chance.text(1)}\r\nEND:VCARD\r\n"
        for number in range(chance.number(4))
    )
    path = desk.path.with_name("kaartjes.vcf")
    path.write_text(cards, encoding="utf-8")
    return desk.imports.run((path,))[1]


@deed("bin.restore")
def _restore(desk: Desk, chance: Chance) -> Change | None:
    row = chance.one(desk.bin.rows())
    return None if row is None else desk.bin.restore(row.entry)


@deed("history.restore_field")
def _restore_field(desk: Desk, chance: Chance) -> Change | None:
    refs = [
        *(RecordRef("person", key) for key in all_people(desk)),
        *(RecordRef("dossier", key) for key in all_dossiers(desk)),
        *(RecordRef("meeting", row.id) for row in desk.meetings.rows()),
    ]
    changes = [change for ref in chance.some(refs, 8) for change in desk.history.of(ref)]
    change = chance.one([each for each in changes if each.kind is ChangeKind.CHANGED and each.fields])
    return None if change is None else desk.history.restore_field(change.entry, chance.of(change.fields).column)


def holders(desk: Desk) -> list[RecordRef]:
    """Give every record that may hold attachments."""
    products = [row.product.id for each in desk.trajectories.all() for row in desk.trajectories.card(each.id).products]
    return [
        *(RecordRef("person", key) for key in all_people(desk)),
        *(RecordRef("organisation", key) for key in all_places(desk)),
        *(RecordRef("dossier", key) for key in all_dossiers(desk)),
        *(RecordRef("meeting", key) for key in all_meetings(desk)),
        *(RecordRef("motion", row.id) for row in desk.motions.rows()),
        *(RecordRef("product", key) for key in products),
    ]


def _attachment(desk: Desk, chance: Chance) -> AttachmentId | None:
    return chance.one([each.id for holder in holders(desk) for each in desk.attachments.rows(holder)])


@deed("attachments.add")
def _add_attachment(desk: Desk, chance: Chance) -> Change | None:
    holder, path = chance.one(holders(desk)), desk.path.with_name("stuk.txt")
    path.write_text(chance.text(), encoding="utf-8")
    return None if holder is None else desk.attachments.add(holder, path, chance.text(), chance.maybe(a_source(chance)))


@deed("attachments.add_bytes")
def _add_bytes(desk: Desk, chance: Chance) -> Change | None:
    holder, name = chance.one(holders(desk)), f"{chance.text(1)}.pdf"
    return None if holder is None else desk.attachments.add_bytes(holder, name, bytes(chance.number(4)), chance.text())


@deed("attachments.rename")
def _rename_attachment(desk: Desk, chance: Chance) -> Change | None:
    key = _attachment(desk, chance)
    return None if key is None else desk.attachments.rename(key, f"{chance.text(1)}.txt")


@deed("attachments.annotate")
def _annotate(desk: Desk, chance: Chance) -> Change | None:
    key = _attachment(desk, chance)
    return None if key is None else desk.attachments.annotate(key, chance.text())


@deed("attachments.drop")
def _drop_attachment(desk: Desk, chance: Chance) -> Change | None:
    key = _attachment(desk, chance)
    return None if key is None else desk.attachments.drop(key)


def _pair(desk: Desk, chance: Chance) -> tuple[ActorRef, ActorRef] | None:
    """Give two people or two organisations, now and then twice the same one."""
    one = chance.one(all_actors(desk))
    return None if one is None else (one, chance.of([each for each in all_actors(desk) if each.kind is one.kind]))


@deed("duplicates.part")
def _part(desk: Desk, chance: Chance) -> Change | None:
    pair = _pair(desk, chance)
    return None if pair is None else desk.duplicates.part(*pair)


@deed("duplicates.merge")
def _merge(desk: Desk, chance: Chance) -> Change | None:
    pair = _pair(desk, chance)
    if pair is None:
        return None
    differing = [] if pair[0] == pair[1] else [field.name for field in desk.duplicates.plan(*pair).fields]
    choices = {name: chance.of((True, False)) for name in chance.some(differing, len(differing))}
    return desk.duplicates.merge(*pair, choices)


@deed("health.repair")
def _repair(desk: Desk, chance: Chance) -> Change | None:
    return desk.health.repair(chance.of(list(Repair)))


@deed("sources.change")
def _change_source(desk: Desk, chance: Chance) -> Change | None:
    source = chance.one(desk.sources.rows())
    changed = a_source(chance)
    if source is None:
        return None
    return desk.sources.change(replace(changed, id=source.id, published=chance.maybe(chance.day())))
