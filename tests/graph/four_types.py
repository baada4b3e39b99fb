"""A generator of invented coalitions with four types of member: insiders, a hub, a tourist and a bridge."""

from dataclasses import dataclass

import numpy as np

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.sectors import Sector

CAMPS = tuple(Sector)[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class FourTypes:
    """A network with a focal coalition in which only the bridge is an unusual suspect."""

    network: Network
    focal: CoalitionGroup
    bridge: ActorRef


def four_types(rng: np.random.Generator, *, actors: int = 60, past: int = 40) -> FourTypes:
    """Draw one: the hub (camp 1) sits with camp 0 as a rule; tourist (2) and bridge (3) never joined anything."""
    refs = [ActorRef(ActorKind.ORGANISATION, key) for key in range(actors)]
    camps = [refs[start::4] for start in range(4)]
    hub, tourist, bridge = camps[1][0], camps[2][0], camps[3][0]
    joiners = [[ref for ref in camp if ref not in (hub, tourist, bridge)] for camp in camps]
    groups = [_past_coalition(rng, joiners, hub, key) for key in range(past)]
    insiders = _draw(rng, joiners[0], int(rng.integers(2, 8)))
    contacts = {ref: _draw(rng, camps[0], 3) for ref in insiders}
    contacts[hub] = [ref for camp in camps for ref in _draw(rng, camp, 3)]
    contacts[bridge] = _draw(rng, camps[3][1:], 8)
    return FourTypes(
        network=Network(
            actors=tuple(Actor(ref=ref, name="", label="", sector=CAMPS[ref.key % 4]) for ref in refs),
            coalitions=tuple(groups),
            ties=tuple(Tie(a=a, b=b) for a, ends in contacts.items() for b in ends if a != b),
        ),
        focal=CoalitionGroup(id=CoalitionId(past), name="", members=frozenset([*insiders, hub, tourist, bridge])),
        bridge=bridge,
    )


def _past_coalition(rng: np.random.Generator, joiners: list[list[ActorRef]], hub: ActorRef, key: int) -> CoalitionGroup:
    """Fill 3 to 9 seats, nine in ten from one camp; camp 0 takes the hub along in seven cases of ten."""
    home = int(rng.integers(4))
    members: set[ActorRef] = {hub} if home == 0 and rng.random() < 0.7 else set()
    size = int(rng.integers(3, 10))
    while len(members) < size:
        camp = home if rng.random() < 0.9 else int(rng.integers(4))
        members.update(_draw(rng, joiners[camp], 1))
    return CoalitionGroup(id=CoalitionId(key), name="", members=frozenset(members))


def _draw(rng: np.random.Generator, pool: list[ActorRef], count: int) -> list[ActorRef]:
    return [pool[i] for i in rng.choice(len(pool), size=count, replace=False)]
