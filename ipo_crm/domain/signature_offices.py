"""Find the office in a signature: street, box, postal code and place, which may stand on lines of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ipo_crm.domain.names import fold
from ipo_crm.domain.signature_parts import Part, Piece
from ipo_crm.domain.signature_words import (
    ADDRESS_LABEL,
    BOX,
    COUNTRY,
    FOREIGN_PLACE,
    NUMBERED,
    ORGANISATION,
    POSTCODE,
    STREET,
    holds_letters,
)

_APART: Final = 4  # lines between the beginning of an address and its end


def located(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Say of unread pieces whether they are part of an address; what stands before it on the line stays unread."""
    labelled = False
    code_on = -1  # the line on which a postal code stands alone, which its place may follow
    for at, piece in enumerate(pieces):
        if piece.part is not Part.UNREAD:
            yield piece
            continue
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        label = ADDRESS_LABEL.match(piece.text)
        rest = piece.text[label.end() :] if label else piece.text
        if label and not holds_letters(rest):
            labelled = True
            yield replace(piece, part=Part.OFFICE)
            continue
        if piece.line == code_on and not any(char.isdigit() for char in piece.text):
            yield replace(piece, part=Part.OFFICE, value=piece.text)
            code_on = -1
            continue
        first = _first_of_address(rest, after, labelled=labelled or bool(label))
        labelled = False
        if first < 0:
            yield piece
            continue
        if first:
            yield replace(piece, text=rest[:first].strip(" ,"))
        value = rest[first:].strip(" ,")
        code_on = piece.line if POSTCODE.fullmatch(value) else -1
        yield Piece(piece.text if not first else rest[first:], Part.OFFICE, value, piece.line)


def gathered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Put the parts of one address together in the value of its first piece; visiting addresses before boxes."""
    found: list[Piece] = []
    open_at = -1
    for piece in pieces:
        if piece.part is Part.OFFICE:
            if open_at >= 0 and _goes_on(found[open_at], piece):
                found[open_at] = replace(found[open_at], value=f"{found[open_at].value}, {piece.value}")
                piece = replace(piece, value="")
            else:
                open_at = len(found) if piece.value else -1
        found.append(piece)
    return tuple(found)


def _first_of_address(text: str, after: str, *, labelled: bool) -> int:
    """Give where an address begins in a text, -1 where there is none."""
    start = 0
    for part in text.split(","):
        bare = part.strip()
        named = ORGANISATION.search(fold(bare)) and not POSTCODE.search(bare)
        if STREET.match(bare) or BOX.search(bare) or POSTCODE.search(bare) or _is_country(bare):
            return start
        place = text[start + len(part) + 1 :].strip() or after
        if NUMBERED.match(bare) and not named and (labelled or POSTCODE.search(place) or FOREIGN_PLACE.match(place)):
            return start
        start += len(part) + 1
    return 0 if labelled and not ORGANISATION.search(fold(text)) else -1


def _goes_on(address: Piece, piece: Piece) -> bool:
    """Tell whether a piece is the rest of an address: its postal code, place or country, two lines away at most."""
    if not piece.value or piece.line - address.line > _APART:
        return False
    code = POSTCODE.search(address.value)
    if code is None:
        return not BOX.search(piece.value) and not STREET.match(piece.value)
    return not holds_letters(address.value[code.end() :]) or _is_country(piece.value)


def _is_country(value: str) -> bool:
    return bool(COUNTRY.match(fold(value.strip())))
