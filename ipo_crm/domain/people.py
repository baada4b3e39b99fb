"""People: who they are, how to reach them, and the roles they hold or held."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, ActorRef, OrganisationId, PersonId, RelationId, RoleId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.sources import Source


class ContactKind(StrEnum):
    """The ways to reach someone; private addresses have no place here."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    WEBSITE = "website"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """One way to reach a person at work, in the contact layer."""

    kind: ContactKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person; what they do is in their roles, what they think in positions.

    `informed_on` is when they were told that we keep this (AVG art. 14), `informed_how` by which text and channel,
    `not_informed_why` the exception where they were not. `blocked_on` is the day of an objection: from then on they
    stay as a stub, out of lists, graph and exports. `rhythm_days` is how often they want to be spoken to.
    """

    id: PersonId = PersonId(NEW)
    uuid: str = ""
    name: PersonName
    salutation: str = ""
    languages: str = ""
    notes: str = ""
    keep_until: date | None = None
    informed_on: date | None = None
    informed_how: str = ""
    not_informed_why: str = ""
    blocked_on: date | None = None
    rhythm_days: int | None = None
    contact_points: tuple[ContactPoint, ...] = ()
    source: Source | None = None

    def contact_points_of(self, kind: ContactKind) -> tuple[ContactPoint, ...]:
        """Give the ways of one kind to reach them."""
        return tuple(point for point in self.contact_points if point.kind is kind)

    @property
    def salutation_or_default(self) -> str:
        """The salutation as edited, or the plain default."""
        return self.salutation or f"Geachte heer/mevrouw {self.name.surname},"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a person does at an organisation in a period; several may run at once.

    `influence` is 1-5, of the role and not of the person; None means not known.
    """

    id: RoleId = RoleId(NEW)
    uuid: str = ""
    person_id: PersonId
    organisation_id: OrganisationId
    function: str
    portfolio: str = ""
    influence: int | None = None
    period: Period = ALWAYS
    source: Source | None = None


class RelationKind(StrEnum):
    """Kinds of tie between two people or two organisations.

    NOT_SAME is no tie but its denial: somebody looked at two records that are alike, and they are two.
    """

    WORKS_WITH = "works_with"
    FORMER_COLLEAGUE = "former_colleague"
    KNOWS = "knows"
    MEMBER_OF = "member_of"
    ALLY = "ally"
    OPPONENT = "opponent"
    SUCCESSOR = "successor"
    NOT_SAME = "not_same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie between two actors of the same kind; strength 1-3, None means not known."""

    id: RelationId = RelationId(NEW)
    uuid: str = ""
    a: ActorRef
    b: ActorRef
    kind: RelationKind
    strength: int | None = None
    not_via: bool = False
    period: Period = ALWAYS
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A role with the names around it, as lists and papers show it; `chamber` is the parent of a fractie."""

    role: Role
    organisation: str
    organisation_kind: OrganisationKind
    sector: Sector | None
    parent: str = ""

    @property
    def is_fractie(self) -> bool:
        return self.organisation_kind is OrganisationKind.FRACTIE


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody at an organisation, with the role that they hold there."""

    person_id: PersonId
    name: PersonName
    line: RoleLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One line of the list of people, as of a day; None means not known or never.

    `places` are all organisations they work at, `organisation` the first. What follows `blocked` is read when a list
    asks for more: the first address and number, labels by name, and the rhythm, their own or the quickest of a label.
    """

    id: PersonId
    name: PersonName
    function: str = ""
    organisation: str = ""
    fractie: str = ""
    sector: Sector | None = None
    influence: int | None = None
    last_contact: date | None = None
    stance: Stance | None = None
    stance_day: date | None = None
    places: tuple[str, ...] = ()
    blocked: bool = False
    email: str = ""
    phone: str = ""
    tags: tuple[str, ...] = ()
    rhythm_days: int | None = None
    keep_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChoices:
    """By what the list of people can be narrowed, as of a day, each by name."""

    organisations: tuple[str, ...] = ()
    fracties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
