"""The unusual-suspects score in words: what is known of each member of a coalition once it is scored."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.graph.distance import Agreement


class Perspective(StrEnum):
    """Whose eyes look at the coalition: our own core in it, or all members."""

    OURS = "ours"
    WHOLE = "whole"


class Evidence(StrEnum):
    """How much history the score rests on, by the number of shared coalitions expected."""

    PROVISIONAL = "voorlopig"
    FAIR = "redelijk"
    STRONG = "sterk"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOptions:
    """Ways to score; the defaults are those of the screen.

    `perspective` None picks ours where we are a member. `half_life` (days) lets old coalitions fade, counted back from
    the day the focal coalition was formed or else from `today`. `agreement` holds vote agreement per pair of parties.
    """

    perspective: Perspective | None = None
    half_life: float | None = None
    today: date | None = None
    agreement: Agreement = field(default_factory=dict[frozenset[str], float])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is between a member and one partner: O, E, L with its 80 % interval, bits and distance.

    `bits` is already times the distance where positive.
    """

    partner: ActorRef
    observed: float
    expected: float
    lift: float
    lift_low: float
    lift_high: float
    bits: float
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One member's score with every number that its explanation needs.

    `surprise` is S in bits, `surprise_share` S01, `share` B (None where no member has outside contacts), `bridge` V,
    `distance` D, `points` U in 0..100, `rank` counts from 1 over members that may be suspects (equal points share a
    rank; None for an opponent). `contacts` are those outside the coalition, `exclusive` those nobody else reaches.
    """

    actor: ActorRef
    pairs: tuple[Pair, ...]
    surprise: float
    surprise_share: float
    share: float | None
    bridge: float
    distance: float
    points: float
    contacts: tuple[ActorRef, ...]
    exclusive: tuple[ActorRef, ...]
    evidence: Evidence
    opponent: bool = False
    rank: int | None = None
    highlighted: bool = False

    @property
    def expected(self) -> float:
        """The shared coalitions expected with all partners together."""
        return sum(pair.expected for pair in self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The scored members of one coalition, first the most unusual; our own organisation is never among them.

    `core` is what members are measured against in our perspective (empty in the whole-coalition one), `reach` the
    number of outside contacts of all members together, `fair_share` 1/m, `factor` f.
    """

    coalition: CoalitionId
    perspective: Perspective
    scores: tuple[Score, ...]
    core: tuple[ActorRef, ...]
    reach: int
    fair_share: float
    factor: float

    @property
    def suspects(self) -> tuple[Score, ...]:
        """The members to highlight."""
        return tuple(score for score in self.scores if score.highlighted)
