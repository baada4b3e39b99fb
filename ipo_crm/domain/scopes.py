"""Scope: what a dossier is to each province: joint, its own, or nothing of ours; no entry means not known."""

from dataclasses import dataclass
from enum import StrEnum

from ipo_crm.domain.ids import DossierId, OrganisationId
from ipo_crm.domain.sources import Source


class Interest(StrEnum):
    """Whose lobby it is: of all together by IPO, of the province itself, or none of ours."""

    JOINT = "joint"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The interest of one province in one dossier, with the mandate it gave."""

    dossier_id: DossierId
    organisation_id: OrganisationId
    interest: Interest
    mandate: str = ""
    note: str = ""
    source: Source | None = None
