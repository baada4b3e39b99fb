"""A pasted signature is read, and no letter of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.names import fold
from ipo_crm.domain.signature import read
from ipo_crm.domain.signature_parts import Part, Signature
from tests.domain.signature_held_out import HELD_OUT
from tests.domain.signature_table import FIRST, KNOWN, Signed
from tests.domain.signature_table_more import MORE

TABLE = (*FIRST, *MORE)
FIELDS = tuple(part for part in Part if part not in (Part.NOISE, Part.LEFTOVER, Part.UNREAD))
SCRAPS = (
    "Anna de Vries", "adviseur", "Provincie Noordhoek", "T 070 888 1212", "a@b.invalid", "|", "\t", "\n", "\n\n", ",",
    " - ", "*", "Postbus 1", "2511 ZZ", "Met vriendelijke groet,", "Dit bericht is vertrouwelijk", "bij", "(zij/haar)",
    "Van: x <y@z.invalid>", "\u00a0", "www.voorbeeld.invalid", "06", "Werkdagen: ma di", "a:", "Bezoekadres:", "İ", "ﬁ",
)  # fmt: skip


def _read(text: str) -> Signature:
    known = {fold(name) for name in KNOWN}
    return read(text, lambda name: fold(name) in known)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _share_right(rows: tuple[Signed, ...]) -> float:
    pairs = [(getattr(row, part), _read(row.text).first(part)) for row in rows for part in FIELDS]
    filled = [wanted == found for wanted, found in pairs if wanted or found]
    return float(sum(filled)) / len(filled)


@pytest.mark.parametrize("row", TABLE, ids=[row.text.strip().splitlines()[0][:30] for row in TABLE])
def test_every_part_is_found(row: Signed) -> None:
    signature = _read(row.text)

    assert {part: signature.first(part) for part in FIELDS} == {part: getattr(row, part) for part in FIELDS}
    assert signature.leftover == row.left


def test_of_signatures_it_was_not_made_for_nine_fields_in_ten_are_right() -> None:
    assert _share_right(HELD_OUT) > 0.9


@pytest.mark.parametrize("row", [*TABLE, *HELD_OUT])
def test_no_letter_is_lost(row: Signed) -> None:
    assert _letters("".join(piece.text for piece in _read(row.text).pieces)) == _letters(row.text)


@given(st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8))).map(" ".join)))
def test_whatever_is_pasted_every_letter_stands_in_a_piece_that_is_known_or_left_over(text: str) -> None:
    signature = _read(text)

    assert _letters("".join(piece.text for piece in signature.pieces)) == _letters(text)
    assert all(piece.part is not Part.UNREAD for piece in signature.pieces)


def test_what_is_too_long_to_read_is_left_over() -> None:
    signature = _read("Anna de Vries\n" + "x" * 50_000)

    assert sum(len(text) for text in signature.leftover) == 50_000


def test_a_name_alone_is_a_name_only() -> None:
    assert _read("mw. drs. A.B. van der Berg").is_name_only
    assert not _read("Anna de Vries\nadviseur").is_name_only


def test_two_numbers_are_both_kept() -> None:
    assert _read("Bo Bedacht\n070 888 12 12 / 070 999 12 12").all(Part.PHONE) == ("070 888 12 12", "070 999 12 12")


@pytest.mark.parametrize("line", ["Fax 070 888 12 12", "Privé: 070 888 12 12", "Thuis 070 888 12 12"])
def test_a_fax_or_a_private_number_is_passed_over(line: str) -> None:
    signature = _read(f"Bo Bedacht\n{line}")

    assert (signature.all(Part.PHONE), signature.leftover) == ((), ())
