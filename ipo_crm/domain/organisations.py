"""Organisations: governments, fracties, committees, companies and associations, each with a period."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, OrganisationId
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import Source


class OrganisationKind(StrEnum):
    """What an organisation is."""

    PROVINCE = "provincie"
    MUNICIPALITY = "gemeente"
    WATER_AUTHORITY = "waterschap"
    REGION = "vervoerregio"
    MINISTRY = "ministerie"
    CHAMBER = "kamer"
    FRACTIE = "fractie"
    COMMITTEE = "commissie"
    GRID_OPERATOR = "netbeheerder"
    ASSOCIATION = "vereniging"
    COMPANY = "bedrijf"
    KNOWLEDGE = "kennisinstelling"
    OTHER = "overig"


class Chamber(StrEnum):
    """The two houses of parliament."""

    TWEEDE_KAMER = "tk"
    EERSTE_KAMER = "ek"

    @property
    def seats(self) -> int:
        """The number of members, by article 51 of the constitution."""
        return 150 if self is Chamber.TWEEDE_KAMER else 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation; `period` is when it existed, `parent_id` what it belongs to."""

    id: OrganisationId = OrganisationId(NEW)
    uuid: str = ""
    name: str
    abbreviation: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    sector: Sector | None = None
    level: Level = Level.NONE
    parent_id: OrganisationId | None = None
    period: Period = ALWAYS
    website: str = ""
    notes: str = ""
    source: Source | None = None

    @property
    def label(self) -> str:
        """The short name for lists and the graph."""
        return self.abbreviation or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The size of a fractie in a chamber over a period."""

    organisation_id: OrganisationId
    chamber: Chamber
    count: int
    period: Period
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FractieSeats:
    """A fractie with its name and size on a day."""

    organisation_id: OrganisationId
    name: str
    seats: Seats


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The fracties of a chamber on a day, the largest first.

    `since` is the first day on which the sizes were these, `until` the first on which they no longer are; None where
    no such day is recorded.
    """

    chamber: Chamber
    day: date
    fracties: tuple[FractieSeats, ...]
    since: date | None
    until: date | None

    @property
    def total(self) -> int:
        return sum(each.seats.count for each in self.fracties)

    @property
    def adds_up(self) -> bool:
        """Whether the recorded sizes add up to the chamber."""
        return self.total == self.chamber.seats


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """The key of a record in somebody else's register, such as parliament's."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One line of the list of organisations, as of a day.

    What follows `last_contact` is read when a list asks for more: what it belongs to, its website, labels by name, and
    whether it took a position on anything.
    """

    id: OrganisationId
    name: str
    abbreviation: str
    kind: OrganisationKind
    sector: Sector | None
    level: Level
    people: int = 0
    last_contact: date | None = None
    parent: str = ""
    website: str = ""
    tags: tuple[str, ...] = ()
    has_position: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationChoices:
    """By what the list of organisations can be narrowed, each by name."""

    parents: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def with_size(known: Iterable[Seats], fresh: Seats) -> tuple[Seats, ...]:
    """Give the sizes of one fractie in one chamber after a new one: what held before ends where the new one begins.

    A size from the same day is replaced. A new size without an end holds until the next one that is known, or until
    the end of the one that it cuts off. ValueError where a new size with an end runs into the next one.
    """
    start, end = fresh.period.start, fresh.period.end
    kept: list[Seats] = []
    for each in sorted(known, key=_by_start):
        first, last = each.period.start, each.period.end
        if _begins_later(first, start):
            if fresh.period.end is None:
                end = first if end is None else min(end, first or end)
            elif each.period.overlaps(fresh.period):
                raise ValueError(f"{fresh.period} overlaps {each.period}")
            kept.append(each)
        elif last is None or start is None or last > start:
            end = last if end is None else end
            if first != start:
                kept.append(replace(each, period=Period(first, start)))
        else:
            kept.append(each)
    return tuple(sorted((*kept, replace(fresh, period=Period(start, end))), key=_by_start))


def without_size(known: Iterable[Seats], start: date | None) -> tuple[Seats, ...]:
    """Give the sizes of one fractie in one chamber without the one from `start`: the size before it holds on.

    KeyError where there is no size from that day.
    """
    listed = sorted(known, key=_by_start)
    gone = next((each for each in listed if each.period.start == start), None)
    if gone is None:
        raise KeyError(start)
    return tuple(
        replace(each, period=Period(each.period.start, gone.period.end))
        if start is not None and each.period.end == start
        else each
        for each in listed
        if each is not gone
    )


def _by_start(seats: Seats) -> date:
    return seats.period.start or date.min


def _begins_later(first: date | None, start: date | None) -> bool:
    return first is not None and (start is None or first > start)
