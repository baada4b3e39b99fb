"""A drawing: the picture of a network with the ranking that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipo_crm.domain.network import CoalitionGroup, Network
from ipo_crm.domain.suspects import Suspects

if TYPE_CHECKING:  # numpy costs a tenth of a second that the first page need not pay
    from ipo_crm.graph.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """What the page of coalitions shows: the picture, the rows behind it, and the ranking of the focal coalition."""

    picture: Picture
    network: Network
    groups: tuple[CoalitionGroup, ...]
    suspects: Suspects | None
