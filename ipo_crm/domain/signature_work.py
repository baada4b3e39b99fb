"""Tell function, organisation and department apart in a piece of a signature that holds one or more of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from ipo_crm.domain.names import fold
from ipo_crm.domain.signature_names import is_name
from ipo_crm.domain.signature_parts import Part, Piece
from ipo_crm.domain.signature_words import DEPARTMENT, FUNCTION, JOINED, LEGAL_FORM, NAMED_BODY, ORGANISATION

Knows = Callable[[str], bool]

_LABEL: Final = re.compile(
    r"^(?:functie|organisatie|naam|name|title|afdeling|bedrijf|company|function)\s?:\s*", re.IGNORECASE
)
_LABELLED: Final = {
    "naam": Part.NAME,
    "name": Part.NAME,
    "functie": Part.FUNCTION,
    "function": Part.FUNCTION,
    "title": Part.FUNCTION,
    "organisatie": Part.ORGANISATION,
    "bedrijf": Part.ORGANISATION,
    "company": Part.ORGANISATION,
    "afdeling": Part.DEPARTMENT,
}
_JOINER: Final = re.compile(r"^(?:bij|at|namens|van|of|@|-|–)(?: de| het| the)? +(?=\w)", re.IGNORECASE)
_WITHIN: Final = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_SENTENCE: Final = 16  # words; what is longer tells something, and names nothing


def told_apart(piece: Piece, knows: Knows) -> Iterator[Piece]:
    """Give an unread piece as it is, or as what it says; one that says two things as two pieces."""
    label = _LABEL.match(piece.text)
    if label:
        part = _LABELLED[fold(label.group().partition(":")[0].strip())]
        yield replace(piece, part=part, value=piece.text[label.end() :].strip())
        return
    if len(piece.text.split()) > _SENTENCE:
        yield replace(piece, part=Part.LEFTOVER)
        return
    within = _WITHIN.match(piece.text)
    if within and _sense(within[2], knows) is Part.ORGANISATION:
        yield from told_apart(replace(piece, text=within[1]), knows)
        yield replace(piece, text=within[2], part=Part.ORGANISATION, value=within[2])
        return
    if not is_name(piece.text):
        halves = _halves(piece.text, knows)
        if halves:
            yield from told_apart(replace(piece, text=halves[0]), knows)
            joined = _JOINER.match(halves[1])
            if joined:
                yield replace(piece, text=halves[1], part=Part.ORGANISATION, value=halves[1][joined.end() :])
            else:
                yield from told_apart(replace(piece, text=halves[1]), knows)
            return
    part = _sense(piece.text, knows)
    yield replace(piece, part=part, value=piece.text if part is not Part.UNREAD else "")


def _halves(text: str, knows: Knows) -> tuple[str, ...]:
    """Give the two parts of "adviseur bij Netwerk Noord" or of "Anna de Vries, adviseur", where there are two."""
    if knows(text):
        return ()
    for at in (found.start() for found in re.finditer(",", text)):
        one, other = text[:at].strip(), text[at + 1 :].strip()
        if one and other and _differ(one, other, knows):
            return one, other
    for pattern in (NAMED_BODY, JOINED):
        found = pattern.match(text)
        if found and _sense(found[1], knows) in (Part.FUNCTION, Part.DEPARTMENT):
            start = found.start(2)
            if _sense(text[start:], knows) is Part.ORGANISATION or (pattern is JOINED and text[start].isupper()):
                return text[: found.end(1)], text[found.end(1) :].strip(" ,")
    words = text.split()
    for cut in range(1, len(words)):
        one, other = " ".join(words[:cut]), " ".join(words[cut:])
        if knows(other) and _sense(one, knows) in (Part.FUNCTION, Part.DEPARTMENT):
            return one, other
    return ()


def _differ(one: str, other: str, knows: Knows) -> bool:
    """Tell whether two parts of a text say two things, each of them plainly."""
    first = Part.NAME if is_name(one) else _sense(one, knows)
    second = _sense(other, knows)
    return Part.UNREAD not in (first, second) and first is not second


def _sense(text: str, knows: Knows) -> Part:
    """Give what one text is by the words in it; UNREAD where no word tells."""
    if knows(text):
        return Part.ORGANISATION
    folded = fold(text)
    function, body = FUNCTION.search(folded), ORGANISATION.search(folded)
    if LEGAL_FORM.search(folded):
        return Part.ORGANISATION
    if DEPARTMENT.search(folded):
        return Part.DEPARTMENT
    if function and body:
        return Part.ORGANISATION if body.start() < function.start() else Part.FUNCTION
    if function:
        return Part.FUNCTION
    return Part.ORGANISATION if body else Part.UNREAD
