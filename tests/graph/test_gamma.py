import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaincinv

from ipo_crm.graph.gamma import gamma_quantiles


@given(st.lists(st.floats(0.02, 80.0), min_size=1, max_size=20), st.floats(0.01, 0.99))
def test_quantiles_are_those_of_scipy(shapes: list[float], share: float) -> None:
    shape = np.array(shapes)

    quantiles = gamma_quantiles(shape, (share,))

    assert quantiles[0] == pytest.approx(gammaincinv(shape, share), rel=1e-11)


def test_quantiles_keep_the_form_of_the_shapes() -> None:
    assert gamma_quantiles(np.ones((3, 2)), (0.1, 0.9)).shape == (2, 3, 2)


def test_half_of_the_exponential_lies_below_the_logarithm_of_two() -> None:
    assert gamma_quantiles(np.array(1.0), (0.5,))[0] == pytest.approx(np.log(2))
