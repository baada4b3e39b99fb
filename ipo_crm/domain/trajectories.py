"""Trajectories: the yearly way from Regeerprogramma to budget, its events, and the products made for them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ipo_crm.domain.ids import NEW, DossierId, EventId, PersonId, ProductId, TrajectoryId
from ipo_crm.domain.sources import Source

_SEPTEMBER = 9
_TUESDAY = 1


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


def prinsjesdag(year: int) -> date:
    """Give the third Tuesday of September (Grondwet art. 65)."""
    first = date(year, _SEPTEMBER, 1)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % 7 + 14)
