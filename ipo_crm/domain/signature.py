"""Read a pasted signature: who it is, what they do, where, and how to reach them.

Nothing is thrown away: each piece is understood, known noise (a greeting, a disclaimer) or left over for the reader.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ipo_crm.domain.names import fold
from ipo_crm.domain.signature_cut import LONGEST, cut, reached
from ipo_crm.domain.signature_lines import about_noise, is_noise, split_greeting
from ipo_crm.domain.signature_names import bare_name, fits_domain, fits_mail, is_name, is_person_for_sure
from ipo_crm.domain.signature_offices import gathered, located
from ipo_crm.domain.signature_parts import Part, Piece, Signature
from ipo_crm.domain.signature_work import told_apart

Knows = Callable[[str], bool]
"""Tells whether a text is the name or abbreviation of an organisation in the file."""

_FAR = 8  # words; what is longer is a sentence, and no function
_WIDE = 120  # signs


def read(text: str, knows: Knows = lambda _text: False) -> Signature:
    """Take a signature apart; never an error, whatever was pasted."""
    pieces = list(located(list(_pieces(text[:LONGEST]))))
    pieces = [one for piece in pieces for one in (told_apart(piece, knows) if piece.part is Part.UNREAD else (piece,))]
    pieces = _named(pieces)
    pieces = _placed(pieces, knows)
    pieces = [replace(piece, part=Part.LEFTOVER) if piece.part is Part.UNREAD else piece for piece in pieces]
    rest = text[LONGEST:].strip()
    return Signature(pieces=(*gathered(pieces), *((Piece(rest, Part.LEFTOVER),) if rest else ())))


def _pieces(text: str) -> Iterator[Piece]:
    """Give all of a text in pieces, with noise and ways to reach someone known."""
    for line, stretch, passed_over in about_noise(cut(text)):
        if passed_over:
            yield Piece(stretch, Part.NOISE, line=line)
            continue
        greeting, rest = split_greeting(stretch)
        if greeting:
            yield Piece(greeting, Part.NOISE, line=line)
        if rest:
            for piece in reached(rest, line):
                yield replace(piece, part=Part.NOISE) if piece.part is Part.UNREAD and is_noise(piece.text) else piece


def _named(pieces: list[Piece]) -> list[Piece]:
    """Choose the piece that is the name: one that the mail address is made of, else one that is no party's name."""
    mails = [piece.value for piece in pieces if piece.part is Part.EMAIL]
    if any(piece.part is Part.NAME for piece in pieces):
        return pieces
    best, score = -1, -2
    for at, piece in enumerate(pieces):
        if piece.part is not Part.UNREAD or not (is_name(piece.text) or _is_written_small(piece.text, mails)):
            continue
        worth = 2 * fits_mail(piece.text, mails) + is_person_for_sure(piece.text) - fits_domain(piece.text, mails)
        if worth > score:
            best, score = at, worth
    if best < 0:
        return pieces
    name = bare_name(pieces[best].text)
    given = fold(name).split()
    return [
        replace(piece, part=Part.NAME, value=name)
        if at == best
        else replace(piece, part=Part.NOISE)
        if piece.part is Part.UNREAD and _is_short_for(piece.text, given)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_short_for(text: str, words: list[str]) -> bool:
    """Tell whether this is the given name under a greeting: "Kees" above "Kees Zangvogel", "Mo" above "Mohamed"."""
    short = fold(text).strip(".,!")
    return " " not in short and any(word.strip("().,").startswith(short) for word in words if short)


def _is_written_small(text: str, mails: list[str]) -> bool:
    """Tell whether this is "anna de vries" or "Anna" beside the address that is made of it."""
    short = len(text.split()) <= 4 and not any(char.isdigit() for char in text)
    return short and fits_mail(text, mails) and not fits_domain(text, mails) and is_name(f"A. {text.title()}")


def _placed(pieces: list[Piece], knows: Knows) -> list[Piece]:
    """Say of what has no word that tells it whether it is the organisation or the function: by address and by place."""
    places = [piece.value for piece in pieces if piece.part in (Part.EMAIL, Part.WEBSITE)]
    found = _one_organisation(pieces, places, knows)
    at = next((at for at, piece in enumerate(found) if piece.part is Part.NAME), -1)
    if not any(piece.part is Part.ORGANISATION for piece in found):
        for number, piece in enumerate(found):
            if piece.part is Part.UNREAD and _is_short(piece.text) and fits_domain(piece.text, places):
                found[number] = _as(piece, Part.ORGANISATION)
                break
    for part in (Part.FUNCTION, Part.ORGANISATION):
        near = _next_unread(found, at)
        if near >= 0 and not any(piece.part is part for piece in found):
            found[near] = _as(found[near], part)
    return found


def _one_organisation(pieces: list[Piece], places: list[str], knows: Knows) -> list[Piece]:
    """Keep one organisation: one that is known, else one that the address is named after, else the first."""
    all_of_them = [piece for piece in pieces if piece.part is Part.ORGANISATION]
    if len(all_of_them) < 2:
        return list(pieces)

    def worth(piece: Piece) -> int:
        """A fractie goes before the chamber in which it sits."""
        return 4 * ("fractie" in fold(piece.value)) + 2 * knows(piece.value) + fits_domain(piece.value, places)

    chosen = max(all_of_them, key=worth)
    return [
        replace(piece, part=Part.LEFTOVER, value="")
        if piece.part is Part.ORGANISATION and fold(piece.value) != fold(chosen.value)
        else piece
        for piece in pieces
    ]


def _next_unread(pieces: list[Piece], name_at: int) -> int:
    """Give the place of what follows the name, its function or organisation directly; -1 where nothing does."""
    if name_at < 0:
        return -1
    lines = 0
    for at in range(name_at + 1, len(pieces)):
        piece = pieces[at]
        lines += piece.line != pieces[at - 1].line
        if piece.part is Part.UNREAD:
            return at if lines <= 3 and _is_short(piece.text) else -1
        if piece.part not in (Part.FUNCTION, Part.ORGANISATION, Part.DEPARTMENT, Part.NOISE):
            return -1
    return -1


def _is_short(text: str) -> bool:
    return len(text) <= _WIDE and len(text.split()) <= _FAR


def _as(piece: Piece, part: Part) -> Piece:
    return replace(piece, part=part, value=piece.text)
