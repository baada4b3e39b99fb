"""What the page of an organisation shows, gathered as of a day."""

from datetime import date

from ipo_crm.domain import labels
from ipo_crm.domain.cards import Neighbour, OrganisationCard
from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.organisations import Chamber, FractieSeats, Organisation, OrganisationKind
from ipo_crm.domain.people import RelationKind, StaffLine
from ipo_crm.store import coalitions, meetings, organisations, people, person_rows, positions, promises
from ipo_crm.store.workspace import Workspace

_NEAREST = 6


def organisation_card(workspace: Workspace, organisation: Organisation, day: date) -> OrganisationCard:
    """Give one organisation with its people, what it belongs to, positions, coalitions, talks and promises."""
    connection, key = workspace.connection, organisation.id
    me = organisation_ref(key)
    blocked = people.blocked(connection)
    present = [person for person in people.staff(connection, key, day) if person not in blocked]
    staff = person_rows.lines(connection, present, day)
    joined = coalitions.joined(connection, me, day)
    chamber = chamber_of(organisation)
    parent = organisation.parent_id
    successors = (after for after, before in organisations.successions(connection) if before == key)
    return OrganisationCard(
        organisation=organisation,
        people=tuple(sorted(staff.values(), key=lambda row: (row.name.sort_key, row.id))),
        former=_former(workspace, key, day),
        parent=None if parent is None else organisations.get(connection, parent),
        successors=tuple(filter(None, (organisations.get(connection, each) for each in successors))),
        children=organisations.children(connection, key, day),
        chamber=chamber,
        fracties=() if chamber is None else fracties_of(workspace, chamber, day),
        seats=tuple(
            each
            for house in Chamber
            for each in organisations.sizes(connection, key, house)
            if each.period.contains(day)
        )
        if organisation.kind is OrganisationKind.FRACTIE
        else (),
        standings=positions.standings(connection, day, actor=me),
        coalitions=coalitions.rows(connection, day, joined) if joined else (),
        meetings=meetings.rows(connection, organisation=key),
        promises=promises.rows(connection, organisation=(key, day)),
        neighbours=_neighbours(workspace, me, day),
    )


def chamber_of(organisation: Organisation) -> Chamber | None:
    """Tell which of the two houses an organisation is, None for all others."""
    if organisation.kind is not OrganisationKind.CHAMBER:
        return None
    return next((each for each in Chamber if organisation.name.startswith(labels.CHAMBER[each])), None)


def fracties_of(workspace: Workspace, chamber: Chamber, day: date) -> tuple[FractieSeats, ...]:
    """Give the fracties of a chamber with their seats on a day, the largest first."""
    connection = workspace.connection
    names = organisations.labels(connection)
    return tuple(
        FractieSeats(
            organisation_id=each.organisation_id, name=names[organisation_ref(each.organisation_id)], seats=each
        )
        for each in organisations.seats(connection, day)
        if each.chamber is chamber
    )


def _former(workspace: Workspace, key: OrganisationId, day: date) -> tuple[StaffLine, ...]:
    """Give who worked at an organisation before, the latest first; nobody who objected to being kept."""
    connection = workspace.connection
    lines, blocked = people.former(connection, key, day), people.blocked(connection)
    names = people.names(connection, {line.role.person_id for line in lines})
    return tuple(
        StaffLine(person_id=line.role.person_id, name=names[line.role.person_id], line=line)
        for line in lines
        if line.role.person_id not in blocked
    )


def _neighbours(workspace: Workspace, me: ActorRef, day: date) -> tuple[Neighbour, ...]:
    """Give with whom an organisation is in most coalitions, then to whom it is tied."""
    connection = workspace.connection
    shared = coalitions.fellows(connection, me, day)
    ties: dict[ActorRef, int] = {}
    for relation in people.relations_of(connection, me):
        if relation.kind is not RelationKind.SUCCESSOR and relation.period.contains(day):
            other = relation.b if relation.a == me else relation.a
            ties[other] = ties.get(other, 0) + (relation.strength or 1)
    hidden = {person_ref(PersonId(key)) for key in people.blocked(connection)}
    found = sorted(
        (shared.keys() | ties.keys()) - hidden, key=lambda ref: (-shared.get(ref, 0), -ties.get(ref, 0), ref)
    )
    return tuple(_neighbour(workspace, ref, shared.get(ref, 0), ties.get(ref, 0), day) for ref in found[:_NEAREST])


def _neighbour(workspace: Workspace, ref: ActorRef, shared: int, ties: int, day: date) -> Neighbour:
    connection = workspace.connection
    strength, nouns = (shared, "coalities") if shared else (ties, "contacten")
    if ref.is_person:
        row = person_rows.row(connection, PersonId(ref.key), day)
        return Neighbour(ref=ref, label=row.name.short, sector=row.sector, strength=strength, nouns=nouns)
    found = organisations.get(connection, OrganisationId(ref.key))
    return Neighbour(
        ref=ref,
        label=found.label if found else "",
        sector=found.sector if found else None,
        strength=strength,
        nouns=nouns,
    )
