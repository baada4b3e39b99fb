"""How far two actors stand apart: Gower's mean over the dimensions that are known of both."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from ipo_crm.domain.network import Actor
from ipo_crm.domain.sectors import Level
from ipo_crm.graph.picture import FloatArray

UNKNOWN = 0.5
"""Distance where no dimension is known of both: neither near nor far."""
STANCE_SPAN = 4.0
"""From strongly against (-2) to strongly in favour (+2)."""

Agreement = Mapping[frozenset[str], float]
"""Share of votes on which two parties agree, per pair of party names."""


def actor_distances(actors: Sequence[Actor], *, focal_dossier: int | None, agreement: Agreement) -> FloatArray:
    """Give d (n, n) in 0..1 between actors.

    Dimensions: sector, level of government, party (scaled 1 - vote agreement) and the stances on dossiers other than
    the focal one, which count together as one dimension. A dimension not known of both is skipped.
    """
    layers = np.stack(
        [
            _unlike([actor.sector for actor in actors]),
            _unlike([None if actor.level is Level.NONE else actor.level for actor in actors]),
            _party_distance([actor.party for actor in actors], agreement),
            _stance_distance(actors, focal_dossier),
        ]
    )
    known = ~np.isnan(layers)
    count = known.sum(axis=0)
    total = np.where(known, layers, 0.0).sum(axis=0)
    distance: FloatArray = np.where(count > 0, total / np.maximum(count, 1), UNKNOWN)
    np.fill_diagonal(distance, 0.0)
    return distance


def _unlike(values: Sequence[Hashable]) -> FloatArray:
    """Give 1 where two values differ, 0 where they are equal, nan where one is None."""
    codes: dict[Hashable, int] = {}
    column = np.array([np.nan if value is None else codes.setdefault(value, len(codes)) for value in values])
    apart = np.abs(column[:, None] - column[None, :])
    differs: FloatArray = np.minimum(apart, 1.0)
    return differs


def _party_distance(parties: Sequence[str], agreement: Agreement) -> FloatArray:
    """Scale 1 - agreement by the largest disagreement in the table; parties without votes are not known."""
    widest = max((1 - share for share in agreement.values()), default=0.0)
    names = sorted({party for party in parties if party})
    column = np.array([names.index(party) if party else len(names) for party in parties], dtype=np.int64)
    table = np.full((len(names) + 1, len(names) + 1), np.nan)
    for i, first in enumerate(names):
        table[i, i] = 0.0
        for j, second in enumerate(names):
            share = agreement.get(frozenset((first, second)))
            if i != j and share is not None:
                table[i, j] = (1 - share) / widest if widest > 0 else 0.0
    distances: FloatArray = table[column[:, None], column[None, :]]
    return distances


def _stance_distance(actors: Sequence[Actor], focal_dossier: int | None) -> FloatArray:
    """Average the gap in stance over the dossiers that both took a stance on."""
    dossiers = sorted({dossier for actor in actors for dossier, _ in actor.stances if dossier != focal_dossier})
    if not dossiers:
        return np.full((len(actors), len(actors)), np.nan)
    stances = np.full((len(actors), len(dossiers)), np.nan)
    for row, actor in enumerate(actors):
        for dossier, stance in actor.stances:
            if dossier != focal_dossier:
                stances[row, dossiers.index(dossier)] = stance
    gaps = np.abs(stances[:, None, :] - stances[None, :, :]) / STANCE_SPAN
    known = ~np.isnan(gaps)
    count = known.sum(axis=2)
    total = np.where(known, gaps, 0.0).sum(axis=2)
    mean: FloatArray = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean
