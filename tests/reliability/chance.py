"""Chance: draws the arguments of a deed from what the desk holds, the same for the same number."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import (
    ActorRef,
    CoalitionId,
    DossierId,
    MeetingId,
    OrganisationId,
    PersonId,
)
from ipo_crm.domain.ids import organisation_ref as at
from ipo_crm.domain.ids import person_ref as who
from ipo_crm.domain.meetings import (
    Meeting,
    MeetingKind,
    MeetingStatus,
    Participant,
    Side,
)
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk

_Item = TypeVar("_Item")
Act = Callable[[Desk, "Chance"], Change | None]

DEEDS: dict[str, Act] = {}
"""Every deed that is done at random, by service and method; `tests.reliability.deeds` fills it."""

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

    def row(self, items: Sequence[_Item], count: int) -> tuple[_Item, ...]:
        """Give so many of these in any order, each once, or all where there are fewer."""
        return tuple(self._random.sample(items, min(count, len(items))))

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


def all_people(desk: Desk) -> list[PersonId]:
    return [row.id for row in desk.people.rows()]


def all_places(desk: Desk) -> list[OrganisationId]:
    return [OrganisationId(item.id) for item in desk.organisations.all()]


def all_dossiers(desk: Desk) -> list[DossierId]:
    return [row.id for row in desk.dossiers.rows()]


def all_actors(desk: Desk) -> list[ActorRef]:
    return [*(who(key) for key in all_people(desk)), *(at(key) for key in all_places(desk))]


def a_source(chance: Chance) -> Source:
    return Source(source_class=chance.of(list(SourceClass)), title=chance.text(2), known_on=chance.maybe(chance.day()))


def a_name(chance: Chance) -> PersonName:
    prefix = chance.of(("", "van der", "de"))
    return PersonName(initials=chance.of(("A.", "B.C.", "")), prefix=prefix, family_name=chance.text(2))


def all_meetings(desk: Desk) -> list[MeetingId]:
    return [row.id for row in desk.meetings.rows()]


def a_meeting(desk: Desk, chance: Chance, status: MeetingStatus) -> Meeting | None:
    keys = all_people(desk)
    if not keys:
        return None
    sides = (Side.THEIRS, Side.OURS)
    first = chance.of(keys)
    rest = tuple(Participant(person_id=key, side=chance.of(sides)) for key in chance.some(keys) if key != first)
    return Meeting(
        kind=chance.of([*MeetingKind, *[MeetingKind.WORK_VISIT] * 6]),
        status=status,
        day=chance.day(),
        title=chance.text(),
        on_behalf_of=chance.maybe(chance.one(all_places(desk))),
        participants=(Participant(person_id=first), *rest),
        dossiers=chance.some(all_dossiers(desk)),
    )


def a_coalition(desk: Desk, chance: Chance) -> CoalitionId | None:
    row = chance.one(desk.coalitions.rows())
    return None if row is None else row.id
