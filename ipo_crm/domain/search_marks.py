"""Where the words that were looked for stand in a text, and the piece of a long text around them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ipo_crm.domain.names import fold_in_place, search_words, spellings
from ipo_crm.domain.search import Marks

_AROUND = 40
_SHOWN = 110
_PIECE = 4_000
_LOOKED_AT = 200_000
_SHORT = {"vd": ("van der", "van den", "van de", "van"), "vdr": ("van der",), "vdn": ("van den",)}
_BREAK = re.compile(r"\s+")


def marks(text: str, words: Sequence[str]) -> Marks:
    """Give where words begin like these, folded ones; neighbours with but a space between are one mark.

    A word that stands nowhere by itself is looked for across spaces and hyphens: "vandenberg" in "van den Berg".
    """
    folded, places = fold_in_place(text)
    spots: list[tuple[int, int]] = []
    for word in words:
        found = _spots(folded, word)
        spots += [(places[start], places[end - 1] + 1) for start, end in found if end > start]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spots):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple((start, end - start) for start, end in joined)


def meant_too(text: str) -> tuple[str, ...]:
    """Give what the first word written short is looked for as well: "vd" finds "van de" and others."""
    return next((_SHORT[word] for word in search_words(text) if word in _SHORT), ())


def holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether every word stands in the text."""
    folded = _folded(text)
    return all(_spots(folded, word) for word in words)


def fragment(texts: Sequence[str], words: Sequence[str]) -> tuple[str, Marks]:
    """Give the piece of the first text that holds the most of the words, with its marks; empty when none does."""
    best, most = "", 0
    for text in texts:
        for start in range(0, min(len(text), _LOOKED_AT), _PIECE - _SHOWN):
            piece = text[start : start + _PIECE]
            folded = _folded(piece)
            held = sum(bool(_spots(folded, word)) for word in words)
            if held > most:
                best, most = piece, held
            if most == len(words):
                break
    return _cut(best, words) if most else ("", ())


def _cut(text: str, words: Sequence[str]) -> tuple[str, Marks]:
    """Cut a piece around the first mark, between words where that is near, on one line."""
    line = _BREAK.sub(" ", text).strip()
    found = marks(line, words)
    if not found:
        return "", ()
    start = max(0, found[0][0] - _AROUND)
    if start:
        start = line.find(" ", start, found[0][0]) + 1 or start
    end = min(len(line), start + _SHOWN)
    if end < len(line):
        end = max(line.rfind(" ", start, end), found[0][0] + min(found[0][1], _SHOWN))
    before, after = "… " if start else "", " …" if end < len(line) else ""
    shown = f"{before}{line[start:end]}{after}"
    moved = len(before) - start
    inside = tuple((at + moved, min(length, end - at)) for at, length in found if at < end)
    return shown, inside


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold_in_place(text)[0]


def _spots(folded: str, word: str) -> list[tuple[int, int]]:
    """Give the spans where a word, in any of its spellings, begins a word of the folded text."""
    forms, across = _ways(word)
    for form in forms:
        found = [(at, at + len(form)) for at in _starts(folded, form)]
        if found:
            return found
    return [] if across is None else [match.span() for match in across.finditer(folded)]


@lru_cache(maxsize=200)
def _ways(word: str) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """Give the spellings of a word, and what finds it across spaces; every text that is shown asks for the same few."""
    forms = (*_SHORT.get(word, ()), *spellings(word))
    across = r"[\W_]{0,3}".join(re.escape(char) for char in word)
    return forms, None if len(word) < 4 else re.compile(rf"(?<![^\W_]){across}")


def _starts(folded: str, form: str) -> list[int]:
    """Give the places where the form begins a word."""
    starts: list[int] = []
    at = folded.find(form)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum():
            starts.append(at)
        at = folded.find(form, at + 1)
    return starts
