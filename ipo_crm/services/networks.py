"""From the file to the network around some coalitions, as frozen rows for the graph.

Every coalition counts in a ranking, but of the contacts only those of its members do: the names and stances of twenty
thousand people are not read for a picture of forty.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest

from ipo_crm.domain.ids import ActorRef, PersonId, organisation_ref, person_ref
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.suspects import NAMED
from ipo_crm.store import coalitions, dossiers, organisations, people, person_rows, positions, records, ties
from ipo_crm.store.workspace import Workspace


def groups(workspace: Workspace, day: date) -> tuple[CoalitionGroup, ...]:
    """Give every coalition with its members on a day, the latest first, without who objected to being kept."""
    found = coalitions.groups(workspace.connection, day)
    blocked = {person_ref(PersonId(key)) for key in people.blocked(workspace.connection)}
    if not blocked:
        return found
    return tuple(replace(group, members=group.members - blocked) for group in found)


def around(
    workspace: Workspace,
    day: date,
    us: ActorRef | None,
    known: tuple[CoalitionGroup, ...],
    focal: Iterable[CoalitionGroup],
    most: int = 0,
) -> Callable[[], Network]:
    """Read the network around the coalitions looked at, and give what puts it together: that may run beside the file.

    It holds the coalitions `known`, and every contact of the `focal` members. At most so many people that these are in
    contact with are near: those in contact with most members come first, then the most influential. Staff of a member
    stands for that member and is not near. The actors are those members, who is near and who a sentence about a member
    of the first focal coalition of several names; of who is in another coalition only the sector is told. Who objected
    to being kept is not in it.
    """
    looked_at = [frozenset(map(ties.node, group.members)) for group in focal]
    contacts = _Contacts.of(workspace, day, us, frozenset[int]().union(*looked_at))
    near = _near(workspace, day, contacts, most) if most else frozenset[int]()
    ranked = next((members for members in looked_at if len(members) > 1), frozenset[int]())
    shown = contacts.members.union(near, contacts.named(ranked), () if us is None else (ties.node(us),))
    actors = tuple(_actors(workspace, day, shown))
    by_sector = _by_sector(workspace, day)

    def put_together() -> Network:
        others = (actor for at, actor in by_sector.items() if at not in shown)
        return Network(
            actors=(*actors, *others),
            coalitions=known,
            ties=contacts.all(among=near),
            us=us,
            near=frozenset(map(ties.actor, near)),
        )

    return put_together


def read_ahead(workspace: Workspace, day: date, us: ActorRef | None) -> Iterator[None]:
    """Read, in steps, what every network of a day rests on; it is kept until a change."""
    ties.related(workspace.connection, day)
    yield
    known = groups(workspace, day)
    yield
    _by_sector(workspace, day)
    yield
    if any(us in group.members for group in known):
        ties.met(workspace.connection, day)
        yield


def chosen(network: Network, groups: Iterable[CoalitionGroup], *, sectors: frozenset[Sector] = frozenset()) -> Network:
    """Give the part to draw: the coalitions that the network was read around, their members, and who is near."""
    shown = tuple(groups)
    kept = network.near.union(*(group.members for group in shown))
    if sectors:
        kept &= {actor.ref for actor in network.actors if actor.sector in sectors}
        shown = tuple(replace(group, members=group.members & kept) for group in shown)
    return Network(
        actors=tuple(actor for actor in network.actors if actor.ref in kept),
        coalitions=shown,
        ties=tuple(tie for tie in network.ties if tie.a in kept and tie.b in kept),
        us=network.us,
    )


@dataclass(frozen=True, slots=True)
class _Contacts:
    """The contacts of some members, and all that is known by relations besides; all of them as nodes."""

    members: frozenset[int]
    touching: Mapping[ties.Pair, ties.Contact]
    related: Mapping[ties.Pair, ties.Contact]

    @classmethod
    def of(cls, workspace: Workspace, day: date, us: ActorRef | None, members: frozenset[int]) -> "_Contacts":
        """Read them: whom we met is in contact with us, whoever of ours was there."""
        connection = workspace.connection
        hidden = {ties.PEOPLE + key for key in people.blocked(connection)}
        related = ties.related(connection, day)
        touching = {
            (a, b): contact
            for (a, b), contact in related.items()
            if (a in members or b in members) and a not in hidden and b not in hidden
        }
        if us is not None:
            ours = ties.node(us)
            persons = [at for at in members if at >= ties.PEOPLE]
            met = ties.met(connection, day) if ours in members else ties.met_among(connection, day, persons)
            spoken = {(ours, other): contact for other, contact in met.items() if other not in hidden}
            known_too = {pair: touching[pair] for pair in touching.keys() & spoken.keys()}
            touching |= spoken
            for pair, contact in known_too.items():
                ties.add(touching, pair, *contact)
        return cls(members, touching, related)

    def times(self) -> Counter[int]:
        """Count by how many of the members each actor is reached."""
        found: Counter[int] = Counter()
        for a, b in self.touching:
            if a in self.members:
                found[b] += 1
            if b in self.members:
                found[a] += 1
        return found

    def named(self, members: Collection[int]) -> set[int]:
        """Give whom the sentences about the members of one coalition name: the first that only one of them reaches."""
        by: dict[int, int | None] = {}
        for a, b in self.touching:
            if a in members and b not in members:
                by[b] = None if b in by else a
            elif b in members and a not in members:
                by[a] = None if a in by else b
        alone: dict[int, list[int]] = {}
        for other, member in by.items():
            if member is not None:
                alone.setdefault(member, []).append(other)
        return {other for others in alone.values() for other in nsmallest(NAMED, others)}

    def all(self, among: Collection[int]) -> tuple[Tie, ...]:
        """Give every contact of the members, and those between the others `among` them."""
        between = {pair: contact for pair, contact in self.related.items() if pair[0] in among and pair[1] in among}
        found = sorted((between | dict(self.touching)).items())
        return tuple(
            Tie(
                a=ties.actor(a),
                b=ties.actor(b),
                last=None if last is None else date.fromisoformat(last),
                count=count,
            )
            for (a, b), (last, count) in found
        )


def _near(workspace: Workspace, day: date, contacts: _Contacts, most: int) -> frozenset[int]:
    connection = workspace.connection
    _, places = ties.split(contacts.members)
    staff = ties.staff(connection, places, day)
    times = {other: number for other, number in contacts.times().items() if other >= ties.PEOPLE and other not in staff}
    if len(times) <= most:
        return frozenset(times)
    least = sorted(times.values(), reverse=True)[most - 1]
    sure = {other for other, number in times.items() if number > least}
    equal, _ = ties.split(other for other, number in times.items() if number == least)
    held = positions.held(connection, day, "person_id", equal)
    weights = person_rows.weights(connection, equal, day)
    order = sorted(equal, key=lambda key: (-(_influence(held.get(key, {}), weights.get(key)) or 0), key))
    return frozenset(sure.union(ties.PEOPLE + key for key in order[: most - len(sure)]))


def _influence(held: Mapping[int, positions.Latest], own: int | None) -> int | None:
    """Give the greatest influence of an actor on any dossier; where none was noted there, that of their roles."""
    found = [noted or own for _, noted in held.values()]
    return max((each for each in found if each is not None), default=own)


def _actors(workspace: Workspace, day: date, nodes: Collection[int]) -> Iterator[Actor]:
    """Give actors in full, in the order of their nodes."""
    connection = workspace.connection
    persons, places = ties.split(sorted(nodes))
    titles = dossiers.labels(connection)
    held = positions.held(connection, day, "organisation_id", places)
    for key, (name, label, sector, level) in organisations.marks(connection, places).items():
        yield Actor(
            ref=organisation_ref(key),
            name=name,
            label=label,
            sector=sector,
            level=level,
            influence=_influence(held.get(key, {}), None),
            stances=_stances(held.get(key, {}), titles),
        )
    heard = positions.held(connection, day, "person_id", persons)
    for person, line in person_rows.lines(connection, persons, day).items():
        yield Actor(
            ref=person_ref(line.id),
            name=line.name.full,
            label=line.name.short,
            sector=line.sector,
            party=line.fractie,
            influence=_influence(heard.get(person, {}), line.influence),
            stances=_stances(heard.get(person, {}), titles),
        )


def _by_sector(workspace: Workspace, day: date) -> Mapping[int, Actor]:
    """Give all that are in a coalition, of whom nothing is told but their sector: that is what a ranking weighs."""
    connection = workspace.connection

    def read() -> Mapping[int, Actor]:
        members = {ref for group in groups(workspace, day) for ref in group.members}
        persons, places = ties.split(map(ties.node, members))
        sectors = {organisation_ref(key): mark[2] for key, mark in organisations.marks(connection, places).items()}
        sectors |= {person_ref(line.id): line.sector for line in person_rows.lines(connection, persons, day).values()}
        return {ties.node(ref): Actor(ref=ref, name="", label="", sector=sector) for ref, sector in sectors.items()}

    tables = ("coalition", "coalition_member", "organisation", "person", "role")
    return records.remembered(connection, f"sectors on {day}", read, of=tables)


def _stances(held: Mapping[int, positions.Latest], titles: Mapping[int, str]) -> tuple[tuple[int, int], ...]:
    taken = [(dossier, stance) for dossier, (stance, _) in held.items() if stance is not None]
    return tuple(sorted(taken, key=lambda each: titles[each[0]]))
