"""Several records at once: which of their fields can be changed together, and what they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.tags import Tag

Value = str | int | date | OrganisationKind | Sector | Level | None
"""What a field may hold; None is empty."""


class ManyField(StrEnum):
    """A field that can be changed for many records at once; the value is its column."""

    RHYTHM = "rhythm_days"
    KEEP_UNTIL = "keep_until"
    INFORMED_ON = "informed_on"
    INFORMED_HOW = "informed_how"
    LANGUAGES = "languages"
    KIND = "kind"
    SECTOR = "sector"
    LEVEL = "level"


OF_PEOPLE = (
    ManyField.RHYTHM,
    ManyField.KEEP_UNTIL,
    ManyField.INFORMED_ON,
    ManyField.INFORMED_HOW,
    ManyField.LANGUAGES,
)
OF_ORGANISATIONS = (ManyField.KIND, ManyField.SECTOR, ManyField.LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class TagShare:
    """A tag, and how many of the records bear it."""

    tag: Tag
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerShare:
    """An organisation at which `count` of the people hold a role today."""

    organisation: OrganisationId
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What `count` records have in common: a field that is not in `values` is unequal."""

    count: int
    values: Mapping[ManyField, Value] = field(default_factory=dict)
    tags: tuple[TagShare, ...] = ()
