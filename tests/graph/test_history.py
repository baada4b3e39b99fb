import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.graph.history import History, lift_interval, measure_lifts
from ipo_crm.graph.suspects import surprise_bits
from tests.graph.motions import VOTES, read_motions, swap_auc


def history(rows: list[list[int]], groups: list[int], weights: list[float] | None = None) -> History:
    return History(
        membership=np.array(rows, dtype=np.float64).reshape(-1, len(groups)),
        weights=np.array(weights if weights is not None else np.ones(len(rows))),
        groups=np.array(groups, dtype=np.int64),
    )


memberships = st.integers(2, 7).flatmap(
    lambda n: st.tuples(
        st.lists(st.lists(st.integers(0, 1), min_size=n, max_size=n), min_size=1, max_size=8),
        st.lists(st.integers(-1, 3), min_size=n, max_size=n),
    )
)


@given(memberships)
def test_expected_sums_to_observed_over_all_pairs(drawn: tuple[list[list[int]], list[int]]) -> None:
    rows, groups = drawn
    lifts = measure_lifts(history(rows, groups), np.arange(len(groups)))
    apart = ~np.eye(len(groups), dtype=np.bool_)

    assert lifts.expected[apart].sum() == pytest.approx(lifts.observed[apart].sum())


@given(memberships)
def test_order_of_coalitions_makes_no_difference(drawn: tuple[list[list[int]], list[int]]) -> None:
    rows, groups = drawn
    everyone = np.arange(len(groups))

    lifts, turned = (measure_lifts(history(one, groups), everyone) for one in (rows, rows[::-1]))

    assert np.allclose(lifts.lift, turned.lift)


def test_same_sector_is_never_expected_to_meet_less_than_chance() -> None:
    # Two of one sector that sit apart, each with somebody else.
    lifts = measure_lifts(history([[1, 0, 1, 0], [0, 1, 0, 1]], [0, 0, 1, 1]), np.array([0, 1]))

    assert lifts.prior[0, 1] == 1.0


def test_unknown_sector_has_no_sector_lift() -> None:
    lifts = measure_lifts(history([[1, 1, 0], [1, 0, 1]], [-1, -1, 0]), np.arange(3))

    assert lifts.prior[0].tolist() == [1.0, 1.0, 1.0]


def test_no_earlier_coalitions_leave_every_lift_at_one() -> None:
    lifts = measure_lifts(history([], [0, 1, 2]), np.arange(3))

    assert (lifts.lift == 1.0).all()


def test_half_weight_counts_half() -> None:
    lifts = measure_lifts(history([[1, 1, 0], [1, 0, 1]], [0, 1, 2], [0.5, 1.0]), np.arange(3))

    assert lifts.observed[0, 1] == 0.5


def test_interval_is_that_of_the_gamma_posterior() -> None:
    low, _ = lift_interval(np.array(12.0), np.array(5.0), np.array(1.0), strength=0.5, mass=0.95)

    assert np.log2(low) == pytest.approx(0.25423341, abs=1e-8)


@pytest.mark.skipif(not VOTES.exists(), reason="the shared files of motions and votes are not beside the repository")
def test_swapped_signatory_of_a_real_motion_is_found() -> None:
    auc = swap_auc(read_motions(), surprise_bits, motions_tried=400)

    assert auc >= 0.83
