"""The network that the coalition graph is drawn and scored from: frozen rows, no more than is shown."""

from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.sectors import Level, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A node: an organisation or a person; influence 1-5 or None where not known.

    `stances` holds the latest known stance (-2..+2) per dossier key.
    """

    ref: ActorRef
    name: str
    label: str
    sector: Sector | None = None
    level: Level = Level.NONE
    party: str = ""
    influence: int | None = None
    stances: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionGroup:
    """A coalition as the graph sees it: who counts as a member, and when it was formed."""

    id: CoalitionId
    name: str
    members: frozenset[ActorRef]
    formed: date | None = None
    dossier_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Contact between two actors: when last, how often."""

    a: ActorRef
    b: ActorRef
    last: date | None = None
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Actors, the coalitions among them and the contacts between them.

    `near` holds the people around the coalitions that are looked at, those to draw beside the members.
    """

    actors: tuple[Actor, ...]
    coalitions: tuple[CoalitionGroup, ...]
    ties: tuple[Tie, ...] = ()
    us: ActorRef | None = None
    near: frozenset[ActorRef] = frozenset()
