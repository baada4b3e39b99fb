"""The deeds that the state machine may do: one small rule for each deed of each service, with chance for arguments.

To add a deed: a function of a Desk and a Chance under `@deed("service.method")` that calls it, or gives None when there
is nothing to do it on. A UserError is an answer too: then nothing may have changed.
"""

import inspect
import json
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ipo_crm.domain.changes import Change
from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.dossiers import Ask, AskStatus, CalendarDate, Dossier, Message, MessageKind, Phase, PhaseEntry
from ipo_crm.domain.history import ChangeKind
from ipo_crm.domain.ids import ActorRef, CoalitionId, DossierId, MeetingId, OrganisationId, PersonId, RecordRef, RoleId
from ipo_crm.domain.ids import organisation_ref as at
from ipo_crm.domain.ids import person_ref as who
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Relation, RelationKind, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import Settled, StanceHeard, TalkReport
from ipo_crm.services.desk import Desk

_Item = TypeVar("_Item")
Act = Callable[[Desk, "Chance"], Change | None]

DEEDS: dict[str, Act] = {}
"""Every deed that is done at random, by service and method."""

ELSEWHERE = {
    "history.undo": "a rule of the machine itself",
    "history.redo": "a rule of the machine itself",
    "bin.empty": "a rule of the machine itself: undo goes no further back",
    "bin.drop_for_good": "as bin.empty",
    "keys.confirm_code": "only of an encrypted file; it writes one setting",
    "backups.choose_place": "writes one setting; tests/services/test_backups.py",
    "samples.fill": "two thousand rows at once; tests/services/test_samples.py",
    "samples.add_reference": "a thousand rows at once; tests/services/test_samples.py",
}
"""Deeds that have no rule here, each with the reason."""

_WORDS = ("net", "congestie", "Fryslân", "woningbouw", "ĳs", "Prinsjesdag", "'s-Gravenhage", "brief", "van", "de")
_FIRST = date(2026, 1, 1)


class Chance:
    """Draws arguments; the same number draws the same."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)

    def one(self, items: Sequence[_Item]) -> _Item | None:
        """Give one of these, None when there are none."""
        return self._random.choice(items) if items else None

    def of(self, items: Sequence[_Item]) -> _Item:
        """Give one of these, of which there is at least one."""
        return self._random.choice(items)

    def some(self, items: Sequence[_Item], most: int = 3) -> tuple[_Item, ...]:
        """Give a few of these, each once."""
        return tuple(self._random.sample(items, self._random.randint(0, min(most, len(items)))))

    def text(self, most: int = 4) -> str:
        """Give a few words."""
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(1, most)))

    def day(self) -> date:
        """Give a day of the year before today's."""
        return _FIRST + timedelta(days=self._random.randrange(300))

    def maybe(self, item: _Item) -> _Item | None:
        """Give it, or None as often."""
        return item if self._random.random() < 0.5 else None

    def number(self, most: int) -> int:
        """Give a number from 1."""
        return self._random.randint(1, most)


def deed(name: str) -> Callable[[Act], Act]:
    """Put a rule under the name of its service and method."""

    def keep(act: Act) -> Act:
        DEEDS[name] = act
        return act

    return keep


def all_deeds() -> frozenset[str]:
    """Give every method of every service on the desk that gives a Change."""
    found = set()
    for name, prop in vars(Desk).items():
        if not isinstance(prop, cached_property):
            continue
        service = _service(name)
        for method, function in inspect.getmembers(service, inspect.isfunction):
            given = str(inspect.signature(function).return_annotation)
            if not method.startswith("_") and "changes.Change" in given:
                found.add(f"{name}.{method}")
    return frozenset(found | {"settings.choose_own_organisation", "settings.choose_author"})


def _service(name: str) -> type[Any]:
    import importlib

    module = importlib.import_module(f"ipo_crm.services.{name}")
    return next(
        kind
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__name__.lower() == name.replace("_", "")
    )


class Tally:
    """Counts what a run did; written as JSON where the environment names a file in IPO_CRM_FIGURES."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(
            ("runs", "deeds", "refused", "undos", "redos", "restored", "restarts", "emptied"), 0
        )
        self.by_deed: dict[str, int] = {}

    def write(self) -> None:
        """Write the counts, if somebody asked for them."""
        wanted = os.environ.get("IPO_CRM_FIGURES")
        if wanted:
            told = {"undo": {**self.counts, "kinds": len(self.by_deed)}, "by_deed": dict(sorted(self.by_deed.items()))}
            Path(wanted).write_text(json.dumps(told, indent=1), encoding="utf-8")


def _people(desk: Desk) -> list[PersonId]:
    return [row.id for row in desk.people.rows()]


def _places(desk: Desk) -> list[OrganisationId]:
    return [OrganisationId(item.id) for item in desk.organisations.all()]


def _dossiers(desk: Desk) -> list[DossierId]:
    return [row.id for row in desk.dossiers.rows()]


def _actors(desk: Desk) -> list[ActorRef]:
    return [*(who(key) for key in _people(desk)), *(at(key) for key in _places(desk))]


def _source(chance: Chance) -> Source:
    return Source(source_class=chance.of(list(SourceClass)), title=chance.text(2), known_on=chance.maybe(chance.day()))


def _name(chance: Chance) -> PersonName:
    prefix = chance.of(("", "van der", "de"))
    return PersonName(initials=chance.of(("A.", "B.C.", "")), prefix=prefix, family_name=chance.text(2))


def _person(chance: Chance) -> Person:
    kinds = (ContactKind.EMAIL, ContactKind.MOBILE)
    points = tuple(
        ContactPoint(kind=kind, value=f"{chance.number(99)}@voorbeeld.invalid") for kind in chance.some(kinds)
    )
    return Person(name=_name(chance), notes=chance.text(), contact_points=points, source=chance.maybe(_source(chance)))


@deed("people.add")
def _add_person(desk: Desk, chance: Chance) -> Change | None:
    place = chance.one(_places(desk))
    roles = () if place is None else (Role(person_id=PersonId(0), organisation_id=place, function=chance.text(1)),)
    return desk.people.add(_person(chance), roles)


@deed("people.change")
def _change_person(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_people(desk))
    found = None if key is None else desk.people.get(key)
    return None if found is None else desk.people.change(replace(_person(chance), id=found.id, uuid=found.uuid))


@deed("people.drop")
def _drop_person(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_people(desk))
    return None if key is None else desk.people.drop(key)


@deed("people.put_role")
def _put_role(desk: Desk, chance: Chance) -> Change | None:
    key, place = chance.one(_people(desk)), chance.one(_places(desk))
    if key is None:
        return None
    known = [line.role for line in desk.people.card(key).roles]
    fresh = Role(person_id=key, organisation_id=place or OrganisationId(0), function="nieuw")
    role = replace(chance.of([*known, fresh]), function=chance.text(1), period=Period(chance.maybe(chance.day()), None))
    employer = None if place is not None else Organisation(name=chance.text())
    return desk.people.put_role(role, employer)


@deed("people.drop_role")
def _drop_role(desk: Desk, chance: Chance) -> Change | None:
    roles = [RoleId(line.role.id) for key in _people(desk) for line in desk.people.card(key).roles]
    key = chance.one(roles)
    return None if key is None else desk.people.drop_role(key)


@deed("people.relate")
def _relate(desk: Desk, chance: Chance) -> Change | None:
    keys = _people(desk)
    if not keys:
        return None
    a, b = who(chance.of(keys)), who(chance.of(keys))
    return desk.people.relate(Relation(a=a, b=b, kind=chance.of(list(RelationKind)), strength=chance.maybe(2)))


@deed("organisations.put")
def _put_organisation(desk: Desk, chance: Chance) -> Change | None:
    key, parent = chance.maybe(chance.one(_places(desk))), chance.one(_places(desk))
    kind = chance.of(list(OrganisationKind))
    parent = None if parent == key else parent
    made = Organisation(id=key or OrganisationId(0), name=chance.text(), kind=kind, parent_id=parent)
    return desk.organisations.put(made)


@deed("organisations.drop")
def _drop_organisation(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_places(desk))
    return None if key is None else desk.organisations.drop(key)


@deed("dossiers.put")
def _put_dossier(desk: Desk, chance: Chance) -> Change | None:
    key, lead = chance.maybe(chance.one(_dossiers(desk))), chance.one(_people(desk))
    made = Dossier(
        id=key or DossierId(0), title=chance.text(), goal=chance.text(), salience=chance.number(5), lead_id=lead
    )
    return desk.dossiers.put(made)


@deed("dossiers.drop")
def _drop_dossier(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_dossiers(desk))
    return None if key is None else desk.dossiers.drop(key)


@deed("dossiers.enter_phase")
def _enter_phase(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_dossiers(desk))
    entry = PhaseEntry(phase=chance.of(list(Phase)), entered=chance.day(), reason=chance.of(("", "haast")))
    return None if key is None else desk.dossiers.enter_phase(key, entry)


@deed("dossiers.add_message")
def _add_message(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_dossiers(desk))
    message = Message(kind=chance.of(list(MessageKind)), text=chance.text(), answer=chance.text())
    return None if key is None else desk.dossiers.add_message(key, message)


@deed("dossiers.add_date")
def _add_date(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_dossiers(desk))
    item = CalendarDate(day=chance.day(), at=chance.maybe(time(14, 30)), text=chance.text())
    return None if key is None else desk.dossiers.add_date(key, item)


@deed("dossiers.put_ask")
def _put_ask(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_dossiers(desk))
    if key is None:
        return None
    known = desk.dossiers.card(key).asks
    fresh = Ask(dossier_id=key, text="nieuw", addressee_id=chance.one(_places(desk)))
    ask = chance.of([*known, fresh])
    return desk.dossiers.put_ask(replace(ask, text=chance.text(), status=chance.of(list(AskStatus))))


@deed("positions.record")
def _record_position(desk: Desk, chance: Chance) -> Change | None:
    actor, key = chance.one(_actors(desk)), chance.one(_dossiers(desk))
    if actor is None or key is None:
        return None
    stance = chance.maybe(chance.of(list(Stance)))
    position = Position(actor=actor, dossier_id=key, stance=stance, day=chance.day(), source=_source(chance))
    return desk.positions.record(replace(position, quote=chance.text()))


def _meeting(desk: Desk, chance: Chance, status: MeetingStatus) -> Meeting | None:
    keys = _people(desk)
    if not keys:
        return None
    sides = (Side.THEIRS, Side.OURS)
    first = chance.of(keys)
    rest = tuple(Participant(person_id=key, side=chance.of(sides)) for key in chance.some(keys) if key != first)
    return Meeting(
        kind=chance.of(list(MeetingKind)),
        status=status,
        day=chance.day(),
        title=chance.text(),
        on_behalf_of=chance.maybe(chance.one(_places(desk))),
        participants=(Participant(person_id=first), *rest),
        dossiers=chance.some(_dossiers(desk)),
    )


@deed("meetings.put")
def _put_meeting(desk: Desk, chance: Chance) -> Change | None:
    made = _meeting(desk, chance, chance.of(list(MeetingStatus)))
    known = chance.maybe(chance.one([row.id for row in desk.meetings.rows()]))
    fresh = Person(id=PersonId(-1), name=_name(chance))
    if made is None:
        made = Meeting(day=chance.day(), participants=(Participant(person_id=PersonId(-1)),))
        return desk.meetings.put(made, (fresh,))
    return desk.meetings.put(replace(made, id=known or MeetingId(0)))


@deed("meetings.drop")
def _drop_meeting(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one([row.id for row in desk.meetings.rows()])
    return None if key is None else desk.meetings.drop(key)


@deed("meetings.record_talk")
def _record_talk(desk: Desk, chance: Chance) -> Change | None:
    made = _meeting(desk, chance, MeetingStatus.HELD)
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


@deed("promises.settle")
def _settle(desk: Desk, chance: Chance) -> Change | None:
    row = chance.one(desk.promises.open_rows())
    outcome = chance.of((Outcome.KEPT, Outcome.LAPSED))
    return None if row is None else desk.promises.settle(row.promise.id, outcome, chance.text())


@deed("promises.postpone")
def _postpone(desk: Desk, chance: Chance) -> Change | None:
    row = chance.one(desk.promises.open_rows())
    return None if row is None else desk.promises.postpone(row.promise.id, chance.day())


def _coalition(desk: Desk, chance: Chance) -> CoalitionId | None:
    row = chance.one(desk.coalitions.rows())
    return None if row is None else row.id


@deed("coalitions.put")
def _put_coalition(desk: Desk, chance: Chance) -> Change | None:
    roles = list(MemberRole)
    members = tuple(Member(actor=actor, role=chance.of(roles)) for actor in chance.some(_actors(desk), 5))
    key, dossier = chance.maybe(_coalition(desk, chance)), chance.one(_dossiers(desk))
    made = Coalition(id=key or CoalitionId(0), name=chance.text(), members=members, dossier_id=dossier)
    return desk.coalitions.put(made)


@deed("coalitions.add_member")
def _add_member(desk: Desk, chance: Chance) -> Change | None:
    key, actor = _coalition(desk, chance), chance.one(_actors(desk))
    if key is None or actor is None:
        return None
    return desk.coalitions.add_member(key, Member(actor=actor, role=chance.of(list(MemberRole))))


@deed("coalitions.drop")
def _drop_coalition(desk: Desk, chance: Chance) -> Change | None:
    key = _coalition(desk, chance)
    return None if key is None else desk.coalitions.drop(key)


def _node_places(desk: Desk, chance: Chance) -> dict[ActorRef, tuple[float, float]]:
    return {actor: (chance.number(500), chance.number(500)) for actor in chance.some(_actors(desk), 4)}


@deed("coalitions.move_node")
def _move_node(desk: Desk, chance: Chance) -> Change | None:
    places = _node_places(desk, chance)
    dossier = chance.maybe(chance.one(_dossiers(desk)))
    return desk.coalitions.move_node(dossier, chance.of(list(places)), places) if places else None


@deed("coalitions.keep_order")
def _keep_order(desk: Desk, chance: Chance) -> Change | None:
    return desk.coalitions.keep_order(chance.maybe(chance.one(_dossiers(desk))), _node_places(desk, chance))


@deed("settings.choose_own_organisation")
def _choose_own(desk: Desk, chance: Chance) -> Change | None:
    key = chance.one(_places(desk))
    return None if key is None else desk.settings.choose_own_organisation(key)


@deed("settings.choose_author")
def _choose_author(desk: Desk, chance: Chance) -> Change | None:
    return desk.settings.choose_author(chance.of(("", "Bureau Proef", "Secretariaat")))


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
        *(RecordRef("person", key) for key in _people(desk)),
        *(RecordRef("dossier", key) for key in _dossiers(desk)),
        *(RecordRef("meeting", row.id) for row in desk.meetings.rows()),
    ]
    changes = [change for ref in chance.some(refs, 8) for change in desk.history.of(ref)]
    change = chance.one([each for each in changes if each.kind is ChangeKind.CHANGED and each.fields])
    return None if change is None else desk.history.restore_field(change.entry, chance.of(change.fields).column)
