"""Money as one types it and as it is written; what is written can be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.money import UnreadableAmountError, read_money, write_money


@pytest.mark.parametrize(
    ("typed", "euros"),
    [
        ("12 mln", 12_000_000),
        ("75.000.000", 75_000_000),
        ("€ 12,5 mln", 12_500_000),
        ("12.5 mln", 12_500_000),
        ("1.500 mln", 1_500_000_000),
        ("2,5 mld", 2_500_000_000),
        ("300 miljoen euro", 300_000_000),
        ("40 duizend", 40_000),
        ("1.504", 1_504),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, euros: int) -> None:
    assert read_money(typed) == euros * 100


def test_a_comma_begins_the_cents() -> None:
    assert read_money("12,50") == 1_250


def test_nothing_typed_is_no_amount() -> None:
    assert read_money("  ") is None


@pytest.mark.parametrize("typed", ["veel", "1.5", "1,234", "12 mln mln", "-5", "0,001", "9" * 20, "mln"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableAmountError, match="Schrijf bijvoorbeeld 12 mln"):
        read_money(typed)


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (1_200_000_000, "€\u00a012\u00a0mln"),
        (14_240_000_000, "€\u00a0142,4\u00a0mln"),
        (250_000_000_000, "€\u00a02,5\u00a0mld"),
        (150_400, "€\u00a01.504"),
        (1_250, "€\u00a012,50"),
        (0, "€\u00a00"),
    ],
)
def test_an_amount_is_written_as_it_is_said(cents: int, written: str) -> None:
    assert write_money(cents) == written


@given(st.integers(min_value=0, max_value=10**15))
def test_what_is_written_is_read_back(cents: int) -> None:
    assert read_money(write_money(cents)) == cents
