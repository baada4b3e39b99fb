from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Network, Tie
from ipo_crm.graph.scores import Evidence, Perspective, Ranking, Score, ScoreOptions
from ipo_crm.graph.suspects import score_coalition, score_coalitions
from tests.graph.demo import demo_history
from tests.graph.four_types import four_types
from tests.graph.worked import ACTORS, FOCAL, NETWORK, REFS, group

OURS = replace(NETWORK, us=REFS["IPO"])


def of(ranking: Ranking, name: str) -> Score:
    return next(score for score in ranking.scores if score.actor == REFS[name])


def order(ranking: Ranking) -> list[str]:
    return [ACTORS[score.actor].label for score in ranking.scores]


def test_factor_of_the_worked_example() -> None:
    assert score_coalition(NETWORK, FOCAL).factor == pytest.approx(24 / 262)


def test_pair_of_the_worked_example() -> None:
    pair = next(pair for pair in of(score_coalition(NETWORK, FOCAL), "LTO").pairs if pair.partner == REFS["IPO"])

    assert (pair.observed, round(pair.expected, 4), round(pair.lift, 4), round(pair.bits, 4)) == (
        0,
        0.458,
        0.6433,
        0.6364,
    )


def test_usual_pair_of_the_worked_example_has_negative_bits() -> None:
    pair = next(pair for pair in of(score_coalition(NETWORK, FOCAL), "VNG").pairs if pair.partner == REFS["IPO"])

    assert pair.bits == pytest.approx(-0.6264, abs=5e-5)


@pytest.mark.parametrize(("name", "share"), [("LTO", 0.4333), ("N&M", 0.2), ("IPO", 0.1833), ("VNG", 0.1833)])
def test_share_of_reach_of_the_worked_example(name: str, share: float) -> None:
    assert of(score_coalition(NETWORK, FOCAL), name).share == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize(("name", "points"), [("LTO", 43.67), ("IPO", 24.23), ("N&M", 22.05), ("VNG", 0.0)])
def test_points_of_the_worked_example(name: str, points: float) -> None:
    assert of(score_coalition(NETWORK, FOCAL), name).points == pytest.approx(points, abs=5e-3)


def test_only_the_surprising_bridge_of_the_worked_example_is_highlighted() -> None:
    ranking = score_coalition(NETWORK, FOCAL)

    assert [score.actor for score in ranking.suspects] == [REFS["LTO"]]


def test_evidence_follows_the_number_of_expected_coalitions() -> None:
    ranking = score_coalition(NETWORK, FOCAL)

    assert of(ranking, "LTO").evidence is Evidence.PROVISIONAL
    assert of(ranking, "IPO").evidence is Evidence.FAIR


def test_stored_focal_coalition_scores_as_before_it_was_stored() -> None:
    stored = replace(NETWORK, coalitions=(*NETWORK.coalitions, FOCAL))

    assert score_coalition(stored, FOCAL) == score_coalition(NETWORK, FOCAL)


def test_later_coalitions_are_no_history() -> None:
    focal = replace(FOCAL, formed=date(2025, 6, 5))
    later = replace(group(50, "IPO LTO"), formed=date(2025, 6, 6))

    with_later = score_coalition(replace(NETWORK, coalitions=(*NETWORK.coalitions, later)), focal)

    assert of(with_later, "LTO").pairs == of(score_coalition(NETWORK, focal), "LTO").pairs


def test_coalition_of_one_half_life_ago_counts_half() -> None:
    focal = replace(group(60, "LTO Enexis"), formed=date(2025, 1, 31))
    past = replace(group(61, "LTO Enexis"), formed=date(2025, 1, 1))

    ranking = score_coalition(replace(NETWORK, coalitions=(past,)), focal, ScoreOptions(half_life=30))

    assert ranking.scores[0].pairs[0].observed == 0.5


def test_seen_from_us_the_core_is_us_and_our_steady_partners() -> None:
    ranking = score_coalition(OURS, FOCAL)

    assert (ranking.perspective, set(ranking.core)) == (Perspective.OURS, {REFS["IPO"], REFS["VNG"]})


def test_our_own_organisation_is_never_ranked() -> None:
    ours, whole = (score_coalition(OURS, FOCAL, ScoreOptions(perspective=one)) for one in Perspective)

    assert "IPO" not in order(ours) + order(whole)


def test_core_member_is_measured_against_the_rest_of_the_core() -> None:
    vng = of(score_coalition(OURS, FOCAL), "VNG")

    assert [pair.partner for pair in vng.pairs] == [REFS["IPO"]]


def test_other_member_is_measured_against_the_core_only() -> None:
    lto = of(score_coalition(OURS, FOCAL), "LTO")

    assert {pair.partner for pair in lto.pairs} == {REFS["IPO"], REFS["VNG"]}


def test_whole_coalition_is_the_perspective_where_we_are_no_member() -> None:
    ranking = score_coalition(OURS, group(98, "VNG LTO N&M"), ScoreOptions(perspective=Perspective.OURS))

    assert (ranking.perspective, ranking.core) == (Perspective.WHOLE, ())


def test_opponent_on_the_dossier_is_no_suspect_and_comes_last() -> None:
    against = replace(ACTORS[REFS["LTO"]], stances=((7, -1),))
    others = tuple(actor for actor in NETWORK.actors if actor.ref != REFS["LTO"])

    ranking = score_coalition(replace(NETWORK, actors=(*others, against)), replace(FOCAL, dossier_id=7))

    last = ranking.scores[-1]
    assert (last.actor, last.opponent, last.rank, last.highlighted) == (REFS["LTO"], True, None, False)


def test_without_contacts_distance_stands_in_for_bridging() -> None:
    ranking = score_coalition(replace(NETWORK, ties=()), FOCAL)

    lto = of(ranking, "LTO")
    assert (lto.share, lto.bridge) == (None, lto.distance)


def test_exclusive_contacts_are_those_nobody_else_reaches() -> None:
    lto = of(score_coalition(NETWORK, FOCAL), "LTO")

    assert lto.exclusive == tuple(REFS[name] for name in ("b1", "b2", "b3", "b4"))
    assert len(lto.contacts) == 5


def test_equal_points_share_a_rank_so_that_the_next_is_still_among_the_first_two() -> None:
    # Alliander and Enexis are twins in all that counts; LTO has one contact to their two.
    past = ("IPO VNG", "IPO VNG UvW", "IPO UvW", "Alliander Enexis LTO", "Alliander Enexis LTO")
    known = {"Alliander": ("p1", "p2"), "Enexis": ("p3", "p4"), "LTO": ("b1",)}
    ties = tuple(Tie(a=REFS[name], b=REFS[one]) for name, people in known.items() for one in people)
    coalitions = tuple(group(key, names) for key, names in enumerate(past, start=1))
    network = Network(actors=NETWORK.actors, coalitions=coalitions, ties=ties, us=REFS["IPO"])

    ranking = score_coalition(network, group(97, "IPO Alliander Enexis LTO"))

    assert [(score.rank, score.highlighted) for score in ranking.scores] == [(1, True), (1, True), (2, True)]


def test_in_the_sample_the_three_of_housing_come_first_seen_from_us() -> None:
    history = demo_history()
    names = {actor.ref: actor.name for actor in history.actors}

    first = [names[score.actor] for score in score_coalitions(history)[CoalitionId(1)].scores[:3]]

    assert first == ["Vereniging Eigen Huis", "Woonbond", "Bouwend Nederland"]


@given(st.randoms(use_true_random=False))
def test_order_of_rows_makes_no_difference(random: st.DataObject) -> None:
    def mixed(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(rows, len(rows)))  # type: ignore[attr-defined]

    shuffled = Network(actors=mixed(NETWORK.actors), coalitions=mixed(NETWORK.coalitions), ties=mixed(NETWORK.ties))  # type: ignore[arg-type]

    assert score_coalition(shuffled, FOCAL) == score_coalition(NETWORK, FOCAL)


@given(st.integers(0, 2**32 - 1))
def test_shares_sum_to_one_and_points_stay_within_bounds(seed: int) -> None:
    drawn = four_types(np.random.default_rng(seed), past=6)
    scores = score_coalition(drawn.network, drawn.focal).scores

    assert sum(score.share or 0.0 for score in scores) == pytest.approx(1.0)
    assert all(0.0 <= score.points <= 100.0 for score in scores)


def test_bridge_comes_first_among_the_four_types() -> None:
    ranked = [_rank_of_bridge(seed) for seed in range(200)]

    first = np.mean([place == 0 for place, _ in ranked])
    auc = np.mean([1 - place / (size - 1) for place, size in ranked])
    assert first >= 0.80
    assert auc >= 0.92


def _rank_of_bridge(seed: int) -> tuple[int, int]:
    """Give how many members come before the bridge, and the size of the coalition."""
    drawn = four_types(np.random.default_rng(seed))
    order: list[ActorRef] = [score.actor for score in score_coalition(drawn.network, drawn.focal).scores]
    return order.index(drawn.bridge), len(order)
