"""Seats behind a dossier: what the positions of the fracties add up to in each chamber."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.organisations import Chamber, Seats
from ipo_crm.domain.positions import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Seats of one chamber, each counted once; a majority is more than half of `total`."""

    chamber: Chamber
    sure: int
    likely: int
    hopeful: int
    unknown: int
    against: int

    @property
    def total(self) -> int:
        return self.sure + self.likely + self.hopeful + self.unknown + self.against

    @property
    def needed(self) -> int:
        """The smallest number of seats that wins: a tie does not."""
        return self.total // 2 + 1

    @property
    def short(self) -> int:
        """Seats still missing when all that is sure and likely holds."""
        return max(0, self.needed - self.sure - self.likely)


def tally(chamber: Chamber, seats: Iterable[Seats], stances: Mapping[OrganisationId, Stance | None]) -> Tally | None:
    """Add the seats up by stance: +2 sure, +1 likely, 0 hopeful, below 0 against, not recorded unknown.

    None when no fractie of this chamber has a recorded stance: then there is nothing to count.
    """
    counted = dict.fromkeys(("sure", "likely", "hopeful", "unknown", "against"), 0)
    known = False
    for each in seats:
        if each.chamber is chamber:
            stance = stances.get(each.organisation_id)
            known = known or stance is not None
            counted[_column(stance)] += each.count
    return Tally(chamber=chamber, **counted) if known else None


def _column(stance: Stance | None) -> str:
    if stance is None:
        return "unknown"
    if stance < 0:
        return "against"
    return ("hopeful", "likely", "sure")[stance]
