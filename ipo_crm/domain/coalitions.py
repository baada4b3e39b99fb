"""Coalitions: who joined hands on what, with roles and periods."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, ActorRef, CoalitionId, DossierId
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.sources import Source


class MemberRole(StrEnum):
    """What a member does in the coalition; approached and dropped-out ones are no members."""

    LEADER = "leader"
    MEMBER = "member"
    SUPPORTER = "supporter"
    APPROACHED = "approached"
    DROPPED_OUT = "dropped_out"

    @property
    def counts(self) -> bool:
        """Whether someone in this role is in the coalition."""
        return self not in (MemberRole.APPROACHED, MemberRole.DROPPED_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One actor in a coalition."""

    actor: ActorRef
    role: MemberRole = MemberRole.MEMBER
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Coalition:
    """A group of actors with a common statement."""

    id: CoalitionId = CoalitionId(NEW)
    uuid: str = ""
    name: str
    statement: str = ""
    dossier_id: DossierId | None = None
    formed: date | None = None
    members: tuple[Member, ...] = ()
    source: Source | None = None

    def members_on(self, day: date) -> tuple[Member, ...]:
        """Give who had not left it by a day; of one that everybody left, who was in it."""
        counted = tuple(member for member in self.members if member.role.counts)
        present = tuple(member for member in counted if member.period.end is None or day < member.period.end)
        return present or counted


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionRow:
    """One line of the list of coalitions."""

    id: CoalitionId
    name: str
    dossier_id: DossierId | None
    dossier: str
    formed: date | None
    members: int
    source: Source | None
