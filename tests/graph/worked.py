"""The worked example of the score's definition: eight earlier coalitions and a focal one of four."""

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.sectors import Sector

_SECTORS = {
    "VNG": Sector.LOCAL,
    "IPO": Sector.LOCAL,
    "UvW": Sector.LOCAL,
    "Alliander": Sector.ENERGY,
    "Enexis": Sector.ENERGY,
    "LTO": Sector.MARKET,
    "N&M": Sector.CIVIL,
}
_CONTACTS = {"IPO": "p1 p2 p3", "VNG": "p1 p2 p4", "LTO": "b1 b2 b3 b4 p1", "N&M": "n1 n2"}
_PEOPLE = ["p1", "p2", "p3", "p4", "b1", "b2", "b3", "b4", "n1", "n2"]
_PAST = ["VNG IPO", "VNG IPO UvW", "IPO UvW", "Alliander Enexis", "IPO Alliander", "LTO UvW", "VNG N&M"]
_PAST.append("VNG IPO Alliander")

REFS = {name: ActorRef(ActorKind.ORGANISATION, key) for key, name in enumerate(_SECTORS, start=1)}
REFS |= {name: ActorRef(ActorKind.PERSON, key) for key, name in enumerate(_PEOPLE, start=1)}
ACTORS = {ref: Actor(ref=ref, name=name, label=name, sector=_SECTORS.get(name)) for name, ref in REFS.items()}


def group(key: int, names: str) -> CoalitionGroup:
    """Make a coalition of those names."""
    return CoalitionGroup(
        id=CoalitionId(key), name="Voorbeeld", members=frozenset(REFS[name] for name in names.split())
    )


FOCAL = group(99, "IPO VNG LTO N&M")
NETWORK = Network(
    actors=tuple(ACTORS.values()),
    coalitions=tuple(group(key, names) for key, names in enumerate(_PAST, start=1)),
    ties=tuple(Tie(a=REFS[name], b=REFS[one]) for name, known in _CONTACTS.items() for one in known.split()),
)
