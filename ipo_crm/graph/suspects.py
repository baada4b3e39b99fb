"""Unusual suspects: who in a coalition is both surprising company and a bridge to people nobody else reaches."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network
from ipo_crm.graph.arrays import NetworkArrays
from ipo_crm.graph.distance import actor_distances
from ipo_crm.graph.history import Lifts, lift_interval, measure_lifts
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray
from ipo_crm.graph.scores import Evidence, Pair, Perspective, Ranking, Score, ScoreOptions

HIGHLIGHT_BITS = 0.25
HIGHLIGHT_RANKS = 2
FAIR_FROM, STRONG_ABOVE = 1.0, 5.0


def score_coalitions(network: Network, options: ScoreOptions | None = None) -> dict[CoalitionId, Ranking]:
    """Score every coalition with at least two members, each against the coalitions formed before it."""
    return score_chosen(network, network.coalitions, options)


def score_chosen(
    network: Network, focal: Iterable[CoalitionGroup], options: ScoreOptions | None = None
) -> dict[CoalitionId, Ranking]:
    """Score the members of some coalitions of a network, those with at least two."""
    arrays = NetworkArrays.of(network)
    chosen = options or ScoreOptions()
    return {group.id: _rank(arrays, group, chosen) for group in focal if len(group.members) > 1}


def score_coalition(network: Network, focal: CoalitionGroup, options: ScoreOptions | None = None) -> Ranking:
    """Score the members of one coalition, which need not be stored yet.

    The focal coalition itself and those formed after it are left out of the history. U = 100 sqrt(S01 V): surprise by
    the shrunken observed/expected ratio, bridging by the Shapley value of coverage (Michalak et al. 2013).
    """
    return _rank(NetworkArrays.of(network, also=focal.members), focal, options or ScoreOptions())


def surprise_bits(lift: FloatArray, distance: FloatArray) -> FloatArray:
    """Give the surprise per pair in bits: positive means rarer than expected, and then counts by distance."""
    bits = -np.log2(lift)
    scaled: FloatArray = np.where(bits > 0, bits * distance, bits)
    return scaled


def coverage_shares(reached: BoolArray) -> FloatArray:
    """Give B (m,), the Shapley value of coverage, from who reaches which outside contact (m, x); it sums to 1."""
    shares: FloatArray = (reached / reached.sum(axis=0)).sum(axis=1) / reached.shape[1]
    return shares


def surprise_share(surprise: float) -> float:
    """Give S01 from S in bits: 0 where nothing is surprising, towards 1 as the company gets stranger."""
    return float(1.0 - 2.0 ** -max(surprise, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Company:
    """The members of one coalition in order, with all that is known between them.

    `core` (m,) marks the partners; `between` (7, m, m) holds the numbers of a Pair in the order of its fields.
    """

    members: tuple[ActorRef, ...]
    core: BoolArray
    between: FloatArray

    @classmethod
    def of(cls, members: tuple[ActorRef, ...], core: BoolArray, lifts: Lifts, distance: FloatArray) -> "_Company":
        low, high = lift_interval(lifts.observed, lifts.expected, lifts.prior)
        bits = surprise_bits(lifts.lift, distance)
        between = np.stack([lifts.observed, lifts.expected, lifts.lift, low, high, bits, distance])
        return cls(members=members, core=core, between=between)

    def pairs_of(self, i: int) -> tuple[Pair, ...]:
        """Pair member i with those that it is measured against, never with itself."""
        chosen = self.core.copy()
        chosen[i] = False
        partners = np.flatnonzero(chosen)
        rows = zip(partners.tolist(), *self.between[:, i, partners].tolist(), strict=True)
        return tuple(
            Pair(
                partner=self.members[j],
                observed=observed,
                expected=expected,
                lift=lift,
                lift_low=low,
                lift_high=high,
                bits=bits,
                distance=distance,
            )
            for j, observed, expected, lift, low, high, bits, distance in rows
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Reach:
    """Whom the members know outside; `shares` is B per member (m,), or None where nobody knows anyone."""

    contacts: tuple[ActorRef, ...]
    reached: BoolArray
    shares: FloatArray | None

    @classmethod
    def of(cls, arrays: NetworkArrays, rows: IntArray) -> "_Reach":
        reached, outside = arrays.outside_contacts(rows)
        contacts = tuple(arrays.refs[column] for column in outside)
        return cls(contacts=contacts, reached=reached, shares=coverage_shares(reached) if contacts else None)

    def known_by(self, i: int) -> tuple[ActorRef, ...]:
        return tuple(self.contacts[column] for column in self.reached[i].nonzero()[0])

    def known_only_by(self, i: int) -> tuple[ActorRef, ...]:
        alone = self.reached[i] & (self.reached.sum(axis=0) == 1)
        return tuple(self.contacts[column] for column in alone.nonzero()[0])


def _rank(arrays: NetworkArrays, focal: CoalitionGroup, options: ScoreOptions) -> Ranking:
    members = tuple(sorted(focal.members))
    rows = np.array([arrays.at[ref] for ref in members], dtype=np.int64)
    actors = tuple(arrays.actor(ref) for ref in members)
    ours = arrays.us in focal.members and options.perspective is not Perspective.WHOLE
    seats = np.array([arrays.seat[ref] for ref in members], dtype=np.int64)
    lifts = measure_lifts(arrays.history_before(focal, options), seats)
    core = _core(members, arrays.us, lifts) if ours else np.ones(len(members), dtype=np.bool_)
    distance = actor_distances(actors, focal_dossier=focal.dossier_id, agreement=options.agreement)
    company = _Company.of(members, core, lifts, distance)
    reach = _Reach.of(arrays, rows)
    scores = [
        _score(company, reach, i, opponent=_is_opponent(actor, focal.dossier_id))
        for i, actor in enumerate(actors)
        if actor.ref != arrays.us
    ]
    return Ranking(
        coalition=focal.id,
        perspective=Perspective.OURS if ours else Perspective.WHOLE,
        scores=_ranked(scores),
        core=tuple(members[j] for j in np.flatnonzero(core)) if ours else (),
        reach=len(reach.contacts),
        fair_share=1 / len(members),
        factor=lifts.factor,
    )


def _core(members: tuple[ActorRef, ...], us: ActorRef | None, lifts: Lifts) -> BoolArray:
    """Mark our own organisation and its steady partners in the coalition: those met as often as expected, or more."""
    own = np.array([ref == us for ref in members])
    steady: BoolArray = own | (lifts.lift[own].max(axis=0) >= 1)
    return steady


def _score(company: _Company, reach: _Reach, i: int, *, opponent: bool) -> Score:
    pairs = company.pairs_of(i)
    surprise = _mean([pair.bits for pair in pairs])
    distance = _mean([pair.distance for pair in pairs])
    share = None if reach.shares is None else float(reach.shares[i])
    # Missing is not zero: without any outside contact on record, distance stands in for bridging.
    bridge = distance if share is None else share / (share + 1 / len(company.members))
    return Score(
        actor=company.members[i],
        pairs=pairs,
        surprise=surprise,
        surprise_share=surprise_share(surprise),
        share=share,
        bridge=bridge,
        distance=distance,
        points=100.0 * sqrt(surprise_share(surprise) * bridge),
        contacts=reach.known_by(i),
        exclusive=reach.known_only_by(i),
        evidence=_evidence(sum(pair.expected for pair in pairs)),
        opponent=opponent,
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _is_opponent(actor: Actor, dossier: int | None) -> bool:
    return any(key == dossier and stance < 0 for key, stance in actor.stances)


def _evidence(expected: float) -> Evidence:
    if expected < FAIR_FROM:
        return Evidence.PROVISIONAL
    return Evidence.STRONG if expected > STRONG_ABOVE else Evidence.FAIR


def _ranked(scores: list[Score]) -> tuple[Score, ...]:
    """Order by points with opponents last, number the ranks and mark the suspects.

    Members with equal points, as the screen shows them in whole points, share a rank; the next one is one rank lower.
    """
    shown = sorted({round(score.points) for score in scores if not score.opponent}, reverse=True)
    rank_of = {value: rank for rank, value in enumerate(shown, start=1)}
    ordered = sorted(scores, key=lambda score: (score.opponent, -round(score.points, 9), score.actor))
    return tuple(score if score.opponent else _placed(score, rank_of[round(score.points)]) for score in ordered)


def _placed(score: Score, rank: int) -> Score:
    """Give the score its rank; a member that shows no points is never highlighted, however few there are."""
    unusual = score.surprise >= HIGHLIGHT_BITS and rank <= HIGHLIGHT_RANKS and round(score.points) > 0
    return replace(score, rank=rank, highlighted=unusual)
