"""Quantiles of the Gamma distribution in numpy alone: scipy, which has them, takes 0.2 s to load."""

from math import lgamma

import numpy as np

from ipo_crm.graph.picture import FloatArray

_ROUNDS = 40
_EXACT = 1e-7
"""A step smaller than this squares to nothing."""


def gamma_quantiles(shape: FloatArray, shares: tuple[float, ...]) -> FloatArray:
    """Give for each share (q) the x (q, ...) below which that share of Gamma(shape, 1) lies; shapes above 0.

    Newton on log P by log x. That curve is concave and the start lies left of the root, so every step stays left.
    """
    distinct, back = np.unique(shape, return_inverse=True)
    a = np.tile(distinct, len(shares))
    wanted = np.log(np.repeat(shares, len(distinct)))
    whole = np.array([lgamma(one + 1.0) for one in distinct.tolist()] * len(shares))
    # Below the root in any case, as P(x) <= x^a / Gamma(a + 1).
    x = np.exp((wanted + whole) / a)
    for _ in range(_ROUNDS):
        series = _series(a, x)
        # P = front * series and dP / dlog x = front * a, so the front falls out of the step.
        step = (wanted - (a * np.log(x) - x - whole + np.log(series))) * series / a
        x = x * np.exp(step)
        if np.abs(step).max(initial=0.0) < _EXACT:
            break
    quantiles: FloatArray = x.reshape(len(shares), len(distinct))[:, back.reshape(shape.shape)]
    return quantiles


def _series(a: FloatArray, x: FloatArray) -> FloatArray:
    """Sum 1 + x/(a+1) + x^2/((a+1)(a+2)) + ..., with as many terms as the largest x needs."""
    terms = 30 + int(2.2 * x.max(initial=0.0))
    ratios = x[:, None] / (a[:, None] + np.arange(1, terms + 1))
    total: FloatArray = 1.0 + ratios.cumprod(axis=1).sum(axis=1)
    return total
