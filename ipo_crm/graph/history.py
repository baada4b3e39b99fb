"""What earlier coalitions lead one to expect: how often two actors sat together, against how often chance says."""

from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.gamma import gamma_quantiles
from ipo_crm.graph.picture import FloatArray, IntArray

STRENGTH = 1.0
"""Kappa: how many expected coalitions the sector-level prior weighs."""
CELL_PRIOR = 0.5
"""Half an observation in every cell of the sector table keeps small cells near 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class History:
    """Earlier coalitions in arrays.

    `membership` (c, n) holds 0 or 1, `weights` (c,) what each coalition counts for, `groups` (n,) the sector per actor
    with -1 where it is not known.
    """

    membership: FloatArray
    weights: FloatArray
    groups: IntArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lifts:
    """How often pairs of some actors met in coalitions; all matrices (m, m) with a diagonal of no meaning.

    `factor` is f, `observed` O, `expected` E, `prior` lambda, `lift` L.
    """

    factor: float
    observed: FloatArray
    expected: FloatArray
    prior: FloatArray
    lift: FloatArray


def measure_lifts(history: History, rows: IntArray) -> Lifts:
    """Give O, E, lambda and L among the actors `rows`, with the expectation taken over all actors.

    E is the configuration-model expectation, scaled so that it sums to O over all ordered pairs. L is the shrunken
    observed/expected ratio of Norén, Hopstadius and Bate 2013 with the sector-level lift as its prior.
    """
    joined = history.weights @ history.membership
    factor = _scale(history, joined)
    members = history.membership[:, rows]
    observed = (members * history.weights[:, None]).T @ members
    expected = factor * np.outer(joined[rows], joined[rows])
    prior = _sector_lift(history, joined, factor, rows)
    lift = (observed + STRENGTH * prior) / (expected + STRENGTH)
    return Lifts(factor=factor, observed=observed, expected=expected, prior=prior, lift=lift)


def lift_interval(
    observed: FloatArray, expected: FloatArray, prior: FloatArray, *, strength: float = STRENGTH, mass: float = 0.8
) -> tuple[FloatArray, FloatArray]:
    """Give the lower and upper bound of L that hold `mass` of its Gamma posterior, equal tails."""
    tail = (1 - mass) / 2
    shape = observed + strength * prior
    rate = expected + strength
    low, high = gamma_quantiles(shape, (tail, 1 - tail))
    return low / rate, high / rate


def _scale(history: History, joined: FloatArray) -> float:
    sizes = history.membership.sum(axis=1)
    pairs = float(history.weights @ (sizes * (sizes - 1)))
    room = float(joined.sum() ** 2 - (joined**2).sum())
    return pairs / room if room > 0 else 0.0


def _sector_lift(history: History, joined: FloatArray, factor: float, rows: IntArray) -> FloatArray:
    """Give lambda for each pair of `rows`; 1 where a sector is not known, at least 1 within a sector."""
    count = int(history.groups.max(initial=-1)) + 1
    in_group = (history.groups[:, None] == np.arange(count)).astype(np.float64)
    seats = history.membership @ in_group
    observed = (seats * history.weights[:, None]).T @ seats - np.diag(history.weights @ seats)
    per_group = joined @ in_group
    expected = factor * (np.outer(per_group, per_group) - np.diag(joined**2 @ in_group))
    table = np.ones((count + 1, count + 1))
    table[:count, :count] = (observed + CELL_PRIOR) / (expected + CELL_PRIOR)
    within = np.arange(count)
    table[within, within] = np.maximum(table[within, within], 1.0)
    own = history.groups[rows]
    # Group -1 (not known) indexes the last row and column, which hold 1.
    lifts: FloatArray = table[own[:, None], own[None, :]]
    return lifts
