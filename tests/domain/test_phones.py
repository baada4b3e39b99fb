"""A phone number is the same however it is written."""

import re

import pytest

from ipo_crm.domain.phones import digits_of, looks_like_phone, pattern_of

WAYS = ("070 888 1212", "(070) 888 12 12", "070-8881212", "+31 70 888 1212", "+31 (0)70 888 1212", "0031708881212")


@pytest.mark.parametrize("written", WAYS)
def test_each_way_to_write_a_number_is_the_same(written: str) -> None:
    assert looks_like_phone(written)
    assert digits_of(written) == "708881212"
    assert re.search(pattern_of("+31708881212"), f"Bel {written}, graag.")
    assert re.search(pattern_of(written), "Bel 070 888 12 12.")


@pytest.mark.parametrize("text", ["36576", "2026-11-30", "070 888", "Anna 070 888 1212", ""])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert not looks_like_phone(text)


def test_a_foreign_number_is_found_with_its_country_only() -> None:
    assert re.search(pattern_of("+3225551212"), "bel +32 2 555 12 12")
    assert not re.search(pattern_of("+3225551212"), "bel 02 555 12 12")
