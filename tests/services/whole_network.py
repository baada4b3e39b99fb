"""The network of a whole file, read in the plainest way: what the network around some coalitions is held against."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ipo_crm.domain.coalitions import Coalition
from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.people import RelationKind, RoleLine
from ipo_crm.store import coalitions, organisations, people, person_rows, positions
from ipo_crm.store.workspace import Workspace


def whole(
    workspace: Workspace, day: date, us: ActorRef | None, focal: Iterable[CoalitionGroup] = (), most: int = 0
) -> Network:
    """Give every coalition, every contact and every actor in full; near are those around the members of `focal`."""
    blocked = {person_ref(PersonId(key)) for key in people.blocked(workspace.connection)}
    groups = tuple(_group(item, day, blocked) for item in coalitions.all_coalitions(workspace.connection))
    ties = tuple(tie for tie in _ties(workspace, day, us) if tie.a not in blocked and tie.b not in blocked)
    refs = {ref for group in groups for ref in group.members} | {ref for tie in ties for ref in (tie.a, tie.b)}
    actors = _actors(workspace, day, refs | ({us} if us else set()))
    members = {ref for group in focal for ref in group.members}
    return Network(
        actors=actors, coalitions=groups, ties=ties, us=us, near=_near(workspace, day, actors, ties, members, most)
    )


def _near(
    workspace: Workspace,
    day: date,
    actors: tuple[Actor, ...],
    ties: tuple[Tie, ...],
    members: set[ActorRef],
    most: int,
) -> frozenset[ActorRef]:
    staff = {
        person_ref(PersonId(person))
        for person, lines in people.role_lines(workspace.connection, day=day).items()
        if members.intersection(organisation_ref(line.role.organisation_id) for line in lines)
    }
    reached: Counter[ActorRef] = Counter()
    for tie in ties:
        for here, other in ((tie.a, tie.b), (tie.b, tie.a)):
            if here in members and other.is_person and other not in staff:
                reached[other] += 1
    influence = {actor.ref: actor.influence or 0 for actor in actors}
    return frozenset(sorted(reached, key=lambda ref: (-reached[ref], -influence[ref], ref))[:most])


def _group(coalition: Coalition, day: date, blocked: set[ActorRef]) -> CoalitionGroup:
    return CoalitionGroup(
        id=coalition.id,
        name=coalition.name,
        members=frozenset(member.actor for member in coalition.members_on(day) if member.actor not in blocked),
        formed=coalition.formed,
        dossier_id=coalition.dossier_id,
    )


def _ties(workspace: Workspace, day: date, us: ActorRef | None) -> Iterable[Tie]:
    """Give one tie per pair: contacts of ours count for our organisation, those of somebody's staff for theirs."""
    connection = workspace.connection
    employers = people.role_lines(connection, day=day)
    found: dict[tuple[ActorRef, ActorRef], tuple[date | None, int]] = {}

    def note(a: ActorRef, b: ActorRef, last: date | None, count: int) -> None:
        if a == b:
            return
        pair = (a, b) if a < b else (b, a)
        before, number = found.get(pair, (None, 0))
        found[pair] = (max(filter(None, (before, last)), default=None), number + count)

    for _, theirs, last, count in coalitions.encounters(connection, day):
        if us is not None:
            note(us, person_ref(PersonId(theirs)), last, count)
    for relation in people.relations(connection):
        if relation.kind is not RelationKind.SUCCESSOR and relation.period.contains(day):
            since = relation.source.day if relation.source else relation.period.start
            for a in _with_employer(relation.a, employers):
                note(a, relation.b, since, relation.strength or 1)
            for b in _with_employer(relation.b, employers) if relation.a.is_person else ():
                note(relation.a, b, since, relation.strength or 1)
    return (Tie(a=a, b=b, last=last, count=count) for (a, b), (last, count) in sorted(found.items()))


def _with_employer(ref: ActorRef, employers: dict[int, list[RoleLine]]) -> tuple[ActorRef, ...]:
    """Give an actor, and for a person also the organisations they work at (a chamber's fractie is no contact)."""
    if not ref.is_person:
        return (ref,)
    lines = employers.get(ref.key, ())
    return (ref, *(organisation_ref(line.role.organisation_id) for line in lines if not line.is_fractie))


def _actors(workspace: Workspace, day: date, refs: set[ActorRef]) -> tuple[Actor, ...]:
    connection = workspace.connection
    stances: dict[ActorRef, list[tuple[int, int]]] = {}
    influence: dict[ActorRef, int] = {}
    for standing in positions.standings(connection, day):
        if standing.stance is not None:
            stances.setdefault(standing.actor, []).append((standing.dossier_id, int(standing.stance)))
        if standing.influence is not None:
            influence[standing.actor] = max(standing.influence, influence.get(standing.actor, 0))
    named = {OrganisationId(item.id): item for item in organisations.all_organisations(connection)}
    lines = {row.id: row for row in person_rows.rows(connection, day)}
    made = []
    for ref in sorted(refs):
        held = tuple(stances.get(ref, ()))
        if ref.is_person:
            line = lines[PersonId(ref.key)]
            made.append(
                Actor(
                    ref=ref,
                    name=line.name.full,
                    label=line.name.short,
                    sector=line.sector,
                    party=line.fractie,
                    influence=influence.get(ref, line.influence),
                    stances=held,
                )
            )
        else:
            item = named[OrganisationId(ref.key)]
            made.append(
                Actor(
                    ref=ref,
                    name=item.name,
                    label=item.label,
                    sector=item.sector,
                    level=item.level,
                    influence=influence.get(ref),
                    stances=held,
                )
            )
    return tuple(made)
