"""Bytes from outside: too little, too much, and their encodings."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.exchange import raw

NAME = "Zoë Fryslân, € 5"


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", codecs.BOM_UTF8, b"\0\0\0\0"])
def test_an_empty_file_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UserError, match=r"leeg.*opnieuw"):
        raw.checked(data)


def test_a_file_above_the_limit_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match=r"groter dan 100 MB.*delen"):
        raw.checked(b"x" * (raw.MAX_BYTES + 1))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_found(codec: str) -> None:
    assert raw.decoded(NAME.encode(codec)) == NAME


def test_utf_16_big_endian_with_a_mark_is_found() -> None:
    assert raw.decoded(codecs.BOM_UTF16_BE + NAME.encode("utf-16-be")) == NAME


@given(st.binary(max_size=300))
def test_no_bytes_make_decoding_fail(data: bytes) -> None:
    assert isinstance(raw.decoded(data), str)
