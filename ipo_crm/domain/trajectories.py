"""Trajectories: the yearly way from Regeerprogramma to budget, its events, and the products made for them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ipo_crm.domain.ids import NEW, DossierId, EventId, PersonId, ProductId, TrajectoryId
from ipo_crm.domain.sources import Source

_SEPTEMBER = 9
_TUESDAY = 1
_WEEK = 7


class ProductStatus(StrEnum):
    """How far a product is."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A moment of a trajectory; `last_day` is inclusive, and a day that is not `confirmed` was computed."""

    id: EventId = EventId(NEW)
    name: str
    detail: str = ""
    first_day: date
    last_day: date | None = None
    confirmed: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something to be written for an event; the owner is a person of ours, or a desk written down in `owner`."""

    id: ProductId = ProductId(NEW)
    uuid: str = ""
    trajectory_id: TrajectoryId
    event_id: EventId | None = None
    title: str
    kind: str = ""
    owner_id: PersonId | None = None
    owner: str = ""
    deadline: date | None = None
    status: ProductStatus = ProductStatus.OPEN
    tone: str = ""
    dossier_id: DossierId | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """One year's way, such as "Begroting" of 2026, with its events in order."""

    id: TrajectoryId = TrajectoryId(NEW)
    uuid: str = ""
    name: str
    year: int
    notes: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """A product with the names around it; `days_to_go` to its deadline, negative when late, None where none is set."""

    product: Product
    owner: str
    event: str
    trajectory: str
    days_to_go: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryCard:
    """One year with its products by deadline; `counted_from` is the Prinsjesdag that its weeks are counted from."""

    trajectory: Trajectory
    products: tuple[ProductRow, ...]
    counted_from: date


def weekday_of(year: int, month: int, weekday: int, number: int) -> date:
    """Give the nth such weekday (Monday is 0) of a month, such as the third Tuesday."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (number - 1))


def prinsjesdag(year: int) -> date:
    """Give the third Tuesday of September (Grondwet art. 65)."""
    return weekday_of(year, _SEPTEMBER, _TUESDAY, 3)


def moved_along(events: tuple[Event, ...], key: EventId, first_day: date) -> tuple[Event, ...]:
    """Move an event to another day, and by as many days every later one that was only computed.

    What stood before it stays, and so does every day that was confirmed.
    """
    moving = next(event for event in events if event.id == key)
    days = first_day - moving.first_day

    def goes(event: Event) -> bool:
        return event.id == key or (not event.confirmed and event.first_day >= moving.first_day)

    return tuple(_later(event, days) if goes(event) else event for event in events)


def _later(event: Event, days: timedelta) -> Event:
    last = None if event.last_day is None else event.last_day + days
    return replace(event, first_day=event.first_day + days, last_day=last)
