"""Deeds on dossiers: their parts, and the instruments used on them."""

from dataclasses import replace
from datetime import time

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import (
    Allocation,
    Ask,
    AskStatus,
    CalendarDate,
    Dossier,
    Message,
    MessageKind,
    Phase,
    PhaseEntry,
)
from ipo_crm.domain.ids import (
    DossierId,
)
from ipo_crm.domain.instruments import Instrument
from ipo_crm.services.desk import Desk
from tests.reliability.chance import (
    Chance,
    a_source,
    all_dossiers,
    all_meetings,
    all_people,
    all_places,
    deed,
)


@deed("dossiers.put")
def _put_dossier(desk: Desk, chance: Chance) -> Change | None:
    key, lead = chance.maybe(chance.one(all_dossiers(desk))), chance.one(all_people(desk))
    made = Dossier(
        id=key or DossierId(0), title=chance.text(), goal=chance.text(), salience=chance.number(5), lead_id=lead
    )
    return desk.dossiers.put(made)


@deed("dossiers.drop")
def _drop_dossier(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_dossiers(desk))
    return None if key is None else desk.dossiers.drop(key)


@deed("dossiers.enter_phase")
def _enter_phase(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_dossiers(desk))
    entry = PhaseEntry(phase=chance.of(list(Phase)), entered=chance.day(), reason=chance.of(("", "haast")))
    return None if key is None else desk.dossiers.enter_phase(key, entry)


@deed("dossiers.add_message")
def _add_message(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_dossiers(desk))
    message = Message(kind=chance.of(list(MessageKind)), text=chance.text(), answer=chance.text())
    return None if key is None else desk.dossiers.add_message(key, message)


@deed("dossiers.add_date")
def _add_date(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_dossiers(desk))
    item = CalendarDate(day=chance.day(), at=chance.maybe(time(14, 30)), text=chance.text())
    return None if key is None else desk.dossiers.add_date(key, item)


@deed("dossiers.put_ask")
def _put_ask(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(all_dossiers(desk))
    if key is None:
        return None
    known = desk.dossiers.card(key).asks
    fresh = Ask(dossier_id=key, text="nieuw", addressee_id=chance.one(all_places(desk)))
    ask = chance.of([*known, fresh])
    return desk.dossiers.put_ask(replace(ask, text=chance.text(), status=chance.of(list(AskStatus))))


@deed("dossier_parts.change_message")
def _change_message(desk: Desk, chance: Chance) -> Change | None:
    found = [(key, each) for key in all_dossiers(desk) for each in desk.dossiers.card(key).messages]
    if not found:
        return None
    key, message = chance.of(found)
    kind, source = chance.of(list(MessageKind)), chance.maybe(a_source(chance))
    return desk.dossier_parts.change_message(key, replace(message, kind=kind, text=chance.text(), source=source))


@deed("dossier_parts.arrange_messages")
def _arrange_messages(desk: Desk, chance: Chance) -> Change | None:
    key, kind = chance.one(all_dossiers(desk)), chance.of(list(MessageKind))
    if key is None:
        return None
    keys = [each.id for each in desk.dossiers.card(key).messages if each.kind is kind]
    return desk.dossier_parts.arrange_messages(key, kind, chance.some(keys, len(keys)))


@deed("dossier_parts.move_message")
def _move_message(desk: Desk, chance: Chance) -> Change | None:
    found = chance.one([each.id for key in all_dossiers(desk) for each in desk.dossiers.card(key).messages])
    return None if found is None else desk.dossier_parts.move_message(found, chance.of((-1, 1)))


@deed("dossier_parts.drop_message")
def _drop_message(desk: Desk, chance: Chance) -> Change | None:
    found = chance.one([each.id for key in all_dossiers(desk) for each in desk.dossiers.card(key).messages])
    return None if found is None else desk.dossier_parts.drop_message(found)


@deed("dossier_parts.change_date")
def _change_date(desk: Desk, chance: Chance) -> Change | None:
    found = [(key, each) for key in all_dossiers(desk) for each in desk.dossiers.card(key).calendar]
    if not found:
        return None
    key, item = chance.of(found)
    changed = replace(item, day=chance.day(), at=chance.maybe(time(9, 5)), text=chance.text(), confirmed=False)
    return desk.dossier_parts.change_date(key, changed)


@deed("dossier_parts.drop_date")
def _drop_date(desk: Desk, chance: Chance) -> Change | None:
    found = chance.one([each.id for key in all_dossiers(desk) for each in desk.dossiers.card(key).calendar])
    return None if found is None else desk.dossier_parts.drop_date(found)


@deed("dossier_parts.change_phase")
def _change_phase(desk: Desk, chance: Chance) -> Change | None:
    found = [(key, each) for key in all_dossiers(desk) for each in desk.dossiers.card(key).phases]
    if not found:
        return None
    key, entry = chance.of(found)
    changed = replace(entry, phase=chance.of(list(Phase)), entered=chance.day(), evidence=chance.text())
    return desk.dossier_parts.change_phase(key, changed)


@deed("dossier_parts.drop_phase")
def _drop_phase(desk: Desk, chance: Chance) -> Change | None:
    found = chance.one([each.id for key in all_dossiers(desk) for each in desk.dossiers.card(key).phases])
    return None if found is None else desk.dossier_parts.drop_phase(found)


def _asks(desk: Desk) -> list[Ask]:
    return [each for key in all_dossiers(desk) for each in desk.dossiers.card(key).asks]


@deed("dossier_parts.drop_ask")
def _drop_ask(desk: Desk, chance: Chance) -> Change | None:
    ask = chance.one(_asks(desk))
    return None if ask is None else desk.dossier_parts.drop_ask(ask.id)


@deed("dossier_parts.put_allocation")
def _put_allocation(desk: Desk, chance: Chance) -> Change | None:
    ask, place = chance.one(_asks(desk)), chance.one(all_places(desk))
    amount, source = chance.number(10**9) - 10, chance.maybe(a_source(chance))
    if ask is None or place is None:
        return None
    part = Allocation(ask_id=ask.id, organisation_id=place, amount=amount, note=chance.text(), source=source)
    return desk.dossier_parts.put_allocation(part)


@deed("dossier_parts.drop_allocation")
def _drop_allocation(desk: Desk, chance: Chance) -> Change | None:
    part = chance.one([each for key in all_dossiers(desk) for each in desk.dossiers.card(key).allocations])
    return None if part is None else desk.dossier_parts.drop_allocation(part.ask_id, part.organisation_id)


def _instrument(desk: Desk, chance: Chance) -> Instrument | None:
    return chance.one([each for key in all_dossiers(desk) for each in desk.instruments.rows(key)])


@deed("instruments.record")
def _record_instrument(desk: Desk, chance: Chance) -> Change | None:
    key, known = chance.one(all_dossiers(desk)), chance.maybe(_instrument(desk, chance))
    if key is None:
        return None
    meeting = chance.maybe(chance.one(all_meetings(desk)))
    motion = chance.maybe(chance.one([row.id for row in desk.motions.rows()]))
    made = known or Instrument(dossier_id=key, kind=chance.of(("petitie", "BAC", "")), day=chance.day())
    changed = replace(made, text=chance.text(), phase=chance.maybe(chance.of(list(Phase))), source=a_source(chance))
    return desk.instruments.record(replace(changed, meeting_id=meeting, motion_id=motion))


@deed("instruments.note_outcome")
def _note_outcome(desk: Desk, chance: Chance) -> Change | None:
    used = _instrument(desk, chance)
    return None if used is None else desk.instruments.note_outcome(used.id, chance.text())


@deed("instruments.drop")
def _drop_instrument(desk: Desk, chance: Chance) -> Change | None:
    used = _instrument(desk, chance)
    return None if used is None else desk.instruments.drop(used.id)
