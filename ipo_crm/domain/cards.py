"""Cards: all that one page shows of one record, gathered in one frozen piece."""

from dataclasses import dataclass

from ipo_crm.domain.coalitions import CoalitionRow
from ipo_crm.domain.dossiers import Allocation, Ask, CalendarDate, Dossier, Message, PhaseEntry
from ipo_crm.domain.ids import ActorRef, OrganisationId
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.domain.motions import Count, FractieSplit, Motion, VoteLine
from ipo_crm.domain.organisations import Chamber, FractieSeats, Organisation, OrganisationRow, Seats
from ipo_crm.domain.people import Person, PersonRow, RoleLine, StaffLine
from ipo_crm.domain.positions import Standing
from ipo_crm.domain.promises import PromiseRow
from ipo_crm.domain.sectors import Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Somebody near a person or an organisation: met with, tied to or joined with; `strength` counts `nouns`."""

    ref: ActorRef
    label: str
    sector: Sector | None
    strength: int
    nouns: str = "contacten"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """One person with everything around them, as of the day of asking."""

    person: Person
    line: PersonRow
    roles: tuple[RoleLine, ...]
    standings: tuple[Standing, ...]
    meetings: tuple[MeetingRow, ...]
    promises: tuple[PromiseRow, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """One organisation with its people now and before, what it belongs to and what belongs to it.

    `seats` are the sizes of a fractie on the day; `fracties` those of a chamber with their sizes.
    """

    organisation: Organisation
    people: tuple[PersonRow, ...]
    former: tuple[StaffLine, ...]
    parent: Organisation | None
    successors: tuple[Organisation, ...]
    children: tuple[OrganisationRow, ...]
    chamber: Chamber | None
    fracties: tuple[FractieSeats, ...]
    seats: tuple[Seats, ...]
    standings: tuple[Standing, ...]
    coalitions: tuple[CoalitionRow, ...]
    meetings: tuple[MeetingRow, ...]
    promises: tuple[PromiseRow, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionCard:
    """One motion with the names around it, and whether its votes bear the result out.

    `votes` has fracties by size and then members by name; `by_fractie` adds a roll call up by the fractie that each
    member belonged to on the day of the vote.
    """

    motion: Motion
    dossier: str
    signers: tuple[str, ...]
    votes: tuple[VoteLine, ...]
    by_fractie: tuple[FractieSplit, ...]
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCard:
    """One dossier with everything on it, as of the day of asking."""

    dossier: Dossier
    phases: tuple[PhaseEntry, ...]
    messages: tuple[Message, ...]
    asks: tuple[Ask, ...]
    calendar: tuple[CalendarDate, ...]
    standings: tuple[Standing, ...]
    meetings: tuple[MeetingRow, ...]
    promises: tuple[PromiseRow, ...]
    coalitions: tuple[CoalitionRow, ...]
    addressees: dict[OrganisationId, str]
    allocations: tuple[Allocation, ...] = ()
