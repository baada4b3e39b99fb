"""Scope: what a dossier is to each province: joint, its own, or nothing of ours; no entry means not known."""

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeCell:
    """What one dossier is to one province: `interest` None is not known; money in euro cents, None where there is none.

    `per_year` and `once` are its parts of the asks of the dossier, never added up.
    """

    interest: Interest | None = None
    mandate: str = ""
    note: str = ""
    source: Source | None = None
    per_year: int | None = None
    once: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow:
    """One province: its gedeputeerden of that day, and a cell per dossier in the order of the matrix."""

    organisation_id: OrganisationId
    name: str
    deputies: tuple[str, ...]
    cells: tuple[ScopeCell, ...]

    def count(self, interest: Interest | None) -> int:
        """Give how many dossiers are this to the province."""
        return sum(cell.interest is interest for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeMatrix:
    """Provinces by dossiers as they were known on a day."""

    day: date
    dossiers: tuple[tuple[DossierId, str], ...]
    rows: tuple[ScopeRow, ...]

    def count(self, dossier: DossierId, interest: Interest | None) -> int:
        """Give to how many provinces a dossier is this."""
        place = self._place(dossier)
        return sum(row.cells[place].interest is interest for row in self.rows)

    def per_year(self, dossier: DossierId) -> int:
        """Give the money of the provinces together, per year, in euro cents."""
        place = self._place(dossier)
        return sum(row.cells[place].per_year or 0 for row in self.rows)

    def unknown(self) -> tuple[tuple[DossierId, OrganisationId], ...]:
        """Give the cells to ask about, by dossier."""
        return tuple(
            (dossier, row.organisation_id)
            for place, (dossier, _) in enumerate(self.dossiers)
            for row in self.rows
            if row.cells[place].interest is None
        )

    def _place(self, dossier: DossierId) -> int:
        return [key for key, _ in self.dossiers].index(dossier)
