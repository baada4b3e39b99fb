"""Organisations: governments, fracties, committees, companies and associations, each with a period."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, OrganisationId
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import Source


class OrganisationKind(StrEnum):
    """What an organisation is."""

    PROVINCE = "provincie"
    MUNICIPALITY = "gemeente"
    WATER_AUTHORITY = "waterschap"
    REGION = "vervoerregio"
    MINISTRY = "ministerie"
    CHAMBER = "kamer"
    FRACTIE = "fractie"
    COMMITTEE = "commissie"
    GRID_OPERATOR = "netbeheerder"
    ASSOCIATION = "vereniging"
    COMPANY = "bedrijf"
    KNOWLEDGE = "kennisinstelling"
    OTHER = "overig"


class Chamber(StrEnum):
    """The two houses of parliament."""

    TWEEDE_KAMER = "tk"
    EERSTE_KAMER = "ek"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation; `period` is when it existed, `parent_id` what it belongs to."""

    id: OrganisationId = OrganisationId(NEW)
    uuid: str = ""
    name: str
    abbreviation: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    sector: Sector | None = None
    level: Level = Level.NONE
    parent_id: OrganisationId | None = None
    period: Period = ALWAYS
    website: str = ""
    notes: str = ""
    source: Source | None = None

    @property
    def label(self) -> str:
        """The short name for lists and the graph."""
        return self.abbreviation or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The size of a fractie in a chamber over a period."""

    organisation_id: OrganisationId
    chamber: Chamber
    count: int
    period: Period
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """The key of a record in somebody else's register, such as parliament's."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One line of the list of organisations, as of a day."""

    id: OrganisationId
    name: str
    abbreviation: str
    kind: OrganisationKind
    sector: Sector | None
    level: Level
    people: int = 0
    last_contact: date | None = None
