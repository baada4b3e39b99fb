"""Signed motions and votes of the Tweede Kamer as arrays, read from the shared test data outside the repository."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from ipo_crm.graph.history import History, measure_lifts
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

VOTES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Motions:
    """Motions in order of date: `signed` (c, n) who signed, `party` (n,), `distance` (p, p) scaled 1 - agreement."""

    signed: BoolArray
    party: IntArray
    distance: FloatArray


def read_motions() -> Motions:
    """Read motions with at least two signatories whose party is known."""
    party_of = _party_by_name()
    rows = sorted(_rows("motie_ondertekenaars_2023-12_2025-05.csv"), key=lambda row: row["datum"])
    signers = [{_clean(name) for name in row["ondertekenaars"].split(";")} & party_of.keys() for row in rows]
    signers = [names for names in signers if len(names) > 1]
    people = sorted(set().union(*signers))
    parties = sorted({party_of[name] for name in people})
    return Motions(
        signed=np.array([[name in names for name in people] for names in signers]),
        party=np.array([parties.index(party_of[name]) for name in people]),
        distance=_distance(parties),
    )


def _party_by_name() -> dict[str, str]:
    """Turn "Dijk van, I. (Inge)" into both "Van Dijk" and "Inge van Dijk"; a name of two parties is left out."""
    found: dict[str, set[str]] = {}
    for row in _rows("actor_naam_crosswalk.csv"):
        family, _, rest = row["actor_naam"].partition(",")
        words = family.split()
        cut = next((i for i, word in enumerate(words) if i and word[0].islower()), len(words))
        name = " ".join(words[cut:] + words[:cut])
        party = "GroenLinks-PvdA" if "GroenLinks-PvdA" in row["fracties"] else row["fracties"].split(";")[-1]
        found.setdefault(name[0].upper() + name[1:], set()).add(party)
        if "(" in rest:
            found.setdefault(f"{rest.partition('(')[2].rstrip(') ')} {name}", set()).add(party)
    return {name: parties.pop() for name, parties in found.items() if len(parties) == 1}


def _distance(parties: list[str]) -> FloatArray:
    votes = np.array(
        [[float(row[party] or "nan") for party in parties] for row in _rows("stemmatrix_2023-12_2025-05.csv")]
    )
    distance = np.zeros((len(parties), len(parties)))
    for i, j in combinations(range(len(parties)), 2):
        both = ~np.isnan(votes[:, i]) & ~np.isnan(votes[:, j])
        distance[i, j] = distance[j, i] = 1 - (votes[both, i] == votes[both, j]).mean()
    scaled: FloatArray = distance / distance.max()
    return scaled


def _clean(name: str) -> str:
    return name.removesuffix(" e").strip(" .,")


def _rows(file: str) -> list[dict[str, str]]:
    with (VOTES / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def swap_auc(motions: Motions, bits: Callable[[FloatArray, FloatArray], FloatArray], *, motions_tried: int) -> float:
    """Replace one signatory of a motion by one who signs as often, and see how often S ranks the impostor higher.

    Gives the mean AUC over motions from the later half, each measured against all earlier ones.
    """
    rng = np.random.default_rng(2025)
    found = []
    late = np.flatnonzero(motions.signed.sum(axis=1) >= 3)
    for row in rng.choice(late[late > len(motions.signed) // 2], motions_tried, replace=False):
        past = motions.signed[:row].astype(np.float64)
        active = past.sum(axis=0)
        signers = np.flatnonzero(motions.signed[row] & (active > 0))
        if len(signers) > 1:
            victim = rng.choice(signers)
            others = np.flatnonzero(~motions.signed[row] & (active > 0))
            alike = others[np.argsort(np.abs(active[others] - active[victim]), kind="stable")[:5]]
            company = np.array([rng.choice(alike), *signers[signers != victim]])
            found.append(_impostor_above(motions, past, company, bits))
    return float(np.mean(found))


def _impostor_above(
    motions: Motions, past: FloatArray, company: IntArray, bits: Callable[[FloatArray, FloatArray], FloatArray]
) -> float:
    """Give the share of the others that have a lower S than the first of the company."""
    history = History(membership=past, weights=np.ones(len(past)), groups=motions.party)
    party = motions.party[company]
    surprise = bits(measure_lifts(history, company).lift, motions.distance[np.ix_(party, party)])
    np.fill_diagonal(surprise, 0.0)
    mean = surprise.sum(axis=1) / (len(company) - 1)
    return float(((mean[0] > mean[1:]) + 0.5 * (mean[0] == mean[1:])).mean())
